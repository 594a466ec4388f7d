package io.cartera.aging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.customer.CustomerId;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class AgingHistoryTest {

    private static final AgingSpec SPEC = AgingSpec.byDueDate(AgingBuckets.days(30));
    private static final LocalDate JANUARY = LocalDate.parse("2026-01-31");
    private static final LocalDate MARCH = LocalDate.parse("2026-03-31");

    private static OpenItemSource openOn(LocalDate day) {
        LocalDate due = LocalDate.parse("2026-01-31");
        OpenItem euro = OpenItem.debit(CustomerId.of("ACME"), "I1", Money.parse("EUR 10"), due, due);
        OpenItem yen = OpenItem.debit(CustomerId.of("BOLT"), "I2", Money.parse("JPY 7"), due, due);
        return OpenItemSource.of(day.equals(MARCH) ? List.of(euro, yen) : List.of(euro));
    }

    @Test
    void each_day_is_aged_as_of_itself_in_order() {
        AgingHistory history = AgingHistory.of(SPEC, List.of(MARCH, JANUARY, MARCH), AgingHistoryTest::openOn);

        assertThat(history.days()).containsExactly(JANUARY, MARCH);
        assertThat(history.spec()).isEqualTo(SPEC);
        assertThat(history.on(JANUARY, CurrencyUnit.EUR).notDue()).isEqualTo(Money.parse("EUR 10"));
        assertThat(history.on(MARCH, CurrencyUnit.EUR).notDue()).isEqualTo(Money.parse("EUR 0"));
        assertThat(history.on(MARCH, CurrencyUnit.EUR).overdue())
                .containsExactly(Money.parse("EUR 0"), Money.parse("EUR 10"));
        assertThat(history.on(MARCH, CurrencyUnit.JPY).balance()).isEqualTo(Money.parse("JPY 7"));
    }

    @Test
    void where_nothing_is_open_there_are_zeros() {
        AgingHistory history = AgingHistory.of(SPEC, List.of(JANUARY), AgingHistoryTest::openOn);

        assertThat(history.on(JANUARY, CurrencyUnit.JPY).overdue())
                .containsExactly(Money.parse("JPY 0"), Money.parse("JPY 0"));
    }

    @Test
    void a_day_that_was_not_asked_for_is_refused() {
        AgingHistory history = AgingHistory.of(SPEC, List.of(JANUARY), AgingHistoryTest::openOn);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> history.on(MARCH, CurrencyUnit.EUR))
                .withMessageContaining("2026-03-31");
    }
}
