package io.cartera.jdbc.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.customer.CustomerId;
import io.cartera.jdbc.sealing.SensitiveCodec.Sealing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class AesGcmCodecTest {

    private static final CustomerId ANN = CustomerId.of("C-1");
    private static final CustomerId BOB = CustomerId.of("C-2");
    private static final SecretKey MASTER = key(1, 32);
    private static final SensitiveCodec CODEC = AesGcmCodec.under(KeyRing.of("K1", Map.of("K1", MASTER)));
    private static final SensitivePlace PLACE =
            SensitivePlace.of("cartera_payment", "reference", ANN, List.of("main", "PAY-1"));
    private static final String TEXT = "M\u00fcller \ud83d\ude00";

    /** What this version wrote; whatever comes later opens it. */
    private static final WrappedKey KEPT_KEY =
            WrappedKey.of("K1", "A1:zz1MI6quYBhPPO4Bc4hvYd2lAV5LPwHaMxYK5uwAnNPHtL3UxETyTrqJwnjMWHoA3Wgp8wNu+ep2etPr");

    private static final String KEPT_TEXT = "A1:8fzhk5UzPdmxF5o9dHhIvR92bQN02OSKycSzJGSso8tqV0FQez+y3g";

    @Test
    void a_text_comes_back_and_never_looks_the_same() {
        Sealing sealing = CODEC.under(ANN, 1, CODEC.newKey(ANN, 1));
        Set<String> sealed = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            sealed.add(sealing.seal(PLACE, TEXT));
        }

        assertThat(sealed).hasSize(1000);
        assertThat(sealed).allMatch(each -> each.matches("A1:[A-Za-z0-9+/]+"));
        assertThat(sealed).allMatch(each -> sealing.open(PLACE, each).equals(TEXT));
    }

    @Test
    void what_was_sealed_once_opens_for_ever() {
        assertThat(CODEC.under(ANN, 1, KEPT_KEY).open(PLACE, KEPT_TEXT)).isEqualTo(TEXT);
    }

    @Test
    void anybody_with_the_master_key_can_open_it_without_this_library() throws GeneralSecurityException {
        byte[] wrapping = fields("cartera subject key", "K1", "C-1", "1");
        byte[] key = decrypted(MASTER, wrapping, KEPT_KEY.text());
        byte[] place = fields("cartera_payment", "reference", "C-1", "main", "PAY-1");
        byte[] context = joined(fields("cartera text", "1"), length(place), place);

        assertThat(key).hasSize(32);
        assertThat(PLACE.bytes()).isEqualTo(place);
        assertThat(new String(decrypted(new SecretKeySpec(key, "AES"), context, KEPT_TEXT), StandardCharsets.UTF_8))
                .isEqualTo(TEXT);
    }

    @Test
    void no_bit_of_a_sealed_text_may_be_another() {
        Sealing sealing = CODEC.under(ANN, 1, KEPT_KEY);
        for (int i = 0; i < KEPT_TEXT.length(); i++) {
            for (int bit = 0; bit < 7; bit++) {
                String changed = KEPT_TEXT.substring(0, i)
                        + (char) (KEPT_TEXT.charAt(i) ^ 1 << bit)
                        + KEPT_TEXT.substring(i + 1);
                assertDoesNotOpen(sealing, PLACE, changed);
            }
            assertDoesNotOpen(sealing, PLACE, KEPT_TEXT.substring(0, i));
        }
        for (String other : List.of(KEPT_TEXT + "A", KEPT_TEXT + "=", KEPT_TEXT + "\n", " " + KEPT_TEXT, "A1:")) {
            assertDoesNotOpen(sealing, PLACE, other);
        }
    }

    @Test
    void no_text_opens_in_another_place_under_another_key_or_for_another_customer() {
        Sealing sealing = CODEC.under(ANN, 1, KEPT_KEY);
        List<SensitivePlace> others = List.of(
                SensitivePlace.of("cartera_invoice", "reference", ANN, List.of("main", "PAY-1")),
                SensitivePlace.of("cartera_payment", "method", ANN, List.of("main", "PAY-1")),
                SensitivePlace.of("cartera_payment", "reference", BOB, List.of("main", "PAY-1")),
                SensitivePlace.of("cartera_payment", "reference", ANN, List.of("other", "PAY-1")),
                SensitivePlace.of("cartera_payment", "reference", ANN, List.of("main", "PAY-2")),
                SensitivePlace.of("cartera_payment", "reference", ANN, List.of("main", "PAY-", "1")),
                SensitivePlace.of("cartera_payment", "reference", ANN, List.of("mainPAY-1")),
                SensitivePlace.of("cartera_payment", "reference", ANN, List.of()));
        assertThat(others).doesNotContain(PLACE).doesNotHaveDuplicates();
        assertThat(new HashSet<>(others.stream()
                        .map(place -> ByteBuffer.wrap(place.bytes()))
                        .toList()))
                .hasSize(others.size())
                .doesNotContain(ByteBuffer.wrap(PLACE.bytes()));
        for (SensitivePlace other : others) {
            assertDoesNotOpen(sealing, other, KEPT_TEXT);
        }
        assertDoesNotOpen(CODEC.under(ANN, 1, CODEC.newKey(ANN, 1)), PLACE, KEPT_TEXT);
    }

    @Test
    void a_wrapped_key_opens_for_its_customer_its_number_and_its_master_key_only() {
        for (Runnable wrong : List.<Runnable>of(
                () -> CODEC.under(BOB, 1, KEPT_KEY),
                () -> CODEC.under(ANN, 2, KEPT_KEY),
                () -> CODEC.rewrapped(ANN, 2, KEPT_KEY),
                () -> ring("K1", key(2, 32)).under(ANN, 1, KEPT_KEY),
                () -> ring("K2", MASTER).under(ANN, 1, WrappedKey.of("K2", KEPT_KEY.text())))) {
            assertThatThrownBy(wrong::run)
                    .isInstanceOf(SensitiveTextException.class)
                    .hasMessageMatching(
                            "key [12] of C-[12] does not open: it was changed, or master key K[12] is not the"
                                    + " one that wrapped it");
        }
        assertThatThrownBy(() -> ring("K2", MASTER).under(ANN, 1, KEPT_KEY))
                .isInstanceOf(SensitiveTextException.class)
                .hasMessage("master key K1 is not in the ring");
    }

    @Test
    void a_key_that_is_wrapped_anew_opens_the_same_texts() {
        SensitiveCodec both = AesGcmCodec.under(KeyRing.of("K2", Map.of("K1", MASTER, "K2", key(2, 32))));

        WrappedKey wrapped = both.rewrapped(ANN, 1, KEPT_KEY);

        assertThat(wrapped.masterKeyId()).isEqualTo("K2");
        assertThat(wrapped).isNotEqualTo(KEPT_KEY);
        assertThat(ring("K2", key(2, 32)).under(ANN, 1, wrapped).open(PLACE, KEPT_TEXT))
                .isEqualTo(TEXT);
    }

    @Test
    void a_master_key_of_another_length_or_none_is_refused_at_once() {
        assertThatThrownBy(() -> ring("K1", key(1, 16)))
                .isInstanceOf(SensitiveTextException.class)
                .hasMessage("master key K1 has not 256 bits");
        assertThatThrownBy(() -> KeyRing.of("K2", Map.of("K1", MASTER)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no key K2");
        SecretKey other = new SecretKeySpec(new byte[32], "HmacSHA256");
        assertThatThrownBy(() -> ring("K1", other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("master key K1 is for HmacSHA256, not for AES");
    }

    @Test
    void an_identifier_that_could_not_be_kept_is_refused_at_once() {
        for (String id : List.of("", " ", "K".repeat(129))) {
            KeyRing ring = new KeyRing() {
                @Override
                public String currentId() {
                    return id;
                }

                @Override
                public Optional<SecretKey> find(String wanted) {
                    return Optional.of(MASTER);
                }
            };
            assertThatThrownBy(() -> AesGcmCodec.under(ring)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> KeyRing.of(id, Map.of(id, MASTER))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void the_longest_text_becomes_no_longer_than_its_column_takes() {
        Sealing sealing = CODEC.under(ANN, 1, KEPT_KEY);

        assertThat(sealing.seal(PLACE, "\uffee".repeat(1000))).hasSize(3 + 4038);
        assertThat(sealing.seal(PLACE, "x")).hasSizeGreaterThan("x".length());
    }

    @Test
    void nothing_shows_a_key() {
        String shown = Base64.getEncoder().withoutPadding().encodeToString(MASTER.getEncoded());

        assertThat(List.of(
                        KeyRing.of("K1", Map.of("K1", MASTER)).toString(),
                        KEPT_KEY.toString(),
                        CODEC.newKey(ANN, 1).text()))
                .noneMatch(each -> each.contains(shown))
                .startsWith("KeyRing[K1]", "WrappedKey[K1]");
    }

    @Test
    void a_wrapped_key_has_a_length_that_the_table_takes() {
        assertThat(WrappedKey.of("K".repeat(128), "x".repeat(1000)).text()).hasSize(1000);
        for (Runnable wrong : List.<Runnable>of(
                () -> WrappedKey.of("K".repeat(129), "x"),
                () -> WrappedKey.of("K", "x".repeat(1001)),
                () -> WrappedKey.of(" ", "x"),
                () -> WrappedKey.of("K", ""))) {
            assertThatThrownBy(wrong::run).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void assertDoesNotOpen(Sealing sealing, SensitivePlace place, String sealed) {
        assertThatThrownBy(() -> sealing.open(place, sealed))
                .as(sealed)
                .isInstanceOf(SensitiveTextException.class)
                .hasMessage(place + " does not open: it was changed, or belongs elsewhere");
    }

    private static SensitiveCodec ring(String id, SecretKey key) {
        return AesGcmCodec.under(KeyRing.of(id, Map.of(id, key)));
    }

    private static SecretKey key(int of, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) of);
        return new SecretKeySpec(bytes, "AES");
    }

    private static byte[] decrypted(SecretKey key, byte[] context, String sealed) throws GeneralSecurityException {
        byte[] bytes = Base64.getDecoder().decode(sealed.substring(3));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, bytes, 0, 12));
        cipher.updateAAD(context);
        return cipher.doFinal(bytes, 12, bytes.length - 12);
    }

    private static byte[] fields(String... fields) {
        byte[] all = new byte[0];
        for (String field : fields) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            all = joined(all, length(bytes), bytes);
        }
        return all;
    }

    private static byte[] length(byte[] bytes) {
        return ByteBuffer.allocate(4).putInt(bytes.length).array();
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }
}
