package io.cartera.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.customer.CustomerId;
import io.cartera.purchasing.Deeds;
import io.cartera.purchasing.PurchaseHistory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C097: who grows. */
class C097GrowthRankingTest {

    private static final LocalDate THROUGH = LocalDate.parse("2026-04-30");

    private static Deeds months(Deeds deeds, String customer, int... amounts) {
        for (int i = 0; i < amounts.length; i++) {
            String day = YearMonth.of(2026, 1).plusMonths(i).atDay(10).toString();
            if (amounts[i] > 0) {
                deeds.invoice(customer, day, "EUR " + amounts[i]);
            } else if (amounts[i] < 0) {
                deeds.credit(customer, day, "EUR " + -amounts[i]);
            }
        }
        return deeds;
    }

    private static GrowthRanking ranking(Deeds deeds) {
        return GrowthRanking.of(PurchaseHistory.of(deeds, THROUGH), CurrencyUnit.EUR, 2);
    }

    @Test
    void the_worked_ranking() {
        Deeds deeds = months(months(new Deeds(), "A", 100, 100, 120, 140), "B", 10, 10, 30, 50);
        months(months(deeds, "NEW", 0, 0, 0, 59), "LESS", 0, 90, 80, 0);
        months(deeds, "BACK", 0, 0, 0, -5).invoice("OLD", "2025-12-31", "EUR 7");
        GrowthRanking ranking = ranking(deeds);

        assertThat(ranking.rows())
                .extracting(GrowthRanking.Row::toString)
                .containsExactly(
                        "1. A EUR 200.00 to EUR 260.00, 30.00 %",
                        "1. B EUR 20.00 to EUR 80.00, 300.00 %",
                        "3. NEW EUR 0.00 to EUR 59.00",
                        "4. BACK EUR 0.00 to EUR -5.00",
                        "5. LESS EUR 90.00 to EUR 80.00, -11.11 %");
        assertThat(ranking.rows().get(0).slope().orElseThrow()).isEqualByComparingTo(new BigDecimal("14"));
        assertThat(ranking.top(2)).extracting(GrowthRanking.Row::rank).containsExactly(1, 1);
        assertThat(ranking.top(10)).as("who grew").hasSize(3);
        assertThat(ranking.byRate(Money.parse("EUR 20")))
                .extracting(row -> row.customer().value())
                .containsExactly("B", "A", "LESS");
        assertThat(ranking.byRate(Money.parse("EUR 20.01"))).hasSize(2);
    }

    @Test
    void what_cannot_be_asked_is_told() {
        PurchaseHistory none = PurchaseHistory.of(new Deeds(), THROUGH);
        assertThat(GrowthRanking.of(none, CurrencyUnit.EUR, 120).rows()).isEmpty();
        for (int months : List.of(0, 121, -1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> GrowthRanking.of(none, CurrencyUnit.EUR, months))
                    .withMessageStartingWith("months is " + months);
        }
        GrowthRanking empty = ranking(new Deeds());
        assertThatIllegalArgumentException().isThrownBy(() -> empty.top(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> empty.byRate(Money.parse("EUR 0")));
    }

    @Property
    void the_changes_add_up_and_neither_order_nor_names_matter(
            @ForAll @Size(max = 24) List<@IntRange(min = -9, max = 99) Integer> amounts) {
        Deeds deeds = new Deeds();
        Deeds renamed = new Deeds();
        for (int i = 0; i < amounts.size(); i += 4) {
            int[] four = amounts.subList(i, Math.min(i + 4, amounts.size())).stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
            months(deeds, "C" + i, four);
            months(renamed, "R" + (99 - i), four);
        }
        GrowthRanking ranking = ranking(deeds);
        PurchaseHistory history = PurchaseHistory.of(deeds, THROUGH);
        Money now = Money.zero(CurrencyUnit.EUR);
        for (CustomerId customer : history.in(CurrencyUnit.EUR).keySet()) {
            now = now.plus(
                    history.of(customer, CurrencyUnit.EUR).turnover(YearMonth.of(2026, 3), YearMonth.of(2026, 4)));
        }

        assertThat(ranking.rows().stream()
                        .map(GrowthRanking.Row::now)
                        .reduce(Money.zero(CurrencyUnit.EUR), Money::plus))
                .isEqualTo(now);
        assertThat(ranking(deeds.shuffled(5)).toString()).isEqualTo(ranking.toString());
        assertThat(ranking(renamed).rows())
                .extracting(GrowthRanking.Row::change)
                .isEqualTo(
                        ranking.rows().stream().map(GrowthRanking.Row::change).toList());
        assertThat(ranking.rows()).isSortedAccordingTo((a, b) -> b.change().compareTo(a.change()));
    }
}
