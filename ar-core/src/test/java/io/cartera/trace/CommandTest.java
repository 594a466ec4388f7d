package io.cartera.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandTest {

    private static final CommandId ID = CommandId.of("C-1");
    private static final Command APPLY = Command.of(CommandKind.APPLY, ID, Actor.SYSTEM, Optional.empty());

    @Test
    void a_command_says_what_by_whom_and_on_what_basis() {
        Command command = Command.of(CommandKind.RELEASE, ID, Actor.of("clerk-7"), Optional.of(Basis.of("ticket 12")));

        assertThat(command.kind()).isEqualTo(CommandKind.RELEASE);
        assertThat(command.id()).isEqualTo(ID);
        assertThat(command.actor()).isEqualTo(Actor.of("clerk-7"));
        assertThat(command.basis()).contains(Basis.of("ticket 12"));
        assertThat(command.content()).isEmpty();
        assertThat(command).hasToString("RELEASE C-1 by clerk-7");
    }

    @Test
    void content_keeps_its_order_and_is_nobody_elses() {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("policy", "oldest");
        content.put("on", "2026-02-20");
        Command command = APPLY.withContent(content);
        content.clear();

        assertThat(command.content().keySet()).containsExactly("policy", "on");
        assertThatThrownBy(() -> command.content().put("x", "y")).isInstanceOf(UnsupportedOperationException.class);
        assertThat(APPLY.content()).as("the command it was made from").isEmpty();
    }

    @Test
    void commands_are_equal_when_all_their_parts_are() {
        Command same = Command.of(CommandKind.APPLY, CommandId.of("C-1"), Actor.of("system"), Optional.empty());

        assertThat(same).isEqualTo(APPLY).hasSameHashCodeAs(APPLY);
        assertThat(APPLY).isNotEqualTo(Command.of(CommandKind.SETTLE, ID, Actor.SYSTEM, Optional.empty()));
        assertThat(APPLY)
                .isNotEqualTo(Command.of(CommandKind.APPLY, CommandId.of("C-2"), Actor.SYSTEM, Optional.empty()));
        assertThat(APPLY).isNotEqualTo(Command.of(CommandKind.APPLY, ID, Actor.of("x"), Optional.empty()));
        assertThat(APPLY).isNotEqualTo(Command.of(CommandKind.APPLY, ID, Actor.SYSTEM, Optional.of(Basis.of("b"))));
        assertThat(APPLY).isNotEqualTo(APPLY.withContent(Map.of("on", "2026-02-20")));
    }

    @Test
    void content_that_could_not_be_kept_line_by_line_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> APPLY.withContent(Map.of("", "x")));
        assertThatIllegalArgumentException().isThrownBy(() -> APPLY.withContent(Map.of("a=b", "x")));
        assertThatIllegalArgumentException().isThrownBy(() -> APPLY.withContent(Map.of("a\nb", "x")));
        assertThatIllegalArgumentException().isThrownBy(() -> APPLY.withContent(Map.of("a", "x\ny")));
        assertThat(APPLY.withContent(Map.of("a", "x=y")).content()).containsEntry("a", "x=y");
    }

    @Test
    void a_recording_has_a_version_from_1_on_and_an_instant_in_microseconds() {
        Instant noon = Instant.parse("2026-02-20T12:00:00Z");
        Recording recording = new Recording(1, noon.plusNanos(1999), APPLY);

        assertThat(recording.at()).isEqualTo(noon.plusNanos(1000));
        assertThat(new Recording(1, noon.minusNanos(1), APPLY).at()).isEqualTo(noon.minusNanos(1000));
        assertThatIllegalArgumentException().isThrownBy(() -> new Recording(0, noon, APPLY));
        assertThatNullPointerException()
                .isThrownBy(() -> new Recording(1, null, APPLY))
                .withMessageContaining("at");
        assertThatNullPointerException()
                .isThrownBy(() -> new Recording(1, noon, null))
                .withMessageContaining("command");
    }

    @Test
    void a_basis_is_a_reference_of_1_to_1000_characters() {
        assertThat(Basis.of("x".repeat(1000)).reference()).hasSize(1000);
        assertThat(Basis.of("line\nfeed")).hasToString("line\nfeed");
        assertThatIllegalArgumentException().isThrownBy(() -> Basis.of("x".repeat(1001)));
        assertThatIllegalArgumentException().isThrownBy(() -> Basis.of(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> Basis.of("a\u0000"));
        assertThatIllegalArgumentException().isThrownBy(() -> Basis.of("a\uD800"));
        assertThatNullPointerException().isThrownBy(() -> Basis.of(null)).withMessageContaining("basis");
    }

    @Test
    void missing_arguments_are_refused_by_name() {
        assertThatNullPointerException()
                .isThrownBy(() -> Command.of(null, ID, Actor.SYSTEM, Optional.empty()))
                .withMessageContaining("kind");
        assertThatNullPointerException()
                .isThrownBy(() -> Command.of(CommandKind.APPLY, null, Actor.SYSTEM, Optional.empty()))
                .withMessageContaining("id");
        assertThatNullPointerException()
                .isThrownBy(() -> Command.of(CommandKind.APPLY, ID, null, Optional.empty()))
                .withMessageContaining("actor");
        assertThatNullPointerException()
                .isThrownBy(() -> Command.of(CommandKind.APPLY, ID, Actor.SYSTEM, null))
                .withMessageContaining("basis");
        assertThatNullPointerException()
                .isThrownBy(() -> APPLY.withContent(null))
                .withMessageContaining("content");
        Map<String, String> withoutValue = new HashMap<>();
        withoutValue.put("on", null);
        assertThatNullPointerException().isThrownBy(() -> APPLY.withContent(withoutValue));
    }
}
