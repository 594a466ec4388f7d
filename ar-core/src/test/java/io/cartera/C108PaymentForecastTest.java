package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.OpenItem;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.forecast.PaymentDatePredictor;
import io.cartera.forecast.PaymentForecast;
import io.cartera.forecast.PaymentHistory;
import io.cartera.forecast.Peers;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.terms.PaymentTerms;
import io.cartera.trace.CommandId;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** C108: the day on which open debits will be paid, from the customer's history and its industry, through the door. */
class C108PaymentForecastTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final CustomerId CORE = CustomerId.of("CORE");
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final Money HUNDRED = Money.parse("EUR 100");

    private final Receivables books = Receivables.over(new InMemoryStore());
    private int number;

    @BeforeEach
    void register() {
        List.of(ACME, BOLT)
                .forEach(customer -> books.customers()
                        .register(Customer.organisation(customer, customer.value())
                                .industry("retail")
                                .terms(PaymentTerms.netDays(10))
                                .build())
                        .orElseThrow());
        books.customers()
                .register(Customer.organisation(CORE, "Core")
                        .industry("mining")
                        .terms(PaymentTerms.netDays(10))
                        .build())
                .orElseThrow();
    }

    @Test
    void a_customer_that_always_takes_seven_days_more_is_expected_to_again() {
        for (int week = 0; week < 8; week++) {
            sell(ACME, FIRST.plusWeeks(week), 17);
        }
        sell(ACME, FIRST.plusWeeks(10));

        assertThat(forecasts(FIRST.plusWeeks(10))).singleElement().satisfies(forecast -> {
            assertThat(forecast.expectedOn()).isEqualTo(FIRST.plusWeeks(10).plusDays(17));
            assertThat(forecast.sampleSize()).isEqualTo(8);
            assertThat(forecast.earliest())
                    .hasValueSatisfying(day -> assertThat(day).isBetween(FIRST.plusWeeks(10), forecast.expectedOn()));
        });
    }

    @Test
    void what_is_overdue_already_is_expected_after_the_day_and_later_than_what_was_paid_so_far() {
        for (int week = 0; week < 8; week++) {
            sell(ACME, FIRST.plusWeeks(week), week % 2 == 0 ? 12 : 30);
        }
        sell(ACME, FIRST.plusWeeks(10));
        LocalDate asOf = FIRST.plusWeeks(10).plusDays(15);

        assertThat(forecasts(asOf))
                .singleElement()
                .satisfies(forecast -> assertThat(forecast.expectedOn())
                        .isEqualTo(FIRST.plusWeeks(10).plusDays(30)));
    }

    @Test
    void what_came_after_the_day_does_not_count() {
        sell(ACME, FIRST, 17);
        LocalDate asOf = FIRST.plusDays(16);

        assertThat(forecasts(asOf)).singleElement().satisfies(forecast -> {
            assertThat(forecast.basis()).isEqualTo(PaymentForecast.TERMS);
            assertThat(forecast.expectedOn()).isEqualTo(asOf.plusDays(1));
            assertThat(forecast.earliest()).isEmpty();
            assertThat(forecast.latest()).isEmpty();
            assertThat(forecast.cautiousOn()).isEqualTo(asOf.plusDays(31));
            assertThat(forecast.sampleSize()).isZero();
        });
        assertThat(forecasts(FIRST.plusDays(17))).isEmpty();
    }

    @Test
    void before_anybody_paid_it_is_the_due_date() {
        sell(ACME, FIRST);

        assertThat(forecasts(FIRST))
                .singleElement()
                .satisfies(forecast -> assertThat(forecast.expectedOn()).isEqualTo(FIRST.plusDays(10)));
    }

    @Test
    void a_customer_without_a_history_is_forecast_by_its_industry_and_else_by_all() {
        for (int week = 0; week < 6; week++) {
            sell(ACME, FIRST.plusWeeks(week), 14);
        }
        LocalDate later = FIRST.plusWeeks(9);
        sell(BOLT, later);
        sell(CORE, later);

        assertThat(forecasts(later)).extracting(PaymentForecast::basis).containsExactly("group", "ledger");
        assertThat(forecasts(later))
                .allSatisfy(forecast -> assertThat(forecast.expectedOn()).isEqualTo(later.plusDays(14)));
    }

    @Test
    void what_a_credit_note_took_back_is_no_payment() {
        sell(ACME, FIRST);
        books.invoicing()
                .issue(Invoice.creditNote(InvoiceId.of("CN-1"), ACME, FIRST.plusDays(3))
                        .line("taken back", HUNDRED)
                        .build())
                .orElseThrow();
        books.cash().apply(ACME, FIRST.plusDays(3));
        sell(ACME, FIRST.plusWeeks(1));

        PaymentHistory history = books.forecasts().history(FIRST.plusWeeks(1), Peers.none());

        assertThat(history.settledCount(ACME)).isZero();
        assertThat(history.open()).extracting(OpenItem::openMinor).containsExactly(10_000L);
    }

    @Test
    void a_short_payment_is_one_and_the_rest_is_forecast() {
        for (int week = 0; week < 8; week++) {
            sell(ACME, FIRST.plusWeeks(week));
            pay(ACME, FIRST.plusWeeks(week).plusDays(17), Money.parse("EUR 95"));
        }
        sell(ACME, FIRST.plusWeeks(10));

        List<PaymentForecast> forecasts = forecasts(FIRST.plusWeeks(10));

        assertThat(forecasts).hasSize(9).extracting(PaymentForecast::sampleSize).containsOnly(8);
        assertThat(forecasts.get(8).expectedOn()).isEqualTo(FIRST.plusWeeks(10).plusDays(17));
    }

    @Test
    void six_percent_short_is_no_payment() {
        sell(ACME, FIRST);
        pay(ACME, FIRST.plusDays(5), Money.parse("EUR 94.99"));

        assertThat(forecasts(FIRST.plusDays(6)).get(0).sampleSize()).isZero();
    }

    @Test
    void what_a_credit_note_takes_off_after_the_payment_does_not_make_it_late() {
        for (int week = 0; week < 8; week++) {
            sell(ACME, FIRST.plusWeeks(week));
            pay(ACME, FIRST.plusWeeks(week).plusDays(17), Money.parse("EUR 80"));
            LocalDate later = FIRST.plusWeeks(week).plusDays(40);
            books.invoicing()
                    .issue(Invoice.creditNote(InvoiceId.of("CN-" + number), ACME, later)
                            .crediting(InvoiceId.of("INV-" + number))
                            .line("taken back", Money.parse("EUR 20"))
                            .build())
                    .orElseThrow();
            books.cash().apply(ACME, later);
        }
        sell(ACME, FIRST.plusWeeks(20));

        assertThat(forecasts(FIRST.plusWeeks(20))).singleElement().satisfies(forecast -> {
            assertThat(forecast.sampleSize()).isEqualTo(8);
            assertThat(forecast.expectedOn()).isEqualTo(FIRST.plusWeeks(20).plusDays(17));
        });
    }

    @Test
    void what_the_bank_took_back_was_not_paid() {
        sell(ACME, FIRST, 17);
        assertThat(books.forecasts().history(FIRST.plusDays(20), Peers.none()).settledCount(ACME))
                .isEqualTo(1);

        books.cash()
                .returned(PaymentReturn.bounced(
                        CommandId.of("B"), ACME, PaymentId.of("PAY-1"), FIRST.plusDays(18), "no funds"))
                .orElseThrow();

        PaymentHistory history = books.forecasts().history(FIRST.plusDays(20), Peers.none());
        assertThat(history.settledCount(ACME)).isZero();
        assertThat(history.open()).extracting(debit -> debit.id().document()).contains("INV-1");
    }

    @Test
    void a_few_settled_debits_leave_an_interval_of_days_and_not_of_one() {
        for (int settled = 1; settled <= 4; settled++) {
            sell(ACME, FIRST.plusWeeks(settled), 17);
            LocalDate asOf = FIRST.plusWeeks(settled).plusDays(17);
            sell(BOLT, asOf);
            PaymentForecast ofNewcomer = forecasts(asOf).get(0);
            books.invoicing()
                    .reverse(CommandId.of("R-" + settled), BOLT, InvoiceId.of("INV-" + number), asOf.plusDays(1))
                    .orElseThrow();

            assertThat(ofNewcomer.expectedOn()).isEqualTo(asOf.plusDays(17));
            assertThat(ofNewcomer.earliest().orElseThrow()).isBefore(asOf.plusDays(15));
            assertThat(ofNewcomer.latest().orElseThrow()).isAfter(asOf.plusDays(19));
        }
    }

    @Test
    void a_part_payment_settles_nothing_and_the_rest_is_forecast() {
        sell(ACME, FIRST);
        pay(ACME, FIRST.plusDays(5), Money.parse("EUR 40"));

        assertThat(forecasts(FIRST.plusDays(6))).singleElement().satisfies(forecast -> {
            assertThat(forecast.debit().open()).isEqualTo(Money.parse("EUR 60"));
            assertThat(forecast.sampleSize()).isZero();
        });
    }

    @Test
    void a_host_brings_a_model_of_its_own() {
        sell(ACME, FIRST);
        PaymentDatePredictor ninetyDays = new PaymentDatePredictor() {
            @Override
            public String name() {
                return "ninety-days";
            }

            @Override
            public List<PaymentForecast> predict(PaymentHistory history) {
                return history.open().stream()
                        .map(debit -> PaymentForecast.of(debit, debit.dueOn().plusDays(90), "own-model", 0))
                        .toList();
            }
        };

        assertThat(books.forecasts().payments(ninetyDays, FIRST, Peers.none()))
                .singleElement()
                .satisfies(forecast -> {
                    assertThat(forecast.expectedOn()).isEqualTo(FIRST.plusDays(100));
                    assertThat(forecast.basis()).isEqualTo("own-model");
                });
    }

    private List<PaymentForecast> forecasts(LocalDate asOf) {
        return books.forecasts().payments(PaymentDatePredictor.shrunk(), asOf, Peers.byIndustry());
    }

    private void sell(CustomerId customer, LocalDate on, int paidAfter) {
        sell(customer, on);
        pay(customer, on.plusDays(paidAfter), HUNDRED);
    }

    private void sell(CustomerId customer, LocalDate on) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-" + ++number), customer, on)
                        .line("goods", HUNDRED)
                        .build())
                .orElseThrow();
    }

    private void pay(CustomerId customer, LocalDate on, Money amount) {
        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-" + number), customer, amount, on)
                        .withReference("INV-" + number))
                .orElseThrow();
        books.cash().apply(customer, on);
    }
}
