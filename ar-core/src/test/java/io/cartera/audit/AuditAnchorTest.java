package io.cartera.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.LedgerId;
import io.cartera.audit.AuditAnchor.Head;
import io.cartera.customer.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditAnchorTest {

    private static final Fingerprint A = Fingerprint.parse("0a".repeat(32));
    private static final Fingerprint B = Fingerprint.parse("b0".repeat(32));
    private static final AuditAnchor ANCHOR = AuditAnchor.of(
            LedgerId.of("main ledger"),
            Instant.parse("2026-06-30T22:00:00.000001999Z"),
            Map.of(CustomerId.of(" two  words "), new Head(12, A), CustomerId.of("ACME"), new Head(3, B)));

    @Test
    void an_anchor_is_a_text_that_can_be_read_again() {
        assertThat(ANCHOR.text()).isEqualTo("""
                cartera anchor 1
                ledger main ledger
                at 2026-06-30T22:00:00.000001Z
                account 12 %s \s two  words\s
                account 3 %s ACME
                hash %s
                """.formatted(A, B, ANCHOR.hash()).replace(A + " \s two", A + "  two"));
        assertThat(AuditAnchor.parse(ANCHOR.text())).isEqualTo(ANCHOR).hasSameHashCodeAs(ANCHOR);
        AuditAnchor empty = AuditAnchor.of(LedgerId.MAIN, Instant.EPOCH, Map.of());
        assertThat(AuditAnchor.parse(empty.text())).isEqualTo(empty).isNotEqualTo(ANCHOR);
    }

    @Test
    void H03_the_hash_is_that_of_ledger_instant_and_every_head() {
        Map<CustomerId, Head> heads = ANCHOR.heads();
        Instant at = ANCHOR.at();

        assertThat(AuditAnchor.of(ANCHOR.ledger(), at, heads).hash()).isEqualTo(ANCHOR.hash());
        for (AuditAnchor other : List.of(
                AuditAnchor.of(LedgerId.MAIN, at, heads),
                AuditAnchor.of(ANCHOR.ledger(), at.plusNanos(1000), heads),
                AuditAnchor.of(ANCHOR.ledger(), at, Map.of(CustomerId.of("ACME"), new Head(3, B))),
                AuditAnchor.of(
                        ANCHOR.ledger(),
                        at,
                        Map.of(CustomerId.of(" two  words "), new Head(12, A), CustomerId.of("ACME"), new Head(4, B))),
                AuditAnchor.of(
                        ANCHOR.ledger(),
                        at,
                        Map.of(CustomerId.of(" two  words "), new Head(12, A), CustomerId.of("ACME"), new Head(3, A))),
                AuditAnchor.of(
                        ANCHOR.ledger(),
                        at,
                        Map.of(
                                CustomerId.of(" two  words "),
                                new Head(12, A),
                                CustomerId.of("BOLT"),
                                new Head(3, B))))) {
            assertThat(other.hash()).isNotEqualTo(ANCHOR.hash());
        }
    }

    @Test
    void a_text_of_which_any_character_is_changed_or_left_out_is_refused() {
        String text = ANCHOR.text();
        for (int i = 0; i < text.length(); i++) {
            String without = text.substring(0, i) + text.substring(i + 1);
            String changed = text.substring(0, i) + '5' + text.substring(i + 1);

            assertThatIllegalArgumentException().isThrownBy(() -> AuditAnchor.parse(without));
            if (!changed.equals(text)) {
                assertThatIllegalArgumentException().isThrownBy(() -> AuditAnchor.parse(changed));
            }
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuditAnchor.parse(text.replace("account 12", "account 1x")))
                .isExactlyInstanceOf(IllegalArgumentException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> AuditAnchor.parse(""));
        assertThatIllegalArgumentException().isThrownBy(() -> AuditAnchor.parse(text + "\n"));
    }

    @Test
    void a_head_has_a_row() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Head(0, A)).withMessageContaining("sequence is 0");
    }
}
