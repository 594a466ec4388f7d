package io.cartera.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.AccountId;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.Settlement;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.store.Violation;
import io.cartera.trace.CommandId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** T10c: the checks find nothing in books that are right, and each finds what it is for in books that are not. */
class BooksCheckTest {

    private static final Pattern CHECK = Pattern.compile("(?ms)^-- check (\\w+): [^\\n]+\\n(.*?);$");
    private static final Map<TestDatabase, DataSource> YEARS = new EnumMap<>(TestDatabase.class);

    /** What somebody did behind our back, and the checks that must find it. */
    private record Corruption(String checks, String... statements) {
        @Override
        public String toString() {
            return checks + " after " + String.join("; ", statements);
        }
    }

    private static final String A_SECOND_TIME = "shard_key, ledger, customer, ";

    private static List<Corruption> corruptions() {
        return List.of(
                new Corruption("l01 a02", item("open_minor = open_minor - 1 where document = 'INV-3'")),
                new Corruption("l01 l05 d01", entry("amount_minor = amount_minor + 1 where document = 'INV-3'")),
                new Corruption("l01 l05", "delete from cartera_item where document = 'INV-3'"),
                new Corruption("l02", entry("counterpart_part = 9 where kind = 'TRANSFER' and customer = 'BOLT'")),
                new Corruption(
                        "l02", entry("counterpart_customer = 'ACME' where kind = 'NETTING' and customer = 'ACME'")),
                new Corruption(
                        "l02", entry("effective_on = date '2026-01-01' where kind = 'TRANSFER' and customer = 'BOLT'")),
                new Corruption("l02", entry("amount_minor = 1 where kind = 'NETTING' and customer = 'BOLT'")),
                new Corruption("l02", entry("currency = 'EUR' where kind = 'CONVERSION'")),
                new Corruption("l02", "delete from cartera_entry where kind = 'TRANSFER' and customer = 'BOLT'"),
                new Corruption("l05", "delete from cartera_entry where document = 'INV-3'"),
                new Corruption("l05", item("kind = 'DEBIT_NOTE' where document = 'INV-3'")),
                new Corruption("l05", item("currency = 'USD' where document = 'INV-4'")),
                new Corruption("l05", item("due_on = date '2029-01-01' where document = 'INV-3'")),
                new Corruption("l05", item("document_on = date '2020-01-01' where document = 'INV-3'")),
                new Corruption("l05", item("value_on = date '2020-01-01' where document = 'INV-3'")),
                new Corruption("l05", item("effective_on = date '2020-01-01' where document = 'INV-3'")),
                new Corruption("l05", item("reference = 'mine' where document = 'PAY-4'")),
                new Corruption("l05", item("reverses_document = 'INV-5' where kind = 'REVERSAL'")),
                new Corruption("l05", item("reverses_part = 2 where kind = 'REVERSAL'")),
                new Corruption("l05", item("reverses_kind = 'DEBIT_NOTE' where kind = 'REVERSAL'")),
                new Corruption("l05", item("returned = 'CHARGEBACK' where kind = 'RETURNED_PAYMENT'")),
                new Corruption("l05", item("counterpart_customer = 'CARL' where kind = 'TRANSFER'")),
                new Corruption("l05", item("counterpart_document = 'INV-9' where kind = 'TRANSFER'")),
                new Corruption("l05", item("counterpart_part = 9 where kind = 'TRANSFER'")),
                new Corruption("l05", item("moved_kind = 'DEBIT_NOTE' where kind = 'TRANSFER' and customer = 'BOLT'")),
                new Corruption("l05", item("offers = null where document = 'INV-2'")),
                new Corruption("l05", item("earned_by = null where kind = 'CASH_DISCOUNT'")),
                new Corruption("l05 i02", "delete from cartera_command where command = 'INV-3'"),
                new Corruption("l06", entry("amount_minor = amount_minor + 1 where kind = 'REVERSAL'")),
                new Corruption("l06", entry("reverses_document = 'INV-99' where kind = 'REVERSAL'")),
                new Corruption("l06", entry("reverses_kind = 'DEBIT_NOTE' where kind = 'REVERSAL'")),
                new Corruption("l06", entry("effective_on = date '2020-01-01' where kind = 'REVERSAL'")),
                new Corruption("l06", entry("currency = 'USD' where kind = 'REVERSAL'")),
                new Corruption(
                        "l06",
                        "alter table cartera_entry drop constraint cartera_entry_reversed_once",
                        twice("cartera_entry", "version, seq, side, document", "version, seq + 50, side, 'AGAIN'")
                                + " where kind = 'REVERSAL'"),
                new Corruption("l07", command("recorded_at = timestamp '2020-01-01 00:00:00' where command = 'INV-3'")),
                new Corruption("l07", allocation("recorded_at = timestamp '2020-01-01 00:00:00'")),
                new Corruption("l07", release("recorded_at = timestamp '2020-01-01 00:00:00'")),
                new Corruption("l07", item("recorded_at = timestamp '2020-01-01 00:00:00' where document = 'INV-3'")),
                new Corruption("l07", "update cartera_account set last_recorded_at = timestamp '2020-01-01 00:00:00'"),
                new Corruption("d01", line("net_minor = net_minor + 1 where document = 'INV-1' and line_no = 1")),
                new Corruption("d01", line("tax_rate = 22 where document = 'INV-2'")),
                new Corruption("d01", "delete from cartera_invoice_line where document = 'INV-1' and line_no = 2"),
                new Corruption("d01", "delete from cartera_invoice_line where document = 'INV-4'"),
                new Corruption("d01", "delete from cartera_invoice where document = 'INV-4'"),
                new Corruption("d01", "update cartera_invoice set currency = 'USD' where document = 'INV-4'"),
                new Corruption("d01", "update cartera_invoice set rounding_minor = 4 where document = 'INV-10'"),
                new Corruption("d01", "update cartera_invoice set detailed = null where document = 'INV-10'"),
                new Corruption(
                        "d01",
                        "update cartera_invoice_adjustment set amount_minor = amount_minor + 1 where line_no = 0"),
                new Corruption("d01", "update cartera_invoice_adjustment set kind = 'ALLOWANCE' where line_no = 0"),
                new Corruption("d01", "update cartera_invoice_adjustment set line_no = 9 where line_no = 1"),
                new Corruption("d01", "update cartera_invoice_line_detail set line_no = 9 where line_no = 1"),
                new Corruption("d02", entry("part = 7 where document = 'INV-1' and part = 3")),
                new Corruption("d02", entry("part = 4 where document = 'INV-1' and part = 1")),
                new Corruption("t04", "delete from cartera_customer_fact"),
                new Corruption("t04", "update cartera_customer_fact set seq = 2"),
                new Corruption("t04", "update cartera_customer set last_fact = 0 where customer = 'ACME'"),
                new Corruption("t04", "delete from cartera_customer where customer = 'ACME'"),
                new Corruption("d07", "update cartera_invoice set billed_to = 2 where document = 'INV-BILLED'"),
                new Corruption("d07", "update cartera_customer_fact set kind = 'ADDRESS'"),
                new Corruption("d07", "update cartera_customer_fact set effective_on = date '2026-12-31'"),
                new Corruption("d05", "update cartera_invoice set currency = 'USD' where document = 'CN-2'"),
                new Corruption("d06", "update cartera_invoice set due_on = date '2020-01-01' where document = 'INV-4'"),
                new Corruption("d06", entry("document_on = date '2020-01-01' where document = 'INV-4'")),
                new Corruption("d05", "update cartera_invoice set credits = 'INV-1' where document = 'CN-2'"),
                new Corruption(
                        "payment",
                        "update cartera_payment set amount_minor = amount_minor + 1 where payment = 'PAY-4'"),
                new Corruption(
                        "payment", "update cartera_payment set value_on = date '2020-01-01' where payment = 'PAY-4'"),
                new Corruption("payment", "update cartera_payment set kind = 'DEPOSIT' where payment = 'PAY-4'"),
                new Corruption("payment", "update cartera_payment set currency = 'USD' where payment = 'PAY-4'"),
                new Corruption("payment", "update cartera_payment set payment = 'PAY-44' where payment = 'PAY-4'"),
                new Corruption("a01", allocation("amount_minor = amount_minor + 1000000")),
                new Corruption("a01 a07", release("effective_on = date '2020-01-01'")),
                // The state as it is now stays right: only what was known before they ended has too much.
                new Corruption("history", release("version = version + 9000")),
                new Corruption("a02", item("last_change_on = date '2029-01-01' where document = 'INV-3'")),
                new Corruption("a02", "delete from cartera_release"),
                new Corruption("l05 a05", "delete from cartera_item where kind = 'CASH_DISCOUNT'"),
                new Corruption("adjustment", item("open_minor = 1 where kind = 'BAD_DEBT'")),
                new Corruption("a05", allocation("currency = 'USD' where currency = 'EUR'")),
                new Corruption("a05", allocation("credit_document = 'PAY-99' where credit_document = 'PAY-1'")),
                new Corruption("a05", allocation("debit_part = 99 where credit_document = 'PAY-1'")),
                new Corruption("a06", "delete from cartera_allocation where credit_document = 'REVERSE'"),
                new Corruption(
                        "a06",
                        twice(
                                        "cartera_release",
                                        "allocation_version, allocation_number, version, seq, effective_on,"
                                                + " recorded_at",
                                        "version, number, version + 1, 1, effective_on, recorded_at",
                                        "cartera_allocation")
                                + " where credit_document = 'REVERSE'"),
                new Corruption("a07", allocation("effective_on = date '2020-01-01' where credit_document = 'PAY-1'")),
                new Corruption("a07", release("allocation_number = 99 where effective_on = date '2026-02-05'")),
                new Corruption("a07", release("version = allocation_version")),
                new Corruption(
                        "i01",
                        "alter table cartera_command drop constraint cartera_command_once",
                        command("command = 'INV-1', kind = 'ISSUE' where command = 'INV-2'")),
                new Corruption(
                        "i01",
                        "alter table cartera_entry drop constraint cartera_entry_once",
                        twice("cartera_entry", "version, seq", "version, seq + 50") + " where document = 'INV-3'"),
                new Corruption("i02", "update cartera_account set version = version + 1"),
                new Corruption("i02", command("version = 99 where version = 1")),
                new Corruption("i02", "delete from cartera_account where customer = 'BOLT'"),
                new Corruption(
                        "i03", "update cartera_bank_line set amount_minor = amount_minor + 1 where customer = 'BOLT'"),
                new Corruption("i03", "update cartera_bank_line set payment = 'PAY-1' where customer = 'ACME'"),
                new Corruption("i03", "delete from cartera_bank_line where customer = 'ACME'"),
                new Corruption("i03", "update cartera_payment set bank_occurrence = 2 where bank_line is not null"),
                new Corruption("n01", number("written = 'F-2026-00002' where ordinal = 1")),
                new Corruption(
                        "n01", "alter table cartera_number drop constraint cartera_number_seq_once", number("seq = 1")),
                new Corruption("n02", number("ordinal = 9 where ordinal = 3")),
                new Corruption("n02", number("seq = 9 where ordinal = 3")),
                new Corruption("n02", number("series = 'G', shard_key = 'G' where ordinal = 3")),
                new Corruption("n02", "delete from cartera_number where ordinal = 1"),
                new Corruption("n03", "delete from cartera_number where document = 'INV-9'"),
                new Corruption("n03", number("document = 'INV-99' where document = 'INV-9'")),
                new Corruption("n03", "update cartera_invoice set series = null where document = 'INV-9'"),
                new Corruption("n04", number("issued_on = date '2026-12-31' where ordinal = 1")),
                new Corruption("n04", number("issued_on = date '2025-12-31' where ordinal = 1")),
                new Corruption("n04", number("recorded_at = timestamp '2020-01-01 00:00:00' where ordinal = 3")),
                new Corruption("h04", "delete from cartera_outbox where customer = 'ACME'"),
                new Corruption("h04", "update cartera_account set acknowledged_version = version"),
                new Corruption("h04", "update cartera_outbox set customer = 'CARL' where customer = 'BOLT'"),
                new Corruption("h01 h02", "delete from cartera_audit where seq = 2"),
                new Corruption("h01", "update cartera_audit set seq = 1000 where seq = 1"),
                new Corruption("h02", "update cartera_audit set outcome = 'Refused:No' where command = 'INV-3'"),
                new Corruption("h02", "update cartera_audit set actor = 'nobody' where command = 'INV-3'"),
                new Corruption("h02", "update cartera_audit set kind = 'RECEIVE' where command = 'INV-3'"),
                new Corruption(
                        "h02",
                        "update cartera_audit set audited_at = timestamp '2020-01-01 00:00:00' where command ="
                                + " 'INV-3'"),
                new Corruption("collection", fact("document = 'INV-99' where kind = 'OPEN_DISPUTE'")),
                new Corruption(
                        "collection", fact("amount_minor = 99999999, currency = 'EUR' where kind = 'OPEN_DISPUTE'")),
                new Corruption("collection", fact("resolves = 'D-9' where kind = 'RESOLVE_DISPUTE'")),
                new Corruption("collection", fact("ends = 'P-9' where kind = 'WITHDRAW_PROMISE'")),
                new Corruption("collection", "update cartera_promised_item set document = 'INV-99'"),
                new Corruption("collection", "update cartera_promised_item set promise = 'P-99'"),
                new Corruption("collection", "update cartera_noticed_item set document = 'INV-99'"),
                new Corruption("collection", "update cartera_noticed_item set notice = 'N-99' where notice = 'N-1'"),
                new Corruption("collection", fact("answers = 'R-9' where kind = 'ANSWER_REFUND'")),
                new Corruption("collection", fact("amount_minor = 9999999 where kind = 'REQUEST_REFUND'")),
                new Corruption("collection", fact("currency = 'EUR' where kind = 'REQUEST_REFUND'")),
                new Corruption("collection", fact("effective_on = date '2026-01-01' where kind = 'ANSWER_REFUND'")),
                new Corruption(
                        "collection",
                        fact("answer = 'APPROVED', declined_because = null where kind = 'ANSWER_REFUND'")),
                new Corruption(
                        "collection",
                        fact("command = 'REFUND' where kind = 'REQUEST_REFUND'"),
                        fact("answers = 'REFUND' where kind = 'ANSWER_REFUND'")),
                new Corruption("collection", fact("withdraws = 'N-9' where kind = 'WITHDRAW_NOTICE'")),
                new Corruption("collection", "update cartera_noticed_item set number = 7"),
                new Corruption("collection", "delete from cartera_noticed_item"),
                new Corruption("c01", "update cartera_headroom_fact set limit_minor = 1 where kind = 'RESERVE'"),
                new Corruption("c01", "update cartera_headroom_fact set group_limit_minor = 1 where kind = 'RESERVE'"),
                new Corruption("c04", "update cartera_reservation set unbilled_minor = 1 where reservation = 'SO-2'"),
                new Corruption("c04", "delete from cartera_reservation where reservation = 'SO-2'"),
                new Corruption("c04", "update cartera_reservation set counts_through = date '2020-01-01'"),
                new Corruption("c04", "update cartera_reservation set counts_through = date '9999-12-30'"),
                new Corruption("c04", "update cartera_reservation set holds_through = date '2020-01-01'"),
                new Corruption("c04", "update cartera_reservation set amount_minor = amount_minor + 1"),
                new Corruption("c04", "update cartera_reservation set currency = 'USD'"),
                new Corruption(
                        "c04",
                        "update cartera_headroom_fact set reserved_minor = 99999 where kind = 'COMMIT_RESERVATION'"),
                new Corruption(
                        "c01", "update cartera_credit_log set exposure_minor = limit_minor where outcome = 'APPROVED'"),
                new Corruption("c03", "update cartera_credit_log set approver = 'seller' where approver = 'chief'"),
                new Corruption("c03", "update cartera_credit_log set decision = 'CD-9' where approver = 'chief'"),
                new Corruption("c03", "update cartera_credit_log set decision = 'CD-5000' where approver = 'chief'"),
                new Corruption("c03", "update cartera_credit_log set amount_minor = 1 where approver = 'chief'"),
                new Corruption("c03", "update cartera_credit_log set actor = 'seller' where approver = 'chief'"),
                new Corruption("c03", "update cartera_credit_log set actor = 'chief' where command = 'CD-900000'"),
                new Corruption(
                        "c03", "update cartera_credit_log set under_decision = 'CD-5000' where command = 'CD-900000'"),
                new Corruption(
                        "c03", "update cartera_credit_log set under_decision = 'CD-9' where command = 'CD-5000'"),
                new Corruption("c03", "update cartera_credit_log set withdraws = 'CO-9' where withdraws is not null"),
                new Corruption("s02", "update cartera_points_move set points = points - 1 where number = 2"),
                new Corruption(
                        "s02", "update cartera_points_move set usable_through = date '2026-01-01' where number = 1"),
                new Corruption("s02", "update cartera_points_move set source = 'M-9' where seq = 1"),
                new Corruption("s02", "update cartera_points_move set seq = 99 where seq = 1"),
                new Corruption("s02", "delete from cartera_points_move where seq = 1"),
                new Corruption("s02", "update cartera_points_entry set points = points + 1 where command = 'E-M-3'"),
                new Corruption("s02", "update cartera_points_entry set owed = 0 where command = 'C-1'"),
                new Corruption("s02", "update cartera_points_entry set document = 'M-9' where command = 'C-1'"),
                new Corruption("s02", "delete from cartera_points_entry where command = 'E-M-1'"),
                new Corruption("s02", "update cartera_points_entry set subject = 'V-9' where command = 'U-1'"),
                new Corruption("s02", "update cartera_points_entry set subject = 'G-1' where command = 'U-1'"),
                new Corruption("s02", "update cartera_points_entry set subject = 'V-1' where command = 'B-1'"),
                new Corruption("s02", "update cartera_points_entry set subject = 'M-CX' where command = 'S-1'"),
                new Corruption("s02", "update cartera_points_entry set document = 'M-2' where command = 'S-1'"),
                new Corruption("s02", "update cartera_points_entry set owed = -1 where command = 'S-1'"),
                new Corruption(
                        "s02",
                        "update cartera_points_entry set effective_on = date '2026-12-30' where command = 'E-M-1'"),
                new Corruption(
                        "s02",
                        "alter table cartera_points_entry drop constraint cartera_points_entry_subject_once",
                        "update cartera_points_entry set subject = 'M-2' where command = 'E-M-3'"));
    }

    static Stream<Arguments> every_corruption_on_every_database() {
        return Stream.of(TestDatabase.values())
                .flatMap(kind -> corruptions().stream().map(corruption -> Arguments.of(kind, corruption)));
    }

    @ParameterizedTest
    @MethodSource("every_corruption_on_every_database")
    void T10c_a_check_finds_its_corruption(TestDatabase kind, Corruption corruption) throws SQLException {
        DataSource database = YEARS.computeIfAbsent(kind, BooksCheckTest::year);
        // A dropped constraint would stay on H2, which commits before it changes a table.
        if (corruption.statements()[0].startsWith("alter")) {
            database = year(kind);
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                for (String sql : corruption.statements()) {
                    int rows = statement.executeUpdate(sql);
                    assertThat(rows).as(sql).isGreaterThan(sql.startsWith("alter") ? -1 : 0);
                }
                assertThat(found(connection)).contains(corruption.checks().split(" "));
            } finally {
                connection.rollback();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_check_is_seen_to_find_something(TestDatabase kind) {
        List<String> checks = new ArrayList<>(checks().keySet());

        assertThat(corruptions().stream()
                        .flatMap(corruption -> Stream.of(corruption.checks().split(" "))))
                .as("checks of " + kind)
                .containsAll(checks);
    }

    @ParameterizedTest
    @EnumSource
    void T10c_the_checks_find_nothing_in_books_that_are_right(TestDatabase kind) throws SQLException {
        DataSource database = year(kind);

        assertThat(violations(database)).isEmpty();
        try (Connection connection = database.getConnection()) {
            assertThat(found(connection)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_violation_names_the_law_the_account_and_the_figures(TestDatabase kind) throws SQLException {
        DataSource database = year(kind);
        TestDatabase.execute(database, item("open_minor = open_minor - 1 where document = 'INV-3'"));

        List<Violation> violations =
                JdbcStore.using(database).read(session -> session.audit().violations());

        AccountId account = AccountId.of(LedgerId.MAIN, YearOfBooks.ACME);
        assertThat(violations)
                .contains(Violation.of(
                        "a02",
                        account,
                        "DEBIT INV-3/1",
                        "3999 is open since 2026-02-05, it should be 4000 since 2026-02-05"));
        assertThat(violations).extracting(Violation::law).containsExactly("l01", "a02");
    }

    @ParameterizedTest
    @EnumSource
    void entries_without_a_document_of_that_name_contradict_nothing(TestDatabase kind) {
        DataSource database = kind.fresh();
        Desk desk = Desk.over(JdbcStore.using(database));
        desk.books()
                .cash()
                .settle(
                        CommandId.of("OLD"),
                        Desk.ACME,
                        Settlement.none()
                                .posting(Entry.builder(
                                                ItemId.debit("INV-9"),
                                                EntryKind.INVOICE,
                                                Money.parse("EUR 100"),
                                                Desk.DAY)
                                        .build()))
                .orElseThrow();
        desk.books()
                .invoicing()
                .issue(Invoice.creditNote(InvoiceId.of("CN-1"), Desk.ACME, Desk.DAY)
                        .line("Goods back", Money.parse("EUR 150"))
                        .crediting(InvoiceId.of("INV-9"))
                        .build())
                .orElseThrow();

        assertThat(violations(database)).isEmpty();
    }

    private static List<Violation> violations(DataSource database) {
        return JdbcStore.using(database).read(session -> session.audit().violations());
    }

    private static DataSource year(TestDatabase kind) {
        DataSource database = kind.fresh();
        YearOfBooks.keep(JdbcStore.using(database));
        YearOfBooks.fileProfile(JdbcStore.using(database));
        YearOfBooks.reserve(JdbcStore.using(database));
        RewardedBooks.keep(JdbcStore.using(database));
        return database;
    }

    /** As an auditor would run them: the text that {@link Schema#checks()} prints, on a connection of their own. */
    private static TreeSet<String> found(Connection connection) throws SQLException {
        TreeSet<String> found = new TreeSet<>();
        for (Map.Entry<String, String> check : checks().entrySet()) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(check.getValue())) {
                if (rows.next()) {
                    found.add(check.getKey());
                }
            }
        }
        return found;
    }

    private static Map<String, String> checks() {
        Map<String, String> checks = new LinkedHashMap<>();
        Matcher matcher = CHECK.matcher(Schema.checks());
        while (matcher.find()) {
            checks.put(matcher.group(1), matcher.group(2));
        }
        return checks;
    }

    private static String item(String change) {
        return "update cartera_item set " + change;
    }

    private static String entry(String change) {
        return "update cartera_entry set " + change;
    }

    private static String command(String change) {
        return "update cartera_command set " + change;
    }

    private static String allocation(String change) {
        return "update cartera_allocation set " + change;
    }

    private static String release(String change) {
        return "update cartera_release set " + change;
    }

    private static String line(String change) {
        return "update cartera_invoice_line set " + change;
    }

    private static String number(String change) {
        return "update cartera_number set " + change;
    }

    private static String fact(String change) {
        return "update cartera_collection_fact set " + change;
    }

    /** The rows of a table once more, with some columns changed and the others as they are. */
    private static String twice(String table, String columns, String values) {
        String rest = ", part, kind, currency, amount_minor, effective_on, document_on, due_on, value_on, reference,"
                + " reverses_document, reverses_part, reverses_kind";
        String between = columns.contains("document") ? "" : ", side, document";
        return "insert into " + table + " (" + A_SECOND_TIME + columns + between + rest + ") select " + A_SECOND_TIME
                + values + between + rest + " from " + table;
    }

    private static String twice(String table, String columns, String values, String from) {
        return "insert into " + table + " (" + A_SECOND_TIME + columns + ") select " + A_SECOND_TIME + values + " from "
                + from;
    }
}
