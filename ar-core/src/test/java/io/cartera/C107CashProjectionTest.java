package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.collection.Dispute;
import io.cartera.collection.DisputeId;
import io.cartera.collection.DisputeReason;
import io.cartera.collection.PromiseId;
import io.cartera.collection.PromiseToPay;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.forecast.CashProjection;
import io.cartera.forecast.PaymentDatePredictor;
import io.cartera.forecast.PaymentForecast;
import io.cartera.forecast.Peers;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.terms.PaymentTerms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C107 and C109: what cash the next weeks bring, expected and cautiously, and whether it suffices. */
class C107CashProjectionTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    /** A Wednesday. */
    private static final LocalDate DAY = LocalDate.parse("2026-01-28");

    @Test
    void one_debit_comes_in_the_week_of_its_expected_day_and_cautiously_in_that_of_four_in_five() {
        CashProjection projection = projection(forecast("A", "EUR 100", DAY.plusDays(1), DAY.plusDays(8)));

        assertThat(projection.weeks())
                .extracting(CashProjection.Week::expected)
                .containsExactly(eur("100"), eur("0"), eur("0"));
        assertThat(projection.weeks())
                .extracting(CashProjection.Week::cautious)
                .containsExactly(eur("0"), eur("100"), eur("0"));
    }

    @Test
    void added_up_the_weeks_are_what_comes_in_one_of_two_cases_and_in_four_of_five() {
        CashProjection projection = projection(
                forecast("A", "EUR 100", DAY.plusDays(1), DAY.plusDays(8)),
                forecast("B", "EUR 10", DAY.plusDays(4), DAY.plusDays(4)),
                forecast("C", "EUR 1", DAY.plusDays(5), DAY.plusDays(100)));

        assertThat(projection.weeks())
                .extracting(CashProjection.Week::label)
                .containsExactly("2026-W05", "2026-W06", "2026-W07");
        assertThat(projection.weeks().get(0).first()).isEqualTo("2026-01-29");
        assertThat(projection.weeks().get(0).last()).isEqualTo("2026-02-01");
        assertThat(projection.weeks().get(1).first()).isEqualTo("2026-02-02");
        // A comes in the first week with a chance of 0.63. By the second 111.00 are there with 0.89 x 0.52, less than a
        // half,
        // by the third with 0.54.
        assertThat(projection.weeks())
                .extracting(CashProjection.Week::expected)
                .containsExactly(eur("110"), eur("0"), eur("1"));
        assertThat(projection.weeks())
                .extracting(CashProjection.Week::cautious)
                .containsExactly(eur("10"), eur("100"), eur("0"));
        assertThat(projection.expectedBeyond()).isEqualTo(eur("0"));
        assertThat(projection.cautiousBeyond()).isEqualTo(eur("1"));
    }

    @Test
    void of_several_debits_the_sum_is_less_in_doubt_than_each() {
        List<LocalDate> sevenOfTen = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            sevenOfTen.add(DAY.plusDays(i < 7 ? 1 : 15));
        }
        CashProjection projection = projection(
                forecast("A", "EUR 100", DAY.plusDays(1), DAY.plusDays(15)).among(sevenOfTen),
                forecast("B", "EUR 100", DAY.plusDays(1), DAY.plusDays(15)).among(sevenOfTen),
                forecast("C", "EUR 100", DAY.plusDays(1), DAY.plusDays(15)).among(sevenOfTen),
                forecast("D", "EUR 100", DAY.plusDays(1), DAY.plusDays(15)).among(sevenOfTen));

        // Binomial: three or four with 0.6517, two or more with 0.9163.
        assertThat(projection.weeks())
                .extracting(CashProjection.Week::expected)
                .containsExactly(eur("300"), eur("0"), eur("100"));
        assertThat(projection.weeks())
                .extracting(CashProjection.Week::cautious)
                .containsExactly(eur("200"), eur("0"), eur("200"));
    }

    @Test
    void neither_the_order_of_forecasts_nor_the_names_of_customers_change_a_projection() {
        Random chance = new Random(11);
        List<PaymentForecast> forecasts = new ArrayList<>();
        List<PaymentForecast> renamed = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            LocalDate expected = DAY.plusDays(1 + chance.nextInt(30));
            LocalDate cautious = expected.plusDays(chance.nextInt(20));
            Money amount = Money.ofMinor(CurrencyUnit.EUR, 1 + chance.nextInt(100_000));
            for (List<PaymentForecast> list : List.of(forecasts, renamed)) {
                CustomerId customer = CustomerId.of(list == forecasts ? "C" + i : "X" + (999 - i));
                list.add(PaymentForecast.of(
                                OpenItem.debit(customer, "I" + i, amount, DAY, DAY), expected, PaymentForecast.GROUP, 0)
                        .cautiously(cautious));
            }
        }
        Collections.shuffle(renamed, chance);

        assertThat(CashProjection.of(renamed, DAY, 6).toString())
                .isEqualTo(CashProjection.of(forecasts, DAY, 6).toString());
    }

    @Test
    void in_both_columns_all_adds_up_to_what_is_open_in_each_currency() {
        Random chance = new Random(7);
        List<PaymentForecast> forecasts = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            LocalDate expected = DAY.plusDays(chance.nextInt(60) - 3);
            String amount = (i % 3 == 0 ? "USD " : "EUR ") + (1 + chance.nextInt(1000));
            forecasts.add(forecast("I" + i, amount, expected, expected.plusDays(chance.nextInt(40))));
        }

        List<CashProjection> projections = CashProjection.of(forecasts, DAY, 5);

        assertThat(projections)
                .extracting(CashProjection::currency)
                .containsExactly(CurrencyUnit.EUR, CurrencyUnit.USD);
        for (CashProjection projection : projections) {
            Money expected = projection.expectedBeyond();
            Money cautious = projection.cautiousBeyond();
            for (CashProjection.Week week : projection.weeks()) {
                expected = expected.plus(week.expected());
                cautious = cautious.plus(week.cautious());
            }
            assertThat(expected).isEqualTo(projection.open()).isEqualTo(cautious);
        }
    }

    @Test
    void what_goes_out_is_set_against_what_comes_in_and_the_gap_is_told() {
        CashProjection projection = projection(
                forecast("A", "EUR 100", DAY.plusDays(1), DAY.plusDays(8)),
                forecast("B", "EUR 50", DAY.plusDays(6), DAY.plusDays(13)));

        List<CashProjection.Liquidity> weeks = projection.liquidity(
                eur("20"),
                Map.of(
                        DAY.minusDays(3),
                        eur("5"),
                        DAY.plusDays(2),
                        eur("60"),
                        DAY.plusDays(7),
                        eur("70"),
                        DAY.plusDays(99),
                        eur("1000")));

        assertThat(weeks)
                .extracting(CashProjection.Liquidity::outgoing)
                .containsExactly(eur("65"), eur("70"), eur("0"));
        assertThat(weeks)
                .extracting(CashProjection.Liquidity::expected)
                .containsExactly(eur("55"), eur("35"), eur("35"));
        assertThat(weeks)
                .extracting(CashProjection.Liquidity::cautious)
                .containsExactly(eur("-45"), eur("-15"), eur("35"));
        assertThat(weeks).extracting(CashProjection.Liquidity::gap).containsExactly(eur("45"), eur("15"), eur("0"));
    }

    @Test
    void amounts_of_other_currencies_and_below_zero_are_refused() {
        CashProjection projection = projection(forecast("A", "EUR 100", DAY.plusDays(1), DAY.plusDays(8)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> projection.liquidity(eur("20"), Map.of(DAY, eur("-1"))))
                .withMessageContaining("outgoing");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> projection.liquidity(Money.parse("USD 1"), Map.of())))
                .isInstanceOf(CurrencyMismatchException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> CashProjection.of(List.of(), DAY, 521));
        assertThat(CashProjection.of(List.of(), DAY, 520)).isEmpty();
    }

    @Test
    void through_the_door_disputes_are_apart_and_promises_are_heeded() {
        Receivables books = Receivables.over(new InMemoryStore());
        books.customers()
                .register(Customer.organisation(ACME, "Acme")
                        .terms(PaymentTerms.netDays(10))
                        .build())
                .orElseThrow();
        for (String id : List.of("A", "B", "C")) {
            books.invoicing()
                    .issue(Invoice.draft(InvoiceId.of(id), ACME, DAY.minusDays(20))
                            .line("goods", eur("100"))
                            .build())
                    .orElseThrow();
        }
        books.collections()
                .dispute(Dispute.opened(
                                DisputeId.of("D"), ACME, ItemId.debit("A"), DisputeReason.PRICE, DAY.minusDays(2))
                        .of(eur("30")))
                .orElseThrow();
        books.collections()
                .promise(PromiseToPay.of(PromiseId.of("P"), ACME, eur("100"), DAY.minusDays(1), DAY.plusDays(9))
                        .forItems(List.of(ItemId.debit("B"))))
                .orElseThrow();

        assertThat(books.forecasts().cash(PaymentDatePredictor.shrunk(), DAY, Peers.none(), 3))
                .singleElement()
                .satisfies(projection -> {
                    assertThat(projection.open()).isEqualTo(eur("300"));
                    assertThat(projection.overdue()).isEqualTo(eur("300"));
                    assertThat(projection.disputed()).isEqualTo(eur("30"));
                    // Nobody ever paid, so one of the two that are due comes this week; what was promised, not before
                    // the next.
                    assertThat(projection.weeks())
                            .extracting(CashProjection.Week::expected)
                            .containsExactly(eur("100"), eur("70"), eur("0"));
                    assertThat(projection.weeks())
                            .extracting(CashProjection.Week::cautious)
                            .startsWith(eur("0"));
                });
    }

    @Test
    void a_promise_of_less_than_is_open_of_its_items_moves_nothing() {
        assertThat(weeksWithPromiseOf("200")).containsExactly(eur("0"), eur("100"), eur("0"));
        assertThat(weeksWithPromiseOf("199.99")).containsExactly(eur("100"), eur("0"), eur("0"));
        assertThat(weeksWithPromiseOf("5")).containsExactly(eur("100"), eur("0"), eur("0"));
    }

    private static List<Money> weeksWithPromiseOf(String amount) {
        Receivables books = Receivables.over(new InMemoryStore());
        books.customers()
                .register(Customer.organisation(ACME, "Acme")
                        .terms(PaymentTerms.netDays(10))
                        .build())
                .orElseThrow();
        for (String id : List.of("A", "B")) {
            books.invoicing()
                    .issue(Invoice.draft(InvoiceId.of(id), ACME, DAY.minusDays(20))
                            .line("goods", eur("100"))
                            .build())
                    .orElseThrow();
        }
        books.collections()
                .promise(PromiseToPay.of(PromiseId.of("P"), ACME, eur(amount), DAY.minusDays(1), DAY.plusDays(9))
                        .forItems(List.of(ItemId.debit("A"), ItemId.debit("B"))))
                .orElseThrow();
        return books.forecasts().cash(PaymentDatePredictor.shrunk(), DAY, Peers.none(), 3).get(0).weeks().stream()
                .map(CashProjection.Week::expected)
                .toList();
    }

    private static CashProjection projection(PaymentForecast... forecasts) {
        return CashProjection.of(List.of(forecasts), DAY, 3).get(0);
    }

    private static PaymentForecast forecast(String id, String amount, LocalDate expected, LocalDate cautious) {
        OpenItem debit = OpenItem.debit(ACME, id, Money.parse(amount), DAY.minusDays(9), DAY);
        return PaymentForecast.of(debit, expected, PaymentForecast.CUSTOMER, 3).cautiously(cautious);
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }
}
