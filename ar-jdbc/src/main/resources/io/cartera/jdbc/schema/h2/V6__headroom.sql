-- What a limit is granted for besides its amount; what was granted before is a standard limit of the account.
alter table cartera_limit_grant add column until_on date;
alter table cartera_limit_grant add column limit_kind varchar(32) default 'STANDARD' not null;
alter table cartera_limit_grant add column scope varchar(32) default 'ACCOUNT' not null;
alter table cartera_limit_grant add column term varchar(32);
alter table cartera_limit_grant add column reason varchar(128);
alter table cartera_limit_grant add column approver varchar(128);
alter table cartera_limit_grant add constraint cartera_limit_grant_until check (until_on is null or until_on > effective_on);
alter table cartera_limit_grant add constraint cartera_limit_grant_for check (
    limit_kind in ('STANDARD', 'INSURED', 'SEASONAL', 'TEMPORARY')
    and scope in ('ACCOUNT', 'GROUP')
    and (term is null or term in ('OPEN_DEBITS', 'UNBILLED', 'OPEN_ORDERS')));

-- Reservations, orders and deliveries with their steps, and memberships in groups.
create table cartera_headroom_fact (
    shard_key varchar(128) not null,
    ledger varchar(128) not null,
    customer varchar(128) not null,
    seq bigint not null,
    kind varchar(32) not null,
    command varchar(128) not null,
    recorded_at timestamp(6) with time zone not null,
    actor varchar(128) not null,
    basis varchar(4200),
    effective_on date not null,
    reservation varchar(128),
    document_kind varchar(32),
    document varchar(128),
    currency char(3),
    amount_minor bigint,
    holds_through date,
    reference varchar(128),
    root varchar(128),
    until_on date,
    reserved_minor bigint,
    ordered_minor bigint,
    unbilled_minor bigint,
    exposure_minor numeric(38),
    limit_minor bigint,
    group_root varchar(128),
    group_exposure_minor numeric(38),
    group_limit_minor bigint,
    constraint cartera_headroom_fact_key primary key (shard_key, ledger, customer, seq),
    constraint cartera_headroom_fact_once unique (shard_key, command, kind, ledger, customer),
    constraint cartera_headroom_fact_kind check (kind in ('RESERVE', 'STATE_ORDER', 'COMMIT_RESERVATION',
        'RELEASE_RESERVATION', 'CHANGE_GROUP')),
    constraint cartera_headroom_fact_reservation check ((kind = 'CHANGE_GROUP') = (reservation is null)
        and (reservation is null) = (currency is null)
        and (reservation is null) = (reserved_minor is null)
        and (reservation is null) = (ordered_minor is null)
        and (reservation is null) = (unbilled_minor is null)),
    constraint cartera_headroom_fact_amount check (
        (kind in ('RELEASE_RESERVATION', 'CHANGE_GROUP') or amount_minor is not null)
        and (kind <> 'CHANGE_GROUP' or amount_minor is null)
        and (amount_minor is null or amount_minor > 0)),
    constraint cartera_headroom_fact_document check (
        (kind in ('RESERVE', 'STATE_ORDER', 'COMMIT_RESERVATION')) = (document_kind is not null)
        and (kind = 'COMMIT_RESERVATION') = (document is not null)
        and (document_kind is null or document_kind in ('QUOTATION', 'ORDER', 'DELIVERY', 'INVOICE'))),
    constraint cartera_headroom_fact_holds check ((kind = 'RESERVE') = (holds_through is not null)
        and (holds_through is null or holds_through >= effective_on)),
    constraint cartera_headroom_fact_group check (kind = 'CHANGE_GROUP' or (root is null and until_on is null)),
    constraint cartera_headroom_fact_root check (root is null or root <> customer),
    constraint cartera_headroom_fact_until check (until_on is null or until_on > effective_on),
    constraint cartera_headroom_fact_grounds check ((kind = 'RESERVE' or exposure_minor is null)
        and (exposure_minor is not null or limit_minor is null)
        and (group_root is null) = (group_exposure_minor is null)
        and (group_root is null) = (group_limit_minor is null))
);

create index cartera_headroom_fact_step on cartera_headroom_fact (shard_key, ledger, customer, reservation);

create index cartera_headroom_fact_by_kind on cartera_headroom_fact (shard_key, ledger, customer, kind);

create index cartera_headroom_fact_member on cartera_headroom_fact (root, ledger);

-- What is left of each reservation, and the last day for which one has to look at it.
create table cartera_reservation (
    shard_key varchar(128) not null,
    ledger varchar(128) not null,
    customer varchar(128) not null,
    reservation varchar(128) not null,
    currency char(3) not null,
    amount_minor bigint not null,
    holds_through date not null,
    reserved_minor bigint not null,
    ordered_minor bigint not null,
    unbilled_minor bigint not null,
    changed_on date not null,
    counts_through date not null,
    constraint cartera_reservation_key primary key (shard_key, ledger, customer, reservation),
    constraint cartera_reservation_left check (reserved_minor >= 0 and ordered_minor >= 0 and unbilled_minor >= 0
        and reserved_minor + ordered_minor + unbilled_minor <= amount_minor)
);

create index cartera_reservation_live on cartera_reservation (shard_key, ledger, customer, counts_through);

create index cartera_reservation_live_in_ledger on cartera_reservation (ledger, counts_through);

-- The root of each group: the row that is locked where a limit of a group is at stake.
create table cartera_credit_group (
    shard_key varchar(128) not null,
    ledger varchar(128) not null,
    customer varchar(128) not null,
    constraint cartera_credit_group_key primary key (shard_key, ledger, customer)
);
