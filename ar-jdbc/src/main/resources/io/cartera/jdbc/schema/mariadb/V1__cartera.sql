-- Cartera on MariaDB and MySQL. All text is compared and ordered by code point, and blanks at its end count: each of the
-- two has such a collation and reads only the comment that names its own. Instants are UTC. The name of a primary key
-- is not kept; what refuses a row by it says PRIMARY.

-- A shared lock made of exclusive ones: who writes on an account holds any one row, who closes a ledger holds all.
create table cartera_gate (
    slot smallint not null,
    constraint cartera_gate_key primary key (slot),
    constraint cartera_gate_slot check (slot between 1 and 64)
) engine = InnoDB row_format = dynamic default charset = utf8mb4
    /*M!100600 collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

insert into cartera_gate (slot) values
    (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15), (16),
    (17), (18), (19), (20), (21), (22), (23), (24), (25), (26), (27), (28), (29), (30), (31), (32),
    (33), (34), (35), (36), (37), (38), (39), (40), (41), (42), (43), (44), (45), (46), (47), (48),
    (49), (50), (51), (52), (53), (54), (55), (56), (57), (58), (59), (60), (61), (62), (63), (64);

-- How many minor units make one unit of a currency, where it is not a hundred. The views need it; add a currency of your own
-- if it is not a hundred there either.
create table cartera_currency (
    currency char(3) not null,
    minor_per_unit integer not null,
    constraint cartera_currency_key primary key (currency),
    constraint cartera_currency_minor check (minor_per_unit >= 1)
) engine = InnoDB row_format = dynamic default charset = utf8mb4
    /*M!100600 collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

insert into cartera_currency (currency, minor_per_unit) values
    ('ADP', 1), ('BEF', 1), ('BIF', 1), ('BYR', 1), ('CLP', 1), ('DJF', 1), ('ESP', 1), ('GNF', 1),
    ('GRD', 1), ('ISK', 1), ('ITL', 1), ('JPY', 1), ('KMF', 1), ('KRW', 1), ('LUF', 1), ('PTE', 1),
    ('PYG', 1), ('RWF', 1), ('UGX', 1), ('UYI', 1), ('VND', 1), ('VUV', 1), ('XAF', 1), ('XAG', 1),
    ('XAU', 1), ('XBA', 1), ('XBB', 1), ('XBC', 1), ('XBD', 1), ('XDR', 1), ('XEU', 1), ('XFU', 1),
    ('XOF', 1), ('XPD', 1), ('XPF', 1), ('XPT', 1), ('XSU', 1), ('XTS', 1), ('XUA', 1), ('XXX', 1),
    ('BHD', 1000), ('IQD', 1000), ('JOD', 1000), ('KWD', 1000), ('LYD', 1000), ('OMR', 1000), ('TND', 1000), ('CLF', 10000);

-- Nothing becomes effective on or before the latest day through which a ledger was ever closed.
create table cartera_closing (
    ledger varchar(128) not null,
    seq bigint not null,
    command varchar(128) not null,
    closed_through date not null,
    recorded_at datetime(6) not null,
    actor varchar(128) not null,
    basis varchar(1000),
    constraint cartera_closing_key primary key (ledger, seq),
    constraint cartera_closing_once unique (ledger, command)
) engine = InnoDB row_format = dynamic default charset = utf8mb4
    /*M!100600 collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

-- The customer file, shared by all ledgers. Here and below, a column for a text of 1000 characters is wider where the text may
-- be sealed.
create table cartera_customer (
    shard_key varchar(128) not null,
    customer varchar(128) not null,
    kind varchar(32) not null,
    name text not null,
    country text,
    industry text,
    terms varchar(4000),
    payment_preference longtext,
    external_refs longtext,
    constraint cartera_customer_key primary key (shard_key, customer)
) engine = InnoDB row_format = dynamic default charset = utf8mb4
    /*M!100600 collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

-- The data keys under which the texts of customers are sealed, wrapped under a master key of the host; none once it is erased.
create table cartera_subject_key (
    shard_key varchar(128) not null,
    customer varchar(128) not null,
    number integer not null,
    wrapped_by varchar(128),
    wrapped_key varchar(1000),
    constraint cartera_subject_key_key primary key (shard_key, customer, number),
    constraint cartera_subject_key_number check (number >= 1),
    constraint cartera_subject_key_erased check ((wrapped_by is null) = (wrapped_key is null))
) engine = InnoDB row_format = dynamic default charset = utf8mb4
    /*M!100600 collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

-- The row that is locked; everything below belongs to an account.
create table cartera_account (
    shard_key varchar(128) not null,
    ledger varchar(128) not null,
    customer varchar(128) not null,
    version bigint not null,
    last_recorded_at datetime(6),
    -- The secret under which the audit trail commits to texts: 32 bytes, or sealed and longer; none once it is erased.
    audit_key varbinary(1000),
    -- Through which version the changes were handed on: see cartera_outbox.
    acknowledged_version bigint not null,
    constraint cartera_account_key primary key (shard_key, ledger, customer),
    constraint cartera_account_version check (version >= 0 and (version = 0) = (last_recorded_at is null)),
    constraint cartera_account_waiting check (acknowledged_version between 0 and version),
    constraint cartera_account_audit_key check (octet_length(audit_key) >= 32)
) engine = InnoDB row_format = dynamic default charset = utf8mb4
    /*M!100600 collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

-- The accounts of which something is still to be handed on; the messages are their commands after the acknowledged one.
create table cartera_outbox (
    shard_key varchar(128) not null,
    ledger varchar(128) not null,
    customer varchar(128) not null,
    waiting_since datetime(6) not null,
    constraint cartera_outbox_key primary key (shard_key, ledger, customer)
) engine = InnoDB row_format = dynamic default charset = utf8mb4
    /*M!100600 collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

-- One row for each command that was applied; its version is the account's after it.
create table cartera_command (
    shard_key varchar(128) not null,
    ledger varchar(128) not null,
    customer varchar(128) not null,
    version bigint not null,
    recorded_at datetime(6) not null,
    kind varchar(32) not null,
    command varchar(128) not null,
    actor varchar(128) not null,
    basis varchar(4200),
    content longtext not null,
    constraint cartera_command_key primary key (shard_key, ledger, customer, version),
    constraint cartera_command_once unique (shard_key, command, kind, ledger, customer),
    constraint cartera_command_version check (version >= 1)
) engine = InnoDB row_format = dynamic default charset = utf8mb4
    /*M!100600 collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

-- Debits and credits; an entry is reversed at most once.
create table cartera_entry (
    shard_key varchar(128) not null,
    ledger varchar(128) not null,
    customer varchar(128) not null,
    version bigint not null,
    seq integer not null,
    side varchar(32) not null,
    document varchar(128) not null,
    part integer not null,
    kind varchar(32) not null,
    currency char(3) not null,
    amount_minor bigint not null,
    effective_on date not null,
    document_on date not null,
    due_on date not null,
    value_on date not null,
    reference varchar(4200),
    reverses_document varchar(128),
    reverses_part integer,
    reverses_kind varchar(32),
    returned varchar(32),
    counterpart_customer varchar(128),
    counterpart_document varchar(128),
    counterpart_part integer,
    moved_kind varchar(32),
    offers longtext,
    earned_by longtext,
    constraint cartera_entry_key primary key (shard_key, ledger, customer, version, seq),
    constraint cartera_entry_once unique (shard_key, document, part, side, ledger, customer),
    constraint cartera_entry_reversed_once unique (
        shard_key, ledger, customer, side, reverses_document, reverses_part),
    constraint cartera_entry_side check (side in ('DEBIT', 'CREDIT')),
    constraint cartera_entry_part check (part >= 1),
    constraint cartera_entry_amount check (amount_minor > 0),
    constraint cartera_entry_returned check ((kind = 'RETURNED_PAYMENT') = (returned is not null)),
    constraint cartera_entry_counterpart check (
        (kind in ('TRANSFER', 'NETTING', 'CONVERSION')) = (counterpart_customer is not null)
        and (counterpart_customer is null) = (counterpart_document is null)
        and (counterpart_customer is null) = (counterpart_part is null)),
    constraint cartera_entry_moved check (moved_kind is null or kind in ('TRANSFER', 'CONVERSION')),
    constraint cartera_entry_offers check (offers is null or side = 'DEBIT' or kind = 'CASH_DISCOUNT'),
    constraint cartera_entry_earned_by check (earned_by is null or kind = 'CASH_DISCOUNT'),
    constraint cartera_entry_due check (due_on >= document_on),
    constraint cartera_entry_reversal check ((kind = 'REVERSAL') = (reverses_document is not null)
        and (reverses_document is null) = (reverses_part is null)
        and (reverses_document is null) = (reverses_kind is null))
) engine = InnoDB row_format = dynamic default charset = utf8mb4
    /*M!100600 collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

-- An entry with what is open of it in the end: the only facts-bearing row that changes.
create table cartera_item (
    shard_key varchar(128) not null,
    ledger varchar(128) not null,
    customer varchar(128) not null,
    side varchar(32) not null,
    document varchar(128) not null,
    part integer not null,
    kind varchar(32) not null,
    currency char(3) not null,
    amount_minor bigint not null,
    effective_on date not null,
    document_on date not null,
    due_on date not null,
    value_on date not null,
    reference varchar(4200),
    reverses_document varchar(128),
    reverses_part integer,
    reverses_kind varchar(32),
    returned varchar(32),
    counterpart_customer varchar(128),
    counterpart_document varchar(128),
    counterpart_part integer,
    moved_kind varchar(32),
    offers longtext,
    earned_by longtext,
    recorded_at datetime(6) not null,
    open_minor bigint not null,
    last_change_on date not null,
    constraint cartera_item_key primary key (shard_key, ledger, customer, side, document, part),
    constraint cartera_item_side check (side in ('DEBIT', 'CREDIT')),
    constraint cartera_item_part check (part >= 1),
    constraint cartera_item_amount check (amount_minor > 0),
    constraint cartera_item_returned check ((kind = 'RETURNED_PAYMENT') = (returned is not null)),
    constraint cartera_item_counterpart check (
        (kind in ('TRANSFER', 'NETTING', 'CONVERSION')) = (counterpart_customer is not null)
        and (counterpart_customer is null) = (counterpart_document is null)
        and (counterpart_customer is null) = (counterpart_part is null)),
    constraint cartera_item_moved check (moved_kind is null or kind in ('TRANSFER', 'CONVERSION')),
    constraint cartera_item_offers check (offers is null or side = 'DEBIT' or kind = 'CASH_DISCOUNT'),
    constraint cartera_item_earned_by check (earned_by is null or kind = 'CASH_DISCOUNT'),
    constraint cartera_item_due check (due_on >= document_on),
    constraint cartera_item_reversal check ((kind = 'REVERSAL') = (reverses_document is not null)
        and (reverses_document is null) = (reverses_part is null)
        and (reverses_document is null) = (reverses_kind is null)),
    constraint cartera_item_open check (open_minor >= 0 and open_minor <= amount_minor),
    constraint cartera_item_change check (last_change_on >= effective_on)
) engine = InnoDB row_format = dynamic default charset = utf8mb4
    /*M!100600 collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

-- So much of a credit pays so much of a debit, from a day on.
create table cartera_allocation (
    shard_key varchar(128) not null,
    ledger varchar(128) not null,
    customer varchar(128) not null,
    version bigint not null,
    number integer not null,
    credit_document varchar(128) not null,
    credit_part integer not null,
    debit_document varchar(128) not null,
    debit_part integer not null,
    currency char(3) not null,
    amount_minor bigint not null,
    effective_on date not null,
    recorded_at datetime(6) not null,
    constraint cartera_allocation_key primary key (shard_key, ledger, customer, version, number),
    constraint cartera_allocation_number check (number >= 1),
    constraint cartera_allocation_amount check (amount_minor > 0)
) engine = InnoDB row_format = dynamic default charset = utf8mb4
    /*M!100600 collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

-- The end of an allocation; the key lets each end once.
create table cartera_release (
    shard_key varchar(128) not null,
    ledger varchar(128) not null,
    customer varchar(128) not null,
    allocation_version bigint not null,
    allocation_number integer not null,
    version bigint not null,
    seq integer not null,
    effective_on date not null,
    recorded_at datetime(6) not null,
    constraint cartera_release_key primary key (shard_key, ledger, customer, allocation_version, allocation_number),
    constraint cartera_release_once unique (shard_key, version, seq, ledger, customer)
) engine = InnoDB row_format = dynamic default charset = utf8mb4
    /*M!100600 collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

-- The series that number documents; the row is locked, last of all, by who takes a number. A series is its own shard key.
create table cartera_number_series (
    shard_key varchar(128) not null,
    ledger varchar(128) not null,
    series varchar(128) not null,
    prefix varchar(32) not null,
    joined_by varchar(3) not null,
    restarts varchar(32) not null,
    shows_year smallint not null,
    digits integer not null,
    first_ordinal bigint not null,
    -- Of a series that starts again each year: the year with a first ordinal of its own.
    first_year integer,
    first_of_year bigint,
    recorded_at datetime(6) not null,
    actor varchar(128) not null,
    basis varchar(1000),
    constraint cartera_number_series_key primary key (shard_key, ledger, series),
    constraint cartera_number_series_shard check (shard_key = series),
    constraint cartera_number_series_restarts check (restarts in ('NEVER', 'YEARLY')),
    constraint cartera_number_series_year check (shows_year in (0, 1) and (restarts = 'NEVER' or shows_year = 1)),
    constraint cartera_number_series_digits check (digits between 1 and 18),
    constraint cartera_number_series_first check (first_ordinal >= 1
        and (first_year is null) = (first_of_year is null)
        and (first_year is null or restarts = 'YEARLY')
        and (first_of_year is null or first_of_year >= 1))
) engine = InnoDB row_format = dynamic default charset = utf8mb4
    /*M!100600 collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

-- Every number that was taken, and for which document, or why for none. The period is the year of the date of issue where
-- the series starts again each year, else 0. Positions count the numbers of a series as they were taken.
create table cartera_number (
    shard_key varchar(128) not null,
    ledger varchar(128) not null,
    series varchar(128) not null,
    period integer not null,
    ordinal bigint not null,
    seq bigint not null,
    written varchar(64) not null,
    issued_on date not null,
    customer varchar(128),
    document varchar(128),
    reason varchar(1000),
    kind varchar(32) not null,
    command varchar(128) not null,
    actor varchar(128) not null,
    basis varchar(4200),
    recorded_at datetime(6) not null,
    constraint cartera_number_key primary key (shard_key, ledger, series, period, ordinal),
    constraint cartera_number_seq_once unique (shard_key, ledger, series, seq),
    constraint cartera_number_document_once unique (shard_key, document, customer, ledger, series),
    constraint cartera_number_shard check (shard_key = series),
    constraint cartera_number_period check (period between 0 and 9999),
    constraint cartera_number_ordinal check (ordinal >= 1),
    constraint cartera_number_seq check (seq >= 1),
    constraint cartera_number_bearer check ((document is null) = (customer is null)
        and (document is null) = (reason is not null))
) engine = InnoDB row_format = dynamic default charset = utf8mb4
    /*M!100600 collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

-- Documents as they were issued.
create table cartera_invoice (
    shard_key varchar(128) not null,
    ledger varchar(128) not null,
    customer varchar(128) not null,
    document varchar(128) not null,
    kind varchar(32) not null,
    addressee varchar(128) not null,
    issued_on date not null,
    due_on date,
    terms varchar(4000),
    term_dates varchar(200),
    reference varchar(4200),
    -- Of a credit note: the identifier of the document that it credits.
    credits varchar(128),
    -- Which series numbers it; the number is there.
    series varchar(128),
    currency char(3) not null,
    external_refs longtext,
    constraint cartera_invoice_key primary key (shard_key, ledger, customer, document)
) engine = InnoDB row_format = dynamic default charset = utf8mb4
    /*M!100600 collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

-- The lines of a document, in the document's currency.
create table cartera_invoice_line (
    shard_key varchar(128) not null,
    ledger varchar(128) not null,
    customer varchar(128) not null,
    document varchar(128) not null,
    line_no integer not null,
    description varchar(4200) not null,
    net_minor bigint not null,
    tax_rate numeric(10, 6),
    product_group varchar(4200),
    constraint cartera_invoice_line_key primary key (shard_key, ledger, customer, document, line_no)
) engine = InnoDB row_format = dynamic default charset = utf8mb4
    /*M!100600 collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

-- Payments as they were received.
create table cartera_payment (
    shard_key varchar(128) not null,
    ledger varchar(128) not null,
    customer varchar(128) not null,
    payment varchar(128) not null,
    payer varchar(128) not null,
    currency char(3) not null,
    amount_minor bigint not null,
    received_on date not null,
    value_on date not null,
    reference varchar(4200),
    method varchar(128),
    kind varchar(32) not null,
    external_refs longtext,
    bank_account varchar(128),
    bank_line varchar(128),
    bank_occurrence integer,
    constraint cartera_payment_key primary key (shard_key, ledger, customer, payment),
    constraint cartera_payment_amount check (amount_minor > 0),
    constraint cartera_payment_bank_line check ((bank_account is null) = (bank_line is null)
        and (bank_account is null) = (bank_occurrence is null))
) engine = InnoDB row_format = dynamic default charset = utf8mb4
    /*M!100600 collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

-- What became of a line of a bank statement, share by share. Every line that was received has a first share, so the key
-- lets it be received once, for whomever. It is found by our account at the bank.
create table cartera_bank_line (
    shard_key varchar(128) not null,
    bank_line varchar(128) not null,
    occurrence integer not null,
    seq integer not null,
    ledger varchar(128) not null,
    customer varchar(128) not null,
    payment varchar(128) not null,
    currency char(3) not null,
    amount_minor bigint not null,
    constraint cartera_bank_line_key primary key (shard_key, bank_line, occurrence, seq),
    constraint cartera_bank_line_seq check (seq >= 1),
    constraint cartera_bank_line_amount check (amount_minor > 0)
) engine = InnoDB row_format = dynamic default charset = utf8mb4
    /*M!100600 collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

-- What other systems call our customers, documents and payments: each name once in the store, so it is its own shard key.
create table cartera_external_ref (
    shard_key varchar(128) not null,
    kind varchar(32) not null,
    external_system varchar(128) not null,
    external_id varchar(128) not null,
    ledger varchar(128) not null,
    customer varchar(128) not null,
    thing varchar(128) not null,
    command_kind varchar(32) not null,
    command varchar(128) not null,
    actor varchar(128) not null,
    basis varchar(4200),
    recorded_at datetime(6) not null,
    constraint cartera_external_ref_key primary key (shard_key, kind, external_system, external_id),
    constraint cartera_external_ref_shard check (shard_key = external_id)
) engine = InnoDB row_format = dynamic default charset = utf8mb4
    /*M!100600 collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

-- Credit limits, each from a day on.
create table cartera_limit_grant (
    shard_key varchar(128) not null,
    ledger varchar(128) not null,
    customer varchar(128) not null,
    seq integer not null,
    command varchar(128) not null,
    kind varchar(32) not null,
    currency char(3),
    amount_minor bigint,
    effective_on date not null,
    recorded_at datetime(6) not null,
    constraint cartera_limit_grant_key primary key (shard_key, ledger, customer, seq),
    constraint cartera_limit_grant_once unique (shard_key, command, ledger, customer),
    constraint cartera_limit_grant_amount check ((kind = 'UP_TO') = (amount_minor is not null)
        and (amount_minor is null) = (currency is null)
        and (amount_minor is null or amount_minor >= 0))
) engine = InnoDB row_format = dynamic default charset = utf8mb4
    /*M!100600 collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

-- Disputes, promises to pay and their ends; a dispute is resolved once, a promise ends once.
create table cartera_collection_fact (
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
    resolves varchar(128),
    ends varchar(128),
    resolution varchar(32),
    side varchar(32),
    document varchar(128),
    part integer,
    reason varchar(128),
    currency char(3),
    amount_minor bigint,
    until_on date,
    owner varchar(128),
    constraint cartera_collection_fact_key primary key (shard_key, ledger, customer, seq),
    constraint cartera_collection_fact_once unique (shard_key, command, kind, ledger, customer),
    constraint cartera_collection_fact_resolved_once unique (shard_key, ledger, customer, resolves),
    constraint cartera_collection_fact_ended_once unique (shard_key, ledger, customer, ends),
    constraint cartera_collection_fact_kind check (
        kind in ('OPEN_DISPUTE', 'RESOLVE_DISPUTE', 'PROMISE', 'WITHDRAW_PROMISE')),
    constraint cartera_collection_fact_amount check ((amount_minor is null) = (currency is null)
        and (amount_minor is null or amount_minor > 0)
        and (kind <> 'PROMISE' or amount_minor is not null)),
    constraint cartera_collection_fact_dispute check ((kind = 'OPEN_DISPUTE') = (document is not null)
        and (document is null) = (side is null)
        and (document is null) = (part is null)
        and (document is null) = (reason is null)),
    constraint cartera_collection_fact_resolution check ((kind = 'RESOLVE_DISPUTE') = (resolves is not null)
        and (resolves is null) = (resolution is null)),
    constraint cartera_collection_fact_until check ((kind <> 'PROMISE' or until_on is not null)
        and (until_on is null or until_on >= effective_on)),
    constraint cartera_collection_fact_ends check (kind <> 'WITHDRAW_PROMISE' or ends is not null)
) engine = InnoDB row_format = dynamic default charset = utf8mb4
    /*M!100600 collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

-- The items that a promise is for, where it names some.
create table cartera_promised_item (
    shard_key varchar(128) not null,
    ledger varchar(128) not null,
    customer varchar(128) not null,
    promise varchar(128) not null,
    number integer not null,
    side varchar(32) not null,
    document varchar(128) not null,
    part integer not null,
    constraint cartera_promised_item_key primary key (shard_key, ledger, customer, promise, number),
    constraint cartera_promised_item_side check (side in ('DEBIT', 'CREDIT')),
    constraint cartera_promised_item_part check (part >= 1)
) engine = InnoDB row_format = dynamic default charset = utf8mb4
    /*M!100600 collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

-- Who ordered what, when, and what came of it; refused commands too. The rows of an account are a chain.
create table cartera_audit (
    shard_key varchar(128) not null,
    ledger varchar(128) not null,
    customer varchar(128) not null,
    seq bigint not null,
    audited_at datetime(6) not null,
    kind varchar(32) not null,
    command varchar(128) not null,
    actor varchar(128) not null,
    basis varchar(4200),
    outcome varchar(1000) not null,
    form smallint not null,
    facts_hash varbinary(32),
    texts_hash varbinary(32),
    hash varbinary(32) not null,
    constraint cartera_audit_key primary key (shard_key, ledger, customer, seq),
    constraint cartera_audit_seq check (seq >= 1),
    constraint cartera_audit_hash check (octet_length(hash) = 32 and octet_length(facts_hash) = 32
        and octet_length(texts_hash) = 32)
) engine = InnoDB row_format = dynamic default charset = utf8mb4
    /*M!100600 collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

create index cartera_invoice_by_credited on cartera_invoice (shard_key, credits, ledger, customer);

create index cartera_number_by_customer on cartera_number (customer, ledger);

create index cartera_outbox_by_waiting on cartera_outbox (ledger, waiting_since, customer);

create index cartera_entry_effective on cartera_entry (effective_on, ledger);

-- Who looks for what is open, of whatever side, passes over all that is settled.
create index cartera_item_by_open on cartera_item (shard_key, ledger, customer, open_minor, side, currency);

create index cartera_item_by_change on cartera_item (last_change_on, ledger);

create index cartera_external_ref_by_thing on cartera_external_ref (customer, thing, kind, ledger);

create index cartera_external_ref_by_command on cartera_external_ref (customer, command, ledger);

create index cartera_allocation_by_credit on cartera_allocation (shard_key, credit_document, credit_part, ledger, customer);

create index cartera_allocation_by_debit on cartera_allocation (shard_key, debit_document, debit_part, ledger, customer);

-- For people and reports: amounts in whole units, with decimals.
create view cartera_entry_view as
select e.ledger, e.customer, e.version, e.side, e.document, e.part, e.kind, e.currency,
    cast(cast(e.amount_minor as decimal(23, 4)) / coalesce(c.minor_per_unit, 100) as decimal(23, 4)) as amount,
    e.effective_on, e.document_on, e.due_on, e.value_on, e.reference
from cartera_entry e
left join cartera_currency c on c.currency = e.currency;

create view cartera_item_view as
select i.ledger, i.customer, i.side, i.document, i.part, i.kind, i.currency,
    cast(cast(i.amount_minor as decimal(23, 4)) / coalesce(c.minor_per_unit, 100) as decimal(23, 4)) as amount,
    cast(cast(i.open_minor as decimal(23, 4)) / coalesce(c.minor_per_unit, 100) as decimal(23, 4)) as open_amount,
    i.effective_on, i.document_on, i.due_on, i.last_change_on, i.reference
from cartera_item i
left join cartera_currency c on c.currency = i.currency;

create view cartera_payment_view as
select p.ledger, p.customer, p.payment, p.payer, p.kind, p.currency,
    cast(cast(p.amount_minor as decimal(23, 4)) / coalesce(c.minor_per_unit, 100) as decimal(23, 4)) as amount,
    p.received_on, p.value_on, p.reference, p.method
from cartera_payment p
left join cartera_currency c on c.currency = p.currency;

-- What each customer owes in the end, by all that is recorded, future-dated facts too.
create view cartera_balance_view as
select ledger, customer, currency,
    sum(case side when 'DEBIT' then open_amount else -open_amount end) as balance,
    sum(case side when 'DEBIT' then open_amount else 0 end) as open_debits,
    sum(case side when 'CREDIT' then open_amount else 0 end) as open_credits
from cartera_item_view
group by ledger, customer, currency;
