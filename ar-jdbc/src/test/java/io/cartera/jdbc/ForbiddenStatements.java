package io.cartera.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each constraint of the tables is there to refuse, on the books of {@link YearOfBooks}, and no other one refuses. */
final class ForbiddenStatements {

    private static final String INVOICE = " where document = 'INV-3'";
    private static final String PAYMENT = " where document = 'PAY-4'";

    private final Map<String, List<String>> statements = new TreeMap<>();

    private ForbiddenStatements() {}

    static Map<String, List<String>> byConstraint() {
        ForbiddenStatements forbidden = new ForbiddenStatements();
        forbidden.rowsTwice();
        forbidden.accounts();
        for (String table : List.of("cartera_entry", "cartera_item")) {
            forbidden.itemsOf(table);
        }
        forbidden.changingItems();
        forbidden.numbers();
        forbidden.documents();
        forbidden.collection();
        forbidden.points();
        forbidden.filing();
        forbidden.credit();
        return forbidden.statements;
    }

    private void refuse(String constraint, String... sql) {
        statements.computeIfAbsent(constraint, none -> new ArrayList<>()).addAll(List.of(sql));
    }

    private void update(String table, String check, String... changes) {
        for (String change : changes) {
            refuse(table + "_" + check, "update " + table + " set " + change);
        }
    }

    /** A row once more, changed in what would else break another key. */
    private void twice(String table, String key, String changed) {
        twice(table, key, changed, "true");
    }

    private void twice(String table, String key, String changed, String which) {
        refuse(
                table + "_" + key,
                "insert into " + table + " select (jsonb_populate_record(r, '" + changed + "')).* from " + table
                        + " r where " + which + " limit 1");
    }

    private void rowsTwice() {
        for (String table : List.of(
                "gate",
                "currency",
                "customer",
                "subject_key",
                "account",
                "outbox",
                "item",
                "allocation",
                "number_series",
                "invoice",
                "invoice_line",
                "invoice_line_detail",
                "invoice_adjustment",
                "payment",
                "bank_line",
                "external_ref",
                "import",
                "promised_item",
                "audit")) {
            twice("cartera_" + table, "key", "{}");
        }
        twice("cartera_closing", "key", "{\"command\": \"OTHER\"}");
        twice("cartera_closing", "once", "{\"seq\": 99}");
        twice("cartera_command", "key", "{\"command\": \"OTHER\"}");
        twice("cartera_command", "once", "{\"version\": 99}");
        twice("cartera_entry", "key", "{\"document\": \"OTHER\"}", "kind = 'INVOICE'");
        twice("cartera_entry", "once", "{\"seq\": 99}", "kind = 'INVOICE'");
        twice("cartera_entry", "reversed_once", "{\"seq\": 99, \"document\": \"OTHER\"}", "kind = 'REVERSAL'");
        twice("cartera_release", "key", "{\"seq\": 99}");
        twice("cartera_release", "once", "{\"allocation_number\": 99}");
        String issued = "document is not null";
        twice("cartera_number", "key", "{\"seq\": 99, \"document\": \"OTHER\"}", issued);
        twice("cartera_number", "seq_once", "{\"ordinal\": 99, \"document\": \"OTHER\"}", issued);
        twice("cartera_number", "document_once", "{\"ordinal\": 99, \"seq\": 99}", issued);
        twice("cartera_limit_grant", "key", "{\"command\": \"OTHER\"}");
        twice("cartera_limit_grant", "once", "{\"seq\": 99}");
        twice("cartera_customer_fact", "key", "{\"command\": \"OTHER\"}");
        twice("cartera_customer_fact", "once", "{\"seq\": 99}");
        String fact = "cartera_collection_fact";
        twice(fact, "key", "{\"command\": \"OTHER\"}", "kind = 'OPEN_DISPUTE'");
        twice(fact, "once", "{\"seq\": 99}", "kind = 'OPEN_DISPUTE'");
        twice(fact, "resolved_once", "{\"seq\": 99, \"command\": \"OTHER\"}", "resolves is not null");
        String credit = "cartera_credit_log";
        twice(credit, "key", "{\"command\": \"OTHER\", \"decision\": \"OTHER\"}", "kind = 'DECIDE_CREDIT'");
        twice(credit, "once", "{\"seq\": 99}", "kind = 'DECIDE_CREDIT'");
        String filed = "cartera_document_fact";
        twice(filed, "key", "{\"command\": \"OTHER\"}", "kind = 'TAG_DOCUMENT'");
        twice(filed, "once", "{\"seq\": 99}", "kind = 'TAG_DOCUMENT'");
        twice(filed, "lifted_once", "{\"seq\": 99, \"command\": \"OTHER\"}", "lifted is not null");
        twice(filed, "disposed_once", "{\"seq\": 99, \"command\": \"OTHER\"}", "disposed is not null");
        String held = "cartera_headroom_fact";
        twice(held, "key", "{\"command\": \"OTHER\"}", "kind = 'RESERVE'");
        twice(held, "once", "{\"seq\": 99}", "kind = 'RESERVE'");
        String earning = "kind = 'EARN_POINTS'";
        twice("cartera_points_entry", "key", "{\"command\": \"OTHER\", \"subject\": \"OTHER\"}", earning);
        twice("cartera_points_entry", "once", "{\"seq\": 99, \"subject\": \"OTHER\"}", earning);
        twice("cartera_points_entry", "subject_once", "{\"seq\": 99, \"command\": \"OTHER\"}", earning);
        twice("cartera_points_move", "key", "{}");
        twice("cartera_reservation", "key", "{}");
        twice("cartera_credit_group", "key", "{}");
        twice(fact, "withdrawn_once", "{\"seq\": 99, \"command\": \"OTHER\"}", "withdraws is not null");
        twice("cartera_noticed_item", "key", "{\"document\": \"OTHER\"}");
        twice("cartera_noticed_item", "once", "{\"number\": 99}");
        twice(fact, "answered_once", "{\"seq\": 99, \"command\": \"OTHER\"}", "answers is not null");
        twice(fact, "ended_once", "{\"seq\": 99, \"command\": \"OTHER\"}", "ends is not null");
    }

    private void accounts() {
        update("cartera_gate", "slot", "slot = 65 where slot = 64", "slot = 0 where slot = 1");
        update("cartera_currency", "minor", "minor_per_unit = 0");
        update("cartera_subject_key", "number", "number = 0");
        update("cartera_subject_key", "erased", "wrapped_by = null", "wrapped_key = null");
        update("cartera_account", "version", "last_recorded_at = null", "version = 0, acknowledged_version = 0");
        update("cartera_account", "waiting", "acknowledged_version = version + 1", "acknowledged_version = -1");
        update("cartera_account", "audit_key", "audit_key = '\\x00'");
        update("cartera_command", "version", "version = 0 where version = 1");
        update("cartera_audit", "seq", "seq = 0 where seq = 1");
        update("cartera_audit", "hash", "hash = '\\x00'", "facts_hash = '\\x00'", "texts_hash = '\\x00'");
        update("cartera_customer_fact", "seq", "seq = 0 where seq = 1");
        update("cartera_customer_fact", "until", "until_on = effective_on");
        update("cartera_external_ref", "shard", "shard_key = 'OTHER'");
        update("cartera_import", "shard", "shard_key = 'OTHER'");
        update("cartera_limit_grant", "until", "until_on = effective_on");
        update("cartera_limit_grant", "for", "limit_kind = 'OTHER'", "scope = 'OTHER'", "term = 'RESERVATIONS'");
        headroom("cartera_headroom_fact");
        update(
                "cartera_reservation",
                "left",
                "reserved_minor = -1",
                "ordered_minor = -1",
                "unbilled_minor = -1",
                "unbilled_minor = amount_minor + 1");
        update(
                "cartera_limit_grant",
                "amount",
                "amount_minor = null",
                "amount_minor = -1",
                "currency = null",
                "amount_minor = null, currency = null",
                "kind = 'UNLIMITED'");
    }

    private void headroom(String fact) {
        String stated = " where kind = 'STATE_ORDER'";
        update(fact, "kind", "kind = 'OTHER' where kind = 'RELEASE_RESERVATION'");
        update(
                fact,
                "reservation",
                "reservation = null" + stated,
                "currency = null" + stated,
                "reserved_minor = null" + stated,
                "ordered_minor = null" + stated,
                "unbilled_minor = null" + stated);
        update(
                fact,
                "amount",
                "amount_minor = null" + stated,
                "amount_minor = 0" + stated,
                "amount_minor = 1 where kind = 'CHANGE_GROUP'");
        update(
                fact,
                "document",
                "document_kind = null" + stated,
                "document_kind = 'OTHER'" + stated,
                "document = 'D-1'" + stated,
                "document = null where kind = 'COMMIT_RESERVATION'");
        update(
                fact,
                "holds",
                "holds_through = null where kind = 'RESERVE'",
                "holds_through = effective_on - 1 where kind = 'RESERVE'",
                "holds_through = effective_on" + stated);
        update(fact, "group", "root = 'OTHER'" + stated, "until_on = effective_on + 1" + stated);
        update(fact, "root", "root = customer where kind = 'CHANGE_GROUP'");
        update(fact, "until", "until_on = effective_on where kind = 'CHANGE_GROUP'");
        update(
                fact,
                "grounds",
                "exposure_minor = 1" + stated,
                "exposure_minor = null where kind = 'RESERVE'",
                "group_root = null where kind = 'RESERVE'",
                "group_limit_minor = null where kind = 'RESERVE'");
    }

    private void itemsOf(String table) {
        update(table, "side", "side = 'OTHER'" + INVOICE);
        update(table, "part", "part = 0" + INVOICE);
        update(
                table,
                "amount",
                (table.equals("cartera_item") ? "open_minor = 0, " : "") + "amount_minor = 0" + INVOICE);
        update(
                table,
                "returned",
                "returned = 'CHARGEBACK'" + INVOICE,
                "returned = null where kind = 'RETURNED_PAYMENT'");
        update(
                table,
                "counterpart",
                "counterpart_customer = 'ACME', counterpart_document = 'INV-1', counterpart_part = 1" + INVOICE,
                "counterpart_document = null where kind = 'TRANSFER'",
                "counterpart_part = null where kind = 'NETTING'",
                "counterpart_customer = null, counterpart_document = null, counterpart_part = null where kind = 'CONVERSION'");
        update(table, "moved", "moved_kind = 'INVOICE'" + INVOICE);
        update(table, "offers", "offers = 'some'" + PAYMENT);
        update(table, "earned_by", "earned_by = 'some'" + INVOICE);
        update(table, "due", "due_on = document_on - 1" + INVOICE);
        update(
                table,
                "reversal",
                "reverses_document = 'INV-1', reverses_part = 1, reverses_kind = 'INVOICE'" + INVOICE,
                "reverses_part = null where kind = 'REVERSAL'",
                "reverses_kind = null where kind = 'REVERSAL'",
                "reverses_document = null, reverses_part = null, reverses_kind = null where kind = 'REVERSAL'");
    }

    private void changingItems() {
        update("cartera_item", "open", "open_minor = -1" + INVOICE, "open_minor = amount_minor + 1" + INVOICE);
        update("cartera_item", "change", "last_change_on = effective_on - 1" + INVOICE);
        update("cartera_allocation", "number", "number = 0 where number = 1");
        update("cartera_allocation", "amount", "amount_minor = 0");
    }

    private void numbers() {
        String series = "cartera_number_series";
        update(series, "shard", "shard_key = 'OTHER'");
        update(series, "restarts", "restarts = 'OFTEN'");
        update(series, "year", "shows_year = 0", "shows_year = 2");
        update(series, "digits", "digits = 0", "digits = 19");
        update(
                series,
                "first",
                "first_ordinal = 0",
                "first_year = 2026",
                "first_of_year = 1",
                "first_year = 2026, first_of_year = 0",
                "first_year = 2026, first_of_year = 1, restarts = 'NEVER'");
        update("cartera_number", "shard", "shard_key = 'OTHER'");
        update("cartera_number", "period", "period = -1", "period = 10000");
        update("cartera_number", "ordinal", "ordinal = 0 where ordinal = 1");
        update("cartera_number", "seq", "seq = 0 where seq = 1");
        update(
                "cartera_number",
                "bearer",
                "reason = 'why' where document is not null",
                "reason = null where document is null",
                "customer = null where document is not null");
    }

    private void documents() {
        update("cartera_payment", "amount", "amount_minor = 0");
        update("cartera_invoice_adjustment", "kind", "kind = 'OTHER'");
        update("cartera_invoice_adjustment", "tax", "tax_rate = 21 where line_no > 0");
        update(
                "cartera_payment",
                "bank_line",
                "bank_account = 'ES12' where bank_line is null",
                "bank_line = null where bank_line is not null",
                "bank_occurrence = null where bank_line is not null");
        update("cartera_bank_line", "seq", "seq = 0 where seq = 1");
        update("cartera_bank_line", "amount", "amount_minor = 0");
    }

    private void credit() {
        String log = "cartera_credit_log";
        update(log, "kind", "approver = null, through_on = null, kind = 'OTHER' where kind = 'OVERRIDE_CREDIT'");
        update(
                log,
                "decided",
                "outcome = null where kind = 'DECIDE_CREDIT'",
                "outcome = 'OTHER' where kind = 'DECIDE_CREDIT'",
                "request = null where kind = 'DECIDE_CREDIT'",
                "picture = null where kind = 'DECIDE_CREDIT'",
                "policy = null where kind = 'DECIDE_CREDIT'",
                "policy_name = null where kind = 'DECIDE_CREDIT'",
                "policy_version = null where kind = 'DECIDE_CREDIT'",
                "decision = 'OTHER' where kind = 'DECIDE_CREDIT'",
                "explained = null where kind = 'DECIDE_CREDIT'",
                "under_decision = decision where kind = 'DECIDE_CREDIT'",
                "under_decision = 'OTHER' where kind = 'OVERRIDE_CREDIT'",
                "requester = 'clerk' where kind = 'OVERRIDE_CREDIT'");
        update(
                log,
                "overridden",
                "approver = null where kind = 'OVERRIDE_CREDIT'",
                "through_on = null where kind = 'OVERRIDE_CREDIT'",
                "amount_minor = 0 where kind = 'OVERRIDE_CREDIT'",
                "through_on = date '2000-01-01' where kind = 'OVERRIDE_CREDIT'");
        update(
                log,
                "withdrawn",
                "reason = null where kind = 'OVERRIDE_CREDIT'",
                "reason = 'why' where kind = 'DECIDE_CREDIT'",
                "withdraws = 'O-1' where kind = 'DECIDE_CREDIT'",
                "amount_minor = null, currency = null where kind = 'DECIDE_CREDIT'",
                "currency = null where kind = 'DECIDE_CREDIT'",
                "withdraws = null where kind = 'WITHDRAW_OVERRIDE'");
        update(
                log,
                "bound",
                "limit_minor = null where limit_minor is not null",
                "exposure_minor = null where limit_minor is not null",
                "on_credit_minor = null where limit_minor is not null");
    }

    private void points() {
        String entry = "cartera_points_entry";
        update(entry, "kind", "usable_through = null, kind = 'OTHER' where kind = 'REVERSE_REDEMPTION'");
        update(
                entry,
                "subject",
                "subject = null where kind = 'EARN_POINTS'",
                "subject = 'OTHER' where kind = 'GRANT_GIFT'",
                "document = null where kind = 'CLAW_BACK_POINTS'",
                "document = null where kind = 'RESTORE_POINTS'",
                "document = 'OTHER' where kind = 'EARN_POINTS'");
        update(
                entry,
                "points",
                "points = -1 where kind = 'CLAW_BACK_POINTS'",
                "points = 0 where kind = 'REDEEM_POINTS'",
                "points = 1 where kind = 'GRANT_GIFT'",
                "points = 1 where kind = 'USE_VOUCHER'",
                "owed = 1 where kind = 'EARN_POINTS'",
                "owed = -points - 1 where kind = 'EARN_POINTS'",
                "owed = -1 where kind = 'CLAW_BACK_POINTS'",
                "owed = points + 1 where kind = 'CLAW_BACK_POINTS'",
                "owed = 1 where kind = 'REDEEM_POINTS'");
        update(
                entry,
                "restored",
                "owed = 1 where kind = 'RESTORE_POINTS'",
                "owed = -points - 1 where kind = 'RESTORE_POINTS'");
        update(
                entry,
                "earned",
                "tier = 'GOLD' where kind = 'CLAW_BACK_POINTS'",
                "earned_by = 'rule' where kind = 'GRANT_GIFT'",
                "usable_through = date '2026-12-31' where kind = 'REDEEM_POINTS'");
        update(
                entry,
                "reward",
                "currency = null where currency is not null",
                "amount_minor = 0 where currency is not null",
                "quantity = 0 where gift is not null",
                "quantity = null where gift is not null",
                "gift = null, quantity = null where kind = 'GRANT_GIFT'",
                "gift = 'MUG', quantity = 1 where currency is not null",
                "valid_through = date '2027-01-01' where kind = 'GRANT_GIFT'",
                "currency = 'EUR', amount_minor = 1 where kind = 'EARN_POINTS'");
        update("cartera_points_move", "points", "points = 0", "number = 0 where number = 1");
    }

    private void filing() {
        String fact = "cartera_document_fact";
        // A kind of no fact has none of their columns.
        update(fact, "kind", "tag = null, kind = 'OTHER' where kind = 'TAG_DOCUMENT'");
        update(
                fact,
                "filed",
                "document_kind = null where kind = 'REGISTER_DOCUMENT'",
                "content_hash = null where kind = 'REGISTER_DOCUMENT'",
                "storage_ref = null where kind = 'REGISTER_DOCUMENT'",
                "document = 'OTHER' where kind = 'REGISTER_DOCUMENT'",
                "jurisdiction = 'ES' where kind = 'TAG_DOCUMENT'",
                "access_label = 'legal' where kind = 'TAG_DOCUMENT'");
        update(
                fact,
                "link",
                "subject = null where kind = 'LINK_DOCUMENT'",
                "subject_kind = null where kind = 'LINK_DOCUMENT'",
                "subject_customer = null where kind = 'LINK_DOCUMENT'",
                "subject_ledger = null where subject_kind = 'DOCUMENT'",
                "subject_ledger = 'main' where subject_kind = 'CUSTOMER'",
                "subject_kind = 'OTHER' where subject_kind = 'DOCUMENT'",
                "subject_ledger = 'main' where kind = 'TAG_DOCUMENT'");
        update(fact, "tag", "tag = null where kind = 'TAG_DOCUMENT'", "tag = 'tag' where kind = 'LINK_DOCUMENT'");
        update(
                fact,
                "hold",
                "reason = null where kind = 'PLACE_HOLD'",
                "hold = 'OTHER' where kind = 'PLACE_HOLD'",
                "hold = 'HOLD', reason = 'LITIGATION' where kind = 'TAG_DOCUMENT'");
        update(
                fact,
                "lifted",
                "lifted = null where kind = 'LIFT_HOLD'",
                "lifted = 'OTHER' where kind = 'LIFT_HOLD'",
                "lifted = 'HOLD-2' where kind = 'TAG_DOCUMENT'");
        update(
                fact,
                "disposed",
                "certificate = null where kind = 'RECORD_DISPOSAL'",
                "disposed = null where kind = 'RECORD_DISPOSAL'",
                "disposed = 'OTHER' where kind = 'RECORD_DISPOSAL'",
                "certificate = 'CERT', disposed = 'CT-9' where kind = 'TAG_DOCUMENT'");
    }

    private void collection() {
        String fact = "cartera_collection_fact";
        update(fact, "kind", "kind = 'OTHER' where kind = 'PROMISE'");
        update(
                fact,
                "amount",
                "amount_minor = null where kind = 'PROMISE'",
                "amount_minor = 0 where kind = 'PROMISE'",
                "amount_minor = null, currency = null where kind = 'PROMISE'");
        update(
                fact,
                "dispute",
                "side = null where kind = 'OPEN_DISPUTE'",
                "part = null where kind = 'OPEN_DISPUTE'",
                "reason = null where kind = 'OPEN_DISPUTE'",
                "document = 'INV-1', side = 'DEBIT', part = 1, reason = 'PRICE' where kind = 'PROMISE'");
        update(
                fact,
                "resolution",
                "resolution = null where kind = 'RESOLVE_DISPUTE'",
                "resolves = null, resolution = null where kind = 'RESOLVE_DISPUTE'",
                "resolves = 'D-2', resolution = 'REJECTED' where kind = 'PROMISE'");
        update(
                fact,
                "until",
                "until_on = null where kind = 'PROMISE'",
                "until_on = effective_on - 1 where kind = 'PROMISE'");
        update(fact, "ends", "ends = null where kind = 'WITHDRAW_PROMISE'");
        update(
                fact,
                "notice",
                "notice_level = null where kind = 'RECORD_NOTICE'",
                "notice_level = 0 where kind = 'RECORD_NOTICE'",
                "notice_level = 100 where kind = 'RECORD_NOTICE'",
                "channel = null where kind = 'RECORD_NOTICE'",
                "notice_level = 1, channel = 'SMS' where kind = 'PROMISE'",
                "notice_reference = 'DMS-1' where kind = 'PROMISE'");
        update(
                fact,
                "notice",
                "ends = 'P-77' where kind = 'RECORD_NOTICE' and command = 'N-1'",
                "amount_minor = 1, currency = 'EUR' where kind = 'RECORD_NOTICE'",
                "until_on = effective_on where kind = 'WITHDRAW_NOTICE'",
                "owner = 'ann' where kind = 'WITHDRAW_NOTICE'",
                "withdraws = null, withdrawn_because = null where kind = 'WITHDRAW_NOTICE'",
                "withdrawn_because = null where kind = 'WITHDRAW_NOTICE'",
                "withdraws = 'N-9', withdrawn_because = 'lost' where kind = 'PROMISE'");
        update(
                fact,
                "refund",
                "answers = null where kind = 'ANSWER_REFUND'",
                "answers = 'RR-9' where kind = 'PROMISE'",
                "answer = null where kind = 'ANSWER_REFUND'",
                "answer = 'OTHER', declined_because = null where kind = 'ANSWER_REFUND'",
                "answer = 'APPROVED' where declined_because is not null",
                "declined_because = null where answer = 'DECLINED'",
                "declined_because = 'no' where kind = 'PROMISE'",
                "side = 'DEBIT' where kind = 'REQUEST_REFUND'",
                "amount_minor = null, currency = null where kind = 'REQUEST_REFUND'",
                "ends = 'P-9' where kind = 'REQUEST_REFUND'",
                "owner = 'ann' where kind = 'ANSWER_REFUND'",
                "amount_minor = 1, currency = 'EUR' where kind = 'ANSWER_REFUND'",
                "until_on = effective_on where kind = 'ANSWER_REFUND'");
        update("cartera_noticed_item", "number", "number = 0");
        update("cartera_noticed_item", "side", "side = 'CREDIT'");
        update("cartera_noticed_item", "part", "part = 0");
        update("cartera_promised_item", "side", "side = 'OTHER'");
        update("cartera_promised_item", "part", "part = 0");
    }
}
