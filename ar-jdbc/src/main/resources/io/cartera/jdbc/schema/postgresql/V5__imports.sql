-- Through which days the sources of a ledger were imported. No customer is concerned, so the ledger is the shard key.
create table cartera_import (
    shard_key varchar(128) collate "C" not null,
    ledger varchar(128) collate "C" not null,
    command varchar(128) collate "C" not null,
    source varchar(128) collate "C" not null,
    imported_through date not null,
    recorded_at timestamp(6) with time zone not null,
    actor varchar(128) collate "C" not null,
    basis varchar(1000),
    constraint cartera_import_key primary key (shard_key, ledger, command),
    constraint cartera_import_shard check (shard_key = ledger)
);
