package io.cartera.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.customer.CustomerId;
import io.cartera.money.MoneyBag;
import io.cartera.reconciliation.Discrepancy.AmountDiffers;
import io.cartera.reconciliation.Discrepancy.DateDiffers;
import io.cartera.reconciliation.Discrepancy.MissingOurs;
import io.cartera.reconciliation.Discrepancy.MissingTheirs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

    private static final LocalDate DAY = LocalDate.parse("2026-01-10");

    private static StatedLine line(String document, String amount) {
        return line(document, amount, 0);
    }

    private static StatedLine line(String document, String amount, int days) {
        return StatedLine.of(document, Money.parse(amount), DAY.plusDays(days));
    }

    @Test
    void C084_a_customers_statement_differs_from_ours_in_the_ways_that_happen() {
        List<StatedLine> ours = List.of(
                line("INV-1", "EUR 100"),
                line("INV-7", "EUR 100"),
                line("INV-8", "EUR 70"),
                line("INV-9", "EUR 50"),
                line("PAY-1", "EUR -30"));
        List<StatedLine> theirs = List.of(
                line(" inv-1", "EUR 100", 2),
                line("INV-7", "EUR 90"),
                line("INV-8", "EUR 70", 4),
                StatedLine.of(Money.parse("EUR -30"), DAY.plusDays(1)),
                line("INV-X", "EUR 5"));

        Reconciliation result = Reconciliation.of(ours, theirs, 3);

        assertThat(result.agreed())
                .containsExactly(
                        new Reconciliation.Pair(ours.get(0), theirs.get(0)),
                        new Reconciliation.Pair(ours.get(4), theirs.get(3)));
        assertThat(result.discrepancies())
                .containsExactly(
                        new DateDiffers(ours.get(2), theirs.get(2)),
                        new AmountDiffers(ours.get(1), theirs.get(1)),
                        new MissingTheirs(ours.get(3)),
                        new MissingOurs(theirs.get(4)));
        assertThat(result.difference()).isEqualTo(MoneyBag.of(Money.parse("EUR -55")));
        assertThat(result.isAgreed()).isFalse();
    }

    @Test
    void the_same_amount_in_another_currency_is_not_the_same() {
        Reconciliation result =
                Reconciliation.of(List.of(line("INV-1", "EUR 10")), List.of(line("INV-1", "USD 10")), 3);

        assertThat(result.discrepancies()).hasSize(2);
        assertThat(result.difference()).isEqualTo(MoneyBag.of(Money.parse("EUR -10"), Money.parse("USD 10")));
    }

    @Test
    void a_document_that_stands_twice_is_paired_once_with_each_of_theirs() {
        StatedLine first = line("INV-1", "EUR 10");
        StatedLine second = line("INV-1", "EUR 10", 1);

        Reconciliation result = Reconciliation.of(List.of(second, first), List.of(first), 3);

        assertThat(result.agreed()).containsExactly(new Reconciliation.Pair(first, first));
        assertThat(result.discrepancies()).containsExactly(new MissingTheirs(second));
    }

    @Test
    void the_parts_of_a_document_are_one_line_to_whoever_states_the_whole() {
        List<StatedLine> ours = List.of(line("M-1", "EUR 50"), line("M-1", "EUR 50"));

        assertThat(Reconciliation.of(ours, List.of(line("m-1", "EUR 100")), 0).isAgreed())
                .isTrue();
        assertThat(Reconciliation.of(List.of(line("m-1", "EUR 100")), ours, 0).isAgreed())
                .isTrue();
        assertThat(Reconciliation.of(ours, List.of(line("M-1", "EUR 50")), 0).discrepancies())
                .containsExactly(new AmountDiffers(line("M-1", "EUR 100"), line("M-1", "EUR 50")));
    }

    @Test
    void lines_without_a_document_are_paired_by_amount_within_the_days_and_not_beyond() {
        StatedLine bank = StatedLine.of(Money.parse("EUR -30"), DAY.plusDays(4));

        assertThat(Reconciliation.of(List.of(line("PAY-1", "EUR -30")), List.of(bank), 4)
                        .isAgreed())
                .isTrue();
        assertThat(Reconciliation.of(List.of(line("PAY-1", "EUR -30")), List.of(bank), 3)
                        .discrepancies())
                .hasSize(2);
        assertThat(Reconciliation.of(List.of(line("PAY-1", "EUR -30")), List.of(line("PAY-2", "EUR -30")), 3)
                        .discrepancies())
                .hasSize(2);
    }

    @Test
    void entries_and_open_items_of_the_books_are_lines_with_the_customers_sign() {
        Entry receipt = Entry.builder(ItemId.credit("P"), EntryKind.RECEIPT, Money.parse("EUR 30"), DAY)
                .build();
        OpenItem invoice = OpenItem.debit(CustomerId.of("A"), "I", Money.parse("EUR 40"), DAY, DAY.plusDays(30));

        assertThat(StatedLine.of(receipt)).isEqualTo(line("P", "EUR -30"));
        assertThat(StatedLine.of(invoice)).isEqualTo(line("I", "EUR 40"));
        assertThat(StatedLine.of(OpenItem.credit(CustomerId.of("A"), "C", Money.parse("EUR 4"), DAY)))
                .isEqualTo(line("C", "EUR -4"))
                .hasSameHashCodeAs(line("C", "EUR -4"));
        assertThat(line("Mr Smith", "EUR 1").toString()).doesNotContain("Smith");
    }

    @Test
    void C045_a_customer_confirms_a_balance_or_says_in_what_it_differs() {
        CustomerId acme = CustomerId.of("ACME");
        BalanceConfirmation asked = BalanceConfirmation.of(
                acme,
                DAY,
                List.of(
                        OpenItem.debit(acme, "INV-1", Money.parse("EUR 40"), DAY, DAY),
                        OpenItem.credit(acme, "PAY-1", Money.parse("EUR 4"), DAY)));

        assertThat(asked.balance()).isEqualTo(MoneyBag.of(Money.parse("EUR 36")));
        assertThat(asked.answeredBy(List.of(line("INV-1", "EUR 40"), line("PAY-1", "EUR -4")), 3)
                        .isAgreed())
                .isTrue();
        assertThat(asked.answeredBy(List.of(line("INV-1", "EUR 40")), 3).discrepancies())
                .containsExactly(new MissingTheirs(line("PAY-1", "EUR -4")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BalanceConfirmation.of(CustomerId.of("BOLT"), DAY, asked.items()));
    }

    @Test
    void lines_of_zero_and_days_out_of_range_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> line("I", "EUR 0"));
        assertThatIllegalArgumentException().isThrownBy(() -> Reconciliation.of(List.of(), List.of(), -1));
        assertThatIllegalArgumentException().isThrownBy(() -> Reconciliation.of(List.of(), List.of(), 367));
        assertThat(Reconciliation.of(List.of(), List.of(), 366).isAgreed()).isTrue();
    }

    @Property
    void the_differences_explain_the_two_totals_and_nothing_is_lost(
            @ForAll("lines") List<StatedLine> ours, @ForAll("lines") List<StatedLine> theirs) {
        Reconciliation result = Reconciliation.of(ours, theirs, 2);

        assertThat(result.difference()).isEqualTo(minus(total(theirs), total(ours)));
        List<StatedLine> seenOurs = new ArrayList<>();
        List<StatedLine> seenTheirs = new ArrayList<>();
        result.agreed().forEach(pair -> {
            seenOurs.add(pair.ours());
            seenTheirs.add(pair.theirs());
        });
        for (Discrepancy discrepancy : result.discrepancies()) {
            if (discrepancy instanceof MissingOurs missing) {
                seenTheirs.add(missing.theirs());
            } else if (discrepancy instanceof MissingTheirs missing) {
                seenOurs.add(missing.ours());
            } else if (discrepancy instanceof AmountDiffers differs) {
                seenOurs.add(differs.ours());
                seenTheirs.add(differs.theirs());
            } else if (discrepancy instanceof DateDiffers differs) {
                seenOurs.add(differs.ours());
                seenTheirs.add(differs.theirs());
            }
        }
        assertThat(byDocument(seenOurs)).isEqualTo(byDocument(ours));
        assertThat(byDocument(seenTheirs)).isEqualTo(byDocument(theirs));
    }

    @Property
    void it_does_not_matter_whose_side_a_line_is_on(
            @ForAll("lines") List<StatedLine> ours, @ForAll("lines") List<StatedLine> theirs) {
        Reconciliation result = Reconciliation.of(ours, theirs, 1);
        Reconciliation mirrored = Reconciliation.of(theirs, ours, 1);

        assertThat(mirrored.discrepancies()).hasSameSizeAs(result.discrepancies());
        assertThat(mirrored.agreed()).hasSameSizeAs(result.agreed());
    }

    /** What the lines come to for each document, day and sign. */
    private static Map<String, MoneyBag> byDocument(List<StatedLine> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(
                        line -> line.document().map(document -> document.toUpperCase(Locale.ROOT)) + " " + line.on()
                                + " " + line.amount().isPositive(),
                        Collectors.mapping(StatedLine::amount, MoneyBag.collector())));
    }

    @Property
    void the_order_of_the_lines_does_not_matter_and_what_is_the_same_agrees(
            @ForAll("lines") List<StatedLine> ours, @ForAll("lines") List<StatedLine> theirs, @ForAll long seed) {
        List<StatedLine> shuffled = new ArrayList<>(theirs);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(Reconciliation.of(ours, shuffled, 2).discrepancies())
                .isEqualTo(Reconciliation.of(ours, theirs, 2).discrepancies());
        assertThat(Reconciliation.of(theirs, shuffled, 0).isAgreed()).isTrue();
    }

    private static MoneyBag total(List<StatedLine> lines) {
        return lines.stream().map(StatedLine::amount).collect(MoneyBag.collector());
    }

    private static MoneyBag minus(MoneyBag a, MoneyBag b) {
        MoneyBag result = a;
        for (Money amount : b.amounts()) {
            result = result.minus(amount);
        }
        return result;
    }

    @Provide
    Arbitrary<List<StatedLine>> lines() {
        Arbitrary<String> documents = Arbitraries.of("", "A", "a", "B", "C");
        Arbitrary<Money> amounts =
                Arbitraries.of("EUR 1", "EUR 2", "EUR -1", "JPY 1").map(Money::parse);
        Arbitrary<Integer> days = Arbitraries.integers().between(0, 6);
        return Combinators.combine(documents, amounts, days)
                .as((document, amount, day) -> document.isEmpty()
                        ? StatedLine.of(amount, DAY.plusDays(day))
                        : StatedLine.of(document, amount, DAY.plusDays(day)))
                .list()
                .ofMaxSize(12);
    }
}
