-- Refunds that are asked for, and the answers, beside the disputes, promises and notices.
alter table cartera_collection_fact drop constraint cartera_collection_fact_kind;
alter table cartera_collection_fact drop constraint cartera_collection_fact_dispute;

-- Which refund is answered, how, and why it is declined.
alter table cartera_collection_fact add column answers varchar(128) collate "C";
alter table cartera_collection_fact add column answer varchar(32) collate "C";
alter table cartera_collection_fact add column declined_because varchar(128) collate "C";

alter table cartera_collection_fact add constraint cartera_collection_fact_kind check (
    kind in ('OPEN_DISPUTE', 'RESOLVE_DISPUTE', 'PROMISE', 'WITHDRAW_PROMISE', 'RECORD_NOTICE', 'WITHDRAW_NOTICE',
        'REQUEST_REFUND', 'ANSWER_REFUND'));

-- A refund asks for so much of a credit.
alter table cartera_collection_fact add constraint cartera_collection_fact_dispute check (
    (kind in ('OPEN_DISPUTE', 'REQUEST_REFUND')) = (document is not null)
    and (document is null) = (side is null)
    and (document is null) = (part is null)
    and (document is null) = (reason is null));

alter table cartera_collection_fact add constraint cartera_collection_fact_refund check (
    (kind = 'ANSWER_REFUND') = (answers is not null)
    and (answers is null) = (answer is null)
    and (answer is null or answer in ('APPROVED', 'DECLINED'))
    and (declined_because is not null) = (answer is not null and answer = 'DECLINED')
    and (kind <> 'REQUEST_REFUND' or (side = 'CREDIT' and amount_minor is not null))
    and (kind not in ('REQUEST_REFUND', 'ANSWER_REFUND') or (ends is null and owner is null))
    and (kind <> 'ANSWER_REFUND' or (amount_minor is null and until_on is null)));

-- A refund is approved once, and declined once.
alter table cartera_collection_fact add constraint cartera_collection_fact_answered_once
    unique (shard_key, ledger, customer, answers, answer);
