package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.AccountChanged;
import io.cartera.account.Adjustment;
import io.cartera.account.ItemId;
import io.cartera.account.Settlement;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.settlement.SettlementState;
import io.cartera.settlement.SettlementState.Status;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** C036: an issued document goes through its states by further facts; nothing edits it. */
class C036DocumentStatesTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate DAY = LocalDate.parse("2026-01-10");
    private static final InvoiceId INVOICE = InvoiceId.of("INV-1");

    private final Receivables books = Receivables.over(new InMemoryStore());

    @BeforeEach
    void issued() {
        books.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();
        assertThat(books.invoicing().settlement(ACME, INVOICE, DAY))
                .as("a draft has no state here")
                .isEmpty();
        books.invoicing()
                .issue(Invoice.draft(INVOICE, ACME, DAY)
                        .line("Goods", Money.parse("EUR 100"))
                        .build())
                .orElseThrow();
    }

    private Status status() {
        return books.invoicing()
                .settlement(ACME, INVOICE, DAY)
                .map(SettlementState::status)
                .orElseThrow();
    }

    private void paid(String id, String amount) {
        books.cash()
                .receive(Payment.received(PaymentId.of(id), ACME, Money.parse(amount), DAY))
                .orElseThrow();
        books.cash().apply(ACME, DAY).orElseThrow();
    }

    @Test
    void C036_issued_part_paid_and_paid() {
        assertThat(status()).isEqualTo(Status.UNPAID);
        paid("PAY-1", "EUR 40");
        assertThat(status()).isEqualTo(Status.PART);
        paid("PAY-2", "EUR 60");
        assertThat(status()).isEqualTo(Status.PAID);
    }

    private void credited(String id, String amount) {
        books.invoicing()
                .issue(Invoice.creditNote(InvoiceId.of(id), ACME, DAY)
                        .line("Goods back", Money.parse(amount))
                        .crediting(INVOICE)
                        .build())
                .orElseThrow();
        books.cash()
                .settle(
                        CommandId.of("S-" + id),
                        ACME,
                        Settlement.none().matching(ItemId.credit(id), ItemId.debit("INV-1"), Money.parse(amount), DAY))
                .orElseThrow();
    }

    @Test
    void C036_void_by_credit_notes_only_where_they_take_back_all_of_it() {
        credited("CN-1", "EUR 60");
        assertThat(status()).isEqualTo(Status.PART);
        credited("CN-2", "EUR 40");
        assertThat(status()).isEqualTo(Status.CREDITED);
    }

    @Test
    void C036_paid_where_a_credit_note_took_back_a_part_and_the_rest_was_paid() {
        credited("CN-1", "EUR 60");
        paid("PAY-1", "EUR 40");
        assertThat(status()).isEqualTo(Status.PAID);
    }

    @Test
    void C036_written_off() {
        books.adjustments()
                .adjust(CommandId.of("WO-1"), ACME, Adjustment.badDebt(ItemId.debit("INV-1"), DAY))
                .orElseThrow();
        assertThat(status()).isEqualTo(Status.WRITTEN_OFF);
    }

    @Test
    void C036_an_issued_document_is_never_another_one() {
        Invoice other = Invoice.draft(INVOICE, ACME, DAY)
                .line("Goods", Money.parse("EUR 100"))
                .prepaid(Money.parse("EUR 1"))
                .build();

        assertThat(books.invoicing().issue(other)).isInstanceOf(Outcome.Conflicting.class);
        assertThat(books.invoicing().find(ACME, INVOICE).orElseThrow().totals().prepaid())
                .isEqualTo(Money.parse("EUR 0"));
    }

    @Test
    void whoever_sends_documents_hears_of_each_that_is_issued_and_of_nothing_else() {
        List<String> sent = new ArrayList<>();
        Receivables heard = books.notifying(event -> {
            if (event instanceof AccountChanged changed
                    && changed.change().recording().command().kind() == CommandKind.ISSUE) {
                String id = changed.change().entries().get(0).id().document();
                // What a host renders and sends is the document as it was issued.
                Invoice issued = books.invoicing()
                        .find(changed.account().customer(), InvoiceId.of(id))
                        .orElseThrow();
                sent.add(issued.id() + " to " + issued.customer() + ": " + issued.total());
            }
        });
        Invoice next = Invoice.draft(InvoiceId.of("INV-2"), ACME, DAY)
                .line("Goods", Money.parse("EUR 7"))
                .build();
        heard.cash().receive(Payment.received(PaymentId.of("P"), ACME, Money.parse("EUR 1"), DAY));
        heard.invoicing().issue(next);
        heard.invoicing().issue(next);

        assertThat(sent).containsExactly("INV-2 to ACME: EUR 7.00");
    }
}
