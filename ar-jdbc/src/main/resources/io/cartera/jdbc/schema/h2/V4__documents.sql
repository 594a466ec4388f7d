-- The register of documents that are kept: what was filed, linked, tagged, held, let go and disposed of.
create table cartera_document_fact (
    shard_key varchar(128) not null,
    ledger varchar(128) not null,
    customer varchar(128) not null,
    seq integer not null,
    kind varchar(32) not null,
    command varchar(128) not null,
    recorded_at timestamp(6) with time zone not null,
    actor varchar(128) not null,
    basis varchar(4200),
    effective_on date not null,
    document varchar(128) not null,
    document_kind varchar(128),
    content_hash varchar(64),
    storage_ref varchar(128),
    access_label varchar(128),
    jurisdiction varchar(128),
    subject_kind varchar(32),
    subject_ledger varchar(128),
    subject_customer varchar(128),
    subject varchar(128),
    tag varchar(128),
    hold varchar(128),
    reason varchar(128),
    certificate varchar(128),
    -- The hold that a fact lifts, and the document that it says is gone: each once.
    lifted varchar(128),
    disposed varchar(128),
    constraint cartera_document_fact_key primary key (shard_key, ledger, customer, seq),
    constraint cartera_document_fact_once unique (shard_key, command, kind, ledger, customer),
    constraint cartera_document_fact_lifted_once unique (shard_key, ledger, customer, lifted),
    constraint cartera_document_fact_disposed_once unique (shard_key, ledger, customer, disposed),
    constraint cartera_document_fact_kind check (kind in ('REGISTER_DOCUMENT', 'LINK_DOCUMENT', 'TAG_DOCUMENT',
        'PLACE_HOLD', 'LIFT_HOLD', 'RECORD_DISPOSAL')),
    constraint cartera_document_fact_filed check ((kind = 'REGISTER_DOCUMENT') = (document_kind is not null)
        and (document_kind is null) = (content_hash is null)
        and (document_kind is null) = (storage_ref is null)
        and (document_kind is not null or (access_label is null and jurisdiction is null))
        and (document_kind is null or command = document)),
    constraint cartera_document_fact_link check ((kind = 'LINK_DOCUMENT') = (subject is not null)
        and (subject is null) = (subject_kind is null)
        and (subject is null) = (subject_customer is null)
        and (subject is not null or subject_ledger is null)
        and (subject is null or (subject_kind in ('CUSTOMER', 'DOCUMENT', 'PAYMENT')
            and (subject_kind = 'CUSTOMER') = (subject_ledger is null)))),
    constraint cartera_document_fact_tag check ((kind = 'TAG_DOCUMENT') = (tag is not null)),
    constraint cartera_document_fact_hold check ((kind in ('PLACE_HOLD', 'LIFT_HOLD')) = (hold is not null)
        and (hold is null) = (reason is null)
        and (kind <> 'PLACE_HOLD' or command = hold)),
    constraint cartera_document_fact_lifted check ((kind = 'LIFT_HOLD') = (lifted is not null)
        and (lifted is null or lifted = hold)),
    constraint cartera_document_fact_disposed check ((kind = 'RECORD_DISPOSAL') = (certificate is not null)
        and (certificate is null) = (disposed is null)
        and (disposed is null or disposed = document))
);

create index cartera_document_fact_by_subject on cartera_document_fact (subject_customer, subject);

create index cartera_document_fact_by_document on cartera_document_fact (shard_key, ledger, customer, document);
