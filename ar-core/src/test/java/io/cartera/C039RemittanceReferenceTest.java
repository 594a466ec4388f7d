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
import io.cartera.invoice.NumberSeries;
import io.cartera.invoice.RemittanceReference;
import io.cartera.invoice.SeriesId;
import io.cartera.payment.BankLine;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
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

    private int payments;
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
    void C039_a_numbered_document_is_paid_by_what_it_asks_for() {
        books.numbering().define(NumberSeries.continuous(SeriesId.of("F"), "F")).orElseThrow();
        for (String id : List.of("A-1", "A-2", "A-3")) {
            issue(Invoice.draft(InvoiceId.of(id), ACME, DAY.minusDays(5)).numberedBy(SeriesId.of("F")));
        }
        Invoice third = books.invoicing().find(ACME, InvoiceId.of("A-3")).orElseThrow();
        assertThat(third.number()).isPresent();
        String asked = third.remittance().orElseThrow().value();

        assertThat(openAfter(asked, "A-3", AllocationPolicy.referenceThenDue())).isEqualTo(Money.parse("EUR 0"));
        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-2"), ACME, Money.parse("EUR 100"), DAY)
                        .withReference(books.invoicing()
                                .find(ACME, InvoiceId.of("A-2"))
                                .flatMap(Invoice::remittance)
                                .orElseThrow()
                                .printed()))
                .orElseThrow();
        books.cash()
                .apply(CommandId.of("APPLY-2"), ACME, DAY, AllocationChain.standard())
                .orElseThrow();
        assertThat(books.accounts().openItems(ACME, DAY))
                .extracting(item -> item.id().document())
                .contains("A-1")
                .doesNotContain("A-2", "A-3");
    }

    @Test
    void C039_what_a_document_states_leads_to_it_beside_what_it_refers_to() {
        RemittanceReference own = RemittanceReference.over("98765").orElseThrow();
        issue(Invoice.draft(InvoiceId.of("INV-2026/20"), ACME, DAY)
                .reference("PO 7")
                .remittance(own));

        for (AllocationPolicy policy : List.of(
                AllocationPolicy.referenceThenDue(), AllocationPolicy.exactReference(), AllocationChain.standard())) {
            assertThat(paidBy(own.value(), policy)).containsExactly("INV-2026/20");
        }
        assertThat(paidBy("PO 7", AllocationChain.standard())).containsExactly("INV-2026/20");
        RemittanceMatcher matcher =
                RemittanceMatcher.over(OpenItemSource.of(books.accounts().openItems(ACME, DAY)));
        BankLine line = BankLine.builder("ES12", DAY, Money.parse("EUR 100"))
                .text(own.printed())
                .build();
        assertThat(matcher.find(line).documents()).containsExactly("INV-2026/20");
    }

    @Test
    void C039_a_credit_note_that_states_one_still_credits_its_document() {
        RemittanceReference own = RemittanceReference.over("98765").orElseThrow();
        books.invoicing()
                .issue(Invoice.creditNote(InvoiceId.of("CN-1"), ACME, DAY)
                        .line("Goods", Money.parse("EUR 30"))
                        .crediting(InvoiceId.of("INV-2026/18"))
                        .remittance(own)
                        .build())
                .orElseThrow();
        for (AllocationPolicy policy : List.of(AllocationPolicy.referenceThenDue(), AllocationChain.standard())) {
            assertThat(books.cash().propose(ACME, DAY, policy).matches())
                    .singleElement()
                    .satisfies(match -> assertThat(match.debit().document()).isEqualTo("INV-2026/18"));
        }
    }

    @Test
    void C039_a_credit_note_that_states_one_is_taken_off_by_who_quotes_it() {
        RemittanceReference own = RemittanceReference.over("98765").orElseThrow();
        books.invoicing()
                .issue(Invoice.creditNote(InvoiceId.of("CN-1"), ACME, DAY)
                        .line("Goods", Money.parse("EUR 30"))
                        .reference("goodwill")
                        .remittance(own)
                        .build())
                .orElseThrow();
        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-1"), ACME, Money.parse("EUR 70"), DAY)
                        .withReference("INV-2026/19 less " + own.printed()))
                .orElseThrow();
        books.cash()
                .apply(CommandId.of("APPLY-1"), ACME, DAY, AllocationChain.standard())
                .orElseThrow();
        assertThat(open("INV-2026/19")).isEqualTo(Money.parse("EUR 0"));
    }

    @Test
    void C039_the_longest_reference_leads_to_its_document_as_it_is_printed_and_where_letters_and_digits_alternate() {
        for (String id : List.of("123456789012345678901", "A1B2C3D4E5F6G7H8I9J1K")) {
            issue(Invoice.draft(InvoiceId.of(id), ACME, DAY));
            RemittanceReference asked = RemittanceReference.over(id).orElseThrow();
            for (String quoted : List.of(asked.value(), asked.printed())) {
                assertThat(paidBy(quoted, AllocationPolicy.referenceThenDue())).containsExactly(id);
                assertThat(paidBy(quoted, AllocationChain.standard())).containsExactly(id);
            }
        }
    }

    @Test
    void C039_a_reference_of_two_documents_names_neither_of_them_alone() {
        issue(Invoice.draft(InvoiceId.of("A-11"), ACME, DAY));
        issue(Invoice.draft(InvoiceId.of("A1-1"), ACME, DAY));

        assertThat(paidBy("RF61A11", AllocationPolicy.exactReference())).isEmpty();
        assertThat(paidBy("RF61A11", AllocationChain.standard())).isEmpty();
    }

    /** The documents that a payment of 100 with this text, the only one, would pay. */
    private List<String> paidBy(String text, AllocationPolicy policy) {
        PaymentId payment = PaymentId.of("PAY-" + payments++);
        books.cash()
                .receive(Payment.received(payment, ACME, Money.parse("EUR 100"), DAY)
                        .withReference(text))
                .orElseThrow();
        List<String> paid = books.cash().propose(ACME, DAY, policy).matches().stream()
                .map(match -> match.debit().document())
                .toList();
        books.cash()
                .returned(PaymentReturn.bounced(CommandId.of("BACK-" + payment), ACME, payment, DAY, "no funds"))
                .orElseThrow();
        return paid;
    }

    private Money open(String document) {
        return books.accounts().openItems(ACME, DAY).stream()
                .filter(item -> item.id().document().equals(document))
                .map(OpenItem::open)
                .findFirst()
                .orElse(Money.parse("EUR 0"));
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
