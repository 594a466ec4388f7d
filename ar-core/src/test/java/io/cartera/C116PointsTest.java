package io.cartera;

import static io.cartera.ClubBooks.ACME;
import static io.cartera.ClubBooks.BETA;
import static io.cartera.ClubBooks.CLUB;
import static io.cartera.ClubBooks.JAN_1;
import static io.cartera.ClubBooks.day;
import static io.cartera.ClubBooks.eur;
import static io.cartera.ClubBooks.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.cartera.customer.Customer;
import io.cartera.invoice.AllowanceCharge;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.Percentage;
import io.cartera.points.EarnedBy;
import io.cartera.points.PointsKind;
import io.cartera.points.PointsLot;
import io.cartera.points.PointsRecorded;
import io.cartera.points.PointsRefusal;
import io.cartera.reward.EarnRule;
import io.cartera.reward.RewardProfile;
import io.cartera.reward.RewardProgram;
import io.cartera.reward.RewardTerms;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C116: points by purchase amount, with expiry first in first out. */
class C116PointsTest {

    private final ClubBooks club = new ClubBooks();

    @Test
    void I7_an_invoice_of_10000_earns_10_points_and_what_is_returned_reduces_them() {
        club.issue("INV-1", "10000", "02-01");

        PointsRecorded earned = club.earn("INV-1").orElseThrow();
        club.credit("CN-1", "INV-1", "2500", "02-10");
        PointsRecorded back = club.clawBack("CN-1").orElseThrow();

        assertThat(earned.entry().points()).isEqualTo(10);
        assertThat(earned.entry().basis())
                .containsExactly(EarnedBy.of("all", eur("10000"), eur("1000"), 1, Percentage.of("100")));
        // EUR 7,500 stand, which earn 7.
        assertThat(back.entry().points()).isEqualTo(3);
        assertThat(club.balance("02-01")).isEqualTo(10);
        assertThat(club.balance("02-09")).isEqualTo(10);
        assertThat(club.balance("02-10")).isEqualTo(7);
        assertThat(club.balance("01-31")).isZero();
    }

    @Test
    void I7_what_is_paid_with_points_earns_none() {
        club.issue("INV-1", "10000", "02-01");
        club.earn("INV-1");
        PointsRecorded voucher = club.redeem("V-1", 10, "02-02").orElseThrow();
        Money net = eur("2050");
        AllowanceCharge discount = voucher.entry().reward().orElseThrow().discount("V-1", net);

        Invoice next = club.issue(Invoice.draft(InvoiceId.of("INV-2"), ACME, day("02-03"))
                .line("goods", net)
                .adjusted(discount));

        assertThat(discount.amount()).isEqualTo(eur("100"));
        assertThat(next.total()).isEqualTo(eur("1950"));
        assertThat(club.earn("INV-2").orElseThrow().entry().points()).isEqualTo(1);
    }

    @Test
    void points_are_rounded_down_for_each_rule_and_a_document_too_small_earns_none_once() {
        club.issue("INV-1", "1999.99", "02-01");
        club.issue("INV-2", "999.99", "02-02");

        assertThat(club.earn("INV-1").orElseThrow().entry().points()).isEqualTo(1);
        assertThat(club.earn("INV-2").orElseThrow().entry().points()).isZero();
        assertThat(club.balance("02-02")).isEqualTo(1);
        assertThat(refusal(club.books
                        .rewards()
                        .earn(CommandId.of("E-9"), club.club, ACME, InvoiceId.of("INV-2"), RewardProfile.none())))
                .isEqualTo(new PointsRefusal.Already(PointsKind.EARNED, "INV-2", CommandId.of("E-INV-2")));
    }

    @Test
    void each_line_earns_by_the_first_rule_that_is_for_it() {
        club.club = ClubBooks.program(RewardTerms.builder()
                .rule(EarnRule.of("toys", eur("10"), 3).inGroup("toys"))
                .rule(EarnRule.of("all", eur("100"), 1)));
        club.issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, day("02-01"))
                .line(line("55", "toys"))
                .line(line("250", "books"))
                .line("no group", eur("60")));

        PointsRecorded earned = club.earn("INV-1").orElseThrow();

        // 5.5 steps of 3 points are 16.5, 3.1 steps are 3.
        assertThat(earned.entry().basis()).extracting(EarnedBy::points).containsExactly(16L, 3L);
        assertThat(earned.entry().basis().get(0).productGroup()).contains("toys");
        assertThat(earned.entry().basis().get(1).base()).isEqualTo(eur("310"));

        // A note for the toys lowers the toys; one without a group the rest first.
        club.issue(Invoice.creditNote(InvoiceId.of("CN-1"), ACME, day("02-02"))
                .crediting(InvoiceId.of("INV-1"))
                .line(line("25", "toys")));
        assertThat(club.clawBack("CN-1").orElseThrow().entry().points()).isEqualTo(7);
        club.credit("CN-2", "INV-1", "320", "02-03");
        // EUR 310 of the rest and 10 of the toys: 20 are left, which earn 6.
        assertThat(club.clawBack("CN-2").orElseThrow().entry().points()).isEqualTo(6);
        club.credit("CN-3", "INV-1", "20", "02-04");
        assertThat(club.clawBack("CN-3").orElseThrow().entry().points()).isEqualTo(6);
        assertThat(club.balance("02-04")).isZero();
    }

    @Test
    void what_earned_nothing_is_credited_first_and_takes_nothing() {
        club.club = tools();
        club.issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, day("02-01"))
                .line(line("3000", "tools"))
                .line("freight", eur("9000")));
        assertThat(club.earn("INV-1").orElseThrow().entry().points()).isEqualTo(3);

        club.credit("CN-1", "INV-1", "3000", "02-02");
        assertThat(club.clawBack("CN-1").orElseThrow().entry().points()).isZero();
        club.credit("CN-2", "INV-1", "7000", "02-03");
        // EUR 6,000 of the freight, and 1,000 of the tools.
        assertThat(club.clawBack("CN-2").orElseThrow().entry().points()).isEqualTo(1);
        club.credit("CN-3", "INV-1", "2000", "02-04");
        assertThat(club.clawBack("CN-3").orElseThrow().entry().points()).isEqualTo(2);
    }

    @Test
    void a_charge_on_the_document_earns_by_no_group_and_an_allowance_lowers_first_what_no_rule_covers() {
        club.club = tools();
        club.issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, day("02-01"))
                .line(line("1000", "tools"))
                .adjusted(AllowanceCharge.charge(eur("5000"))));
        club.issue(Invoice.draft(InvoiceId.of("INV-2"), ACME, day("02-01"))
                .line(line("3000", "tools"))
                .line("freight", eur("400"))
                .adjusted(AllowanceCharge.allowance(eur("1000"))));

        assertThat(club.earn("INV-1").orElseThrow().entry().points()).isEqualTo(1);
        assertThat(club.earn("INV-2").orElseThrow().entry().basis())
                .extracting(EarnedBy::base)
                .containsExactly(eur("2400"));
    }

    private static RewardProgram tools() {
        return ClubBooks.program(
                RewardTerms.builder().rule(EarnRule.of("tools", eur("1000"), 1).inGroup("tools")));
    }

    @Test
    void freight_on_the_document_earns_where_a_line_earned_by_the_rule_for_all_lines_and_nowhere_else() {
        club.club = ClubBooks.program(RewardTerms.builder()
                .rule(EarnRule.of("toys", eur("10"), 1).inGroup("toys"))
                .rule(EarnRule.of("rest", eur("10"), 1)));
        club.issue(Invoice.draft(InvoiceId.of("ALL"), ACME, day("02-01"))
                .line(ClubBooks.line("100", "books"))
                .adjusted(AllowanceCharge.charge(eur("20"))));
        club.issue(Invoice.draft(InvoiceId.of("TOYS"), ACME, day("02-02"))
                .line(ClubBooks.line("100", "toys"))
                .adjusted(AllowanceCharge.charge(eur("20"))));

        assertThat(club.earn("ALL").orElseThrow().entry().points()).isEqualTo(12);
        assertThat(club.earn("TOYS").orElseThrow().entry().points()).isEqualTo(10);
    }

    @Test
    void a_run_leaves_what_is_dated_after_today_so_that_today_can_still_redeem() {
        LocalDate today = LocalDate.parse("2028-12-31");
        issueOn("INV-1", today);
        issueOn("INV-2", today.plusDays(1));

        List<Outcome<PointsRecorded>> done = club.books
                .rewards()
                .earnAll(club.club, DateRange.ofClosed(today, today.plusDays(5)), customer -> RewardProfile.none());

        assertThat(done)
                .extracting(outcome -> outcome.orElseThrow().entry().subject().orElseThrow())
                .containsExactly("INV-1");
        assertThat(club.redeem("V-1", 1, today).applied()).isPresent();
    }

    private void issueOn(String id, LocalDate day) {
        club.issue(Invoice.draft(InvoiceId.of(id), ACME, day).line("goods", eur("3000")));
    }

    @Test
    void points_in_another_currency_are_not_earned() {
        club.issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, day("02-01")).line("goods", Money.parse("USD 10000")));

        PointsRecorded earned = club.earn("INV-1").orElseThrow();

        assertThat(earned.entry().points()).isZero();
        assertThat(earned.entry().basis()).isEmpty();
    }

    @Test
    void what_expires_first_is_taken_first_and_expires_after_its_last_day_by_itself() {
        club.issue("INV-2", "5000", "03-01");
        club.issue("INV-1", "10000", "02-01");
        club.earn("INV-1");
        club.earn("INV-2");
        club.redeem("V-1", 4, "03-05").orElseThrow();

        assertThat(club.points().lots(AsOf.of(day("03-05"))))
                .extracting(PointsLot::left)
                .containsExactly(6L, 5L);
        LocalDate last = LocalDate.parse("2027-02-01");
        assertThat(club.points().expiring(AsOf.of(day("03-05"))))
                .isEqualTo(Map.of(last, 6L, LocalDate.parse("2027-03-01"), 5L));
        assertThat(club.points().balance(AsOf.of(last))).isEqualTo(11);
        assertThat(club.points().balance(AsOf.of(last.plusDays(1)))).isEqualTo(5);
        assertThat(club.points().expired(AsOf.of(last.plusDays(1)))).isEqualTo(6);
        assertThat(club.points().balance(AsOf.of(last.plusYears(1)))).isZero();
    }

    @Test
    void an_earning_that_is_late_counts_from_the_last_entry_and_lasts_from_its_document() {
        club.issue("INV-1", "10000", "02-01");
        club.issue("INV-2", "5000", "01-15");
        club.earn("INV-1");
        club.redeem("V-1", 1, "03-01").orElseThrow();
        AsOf before = AsOf.of(day("02-20"));
        long was = club.points().balance(before);

        PointsRecorded late = club.earn("INV-2").orElseThrow();

        assertThat(late.entry().effectiveOn()).isEqualTo(day("03-01"));
        assertThat(late.entry().usableThrough()).contains(LocalDate.parse("2027-01-15"));
        assertThat(club.points().balance(before)).isEqualTo(was);
        assertThat(club.balance("03-01")).isEqualTo(14);
    }

    @Test
    void an_invoice_earns_by_the_terms_of_its_day() {
        club.club = RewardProgram.of(CLUB)
                .from(JAN_1, RewardTerms.of(EarnRule.of("all", eur("1000"), 1)))
                .from(day("03-01"), RewardTerms.of(EarnRule.of("double", eur("1000"), 2)));
        club.issue("INV-0", "10000", "01-01");
        club.issue(Invoice.draft(InvoiceId.of("OLD"), ACME, JAN_1.minusDays(1)).line("goods", eur("10000")));
        club.issue("INV-1", "10000", "02-28");
        club.issue("INV-2", "10000", "03-01");

        assertThat(club.earn("INV-0").orElseThrow().entry().points()).isEqualTo(10);
        assertThat(club.earn("INV-1").orElseThrow().entry().points()).isEqualTo(10);
        assertThat(club.earn("INV-2").orElseThrow().entry().points()).isEqualTo(20);
        assertThat(refusal(club.earn("OLD"))).isEqualTo(new PointsRefusal.NoTerms(CLUB, JAN_1.minusDays(1)));
    }

    @Test
    void what_earns_nothing_or_credits_nothing_is_refused_by_name() {
        club.issue("INV-1", "10000", "02-01");
        club.credit("CN-1", "INV-1", "1000", "02-02");
        club.issue("INV-2", "10000", "02-01");
        club.books.invoicing().reverse(CommandId.of("R"), ACME, InvoiceId.of("INV-2"), day("02-03"));

        assertThat(refusal(club.earn("NONE"))).isEqualTo(new PointsRefusal.UnknownDocument(InvoiceId.of("NONE")));
        assertThat(refusal(club.earn("CN-1"))).isEqualTo(new PointsRefusal.EarnsNothing(InvoiceId.of("CN-1")));
        assertThat(refusal(club.earn("INV-2"))).isEqualTo(new PointsRefusal.EarnsNothing(InvoiceId.of("INV-2")));
        assertThat(refusal(club.clawBack("NONE"))).isEqualTo(new PointsRefusal.UnknownDocument(InvoiceId.of("NONE")));
        assertThat(refusal(club.clawBack("INV-1"))).isEqualTo(new PointsRefusal.CreditsNothing(InvoiceId.of("INV-1")));
        assertThat(refusal(club.clawBack("CN-1"))).isEqualTo(new PointsRefusal.NotEarned(InvoiceId.of("INV-1")));
        assertThat(refusal(club.earn(BETA, "INV-1", RewardProfile.none()))).isEqualTo(new UnknownCustomer(BETA));
    }

    @Test
    void a_reversed_invoice_claws_back_all_that_is_left_of_its_own() {
        club.issue("INV-1", "10000", "02-01");
        club.earn("INV-1");
        club.books.invoicing().reverse(CommandId.of("R"), ACME, InvoiceId.of("INV-1"), day("02-03"));

        PointsRecorded back = club.clawBack("INV-1").orElseThrow();

        assertThat(back.entry().points()).isEqualTo(10);
        assertThat(back.entry().effectiveOn()).isEqualTo(day("02-03"));
        assertThat(club.balance("02-03")).isZero();
    }

    @Test
    void a_run_earns_and_claws_back_what_is_due_in_order_and_again_does_nothing() {
        club.books.customers().register(Customer.organisation(BETA, "Beta").build());
        club.issue("INV-2", "3000", "02-28");
        club.issue("INV-1", "10000", "02-01");
        club.issue("INV-3", "3000", "03-01");
        club.credit("CN-1", "INV-1", "10000", "02-15");
        club.credit("CN-2", "INV-2", "1000", "03-02");
        club.issue(Invoice.draft(InvoiceId.of("B-1"), BETA, day("02-10")).line("goods", eur("2000")));
        DateRange february = DateRange.ofClosed(day("02-01"), day("02-28"));

        List<Outcome<PointsRecorded>> done =
                club.books.rewards().earnAll(club.club, february, customer -> RewardProfile.none());

        assertThat(done)
                .extracting(outcome -> outcome.orElseThrow().entry())
                .extracting(entry -> entry.subject().orElseThrow() + " " + entry.kind() + " " + entry.points())
                .containsExactly("INV-1 EARNED 10", "CN-1 CLAWED_BACK 10", "INV-2 EARNED 3", "B-1 EARNED 2");
        assertThat(club.books.rewards().earnAll(club.club, february, customer -> RewardProfile.none()))
                .isEmpty();
        assertThat(club.books.rewards().all(CLUB).keySet()).containsExactly(ACME, BETA);
    }

    @Test
    void a_run_restores_what_a_note_that_was_reversed_clawed_back_once() {
        club.issue("INV-1", "10000", "02-01");
        club.credit("CN-1", "INV-1", "4000", "02-03");
        DateRange january = DateRange.ofClosed(day("01-01"), day("02-10"));
        club.books.rewards().earnAll(club.club, january, customer -> RewardProfile.none());
        club.books
                .invoicing()
                .reverse(CommandId.of("R"), ACME, InvoiceId.of("CN-1"), day("02-05"))
                .orElseThrow();
        // Issued again, it claws back what the reversal has brought.
        club.credit("CN-2", "INV-1", "3000", "02-06");

        assertThat(club.books.rewards().earnAll(club.club, january, customer -> RewardProfile.none()))
                .extracting(outcome -> outcome.orElseThrow().entry())
                .extracting(entry -> entry.subject().orElseThrow() + " " + entry.kind() + " " + entry.points())
                .containsExactly("CN-1 RESTORED 4", "CN-2 CLAWED_BACK 3");
        assertThat(club.books.rewards().earnAll(club.club, january, customer -> RewardProfile.none()))
                .isEmpty();
        assertThat(club.balance("02-10")).isEqualTo(7);
    }

    @Test
    void a_run_costs_for_each_document_the_same_however_many_one_customer_has() {
        bytesOfRun(100);
        long few = bytesOfRun(100);
        long many = bytesOfRun(1600);

        // Sixteen times the documents: quadratic work would be two hundred and fifty-six times as much.
        assertThat(many).isLessThan(32 * few);
    }

    /** What a run takes from the heap for so many invoices, each with a credit note: the same in each run, unlike time. */
    private static long bytesOfRun(int invoices) {
        ClubBooks club = new ClubBooks();
        for (int i = 0; i < invoices; i++) {
            club.issue("INV-" + i, "5000", "02-01");
            club.credit("CN-" + i, "INV-" + i, "1000", "02-02");
        }
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        assertThat(club.books
                        .rewards()
                        .earnAll(
                                club.club,
                                DateRange.ofClosed(day("02-01"), day("02-28")),
                                customer -> RewardProfile.none()))
                .hasSize(2 * invoices);
        return thread.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void the_same_command_again_has_one_effect_and_another_document_is_in_conflict() {
        club.issue("INV-1", "10000", "02-01");
        club.issue("INV-2", "10000", "02-01");
        Outcome<PointsRecorded> first = club.earn("INV-1");

        assertThat(club.earn("INV-1")).isEqualTo(first);
        assertThat(club.books
                        .rewards()
                        .earn(CommandId.of("E-INV-1"), club.club, ACME, InvoiceId.of("INV-2"), RewardProfile.none()))
                .isEqualTo(new Outcome.Conflicting<>(CommandId.of("E-INV-1"), "INV-1", "INV-2", "subject"));
        assertThat(club.points().recorded()).hasSize(1);
    }

    @Test
    void a_lifetime_that_ends_beyond_the_last_day_has_no_end() {
        RewardTerms terms = RewardTerms.builder().lifetime(Period.ofYears(1)).build();

        assertThat(terms.usableThrough(LocalDate.parse("9999-06-01"))).contains(LocalDate.parse("9999-12-31"));
        assertThat(terms.usableThrough(LocalDate.parse("2024-02-29"))).contains(LocalDate.parse("2025-02-28"));
    }

    private static Refusal refusal(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).refusal();
    }
}
