package io.cartera.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.time.Timeline.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final Instant DAWN = Instant.parse("2026-01-01T06:00:00Z");
    private static final LocalDate NEW_YEAR = LocalDate.parse("2026-01-01");

    /** 5000 from January, 8000 from March, then, recorded last, 6000 from February. */
    private static Timeline<Integer> worked() {
        return Timeline.<Integer>empty()
                .with(NEW_YEAR, 5000, DAWN)
                .with(LocalDate.parse("2026-03-01"), 8000, DAWN.plusSeconds(10))
                .with(LocalDate.parse("2026-02-01"), 6000, DAWN.plusSeconds(20));
    }

    @Test
    void each_value_holds_from_its_date_until_the_next_later_date() {
        Timeline<Integer> limits = worked();

        assertThat(limits.on(LocalDate.parse("2025-12-31"))).isEmpty();
        assertThat(limits.on(NEW_YEAR)).contains(5000);
        assertThat(limits.on(LocalDate.parse("2026-01-31"))).contains(5000);
        assertThat(limits.on(LocalDate.parse("2026-02-01"))).contains(6000);
        assertThat(limits.on(LocalDate.parse("2026-02-15"))).contains(6000);
        assertThat(limits.on(LocalDate.parse("2026-02-28"))).contains(6000);
        assertThat(limits.on(LocalDate.parse("2026-03-01"))).contains(8000);
        assertThat(limits.on(LocalDate.parse("2026-03-15"))).contains(8000);
        assertThat(limits.on(LocalDate.of(9999, 12, 31))).contains(8000);
    }

    @Test
    void what_was_valid_can_be_asked_as_it_was_known() {
        Timeline<Integer> limits = worked();
        AsOf midFebruary = AsOf.of(LocalDate.parse("2026-02-15"));

        assertThat(limits.at(midFebruary.knownAt(DAWN.minusNanos(1000)))).isEmpty();
        assertThat(limits.at(midFebruary.knownAt(DAWN))).contains(5000);
        assertThat(limits.at(midFebruary.knownAt(DAWN.plusSeconds(19)))).contains(5000);
        assertThat(limits.at(midFebruary.knownAt(DAWN.plusSeconds(20)))).contains(6000);
    }

    @Test
    void of_several_values_from_one_date_the_last_recorded_holds() {
        Timeline<Integer> limits = worked().with(NEW_YEAR, 4000, DAWN.plusSeconds(20));

        assertThat(limits.on(NEW_YEAR)).contains(4000);
        assertThat(limits.on(LocalDate.parse("2026-02-15"))).contains(6000);
        assertThat(limits.at(AsOf.of(NEW_YEAR).knownAt(DAWN))).contains(5000);
    }

    @Test
    void versions_are_kept_in_the_order_of_recording_and_cannot_be_changed() {
        Timeline<Integer> limits = worked();

        assertThat(limits.versions()).extracting(Version::value).containsExactly(5000, 8000, 6000);
        assertThatThrownBy(() -> limits.versions().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThat(Timeline.empty().versions()).isEmpty();
        assertThat(Timeline.empty().on(NEW_YEAR)).isEmpty();
    }

    @Test
    void recording_never_goes_back() {
        Timeline<Integer> limits = worked();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits.with(NEW_YEAR, 1, DAWN.plusSeconds(20).minusNanos(1000)));
        assertThat(limits.with(NEW_YEAR, 1, DAWN.plusSeconds(20)).versions()).hasSize(4);
    }

    @Test
    void instants_are_cut_to_microseconds() {
        Timeline<Integer> limits = Timeline.<Integer>empty().with(NEW_YEAR, 1, DAWN.plusNanos(1999));

        assertThat(limits.versions().get(0).recordedAt()).isEqualTo(DAWN.plusNanos(1000));
        assertThat(limits.with(NEW_YEAR, 2, DAWN.plusNanos(1000)).on(NEW_YEAR)).contains(2);
    }

    @Property
    void T04_every_answer_is_that_of_a_plain_search_and_later_recordings_never_change_it(
            @ForAll("steps") List<Integer> steps, @ForAll @IntRange(min = -1, max = 12) int day) {
        Timeline<Integer> timeline = Timeline.empty();
        List<Version<Integer>> oracle = new ArrayList<>();
        LocalDate asked = NEW_YEAR.plusDays(day);
        List<Optional<Integer>> before = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Instant at = DAWN.plusSeconds(i);
            timeline = timeline.with(NEW_YEAR.plusDays(steps.get(i)), i, at);
            oracle.add(new Version<>(NEW_YEAR.plusDays(steps.get(i)), i, at));
            before.add(plainSearch(oracle, asked));

            assertThat(timeline.on(asked)).isEqualTo(before.get(i));
            for (int known = 0; known <= i; known++) {
                assertThat(timeline.at(AsOf.of(asked).knownAt(DAWN.plusSeconds(known))))
                        .isEqualTo(before.get(known));
            }
        }
    }

    @Provide
    Arbitrary<List<Integer>> steps() {
        return Arbitraries.integers().between(0, 11).list().ofMaxSize(8);
    }

    private static Optional<Integer> plainSearch(List<Version<Integer>> versions, LocalDate day) {
        Optional<LocalDate> from = versions.stream()
                .map(Version::from)
                .filter(date -> !date.isAfter(day))
                .max(LocalDate::compareTo);
        return from.flatMap(date -> versions.stream()
                .filter(version -> version.from().equals(date))
                .map(Version::value)
                .reduce((earlier, later) -> later));
    }

    @Test
    void missing_arguments_are_refused_by_name() {
        Timeline<Integer> empty = Timeline.empty();

        assertThatNullPointerException()
                .isThrownBy(() -> empty.with(null, 1, DAWN))
                .withMessageContaining("from");
        assertThatNullPointerException()
                .isThrownBy(() -> empty.with(NEW_YEAR, null, DAWN))
                .withMessageContaining("value");
        assertThatNullPointerException()
                .isThrownBy(() -> empty.with(NEW_YEAR, 1, null))
                .withMessageContaining("recordedAt");
        assertThatIllegalArgumentException().isThrownBy(() -> empty.with(LocalDate.MAX, 1, DAWN));
    }
}
