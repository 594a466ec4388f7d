package io.cartera.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Forecasts as of several days against what came, over invented ledgers whose payers differ in kind. Each rule of thumb is
 * taken at its better: as it is, or never on or before the day of the forecast. The seeds are none that the
 * predictor was built with.
 */
class ForecastAccuracyTest {

    private static final List<LocalDate> DAYS =
            List.of(LocalDate.of(2024, 9, 30), LocalDate.of(2025, 4, 15), LocalDate.of(2025, 11, 30));
    private static final Map<InventedLedger, Accuracy> BY_KIND = new EnumMap<>(InventedLedger.class);

    @BeforeAll
    static void forecast() {
        for (InventedLedger kind : InventedLedger.values()) {
            Accuracy accuracy = new Accuracy();
            // Of these few debits are open on a day.
            boolean isSmall =
                    kind == InventedLedger.SMALL || kind == InventedLedger.HANDFUL || kind == InventedLedger.PUNCTUAL;
            int ledgers = kind == InventedLedger.HANDFUL ? 48 : isSmall ? 12 : 2;
            for (long seed = 901; seed < 901 + ledgers; seed++) {
                List<Bill> bills = kind.bills(seed);
                DAYS.forEach(day -> accuracy.add(PaymentDatePredictor.shrunk(), bills, day));
            }
            BY_KIND.put(kind, accuracy);
        }
        BY_KIND.forEach((kind, accuracy) -> System.out.printf("%-10s %s%n", kind, accuracy));
        System.out.printf("%-10s %s%n", "all", all());
    }

    @ParameterizedTest
    @EnumSource
    void the_forecast_errs_less_than_due_date_mean_median_and_last_five_on_each_kind_of_ledger(InventedLedger kind) {
        Accuracy accuracy = BY_KIND.get(kind);

        assertThat(accuracy.count()).isGreaterThan(50);
        // Nothing beats the rule by which a ledger was drawn, where it is the due date nothing comes closer by
        // chance either, and a handful of customers tell little of each other.
        boolean isHard = kind == InventedLedger.PUNCTUAL || kind == InventedLedger.HANDFUL;
        double chance = isHard ? 1.08 : 1.03;
        assertThat(accuracy.error()).as("%s", accuracy).isLessThan(accuracy.bestRule() * chance);
    }

    @Test
    void the_forecast_errs_at_least_a_tenth_less_than_each_of_them_over_all() {
        Accuracy all = all();

        for (String rule : Accuracy.RULES) {
            assertThat(all.error()).as("%s", all).isLessThan(all.errorOf(rule) * 0.9);
        }
    }

    @Test
    void of_what_came_eighty_percent_lay_in_the_interval() {
        assertThat(all().coverage()).as("%s", all()).isBetween(0.77, 0.83);
    }

    /** Where everybody pays on the due date no interval of days leaves out a fifth. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PUNCTUAL")
    void on_each_kind_of_ledger_the_interval_is_neither_too_narrow_nor_too_wide(InventedLedger kind) {
        assertThat(BY_KIND.get(kind).coverage()).as("%s", BY_KIND.get(kind)).isBetween(0.72, 0.87);
    }

    private static Accuracy all() {
        Accuracy all = new Accuracy();
        new ArrayList<>(BY_KIND.values()).forEach(all::add);
        return all;
    }
}
