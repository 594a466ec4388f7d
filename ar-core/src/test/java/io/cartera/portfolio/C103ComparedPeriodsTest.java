package io.cartera.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.purchasing.Deeds;
import io.cartera.purchasing.PurchaseHistory;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C103: which periods can be held against each other. */
class C103ComparedPeriodsTest {

    private static PurchaseHistory history(String firstDeal, String through) {
        return PurchaseHistory.of(
                new Deeds().invoice("A", through, "EUR 1").invoice("B", firstDeal, "USD 1"), LocalDate.parse(through));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-31, 2026-06-30, 2025-07-01/2026-07-01 beside 2024-07-01/2025-07-01",
        "2024-07-31, 2026-06-30, 2025-07-01/2026-07-01 beside 2024-07-01/2025-07-01",
        "2024-08-01, 2026-06-30, 2025-08-01/2026-07-01 beside 2024-08-01/2025-07-01",
        "2025-03-20, 2026-06-30, 2026-03-01/2026-07-01 beside 2025-03-01/2025-07-01",
        "2025-06-30, 2026-06-30, 2026-06-01/2026-07-01 beside 2025-06-01/2025-07-01",
        "2025-07-01, 2026-06-30, none",
        "2025-03-20, 2026-06-15, 2026-03-16/2026-06-16 beside 2025-03-16/2025-06-16",
        "2022-01-01, 2024-02-29, 2023-03-01/2024-03-01 beside 2022-03-01/2023-03-01",
        "0001-01-01, 0001-06-30, none"
    })
    void both_periods_lie_where_the_books_are_whole(String firstDeal, String through, String compared) {
        assertThat(ComparedPeriods.aYearApart(history(firstDeal, through), 12)
                        .map(ComparedPeriods::toString)
                        .orElse("none"))
                .isEqualTo(compared);
    }

    @Test
    void fewer_months_may_be_asked_for_and_without_a_deal_there_are_none() {
        assertThat(ComparedPeriods.aYearApart(history("2024-01-31", "2026-06-30"), 3))
                .hasValueSatisfying(periods -> {
                    assertThat(periods.first()).hasToString("2025-04-01/2025-07-01");
                    assertThat(periods.second()).hasToString("2026-04-01/2026-07-01");
                });
        PurchaseHistory none = PurchaseHistory.of(new Deeds(), LocalDate.parse("2026-06-30"));
        assertThat(none.begin()).isEmpty();
        assertThat(ComparedPeriods.aYearApart(none, 12)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ComparedPeriods.aYearApart(none, 13))
                .withMessageStartingWith("most is 13");
        assertThatIllegalArgumentException().isThrownBy(() -> ComparedPeriods.aYearApart(none, 0));
    }
}
