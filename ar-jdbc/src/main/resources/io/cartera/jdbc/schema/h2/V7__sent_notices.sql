-- Notices that were sent, and their withdrawals, beside the disputes and promises.
alter table cartera_collection_fact drop constraint cartera_collection_fact_kind;

alter table cartera_collection_fact add column notice_level integer;
alter table cartera_collection_fact add column channel varchar(128);
-- Under what the host keeps the notice.
alter table cartera_collection_fact add column notice_reference varchar(128);
-- Which notice no longer counts, and why.
alter table cartera_collection_fact add column withdraws varchar(128);
alter table cartera_collection_fact add column withdrawn_because varchar(128);

alter table cartera_collection_fact add constraint cartera_collection_fact_kind check (
    kind in ('OPEN_DISPUTE', 'RESOLVE_DISPUTE', 'PROMISE', 'WITHDRAW_PROMISE', 'RECORD_NOTICE', 'WITHDRAW_NOTICE'));

alter table cartera_collection_fact add constraint cartera_collection_fact_notice check (
    (kind = 'RECORD_NOTICE') = (notice_level is not null)
    and (notice_level is null) = (channel is null)
    and (notice_level is null or notice_level between 1 and 99)
    and (notice_level is not null or notice_reference is null)
    and (kind = 'WITHDRAW_NOTICE') = (withdraws is not null)
    and (withdraws is null) = (withdrawn_because is null)
    and (kind not in ('RECORD_NOTICE', 'WITHDRAW_NOTICE')
        or (ends is null and amount_minor is null and until_on is null and owner is null)));

-- A notice is withdrawn once.
alter table cartera_collection_fact add constraint cartera_collection_fact_withdrawn_once
    unique (shard_key, ledger, customer, withdraws);

-- The items that a notice is about.
create table cartera_noticed_item (
    shard_key varchar(128) not null,
    ledger varchar(128) not null,
    customer varchar(128) not null,
    notice varchar(128) not null,
    number integer not null,
    side varchar(32) not null,
    document varchar(128) not null,
    part integer not null,
    constraint cartera_noticed_item_key primary key (shard_key, ledger, customer, notice, number),
    constraint cartera_noticed_item_once unique (shard_key, ledger, customer, notice, side, document, part),
    constraint cartera_noticed_item_number check (number >= 1),
    constraint cartera_noticed_item_side check (side = 'DEBIT'),
    constraint cartera_noticed_item_part check (part >= 1)
);
