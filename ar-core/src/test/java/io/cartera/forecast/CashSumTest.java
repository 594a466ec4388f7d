package io.cartera.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** C107, C109: sums of what may come, against sums worked out one way or the other. */
class CashSumTest {

    @Test
    void of_a_few_amounts_the_sum_is_exact() {
        Random chance = new Random(3);
        for (int time = 0; time < 50; time++) {
            int size = 1 + chance.nextInt(10);
            long[] amounts = new long[size];
            double[] chances = new double[size];
            CashSum sum = new CashSum();
            for (int i = 0; i < size; i++) {
                amounts[i] = 1 + chance.nextInt(20);
                chances[i] = chance.nextInt(5) / 4.0;
                sum.add(amounts[i], chances[i]);
            }

            assertThat(sum.inAtLeast(0.5, 0.8))
                    .containsExactly(byAllCases(amounts, chances, 0.5), byAllCases(amounts, chances, 0.8));
        }
    }

    /** The largest sum that is reached with so great a chance, by going through all cases. */
    private static long byAllCases(long[] amounts, double[] chances, double level) {
        double[] reached = new double[250];
        for (int which = 0; which < 1 << amounts.length; which++) {
            double chance = 1;
            int came = 0;
            for (int i = 0; i < amounts.length; i++) {
                boolean isIn = (which >> i & 1) == 1;
                chance *= isIn ? chances[i] : 1 - chances[i];
                came += isIn ? (int) amounts[i] : 0;
            }
            for (int least = 0; least <= came; least++) {
                reached[least] += chance;
            }
        }
        int most = 0;
        while (reached[most + 1] >= level - 1e-9) {
            most++;
        }
        return most;
    }

    @Test
    void of_very_many_amounts_it_comes_near() {
        Random chance = new Random(5);
        CashSum sum = new CashSum();
        double[] exact = {1};
        for (int i = 0; i < 900; i++) {
            int amount = 1 + chance.nextInt(40) * chance.nextInt(40);
            double likely = 0.05 + 0.9 * chance.nextDouble();
            sum.add(amount, likely);
            double[] with = new double[exact.length + amount];
            for (int came = 0; came < exact.length; came++) {
                with[came] += exact[came] * (1 - likely);
                with[came + amount] += exact[came] * likely;
            }
            exact = with;
        }

        long[] found = sum.inAtLeast(0.5, 0.8);

        double half = reached(exact, 0.5);
        double cautious = reached(exact, 0.8);
        assertThat(half - cautious).isGreaterThan(4_000);
        assertThat((double) found[0]).isCloseTo(half, within(50.0));
        assertThat((double) found[1]).isCloseTo(cautious, within(50.0));
    }

    private static int reached(double[] chances, double level) {
        int amount = chances.length - 1;
        double sum = chances[amount];
        while (sum < level) {
            sum += chances[--amount];
        }
        return amount;
    }

    @Test
    void what_is_sure_comes_and_what_is_out_of_question_does_not() {
        CashSum sum = new CashSum();
        assertThat(sum.inAtLeast(0.5)).containsExactly(0);
        sum.add(7, 1);
        sum.add(100, 0);
        sum.add(0, 0.5);
        assertThat(sum.inAtLeast(0.5, 1)).containsExactly(7, 7);
    }
}
