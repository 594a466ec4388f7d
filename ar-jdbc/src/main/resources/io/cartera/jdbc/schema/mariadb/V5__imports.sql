-- Through which days the sources of a ledger were imported. No customer is concerned, so the ledger is the shard key.
create table cartera_import (
    shard_key varchar(128) not null,
    ledger varchar(128) not null,
    command varchar(128) not null,
    source varchar(128) not null,
    imported_through date not null,
    recorded_at datetime(6) not null,
    actor varchar(128) not null,
    basis varchar(1000),
    constraint cartera_import_key primary key (shard_key, ledger, command),
    constraint cartera_import_shard check (shard_key = ledger)
) engine = InnoDB row_format = dynamic default charset = utf8mb4
    /*M!100600 collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;
