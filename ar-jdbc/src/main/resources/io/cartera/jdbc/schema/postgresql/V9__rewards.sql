-- Points of customers: what was earned, clawed back, redeemed, given back, used as a voucher and given as a gift.
create table cartera_points_entry (
    shard_key varchar(128) collate "C" not null,
    ledger varchar(128) collate "C" not null,
    customer varchar(128) collate "C" not null,
    seq integer not null,
    kind varchar(32) collate "C" not null,
    command varchar(128) collate "C" not null,
    recorded_at timestamp(6) with time zone not null,
    actor varchar(128) collate "C" not null,
    basis varchar(4200),
    effective_on date not null,
    program varchar(128) collate "C" not null,
    -- What earned, clawed back, was given back or used: each once in a programme.
    subject varchar(128) collate "C",
    document varchar(128) collate "C",
    points bigint not null,
    -- By how much more the customer owes points.
    owed bigint not null,
    usable_through date,
    tier varchar(128) collate "C",
    -- Why so many points were earned: a line for each rule.
    earned_by text,
    currency char(3) collate "C",
    amount_minor bigint,
    valid_through date,
    gift varchar(128) collate "C",
    quantity integer,
    constraint cartera_points_entry_key primary key (shard_key, ledger, customer, seq),
    constraint cartera_points_entry_once unique (shard_key, command, kind, ledger, customer),
    constraint cartera_points_entry_subject_once unique (shard_key, ledger, customer, program, kind, subject),
    constraint cartera_points_entry_kind check (kind in ('EARN_POINTS', 'CLAW_BACK_POINTS', 'REDEEM_POINTS',
        'REVERSE_REDEMPTION', 'USE_VOUCHER', 'GRANT_GIFT')),
    constraint cartera_points_entry_subject check ((kind in ('REDEEM_POINTS', 'GRANT_GIFT')) = (subject is null)
        and (kind in ('CLAW_BACK_POINTS', 'USE_VOUCHER')) = (document is not null)),
    constraint cartera_points_entry_points check (points >= 0
        and (kind <> 'REDEEM_POINTS' or points > 0)
        and (kind not in ('USE_VOUCHER', 'GRANT_GIFT') or points = 0)
        and (kind not in ('EARN_POINTS', 'REVERSE_REDEMPTION') or (owed <= 0 and -owed <= points))
        and (kind <> 'CLAW_BACK_POINTS' or (owed >= 0 and owed <= points))
        and (kind not in ('REDEEM_POINTS', 'USE_VOUCHER', 'GRANT_GIFT') or owed = 0)),
    constraint cartera_points_entry_earned check ((kind = 'EARN_POINTS' or (tier is null and earned_by is null))
        and (kind in ('EARN_POINTS', 'REVERSE_REDEMPTION') or usable_through is null)),
    constraint cartera_points_entry_reward check ((currency is null) = (amount_minor is null)
        and (gift is null) = (quantity is null)
        and (amount_minor is null or (amount_minor > 0 and kind = 'REDEEM_POINTS'))
        and (quantity is null or quantity >= 1)
        and (kind in ('REDEEM_POINTS', 'GRANT_GIFT')) = (gift is not null or currency is not null)
        and (gift is null or currency is null)
        and (valid_through is null or currency is not null))
);

-- The lots that an entry moves: what a document earned, with one last day; 9999-12-31 for no end.
create table cartera_points_move (
    shard_key varchar(128) collate "C" not null,
    ledger varchar(128) collate "C" not null,
    customer varchar(128) collate "C" not null,
    seq integer not null,
    number integer not null,
    program varchar(128) collate "C" not null,
    source varchar(128) collate "C" not null,
    usable_through date not null,
    points bigint not null,
    constraint cartera_points_move_key primary key (shard_key, ledger, customer, seq, number),
    constraint cartera_points_move_points check (number >= 1 and points <> 0)
);
