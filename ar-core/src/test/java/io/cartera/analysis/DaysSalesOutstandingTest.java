package io.cartera.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaysSalesOutstandingTest {

    private static final LocalDate NEW_YEARS_EVE = LocalDate.parse("2025-12-31");

    /** Sales of months one after another, the latest first. */
    private static SortedMap<YearMonth, Money> back(String latest, String... amounts) {
        SortedMap<YearMonth, Money> sales = new TreeMap<>();
        YearMonth month = YearMonth.parse(latest);
        for (String amount : amounts) {
            sales.put(month, Money.parse("EUR " + amount));
            month = month.minusMonths(1);
        }
        return sales;
    }

    private static DaysSalesOutstanding of(String receivables, SortedMap<YearMonth, Money> sales, LocalDate asOf) {
        return DaysSalesOutstanding.countback(Money.parse("EUR " + receivables), sales, asOf);
    }

    private static String days(String receivables, SortedMap<YearMonth, Money> sales, LocalDate asOf) {
        return of(receivables, sales, asOf).days().orElseThrow().toPlainString();
    }

    @Test
    void the_worked_quarter_gives_74_95() {
        DaysSalesOutstanding dso = of("420", back("2025-12", "180", "150", "200"), NEW_YEARS_EVE);

        assertThat(dso.days()).contains(new BigDecimal("74.95"));
        assertThat(dso.receivables()).isEqualTo(Money.parse("EUR 420"));
        assertThat(dso.asOf()).isEqualTo(NEW_YEARS_EVE);
        assertThat(dso.daysOfHistory()).isEqualTo(92);
        assertThat(dso.unexplained()).isEqualTo(Money.parse("EUR 0"));
        assertThat(dso).hasToString("74.95 days");
    }

    @Test
    void the_table_of_a_textbook_gives_what_its_inputs_give() {
        // "oracle-hfm-exhaustion" of ../shared/data/textbook: it prints 179.7, which its own months do not come to.
        SortedMap<YearMonth, Money> sales = back("2025-09", "2500", "1750", "2250", "2500", "2000", "2250");

        assertThat(days("12000", sales, LocalDate.parse("2025-09-30"))).isEqualTo("166.33");
    }

    @Test
    void the_month_of_the_day_has_the_days_up_to_the_day() {
        SortedMap<YearMonth, Money> sales = back("2025-12", "180", "150", "200");

        assertThat(days("420", sales, LocalDate.parse("2025-12-10"))).isEqualTo("53.95");
        assertThat(days("90", sales, LocalDate.parse("2025-12-10"))).isEqualTo("5.00");
        assertThat(days("90", sales, LocalDate.parse("2025-12-01"))).isEqualTo("0.50");
        assertThat(days("180", sales, LocalDate.parse("2025-12-01"))).isEqualTo("1.00");
    }

    @Test
    void the_order_of_the_months_in_the_map_does_not_matter() {
        SortedMap<YearMonth, Money> latestFirst = new TreeMap<>(Comparator.reverseOrder());
        latestFirst.putAll(back("2026-01", "100", "100"));

        assertThat(days("150", latestFirst, LocalDate.parse("2026-01-31"))).isEqualTo("46.50");
    }

    @Test
    void february_has_29_days_in_a_leap_year() {
        assertThat(days("1", back("2024-02", "2"), LocalDate.parse("2024-02-29")))
                .isEqualTo("14.50");
        assertThat(days("15", back("2024-03", "10", "10"), LocalDate.parse("2024-03-31")))
                .isEqualTo("45.50");
        assertThat(days("15", back("2025-03", "10", "10"), LocalDate.parse("2025-03-31")))
                .isEqualTo("45.00");
    }

    @ParameterizedTest
    @CsvSource({"0", "-0.01", "-1000"})
    void where_nobody_owes_there_are_no_days(String receivables) {
        assertThat(days(receivables, back("2025-12", "180"), NEW_YEARS_EVE)).isEqualTo("0.00");
        assertThat(days(receivables, new TreeMap<>(), NEW_YEARS_EVE)).isEqualTo("0.00");
    }

    @Test
    void months_of_zero_or_less_take_nothing_off_and_their_days_count() {
        assertThat(days("50", back("2025-12", "0", "-70", "100"), NEW_YEARS_EVE))
                .isEqualTo("76.50");
        assertThat(days("50", back("2025-12", "50", "-70", "0", "100"), NEW_YEARS_EVE))
                .isEqualTo("31.00");
        SortedMap<YearMonth, Money> withAGap = new TreeMap<>(back("2025-10", "100"));
        assertThat(days("50", withAGap, NEW_YEARS_EVE)).isEqualTo("76.50");
    }

    @Test
    void all_of_the_history_is_enough_and_a_cent_more_is_not() {
        SortedMap<YearMonth, Money> sales = back("2025-12", "180", "0", "200");

        assertThat(days("380", sales, NEW_YEARS_EVE)).isEqualTo("92.00");
        DaysSalesOutstanding more = of("380.01", sales, NEW_YEARS_EVE);
        assertThat(more.days()).isEmpty();
        assertThat(more.daysOfHistory()).isEqualTo(92);
        assertThat(more.unexplained()).isEqualTo(Money.parse("EUR 0.01"));
        assertThat(more).hasToString("more than 92 days");
    }

    @Test
    void without_any_sales_there_is_no_history() {
        DaysSalesOutstanding none = of("5", new TreeMap<>(), NEW_YEARS_EVE);

        assertThat(none.days()).isEmpty();
        assertThat(none.daysOfHistory()).isZero();
        assertThat(none.unexplained()).isEqualTo(Money.parse("EUR 5"));
    }

    @Test
    void months_after_the_day_do_not_count() {
        SortedMap<YearMonth, Money> sales = back("2026-02", "1000", "1000", "180", "150");

        assertThat(days("180", sales, NEW_YEARS_EVE)).isEqualTo("31.00");
        assertThat(of("180", back("2026-02", "1000"), NEW_YEARS_EVE).days()).isEmpty();
        assertThat(of("180", back("2026-02", "1000"), NEW_YEARS_EVE).daysOfHistory())
                .isZero();
    }

    @Test
    void a_half_is_rounded_up_once() {
        // 31 × 1 / 200 = 0.155 and 31 × 1 / 2000 = 0.0155
        assertThat(days("1", back("2025-12", "200"), NEW_YEARS_EVE)).isEqualTo("0.16");
        assertThat(days("1", back("2025-12", "2000"), NEW_YEARS_EVE)).isEqualTo("0.02");
        assertThat(days("1", back("2025-12", "6200.01"), NEW_YEARS_EVE)).isEqualTo("0.00");
        assertThat(days("1", back("2025-12", "6200"), NEW_YEARS_EVE)).isEqualTo("0.01");
    }

    @Test
    void the_bounds_of_the_calendar_are_days_like_any_other() {
        assertThat(days("2", back("9999-12", "1", "2"), LocalDate.parse("9999-12-31")))
                .isEqualTo("46.00");
        assertThat(days("1", back("0001-01", "2"), LocalDate.parse("0001-01-31")))
                .isEqualTo("15.50");
    }

    @Test
    void M07_sales_in_another_currency_are_refused() {
        SortedMap<YearMonth, Money> sales = back("2025-12", "180", "150");

        assertThatThrownBy(() -> DaysSalesOutstanding.countback(Money.parse("USD 0"), sales, NEW_YEARS_EVE))
                .isInstanceOf(CurrencyMismatchException.class);
    }

    @Test
    void missing_arguments_are_refused_by_name() {
        Money owed = Money.parse("EUR 1");

        assertThatNullPointerException()
                .isThrownBy(() -> DaysSalesOutstanding.countback(null, new TreeMap<>(), NEW_YEARS_EVE))
                .withMessageContaining("receivables");
        assertThatNullPointerException()
                .isThrownBy(() -> DaysSalesOutstanding.countback(owed, null, NEW_YEARS_EVE))
                .withMessageContaining("sales");
        assertThatNullPointerException()
                .isThrownBy(() -> DaysSalesOutstanding.countback(owed, new TreeMap<>(), null))
                .withMessageContaining("asOf");
    }

    /** By single days: each day of a month sells the month's sales divided by its days. */
    @Property(tries = 500)
    void it_is_what_days_of_equal_sales_come_to(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = -300, max = 900) Integer> latestFirst,
            @ForAll @IntRange(min = 1, max = 3000) int owed,
            @ForAll @IntRange(min = 0, max = 400) int daysBack) {
        LocalDate asOf = NEW_YEARS_EVE.minusDays(daysBack);
        String[] amounts = latestFirst.stream().map(String::valueOf).toArray(String[]::new);
        YearMonth last = YearMonth.from(asOf);
        DaysSalesOutstanding dso = of(String.valueOf(owed), back(last.toString(), amounts), asOf);

        // In units of 1/N of a currency unit, N a multiple of every length of a month, days are whole numbers.
        BigInteger unit = BigInteger.ONE;
        for (int length = 2; length <= 31; length++) {
            unit = unit.multiply(BigInteger.valueOf(length));
        }
        BigInteger left = BigInteger.valueOf(owed).multiply(unit);
        BigDecimal days = BigDecimal.ZERO;
        LocalDate day = asOf;
        for (int sold : latestFirst) {
            YearMonth month = YearMonth.from(day);
            BigInteger daily = BigInteger.valueOf(Math.max(0, sold))
                    .multiply(unit)
                    .divide(BigInteger.valueOf(day.getDayOfMonth()));
            for (; YearMonth.from(day).equals(month); day = day.minusDays(1)) {
                if (left.signum() > 0 && left.compareTo(daily) < 0) {
                    days = days.add(new BigDecimal(left).divide(new BigDecimal(daily), 30, RoundingMode.HALF_UP));
                    left = BigInteger.ZERO;
                } else if (left.signum() > 0) {
                    days = days.add(BigDecimal.ONE);
                    left = left.subtract(daily);
                }
            }
        }

        if (left.signum() > 0) {
            assertThat(dso.days()).isEmpty();
            assertThat(dso.daysOfHistory()).isEqualTo(asOf.toEpochDay() - day.toEpochDay());
            assertThat(dso.unexplained())
                    .isEqualTo(Money.of(CurrencyUnit.EUR, new BigDecimal(left.divide(unit)).setScale(2)));
        } else {
            assertThat(dso.days().orElseThrow())
                    .isEqualByComparingTo(
                            days.setScale(20, RoundingMode.HALF_UP).setScale(2, RoundingMode.HALF_UP));
        }
    }
}
