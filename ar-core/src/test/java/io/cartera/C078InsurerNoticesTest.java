package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.access.AccessDeniedException;
import io.cartera.access.NotPermitted;
import io.cartera.access.Permission;
import io.cartera.account.LedgerId;
import io.cartera.cover.CoverDeadline;
import io.cartera.cover.InsuredDebts;
import io.cartera.cover.StrayNotice;
import io.cartera.creditfile.CreditInsurance;
import io.cartera.creditfile.InsurerNotice;
import io.cartera.creditfile.InsurerNotice.Step;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.Percentage;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** C078: what insurers were told, and which deadlines are done, missed or due for it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class C078InsurerNoticesTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate START = day("2026-01-01");
    /** INV-1 falls due on 2026-03-03: to be notified by 2026-04-02, claimed by 2026-08-30. */
    private static final LocalDate LAST = day("2026-04-02");

    private static final CreditInsurance POLICY = CreditInsurance.of(
                    "POL-7", "Insurer A", Money.parse("EUR 1000"), Percentage.of("90"))
            .notifyWithin(30)
            .claimWithin(180);

    /** An hour on with each question. */
    private static final class Hours extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            now = now.plusSeconds(3600);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final Hours clock = new Hours();
    private final InMemoryStore store = new InMemoryStore();
    private final Receivables books = books(store, clock, ACME);
    private int commands;

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    /** A customer with a policy and two debits of 100, of which the second falls due 30 days later. */
    private static Receivables books(InMemoryStore store, Clock clock, CustomerId customer) {
        Receivables books = Receivables.over(store, clock);
        books.customers()
                .register(Customer.organisation(customer, "Customer").build())
                .orElseThrow();
        books.customers()
                .record(CommandId.of("POL"), FileEntry.of(customer, START).insurance(POLICY))
                .orElseThrow();
        issue(books, customer, "INV-1", day("2026-02-01"));
        issue(books, customer, "INV-2", day("2026-03-03"));
        return books;
    }

    private static void issue(Receivables books, CustomerId customer, String id, LocalDate on) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), customer, on)
                        .line("Goods", eur("100"))
                        .dueOn(on.plusDays(30))
                        .build())
                .orElseThrow();
    }

    private static InsurerNotice notice(String number, String... debits) {
        InsurerNotice notice = InsurerNotice.of(number, "POL-7", Step.NOTIFIED);
        for (String debit : debits) {
            notice = notice.debit(debit);
        }
        return notice;
    }

    private void record(CustomerFact fact) {
        commands++;
        books.customers().record(CommandId.of("C-" + commands), fact).orElseThrow();
    }

    private void told(LocalDate on, InsurerNotice notice) {
        record(FileEntry.of(ACME, on).insurerTold(notice));
    }

    private static List<String> deadlines(Receivables books, AsOf asOf) {
        return books.risks().deadlines(asOf).stream()
                .map(deadline -> deadline.item().id() + " " + deadline.kind() + " " + deadline.state()
                        + deadline.doneOn().map(on -> " " + on).orElse(""))
                .toList();
    }

    private String first(LocalDate on) {
        return first(AsOf.of(on));
    }

    /** How the notification of INV-1 stands. */
    private String first(AsOf asOf) {
        return deadlines(books, asOf).stream()
                .filter(text -> text.startsWith("INV-1 NOTIFICATION "))
                .map(text -> text.substring("INV-1 NOTIFICATION ".length()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void C078_each_deadline_is_due_done_or_missed() {
        told(day("2026-03-20"), notice("N-1", "INV-1"));
        told(day("2026-05-04"), InsurerNotice.of("N-2", "POL-7", Step.CLAIMED).debit("INV-2"));

        assertThat(deadlines(books, AsOf.of(day("2026-05-03"))))
                .containsExactly(
                        "INV-1 NOTIFICATION DONE 2026-03-20",
                        "INV-2 NOTIFICATION MISSED",
                        "INV-1 CLAIM DUE",
                        "INV-2 CLAIM DUE");
        assertThat(deadlines(books, AsOf.of(day("2026-05-04"))))
                .as("a claim tells that it is not paid, too, here two days late")
                .containsExactly(
                        "INV-1 NOTIFICATION DONE 2026-03-20",
                        "INV-2 NOTIFICATION MISSED 2026-05-04",
                        "INV-1 CLAIM DUE",
                        "INV-2 CLAIM DONE 2026-05-04");
        assertThat(books.risks().deadlines(AsOf.of(day("2026-05-04"))))
                .extracting(CoverDeadline::inWords)
                .containsExactly(
                        "INV-1 under policy POL-7: the notification was due by 2026-04-02 and was made on 2026-03-20; EUR"
                                + " 90.00 is at stake.",
                        "INV-2 under policy POL-7: the notification was due by 2026-05-02 and was made on 2026-05-04, too"
                                + " late; EUR 90.00 is at risk.",
                        "INV-1 under policy POL-7: the claim is due by 2026-08-30; EUR 90.00 is at stake.",
                        "INV-2 under policy POL-7: the claim was due by 2026-09-29 and was made on 2026-05-04; EUR 90.00"
                                + " is at stake.");
    }

    @Test
    void C078_the_last_day_is_in_time_and_the_next_is_not() {
        assertThat(first(LAST)).isEqualTo("DUE");
        assertThat(first(LAST.plusDays(1))).isEqualTo("MISSED");

        told(LAST.plusDays(1), notice("LATE", "INV-1"));
        assertThat(first(LAST)).as("not told by then").isEqualTo("DUE");
        assertThat(first(LAST.plusDays(1))).isEqualTo("MISSED 2026-04-03");

        told(LAST, notice("IN TIME", "INV-1"));
        assertThat(first(LAST)).isEqualTo("DONE 2026-04-02");
        assertThat(first(LAST.plusDays(1))).as("the first counts").isEqualTo("DONE 2026-04-02");
    }

    @Test
    void C078_a_notice_counts_from_its_day_and_as_known_from_when_it_was_recorded() {
        Instant before = clock.instant();
        told(day("2026-03-20"), notice("N-1", "INV-1"));

        LocalDate later = day("2026-06-01");
        assertThat(first(later)).isEqualTo("DONE 2026-03-20");
        assertThat(first(AsOf.of(later).knownAt(before))).isEqualTo("MISSED");
        assertThat(first(AsOf.of(LAST).knownAt(before))).isEqualTo("DUE");
        assertThat(first(day("2026-03-19"))).isEqualTo("DUE");
    }

    @Test
    void C078_a_notice_that_is_withdrawn_or_was_a_mistake_leaves_the_deadline_open() {
        CustomerFact fact = FileEntry.of(ACME, day("2026-03-20")).insurerTold(notice("N-1", "INV-1"));
        record(fact);
        Instant before = clock.instant();
        record(fact.until(day("2026-03-25")));

        assertThat(first(day("2026-03-24"))).isEqualTo("DONE 2026-03-20");
        assertThat(first(day("2026-03-25"))).isEqualTo("DUE");
        assertThat(first(LAST.plusDays(1))).isEqualTo("MISSED");
        assertThat(first(AsOf.of(LAST.plusDays(1)).knownAt(before))).isEqualTo("DONE 2026-03-20");

        told(day("2026-03-26"), notice("N-2", "INV-1"));
        assertThat(first(LAST)).isEqualTo("DONE 2026-03-26");
        told(day("2026-03-26"), notice("N-2"));
        assertThat(first(day("2026-03-26"))).as("it never was").isEqualTo("DUE");
    }

    @Test
    void C078_the_same_number_from_a_later_day_tells_from_that_day_only() {
        told(day("2026-03-20"), notice("N-1", "INV-1"));
        told(LAST.plusDays(1), notice("N-1", "INV-1", "INV-2"));

        assertThat(first(LAST)).isEqualTo("DONE 2026-03-20");
        assertThat(first(LAST.plusDays(1))).isEqualTo("MISSED 2026-04-03");
    }

    @Test
    void C078_missed_deadlines_put_cover_at_risk_and_take_none_of_it() {
        told(LAST, notice("N-1", "INV-1"));
        AsOf june = AsOf.of(day("2026-06-01"));
        InsuredDebts debts = books.risks().insured(ACME, june).orElseThrow();

        assertThat(debts.insured(CurrencyUnit.EUR)).isEqualTo(eur("180"));
        assertThat(debts.atRisk().in(CurrencyUnit.EUR)).as("INV-2").isEqualTo(eur("90"));
        AsOf late = AsOf.of(day("2026-12-31"));
        assertThat(books.risks().insured(ACME, late).orElseThrow().atRisk().in(CurrencyUnit.EUR))
                .as("INV-2 missed both, and counts once")
                .isEqualTo(eur("180"));
        assertThat(books.risks()
                        .insured(ACME, AsOf.of(LAST))
                        .orElseThrow()
                        .atRisk()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void C078_a_notice_of_what_is_not_there_is_kept_closes_nothing_and_is_found() {
        told(LAST, notice("N-1", "INV-9", "INV-1").debit("INV-1", 2));
        told(LAST, InsurerNotice.of("N-2", "POL-8", Step.NOTIFIED).debit("INV-2"));

        assertThat(deadlines(books, AsOf.of(day("2026-05-03"))))
                .contains("INV-1 NOTIFICATION DONE 2026-04-02", "INV-2 NOTIFICATION MISSED");
        assertThat(books.risks().strayNotices(ACME, AsOf.of(LAST)))
                .extracting(StrayNotice::inWords)
                .containsExactly(
                        "Notice N-1 tells of INV-1#2 under policy POL-7, and there is no such debit.",
                        "Notice N-1 tells of INV-9 under policy POL-7, and there is no such debit.",
                        "Notice N-2 tells of INV-2 under policy POL-8, and there is no such policy.");
        assertThat(books.risks().strayNotices(ACME, AsOf.of(LAST.minusDays(1)))).isEmpty();
        assertThat(books.risks().strayNotices(CustomerId.of("NOBODY"), AsOf.of(LAST)))
                .isEmpty();
    }

    @Test
    void C078_a_notice_through_another_ledger_tells_of_its_debits_only() {
        Receivables other = books.inLedger(LedgerId.of("other"));
        issue(other, ACME, "INV-1", day("2026-02-01"));
        other.customers()
                .record(CommandId.of("O"), FileEntry.of(ACME, LAST).insurerTold(notice("N-1", "INV-1")))
                .orElseThrow();

        assertThat(first(LAST)).isEqualTo("DUE");
        assertThat(deadlines(other, AsOf.of(LAST)))
                .containsExactly("INV-1 NOTIFICATION DONE 2026-04-02", "INV-1 CLAIM DUE");
    }

    @Test
    void C078_neither_the_order_of_notices_nor_the_name_of_the_customer_changes_anything() {
        List<InsurerNotice> notices = new ArrayList<>(List.of(
                notice("A", "INV-1"),
                notice("B", "INV-2", "INV-1"),
                notice("C", "INV-2"),
                notice("D"),
                notice("E", "X")));
        List<String> expected = null;
        for (int seed = 0; seed < 12; seed++) {
            CustomerId customer = CustomerId.of(seed % 2 == 0 ? "A" : "Z " + seed);
            Receivables shuffled = books(new InMemoryStore(), new Hours(), customer);
            Collections.shuffle(notices, new Random(seed));
            for (InsurerNotice each : notices) {
                shuffled.customers()
                        .record(
                                CommandId.of(each.number()),
                                FileEntry.of(
                                                customer,
                                                LAST.plusDays(each.number().charAt(0) - 'B'))
                                        .insurerTold(each))
                        .orElseThrow();
            }
            List<String> found = deadlines(shuffled, AsOf.of(day("2026-05-03")));
            expected = expected == null ? found : expected;
            assertThat(found).isEqualTo(expected).contains("INV-1 NOTIFICATION DONE 2026-04-01");
        }
    }

    @Test
    void C078_the_same_notice_once_more_is_a_repeat_in_whatever_order_its_debits_are_given() {
        FileEntry entry = FileEntry.of(ACME, LAST);
        CommandId command = CommandId.of("N");
        var first = books.customers().record(command, entry.insurerTold(notice("N", "INV-1", "INV-2")));

        assertThat(first).isInstanceOf(Outcome.Applied.class);
        assertThat(books.customers().record(command, entry.insurerTold(notice("N", "INV-2", "INV-1", "INV-2"))))
                .isEqualTo(first);
        assertThat(books.customers().record(command, entry.insurerTold(notice("N", "INV-2"))))
                .isInstanceOf(Outcome.Conflicting.class);
    }

    @Test
    void what_is_no_notice_is_refused_by_name_and_who_may_not_read_is_told_nothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> notice("N").debit("INV", 0))
                .withMessageContaining("part is 0");
        InsurerNotice full = notice("N");
        for (int i = 1; i <= InsurerNotice.MAX_DEBITS; i++) {
            full = full.debit("INV", i);
        }
        InsurerNotice most = full.debit("INV", InsurerNotice.MAX_DEBITS);
        assertThat(most).isEqualTo(full);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> most.debit("ONE MORE"))
                .withMessageContaining("debits are 1001");
        for (Permission missing :
                List.of(Permission.READ_CUSTOMERS, Permission.READ_ACCOUNTS, Permission.READ_CREDIT)) {
            Receivables clerk = books.admitting(
                    request -> request.permission() == missing ? Optional.of(NotPermitted.INSTANCE) : Optional.empty());
            assertThatThrownBy(() -> clerk.risks().strayNotices(ACME, AsOf.of(LAST)))
                    .isInstanceOf(AccessDeniedException.class);
        }
    }
}
