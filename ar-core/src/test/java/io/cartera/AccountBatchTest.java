package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.allocation.AllocationPolicy;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.trace.CommandId;
import java.time.LocalDate;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountBatchTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 10);

    private final Receivables books = Receivables.over(new InMemoryStore());

    @BeforeEach
    void enrol() {
        books.customers().register(Customer.organisation(ACME, "Acme").build());
    }

    @Test
    void cash_can_be_applied_from_the_day_on_which_a_credit_meets_a_debit_of_its_currency_and_until_it_is_used_up() {
        books.accounts().inOneUnit(ACME, batch -> {
            assertThat(batch.canApply(DAY)).isFalse();
            batch.receive(Payment.received(PaymentId.of("P1"), ACME, Money.parse("EUR 5"), DAY));
            assertThat(batch.canApply(DAY)).isFalse();
            batch.issue(invoice("USD", "USD 5", DAY));
            assertThat(batch.canApply(DAY)).isFalse();
            batch.issue(invoice("EUR", "EUR 7", DAY.plusDays(1)));
            assertThat(batch.canApply(DAY)).isFalse();
            assertThat(batch.canApply(DAY.plusDays(1))).isTrue();
            batch.apply(CommandId.of("A"), DAY.plusDays(1), AllocationPolicy.oldest());
            assertThat(batch.canApply(DAY.plusDays(1))).isFalse();
            return true;
        });

        books.cash().receive(Payment.received(PaymentId.of("P2"), ACME, Money.parse("EUR 1"), DAY.plusDays(2)));
        books.accounts().inOneUnit(ACME, batch -> {
            assertThat(batch.canApply(DAY.plusDays(1))).isFalse();
            assertThat(batch.canApply(DAY.plusDays(2))).isTrue();
            return true;
        });
    }

    private static Invoice invoice(String id, String amount, LocalDate day) {
        return Invoice.draft(InvoiceId.of(id), ACME, day)
                .line("Goods", Money.parse(amount))
                .build();
    }
}
