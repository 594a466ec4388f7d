package io.cartera.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.OpenItem;
import io.cartera.customer.CustomerId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** S04: forecasts are whole, finite, in order, and do not depend on names or on the order in which facts come. */
class ForecastLawsTest {

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final CustomerId ACME = CustomerId.of("ACME");

    @Property(tries = 150)
    void S04_each_open_debit_has_a_forecast_after_the_day_within_its_interval(
            @ForAll("ledgers") List<Bill> bills, @ForAll("days") LocalDate asOf) {
        PaymentHistory history = Bill.history(bills, asOf);

        List<PaymentForecast> forecasts = PaymentDatePredictor.shrunk().predict(history);

        assertThat(forecasts).extracting(PaymentForecast::debit).isEqualTo(history.open());
        assertThat(forecasts).allSatisfy(forecast -> {
            assertThat(forecast.expectedOn()).isAfter(asOf);
            forecast.earliest()
                    .ifPresent(day -> assertThat(day).isAfter(asOf).isBeforeOrEqualTo(forecast.expectedOn()));
            forecast.latest().ifPresent(day -> assertThat(day).isAfterOrEqualTo(forecast.expectedOn()));
            assertThat(forecast.chanceBy(asOf)).isZero();
            assertThat(forecast.chanceBy(forecast.expectedOn())).isGreaterThanOrEqualTo(new BigDecimal("0.5"));
            assertThat(forecast.chanceBy(forecast.cautiousOn())).isGreaterThanOrEqualTo(new BigDecimal("0.8"));
            assertThat(forecast.chanceBy(LocalDate.of(9999, 12, 31))).isEqualByComparingTo("1");
        });
    }

    @Property(tries = 100)
    void S04_neither_names_nor_the_order_of_facts_change_a_forecast(
            @ForAll("ledgers") List<Bill> bills, @ForAll("days") LocalDate asOf, @ForAll long seed) {
        List<Bill> renamed = new ArrayList<>();
        for (Bill bill : bills) {
            // The other way round in the order of names.
            String name = "X" + (99 - Integer.parseInt(bill.customer().substring(1)));
            renamed.add(new Bill(
                    name, bill.group(), bill.number(), bill.issued(), bill.due(), bill.settled(), bill.minor()));
        }
        Collections.shuffle(renamed, new Random(seed));

        assertThat(told(Bill.history(renamed, asOf))).isEqualTo(told(Bill.history(bills, asOf)));
    }

    private static Map<String, String> told(PaymentHistory history) {
        Map<String, String> told = new HashMap<>();
        PaymentDatePredictor.shrunk()
                .predict(history)
                .forEach(forecast -> told.put(forecast.debit().id().document(), forecast.toString()));
        return told;
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(-5, 500).map(FIRST::plusDays);
    }

    @Provide
    Arbitrary<List<Bill>> ledgers() {
        Arbitrary<int[]> bill = Combinators.combine(
                        Arbitraries.integers().between(10, 15),
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.of(0, 0, 14, 30),
                        Arbitraries.of(0, 1, 20, 30, 31, 45, 300, -1))
                .as((customer, issued, terms, taken) -> new int[] {customer, issued, terms, taken});
        return bill.list().ofMaxSize(60).map(rows -> {
            List<Bill> bills = new ArrayList<>();
            for (int[] row : rows) {
                LocalDate issued = FIRST.plusDays(row[1]);
                bills.add(new Bill(
                        "C" + row[0],
                        row[0] % 3 == 0 ? "" : "G" + row[0] % 3,
                        bills.size(),
                        issued,
                        issued.plusDays(row[2]),
                        row[3] < 0 ? Bill.NEVER : issued.plusDays(row[3]),
                        100 + row[1]));
            }
            return bills;
        });
    }

    @Test
    void a_history_refuses_credits_and_what_was_settled_after_its_day() {
        Money one = Money.parse("EUR 1");
        OpenItem credit = OpenItem.credit(ACME, "PAY-1", one, FIRST);
        OpenItem debit = OpenItem.debit(ACME, "INV-1", one, FIRST, FIRST);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PaymentHistory.asOf(FIRST).open(credit))
                .withMessageContaining("debit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PaymentHistory.asOf(FIRST).settled(debit, FIRST.plusDays(1)))
                .withMessageContaining("on is 2025-01-02");
    }

    @Test
    void chances_rise_in_straight_lines_or_by_the_days_that_are_given() {
        OpenItem debit = OpenItem.debit(ACME, "INV-1", Money.parse("EUR 1"), FIRST, FIRST);
        PaymentForecast forecast = PaymentForecast.of(debit, FIRST.plusDays(10), PaymentForecast.CUSTOMER, 9)
                .between(FIRST.plusDays(2), FIRST.plusDays(30))
                .cautiously(FIRST.plusDays(20));

        assertThat(List.of(1, 2, 6, 10, 15, 20, 30, 40, 50))
                .extracting(day -> forecast.chanceBy(FIRST.plusDays(day)).doubleValue())
                .containsExactly(0.0, 0.1, 0.3, 0.5, 0.65, 0.8, 0.9, 0.95, 1.0);
        PaymentForecast among =
                forecast.among(List.of(FIRST.plusDays(9), FIRST.plusDays(3), FIRST.plusDays(20), FIRST.plusDays(5)));
        assertThat(List.of(2, 3, 9, 19, 20))
                .extracting(day -> among.chanceBy(FIRST.plusDays(day)).doubleValue())
                .containsExactly(0.0, 0.25, 0.75, 0.75, 1.0);
        assertThat(PaymentForecast.of(debit, FIRST.plusDays(10), "own", 0).chanceBy(FIRST.plusDays(10)))
                .isEqualByComparingTo("1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> forecast.among(List.of()))
                .withMessageContaining("days");
        assertThat(among).isNotEqualTo(forecast);
    }

    @Test
    void dates_at_the_end_of_time_stay_dates() {
        LocalDate last = LocalDate.of(9999, 12, 31);
        Money one = Money.parse("EUR 1");
        PaymentHistory history = PaymentHistory.asOf(last)
                .settled(OpenItem.debit(ACME, "INV-1", one, LocalDate.of(1, 1, 1), LocalDate.of(1, 1, 1)), last)
                .open(OpenItem.debit(ACME, "INV-2", one, last, last))
                .build();

        assertThat(PaymentDatePredictor.shrunk().predict(history))
                .singleElement()
                .extracting(PaymentForecast::expectedOn)
                .isEqualTo(last);
    }

    @Test
    void what_is_older_than_anything_that_was_ever_settled_is_expected_later_the_older_it_is() {
        Money one = Money.parse("EUR 1");
        PaymentHistory.Builder builder = PaymentHistory.asOf(FIRST.plusDays(400));
        for (int i = 0; i < 10; i++) {
            builder.settled(OpenItem.debit(ACME, "S-" + i, one, FIRST, FIRST), FIRST.plusDays(i));
        }
        PaymentHistory history = builder.open(OpenItem.debit(ACME, "OLD", one, FIRST, FIRST))
                .open(OpenItem.debit(ACME, "OLDER", one, FIRST.minusDays(400), FIRST.minusDays(400)))
                .build();

        List<PaymentForecast> forecasts = PaymentDatePredictor.shrunk().predict(history);

        assertThat(forecasts)
                .extracting(PaymentForecast::expectedOn)
                .containsExactly(FIRST.plusDays(500), FIRST.plusDays(450));
        assertThat(forecasts).extracting(PaymentForecast::basis).containsOnly(PaymentForecast.AGE);
    }

    @Test
    void the_day_of_an_open_debit_that_nobody_outlived_weighs_on_the_curve() {
        SurvivalTally tally = new SurvivalTally(4);
        tally.known(1, 1);
        tally.laterThan(2, 1);
        tally.known(3, 1);
        tally.known(4, 1);

        DayCurve curve = tally.curve();

        // Kaplan and Meier: 1/4 by day 1; what is left, 3/4, halves on day 3.
        assertThat(curve.upTo(1)).isEqualTo(0.25);
        assertThat(curve.upTo(3)).isEqualTo(0.625);
        assertThat(curve.upTo(4)).isEqualTo(1);
        assertThat(curve.quantileBeyond(1, 0.5)).isEqualTo(3);
        assertThat(curve.quantileBeyond(3, 0.1)).isEqualTo(4);
    }
}
