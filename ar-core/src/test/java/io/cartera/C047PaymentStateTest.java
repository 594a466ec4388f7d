package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.ItemId;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.settlement.PaymentState;
import io.cartera.terms.PaymentTerms;
import io.cartera.trace.CommandId;
import java.time.LocalDate;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C047: what became of a payment: received, cleared, bounced, charged back, undone. */
class C047PaymentStateTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final PaymentId PAYMENT = PaymentId.of("PAY-1");

    private final Receivables books = Receivables.over(new InMemoryStore());

    private void pay(String on, String valueOn) {
        books.customers()
                .register(Customer.organisation(ACME, "Acme")
                        .terms(PaymentTerms.netDays(30))
                        .build());
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("PAY-1"), ACME, LocalDate.parse("2026-02-01"))
                        .line("Goods", Money.parse("EUR 100"))
                        .build());
        books.cash()
                .receive(Payment.received(PAYMENT, ACME, Money.parse("EUR 100"), LocalDate.parse(on))
                        .withValueOn(LocalDate.parse(valueOn)));
        assertThat(books.cash().apply(ACME, LocalDate.parse(on)).applied()).isPresent();
    }

    private String on(String day) {
        return books.cash()
                .state(ACME, PAYMENT, LocalDate.parse(day))
                .map(state -> state.status() + " " + state.since())
                .orElse("none");
    }

    @Test
    void is_received_until_its_value_date_and_cleared_from_then_on() {
        pay("2026-03-01", "2026-03-03");

        assertThat(on("2026-02-28")).isEqualTo("none");
        assertThat(on("2026-03-01")).isEqualTo("RECEIVED 2026-03-01");
        assertThat(on("2026-03-02")).isEqualTo("RECEIVED 2026-03-01");
        assertThat(on("2026-03-03")).isEqualTo("CLEARED 2026-03-03");
    }

    @Test
    void is_cleared_at_once_where_the_bank_had_the_money_before_us() {
        pay("2026-03-05", "2026-03-03");

        assertThat(on("2026-03-04")).isEqualTo("none");
        assertThat(on("2026-03-05")).isEqualTo("CLEARED 2026-03-05");
    }

    @Test
    void is_bounced_or_charged_back_from_the_day_on_which_the_bank_took_it_back() {
        pay("2026-03-01", "2026-03-03");
        books.cash()
                .returned(PaymentReturn.bounced(
                        CommandId.of("RET"), ACME, PAYMENT, LocalDate.parse("2026-03-05"), "no funds"));

        assertThat(on("2026-03-04")).isEqualTo("CLEARED 2026-03-03");
        assertThat(on("2026-03-05")).isEqualTo("BOUNCED 2026-03-05");
        PaymentState state =
                books.cash().state(ACME, PAYMENT, LocalDate.parse("2026-12-31")).orElseThrow();
        assertThat(state.isTakenBack()).isTrue();
        assertThat(state)
                .isEqualTo(books.cash()
                        .state(ACME, PAYMENT, LocalDate.parse("2026-03-06"))
                        .orElseThrow());
    }

    @Test
    void a_chargeback_is_told_from_a_bounced_payment() {
        pay("2026-03-01", "2026-03-01");
        books.cash()
                .returned(PaymentReturn.chargeback(
                        CommandId.of("RET"), ACME, PAYMENT, LocalDate.parse("2026-03-05"), "not authorised"));

        assertThat(on("2026-03-05")).isEqualTo("CHARGED_BACK 2026-03-05");
    }

    @Test
    void one_that_was_a_mistake_is_reversed_and_an_invoice_of_the_same_name_is_no_payment() {
        pay("2026-03-01", "2026-03-01");
        assertThat(on("2026-02-10")).isEqualTo("none");
        assertThat(books.accounts()
                        .reverse(CommandId.of("REV"), ACME, ItemId.credit("PAY-1"), LocalDate.parse("2026-03-07"))
                        .applied())
                .isPresent();

        assertThat(on("2026-03-06")).isEqualTo("CLEARED 2026-03-01");
        assertThat(on("2026-03-07")).isEqualTo("REVERSED 2026-03-07");
        assertThat(books.cash().state(ACME, PaymentId.of("OTHER"), LocalDate.parse("2026-03-07")))
                .isEmpty();
    }
}
