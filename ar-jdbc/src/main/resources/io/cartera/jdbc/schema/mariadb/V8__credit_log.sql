-- Credit decisions, with all that each was made of, and what overrides them.
create table cartera_credit_log (
    shard_key varchar(128) not null,
    ledger varchar(128) not null,
    customer varchar(128) not null,
    seq integer not null,
    kind varchar(32) not null,
    command varchar(128) not null,
    recorded_at datetime(6) not null,
    actor varchar(128) not null,
    basis varchar(4200),
    effective_on date not null,
    decision varchar(128) not null,
    outcome varchar(32),
    -- The text forms from which a decision is made again.
    request mediumtext,
    picture mediumtext,
    policy mediumtext,
    -- What the person was told, and under which overridden decision this one was let through.
    explained mediumtext,
    under_decision varchar(128),
    approver varchar(128),
    currency char(3),
    amount_minor bigint,
    through_on date,
    reason varchar(1000),
    -- The command of the override that counts no longer.
    withdraws varchar(128),
    requester varchar(128),
    policy_name varchar(128),
    policy_version integer,
    -- The figures of the customer's own limit, where the policy holds the sale to it.
    on_credit_minor bigint,
    exposure_minor bigint,
    limit_minor bigint,
    constraint cartera_credit_log_key primary key (shard_key, ledger, customer, seq),
    constraint cartera_credit_log_once unique (shard_key, command, kind, ledger, customer),
    constraint cartera_credit_log_kind check (kind in ('DECIDE_CREDIT', 'OVERRIDE_CREDIT', 'WITHDRAW_OVERRIDE')),
    constraint cartera_credit_log_decided check ((kind = 'DECIDE_CREDIT') = (outcome is not null)
        and (outcome is null or outcome in ('APPROVED', 'REFERRED', 'DECLINED'))
        and (outcome is null) = (request is null)
        and (outcome is null) = (picture is null)
        and (outcome is null) = (policy is null)
        and (outcome is null) = (explained is null)
        and (outcome is null) = (policy_name is null)
        and (outcome is null) = (policy_version is null)
        and (outcome is null or command = decision)
        and (under_decision is null or (outcome is not null and under_decision <> decision))
        and (outcome is not null or (requester is null and on_credit_minor is null))),
    constraint cartera_credit_log_overridden check ((kind = 'OVERRIDE_CREDIT') = (approver is not null)
        and (approver is null) = (through_on is null)
        and (approver is null or (amount_minor > 0 and through_on >= effective_on))),
    constraint cartera_credit_log_withdrawn check ((kind = 'WITHDRAW_OVERRIDE') = (withdraws is not null)
        and (kind = 'DECIDE_CREDIT') = (reason is null)
        and (withdraws is null) = (amount_minor is not null)
        and (currency is null) = (amount_minor is null)),
    constraint cartera_credit_log_bound check ((limit_minor is null) = (exposure_minor is null)
        and (limit_minor is null) = (on_credit_minor is null))
) engine = InnoDB row_format = dynamic default charset = utf8mb4
    /*M!100600 collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

create index cartera_credit_log_by_decision on cartera_credit_log (shard_key, ledger, customer, decision);

create index cartera_credit_log_under on cartera_credit_log (shard_key, ledger, customer, under_decision);

create index cartera_credit_log_by_day on cartera_credit_log (ledger, effective_on);
