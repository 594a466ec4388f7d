package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.EntrySource;
import io.cartera.analysis.Turnover;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.money.ExchangeRate;
import io.cartera.money.ExchangeRateTable;
import io.cartera.money.ExchangeRates;
import io.cartera.money.MissingExchangeRateException;
import io.cartera.portfolio.Concentration;
import io.cartera.portfolio.CustomerGrouping;
import io.cartera.portfolio.LossScenario;
import io.cartera.portfolio.PortfolioBridge;
import io.cartera.portfolio.SignificantCustomer;
import io.cartera.purchasing.Deeds;
import io.cartera.purchasing.PurchaseHistory;
import io.cartera.purchasing.Purchases;
import io.cartera.time.DateRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C100, C101, C103, C104: figures over all customers in several currencies together, by the rates of one day. */
class C101SeveralCurrenciesTest {

    private static final CurrencyUnit EUR = CurrencyUnit.EUR;
    private static final CurrencyUnit USD = CurrencyUnit.USD;
    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final DateRange Y2025 =
            DateRange.ofClosed(LocalDate.parse("2025-01-01"), LocalDate.parse("2025-12-31"));
    private static final DateRange Y2026 =
            DateRange.ofClosed(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"));
    private static final ExchangeRates RATES =
            ExchangeRateTable.of(rate("0.8", "2025-12-31"), rate("0.9", "2026-12-31"), rate("5", "2027-01-01"));

    private final Receivables books = Receivables.over(new InMemoryStore());
    private final Portfolio together = books.portfolio().converting(EUR, RATES);

    private static ExchangeRate rate(String rate, String day) {
        return ExchangeRate.of(USD, EUR, new BigDecimal(rate), LocalDate.parse(day));
    }

    private void sell(CustomerId customer, String day, String... amounts) {
        if (books.customers().find(customer).isEmpty()) {
            books.customers()
                    .register(Customer.organisation(customer, customer.value()).build());
        }
        for (String amount : amounts) {
            Money net = Money.parse(amount);
            books.invoicing()
                    .issue(Invoice.draft(InvoiceId.of(day + " " + amount + customer), customer, LocalDate.parse(day))
                            .line(InvoiceLine.of("goods", net).inGroup("tools"))
                            .build())
                    .orElseThrow();
        }
    }

    private void twoYears() {
        sell(ACME, "2025-06-01", "EUR 100", "USD 50");
        sell(BOLT, "2025-07-01", "USD 100");
        sell(ACME, "2026-06-01", "EUR 100", "USD 50");
        sell(BOLT, "2026-07-01", "USD 90", "EUR 15");
    }

    @Test
    void all_figures_of_a_period_are_by_the_rates_of_its_last_day() {
        twoYears();

        Concentration turnover = together.concentration(Y2026).get(EUR);
        assertThat(turnover.shares().of(ACME).orElseThrow().amount()).isEqualTo(Money.parse("EUR 145"));
        assertThat(turnover.shares().of(BOLT).orElseThrow().amount()).isEqualTo(Money.parse("EUR 96"));
        assertThat(together.concentration(Y2026)).containsOnlyKeys(EUR);
        assertThat(together.concentration(Y2025)
                        .get(EUR)
                        .shares()
                        .of(BOLT)
                        .orElseThrow()
                        .amount())
                .as("at 0.8")
                .isEqualTo(Money.parse("EUR 80"));
        LossScenario loss = together.loss(BOLT, EUR, Y2026).orElseThrow();
        assertThat(loss.remainingTurnover()).isEqualTo(Money.parse("EUR 145"));
        assertThat(loss.atStake()).as("USD 190 and EUR 15").isEqualTo(Money.parse("EUR 186"));
        assertThat(together.receivables(LocalDate.parse("2026-12-31"))
                        .get(EUR)
                        .shares()
                        .of(ACME)
                        .orElseThrow()
                        .amount())
                .isEqualTo(Money.parse("EUR 290"));
        assertThat(together.breakdown(CustomerGrouping.byCountry(), EUR, Y2026).total())
                .isEqualTo(Money.parse("EUR 241"));
        assertThat(together.acquisition(CustomerGrouping.byCountry(), EUR, Y2025)
                        .rows()
                        .get(0)
                        .turnover())
                .isEqualTo(Money.parse("EUR 220"));
        assertThat(together.products(Y2026).total(EUR).groups()).containsEntry("tools", Money.parse("EUR 241"));
    }

    @Test
    void a_bridge_knows_no_change_that_is_one_of_rates() {
        twoYears();
        PortfolioBridge bridge = together.bridge(EUR, Y2025, Y2026);

        assertThat(bridge.start()).as("2025 at 0.9 too").isEqualTo(Money.parse("EUR 235"));
        assertThat(bridge.end()).isEqualTo(Money.parse("EUR 241"));
        assertThat(bridge.steps())
                .containsExactly(new PortfolioBridge.Step(BOLT, PortfolioBridge.Move.EXPANSION, Money.parse("EUR 6")));
    }

    @Test
    void a_history_is_by_the_rates_of_the_day_through_which_it_is_read() {
        twoYears();
        sell(CustomerId.of("NEW"), "2026-11-01", "USD 1000");
        PurchaseHistory history = together.history(LocalDate.parse("2026-12-31"));

        assertThat(history.currencies()).containsExactly(EUR);
        Purchases acme = history.of(ACME, EUR);
        assertThat(acme.deals()).isEqualTo(4);
        assertThat(acme.turnover(YearMonth.of(2025, 6))).isEqualTo(Money.parse("EUR 145"));
        assertThat(acme.first()).contains(LocalDate.parse("2025-06-01"));
        assertThat(history.gained())
                .isEqualTo(
                        books.portfolio().history(LocalDate.parse("2026-12-31")).gained());
        assertThat(SignificantCustomer.find(history, EUR, 3, io.cartera.money.Percentage.of("50")))
                .extracting(found -> found.share().amount())
                .containsExactly(Money.parse("EUR 900"));
    }

    @Test
    void a_missing_rate_is_told_and_nothing_is_left_out() {
        twoYears();
        Portfolio none = books.portfolio().converting(EUR, ExchangeRateTable.of());

        assertThatExceptionOfType(MissingExchangeRateException.class).isThrownBy(() -> none.concentration(Y2026));
        assertThatExceptionOfType(MissingExchangeRateException.class).isThrownBy(() -> none.bridge(EUR, Y2025, Y2026));
        assertThatExceptionOfType(MissingExchangeRateException.class)
                .isThrownBy(() -> none.history(LocalDate.parse("2026-12-31")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> together.bridge(USD, Y2025, Y2026))
                .withMessage("currency is USD, the figures are converted into EUR");
        assertThatIllegalArgumentException().isThrownBy(() -> together.loss(ACME, USD, Y2026));
        assertThat(books.portfolio().concentration(Y2026)).containsOnlyKeys(EUR, USD);
    }

    @Test
    void one_currency_needs_no_rate_and_nothing_gives_nothing() {
        Portfolio none = books.portfolio().converting(EUR, ExchangeRateTable.of());
        assertThat(none.concentration(Y2026)).isEmpty();
        sell(ACME, "2026-06-01", "EUR 100");

        assertThat(none.concentration(Y2026).get(EUR).shares().ranked())
                .isEqualTo(
                        books.portfolio().concentration(Y2026).get(EUR).shares().ranked());
        assertThat(none.bridge(EUR, Y2025, Y2026).end()).isEqualTo(Money.parse("EUR 100"));
    }

    @Property
    void what_is_converted_is_what_each_makes_in_each_currency_rounded_once(
            @ForAll @Size(max = 30) List<@IntRange(min = 1, max = 99_999) Integer> amounts) {
        Deeds deeds = new Deeds();
        for (int i = 0; i < amounts.size(); i++) {
            deeds.invoice(
                    "C" + i % 3,
                    "2026-0" + (1 + i % 9) + "-01",
                    Money.ofMinor(i % 2 == 0 ? EUR : USD, amounts.get(i)).toString());
        }
        ExchangeRates rates = ExchangeRateTable.of(rate("0.8765", "2026-01-01"));
        Turnover turnover = Turnover.of(deeds, Y2026);
        turnover.in(EUR, rates, LocalDate.parse("2026-12-31")).forEach((customer, together) -> {
            Money euros = turnover.in(EUR).getOrDefault(customer, Money.zero(EUR));
            Money dollars = turnover.in(USD).getOrDefault(customer, Money.zero(USD));
            assertThat(together)
                    .isEqualTo(
                            euros.plus(dollars.getAmount().multiply(new BigDecimal("0.8765")), RoundingMode.HALF_UP));
        });
        EntrySource shuffled = deeds.shuffled(amounts.size());
        PurchaseHistory one =
                PurchaseHistory.of(deeds, LocalDate.parse("2026-12-31")).converted(EUR, rates);
        assertThat(PurchaseHistory.of(shuffled, LocalDate.parse("2026-12-31"))
                        .converted(EUR, rates)
                        .in(EUR)
                        .toString())
                .isEqualTo(one.in(EUR).toString());
        assertThat(one.in(EUR).values().stream().mapToLong(Purchases::deals).sum())
                .isEqualTo(amounts.size());
    }
}
