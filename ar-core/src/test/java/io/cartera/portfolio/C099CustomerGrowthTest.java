package io.cartera.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.customer.CustomerId;
import io.cartera.money.Percentage;
import io.cartera.purchasing.Deeds;
import io.cartera.purchasing.PurchaseHistory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C099, C105, C130, C131: how the number of customers grows, who comes, who stays, and from where. */
class C099CustomerGrowthTest {

    private static PurchaseHistory history(Deeds deeds, String through) {
        return PurchaseHistory.of(deeds, LocalDate.parse(through));
    }

    private static Deeds threeYears() {
        return new Deeds()
                .invoice("A", "2023-05-01", "EUR 10")
                .invoice("A", "2024-05-01", "EUR 10")
                .invoice("A", "2025-05-01", "EUR 10")
                .invoice("B", "2023-05-01", "USD 10")
                .invoice("B", "2025-06-01", "EUR 10")
                .invoice("C", "2024-07-01", "EUR 10")
                .credit("D", "2025-01-01", "EUR 10");
    }

    @Test
    void the_worked_years() {
        CustomerGrowth growth = CustomerGrowth.ofCounts(2020, List.of(120L, 150L, 135L, 180L));

        assertThat(growth.rates())
                .containsExactly(
                        Optional.of(new BigDecimal("25.0000")),
                        Optional.of(new BigDecimal("-10.0000")),
                        Optional.of(new BigDecimal("33.3333")));
        assertThat(growth.meanRate()).contains(new BigDecimal("16.1111"));
        assertThat(growth.compoundRate()).contains(new BigDecimal("14.4714"));
        assertThat(growth.meanGrowth()).contains(new BigDecimal("20.00"));
    }

    @Test
    void from_nobody_there_is_no_rate_and_to_nobody_all_is_lost() {
        CustomerGrowth fromNobody = CustomerGrowth.ofCounts(2020, List.of(0L, 5L));
        assertThat(fromNobody.rates()).containsExactly(Optional.empty());
        assertThat(fromNobody.meanRate()).isEmpty();
        assertThat(fromNobody.compoundRate()).isEmpty();
        assertThat(fromNobody.meanGrowth()).contains(new BigDecimal("5.00"));

        assertThat(CustomerGrowth.ofCounts(2020, List.of(5L, 0L)).compoundRate())
                .contains(new BigDecimal("-100.0000"));
        assertThat(CustomerGrowth.ofCounts(2020, List.of(5L, 5L, 5L)).compoundRate())
                .contains(new BigDecimal("0.0000"));
        assertThat(CustomerGrowth.ofCounts(2020, List.of(5L)).meanGrowth()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> CustomerGrowth.ofCounts(2020, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> CustomerGrowth.ofCounts(9999, List.of(1L, 1L)));
    }

    @Test
    void who_comes_stays_goes_and_comes_back_is_told_apart() {
        CustomerGrowth growth = CustomerGrowth.of(history(threeYears(), "2026-01-01"), 2023, 2026);

        assertThat(growth.years())
                .containsExactly(
                        new CustomerGrowth.Year(2023, 2, 2, 0, 0),
                        new CustomerGrowth.Year(2024, 2, 1, 0, 1),
                        new CustomerGrowth.Year(2025, 2, 0, 1, 1),
                        new CustomerGrowth.Year(2026, 0, 0, 0, 2));
        assertThat(growth.years().get(1).retention()).contains(new BigDecimal("50.0000"));
        assertThat(growth.years().get(1).churn()).contains(new BigDecimal("50.0000"));
        assertThat(growth.years().get(0).retention()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerGrowth.of(history(threeYears(), "2025-12-31"), 2025, 2024));
    }

    @Test
    void a_year_that_was_never_read_is_no_year_without_customers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerGrowth.of(history(threeYears(), "2025-12-31"), 2024, 2026))
                .withMessage("lastYear is 2026, the history was read through 2025-12-31");
        assertThat(CustomerGrowth.of(history(threeYears(), "2025-05-31"), 2025, 2025)
                        .years())
                .as("the year of the last day as it stands")
                .containsExactly(new CustomerGrowth.Year(2025, 1, 0, 0, 1));
    }

    @Test
    void numbers_alone_do_not_tell_who_stayed() {
        CustomerGrowth growth = CustomerGrowth.ofCounts(2020, List.of(120L, 150L, 135L, 180L));

        assertThat(growth.years()).allSatisfy(year -> {
            assertThat(year.retention()).isEmpty();
            assertThat(year.churn()).isEmpty();
        });
        assertThat(growth.years().stream().map(CustomerGrowth.Year::net)).containsExactly(0L, 30L, -15L, 45L);
        CustomerGrowth.Year told = new CustomerGrowth.Year(2024, 10, 4, 1, 3);
        assertThat(told.churn()).as("3 of 8").contains(new BigDecimal("37.5000"));
        assertThat(told.retention()).as("5 of 8").contains(new BigDecimal("62.5000"));
        assertThatIllegalArgumentException().isThrownBy(() -> new CustomerGrowth.Year(2024, 1, 0, 0, -1));
    }

    @Test
    void who_was_taken_over_with_an_opening_balance_is_not_new() {
        Deeds deeds = new Deeds()
                .takenOver("OLD", "2026-01-01", "EUR 50000")
                .invoice("OLD", "2026-02-01", "EUR 30000")
                .invoice("NEW", "2026-02-01", "EUR 10000")
                .invoice("MERGED", "2026-01-15", "EUR 20000")
                .takenOver("MERGED", "2026-03-01", "EUR 5")
                .takenOver("WRONG", "2026-01-01", "EUR 7")
                .reversed("2026-01-02")
                .invoice("WRONG", "2026-02-01", "EUR 9000")
                .takenOver("QUIET", "2026-01-01", "EUR 1");
        PurchaseHistory history = history(deeds, "2026-03-31");

        assertThat(history.gained())
                .containsOnlyKeys(CustomerId.of("MERGED"), CustomerId.of("NEW"), CustomerId.of("WRONG"));
        assertThat(history.takenOver())
                .containsOnlyKeys(CustomerId.of("MERGED"), CustomerId.of("OLD"), CustomerId.of("QUIET"));
        assertThat(history(deeds.shuffled(7), "2026-03-31").gained()).isEqualTo(history.gained());
        assertThat(history.customers()).hasSize(4);
        assertThat(SignificantCustomer.find(history, CurrencyUnit.EUR, 3, Percentage.of("10")))
                .extracting(SignificantCustomer::customer)
                .containsExactly(CustomerId.of("MERGED"), CustomerId.of("NEW"), CustomerId.of("WRONG"));
        assertThat(CustomerGrowth.of(history, 2026, 2026).years())
                .containsExactly(new CustomerGrowth.Year(2026, 4, 3, 1, 0));
    }

    @Property(tries = 200)
    void customers_are_those_before_and_the_net(
            @ForAll @Size(max = 40) List<@IntRange(max = 3000) Integer> days, @ForAll long seed) {
        Deeds deeds = new Deeds();
        for (int i = 0; i < days.size(); i++) {
            String day = LocalDate.parse("2018-01-01").plusDays(days.get(i)).toString();
            deeds.invoice("C" + i % 7, day, "EUR 1");
        }
        List<CustomerGrowth.Year> years =
                CustomerGrowth.of(history(deeds, "2027-12-31"), 2017, 2027).years();

        for (int i = 1; i < years.size(); i++) {
            assertThat(years.get(i).customers())
                    .isEqualTo(years.get(i - 1).customers() + years.get(i).net());
        }
        assertThat(years.stream().mapToLong(CustomerGrowth.Year::gained).sum()).isEqualTo(Math.min(7, days.size()));
        assertThat(CustomerGrowth.of(history(deeds.shuffled(seed), "2027-12-31"), 2017, 2027)
                        .years())
                .isEqualTo(years);
    }

    @Test
    void C130_cohorts_tell_how_many_of_a_month_come_back() {
        Deeds deeds = new Deeds();
        for (String customer : List.of("A", "B", "C")) {
            deeds.invoice(customer, "2026-01-10", "EUR 1");
        }
        deeds.invoice("A", "2026-02-01", "EUR 1")
                .invoice("B", "2026-02-28", "USD 1")
                .invoice("A", "2026-03-01", "EUR 1");
        deeds.invoice("D", "2026-03-05", "EUR 1")
                .invoice("E", "2026-02-05", "EUR 1")
                .reversed("2026-02-06");
        Cohorts cohorts = Cohorts.of(history(deeds, "2026-04-30"));
        YearMonth january = YearMonth.of(2026, 1);

        assertThat(cohorts.firstMonths()).containsExactly(january, YearMonth.of(2026, 3));
        assertThat(cohorts.size(january)).isEqualTo(3);
        assertThat(cohorts.active(january, 1)).contains(2L);
        assertThat(cohorts.active(january, 2)).contains(1L);
        assertThat(cohorts.active(january, 3)).as("a month without deals").contains(0L);
        assertThat(cohorts.active(january, 4)).as("not there yet").isEmpty();
        assertThat(cohorts.active(YearMonth.of(2026, 2), 0)).as("reversed").isEmpty();
        assertThat(cohorts.retention(january, 0)).contains(new BigDecimal("100.00"));
        assertThat(cohorts.retention(january, 1)).contains(new BigDecimal("66.67"));
        assertThat(cohorts.retention(january, 2)).contains(new BigDecimal("33.33"));
        assertThatIllegalArgumentException().isThrownBy(() -> cohorts.active(january, -1));
    }

    @Test
    void C105_a_new_customer_above_the_threshold_is_significant() {
        Deeds deeds = new Deeds()
                .invoice("OLD", "2025-01-10", "EUR 1")
                .invoice("OLD", "2026-03-10", "EUR 850")
                .invoice("NEW", "2026-02-01", "EUR 150")
                .invoice("EARLIER", "2025-12-31", "EUR 5000");
        PurchaseHistory history = history(deeds, "2026-03-31");

        assertThat(SignificantCustomer.find(history, CurrencyUnit.EUR, 3, Percentage.of("10")))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.customer()).isEqualTo(CustomerId.of("NEW"));
                    assertThat(found.share().share()).isEqualTo(Percentage.of("15"));
                    assertThat(found.firstDeal()).isEqualTo(LocalDate.parse("2026-02-01"));
                });
        assertThat(SignificantCustomer.find(history, CurrencyUnit.EUR, 3, Percentage.of("15")))
                .as("exactly at the threshold")
                .isEmpty();
        assertThat(SignificantCustomer.find(history, CurrencyUnit.EUR, 4, Percentage.of("10")))
                .singleElement()
                .extracting(SignificantCustomer::customer)
                .isEqualTo(CustomerId.of("EARLIER"));
        assertThat(SignificantCustomer.find(history, CurrencyUnit.USD, 3, Percentage.of("10")))
                .isEmpty();
    }

    @Test
    void C131_sources_are_told_with_what_they_brought() {
        CustomerId a = CustomerId.of("A");
        CustomerId b = CustomerId.of("B");
        CustomerId c = CustomerId.of("C");
        CustomerId d = CustomerId.of("D");
        Acquisition acquisition = Acquisition.of(
                CurrencyUnit.EUR,
                Set.of(a, b, c),
                Map.of(a, Money.parse("EUR 10"), b, Money.parse("EUR 5"), d, Money.parse("EUR 99")),
                Set.of(d),
                Map.of(a, "fair", b, "fair", d, "web"));

        assertThat(acquisition.rows())
                .extracting(Acquisition.Row::toString)
                .containsExactly(
                        "fair: 2 gained, EUR 15.00, 0 prospects",
                        "(unknown): 1 gained, EUR 0.00, 0 prospects",
                        "web: 0 gained, EUR 0.00, 1 prospects");
        assertThat(acquisition.gained()).isEqualTo(3);
        assertThat(acquisition.prospects()).isEqualTo(1);
    }

    @Test
    void C095_groups_add_up_to_the_whole_and_their_shares_to_100() {
        Breakdown breakdown = Breakdown.of(
                CurrencyUnit.EUR,
                Map.of(
                        CustomerId.of("A"), Money.parse("EUR 30"),
                        CustomerId.of("B"), Money.parse("EUR 30"),
                        CustomerId.of("C"), Money.parse("EUR 40"),
                        CustomerId.of("D"), Money.parse("EUR -7")),
                Map.of(CustomerId.of("A"), "ES", CustomerId.of("B"), "ES", CustomerId.of("D"), "FR"));

        assertThat(breakdown.rows())
                .extracting(Breakdown.Row::toString)
                .containsExactly("ES EUR 60.00, 60 % of 2", "(none) EUR 40.00, 40 % of 1", "FR EUR -7.00, 0 % of 1");
        assertThat(breakdown.total()).isEqualTo(Money.parse("EUR 93"));
        assertThat(breakdown.hhi()).as("what is in no group is no group").contains(new BigDecimal("10000.00"));
        assertThat(Breakdown.ofGroups(
                                Map.of("a", Money.parse("EUR 60"), "b", Money.parse("EUR 40")), Money.parse("EUR 900"))
                        .hhi())
                .contains(new BigDecimal("5200.00"));
        assertThat(Breakdown.ofGroups(Map.of(), Money.parse("EUR 900")).hhi()).isEmpty();
        assertThat(breakdown.of("FR").orElseThrow().customers()).isEqualTo(1);
        assertThat(breakdown.of("DE")).isEmpty();
        assertThat(Breakdown.ofGroups(Map.of("tools", Money.parse("EUR 3")), Money.parse("EUR 1"))
                        .rows())
                .extracting(Breakdown.Row::toString)
                .containsExactly("tools EUR 3.00, 75 % of 0", "(none) EUR 1.00, 25 % of 0");
        assertThat(Breakdown.of(CurrencyUnit.EUR, Map.of(), Map.of()).hhi()).isEmpty();
        assertThat(Breakdown.of(
                                CurrencyUnit.EUR,
                                Map.of(CustomerId.of("A"), Money.parse("EUR 30")),
                                Map.of(CustomerId.of("A"), ""))
                        .rows())
                .as("the empty text is no group, as it is no source")
                .extracting(Breakdown.Row::toString)
                .containsExactly("(none) EUR 30.00, 100 % of 1");
    }
}
