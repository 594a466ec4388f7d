-- The customer file through time: the parts of a person's name, how many facts there are of a customer, and to which of them
-- a document is billed. The row of the customer is locked, after one of its accounts, by who adds a fact.
alter table cartera_customer add column person_name varchar(4400);
alter table cartera_customer add column last_fact bigint default 0 not null;
alter table cartera_invoice add column billed_to bigint;

-- What was recorded of a customer, through which ledger; numbered over all ledgers. The content is a text by the form of its
-- kind (docs/customer-facts.md), which may be sealed; none once it is erased.
create table cartera_customer_fact (
    shard_key varchar(128) not null,
    customer varchar(128) not null,
    seq bigint not null,
    ledger varchar(128) not null,
    kind varchar(32) not null,
    fact_key varchar(128) not null,
    command varchar(128) not null,
    recorded_at timestamp(6) with time zone not null,
    actor varchar(128) not null,
    basis varchar(4200),
    effective_on date not null,
    until_on date,
    content character large object,
    constraint cartera_customer_fact_key primary key (shard_key, customer, seq),
    constraint cartera_customer_fact_once unique (shard_key, command, kind, ledger, customer),
    constraint cartera_customer_fact_seq check (seq >= 1),
    constraint cartera_customer_fact_until check (until_on > effective_on)
);
