package io.cartera.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.cartera.account.OpenItem;
import io.cartera.customer.CustomerId;
import io.cartera.forecast.PastDebits.PastDebit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C108: the plain formulas, with worked numbers: 2, 5, 5, 8 and 20 days late on 1000, 2000, 1000, 4000 and 2000. */
class PlainPredictorTest {

    private static final int[] LATE = {2, 5, 5, 8, 20};
    private static final long[] AMOUNTS = {1000, 2000, 1000, 4000, 2000};
    private static final LocalDate DUE = LocalDate.of(2026, 1, 1);
    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BOLT = CustomerId.of("BOLT");

    @Test
    void the_formulas_give_the_worked_numbers() {
        List<PastDebit> settled = new ArrayList<>();
        for (int i = 0; i < LATE.length; i++) {
            settled.add(new PastDebit(0, 10, 10 + LATE[i], AMOUNTS[i]));
        }

        assertThat(PlainPredictor.mean(settled)).isEqualTo(8);
        assertThat(PlainPredictor.amountWeighted(settled)).isCloseTo(8.9, within(1e-12));
        assertThat(PlainPredictor.smoothed(settled, 0.3)).isCloseTo(9.4097, within(1e-12));
        assertThat(PlainPredictor.quantile(settled, 0.5)).isEqualTo(5);
        assertThat(PlainPredictor.quantile(settled, 0.8)).isEqualTo(8);
        assertThat(PlainPredictor.quantile(settled, 1)).isEqualTo(20);
    }

    @Test
    void each_predictor_adds_its_days_to_the_due_date() {
        assertThat(days(PaymentDatePredictor.amountWeighted())).isEqualTo(9);
        assertThat(days(PaymentDatePredictor.smoothed(new BigDecimal("0.3")))).isEqualTo(9);
        assertThat(days(PaymentDatePredictor.quantile(new BigDecimal("0.5")))).isEqualTo(5);
        assertThat(days(PaymentDatePredictor.quantile(new BigDecimal("0.8")))).isEqualTo(8);
    }

    @Test
    void a_mean_is_drawn_to_that_of_the_group() {
        PaymentHistory.Builder history = history();
        // The group: five of 8 on average, and one of 20, whose mean is 10.
        settle(history, BOLT, 20, 1000, 9);
        history.group(ACME, "G").group(BOLT, "G");
        LocalDate due = DUE.plusDays(100);
        history.open(OpenItem.debit(ACME, "X", euro(1), DUE, due));
        history.open(OpenItem.debit(BOLT, "Y", euro(1), DUE, due));

        List<PaymentForecast> forecasts = PaymentDatePredictor.shrunkMean(5).predict(history.build());

        assertThat(forecasts)
                .extracting(PaymentForecast::expectedOn)
                .containsExactly(due.plusDays(9), due.plusDays(12));
        assertThat(forecasts).extracting(PaymentForecast::sampleSize).containsExactly(5, 1);
    }

    @Test
    void who_never_paid_is_forecast_by_its_group_and_else_by_all_and_else_by_the_terms() {
        LocalDate due = DUE.plusDays(100);
        OpenItem open = OpenItem.debit(BOLT, "Y", euro(1), DUE, due);
        PaymentDatePredictor predictor = PaymentDatePredictor.amountWeighted();

        assertThat(predictor.predict(history().open(open).build()))
                .extracting(PaymentForecast::basis)
                .containsExactly("ledger");
        assertThat(predictor.predict(
                        history().group(ACME, "G").group(BOLT, "G").open(open).build()))
                .extracting(PaymentForecast::basis)
                .containsExactly("group");
        assertThat(predictor.predict(PaymentHistory.asOf(due).open(open).build()))
                .singleElement()
                .satisfies(forecast -> {
                    assertThat(forecast.basis()).isEqualTo("terms");
                    assertThat(forecast.expectedOn()).isEqualTo(due.plusDays(1));
                });
    }

    @Test
    void predictors_are_told_apart_by_name() {
        assertThat(List.of(
                        PaymentDatePredictor.shrunk().name(),
                        PaymentDatePredictor.amountWeighted().name(),
                        PaymentDatePredictor.smoothed(BigDecimal.ONE).name(),
                        PaymentDatePredictor.quantile(BigDecimal.ONE).name(),
                        PaymentDatePredictor.shrunkMean(1).name(),
                        PaymentDatePredictor.shrunk().heeding(List.of()).name()))
                .containsExactly("shrunk", "amount-weighted", "smoothed", "quantile", "shrunk-mean", "shrunk");
    }

    @Test
    void shares_are_refused_outside_zero_and_one() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PaymentDatePredictor.smoothed(BigDecimal.ZERO))
                .withMessageContaining("weight");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PaymentDatePredictor.quantile(new BigDecimal("1.1")))
                .withMessageContaining("level");
        assertThatIllegalArgumentException().isThrownBy(() -> PaymentDatePredictor.shrunkMean(0));
    }

    private static long days(PaymentDatePredictor predictor) {
        LocalDate due = DUE.plusDays(100);
        PaymentHistory history =
                history().open(OpenItem.debit(ACME, "X", euro(1), DUE, due)).build();
        return predictor.predict(history).get(0).expectedOn().toEpochDay() - due.toEpochDay();
    }

    private static PaymentHistory.Builder history() {
        PaymentHistory.Builder history = PaymentHistory.asOf(DUE.plusDays(60));
        for (int i = 0; i < LATE.length; i++) {
            settle(history, ACME, LATE[i], AMOUNTS[i], i);
        }
        return history;
    }

    private static void settle(PaymentHistory.Builder history, CustomerId customer, int late, long amount, int i) {
        LocalDate due = DUE.plusDays(i);
        history.settled(OpenItem.debit(customer, "S" + i, euro(amount), due, due), due.plusDays(late));
    }

    private static Money euro(long amount) {
        return Money.of(CurrencyUnit.EUR, amount);
    }
}
