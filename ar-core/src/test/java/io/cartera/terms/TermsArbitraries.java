package io.cartera.terms;

import io.cartera.money.MinorUnits;
import io.cartera.money.MoneyArbitraries;
import io.cartera.money.Percentage;
import io.cartera.time.BusinessCalendar;
import io.cartera.time.BusinessDayConvention;
import io.cartera.time.DateRange;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.joda.money.Money;

/** Rules, shares, terms, discounts and dates for properties. */
final class TermsArbitraries {

    static final BusinessCalendar WEEK = BusinessCalendar.weekends(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private TermsArbitraries() {}

    static Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 30_000).map(LocalDate.of(1990, 1, 1)::plusDays);
    }

    /** All dates known, each near the invoice's, and a calendar. */
    static Arbitrary<TermDates> dates() {
        Arbitrary<Integer> near = Arbitraries.integers().between(-60, 60);
        return Combinators.combine(days(), near, near, near, near)
                .as((on, delivery, receipt, order, custom) -> TermDates.of(on)
                        .with(TermStart.DELIVERY, on.plusDays(delivery))
                        .with(TermStart.GOODS_RECEIPT, on.plusDays(receipt))
                        .with(TermStart.ORDER, on.plusDays(order))
                        .with(TermStart.CUSTOM, on.plusDays(custom))
                        .withPeriod(DateRange.ofClosed(
                                on.plusDays(Math.min(order, custom)), on.plusDays(Math.max(order, custom))))
                        .withCalendar(WEEK.withHolidays(List.of(on.plusDays(30), on.plusDays(31)))));
    }

    static Arbitrary<DueDateRule> rules() {
        Arbitrary<DueDateRule> started = Combinators.combine(
                        Arbitraries.oneOf(
                                Arbitraries.just(0), Arbitraries.integers().between(0, 400)),
                        Arbitraries.of(TermStart.class))
                .as((days, base) -> DueDateRule.netDays(days).from(base));
        Arbitrary<DueDateRule> inMonths = Combinators.combine(
                        started,
                        Arbitraries.integers().between(0, 14),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(1, 31),
                        Arbitraries.integers().between(0, 60))
                .as(TermsArbitraries::inMonths);
        Arbitrary<Set<Integer>> payDays =
                Arbitraries.integers().between(1, 31).set().ofMaxSize(3);
        return Combinators.combine(inMonths, payDays, Arbitraries.of(BusinessDayConvention.class))
                .as((rule, days, roll) -> {
                    int[] sorted = days.stream().mapToInt(Integer::intValue).toArray();
                    return (sorted.length == 0 ? rule : rule.payDays(sorted)).rolling(roll);
                });
    }

    private static DueDateRule inMonths(DueDateRule started, int months, int shape, int day, int then) {
        DueDateRule rule = started.plusMonths(months);
        if (shape == 1) {
            rule = rule.endOfMonth();
        } else if (shape == 2 && months > 0) {
            rule = rule.dayOfMonth(day);
        } else {
            return months > 0 ? rule.thenDays(then) : rule;
        }
        return (rule.days == 0 && day < 31 ? rule.cutOffDay(day) : rule).thenDays(then);
    }

    static Arbitrary<CashDiscount> discounts() {
        Arbitrary<BigDecimal> percents = Arbitraries.bigDecimals()
                .between(new BigDecimal("0.01"), new BigDecimal(100))
                .ofScale(2);
        return Combinators.combine(
                        percents,
                        rules(),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.of(BusinessDayConvention.class),
                        Arbitraries.of(DiscountOn.class),
                        Arbitraries.of(TaxTreatment.class))
                .as((percent, rule, months, grace, roll, base, tax) -> CashDiscount.builder()
                        .tier(new Percentage(percent), rule)
                        .tier(Money.parse("EUR 7.50"), rule.plusMonths(months))
                        .tier(new Percentage(percent.movePointLeft(1)), rule.plusMonths(2 * months))
                        .graceDays(grace)
                        .rolling(roll)
                        .of(tax == TaxTreatment.REDUCED_AT_INVOICE ? DiscountOn.NET : base)
                        .tax(tax)
                        .build());
    }

    /** Terms that fit every amount: of the total, of what is left, and a remainder or equal parts. */
    static Arbitrary<PaymentTerms> terms() {
        Arbitrary<List<Integer>> percents =
                Arbitraries.integers().between(1, 33).list().ofMinSize(1).ofMaxSize(3);
        return Combinators.combine(
                        percents,
                        Arbitraries.integers().between(0, 5),
                        rules().list().ofSize(14),
                        discounts().injectNull(0.5),
                        Arbitraries.of(true, false))
                .as((shares, equal, rules, discount, isWhole) ->
                        isWhole ? whole(shares, rules) : rest(shares, equal, rules, discount));
    }

    /** Terms whose percentages come to 100. */
    private static PaymentTerms whole(List<Integer> shares, List<DueDateRule> rules) {
        PaymentTerms.Builder terms = PaymentTerms.builder();
        int left = 100;
        for (int i = 0; i < shares.size(); i++) {
            terms.instalment(percent(shares.get(i)), rules.get(i));
            left -= shares.get(i);
        }
        return terms.instalment(percent(left), rules.get(13)).build();
    }

    private static PaymentTerms rest(
            List<Integer> shares,
            int equal,
            List<DueDateRule> rules,
            @org.jspecify.annotations.Nullable CashDiscount discount) {
        PaymentTerms.Builder terms = PaymentTerms.builder();
        List<InstalmentShare> all = new ArrayList<>();
        shares.forEach(share -> all.add(share % 2 == 0 ? percent(share) : InstalmentShare.fraction(1, share + 3)));
        all.add(InstalmentShare.percentOfRest(Percentage.of("12.5")));
        if (equal < 2) {
            all.add(InstalmentShare.remainder());
        } else {
            IntStream.range(0, equal).forEach(i -> all.add(InstalmentShare.equalPart()));
        }
        // Terms have at most 4,000 characters, of which rules take less than a thousand.
        boolean isTooLong = discount != null && discount.toString().length() * all.size() > 3_000;
        for (int i = 0; i < all.size(); i++) {
            if (discount == null || isTooLong) {
                terms.instalment(all.get(i), rules.get(i));
            } else {
                terms.instalment(all.get(i), rules.get(i), discount);
            }
        }
        return terms.build();
    }

    static InstalmentShare percent(int percent) {
        return InstalmentShare.percent(new Percentage(BigDecimal.valueOf(percent)));
    }

    /** Amounts of every size and sign, small ones often, since that is where rounding bites. */
    static Arbitrary<Money> amounts() {
        Arbitrary<Money> small = Combinators.combine(
                        MoneyArbitraries.currencies(), Arbitraries.longs().between(-200, 200))
                .as(MinorUnits::toMoney);
        return Arbitraries.oneOf(small, MoneyArbitraries.amounts());
    }
}
