package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.aging.AgingBuckets;
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
import java.util.concurrent.TimeUnit;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That work of the size of a year goes through, over many customers and on one account alike. */
class SizeTest {

    private static final LocalDate DAY_0 = LocalDate.of(2025, 1, 1);
    private static final int DOCUMENTS = 100_000;

    private final Receivables books = Receivables.over(new InMemoryStore());

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void a_hundred_thousand_documents_and_ninety_thousand_payments_go_through_in_memory(int customers) {
        for (int c = 0; c < customers; c++) {
            post(CustomerId.of("C" + c), DOCUMENTS / customers);
        }

        var aging = books.accounts().aging(AgingBuckets.days(30, 60, 90), DAY_0.plusYears(3));
        // Of ten documents of 10.00, nine are paid 9.00 each by reference.
        assertThat(aging.total(CurrencyUnit.EUR).openDebits()).isEqualTo(Money.parse("EUR 190000"));
        assertThat(aging.total(CurrencyUnit.EUR).unapplied()).isEqualTo(Money.zero(CurrencyUnit.EUR));
    }

    @Test
    @Timeout(value = 40, unit = TimeUnit.SECONDS)
    void twenty_thousand_documents_are_credited_in_one_unit() {
        CustomerId busy = CustomerId.of("BUSY");
        books.customers().register(Customer.organisation(busy, "Busy").build()).orElseThrow();

        boolean allApplied = books.accounts().inOneUnit(busy, batch -> {
            boolean applied = true;
            for (int i = 0; i < 20_000; i++) {
                InvoiceId document = InvoiceId.of("I" + i);
                applied &= batch.issue(Invoice.draft(document, busy, DAY_0)
                                .line("Goods", Money.parse("EUR 10"))
                                .build())
                        .applied()
                        .isPresent();
                applied &= batch.issue(Invoice.creditNote(InvoiceId.of("C" + i), busy, DAY_0)
                                .line("Goods returned", Money.parse("EUR 4"))
                                .crediting(document)
                                .build())
                        .applied()
                        .isPresent();
            }
            return applied;
        });

        assertThat(allApplied).isTrue();
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void two_thousand_transactions_go_through_on_an_account_with_thousands_of_items() {
        CustomerId busy = CustomerId.of("BUSY");
        post(busy, 20_000);

        for (int i = 0; i < 2_000; i++) {
            books.invoicing()
                    .issue(Invoice.draft(InvoiceId.of("N" + i), busy, DAY_0)
                            .line("Goods", Money.parse("EUR 1"))
                            .build());
        }

        assertThat(books.accounts().history(busy).changes()).hasSize(20_000 + 18_000 + 20_000 + 2_000);
    }

    private void post(CustomerId customer, int documents) {
        books.customers().register(Customer.organisation(customer, "Size").build());
        books.accounts().inOneUnit(customer, unit -> {
            for (int i = 0; i < documents; i++) {
                LocalDate day = DAY_0.plusDays(i % 500);
                unit.issue(Invoice.draft(InvoiceId.of("D" + i), customer, day)
                        .line("Goods", Money.parse("EUR 10"))
                        .build());
                if (i % 10 != 0) {
                    unit.receive(Payment.received(PaymentId.of("P" + i), customer, Money.parse("EUR 9"), day)
                            .withReference("D" + i));
                }
                unit.apply(CommandId.of("A" + i), day, AllocationPolicy.referenceThenDue());
            }
            return documents;
        });
    }
}
