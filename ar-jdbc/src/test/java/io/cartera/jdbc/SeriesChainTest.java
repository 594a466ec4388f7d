package io.cartera.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.Receivables;
import io.cartera.account.LedgerId;
import io.cartera.audit.AuditAnchor;
import io.cartera.audit.AuditFinding;
import io.cartera.audit.AuditFinding.Kind;
import io.cartera.invoice.AllowanceCharge;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.NumberSeries;
import io.cartera.invoice.SeriesId;
import io.cartera.trace.CommandId;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** C041: what somebody does to the numbers of a series behind our back is found by its chain. */
class SeriesChainTest {

    private static final SeriesId SERIES = SeriesId.of("F");

    /** Five numbers: three documents, one of them with a charge, and two void ones. */
    private static Receivables writtenTo(DataSource database) {
        Receivables books = Desk.over(JdbcStore.using(database))
                .books()
                .loggingDocuments((previous, row, document) -> previous.orElse("") + row.position() + ".");
        books.numbering().define(NumberSeries.yearly(SERIES, "F")).orElseThrow();
        issue(books, "INV-1");
        books.numbering()
                .voidNext(CommandId.of("V-1"), SERIES, Desk.DAY, "spoiled")
                .orElseThrow();
        issue(books, "INV-2");
        issue(books, "INV-3");
        books.numbering()
                .voidNext(CommandId.of("V-2"), SERIES, Desk.DAY, "spoiled")
                .orElseThrow();
        return books;
    }

    private static void issue(Receivables books, String id) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), Desk.ACME, Desk.DAY)
                        .line("Goods", Money.parse("EUR 100"))
                        .adjusted(AllowanceCharge.charge(Money.parse("EUR 1")))
                        .numberedBy(SERIES)
                        .build())
                .orElseThrow();
    }

    private static List<AuditFinding> after(Receivables books, DataSource database, String... changes)
            throws SQLException {
        TestDatabase.execute(database, "create table kept as select * from cartera_number");
        for (String change : changes) {
            assertThat(TestDatabase.execute(database, change)).as(change).isPositive();
        }
        List<AuditFinding> findings = books.audit().verify();
        TestDatabase.execute(database, "delete from cartera_number");
        TestDatabase.execute(database, "insert into cartera_number select * from kept");
        TestDatabase.execute(database, "drop table kept");
        return findings;
    }

    private static AuditFinding found(long position, Kind kind) {
        return AuditFinding.ofSeries(LedgerId.MAIN, SERIES, position, kind);
    }

    @ParameterizedTest
    @EnumSource
    void H01_C041_whatever_is_changed_in_a_number_is_found_at_its_position(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        Receivables books = writtenTo(database);
        assertThat(books.audit().verify()).isEmpty();

        for (String change : List.of(
                "written = 'F-2026-0002'",
                "issued_on = date '2026-01-09'",
                "reason = 'other'",
                "command = 'V-3'",
                "actor = 'clerk-8'",
                "recorded_at = timestamp '2026-06-01 00:00:00.5'",
                "own_link = '1.3.'",
                "own_link = null",
                "chain_hash = null, chain_form = null, own_link = null",
                "document_hash = chain_hash")) {
            assertThat(after(books, database, "update cartera_number set " + change + " where seq = 2"))
                    .as(change)
                    .contains(found(2, Kind.BROKEN_LINK));
        }
        assertThat(after(books, database, "update cartera_number set chain_form = 7 where seq = 2"))
                .containsExactly(found(2, Kind.UNKNOWN_FORM));
        assertThat(books.audit().verify()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void H02_C041_a_chain_that_is_taken_off_as_a_whole_is_found_also_after_the_next_number(TestDatabase kind)
            throws SQLException {
        DataSource database = kind.fresh();
        Receivables books = writtenTo(database);

        TestDatabase.execute(
                database,
                "update cartera_number set chain_form = null, document_hash = null, own_link = null, chain_hash = null");
        TestDatabase.execute(database, "update cartera_number set actor = 'clerk-8' where seq = 2");

        assertThat(books.audit().verify()).contains(found(1, Kind.BROKEN_LINK), found(2, Kind.BROKEN_LINK));
        issue(books, "INV-9");
        assertThat(books.audit().verify()).contains(found(1, Kind.BROKEN_LINK), found(5, Kind.BROKEN_LINK));
    }

    @ParameterizedTest
    @EnumSource
    void C041_the_chain_of_the_host_goes_on_after_a_number_that_was_not_told_to_it(TestDatabase kind) {
        DataSource database = kind.fresh();
        writtenTo(database);
        Receivables silent = Desk.over(JdbcStore.using(database)).books();
        issue(silent, "INV-7");
        Receivables books = silent.loggingDocuments((previous, row, document) -> previous.orElse("") + row.position());
        issue(books, "INV-8");

        assertThat(books.numbering().numbers(SERIES).get(6).link().orElseThrow().own())
                .contains("1.2.3.4.5.7");
        assertThat(books.audit().verify()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void H01_C041_numbers_that_are_dropped_or_exchanged_are_found(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        Receivables books = writtenTo(database);

        assertThat(after(books, database, "delete from cartera_number where seq = 2"))
                .contains(found(2, Kind.NUMBERING));
        assertThat(after(
                        books,
                        database,
                        "update cartera_number set document = 'INV-X' where seq = 3",
                        "update cartera_number set document = 'INV-2' where seq = 4",
                        "update cartera_number set document = 'INV-3' where seq = 3"))
                .contains(found(3, Kind.BROKEN_LINK), found(4, Kind.BROKEN_LINK));
    }

    @ParameterizedTest
    @EnumSource
    void H01_C041_a_document_that_is_changed_under_its_number_is_found(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        Receivables books = writtenTo(database);

        TestDatabase.execute(
                database, "update cartera_invoice_adjustment set amount_minor = 2 where document = 'INV-2'");

        assertThat(books.audit().verify()).contains(found(3, Kind.FACTS_CHANGED));
    }

    @ParameterizedTest
    @EnumSource
    void H03_C041_a_void_number_that_is_cut_off_at_the_end_is_found_by_the_anchor_alone(TestDatabase kind)
            throws SQLException {
        DataSource database = kind.fresh();
        Receivables books = writtenTo(database);
        AuditAnchor anchor = AuditAnchor.parse(books.audit().anchor().text());
        assertThat(books.audit().verify(anchor)).isEmpty();

        TestDatabase.execute(database, "delete from cartera_number where seq = 5");

        assertThat(books.audit().verify()).isEmpty();
        assertThat(books.audit().verify(anchor)).containsExactly(found(5, Kind.TRUNCATED));
        books.numbering()
                .voidNext(CommandId.of("V-9"), SERIES, Desk.DAY, "spoiled")
                .orElseThrow();
        assertThat(books.audit().verify(anchor)).containsExactly(found(5, Kind.REPLACED));
    }
}
