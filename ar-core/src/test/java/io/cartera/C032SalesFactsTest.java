package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.Settlement;
import io.cartera.analysis.Sales;
import io.cartera.analysis.SalesFacts;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.money.Percentage;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C032: what was sold, net of tax and of credit notes. */
class C032SalesFactsTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");
    private static final DateRange MARCH = DateRange.of(DAY, DAY.plusMonths(1));
    private static final DateRange APRIL = DateRange.of(DAY.plusMonths(1), DAY.plusMonths(2));

    private final Receivables books = books();

    private static Receivables books() {
        Receivables books = Receivables.over(new InMemoryStore());
        books.customers().register(Customer.organisation(ACME, "Acme").build());
        return books;
    }

    private static InvoiceLine taxed(String net) {
        return InvoiceLine.of("goods", eur(net)).taxedAt(Percentage.of("21"));
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    private Sales sales(DateRange period) {
        return books.analysis().sales(period).in(CurrencyUnit.EUR).get(ACME);
    }

    @Test
    void a_second_account_of_a_customer_is_refused_and_not_put_in_the_place_of_the_first() {
        AccountHistory history = AccountHistory.of(AccountId.of(LedgerId.MAIN, ACME), List.of());
        SalesFacts.Reading reading = SalesFacts.in(MARCH).add(history, List.of());

        assertThatIllegalArgumentException().isThrownBy(() -> reading.add(history, List.of()));
    }

    @Test
    void sales_are_net_of_tax_and_of_credit_notes() {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                        .line(taxed("100"))
                        .build());
        books.invoicing()
                .issue(Invoice.creditNote(InvoiceId.of("CN-1"), ACME, DAY)
                        .line(taxed("20"))
                        .build());
        books.cash().receive(Payment.received(PaymentId.of("PAY-1"), ACME, eur("50"), DAY));

        Sales sales = sales(MARCH);
        assertThat(sales.invoiced()).isEqualTo(eur("100"));
        assertThat(sales.credited()).isEqualTo(eur("20"));
        assertThat(sales.net()).isEqualTo(eur("80"));
        assertThat(sales.tax()).isEqualTo(eur("16.80"));
        assertThat(sales.gross()).isEqualTo(eur("96.80"));
        assertThat(books.analysis().sales(APRIL).currencies()).isEmpty();
    }

    @Test
    void C032_the_rounding_of_a_document_is_neither_net_nor_tax() {
        Invoice rounded = Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                .line(taxed("100"))
                .rounding(eur("-0.50"))
                .terms(PaymentTerms.parse("33% net 10; remainder net 40"))
                .build();
        books.invoicing().issue(rounded).orElseThrow();
        books.invoicing()
                .issue(Invoice.creditNote(InvoiceId.of("CN-1"), ACME, DAY)
                        .line(taxed("20"))
                        .rounding(eur("0.30"))
                        .build())
                .orElseThrow();

        Sales sales = sales(MARCH);
        assertThat(sales.invoiced()).isEqualTo(eur("100"));
        assertThat(sales.credited()).isEqualTo(eur("20"));
        assertThat(sales.tax()).isEqualTo(eur("16.80"));
        assertThat(sales.rounding()).isEqualTo(eur("-0.80"));
        assertThat(sales.gross()).isEqualTo(eur("96.00"));
    }

    @Test
    void a_document_that_is_reversed_is_taken_back_on_the_day_of_its_reversal() {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                        .line(taxed("100"))
                        .terms(PaymentTerms.parse("33% net 10; remainder net 40"))
                        .build())
                .orElseThrow();
        books.invoicing()
                .reverse(CommandId.of("R"), ACME, InvoiceId.of("INV-1"), DAY.plusMonths(1))
                .orElseThrow();

        assertThat(sales(MARCH).net()).isEqualTo(eur("100"));
        assertThat(sales(MARCH).tax()).isEqualTo(eur("21"));
        assertThat(sales(APRIL).net()).isEqualTo(eur("-100"));
        assertThat(sales(APRIL).tax()).isEqualTo(eur("-21"));
        assertThat(sales(APRIL).credited()).as("a reversal is no credit note").isEqualTo(eur("0"));
    }

    @Test
    void where_no_tax_is_stated_and_where_there_is_no_document_all_is_net() {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                        .line("goods", eur("10"))
                        .build());
        books.cash()
                .settle(
                        CommandId.of("S"),
                        ACME,
                        Settlement.none()
                                .posting(Entry.builder(ItemId.debit("DN-1"), EntryKind.DEBIT_NOTE, eur("5"), DAY)
                                        .build()))
                .orElseThrow();

        assertThat(sales(MARCH).net()).isEqualTo(eur("15"));
        assertThat(sales(MARCH).tax()).isEqualTo(eur("0"));
    }

    @Property(tries = 100)
    void the_gross_is_the_turnover_and_the_net_is_that_of_the_documents_whatever_the_instalments(
            @ForAll @Size(max = 8) List<@IntRange(min = 1, max = 9999) Integer> cents,
            @ForAll @IntRange(min = 1, max = 7) int instalments) {
        Receivables fresh = books();
        Money net = Money.zero(CurrencyUnit.EUR);
        for (int i = 0; i < cents.size(); i++) {
            Invoice invoice = Invoice.draft(InvoiceId.of("INV-" + i), ACME, DAY)
                    .line(InvoiceLine.of("goods", Money.ofMinor(CurrencyUnit.EUR, cents.get(i)))
                            .taxedAt(Percentage.of("21")))
                    .terms(PaymentTerms.parse("1/" + (instalments + 1) + " net 5; remainder net 30"))
                    .build();
            net = net.plus(invoice.net());
            fresh.invoicing().issue(invoice).orElseThrow();
        }

        Sales sales = fresh.analysis().sales(MARCH).in(CurrencyUnit.EUR).get(ACME);
        if (cents.isEmpty()) {
            assertThat(sales).isNull();
        } else {
            assertThat(sales.net()).isEqualTo(net);
            assertThat(sales.gross())
                    .isEqualTo(fresh.analysis()
                            .turnover(MARCH)
                            .in(CurrencyUnit.EUR)
                            .get(ACME));
        }
    }
}
