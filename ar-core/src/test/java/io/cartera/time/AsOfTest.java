package io.cartera.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AsOfTest {

    private static final LocalDate DAY = LocalDate.parse("2026-02-15");
    private static final Instant NOON = Instant.parse("2026-02-20T12:00:00Z");

    @Test
    void a_fact_counts_from_the_day_on_which_it_is_effective() {
        AsOf asOf = AsOf.of(DAY);

        assertThat(asOf.counts(DAY.minusDays(1), NOON)).isTrue();
        assertThat(asOf.counts(DAY, NOON)).isTrue();
        assertThat(asOf.counts(DAY.plusDays(1), NOON)).isFalse();
    }

    @Test
    void a_fact_counts_from_the_instant_at_which_it_is_recorded() {
        AsOf asOf = AsOf.of(DAY).knownAt(NOON);

        assertThat(asOf.counts(DAY, NOON.minusNanos(1000))).isTrue();
        assertThat(asOf.counts(DAY, NOON)).isTrue();
        assertThat(asOf.counts(DAY, NOON.plusNanos(1000))).isFalse();
        assertThat(asOf.counts(DAY.plusDays(1), NOON.minusNanos(1000))).isFalse();
    }

    @Test
    void without_an_instant_all_that_is_recorded_counts() {
        assertThat(AsOf.of(DAY).counts(DAY, Instant.MAX)).isTrue();
        assertThat(AsOf.of(DAY).knownAt()).isEmpty();
    }

    @Test
    void an_instant_is_cut_to_microseconds() {
        AsOf asOf = AsOf.of(DAY).knownAt(NOON.plusNanos(1999));

        assertThat(asOf.knownAt()).contains(NOON.plusNanos(1000));
        assertThat(asOf).isEqualTo(AsOf.of(DAY).knownAt(NOON.plusNanos(1000)));
    }

    @Test
    void days_lie_in_the_years_1_to_9999() {
        assertThat(AsOf.of(LocalDate.of(1, 1, 1)).date()).isEqualTo("0001-01-01");
        assertThat(AsOf.of(LocalDate.of(9999, 12, 31)).date()).isEqualTo("9999-12-31");
        assertThatIllegalArgumentException().isThrownBy(() -> AsOf.of(LocalDate.of(0, 12, 31)));
        assertThatIllegalArgumentException().isThrownBy(() -> AsOf.of(LocalDate.of(10000, 1, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> AsOf.of(LocalDate.MIN));
        assertThatIllegalArgumentException().isThrownBy(() -> AsOf.of(LocalDate.MAX));
    }

    @Test
    void missing_arguments_are_refused_by_name() {
        assertThatNullPointerException().isThrownBy(() -> AsOf.of(null)).withMessageContaining("date");
        assertThatNullPointerException()
                .isThrownBy(() -> AsOf.of(DAY).knownAt(null))
                .withMessageContaining("instant");
        assertThatNullPointerException().isThrownBy(() -> new AsOf(DAY, null)).withMessageContaining("knownAt");
        assertThatNullPointerException().isThrownBy(() -> new AsOf(null, Optional.empty()));
    }
}
