package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.AsOf;
import java.time.LocalDate;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C014: the file of a customer has its limit and its payment terms, by day. */
class C014CreditTermsOnFileTest {

    @Test
    void C014_the_file_holds_limit_and_payment_terms() {
        CustomerId acme = CustomerId.of("ACME");
        LocalDate day = LocalDate.of(2026, 1, 10);
        Receivables books = Receivables.over(new InMemoryStore());
        books.customers()
                .register(Customer.organisation(acme, "Acme")
                        .terms(PaymentTerms.netDays(45))
                        .build())
                .orElseThrow();
        books.credit().grant(acme, CreditLimit.of(Money.parse("EUR 500")), day).orElseThrow();

        assertThat(books.customers()
                        .file(acme)
                        .orElseThrow()
                        .terms(AsOf.of(day))
                        .value())
                .isEqualTo(PaymentTerms.netDays(45));
        assertThat(books.credit().limits(acme).on(day)).contains(CreditLimit.of(Money.parse("EUR 500")));
        assertThat(books.credit().limits(acme).on(day.minusDays(1))).isEmpty();
        assertThat(books.customers().overview(acme, AsOf.of(day)).orElseThrow().limit())
                .contains(CreditLimit.of(Money.parse("EUR 500")));
    }
}
