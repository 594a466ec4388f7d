package io.cartera.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.audit.AuditFinding.Kind;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AuditChainTest {

    private static final AccountId ACCOUNT = AccountId.of(LedgerId.MAIN, CustomerId.of("ACME"));
    private static final AuditKey KEY = AuditKey.of(new byte[AuditKey.SIZE]);
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final int ROWS = 6;

    private final List<AuditRecord> records = new ArrayList<>();
    private final List<AuditFacts> facts = new ArrayList<>();
    private final List<AuditLink> links = new ArrayList<>();

    AuditChainTest() {
        for (int i = 1; i <= ROWS; i++) {
            add(i);
        }
    }

    private void add(int number) {
        boolean isApplied = number % 3 != 0;
        AuditRecord record = record(number, isApplied ? "Applied" : "Refused:PeriodClosed");
        AuditFacts recorded = isApplied ? AuditFacts.of(customer("Customer " + number)) : AuditFacts.none();
        Optional<AuditLink> head = links.isEmpty() ? Optional.empty() : Optional.of(links.get(links.size() - 1));
        records.add(record);
        facts.add(recorded);
        links.add(AuditChain.next(record, recorded, head, Optional.of(KEY)));
    }

    private static AuditRecord record(int number, String outcome) {
        return AuditRecord.of(ACCOUNT, NOON.plusSeconds(number), command(number, "clerk-7", "basis"), outcome);
    }

    private static Command command(int number, String actor, String basis) {
        return Command.of(
                CommandKind.ISSUE,
                CommandId.of("INV-" + number),
                Actor.of(actor),
                number % 2 == 0 ? Optional.of(Basis.of(basis)) : Optional.empty());
    }

    private static Customer customer(String name) {
        return Customer.organisation(CustomerId.of("ACME"), name).build();
    }

    private List<String> found() {
        return AuditChain.check(ACCOUNT, records, links).stream()
                .map(finding -> finding.sequence() + " " + finding.kind())
                .toList();
    }

    @Test
    void H01_nothing_is_wrong_with_a_chain_as_it_was_made() {
        assertThat(found()).isEmpty();
        assertThat(links).extracting(AuditLink::sequence).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(AuditChain.check(ACCOUNT, List.of(), List.of())).isEmpty();
    }

    @Test
    void H01_any_bit_of_any_link_that_is_flipped_is_found_in_its_row() {
        for (int row = 0; row < ROWS; row++) {
            AuditLink link = links.get(row);
            for (int bit = 0; bit < Fingerprint.SIZE * 8; bit++) {
                links.set(row, with(link, link.facts(), link.texts(), flipped(link.hash(), bit)));
                assertThat(found()).first().isEqualTo(row + 1 + " BROKEN_LINK");
                int at = bit;
                if (link.facts().isPresent()) {
                    links.set(row, with(link, link.facts().map(old -> flipped(old, at)), link.texts(), link.hash()));
                    assertThat(found()).containsExactly(row + 1 + " BROKEN_LINK");
                }
                if (link.texts().isPresent()) {
                    links.set(row, with(link, link.facts(), link.texts().map(old -> flipped(old, at)), link.hash()));
                    assertThat(found()).containsExactly(row + 1 + " BROKEN_LINK");
                }
            }
            links.set(row, link);
        }
    }

    private static AuditLink with(
            AuditLink link, Optional<Fingerprint> facts, Optional<Fingerprint> texts, Fingerprint hash) {
        return AuditLink.of(link.sequence(), link.form(), facts, texts, hash);
    }

    private static Fingerprint flipped(Fingerprint fingerprint, int bit) {
        byte[] bytes = fingerprint.bytes();
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return Fingerprint.of(bytes);
    }

    @Test
    void H01_any_bit_of_the_canonical_bytes_that_is_flipped_gives_another_hash() {
        byte[] row = CanonicalForm.row(
                2, records.get(1), links.get(1).facts(), links.get(1).texts());
        assertThat(links.get(0).hash().followedBy(row)).isEqualTo(links.get(1).hash());
        for (int bit = 0; bit < row.length * 8; bit++) {
            byte[] other = row.clone();
            other[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(links.get(0).hash().followedBy(other))
                    .isNotEqualTo(links.get(1).hash());
        }
    }

    @Test
    void H01_a_commitment_that_is_taken_away_or_put_where_none_was_is_found() {
        AuditLink second = links.get(1);
        links.set(1, with(second, second.facts(), Optional.empty(), second.hash()));
        assertThat(found()).containsExactly("2 BROKEN_LINK");
        links.set(1, with(second, Optional.empty(), second.texts(), second.hash()));
        assertThat(found()).containsExactly("2 BROKEN_LINK");
        links.set(1, second);
        AuditLink third = links.get(2);
        links.set(2, with(third, second.facts(), third.texts(), third.hash()));
        assertThat(found()).containsExactly("3 BROKEN_LINK");
    }

    @Test
    void H01_a_row_of_which_anything_is_changed_is_found() {
        AuditRecord second = records.get(1);
        Command command = command(2, "clerk-7", "basis");
        for (AuditRecord changed : List.of(
                AuditRecord.of(ACCOUNT, second.at().plusNanos(1000), command, second.outcome()),
                AuditRecord.of(ACCOUNT, second.at(), command(2, "clerk-8", "basis"), second.outcome()),
                AuditRecord.of(ACCOUNT, second.at(), command(4, "clerk-7", "basis"), second.outcome()),
                AuditRecord.of(ACCOUNT, second.at(), command, "Refused:PeriodClosed"),
                AuditRecord.of(
                        ACCOUNT,
                        second.at(),
                        Command.of(CommandKind.RECEIVE, command.id(), command.actor(), command.basis()),
                        second.outcome()))) {
            records.set(1, changed);
            assertThat(found()).containsExactly("2 BROKEN_LINK");
        }
    }

    @Test
    void H01_a_row_that_is_dropped_swapped_inserted_or_doubled_is_named() {
        for (int row = 0; row < ROWS; row++) {
            if (row < ROWS - 1) {
                assertFirst(row + 1, "dropped", row, (list, at) -> list.remove(at));
                assertFirst(row + 1, "swapped", row, (list, at) -> Collections.swap(list, at, at + 1));
            }
            assertFirst(row + 2, "doubled", row, (list, at) -> list.add(at, list.get(at)));
            assertFirst(row + 1, "inserted", row, (list, at) -> list.add(at, list.get(ROWS - 1 - at)));
        }
    }

    /** Moves rows and links alike. */
    private interface Tampering {
        void on(List<Object> list, int at);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> any(List<?> list) {
        return (List<Object>) list;
    }

    private void assertFirst(int sequence, String what, int at, Tampering tampering) {
        List<AuditRecord> soundRecords = List.copyOf(records);
        List<AuditLink> soundLinks = List.copyOf(links);
        tampering.on(any(records), at);
        tampering.on(any(links), at);
        assertThat(found()).as(what + " at " + at).first().asString().startsWith(sequence + " ");
        renumber();
        assertThat(found())
                .as(what + " and numbered anew at " + at)
                .first()
                .asString()
                .startsWith(sequence + " ");
        records.clear();
        records.addAll(soundRecords);
        links.clear();
        links.addAll(soundLinks);
    }

    private void renumber() {
        for (int i = 0; i < links.size(); i++) {
            AuditLink link = links.get(i);
            links.set(i, AuditLink.of(i + 1, link.form(), link.facts(), link.texts(), link.hash()));
        }
    }

    @Test
    void H01_what_follows_a_broken_link_is_not_found_wrong_for_it() {
        records.set(2, record(3, "Applied"));

        assertThat(found()).containsExactly("3 BROKEN_LINK");
    }

    @Test
    void H01_the_chain_of_one_account_is_not_that_of_another() {
        AccountId other = AccountId.of(LedgerId.of("branch"), ACCOUNT.customer());

        assertThat(AuditChain.check(other, records, links))
                .containsExactly(AuditFinding.of(other, 1, Kind.BROKEN_LINK));
    }

    @Test
    void H05_a_form_that_is_not_known_is_said_so_and_nothing_is_guessed() {
        AuditLink link = links.get(4);
        links.set(4, AuditLink.of(5, 2, link.facts(), link.texts(), link.hash()));

        assertThat(found()).containsExactly("5 UNKNOWN_FORM");
        assertThat(AuditChain.check(records.get(4), links.get(4), AuditFacts.none(), Optional.of(KEY)))
                .isEmpty();
    }

    @Test
    void rows_and_links_that_do_not_belong_together_are_no_chain() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuditChain.check(ACCOUNT, records, links.subList(0, 2)))
                .withMessageContaining("6 rows and 2 links");
    }

    private List<Kind> kinds(int row, AuditFacts now, Optional<AuditKey> key) {
        return AuditChain.check(records.get(row), links.get(row), now, key).stream()
                .map(AuditFinding::kind)
                .toList();
    }

    @Test
    void facts_that_are_others_now_are_found_and_texts_while_there_is_a_key() {
        Optional<AuditKey> key = Optional.of(KEY);
        AuditFacts otherName = AuditFacts.of(customer("Somebody else"));
        AuditFacts otherKind = AuditFacts.of(
                Customer.person(CustomerId.of("ACME"), "Customer 1").build());

        assertThat(kinds(0, facts.get(0), key)).isEmpty();
        assertThat(kinds(0, otherKind, key)).containsExactly(Kind.FACTS_CHANGED);
        assertThat(kinds(0, AuditFacts.none(), key)).containsExactly(Kind.FACTS_MISSING);
        assertThat(kinds(0, otherName, key)).containsExactly(Kind.TEXTS_CHANGED);
        assertThat(kinds(2, facts.get(0), key)).containsExactly(Kind.FACTS_CHANGED);
        assertThat(kinds(0, facts.get(0), Optional.of(AuditKey.random()))).containsExactly(Kind.TEXTS_CHANGED);
    }

    @Test
    void P04_when_key_and_texts_are_erased_the_chain_and_the_facts_still_verify() {
        AuditFacts erased = AuditFacts.of(customer("erased"));

        assertThat(kinds(0, erased, Optional.empty())).isEmpty();
        assertThat(kinds(0, AuditFacts.none(), Optional.empty())).containsExactly(Kind.FACTS_MISSING);
        assertThat(found()).isEmpty();
    }

    @Test
    void the_basis_of_a_row_is_in_the_chain_by_commitment_only() {
        records.set(1, AuditRecord.of(ACCOUNT, records.get(1).at(), command(2, "clerk-7", "other"), "Applied"));

        assertThat(found()).isEmpty();
        assertThat(kinds(1, facts.get(1), Optional.of(KEY))).containsExactly(Kind.TEXTS_CHANGED);
        assertThat(kinds(1, facts.get(1), Optional.empty())).isEmpty();
    }

    @Test
    void equal_texts_in_two_rows_have_commitments_of_their_own() {
        AuditLink first = AuditChain.next(record(1, "Applied"), facts.get(0), Optional.empty(), Optional.of(KEY));
        AuditLink second = AuditChain.next(record(1, "Applied"), facts.get(0), Optional.of(first), Optional.of(KEY));

        assertThat(second.facts()).isEqualTo(first.facts());
        assertThat(second.texts()).isPresent().isNotEqualTo(first.texts());
    }

    @Test
    void a_row_without_texts_has_no_commitment_and_one_without_a_key_neither() {
        assertThat(links.get(2).texts()).isEmpty();
        assertThat(links.get(0).texts()).isPresent();
        assertThat(AuditChain.next(records.get(0), facts.get(0), Optional.empty(), Optional.empty())
                        .texts())
                .isEmpty();
    }

    /** No two lists of fields have the same bytes, wherever one of them ends and the next begins. */
    @Property
    void H05_other_fields_have_other_bytes(
            @ForAll @Size(max = 4) List<String> some, @ForAll @Size(max = 4) List<String> others) {
        assertThat(Arrays.equals(bytes(some), bytes(others)))
                .isEqualTo(wellFormed(some).equals(wellFormed(others)));
    }

    // The domain refuses lone surrogates; UTF-8 has one mark for all of them.
    private static List<String> wellFormed(List<String> texts) {
        return texts.stream().map(text -> text.replaceAll("\\p{Cs}", "?")).toList();
    }

    private static byte[] bytes(List<String> texts) {
        Fields fields = new Fields();
        texts.forEach(fields::text);
        return fields.bytes();
    }

    @Property(tries = 200)
    void H05_moving_a_character_from_one_field_to_the_next_gives_other_bytes(
            @ForAll @IntRange(min = 1, max = 20) int length, @ForAll @IntRange(max = 20) int cut) {
        String text = "x".repeat(length);
        int at = cut % length;
        List<String> moved = List.of(text.substring(0, at), text.substring(at));

        assertThat(bytes(moved)).isNotEqualTo(bytes(List.of(text, "")));
        assertThat(new Fields().none().bytes())
                .isNotEqualTo(new Fields().text("").bytes());
    }

    @Test
    void H05_a_number_is_the_field_of_its_digits() {
        for (long number : new long[] {0, 9, 10, 99, 100, 1_767_225_600, -1, -10, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(new Fields().text("before").number(number).text("after").bytes())
                    .isEqualTo(new Fields()
                            .text("before")
                            .text(Long.toString(number))
                            .text("after")
                            .bytes());
        }
    }

    @Test
    void fingerprints_and_keys_have_32_bytes_and_a_key_is_not_shown() {
        Fingerprint hash = links.get(0).hash();

        assertThat(Fingerprint.parse(hash.toString())).isEqualTo(hash).hasSameHashCodeAs(hash);
        assertThatIllegalArgumentException().isThrownBy(() -> Fingerprint.of(new byte[31]));
        for (String none : List.of("AB".repeat(32), "ab".repeat(31), "xy".repeat(32), "")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Fingerprint.parse(none))
                    .isExactlyInstanceOf(IllegalArgumentException.class);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> AuditKey.of(new byte[33]));
        assertThat(AuditKey.of(KEY.bytes())).isEqualTo(KEY).hasSameHashCodeAs(KEY);
        assertThat(AuditKey.random()).isNotEqualTo(AuditKey.random()).hasToString("AuditKey");
    }

    @Test
    void a_record_shows_no_basis() {
        assertThat(records.get(1))
                .hasToString("AuditRecord[main/ACME, 2026-01-05T12:00:02Z, ISSUE INV-2 by clerk-7, Applied]");
        assertThat(records.get(1)).isNotEqualTo(records.get(2)).isEqualTo(record(2, "Applied"));
    }
}
