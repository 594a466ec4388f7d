package io.cartera.purchasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.analysis.Turnover;
import io.cartera.customer.CustomerId;
import io.cartera.money.Percentage;
import io.cartera.time.DateRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C102, C103, C094: turnover month by month, where it goes, and how strong each month of the year is. */
class C102MonthlyEvolutionTest {

    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final CustomerId ACME = CustomerId.of("ACME");

    private static MonthlySeries series(long... major) {
        return MonthlySeries.of(
                JANUARY,
                LongStream.of(major)
                        .mapToObj(amount -> Money.ofMajor(CurrencyUnit.EUR, amount))
                        .toList());
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    @Test
    void the_worked_series_rises_by_6_142857_a_month() {
        MonthlySeries worked = series(100, 110, 105, 120, 130, 128);

        assertThat(worked.slope()).contains(new BigDecimal("6.142857"));
        assertThat(worked.intercept()).contains(new BigDecimal("100.142857"));
        assertThat(worked.relativeSlope()).contains(new BigDecimal("5.3185"));
        assertThat(worked.trend(Percentage.of("5"))).contains(TrendClass.IMPROVING);
        assertThat(worked.trend(Percentage.of("5.3185"))).contains(TrendClass.STABLE);
        assertThat(worked.changeOnMonth(JANUARY.plusMonths(1))).contains(new BigDecimal("10.0000"));
        assertThat(worked.changeOnMonth(JANUARY.plusMonths(2))).contains(new BigDecimal("-4.5455"));
        assertThat(worked.changeOnMonth(JANUARY)).isEmpty();
        assertThat(worked.movingAverage(3))
                .isEqualTo(Map.of(
                        YearMonth.of(2026, 3), eur("105"),
                        YearMonth.of(2026, 4), eur("111.67"),
                        YearMonth.of(2026, 5), eur("118.33"),
                        YearMonth.of(2026, 6), eur("126")));
        assertThat(worked.total()).isEqualTo(eur("693"));
        assertThat(worked.last()).isEqualTo(YearMonth.of(2026, 6));
    }

    @Test
    void a_series_the_other_way_round_worsens_by_as_much() {
        assertThat(series(128, 130, 120, 105, 110, 100).slope()).contains(new BigDecimal("-6.142857"));
        assertThat(series(128, 130, 120, 105, 110, 100).trend(Percentage.of("5")))
                .contains(TrendClass.WORSENING);
        assertThat(series(5, 5, 5).trend(Percentage.of("0"))).contains(TrendClass.STABLE);
    }

    @Test
    void without_enough_months_or_turnover_there_is_no_trend() {
        assertThat(series(1, 2).trend(Percentage.of("0"))).isEmpty();
        assertThat(series(0, 0, 0).trend(Percentage.of("0"))).isEmpty();
        assertThat(series(-3, 1, 1).relativeSlope()).isEmpty();
        assertThat(series(7).slope()).isEmpty();
        assertThat(series(0, 5).changeOnMonth(JANUARY.plusMonths(1))).isEmpty();
    }

    @Test
    void months_without_a_deal_are_zeros_and_count_for_the_trend() {
        Deeds deeds = new Deeds()
                .invoice("ACME", "2026-01-31", "EUR 100")
                .credit("ACME", "2026-03-01", "EUR 30")
                .invoice("ACME", "2026-05-15", "EUR 7")
                .receipt("ACME", "2026-05-16", "EUR 1000");
        Purchases acme =
                PurchaseHistory.of(deeds, LocalDate.parse("2026-06-30")).of(ACME, CurrencyUnit.EUR);

        assertThat(acme.series(JANUARY, JANUARY.plusMonths(5)).amounts())
                .containsExactly(eur("100"), eur("0"), eur("-30"), eur("0"), eur("7"), eur("0"));
        assertThat(acme.deals()).isEqualTo(2);
        assertThat(acme.monthsWithDeals()).containsExactly(JANUARY, JANUARY.plusMonths(4));
        assertThat(acme.averageTicket()).contains(eur("38.50"));
    }

    @Test
    void the_same_month_of_the_year_before_is_twelve_months_back() {
        MonthlySeries thirteen = series(200, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 150);

        assertThat(thirteen.changeOnYear(YearMonth.of(2027, 1))).contains(new BigDecimal("-25.0000"));
        assertThat(thirteen.changeOnYear(YearMonth.of(2026, 12))).isEmpty();
        assertThat(thirteen.changeOnYear(YearMonth.of(2030, 1))).isEmpty();
    }

    @Test
    void C094_the_seasonal_index_takes_the_last_whole_years() {
        List<Money> flat = Collections.nCopies(24, eur("10"));
        assertThat(MonthlySeries.of(JANUARY, flat).seasonalIndex().orElseThrow().values())
                .containsOnly(new BigDecimal("100.00"));

        List<Money> summers = Stream.of(0, 0, 0, 0, 0, 60, 60, 0, 0, 0, 0, 0)
                .map(amount -> Money.ofMajor(CurrencyUnit.EUR, amount))
                .toList();
        MonthlySeries year = MonthlySeries.of(JANUARY, summers);
        assertThat(year.seasonalIndex().orElseThrow())
                .containsEntry(Month.JUNE, new BigDecimal("600.00"))
                .containsEntry(Month.MAY, new BigDecimal("0.00"))
                .hasSize(12);
        List<Money> withAnEarlierMonth = new java.util.ArrayList<>(List.of(eur("999")));
        withAnEarlierMonth.addAll(summers);
        assertThat(MonthlySeries.of(JANUARY.minusMonths(1), withAnEarlierMonth).seasonalIndex())
                .isEqualTo(year.seasonalIndex());
        assertThat(series(1, 2, 3).seasonalIndex()).isEmpty();
    }

    @Test
    void months_that_were_never_read_are_no_zeros() {
        Deeds deeds = new Deeds();
        for (int month = 1; month <= 12; month++) {
            deeds.invoice("ACME", JANUARY.plusMonths(month - 1).atDay(10).toString(), "EUR 100");
        }
        for (LocalDate through : List.of(LocalDate.parse("2026-06-01"), LocalDate.parse("2026-06-30"))) {
            Purchases known = PurchaseHistory.of(deeds, through).of(ACME, CurrencyUnit.EUR);
            assertThat(known.series(JANUARY, YearMonth.of(2026, 6)).amounts()).hasSize(6);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> known.series(JANUARY, YearMonth.of(2026, 7)))
                    .withMessage("last is 2026-07, the history was read through " + through);
            Purchases nobody = PurchaseHistory.of(deeds, through).of(CustomerId.of("NOBODY"), CurrencyUnit.EUR);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> nobody.series(YearMonth.of(2026, 7), YearMonth.of(2026, 7)));
        }
    }

    @Test
    void a_slope_of_exactly_the_threshold_is_stable_also_where_the_mean_has_no_end() {
        // 1, 1, 2: slope 1/2, mean 4/3, so exactly 37.5 %.
        MonthlySeries series = series(1, 1, 2);

        assertThat(series.relativeSlope()).contains(new BigDecimal("37.5000"));
        assertThat(series.trend(Percentage.of("37.5"))).contains(TrendClass.STABLE);
        assertThat(series.trend(Percentage.of("37.499999"))).contains(TrendClass.IMPROVING);
        assertThat(series(2, 1, 1).trend(Percentage.of("37.5"))).contains(TrendClass.STABLE);
        assertThat(series(2, 1, 1).trend(Percentage.of("37.499999"))).contains(TrendClass.WORSENING);
        assertThat(series.intercept()).as("4/3 − 1/2").contains(new BigDecimal("0.833333"));
    }

    /** Of three months the relative slope is 150·(last − first)/sum percent: where that ends, the series stands still at it. */
    @Property
    void every_series_exactly_on_its_threshold_stands_still(
            @ForAll @IntRange(min = 1, max = 12) int first,
            @ForAll @IntRange(min = 1, max = 12) int second,
            @ForAll @IntRange(min = 1, max = 12) int third) {
        long sum = first + second + third;
        long above = 150L * Math.abs(third - first);
        Assume.that(above * 10_000 % sum == 0);
        Percentage exact = Percentage.of(
                BigDecimal.valueOf(above * 10_000 / sum, 4).stripTrailingZeros().toPlainString());
        Assume.that(exact.value().compareTo(BigDecimal.valueOf(100)) <= 0);

        assertThat(series(first, second, third).trend(exact)).contains(TrendClass.STABLE);
    }

    @Test
    void spans_that_are_none_are_refused() {
        Purchases none =
                PurchaseHistory.of(new Deeds(), LocalDate.parse("2999-06-30")).of(ACME, CurrencyUnit.EUR);

        assertThat(none.series(JANUARY, JANUARY).amounts()).containsExactly(eur("0"));
        assertThat(none.averageTicket()).isEmpty();
        assertThat(none.series(JANUARY, JANUARY.plusMonths(MonthlySeries.MAX_MONTHS - 1))
                        .amounts())
                .hasSize(MonthlySeries.MAX_MONTHS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> none.series(JANUARY, JANUARY.plusMonths(MonthlySeries.MAX_MONTHS)));
        assertThatIllegalArgumentException().isThrownBy(() -> none.series(JANUARY, JANUARY.minusMonths(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> MonthlySeries.of(JANUARY, List.of()));
        assertThatThrownBy(() -> MonthlySeries.of(JANUARY, List.of(eur("1"), Money.parse("USD 1"))))
                .isInstanceOf(CurrencyMismatchException.class);
    }

    @Test
    void a_reversed_invoice_is_no_deal_and_its_turnover_is_taken_back_on_the_day_of_the_reversal() {
        Deeds deeds = new Deeds().invoice("ACME", "2026-01-10", "EUR 100").reversed("2026-03-05");
        Purchases before =
                PurchaseHistory.of(deeds, LocalDate.parse("2026-03-04")).of(ACME, CurrencyUnit.EUR);
        Purchases after =
                PurchaseHistory.of(deeds, LocalDate.parse("2026-03-05")).of(ACME, CurrencyUnit.EUR);

        assertThat(before.deals()).isEqualTo(1);
        assertThat(after.deals()).isZero();
        assertThat(after.first()).isEmpty();
        assertThat(after.turnover(JANUARY)).isEqualTo(eur("100"));
        assertThat(after.turnover(YearMonth.of(2026, 3))).isEqualTo(eur("-100"));
    }

    @Test
    void sums_beyond_the_range_of_amounts_are_exact() {
        Deeds deeds = new Deeds();
        for (int i = 0; i < 25; i++) {
            deeds.invoice("ACME", "2026-01-1" + i % 2, "JPY 999999999999999999");
            deeds.invoice("ACME", "2025-0" + (1 + i % 9) + "-10", "JPY 1");
        }
        Purchases acme =
                PurchaseHistory.of(deeds, LocalDate.parse("2026-06-30")).of(ACME, CurrencyUnit.JPY);

        assertThat(acme.turnover(JANUARY))
                .isEqualTo(Money.parse("JPY 999999999999999999").multipliedBy(25));
        assertThat(acme.turnover(YearMonth.of(2025, 1), YearMonth.of(2025, 12))).isEqualTo(Money.parse("JPY 25"));
    }

    @Property(tries = 200)
    void the_months_of_a_period_add_up_to_its_turnover_in_whatever_order_entries_come(
            @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 700) Integer> days,
            @ForAll @Size(value = 30) List<@LongRange(min = -3, max = 50) Long> amounts,
            @ForAll long seed) {
        LocalDate start = LocalDate.parse("2025-01-01");
        Deeds deeds = new Deeds();
        for (int i = 0; i < days.size(); i++) {
            String customer = "C" + i % 3;
            String day = start.plusDays(days.get(i)).toString();
            long amount = amounts.get(i);
            if (amount < 0) {
                deeds.credit(customer, day, "EUR " + -amount);
            } else {
                deeds.invoice(customer, day, "EUR " + (amount + 1));
                if (amount % 5 == 0) {
                    deeds.reversed(start.plusDays(days.get(i) + amount).toString());
                }
            }
        }
        LocalDate through = start.plusDays(500);
        PurchaseHistory history = PurchaseHistory.of(deeds, through);
        Turnover turnover = Turnover.of(deeds, DateRange.ofClosed(start, through));

        assertThat(history.currencies()).isEqualTo(turnover.currencies());
        history.in(CurrencyUnit.EUR).forEach((customer, purchases) -> {
            Money sum = purchases
                    .series(YearMonth.of(2025, 1), YearMonth.from(through))
                    .total();
            assertThat(sum).isEqualTo(turnover.in(CurrencyUnit.EUR).get(customer));
            assertThat(sum).isEqualTo(purchases.turnover());
        });
        assertThat(history.in(CurrencyUnit.EUR).keySet())
                .isEqualTo(turnover.in(CurrencyUnit.EUR).keySet());
        assertThat(PurchaseHistory.of(deeds.shuffled(seed), through)).hasToString(history.toString());
    }
}
