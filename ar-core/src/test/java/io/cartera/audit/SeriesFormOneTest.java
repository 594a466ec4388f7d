package io.cartera.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.LedgerId;
import io.cartera.audit.AuditFinding.Kind;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.AllowanceCharge;
import io.cartera.invoice.DocumentNumber;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.invoice.RemittanceReference;
import io.cartera.invoice.SeriesId;
import io.cartera.invoice.TaxCategory;
import io.cartera.money.Percentage;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TimeZone;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chain of a number series, and the details of documents, in form 1: their bytes stand in a file, which never changes. */
class SeriesFormOneTest {

    private static final Locale LOCALE = Locale.getDefault();
    private static final TimeZone ZONE = TimeZone.getDefault();
    private static final LedgerId LEDGER = LedgerId.of("m\u00E4in");
    private static final SeriesId SERIES = SeriesId.of("sales \u00DF");
    private static final CustomerId ACME = CustomerId.of("ACME \uD83D\uDE00");
    private static final LocalDate DAY = LocalDate.parse("2026-01-10");
    private static final Instant NOON = Instant.parse("2026-01-10T12:00:00.000001Z");
    private static final Percentage NONE = Percentage.of("0");

    @AfterEach
    void restoreTheDefaults() {
        Locale.setDefault(LOCALE);
        TimeZone.setDefault(ZONE);
    }

    private static Command command(CommandKind kind, String id) {
        return Command.of(kind, CommandId.of(id), Actor.of("clerk-7"), Optional.of(Basis.of("contract 12")));
    }

    private static Invoice document(String id) {
        return Invoice.draft(InvoiceId.of(id), ACME, DAY)
                .line(InvoiceLine.of("Plain", Money.parse("EUR 100")).taxedAt(Percentage.of("21")))
                .line(InvoiceLine.priced("Hours", new BigDecimal("7.50"), new BigDecimal("33.3333"), CurrencyUnit.EUR)
                        .per(new BigDecimal("3"))
                        .inUnits("HUR")
                        .product("P-1")
                        .adjusted(AllowanceCharge.allowanceOf(Percentage.of("1.5"), Money.parse("EUR 80"))
                                .because("damage"))
                        .taxed(TaxCategory.REVERSE_CHARGE, NONE)
                        .exemptBecause("article 194"))
                .adjusted(AllowanceCharge.charge(Money.parse("EUR 3"))
                        .because("freight")
                        .taxed(TaxCategory.EXEMPT, NONE)
                        .exemptBecause("article 132"))
                .rounding(Money.parse("EUR -0.01"))
                .prepaid(Money.parse("EUR 20"))
                .remittance(RemittanceReference.parse("RF18539007547034"))
                .build();
    }

    private static List<SeriesRow> rows() {
        return List.of(
                SeriesRow.issued(
                        LEDGER,
                        DocumentNumber.inYear(SERIES, 2026, 1, "F-2026-00001"),
                        1,
                        NOON,
                        DAY,
                        command(CommandKind.ISSUE, "INV-1"),
                        ACME,
                        InvoiceId.of("INV-1")),
                SeriesRow.voided(
                        LEDGER,
                        DocumentNumber.inYear(SERIES, 2026, 2, "F-2026-00002"),
                        2,
                        NOON.plusSeconds(1),
                        DAY,
                        command(CommandKind.VOID_NUMBER, "V-1"),
                        "spoiled \u2013 form"),
                SeriesRow.issued(
                        LEDGER,
                        DocumentNumber.of(SERIES, 999_999_999_999_999_999L, "3"),
                        3,
                        NOON.plusSeconds(2),
                        LocalDate.parse("9999-12-31"),
                        command(CommandKind.ISSUE, "INV-2"),
                        ACME,
                        InvoiceId.of("INV-2")));
    }

    private static List<@Nullable SeriesLink> links(List<SeriesRow> rows) {
        List<@Nullable SeriesLink> links = new ArrayList<>();
        Optional<SeriesLink> before = Optional.empty();
        for (SeriesRow row : rows) {
            Optional<Fingerprint> facts = row.document().map(id -> SeriesChain.factsOf(document(id.value())));
            Optional<String> own = row.position() == 3 ? Optional.empty() : Optional.of("log " + row.position());
            SeriesLink link = SeriesChain.next(row, facts, own, before);
            links.add(link);
            before = Optional.of(link);
        }
        return links;
    }

    static List<String> made() {
        List<String> lines = new ArrayList<>();
        AuditFacts facts = AuditFacts.document(document("INV-1"));
        AuditRecord record = AuditRecord.of(FormOneRows.ACCOUNT, NOON, command(CommandKind.ISSUE, "INV-1"), "Applied");
        HexFormat hex = HexFormat.of();
        lines.add("facts|"
                + hex.formatHex(CanonicalForm.of(facts).facts().orElseThrow().bytes()));
        lines.add("texts|"
                + hex.formatHex(
                        CanonicalForm.of(facts).texts(1, record).orElseThrow().bytes()));
        List<SeriesRow> rows = rows();
        List<@Nullable SeriesLink> links = links(rows);
        for (int i = 0; i < rows.size(); i++) {
            SeriesLink link = Objects.requireNonNull(links.get(i));
            lines.add("row|" + hex.formatHex(SeriesChain.bytes(rows.get(i), link.facts(), link.own())) + "|"
                    + link.hash());
        }
        return lines;
    }

    private static List<String> kept() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(SeriesFormOneTest.class.getResourceAsStream("series-form-1.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"en-US,UTC", "tr-TR,Pacific/Apia", "ar-SA-u-nu-arab,Asia/Kathmandu"})
    void H05_C041_numbers_and_details_have_the_bytes_that_they_had_when_the_form_was_released(
            String locale, String zone) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(locale));
        TimeZone.setDefault(TimeZone.getTimeZone(zone));

        assertThat(made()).containsExactlyElementsOf(kept());
    }

    @Test
    void H05_C041_the_hashes_follow_from_the_bytes_by_the_tools_of_the_platform_alone()
            throws IOException, GeneralSecurityException {
        byte[] before = sha256(fields("cartera series chain", "1", LEDGER.value(), SERIES.value()));
        String facts = HexFormat.of()
                .formatHex(sha256(HexFormat.of().parseHex(kept().get(0).split("\\|")[1])));
        int rows = 0;
        for (String line : kept()) {
            String[] cells = line.split("\\|");
            if (cells[0].equals("row")) {
                byte[] row = HexFormat.of().parseHex(cells[1]);
                before = sha256(ByteBuffer.allocate(before.length + row.length)
                        .put(before)
                        .put(row)
                        .array());
                assertThat(HexFormat.of().formatHex(before)).isEqualTo(cells[2]);
                assertThat(rows > 0 || cells[1].contains(facts))
                        .as("facts of the first document")
                        .isTrue();
                rows++;
            }
        }
        assertThat(rows).isEqualTo(3);
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
    void P04_no_text_of_a_document_that_may_be_personal_is_in_the_bytes_of_facts_and_rows() throws IOException {
        for (String line : kept()) {
            for (String personal : List.of("damage", "article", "freight", "Hours", "contract 12")) {
                String hex = HexFormat.of().formatHex(personal.getBytes(StandardCharsets.UTF_8));
                assertThat(line.contains(hex)).as(personal).isEqualTo(line.startsWith("texts"));
            }
        }
    }

    @Test
    void H01_C041_whatever_is_changed_dropped_swapped_or_inserted_breaks_the_chain_at_its_first_position() {
        List<SeriesRow> rows = rows();
        List<@Nullable SeriesLink> links = links(rows);
        assertThat(SeriesChain.check(LEDGER, SERIES, rows, links, 1)).isEmpty();
        SeriesRow first = rows.get(0);
        SeriesRow last = rows.get(2);

        for (SeriesRow changed : List.of(
                again(
                        first,
                        DocumentNumber.inYear(SERIES, 2025, 1, "F-2026-00001"),
                        NOON,
                        DAY,
                        first.command(),
                        "INV-1"),
                again(
                        first,
                        DocumentNumber.inYear(SERIES, 2026, 2, "F-2026-00001"),
                        NOON,
                        DAY,
                        first.command(),
                        "INV-1"),
                again(
                        first,
                        DocumentNumber.inYear(SERIES, 2026, 1, "F-2026-0001"),
                        NOON,
                        DAY,
                        first.command(),
                        "INV-1"),
                again(first, first.number(), NOON.plusNanos(1000), DAY, first.command(), "INV-1"),
                again(first, first.number(), NOON, DAY.plusDays(1), first.command(), "INV-1"),
                again(first, first.number(), NOON, DAY, command(CommandKind.ISSUE, "INV-3"), "INV-1"),
                again(first, first.number(), NOON, DAY, command(CommandKind.RECEIVE, "INV-1"), "INV-1"),
                again(first, first.number(), NOON, DAY, first.command(), "INV-3"))) {
            assertThat(SeriesChain.check(LEDGER, SERIES, List.of(changed, rows.get(1), last), links, 1))
                    .containsExactly(AuditFinding.ofSeries(LEDGER, SERIES, 1, Kind.BROKEN_LINK));
        }
        SeriesRow spoiled = SeriesRow.voided(
                LEDGER,
                rows.get(1).number(),
                2,
                rows.get(1).at(),
                DAY,
                rows.get(1).command(),
                "other");
        assertThat(SeriesChain.check(LEDGER, SERIES, List.of(first, spoiled, last), links, 1))
                .containsExactly(AuditFinding.ofSeries(LEDGER, SERIES, 2, Kind.BROKEN_LINK));
        assertThat(SeriesChain.check(LEDGER, SERIES, List.of(first, last), List.of(links.get(0), links.get(2)), 1))
                .startsWith(AuditFinding.ofSeries(LEDGER, SERIES, 2, Kind.NUMBERING));
        assertThat(SeriesChain.check(LEDGER, SERIES, rows, List.of(links.get(1), links.get(0), links.get(2)), 1))
                .startsWith(AuditFinding.ofSeries(LEDGER, SERIES, 1, Kind.BROKEN_LINK));
        assertThat(SeriesChain.check(
                        LEDGER,
                        SERIES,
                        List.of(first, first, rows.get(1), last),
                        List.of(links.get(0), links.get(0), links.get(1), links.get(2)),
                        1))
                .startsWith(AuditFinding.ofSeries(LEDGER, SERIES, 2, Kind.NUMBERING));
    }

    private static SeriesRow again(
            SeriesRow row, DocumentNumber number, Instant at, LocalDate on, Command command, String document) {
        return SeriesRow.issued(LEDGER, number, row.position(), at, on, command, ACME, InvoiceId.of(document));
    }

    @Test
    void H01_C041_any_bit_of_a_link_that_is_turned_is_found() {
        List<SeriesRow> rows = rows();
        List<@Nullable SeriesLink> links = links(rows);
        SeriesLink second = Objects.requireNonNull(links.get(1));
        for (int bit = 0; bit < 8 * Fingerprint.SIZE; bit++) {
            byte[] hash = second.hash().bytes();
            hash[bit / 8] ^= (byte) (1 << bit % 8);
            links.set(1, SeriesLink.of(1, second.facts(), second.own(), Fingerprint.of(hash)));

            assertThat(SeriesChain.check(LEDGER, SERIES, rows, links, 1))
                    .startsWith(AuditFinding.ofSeries(LEDGER, SERIES, 2, Kind.BROKEN_LINK));
        }
        links.set(1, SeriesLink.of(1, second.facts(), Optional.of("log 3"), second.hash()));
        assertThat(SeriesChain.check(LEDGER, SERIES, rows, links, 1)).hasSize(1);
        links.set(1, SeriesLink.of(2, second.facts(), second.own(), second.hash()));
        assertThat(SeriesChain.check(LEDGER, SERIES, rows, links, 1))
                .containsExactly(AuditFinding.ofSeries(LEDGER, SERIES, 2, Kind.UNKNOWN_FORM));
    }

    @Test
    void H01_C041_numbers_from_before_the_chain_have_no_link_and_none_is_missing_after_its_beginning() {
        List<SeriesRow> rows = rows();
        List<@Nullable SeriesLink> links = links(rows);
        List<@Nullable SeriesLink> begun = new ArrayList<>();
        begun.add(null);
        SeriesLink first = SeriesChain.next(rows.get(1), Optional.empty(), Optional.empty(), Optional.empty());
        begun.add(first);
        begun.add(SeriesChain.next(rows.get(2), Optional.empty(), Optional.empty(), Optional.of(first)));
        assertThat(SeriesChain.check(LEDGER, SERIES, rows, begun, 2)).isEmpty();

        assertThat(SeriesChain.check(LEDGER, SERIES, rows, begun, 1))
                .containsExactly(AuditFinding.ofSeries(LEDGER, SERIES, 1, Kind.BROKEN_LINK));
        List<@Nullable SeriesLink> none = new ArrayList<>(begun);
        none.replaceAll(link -> null);
        assertThat(SeriesChain.check(LEDGER, SERIES, rows, none, 2))
                .containsExactly(
                        AuditFinding.ofSeries(LEDGER, SERIES, 2, Kind.BROKEN_LINK),
                        AuditFinding.ofSeries(LEDGER, SERIES, 3, Kind.BROKEN_LINK));

        links.set(1, null);
        assertThat(SeriesChain.check(LEDGER, SERIES, rows, links, 1))
                .startsWith(AuditFinding.ofSeries(LEDGER, SERIES, 2, Kind.BROKEN_LINK));
    }

    @Test
    void H01_C041_a_document_that_is_another_one_than_when_it_was_numbered_is_found() {
        SeriesRow row = rows().get(0);
        SeriesLink link = Objects.requireNonNull(links(rows()).get(0));

        assertThat(SeriesChain.check(row, link, Optional.of(document("INV-1")))).isEmpty();
        assertThat(SeriesChain.check(row, link, Optional.of(document("INV-2"))))
                .contains(AuditFinding.ofSeries(LEDGER, SERIES, 1, Kind.FACTS_CHANGED));
        assertThat(SeriesChain.check(row, link, Optional.empty()))
                .contains(AuditFinding.ofSeries(LEDGER, SERIES, 1, Kind.FACTS_MISSING));
    }
}
