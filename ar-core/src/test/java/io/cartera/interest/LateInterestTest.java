package io.cartera.interest;

import static io.cartera.interest.LateAccount.ACME;
import static io.cartera.interest.LateAccount.ECB_BY_SEMESTER;
import static io.cartera.interest.LateAccount.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Settlement;
import io.cartera.account.TwoLegs;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.money.Percentage;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.time.DayCount;
import io.cartera.trace.CommandId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class LateInterestTest {

    private static final LateInterest EU = LateInterest.atReferenceRate(
                    ECB_BY_SEMESTER, Percentage.of("8"), RateResetRule.inForceAtSemesterStart())
            .withCompensation(FixedCompensation.europeanUnion());
    private static final LateInterest TEN = LateInterest.atAgreedRate(Percentage.of("10"));

    private final LateAccount account = new LateAccount();

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    @Test
    void a_payment_in_part_lowers_what_bears_interest_from_the_next_day() {
        ItemId item = account.owes("I1", "EUR 10000", "2025-01-31");
        account.pays(item, "EUR 4000", "2025-03-02");
        account.pays(item, "EUR 6000", "2025-04-01");

        AccruedInterest interest =
                account.through(LateInterest.atAgreedRate(Percentage.of("11.15")), item, "2025-12-31");

        assertThat(interest.segments())
                .extracting(InterestSegment::principal)
                .containsExactly(eur("10000"), eur("6000"));
        assertThat(interest.segments()).extracting(InterestSegment::days).containsExactly(30L, 30L);
        assertThat(interest.segments())
                .extracting(segment -> segment.exact().rounded())
                .containsExactly(eur("91.64"), eur("54.99"));
        assertThat(interest.amount()).isEqualTo(eur("146.63"));
    }

    @Test
    void what_is_paid_on_the_due_date_or_before_costs_nothing_and_a_day_later_one_day() {
        ItemId early = account.owes("I1", "EUR 365", "2026-03-10");
        ItemId onTime = account.owes("I2", "EUR 365", "2026-03-10");
        ItemId late = account.owes("I3", "EUR 365", "2026-03-10");
        account.pays(early, "EUR 365", "2026-03-01");
        account.pays(onTime, "EUR 365", "2026-03-10");
        account.pays(late, "EUR 365", "2026-03-11");

        for (ItemId item : List.of(early, onTime)) {
            AccruedInterest interest = account.through(EU, item, "2026-06-30");
            assertThat(interest.amount()).isEqualTo(eur("0"));
            assertThat(interest.segments()).isEmpty();
            assertThat(interest.compensation()).isEmpty();
        }
        assertThat(account.through(TEN, late, "2026-06-30").amount()).isEqualTo(eur("0.10"));
        assertThat(account.through(TEN, late, "2026-06-30").days()).isEqualTo(1);
        assertThat(account.through(TEN, late, "2026-03-10").days()).isZero();
    }

    @Test
    void it_does_not_compound_over_years() {
        ItemId item = account.owes("I1", "EUR 100", "2015-12-31");

        assertThat(account.through(TEN.countedBy(DayCount.ACTUAL_ACTUAL_ISDA), item, "2025-12-31")
                        .amount())
                .isEqualTo(eur("100"));
    }

    @Test
    void a_released_payment_and_a_bounced_one_let_it_run_again_from_the_next_day() {
        ItemId released = account.owes("I1", "EUR 365", "2026-01-31");
        ItemId bounced = account.owes("I2", "EUR 365", "2026-01-31");
        account.release(account.pays(released, "EUR 365", "2026-02-10"), day("2026-03-10"));
        account.pays(bounced, "EUR 365", "2026-01-31");
        String payment = account.history().entries().toList().get(3).id().document();
        account.bounce(payment, day("2026-03-10"));

        AccruedInterest first = account.through(EU, released, "2026-03-20");
        AccruedInterest second = account.through(EU, bounced, "2026-03-20");

        assertThat(first.segments())
                .extracting(InterestSegment::period)
                .containsExactly(
                        DateRange.ofClosed(day("2026-02-01"), day("2026-02-10")),
                        DateRange.ofClosed(day("2026-03-11"), day("2026-03-20")));
        assertThat(second.segments())
                .extracting(InterestSegment::period)
                .containsExactly(DateRange.ofClosed(day("2026-03-11"), day("2026-03-20")));
        assertThat(second.compensation()).contains(eur("40"));
    }

    @Test
    void as_known_before_the_payment_was_recorded_it_still_runs() {
        ItemId item = account.owes("I1", "EUR 365", "2026-01-31");
        Instant before = account.history().changes().get(0).recording().at();
        account.pays(item, "EUR 365", "2026-02-10");
        AsOf asOf = AsOf.of(day("2026-02-20"));

        assertThat(TEN.accrued(account.history(), asOf)).singleElement().returns(10L, AccruedInterest::days);
        assertThat(account.books.analysis().lateInterest(ACME, TEN, asOf.knownAt(before)))
                .singleElement()
                .returns(20L, AccruedInterest::days)
                .returns(eur("2"), AccruedInterest::amount);
    }

    @Test
    void an_account_gives_its_late_debits_by_currency_due_date_and_identifier_and_no_credits() {
        account.owes("I3", "EUR 365", "2026-02-15");
        account.owes("I2", "EUR 365", "2026-01-31");
        account.owes("I1", "EUR 365", "2026-01-31");
        account.owes("J", "JPY 36500", "2026-02-10");
        account.owes("B", "BHD 36.500", "2026-02-10");
        account.owes("N", "EUR 365", "2026-02-20");
        ItemId paid = account.owes("O", "EUR 365", "2026-01-31");
        account.pays(paid, "EUR 365", "2026-01-31");

        List<AccruedInterest> all = account.books.analysis().lateInterest(ACME, TEN, AsOf.of(day("2026-02-20")));

        assertThat(all)
                .extracting(interest -> interest.item().document() + " " + interest.amount())
                .containsExactly("B BHD 0.100", "I1 EUR 2.00", "I2 EUR 2.00", "I3 EUR 0.50", "J JPY 100");
        assertThat(TEN.accrued(account.history(), ItemId.credit("P1"), DateRange.upTo(day("2026-02-20"))))
                .isEmpty();
        assertThat(TEN.accrued(account.history(), ItemId.debit("X"), DateRange.upTo(day("2026-02-20"))))
                .isEmpty();
    }

    @Test
    void a_debit_that_was_reversed_was_a_mistake_and_costs_nothing() {
        ItemId item = account.owes("I1", "EUR 365", "2026-01-31");
        account.books
                .accounts()
                .reverse(account.next(), ACME, item, day("2026-03-01"))
                .orElseThrow();

        assertThat(TEN.accrued(account.history(), AsOf.of(day("2026-02-20")))).isEmpty();
        assertThat(TEN.accrued(account.history(), AsOf.of(day("2026-04-20")))).isEmpty();
        assertThat(TEN.accrued(account.history(), item, DateRange.upTo(day("2026-04-20"))))
                .isEmpty();
    }

    @Test
    void what_is_in_dispute_can_be_left_out_for_the_days_it_is() {
        ItemId item = account.owes("I1", "EUR 1000", "2026-01-31");
        LateInterest policy = TEN.leavingOut((debit, on) ->
                on.isBefore(day("2026-02-10")) || !on.isBefore(day("2026-02-20")) ? eur("0") : eur("400"));

        AccruedInterest interest = account.through(policy, item, "2026-02-28");

        assertThat(interest.segments())
                .extracting(InterestSegment::principal)
                .containsExactly(eur("1000"), eur("600"), eur("1000"));
        assertThat(interest.segments()).extracting(InterestSegment::days).containsExactly(10L, 10L, 8L);
    }

    @Test
    void what_is_left_out_is_at_most_all_and_never_less_than_nothing_nor_in_another_currency() {
        ItemId item = account.owes("I1", "EUR 1000", "2026-01-31");

        assertThat(account.through(TEN.leavingOut((debit, on) -> eur("2000")), item, "2026-02-28")
                        .days())
                .isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> account.through(TEN.leavingOut((debit, on) -> eur("-0.01")), item, "2026-02-28"))
                .withMessage("left out of I1 is EUR -0.01, less than zero");
        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(
                        () -> account.through(TEN.leavingOut((debit, on) -> Money.parse("USD 1")), item, "2026-02-28"));
    }

    @Test
    void the_compensation_is_once_for_each_debit_in_the_period_of_its_first_late_day() {
        ItemId item = account.owes("I1", "EUR 365", "2026-01-31");
        DateRange january = DateRange.ofClosed(day("2026-01-01"), day("2026-01-31"));
        DateRange february = DateRange.ofClosed(day("2026-02-01"), day("2026-02-28"));
        DateRange march = DateRange.ofClosed(day("2026-03-01"), day("2026-03-31"));

        assertThat(EU.accrued(account.history(), item, january).orElseThrow().compensation())
                .isEmpty();
        assertThat(EU.accrued(account.history(), item, february).orElseThrow().compensation())
                .contains(eur("40"));
        assertThat(EU.accrued(account.history(), item, march).orElseThrow().compensation())
                .isEmpty();
        assertThat(EU.accrued(account.history(), item, march).orElseThrow().days())
                .isEqualTo(31);
    }

    @Test
    void compensation_by_the_debt_is_for_debits_in_its_currency_and_others_bear_interest_alone() {
        account.owes("I1", "EUR 365", "2026-01-31");
        account.owes("I2", "GBP 2000", "2026-01-31");
        LateInterest policy = TEN.withCompensation(FixedCompensation.unitedKingdom());

        List<AccruedInterest> accrued = policy.accrued(account.history(), AsOf.of(day("2026-02-10")));

        assertThat(accrued)
                .extracting(interest -> interest.amount() + " " + interest.compensation())
                .containsExactly("EUR 1.00 Optional.empty", "GBP 5.48 Optional[GBP 70.00]");
    }

    @Test
    void the_days_between_a_transfer_and_its_undoing_cost_nothing_on_either_account() {
        CustomerId bolt = CustomerId.of("BOLT");
        account.books
                .customers()
                .register(Customer.organisation(bolt, "Bolt").build())
                .orElseThrow();
        ItemId item = account.owes("I1", "EUR 365", "2026-01-31");
        account.books
                .adjustments()
                .record(CommandId.of("T"), TwoLegs.transfer(ACME, item, bolt, day("2026-02-10")))
                .orElseThrow();
        account.books
                .adjustments()
                .undo(account.next(), bolt, ItemId.debit("T"), day("2026-02-20"))
                .orElseThrow();
        AsOf asOf = AsOf.of(day("2026-02-25"));

        assertThat(account.books.analysis().lateInterest(ACME, TEN, asOf))
                .singleElement()
                .returns(15L, AccruedInterest::days);
        assertThat(account.books.analysis().lateInterest(bolt, TEN, asOf)).isEmpty();
    }

    @Test
    void what_arrives_late_from_elsewhere_costs_from_then_on_and_brings_no_compensation() {
        CustomerId bolt = CustomerId.of("BOLT");
        account.books
                .customers()
                .register(Customer.organisation(bolt, "Bolt").build())
                .orElseThrow();
        ItemId item = account.owes("I1", "EUR 365", "2026-01-31");
        account.books
                .adjustments()
                .record(account.next(), TwoLegs.transfer(ACME, item, bolt, day("2026-02-10")))
                .orElseThrow();
        account.books
                .adjustments()
                .takeOver(
                        account.next(),
                        ACME,
                        List.of(Entry.builder(
                                        ItemId.debit("OLD"), EntryKind.OPENING_BALANCE, eur("365"), day("2026-02-15"))
                                .documentOn(day("2025-12-01"))
                                .dueOn(day("2025-12-31"))
                                .build()))
                .orElseThrow();
        AsOf asOf = AsOf.of(day("2026-02-20"));

        List<AccruedInterest> ofAcme = account.books.analysis().lateInterest(ACME, EU, asOf);
        List<AccruedInterest> ofBolt = account.books.analysis().lateInterest(bolt, EU, asOf);

        assertThat(ofAcme)
                .extracting(interest -> interest.item().document() + " " + interest.days() + " "
                        + interest.compensation().isPresent())
                .containsExactly("OLD 5 false", "I1 10 true");
        assertThat(ofBolt)
                .singleElement()
                .returns(10L, AccruedInterest::days)
                .returns(day("2026-01-31"), AccruedInterest::dueOn)
                .satisfies(interest -> assertThat(interest.compensation()).isEmpty());
    }

    @Test
    void the_last_day_of_the_calendar_is_a_day_like_any() {
        ItemId item = account.owes("I1", Money.parse("EUR 365"), LocalDate.of(9999, 12, 29));
        account.owes("I2", Money.parse("EUR 365"), LocalDate.of(9999, 12, 31));

        assertThat(TEN.accrued(account.history(), AsOf.of(LocalDate.of(9999, 12, 31))))
                .singleElement()
                .returns(item, AccruedInterest::item)
                .returns(2L, AccruedInterest::days);
    }

    @Test
    void money_that_lies_unapplied_stops_no_interest_until_it_is_allocated() {
        ItemId item = account.owes("I1", "EUR 365", "2026-01-31");
        account.books
                .cash()
                .receive(Payment.received(PaymentId.of("R"), ACME, eur("365"), day("2026-02-05")))
                .orElseThrow();
        account.settle(Settlement.none().matching(ItemId.credit("R"), item, eur("365"), day("2026-02-09")));

        assertThat(account.through(TEN, item, "2026-02-28").days()).isEqualTo(9);
    }
}
