package io.cartera.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    private static final CommandId ID = CommandId.of("C-1");

    record TooLate(int days) implements Refusal {}

    @Test
    void an_applied_command_yields_its_value() {
        Outcome<String> outcome = new Outcome.Applied<>(ID, "done", List.of());

        assertThat(outcome.applied()).contains("done");
        assertThat(outcome.orElseThrow()).isEqualTo("done");
        assertThat(outcome).isEqualTo(new Outcome.Applied<>(CommandId.of("C-1"), "done", List.of()));
    }

    record Done(int step) implements Event {}

    @Test
    void an_applied_command_has_its_events_in_order_and_no_other_outcome_has_any() {
        List<Event> events = new ArrayList<>(List.of(new Done(2), new Done(1)));
        Outcome<String> outcome = new Outcome.Applied<>(ID, "done", events);
        events.clear();

        assertThat(outcome.events()).containsExactly(new Done(2), new Done(1));
        assertThatThrownBy(() -> outcome.events().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThat(outcome).isNotEqualTo(new Outcome.Applied<>(ID, "done", List.of()));
        assertThat(new Done(2).code()).isEqualTo("Done");
        assertThat(new Outcome.Applied<>(ID, "done", List.of()).events()).isEmpty();
        assertThat(new Outcome.Refused<>(ID, new TooLate(3)).events()).isEmpty();
        assertThat(new Outcome.Conflicting<>(ID, "", "x", "name").events()).isEmpty();
    }

    @Test
    void a_refused_command_yields_nothing_and_throws_with_its_figures() {
        Outcome<String> outcome = new Outcome.Refused<>(ID, new TooLate(3));

        assertThat(outcome.applied()).isEmpty();
        assertThat(new TooLate(3).code()).isEqualTo("TooLate");
        assertThatThrownBy(outcome::orElseThrow)
                .isInstanceOfSatisfying(
                        NotAppliedException.class, e -> assertThat(e.outcome()).isSameAs(outcome))
                .hasMessage("C-1: TooLate[days=3]");
    }

    @Test
    void a_conflict_names_the_field_and_its_exception_shows_no_value_that_may_be_personal() {
        Outcome<String> outcome =
                Outcome.Conflicting.of(ID, new Difference("name", "Maria Esteve", "Mar\u00eda Esteve"));

        assertThat(outcome).isEqualTo(new Outcome.Conflicting<>(ID, "Maria Esteve", "Mar\u00eda Esteve", "name"));
        assertThat(outcome.applied()).isEmpty();
        assertThatThrownBy(outcome::orElseThrow)
                .isInstanceOfSatisfying(
                        NotAppliedException.class, e -> assertThat(e.outcome()).isSameAs(outcome))
                .hasMessageContainingAll("C-1", "name")
                .message()
                .doesNotContain("Esteve");
    }

    @Provide
    Arbitrary<Map<String, String>> facts() {
        return Arbitraries.maps(Arbitraries.of("a", "b", "c", "d"), Arbitraries.of("1", "2"))
                .ofMaxSize(4)
                .map(LinkedHashMap::new);
    }

    @Property
    void I01_facts_differ_exactly_when_they_are_not_equal_and_the_field_named_is_one_that_differs(
            @ForAll("facts") Map<String, String> existing, @ForAll("facts") Map<String, String> offered) {
        assertThat(Difference.between(existing, offered).isEmpty()).isEqualTo(existing.equals(offered));
        Difference.between(existing, offered).ifPresent(difference -> {
            assertThat(difference.existing()).isEqualTo(existing.getOrDefault(difference.field(), ""));
            assertThat(difference.offered()).isEqualTo(offered.getOrDefault(difference.field(), ""));
            assertThat(difference.existing()).isNotEqualTo(difference.offered());
        });
    }

    @Test
    void the_first_difference_is_in_the_order_of_the_recorded_fact_then_of_the_offered_one() {
        Map<String, String> existing = new LinkedHashMap<>();
        existing.put("b", "1");
        existing.put("a", "1");
        Map<String, String> offered = new LinkedHashMap<>();
        offered.put("z", "1");
        offered.put("a", "2");
        offered.put("b", "2");

        assertThat(Difference.between(existing, offered)).contains(new Difference("b", "1", "2"));
        offered.put("b", "1");
        assertThat(Difference.between(existing, offered)).contains(new Difference("a", "1", "2"));
        offered.put("a", "1");
        assertThat(Difference.between(existing, offered)).contains(new Difference("z", "", "1"));
        offered.remove("a");
        assertThat(Difference.between(existing, offered)).contains(new Difference("a", "1", ""));
    }

    @Test
    void missing_arguments_are_refused_by_name() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Outcome.Applied<>(null, "x", List.of()))
                .withMessageContaining("command");
        assertThatNullPointerException()
                .isThrownBy(() -> new Outcome.Applied<>(ID, null, List.of()))
                .withMessageContaining("value");
        assertThatNullPointerException()
                .isThrownBy(() -> new Outcome.Applied<>(ID, "x", null))
                .withMessageContaining("events");
        assertThatNullPointerException()
                .isThrownBy(() -> new Outcome.Refused<>(ID, null))
                .withMessageContaining("refusal");
        assertThatNullPointerException()
                .isThrownBy(() -> new Outcome.Conflicting<>(ID, null, "", "f"))
                .withMessageContaining("existing");
        assertThatNullPointerException()
                .isThrownBy(() -> new Outcome.Conflicting<>(ID, "", null, "f"))
                .withMessageContaining("offered");
        assertThatNullPointerException()
                .isThrownBy(() -> new Difference(null, "", ""))
                .withMessageContaining("field");
    }
}
