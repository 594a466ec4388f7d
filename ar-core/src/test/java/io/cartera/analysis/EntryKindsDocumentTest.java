package io.cartera.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.Receivables;
import io.cartera.account.AccountChange;
import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.account.Allocation;
import io.cartera.account.AllocationId;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.Side;
import io.cartera.customer.CustomerId;
import io.cartera.settlement.SettlementState;
import io.cartera.time.DateRange;
import io.cartera.trace.Actor;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document lists the kinds there are, in their order, and says of each what the code makes of it. */
class EntryKindsDocumentTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate DAY = LocalDate.parse("2026-03-31");
    private static final Instant NOW = Instant.parse("2026-03-31T10:00:00Z");
    private static final Money FIVE = Money.parse("EUR 5");
    private static final Entry DEBIT =
            Entry.builder(ItemId.debit("D"), EntryKind.INVOICE, FIVE, DAY).build();
    private static final Pattern ROW = Pattern.compile("\\| `([A-Z_]+)`" + " \\|(.*)".repeat(5) + " \\|");
    private static final Pattern CALL = Pattern.compile("`([a-zA-Z]+)\\(\\)\\.([a-zA-Z]+)`");

    private record Row(EntryKind kind, String side, String recordedBy, String sale, String activity, String settles) {}

    private static List<Row> rows() {
        try {
            return Files.readAllLines(Path.of("..", "docs", "entry-kinds.md")).stream()
                    .map(ROW::matcher)
                    .filter(Matcher::matches)
                    .map(cells -> new Row(
                            EntryKind.valueOf(cells.group(1)),
                            cells.group(2).strip(),
                            cells.group(3).strip(),
                            cells.group(4).strip(),
                            cells.group(5).strip(),
                            cells.group(6).strip()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Row> rowsButReversal() {
        return rows().stream().filter(row -> row.kind() != EntryKind.REVERSAL);
    }

    private static Stream<Row> rowsOfCredits() {
        return rowsButReversal().filter(row -> row.kind().standsOn(Side.CREDIT));
    }

    @Test
    void the_document_lists_every_kind_with_its_side() {
        assertThat(rows())
                .extracting(row -> row.kind() + " " + row.side())
                .containsExactlyElementsOf(Arrays.stream(EntryKind.values())
                        .map(kind -> kind + " " + sides(kind))
                        .toList());
    }

    private static String sides(EntryKind kind) {
        return !kind.standsOn(Side.DEBIT) ? "credit" : kind.standsOn(Side.CREDIT) ? "either" : "debit";
    }

    @ParameterizedTest
    @MethodSource("rows")
    void who_records_it_is_a_method_of_a_door(Row row) {
        Matcher call = CALL.matcher(row.recordedBy());

        if (!call.find()) {
            assertThat(row.recordedBy()).isEqualTo("nothing yet");
            return;
        }
        assertThat(Arrays.stream(Receivables.class.getMethods())
                        .filter(door -> door.getName().equals(call.group(1)))
                        .flatMap(door -> Arrays.stream(door.getReturnType().getMethods()))
                        .map(Method::getName))
                .contains(call.group(2));
    }

    @ParameterizedTest
    @MethodSource("rowsButReversal")
    void what_it_says_of_sales_deals_and_activity_is_what_the_readings_make_of_it(Row row) {
        Entry entry = Entries.entry(row.kind(), "X", "EUR 5", DAY);
        boolean isSale = !Turnover.of(action -> action.accept(ACME, entry), DateRange.yearTo(DAY))
                .currencies()
                .isEmpty();
        CustomerFacts facts = CustomerFacts.of(ACME, List.of(entry), DAY);
        boolean isDeal = facts.deals(CurrencyUnit.EUR).count() > 0;
        boolean isNegative = facts.deals(CurrencyUnit.EUR).revenue().isNegative();

        assertThat(row.sale())
                .isEqualTo((isSale ? "yes" : "no") + (isDeal ? ", a deal" : "") + (isNegative ? ", negative" : ""));
        assertThat(row.activity()).isEqualTo(facts.lastActivity().isPresent() ? "yes" : "no");
    }

    @Test
    void a_reversal_takes_back_the_sale_and_is_no_activity_nor_is_what_it_reverses() {
        Row row = rows().get(EntryKind.REVERSAL.ordinal());
        CustomerFacts facts = CustomerFacts.of(ACME, List.of(DEBIT, reversal()), DAY);

        assertThat(row.sale()).isEqualTo("takes back what it reverses");
        assertThat(facts.deals(CurrencyUnit.EUR).revenue().isZero()).isTrue();
        assertThat(row.activity()).isEqualTo("no, nor what it reverses");
        assertThat(facts.lastActivity()).isEmpty();
        assertThat(row.settles()).isEqualTo(term(List.of(reversal()), true));
    }

    private static Entry reversal() {
        return Entry.builder(ItemId.credit("X"), EntryKind.REVERSAL, FIVE, DAY)
                .reversing(DEBIT.id(), EntryKind.INVOICE)
                .build();
    }

    @ParameterizedTest
    @MethodSource("rowsOfCredits")
    void what_it_says_a_debit_is_settled_as_is_the_term_of_its_settlement(Row row) {
        Entry.Builder credited = Entry.builder(ItemId.credit("X"), row.kind(), FIVE, DAY);
        if (row.kind().isLeg()) {
            credited.counterpart(ACME, ItemId.debit("X"));
        }
        Entry credit = credited.build();
        String waited = term(List.of(credit), false);
        String cameWithIt = term(List.of(credit), true);

        if (waited.equals(cameWithIt)) {
            assertThat(row.settles().split("[:;]")[0]).isEqualTo(waited);
        } else {
            assertThat(row.settles()).isEqualTo(waited + " by what arrives; " + cameWithIt + " by what leaves");
        }
    }

    @Test
    void debits_alone_settle_no_debit() {
        assertThat(rows())
                .filteredOn(row -> !row.kind().standsOn(Side.CREDIT))
                .extracting(Row::settles)
                .containsOnly("");
    }

    /** As what the credits settle a debit, allocated by the command that recorded them or by a later one. */
    private static String term(List<Entry> credits, boolean atOnce) {
        int version = atOnce ? 2 : 3;
        List<Allocation> all = credits.stream()
                .map(credit -> Allocation.of(new AllocationId(version, 1), credit.id(), DEBIT.id(), FIVE, DAY))
                .toList();
        List<AccountChange> changes = atOnce
                ? List.of(change(1, List.of(DEBIT), List.of()), change(2, credits, all))
                : List.of(
                        change(1, List.of(DEBIT), List.of()), change(2, credits, List.of()), change(3, List.of(), all));
        AccountHistory history = AccountHistory.of(AccountId.of(LedgerId.MAIN, ACME), changes);
        SettlementState state = SettlementState.of(history, DEBIT.id(), DAY).orElseThrow();
        assertThat(state.open().isZero()).isTrue();
        return Stream.of(
                        named("credited", state.credited()),
                        named("paid", state.paid()),
                        named("discounted", state.discounted()),
                        named("written off", state.writtenOff()),
                        named("withdrawn", state.withdrawn()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    private static Optional<String> named(String term, Money amount) {
        return amount.isZero() ? Optional.empty() : Optional.of(term);
    }

    private static AccountChange change(long version, List<Entry> entries, List<Allocation> allocations) {
        Command command =
                Command.of(CommandKind.SETTLE, CommandId.of("C-" + version), Actor.of("clerk"), Optional.empty());
        return AccountChange.of(
                new Recording(version, NOW.plusSeconds(version), command), entries, allocations, List.of());
    }
}
