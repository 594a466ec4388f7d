package io.cartera.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.trace.CommandKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Form 1 as it was released: its bytes and hashes stand in a file, which is never made anew. */
class FormOneTest {

    private static final Locale LOCALE = Locale.getDefault();
    private static final TimeZone ZONE = TimeZone.getDefault();

    /** A line of the file: the row's name, facts, texts and row in bytes, and its hash; a dash for what is not there. */
    private record Vector(String name, String facts, String texts, String row, String hash) {

        static Vector parse(String line) {
            String[] cells = line.split("\\|", -1);
            return new Vector(cells[0], cells[1], cells[2], cells[3], cells[4]);
        }

        String line() {
            return String.join("|", name, facts, texts, row, hash);
        }
    }

    @AfterEach
    void restoreTheDefaults() {
        Locale.setDefault(LOCALE);
        TimeZone.setDefault(ZONE);
    }

    private static List<Vector> kept() throws IOException {
        try (InputStream in = Objects.requireNonNull(FormOneTest.class.getResourceAsStream("form-1.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Vector::parse)
                    .toList();
        }
    }

    /** The vectors as the code makes them. */
    private static List<Vector> made() {
        List<Vector> vectors = new ArrayList<>();
        Optional<AuditLink> head = Optional.empty();
        for (FormOneRows.Row row : FormOneRows.all()) {
            AuditLink link = AuditChain.next(row.record(), row.facts(), head, Optional.of(FormOneRows.KEY));
            byte[] canonical = CanonicalForm.row(link.sequence(), row.record(), link.facts(), link.texts());
            vectors.add(new Vector(
                    row.name(),
                    hex(CanonicalForm.of(row.facts()).facts().map(Fields::bytes)),
                    hex(CanonicalForm.of(row.facts())
                            .texts(link.sequence(), row.record())
                            .map(Fields::bytes)),
                    hex(Optional.of(canonical)),
                    link.hash().toString()));
            head = Optional.of(link);
        }
        return vectors;
    }

    private static String hex(Optional<byte[]> bytes) {
        return bytes.map(HexFormat.of()::formatHex).orElse("-");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"en-US,UTC", "tr-TR,Pacific/Apia", "ar-SA-u-nu-arab,Asia/Kathmandu", "th-TH-u-ca-buddhist-nu-thai,UTC"})
    void H05_every_row_has_the_bytes_and_the_hash_that_it_had_when_the_form_was_released(String locale, String zone)
            throws IOException {
        Locale.setDefault(Locale.forLanguageTag(locale));
        TimeZone.setDefault(TimeZone.getTimeZone(zone));

        assertThat(made().stream().map(Vector::line))
                .containsExactlyElementsOf(kept().stream().map(Vector::line).toList());
    }

    @Test
    void H05_the_hashes_follow_from_the_bytes_by_the_tools_of_the_platform_alone()
            throws IOException, GeneralSecurityException {
        byte[] before = sha256(fields("cartera audit chain", "1", "m\u00E4in", "ACME \uD83D\uDE00"));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(FormOneRows.KEY.bytes(), "HmacSHA256"));
        for (Vector vector : kept()) {
            byte[] row = HexFormat.of().parseHex(vector.row());
            byte[] hash = sha256(ByteBuffer.allocate(before.length + row.length)
                    .put(before)
                    .put(row)
                    .array());
            assertThat(HexFormat.of().formatHex(hash)).as(vector.name()).isEqualTo(vector.hash());
            byte[] facts =
                    vector.facts().equals("-") ? null : sha256(HexFormat.of().parseHex(vector.facts()));
            byte[] texts = vector.texts().equals("-")
                    ? null
                    : mac.doFinal(HexFormat.of().parseHex(vector.texts()));
            assertThat(vector.row()).as(vector.name()).endsWith(field(facts) + field(texts));
            before = hash;
        }
    }

    private static String field(byte[] value) {
        return value == null ? "ffffffff" : "00000020" + HexFormat.of().formatHex(value);
    }

    private static byte[] fields(String... texts) {
        ByteBuffer bytes = ByteBuffer.allocate(1000);
        for (String text : texts) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            bytes.putInt(utf8.length).put(utf8);
        }
        byte[] all = new byte[bytes.position()];
        bytes.flip().get(all);
        return all;
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    @Test
    void P04_no_text_that_may_be_personal_is_in_the_bytes_of_facts_and_rows() throws IOException {
        for (Vector vector : kept()) {
            String bytes = vector.facts() + vector.row();
            for (String personal : List.of(
                    "Smith",
                    "thanks",
                    "Acme S.L.",
                    "John",
                    "anvils",
                    "no funds",
                    "contract 12",
                    "Madrid",
                    "12345678Z",
                    "@smith",
                    "SMITH12345")) {
                String hex = HexFormat.of().formatHex(personal.getBytes(StandardCharsets.UTF_8));
                assertThat(bytes).as(vector.name()).doesNotContain(hex);
            }
        }
    }

    @Test
    void the_rows_have_every_kind_of_command_and_form_a_chain_that_is_right() throws IOException {
        List<AuditRecord> records = new ArrayList<>();
        List<AuditLink> links = new ArrayList<>();
        Set<CommandKind> kinds = EnumSet.noneOf(CommandKind.class);
        for (FormOneRows.Row row : FormOneRows.all()) {
            Optional<AuditLink> head = links.isEmpty() ? Optional.empty() : Optional.of(links.get(links.size() - 1));
            links.add(AuditChain.next(row.record(), row.facts(), head, Optional.of(FormOneRows.KEY)));
            records.add(row.record());
            kinds.add(row.record().kind());
        }

        assertThat(kinds).containsExactlyInAnyOrder(CommandKind.values());
        assertThat(AuditChain.check(FormOneRows.ACCOUNT, records, links)).isEmpty();
        assertThat(kept()).hasSameSizeAs(records).hasSizeGreaterThan(40);
    }
}
