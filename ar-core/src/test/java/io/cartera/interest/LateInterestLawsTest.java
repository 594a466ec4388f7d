package io.cartera.interest;

import static io.cartera.interest.LateAccount.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cartera.account.AccountHistory;
import io.cartera.account.AllocationId;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.Settlement;
import io.cartera.money.MinorUnits;
import io.cartera.money.Percentage;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.time.DateRange;
import io.cartera.time.DayCount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What holds of late interest, whatever is owed, paid, released and returned, at whatever rates. */
class LateInterestLawsTest {

    private static final LocalDate START = LocalDate.parse("2023-11-15");
    private static final int DAYS = 500;

    private record Paid(ItemId debit, long minor, LocalDate on) {}

    /** What is owed and paid, to be booked with all amounts so many times as large. */
    private record Script(List<Long> debits, List<LocalDate> due, List<Paid> payments, long seed) {

        static Script random(Random random) {
            List<Long> debits = new ArrayList<>();
            List<LocalDate> due = new ArrayList<>();
            List<Paid> payments = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                long left = 1 + random.nextInt(2_000_000);
                debits.add(left);
                due.add(START.plusDays(random.nextInt(300)));
                for (int n = random.nextInt(5); n > 0 && left > 1; n--) {
                    long minor = 1 + random.nextInt((int) left);
                    left -= minor;
                    LocalDate on = due.get(i).minusDays(30).plusDays(random.nextInt(200) / 3 * 3L);
                    payments.add(new Paid(ItemId.debit("I" + i), minor, on));
                }
            }
            return new Script(debits, due, payments, random.nextLong());
        }

        /** The account of it; some of the allocations are released, some of the payments bounce. */
        LateAccount booked(long times) {
            Random random = new Random(seed);
            LateAccount account = new LateAccount();
            for (int i = 0; i < debits.size(); i++) {
                account.owes("I" + i, eur(debits.get(i) * times), due.get(i));
            }
            for (Paid paid : payments) {
                AllocationId allocation = account.pays(paid.debit(), eur(paid.minor() * times), paid.on());
                int fate = random.nextInt(6);
                LocalDate later = paid.on().plusDays(random.nextInt(60));
                if (fate == 0) {
                    account.release(allocation, later);
                } else if (fate == 1) {
                    account.bounce(lastReceipt(account.history()), later);
                }
            }
            return account;
        }
    }

    private static Money eur(long minor) {
        return Money.ofMinor(CurrencyUnit.EUR, minor);
    }

    private static String lastReceipt(AccountHistory history) {
        return history.entries()
                .filter(entry -> entry.kind() == EntryKind.RECEIPT)
                .reduce((first, last) -> last)
                .orElseThrow()
                .id()
                .document();
    }

    private static ReferenceRates rates(Random random) {
        List<ReferenceRate> rates = new ArrayList<>();
        LocalDate day = START.minusYears(1);
        while (day.isBefore(START.plusYears(3))) {
            LocalDate end = day.plusDays(1 + random.nextInt(150));
            rates.add(ReferenceRate.of(DateRange.of(day, end), BigDecimal.valueOf(random.nextInt(1500) - 100, 2)));
            day = end;
        }
        return ReferenceRateTable.of("random", rates);
    }

    private static LateInterest policy(Random random) {
        RateResetRule rule = List.of(
                        RateResetRule.inForceAtSemesterStart(),
                        RateResetRule.latestBeforeSemester(),
                        RateResetRule.onEachChange())
                .get(random.nextInt(3));
        LateInterest yearly = random.nextInt(4) == 0
                ? LateInterest.atAgreedRate(Percentage.of("11.15"))
                : LateInterest.atReferenceRate(
                        rates(random), Percentage.of("8"), random.nextBoolean() ? rule : rule.fixedAtStart());
        LateInterest policy = random.nextInt(5) == 0
                ? LateInterest.atDailyRate(Percentage.of("0.05"))
                : yearly.countedBy(DayCount.values()[random.nextInt(DayCount.values().length)]);
        long out = random.nextInt(1_000_000);
        LocalDate until = START.plusDays(random.nextInt(400));
        return random.nextInt(3) == 0 ? policy.leavingOut((debit, on) -> eur(on.isBefore(until) ? out : 0)) : policy;
    }

    @Property(tries = 300)
    void M10_adjoining_periods_add_up_exactly_before_rounding_and_to_a_minor_unit_a_period_after(
            @ForAll Random random, @ForAll @IntRange(min = 2, max = 6) int periods) {
        AccountHistory history = Script.random(random).booked(1).history();
        LateInterest policy = policy(random).withCompensation(FixedCompensation.europeanUnion());
        List<LocalDate> cuts = new ArrayList<>();
        for (int i = 0; i <= periods; i++) {
            cuts.add(START.plusDays(random.nextInt(DAYS)));
        }
        Collections.sort(cuts);

        for (ItemId item : debits(history)) {
            AccruedInterest whole = policy.accrued(history, item, DateRange.of(cuts.get(0), cuts.get(periods)))
                    .orElseThrow();
            ExactInterest exact = ExactInterest.zero(CurrencyUnit.EUR);
            long rounded = 0;
            long days = 0;
            long compensations = 0;
            for (int i = 0; i < periods; i++) {
                AccruedInterest part = policy.accrued(history, item, DateRange.of(cuts.get(i), cuts.get(i + 1)))
                        .orElseThrow();
                exact = exact.plus(part.exact());
                rounded += MinorUnits.of(part.amount());
                days += part.days();
                compensations += part.compensation().isPresent() ? 1 : 0;
            }
            assertThat(exact).isEqualTo(whole.exact());
            assertThat(days).isEqualTo(whole.days());
            assertThat(compensations).isEqualTo(whole.compensation().isPresent() ? 1 : 0);
            assertThat(Math.abs(rounded - MinorUnits.of(whole.amount()))).isLessThanOrEqualTo(periods);
        }
    }

    @Property(tries = 150)
    void M10_it_is_what_adding_up_day_by_day_finds(@ForAll Random random) {
        AccountHistory history = Script.random(random).booked(1).history();
        ReferenceRates rates = rates(random);
        LateInterest policy = LateInterest.atReferenceRate(rates, Percentage.of("2"), RateResetRule.onEachChange())
                .countedBy(DayCount.ACTUAL_ACTUAL_ISDA);
        LocalDate end = START.plusDays(random.nextInt(DAYS));

        for (ItemId item : debits(history)) {
            LocalDate due = history.entries()
                    .filter(entry -> entry.id().equals(item))
                    .findFirst()
                    .orElseThrow()
                    .dueOn();
            BigInteger sum = BigInteger.ZERO;
            for (LocalDate day = due.plusDays(1); day.isBefore(end); day = day.plusDays(1)) {
                long open = history.openItems(day.minusDays(1)).stream()
                        .filter(candidate -> candidate.id().equals(item))
                        .mapToLong(OpenItem::openMinor)
                        .sum();
                long hundredths =
                        rates.inForceOn(day).percent().movePointRight(2).longValueExact() + 200;
                sum = sum.add(BigInteger.valueOf(open)
                        .multiply(BigInteger.valueOf(hundredths))
                        .multiply(BigInteger.valueOf(day.isLeapYear() ? 365 : 366)));
            }
            ExactInterest exact = policy.accrued(history, item, DateRange.of(START.minusYears(1), end))
                    .orElseThrow()
                    .exact();
            // Minor units, hundredths of a per cent, and parts of a year.
            BigInteger whole = BigInteger.valueOf(100L * 10_000 * 365 * 366);
            assertThat(exact.numerator().multiply(whole))
                    .isEqualTo(exact.denominator().multiply(sum));
        }
    }

    @Property(tries = 100)
    void it_is_linear_in_the_principal(@ForAll Random random, @ForAll @IntRange(min = 2, max = 50) int times) {
        Script script = Script.random(random);
        LateInterest policy =
                LateInterest.atReferenceRate(rates(random), Percentage.of("8"), RateResetRule.inForceAtSemesterStart());
        DateRange period = DateRange.upTo(START.plusDays(DAYS));
        AccountHistory once = script.booked(1).history();
        AccountHistory more = script.booked(times).history();

        for (ItemId item : debits(once)) {
            ExactInterest one = policy.accrued(once, item, period).orElseThrow().exact();
            ExactInterest sum = ExactInterest.zero(CurrencyUnit.EUR);
            for (int i = 0; i < times; i++) {
                sum = sum.plus(one);
            }
            assertThat(policy.accrued(more, item, period).orElseThrow().exact()).isEqualTo(sum);
        }
    }

    @Property(tries = 100)
    void the_order_of_the_payments_of_a_day_changes_nothing(@ForAll Random random) {
        LateInterest policy = policy(random);
        LocalDate due = START.plusDays(random.nextInt(100));
        List<Paid> payments = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            payments.add(new Paid(ItemId.debit("I"), 1 + random.nextInt(2000), due.plusDays(10L * random.nextInt(2))));
        }

        List<AccruedInterest> found = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            LateAccount account = new LateAccount();
            ItemId item = account.owes("I", eur(10_001), due);
            for (int i = 0; i < payments.size(); i++) {
                Paid paid = payments.get(i);
                account.books
                        .cash()
                        .receive(Payment.received(PaymentId.of("R" + i), ACME, eur(paid.minor()), paid.on()))
                        .orElseThrow();
                account.settle(Settlement.none().matching(ItemId.credit("R" + i), item, eur(paid.minor()), paid.on()));
            }
            found.add(policy.accrued(account.history(), item, DateRange.upTo(due.plusDays(90)))
                    .orElseThrow());
            Collections.shuffle(payments, random);
        }

        assertThat(found.get(0).explain()).isEqualTo(found.get(1).explain());
        assertThat(found.get(0)).isEqualTo(found.get(1));
    }

    @Property(tries = 100)
    void what_is_paid_by_the_due_date_costs_nothing_and_needs_no_rate(@ForAll Random random) {
        LateInterest policy = LateInterest.atReferenceRate(
                        ReferenceRateTable.of("nothing known"), Percentage.of("8"), RateResetRule.onEachChange())
                .withCompensation(FixedCompensation.europeanUnion());
        LateAccount account = new LateAccount();
        LocalDate due = START.plusDays(random.nextInt(100));
        long first = 1 + random.nextInt(5000);
        ItemId item = account.owes("I", eur(first + 777), due);
        account.pays(item, eur(777), due.minusDays(random.nextInt(30)));
        account.pays(item, eur(first), due);

        AccruedInterest interest = policy.accrued(
                        account.history(), item, DateRange.upTo(due.plusDays(random.nextInt(900))))
                .orElseThrow();

        assertThat(interest.amount()).isEqualTo(eur(0));
        assertThat(interest.compensation()).isEmpty();
    }

    @Property(tries = 200)
    void a_missing_rate_fails_where_a_late_day_needs_it_and_nowhere_else(
            @ForAll @IntRange(max = 100) int lateDays, @ForAll @IntRange(max = 100) int gapFrom) {
        LocalDate due = START;
        LocalDate gap = due.plusDays(1 + gapFrom);
        ReferenceRates rates = ReferenceRateTable.of(
                "holed",
                ReferenceRate.of(DateRange.of(due.minusYears(1), gap), BigDecimal.ONE),
                ReferenceRate.of(DateRange.of(gap.plusDays(1), due.plusYears(2)), BigDecimal.TEN));
        LateInterest policy = LateInterest.atReferenceRate(rates, Percentage.of("8"), RateResetRule.onEachChange());
        LateAccount account = new LateAccount();
        ItemId item = account.owes("I", eur(10_000), due);
        account.pays(item, eur(10_000), due.plusDays(lateDays));
        DateRange period = DateRange.upTo(due.plusDays(300));

        if (lateDays > gapFrom) {
            assertThatExceptionOfType(MissingReferenceRateException.class)
                    .isThrownBy(() -> policy.accrued(account.history(), item, period))
                    .satisfies(missing -> assertThat(missing.day()).isEqualTo(gap));
        } else {
            assertThat(policy.accrued(account.history(), item, period)
                            .orElseThrow()
                            .days())
                    .isEqualTo(lateDays);
        }
    }

    private static List<ItemId> debits(AccountHistory history) {
        return history.entries()
                .filter(entry -> entry.kind() == EntryKind.INVOICE)
                .map(entry -> entry.id())
                .toList();
    }
}
