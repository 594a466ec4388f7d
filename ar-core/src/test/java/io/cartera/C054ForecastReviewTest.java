package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.forecast.BetaGeometric;
import io.cartera.forecast.ForecastReview;
import io.cartera.forecast.PaymentDatePredictor;
import io.cartera.forecast.PaymentForecast;
import io.cartera.forecast.Peers;
import io.cartera.forecast.RepeatPurchases;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.terms.PaymentTerms;
import io.cartera.trace.CommandId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** C054: forecasts against actuals, and C092: how often customers bought, through the door. */
class C054ForecastReviewTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");

    private final Receivables books = Receivables.over(new InMemoryStore());

    @BeforeEach
    void sell() {
        books.customers()
                .register(Customer.organisation(ACME, "Acme")
                        .terms(PaymentTerms.netDays(10))
                        .build())
                .orElseThrow();
        sell("A", FIRST);
        sell("B", FIRST.plusDays(7));
        sell("C", FIRST.plusDays(21));
    }

    @Test
    void what_came_is_set_against_what_was_foretold() {
        List<PaymentForecast> forecasts = forecasts(FIRST.plusDays(21));
        assertThat(forecasts)
                .extracting(PaymentForecast::expectedOn)
                .containsExactly(FIRST.plusDays(22), FIRST.plusDays(22), FIRST.plusDays(31));
        pay("A", FIRST.plusDays(25));
        pay("B", FIRST.plusDays(21 + 2));

        ForecastReview review = books.forecasts().review(forecasts, FIRST.plusDays(30));

        assertThat(review.forecastCount()).isEqualTo(3);
        assertThat(review.settledCount()).isEqualTo(2);
        assertThat(review.meanAbsoluteError()).contains(new BigDecimal("2.00"));
        assertThat(review.bias()).contains(new BigDecimal("2.00"));
        assertThat(review.coverage()).isEmpty();
        assertThat(review.expected()).containsEntry(CurrencyUnit.EUR, Money.parse("EUR 200"));
        assertThat(review.actual()).containsEntry(CurrencyUnit.EUR, Money.parse("EUR 200"));
    }

    @Test
    void what_comes_after_the_day_of_the_review_does_not_count() {
        List<PaymentForecast> forecasts = forecasts(FIRST.plusDays(21));
        pay("A", FIRST.plusDays(25));

        ForecastReview review = books.forecasts().review(forecasts, FIRST.plusDays(24));

        assertThat(review.settledCount()).isZero();
        assertThat(review.meanAbsoluteError()).isEmpty();
        assertThat(review.actual()).containsEntry(CurrencyUnit.EUR, Money.zero(CurrencyUnit.EUR));
    }

    @Test
    void a_debit_paid_but_for_a_rest_came_and_the_rest_by_itself_when_it_is_closed() {
        LocalDate asOf = FIRST.plusDays(21);
        List<PaymentForecast> whole = forecasts(asOf);
        pay("A", "EUR 96", asOf.plusDays(3));
        List<PaymentForecast> rest = forecasts(asOf.plusDays(3));
        assertThat(rest.get(0).debit().open()).isEqualTo(Money.parse("EUR 4"));

        assertThat(books.forecasts().review(whole, asOf.plusDays(9)).bias()).contains(new BigDecimal("2.00"));
        assertThat(books.forecasts()
                        .review(rest.subList(0, 1), asOf.plusDays(9))
                        .settledCount())
                .isZero();

        pay("A", "EUR 4", asOf.plusDays(13));
        assertThat(books.forecasts().review(whole, asOf.plusDays(20)).bias()).contains(new BigDecimal("2.00"));
        assertThat(books.forecasts()
                        .review(rest.subList(0, 1), asOf.plusDays(20))
                        .settledCount())
                .isEqualTo(1);
    }

    @Test
    void an_interval_holds_where_settlement_came_within_it() {
        LocalDate asOf = FIRST.plusDays(21);
        List<PaymentForecast> forecasts = forecasts(asOf).stream()
                .map(forecast -> forecast.between(asOf.plusDays(1), asOf.plusDays(10)))
                .toList();
        pay("A", asOf.plusDays(11));
        pay("B", asOf.plusDays(10));
        pay("C", asOf.plusDays(1));

        assertThat(books.forecasts().review(forecasts, asOf.plusDays(40)).coverage())
                .contains(new BigDecimal("0.6667"));
    }

    @Test
    void purchases_are_the_days_of_invoices_that_stand() {
        books.invoicing()
                .reverse(CommandId.of("R"), ACME, InvoiceId.of("B"), FIRST.plusDays(10))
                .orElseThrow();

        assertThat(books.forecasts().purchases(FIRST.plusDays(9)))
                .containsExactly(java.util.Map.entry(ACME, new RepeatPurchases(1, 1, 9 / 7.0)));
        RepeatPurchases later = books.forecasts().purchases(FIRST.plusDays(28)).get(ACME);
        assertThat(later).isEqualTo(new RepeatPurchases(1, 3, 4));
        assertThat(books.forecasts().purchases(FIRST.minusDays(1))).isEmpty();
        assertThat(BetaGeometric.of(0.243, 4.414, 0.793, 2.426).probabilityAlive(later))
                .isStrictlyBetween(0.5, 1.0);
    }

    private List<PaymentForecast> forecasts(LocalDate asOf) {
        return books.forecasts().payments(PaymentDatePredictor.shrunk(), asOf, Peers.none());
    }

    private void sell(String id, LocalDate on) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), ACME, on)
                        .line("goods", Money.parse("EUR 100"))
                        .build())
                .orElseThrow();
    }

    private void pay(String id, LocalDate on) {
        pay(id, "EUR 100", on);
    }

    private void pay(String id, String amount, LocalDate on) {
        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-" + id + on), ACME, Money.parse(amount), on)
                        .withReference(id))
                .orElseThrow();
        books.cash().apply(ACME, on);
    }
}
