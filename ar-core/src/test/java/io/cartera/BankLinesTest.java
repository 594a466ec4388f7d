package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.EntryKind;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.allocation.DebtorMatch;
import io.cartera.allocation.RemittanceMatcher;
import io.cartera.analysis.EntryTotals;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.payment.BankLine;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C048: a line of a bank statement becomes one payment, however often it is read. */
class BankLinesTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");

    @Provide
    Arbitrary<List<BankLine>> year() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of("", "INV-1", "INV-2"),
                        Arbitraries.integers().between(0, 1))
                .as((day, amount, text, early) -> {
                    BankLine.Builder line = BankLine.builder(
                                    "ES12", DAY.plusDays(day), Money.of(CurrencyUnit.EUR, amount))
                            .valueOn(DAY.plusDays(day - early));
                    return (text.isEmpty() ? line : line.text(text)).build();
                })
                .list()
                .ofMaxSize(40);
    }

    private static List<BankLine> statement(List<BankLine> lines, int from, int to) {
        return lines.stream()
                .filter(line -> !line.bookedOn().isBefore(DAY.plusDays(from)))
                .filter(line -> line.bookedOn().isBefore(DAY.plusDays(to)))
                .toList();
    }

    @Property(tries = 200)
    void I03_overlapping_statements_add_only_what_is_new_and_equal_lines_of_one_are_two_payments(
            @ForAll("year") List<BankLine> lines,
            @ForAll List<@IntRange(max = 9) Integer> starts,
            @ForAll List<@IntRange(min = 1, max = 10) Integer> lengths) {
        Receivables books = Receivables.over(new InMemoryStore());
        books.customers().register(Customer.organisation(ACME, "Acme").build());
        for (int i = 0; i < Math.min(starts.size(), lengths.size()); i++) {
            receive(books, statement(lines, starts.get(i), starts.get(i) + lengths.get(i)));
        }
        receive(books, lines);
        receive(books, statement(lines, 3, 7));

        EntryTotals totals = books.accounts().totals(DateRange.upTo(DAY.plusDays(30)));
        Money sum = lines.stream().map(BankLine::amount).reduce(Money.zero(CurrencyUnit.EUR), Money::plus);
        assertThat(totals.of(CurrencyUnit.EUR, EntryKind.RECEIPT)).isEqualTo(new EntryTotals.Total(lines.size(), sum));
    }

    private static void receive(Receivables books, List<BankLine> statement) {
        BankLine.numbered(statement)
                .forEach(line -> books.cash().receive(line.toPayment(ACME)).orElseThrow());
    }

    @Test
    void the_identifier_follows_from_nothing_personal() {
        BankLine line = BankLine.builder("ES12", DAY, Money.parse("EUR 1")).build();
        BankLine personal = BankLine.builder("ES12", DAY, Money.parse("EUR 1.00"))
                .payer("Maria")
                .text("for Maria")
                .build();

        assertThat(personal.paymentId())
                .as("whoever knows name and text must not find the payment by them")
                .isEqualTo(line.paymentId());
        assertThat(BankLine.numbered(List.of(line, personal, line)))
                .extracting(BankLine::occurrence)
                .as("lines that differ only in payer or text are two all the same")
                .containsExactly(1, 2, 3);
    }

    @Test
    void lines_that_differ_in_what_is_not_personal_are_different_payments() {
        BankLine line = BankLine.builder("ES12", DAY, Money.parse("EUR 1")).build();
        List<BankLine> others = List.of(
                BankLine.builder("ES13", DAY, Money.parse("EUR 1")).build(),
                BankLine.builder("ES12", DAY.plusDays(1), Money.parse("EUR 1")).build(),
                BankLine.builder("ES12", DAY, Money.parse("EUR 2")).build(),
                BankLine.builder("ES12", DAY, Money.parse("USD 1")).build(),
                BankLine.builder("ES12", DAY, Money.parse("EUR 1"))
                        .reference("A")
                        .build(),
                BankLine.builder("ES12", DAY, Money.parse("EUR 1"))
                        .valueOn(DAY.minusDays(1))
                        .build());
        List<PaymentId> ids =
                new ArrayList<>(others.stream().map(BankLine::paymentId).toList());
        ids.add(line.paymentId());
        ids.add(line.withOccurrence(2).paymentId());

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(BankLine.numbered(others)).extracting(BankLine::occurrence).containsOnly(1);
        assertThat(line.paymentId())
                // SHA-256 of each field's length and UTF-16 code units, then the occurrence, little-endian.
                .hasToString("bank-4553274f003d5c7d2b73bc5b8eae8986f5df828f907fe8e2830771afebc92e20");
    }

    @Test
    void the_payment_has_the_banks_value_date_by_which_discounts_go() {
        BankLine.Builder line = BankLine.builder("ES12", DAY, Money.parse("EUR 1"));

        assertThat(line.build().valueOn()).isEqualTo(DAY);
        assertThat(line.build().toPayment(ACME).valueOn()).isEqualTo(DAY);
        BankLine earlier = line.valueOn(DAY.minusDays(2)).text("INV-1").build();
        assertThat(earlier)
                .isNotEqualTo(BankLine.builder("ES12", DAY, Money.parse("EUR 1"))
                        .text("INV-1")
                        .build());
        assertThat(earlier.withOccurrence(2).toPayment(ACME))
                .isEqualTo(Payment.received(earlier.withOccurrence(2).paymentId(), ACME, Money.parse("EUR 1"), DAY)
                        .withValueOn(DAY.minusDays(2))
                        .withReference("INV-1"));
    }

    @Test
    void money_out_is_no_payment_and_nothing_is_no_line() {
        BankLine out = BankLine.builder("ES12", DAY, Money.parse("EUR -1")).build();

        assertThatIllegalArgumentException().isThrownBy(() -> out.toPayment(ACME));
        assertThatIllegalArgumentException().isThrownBy(() -> out.withOccurrence(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        BankLine.builder("ES12", DAY, Money.parse("EUR 0")).build());
    }

    @Test
    void what_may_be_personal_is_not_shown() {
        BankLine line = BankLine.builder("ES12", DAY, Money.parse("EUR 1"))
                .payer("Somebody")
                .text("for something")
                .build();

        assertThat(line.toString()).contains("ES12").doesNotContain("Somebody").doesNotContain("something");
    }

    @Property(tries = 200)
    void I03_a_line_that_is_read_again_after_its_document_is_closed_is_received_for_no_other_customer(
            @ForAll List<@IntRange(max = 4) Integer> closings, @ForAll("lines") List<BankLine> lines) {
        Receivables books = Receivables.over(new InMemoryStore());
        for (CustomerId customer : List.of(ACME, BOLT)) {
            books.customers()
                    .register(Customer.organisation(customer, customer.value()).build());
        }
        List<OpenItem> open = new ArrayList<>();
        for (String document : List.of("A1", "A2", "A3")) {
            open.add(OpenItem.debit(ACME, document, Money.parse("EUR 1"), DAY, DAY));
        }
        open.add(OpenItem.debit(BOLT, "B1", Money.parse("EUR 1"), DAY, DAY));
        List<BankLine> numbered = BankLine.numbered(lines);
        Map<PaymentId, Set<CustomerId>> received = new HashMap<>();
        for (int run = 0; run <= closings.size(); run++) {
            RemittanceMatcher matcher = RemittanceMatcher.over(OpenItemSource.of(open))
                    .knowing("Acme", ACME)
                    .knowing("Bolt", BOLT)
                    .knowing("Both", ACME)
                    .knowing("Both", BOLT);
            for (BankLine line : numbered) {
                DebtorMatch found = matcher.find(line);
                // What is not certain at first a person gives to the owner of the document, whatever the payer's name.
                Optional<CustomerId> debtor = run == 0 && !found.isCertain()
                        ? found.debtors().stream().findFirst()
                        : found.debtor();
                debtor.ifPresent(customer -> {
                    books.cash().receive(line.toPayment(customer)).orElseThrow();
                    received.computeIfAbsent(line.paymentId(), first -> new HashSet<>())
                            .add(customer);
                });
            }
            if (run < closings.size() && closings.get(run) < open.size()) {
                open.remove((int) closings.get(run));
            }
        }

        assertThat(received.values())
                .allSatisfy(customers -> assertThat(customers).hasSize(1));
    }

    @Provide
    Arbitrary<List<BankLine>> lines() {
        return Combinators.combine(
                        Arbitraries.of("Acme", "Bolt", "Both"),
                        Arbitraries.of("", "A1", "A2 and A3", "B1", "A1 and B1", "C9"))
                .as((payer, text) -> {
                    BankLine.Builder line =
                            BankLine.builder("ES12", DAY, Money.parse("EUR 1")).payer(payer);
                    return (text.isEmpty() ? line : line.text(text)).build();
                })
                .list()
                .ofMaxSize(8);
    }
}
