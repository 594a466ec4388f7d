package io.cartera.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.Receivables;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerClosingTest {

    private static LedgerClosing closing(LocalDate through, Instant recordedAt) {
        return new LedgerClosing(CommandId.of("CLOSE"), through, recordedAt, Actor.SYSTEM, Optional.empty());
    }

    @Test
    void its_instant_is_cut_to_microseconds() {
        LedgerClosing closing = closing(LocalDate.EPOCH, Instant.parse("2026-05-01T12:00:00.123456789Z"));

        assertThat(closing.recordedAt()).isEqualTo(Instant.parse("2026-05-01T12:00:00.123456Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "+10000-01-01", "0000-12-31"})
    void a_day_that_no_store_keeps_closes_nothing(LocalDate through) {
        Receivables books = Receivables.over(new InMemoryStore());

        assertThatThrownBy(() -> closing(through, Instant.EPOCH)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> books.accounts().close(through))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("through is " + through);
        assertThat(books.accounts().closings()).isEmpty();
    }

    @Test
    void without_a_day_nothing_is_closed() {
        Receivables books = Receivables.over(new InMemoryStore());

        assertThatThrownBy(() -> books.accounts().close(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("through");
        assertThat(books.accounts().closings()).isEmpty();
    }
}
