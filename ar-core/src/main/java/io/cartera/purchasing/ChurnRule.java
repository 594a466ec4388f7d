package io.cartera.purchasing;

import io.cartera.money.Percentage;
import io.cartera.rating.Evidence;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * When a customer is one no longer. The host may have its own, such as a model that estimates who comes again.
 * <p>
 * A rule is a function of the rhythm alone: it asks no clock, and answers the same question with the same finding. Whoever never
 * bought is no customer by any rule that is made here. Implementations are thread-safe.
 */
@FunctionalInterface
public interface ChurnRule {

    /** What the rule finds about a customer as of the day of its rhythm. */
    ChurnFinding judge(PurchaseRhythm rhythm);

    /**
     * A customer is one as long as it bought within so many days: with 365, whoever bought 365 days ago is one, and one day
     * later no longer.
     *
     * @throws IllegalArgumentException if days is below 1
     */
    static ChurnRule fixedWindow(int days) {
        Require.positive(days, "days");
        return rhythm -> rhythm.currentGap()
                .map(gap -> ChurnFinding.of(
                        rhythm, gap <= days, List.of(Evidence.of("days since the last deal", gap, days))))
                .orElseGet(() -> ChurnFinding.of(rhythm, false, List.of()));
    }

    /**
     * The same without a least number of days. Whoever buys every working day has a median gap of one day, and would be no customer after a
     * long weekend: rather name the least with {@link #medianGaps(BigDecimal, int, int, ChurnRule)}.
     *
     * @throws IllegalArgumentException if times is not above 0 and at most 1000 with at most six decimals, or leastGaps below 1
     */
    static ChurnRule medianGaps(BigDecimal times, int leastGaps, ChurnRule otherwise) {
        return medianGaps(times, leastGaps, 1, otherwise);
    }

    /**
     * A customer is one as long as its current gap is at most so many times its median one, or so many days where those are more; by
     * another rule where there are too few gaps.
     * <p>
     * Worked: with 3 times, at least 90 days and a median gap of 40.0 days a customer is one up to 120 days after its last deal, with a
     * median gap of 1.0 up to 90.
     *
     * @param times how many times
     * @param leastGaps how many gaps a median takes
     * @param leastDays for how many days after its last deal everybody with so many gaps is a customer
     * @throws IllegalArgumentException if times is not above 0 and at most 1000 with at most six decimals, or leastGaps or leastDays
     *     below 1
     */
    static ChurnRule medianGaps(BigDecimal times, int leastGaps, int leastDays, ChurnRule otherwise) {
        BigDecimal factor = Require.decimal(times, "times", 1000, 6);
        if (factor.signum() <= 0) {
            throw new IllegalArgumentException("times is " + factor + ", it must be above 0");
        }
        Require.positive(leastGaps, "leastGaps");
        BigDecimal least = BigDecimal.valueOf(Require.positive(leastDays, "leastDays"));
        Objects.requireNonNull(otherwise, "otherwise");
        return rhythm -> {
            if (rhythm.gaps().size() < leastGaps) {
                return otherwise.judge(rhythm);
            }
            BigDecimal bound = rhythm.medianGap().orElseThrow().multiply(factor).max(least);
            BigDecimal gap = BigDecimal.valueOf(rhythm.currentGap().orElseThrow());
            return ChurnFinding.of(
                    rhythm,
                    gap.compareTo(bound) <= 0,
                    List.of(Evidence.of("days since the last deal, by the median gap", gap, bound)));
        };
    }

    /** Three times the median gap, of at least three gaps, but never less than 90 days; and else a year: 365 days. */
    static ChurnRule ofDefaults() {
        return medianGaps(BigDecimal.valueOf(3), 3, 90, fixedWindow(365));
    }

    /**
     * A customer is one as long as a likelihood that somebody else knows is at least so much.
     *
     * @param likelihood of the customer to come again, 0 to 100 %, from its rhythm
     * @param least from how much on it is one, such as 50 %
     */
    static ChurnRule likelihood(Function<PurchaseRhythm, Percentage> likelihood, Percentage least) {
        Objects.requireNonNull(likelihood, "likelihood");
        Objects.requireNonNull(least, "least");
        return rhythm -> {
            if (rhythm.last().isEmpty()) {
                return ChurnFinding.of(rhythm, false, List.of());
            }
            Percentage found = Objects.requireNonNull(likelihood.apply(rhythm), "likelihood");
            return ChurnFinding.of(
                    rhythm,
                    found.compareTo(least) >= 0,
                    List.of(Evidence.of("percent likely to come again", found.value(), least.value())));
        };
    }
}
