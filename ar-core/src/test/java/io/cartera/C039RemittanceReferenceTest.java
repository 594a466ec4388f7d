package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.allocation.AllocationChain;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.allocation.RemittanceMatcher;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.RemittanceReference;
import io.cartera.payment.BankLine;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.trace.CommandId;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** C039: what a document asks a payer to quote leads the payment to it. */
class C039RemittanceReferenceTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate DAY = LocalDate.parse("2026-01-10");
    private static final RemittanceReference GIVEN = RemittanceReference.parse("RF18 5390 0754 7034");

    private final Receivables books = Receivables.over(new InMemoryStore());

    @BeforeEach
    void threeDocumentsOfOneAmount() {
        books.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();
        issue(Invoice.draft(InvoiceId.of("INV-2026/17"), ACME, DAY));
        issue(Invoice.draft(InvoiceId.of("INV-2026/18"), ACME, DAY).reference("order 5"));
        issue(Invoice.draft(InvoiceId.of("INV-2026/19"), ACME, DAY).remittance(GIVEN));
    }

    private void issue(Invoice.Builder draft) {
        books.invoicing()
                .issue(draft.line("Goods", Money.parse("EUR 100")).build())
                .orElseThrow();
    }

    private Money openAfter(String text, String document) {
        return openAfter(text, document, AllocationChain.standard());
    }

    private Money openAfter(String text, String document, AllocationPolicy policy) {
        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-1"), ACME, Money.parse("EUR 100"), DAY)
                        .withReference(text))
                .orElseThrow();
        books.cash().apply(CommandId.of("APPLY-1"), ACME, DAY, policy).orElseThrow();
        return books.accounts().openItems(ACME, DAY).stream()
                .filter(item -> item.id().document().equals(document))
                .map(OpenItem::open)
                .findFirst()
                .orElse(Money.parse("EUR 0"));
    }

    @Test
    void C039_a_payment_that_quotes_the_reference_over_the_identifier_pays_the_document() {
        String quoted = RemittanceReference.over("INV-2026/18").orElseThrow().printed();

        assertThat(openAfter("payment " + quoted, "INV-2026/18")).isEqualTo(Money.parse("EUR 0"));
    }

    @Test
    void C039_a_payment_that_quotes_the_reference_a_document_states_pays_it() {
        assertThat(openAfter("/ref/" + GIVEN.value() + "//", "INV-2026/19")).isEqualTo(Money.parse("EUR 0"));
    }

    @Test
    void C039_the_default_policy_and_the_exact_reference_follow_it_too() {
        assertThat(openAfter(GIVEN.value(), "INV-2026/19", AllocationPolicy.referenceThenDue()))
                .isEqualTo(Money.parse("EUR 0"));
        String second = RemittanceReference.over("INV-2026/18").orElseThrow().value();
        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-2"), ACME, Money.parse("EUR 100"), DAY)
                        .withReference(second))
                .orElseThrow();
        books.cash()
                .apply(CommandId.of("APPLY-2"), ACME, DAY, AllocationPolicy.exactReference())
                .orElseThrow();
        assertThat(books.accounts().openItems(ACME, DAY))
                .extracting(item -> item.id().document())
                .containsExactly("INV-2026/17");
    }

    @Test
    void C039_a_reference_with_wrong_check_digits_leads_nowhere() {
        assertThat(openAfter("RF19 5390 0754 7034", "INV-2026/19")).isEqualTo(Money.parse("EUR 100"));
    }

    @Test
    void C039_a_line_of_a_bank_statement_that_quotes_it_names_document_and_customer() {
        List<OpenItem> open = books.accounts().openItems(ACME, DAY);
        RemittanceMatcher matcher =
                RemittanceMatcher.over(OpenItemSource.of(open)).knowing("Acme", ACME);

        BankLine line = BankLine.builder("ES12", DAY, Money.parse("EUR 100"))
                .payer("Acme")
                .text("rf18 5390 0754 7034 with thanks")
                .build();

        assertThat(matcher.find(line).debtor()).contains(ACME);
        assertThat(matcher.find(line).documents()).containsExactly("INV-2026/19");
    }
}
