package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.EntryKind;
import io.cartera.analysis.EntryTotals;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.payment.BankLine;
import io.cartera.payment.PaymentId;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.List;
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
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");

    @Provide
    Arbitrary<List<BankLine>> year() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of("", "INV-1", "INV-2"))
                .as((day, amount, text) -> {
                    BankLine.Builder line =
                            BankLine.builder("ES12", DAY.plusDays(day), Money.of(CurrencyUnit.EUR, amount));
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
    void lines_that_differ_in_anything_are_different_payments() {
        BankLine line = BankLine.builder("ES12", DAY, Money.parse("EUR 1")).build();
        List<PaymentId> ids = List.of(
                line.paymentId(),
                line.occurring(2).paymentId(),
                BankLine.builder("ES13", DAY, Money.parse("EUR 1")).build().paymentId(),
                BankLine.builder("ES12", DAY.plusDays(1), Money.parse("EUR 1"))
                        .build()
                        .paymentId(),
                BankLine.builder("ES12", DAY, Money.parse("EUR 2")).build().paymentId(),
                BankLine.builder("ES12", DAY, Money.parse("USD 1")).build().paymentId(),
                BankLine.builder("ES12", DAY, Money.parse("EUR 1"))
                        .text("A")
                        .build()
                        .paymentId(),
                BankLine.builder("ES12", DAY, Money.parse("EUR 1"))
                        .payer("A")
                        .build()
                        .paymentId(),
                BankLine.builder("ES12", DAY, Money.parse("EUR 1"))
                        .reference("A")
                        .build()
                        .paymentId());

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(line.paymentId())
                .isEqualTo(BankLine.builder("ES12", DAY, Money.parse("EUR 1.00"))
                        .build()
                        .paymentId())
                // SHA-256 of each field's length and UTF-16 code units, then the occurrence, little-endian.
                .hasToString("bank-339d666ef642b372e6bb0bc6351c18e41af80d63aa367fb1ff79b1577281d3dc");
    }

    @Test
    void money_out_is_no_payment_and_nothing_is_no_line() {
        BankLine out = BankLine.builder("ES12", DAY, Money.parse("EUR -1")).build();

        assertThatIllegalArgumentException().isThrownBy(() -> out.toPayment(ACME));
        assertThatIllegalArgumentException().isThrownBy(() -> out.occurring(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        BankLine.builder("ES12", DAY, Money.parse("EUR 0")).build());
        assertThat(out.toString()).doesNotContain("payer");
    }
}
