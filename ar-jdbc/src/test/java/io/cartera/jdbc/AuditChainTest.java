package io.cartera.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.Receivables;
import io.cartera.audit.AuditAnchor;
import io.cartera.audit.AuditFinding;
import io.cartera.audit.AuditFinding.Kind;
import io.cartera.contract.AuditedBooks;
import io.cartera.contract.Replay;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.store.ReceivablesStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody changes what is recorded, in the tables, and the audit says where. */
class AuditChainTest {

    private static final String ACME = " and customer = 'ACME'";

    private interface Sql {
        void run() throws SQLException;
    }

    /** What is found after a change of a table, which is then as it was. */
    private static List<AuditFinding> foundAfter(Receivables books, DataSource database, String table, String change)
            throws SQLException {
        TestDatabase.execute(database, "create table kept as select * from " + table);
        assertThat(TestDatabase.execute(database, change)).as(change).isPositive();
        List<AuditFinding> findings = books.audit().verify();
        TestDatabase.execute(database, "delete from " + table);
        TestDatabase.execute(database, "insert into " + table + " select * from kept");
        TestDatabase.execute(database, "drop table kept");
        return findings;
    }

    @ParameterizedTest
    @EnumSource
    void H01_every_column_of_a_fact_that_is_changed_is_found(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        Receivables books = AuditedBooks.writtenTo(JdbcStore.using(database));
        assertThat(books.audit().verify()).isEmpty();
        // Table, change, row, what is found.
        List<List<String>> changes = List.of(
                List.of("entry", "amount_minor = amount_minor + 1", "document = 'DN-1'", "FACTS"),
                List.of("entry", "due_on = date '2026-01-20'", "document = 'DN-1'", "FACTS"),
                List.of("entry", "effective_on = date '2026-01-11'", "document = 'DN-1'", "FACTS"),
                List.of("entry", "value_on = date '2026-01-15'", "document = 'PAY-1'", "FACTS"),
                List.of("entry", "kind = 'INVOICE'", "document = 'DN-1'", "FACTS"),
                List.of("entry", "currency = 'USD'", "document = 'DN-1'", "FACTS"),
                List.of("entry", "reference = 'fee'", "document = 'DN-1'", "TEXTS"),
                List.of("entry", "returned = 'CHARGEBACK'", "document = 'RET-1'", "FACTS"),
                List.of("entry", "seq = seq + 5", "document = 'DN-1'", ""),
                List.of("allocation", "amount_minor = amount_minor + 1", "number = 1" + ACME, "FACTS"),
                List.of("allocation", "debit_document = 'INV-7'", "debit_document = 'INV-1'", "FACTS"),
                List.of("release", "effective_on = effective_on + 1", "seq = 1" + ACME, "FACTS"),
                List.of("command", "actor = 'clerk-8'", "command = 'S-1'", "FACTS"),
                List.of("command", "basis = 'none'", "command = 'S-1'", "TEXTS"),
                List.of("command", "content = 'on=2026-01-15'", "command = 'A-1'", "TEXTS"),
                List.of("invoice", "issued_on = date '2026-01-09'", "document = 'INV-2'", "FACTS"),
                List.of("invoice", "reference = 'order 8'", "document = 'INV-1'", "TEXTS"),
                List.of("invoice", "credits = 'INV-1'", "document = 'CN-1'", "FACTS"),
                List.of("invoice_line", "net_minor = net_minor + 1", "document = 'INV-2'", "FACTS"),
                List.of("invoice_line", "tax_rate = 20", "document = 'INV-1' and line_no = 1", "FACTS"),
                List.of("invoice_line", "description = 'Gods'", "document = 'INV-2'", "TEXTS"),
                List.of("payment", "amount_minor = amount_minor + 1", "payment = 'PAY-1'", "FACTS"),
                List.of("payment", "method = 'card'", "payment = 'PAY-1'", "FACTS"),
                List.of("payment", "reference = 'John'", "payment = 'PAY-1'", "TEXTS"),
                List.of("customer", "name = 'Acme'", "customer = 'ACME'", "TEXTS"),
                List.of("customer", "kind = 'PERSON'", "customer = 'ACME'", "FACTS"),
                List.of("limit_grant", "amount_minor = amount_minor + 1", "command = 'G-1'", "FACTS"),
                List.of("limit_grant", "effective_on = effective_on + 1", "command = 'G-2'", "FACTS"),
                List.of("collection_fact", "amount_minor = amount_minor + 1", "command = 'P-1'", "FACTS"),
                List.of("collection_fact", "reason = 'QUALITY'", "command = 'D-1'", "FACTS"),
                List.of("collection_fact", "until_on = until_on + 1", "command = 'P-2'", "FACTS"),
                List.of("collection_fact", "owner = 'clerk-1'", "command = 'D-1'", "FACTS"),
                List.of("promised_item", "document = 'INV-3'", "document = 'INV-2'", "FACTS"),
                List.of("collection_fact", "reason = 'gone'", "command = 'RR-1'", "FACTS"),
                List.of("collection_fact", "until_on = null", "command = 'RR-1'", "FACTS"),
                List.of("collection_fact", "answer = 'APPROVED', declined_because = null", "command = 'RA-1'", "FACTS"),
                List.of("collection_fact", "notice_level = 3", "command = 'N-1'", "FACTS"),
                List.of("collection_fact", "channel = 'SMS'", "command = 'N-1'", "FACTS"),
                List.of("collection_fact", "notice_reference = 'DMS-8'", "command = 'N-1'", "FACTS"),
                List.of("noticed_item", "document = 'INV-3'", "document = 'INV-2'", "FACTS"),
                List.of("external_ref", "thing = 'INV-2'", "external_id = 'in_2'", "FACTS"),
                List.of("audit", "actor = 'clerk-8'", "command = 'S-1'", "LINK"),
                List.of("audit", "kind = 'ISSUE'", "command = 'S-1'", "LINK"),
                List.of("audit", "outcome = 'Refused:none'", "command = 'S-1'", "LINK"),
                List.of("audit", "command = 'S-2'", "command in ('S-1', 'S-2')", "LINK"),
                List.of("audit", "basis = 'none'", "command = 'S-1'", "TEXTS"),
                List.of("audit", "form = 2", "command = 'S-1'", "FORM"),
                List.of("account", "version = version + 1", "customer = 'ACME'", "LAW_BROKEN (i02"));
        for (List<String> change : changes) {
            String table = "cartera_" + change.get(0);
            String statement = "update " + table + " set " + change.get(1) + " where " + change.get(2);

            List<AuditFinding> findings = foundAfter(books, database, table, statement);

            assertThat(findings.toString()).as(statement).contains(change.get(3));
            assertThat(findings.isEmpty()).as(statement).isEqualTo(change.get(3).isEmpty());
            assertThat(findings)
                    .as(statement)
                    .allMatch(finding -> finding.account().customer().value().equals("ACME"));
        }
        assertThat(books.audit().verify()).isEmpty();
    }

    private static List<Kind> kindsAfter(TestDatabase kind, String... statements) throws SQLException {
        DataSource database = kind.fresh();
        Receivables books = AuditedBooks.writtenTo(JdbcStore.using(database));
        for (String statement : statements) {
            assertThat(TestDatabase.execute(database, statement)).as(statement).isPositive();
        }
        return books.audit().verify().stream()
                .map(AuditFinding::kind)
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void H01_rows_and_facts_that_are_deleted_or_numbered_anew_are_found(TestDatabase kind) throws SQLException {
        String row = " where command = 'S-1'";
        assertThat(kindsAfter(kind, "delete from cartera_audit" + row)).contains(Kind.NUMBERING, Kind.NOT_AUDITED);
        assertThat(kindsAfter(kind, "update cartera_audit set seq = seq + 1000 where seq > 9" + ACME))
                .startsWith(Kind.NUMBERING);
        assertThat(kindsAfter(kind, "update cartera_command set version = 999" + row))
                .containsExactly(Kind.UNREADABLE, Kind.LAW_BROKEN);
        assertThat(kindsAfter(kind, "delete from cartera_limit_grant where command = 'G-1'"))
                .containsExactly(Kind.FACTS_MISSING);
        assertThat(kindsAfter(kind, "delete from cartera_payment where payment = 'PAY-1'"))
                .containsExactly(Kind.FACTS_CHANGED);
        assertThat(kindsAfter(kind, "delete from cartera_collection_fact where command = 'WD-1'"))
                .containsExactly(Kind.FACTS_MISSING);
        assertThat(kindsAfter(kind, "update cartera_entry set kind = 'NO_SUCH_KIND' where document = 'DN-1'"))
                .containsExactly(Kind.UNREADABLE, Kind.LAW_BROKEN);
    }

    @ParameterizedTest
    @EnumSource
    void H03_a_tail_that_is_cut_off_with_all_its_facts_is_found_by_the_anchor_alone(TestDatabase kind)
            throws SQLException {
        DataSource database = kind.fresh();
        Receivables books = AuditedBooks.writtenTo(JdbcStore.using(database));
        AuditAnchor anchor = AuditAnchor.parse(books.audit().anchor().text());
        long rows = anchor.heads().get(Desk.ACME).sequence();
        assertThat(books.audit().verify(anchor)).isEmpty();

        // The last rows of the account: a refusal and a conflict, then the withdrawal of a promise.
        TestDatabase.execute(database, "delete from cartera_audit where seq > " + (rows - 4) + ACME);
        TestDatabase.execute(database, "delete from cartera_collection_fact where command = 'WD-1'");

        assertThat(books.audit().verify()).isEmpty();
        assertThat(books.audit().verify(anchor)).containsExactly(AuditFinding.of(Desk.ACCOUNT, rows, Kind.TRUNCATED));
    }

    @ParameterizedTest
    @EnumSource
    void P04_when_the_key_and_the_texts_of_an_account_are_erased_the_rest_still_verifies(TestDatabase kind)
            throws SQLException {
        DataSource database = kind.fresh();
        Receivables books = AuditedBooks.writtenTo(JdbcStore.using(database));
        AuditAnchor anchor = books.audit().anchor();
        for (String erasing : List.of(
                "update cartera_account set audit_key = null where customer = 'ACME'",
                "update cartera_customer set name = 'erased', country = null, industry = null where customer = 'ACME'",
                "update cartera_entry set reference = null where customer = 'ACME'",
                "update cartera_item set reference = null where customer = 'ACME'",
                "update cartera_invoice set reference = null where customer = 'ACME'",
                "update cartera_invoice_line set description = 'erased', product_group = null where customer = 'ACME'",
                "update cartera_payment set reference = null where customer = 'ACME'",
                "update cartera_command set basis = null, content = '' where customer = 'ACME'",
                "update cartera_audit set basis = null where customer = 'ACME'")) {
            TestDatabase.execute(database, erasing);
        }

        assertThat(books.audit().verify(anchor)).isEmpty();
        books.cash().apply(Desk.ACME, Desk.DAY).orElseThrow();
        assertThat(books.audit().verify(anchor)).isEmpty();
        TestDatabase.execute(database, "update cartera_entry set amount_minor = 1 where document = 'DN-1'");
        assertThat(books.audit().verify()).extracting(AuditFinding::kind).startsWith(Kind.FACTS_CHANGED);
    }

    @ParameterizedTest
    @EnumSource
    void H01_the_tables_take_no_second_row_in_the_place_of_another(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        AuditedBooks.writtenTo(JdbcStore.using(database));
        List<String> refused = new ArrayList<>();
        for (String statement : List.of(
                "update cartera_audit set seq = 0 where seq = 1" + ACME,
                "update cartera_audit set seq = 2 where seq = 1" + ACME,
                "update cartera_audit set hash = null where seq = 1" + ACME,
                "update cartera_account set audit_key = " + (kind == TestDatabase.H2 ? "X'00'" : "'\\x00'"))) {
            Sql change = () -> TestDatabase.execute(database, statement);
            try {
                change.run();
            } catch (SQLException e) {
                refused.add(e.getSQLState().substring(0, 2));
            }
        }

        assertThat(refused).containsExactly("23", "23", "23", "23");
    }

    @ParameterizedTest
    @EnumSource
    void E02_the_changes_of_every_account_replayed_come_to_the_same_state(TestDatabase kind) {
        ReceivablesStore memory = new InMemoryStore();
        AuditedBooks.writtenTo(memory);

        ReceivablesStore here = Replay.of(memory, JdbcStore.using(kind.fresh()));
        ReceivablesStore there = Replay.of(here, JdbcStore.using(TestDatabase.POSTGRESQL.fresh()));

        List<String> open = Replay.openItems(memory);
        assertThat(open).hasSizeGreaterThan(100);
        assertThat(Map.of("here", Replay.openItems(here), "there", Replay.openItems(there)))
                .isEqualTo(Map.of("here", open, "there", open));
        assertThat(Replay.histories(here)).isEqualTo(Replay.histories(memory));
        assertThat(Replay.histories(there)).isEqualTo(Replay.histories(memory));
    }
}
