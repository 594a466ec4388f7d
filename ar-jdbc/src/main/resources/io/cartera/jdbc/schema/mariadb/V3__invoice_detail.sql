-- What documents state beyond plain lines: written only where there is something.
alter table cartera_invoice add column detailed integer;
-- By how much what is to be paid is rounded; part of what is posted.
alter table cartera_invoice add column rounding_minor bigint;
-- What was paid before, as the document says.
alter table cartera_invoice add column prepaid_minor bigint;
-- What a payer is asked to quote.
alter table cartera_invoice add column remittance varchar(25);

-- How the amount of a line comes about, and how it is taxed where the rate does not say it.
create table cartera_invoice_line_detail (
    shard_key varchar(128) not null,
    ledger varchar(128) not null,
    customer varchar(128) not null,
    document varchar(128) not null,
    line_no integer not null,
    product varchar(128),
    quantity numeric(27, 12),
    unit varchar(128),
    price numeric(27, 12),
    base_quantity numeric(27, 12),
    tax_category varchar(2),
    exemption_reason varchar(4200),
    constraint cartera_invoice_line_detail_key primary key (shard_key, ledger, customer, document, line_no)
) engine = InnoDB row_format = dynamic default charset = utf8mb4
    /*M!100600 collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

-- What is taken off a line or put on it, or the document itself: line 0.
create table cartera_invoice_adjustment (
    shard_key varchar(128) not null,
    ledger varchar(128) not null,
    customer varchar(128) not null,
    document varchar(128) not null,
    line_no integer not null,
    adjustment_no integer not null,
    kind varchar(32) not null,
    amount_minor bigint not null,
    percentage numeric(10, 6),
    percentage_base_minor bigint,
    reason varchar(4200),
    tax_category varchar(2),
    tax_rate numeric(10, 6),
    exemption_reason varchar(4200),
    constraint cartera_invoice_adjustment_key
        primary key (shard_key, ledger, customer, document, line_no, adjustment_no),
    constraint cartera_invoice_adjustment_kind check (kind in ('ALLOWANCE', 'CHARGE')),
    constraint cartera_invoice_adjustment_tax check (line_no = 0 or tax_rate is null)
) engine = InnoDB row_format = dynamic default charset = utf8mb4
    /*M!100600 collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

-- The chain over the numbers of a series: none of a number that was taken before there was one.
alter table cartera_number add column chain_form integer;
-- Of the facts of the document that bears the number.
alter table cartera_number add column document_hash varbinary(32);
-- What a log of the host answered.
alter table cartera_number add column own_link varchar(1000);
alter table cartera_number add column chain_hash varbinary(32);
-- From which position on the numbers of a series are a chain: what was there before this version has none.
alter table cartera_number_series add column chained_from bigint default 1 not null;
update cartera_number_series set chained_from = coalesce((select max(taken.seq) + 1 from cartera_number taken
    where taken.shard_key = cartera_number_series.shard_key and taken.ledger = cartera_number_series.ledger
    and taken.series = cartera_number_series.series), 1);
