package io.cartera.examples.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cartera.forecast.PurchasePredictor;
import io.cartera.forecast.RepeatPurchases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** C092, C093: the model is fitted behind its port, to a published data set and to invented customers. */
class FittedPurchasesTest {

    private static final Path CDNOW = Path.of("../../shared/data/cdnow/cdnow_customers_summary.csv");

    @Test
    void the_published_fit_of_CDNOW_is_found() throws IOException {
        assumeTrue(Files.exists(CDNOW), CDNOW + " is not there");
        List<RepeatPurchases> histories = new ArrayList<>();
        for (String line : Files.readAllLines(CDNOW).stream().skip(1).toList()) {
            String[] cells = line.split(",");
            histories.add(new RepeatPurchases(
                    Long.parseLong(cells[1]), Double.parseDouble(cells[2]), Double.parseDouble(cells[3])));
        }

        FittedPurchases fitted = FittedPurchases.to(histories);

        assertThat(histories).hasSize(2357);
        assertThat(fitted.logLikelihood()).isCloseTo(-9582.43, within(0.01));
        assertThat(fitted.parameters()).containsExactly(new double[] {0.243, 4.414, 0.793, 2.426}, within(0.005));
        PurchasePredictor predictor = fitted;
        assertThat(predictor.expectedPurchases(new RepeatPurchases(2, 30.43, 38.86), 39))
                .isCloseTo(1.226, within(0.001));
    }

    @Test
    void the_rates_at_which_invented_customers_buy_and_stop_are_found_in_any_order() {
        List<RepeatPurchases> histories = drawn(4_000);
        List<RepeatPurchases> shuffled = new ArrayList<>(histories);
        Collections.shuffle(shuffled, new Random(3));

        FittedPurchases fitted = FittedPurchases.to(histories);

        // Rates uniform from 0.05 to 0.45 have mean 0.25; a customer stops after one purchase in five.
        assertThat(fitted.parameters()[0] / fitted.parameters()[1]).isCloseTo(0.25, within(0.02));
        assertThat(fitted.parameters()[2] / (fitted.parameters()[2] + fitted.parameters()[3]))
                .isCloseTo(0.2, within(0.02));
        assertThat(FittedPurchases.to(shuffled).parameters()).isEqualTo(fitted.parameters());
    }

    private static List<RepeatPurchases> drawn(int customers) {
        Random chance = new Random(11);
        List<RepeatPurchases> histories = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            double rate = 0.05 + 0.4 * chance.nextDouble();
            double age = 40 + chance.nextInt(20);
            double last = 0;
            long repeats = 0;
            double at = -Math.log(1 - chance.nextDouble()) / rate;
            while (at < age) {
                last = at;
                repeats++;
                boolean isGone = chance.nextDouble() < 0.2;
                at = isGone ? age : at - Math.log(1 - chance.nextDouble()) / rate;
            }
            histories.add(new RepeatPurchases(repeats, last, age));
        }
        return histories;
    }

    @Test
    void nothing_is_fitted_to_nobody() {
        assertThatIllegalArgumentException().isThrownBy(() -> FittedPurchases.to(List.of()));
    }
}
