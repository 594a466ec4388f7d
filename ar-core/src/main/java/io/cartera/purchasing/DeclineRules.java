package io.cartera.purchasing;

import io.cartera.money.Percentage;
import io.cartera.rating.Evidence;
import io.cartera.time.DateRange;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * When a customer who used to buy buys less often than it did.
 * <p>
 * Two rules, each of which is enough, in this order:
 * <ol>
 *   <li>the current gap is more than so many times the mean one, and so many days or more, where there are enough gaps to speak of a mean;
 *   <li>so few purchase days in the last months were unlikely: with k of them there and λ to be expected by the twelve months before them,
 *       P(X ≤ k) under the Poisson distribution is at most the significance. It takes a customer whose first purchase day is not after
 *       the first day of those twelve months.
 * </ol>
 * By default only the first, with twice the mean, three gaps and 14 days: whoever buys every working day does not decline over a long weekend.
 * What the rules cannot say for want of history is no decline; the finding says that nothing was judged. Immutable.
 * <p>
 * Worked: gaps of 30, 28, 33, 31 and 29 days and a current one of 62: the ratio of 2.053 is above 2. And 24 purchase days in a year with 1 in the three months
 * after it: P(X ≤ 1 | 6) = 0.017351, at most 5 %.
 */
public final class DeclineRules {

    private static final int BASE_MONTHS = 12;
    private static final int MOST_MONTHS = 120;
    private static final int DECIMALS = 6;
    private static final int WHOLE = 100;

    private final BigDecimal ratio;
    private final int leastGaps;
    private final int leastDays;
    private final int windowMonths;
    private final Optional<Percentage> significance;

    private DeclineRules(
            BigDecimal ratio, int leastGaps, int leastDays, int windowMonths, Optional<Percentage> significance) {
        this.ratio = ratio;
        this.leastGaps = leastGaps;
        this.leastDays = leastDays;
        this.windowMonths = windowMonths;
        this.significance = significance;
    }

    /** More than twice the mean gap, of at least three gaps, and 14 days or more. */
    public static DeclineRules ofDefaults() {
        return new DeclineRules(BigDecimal.valueOf(2), 3, 14, 0, Optional.empty());
    }

    /**
     * The same rules with another bound of the ratio.
     *
     * @throws IllegalArgumentException if it is not above 0 and at most 1000, or has more than six decimals
     */
    public DeclineRules gapRatioAbove(BigDecimal bound) {
        BigDecimal checked = Require.decimal(bound, "bound", 1000, DECIMALS);
        if (checked.signum() <= 0) {
            throw new IllegalArgumentException("bound is " + checked + ", it must be above 0");
        }
        return new DeclineRules(checked, leastGaps, leastDays, windowMonths, significance);
    }

    /**
     * The same rules with another number of gaps that a mean takes.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public DeclineRules ofAtLeastGaps(int gaps) {
        return new DeclineRules(ratio, Require.positive(gaps, "gaps"), leastDays, windowMonths, significance);
    }

    /**
     * The same rules with another number of days since the last purchase day below which no gap is a decline.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public DeclineRules ofAtLeastDays(int days) {
        return new DeclineRules(ratio, leastGaps, Require.positive(days, "days"), windowMonths, significance);
    }

    /**
     * The same rules and the second one.
     *
     * @param lastMonths how many months up to the day asked about are held against the twelve before them
     * @param level how unlikely it has to be, such as 5 %
     * @throws IllegalArgumentException if the months are not 1 to 120, or the level is not above 0 and below 100 %
     */
    public DeclineRules orUnlikely(int lastMonths, Percentage level) {
        if (lastMonths < 1 || lastMonths > MOST_MONTHS) {
            throw new IllegalArgumentException("lastMonths is " + lastMonths + ", 1 to " + MOST_MONTHS + " is allowed");
        }
        if (Objects.requireNonNull(level, "level").value().signum() == 0
                || level.value().compareTo(BigDecimal.valueOf(WHOLE)) >= 0) {
            throw new IllegalArgumentException("level is " + level + ", above 0 and below 100 % is allowed");
        }
        return new DeclineRules(ratio, leastGaps, leastDays, lastMonths, Optional.of(level));
    }

    /** What the rules find about a customer. */
    public DeclineFinding judge(PurchaseRhythm rhythm) {
        List<Evidence> broken = new ArrayList<>();
        List<Evidence> kept = new ArrayList<>();
        if (rhythm.gaps().size() >= leastGaps) {
            judgeGap(rhythm, broken, kept);
        }
        significance.ifPresent(level -> {
            tail(rhythm).ifPresent(found -> {
                BigDecimal bound = level.value().movePointLeft(2);
                (found.compareTo(bound) <= 0 ? broken : kept)
                        .add(Evidence.of(
                                "likelihood of so few purchase days in " + windowMonths + " months",
                                found.setScale(DECIMALS, RoundingMode.HALF_UP),
                                bound));
            });
        });
        return new DeclineFinding(rhythm, broken, kept);
    }

    private void judgeGap(PurchaseRhythm rhythm, List<Evidence> broken, List<Evidence> kept) {
        Evidence found =
                Evidence.of("current gap by mean gap", rhythm.gapRatio().orElseThrow(), ratio);
        int gap = rhythm.currentGap().orElseThrow();
        if (!exceeds(rhythm)) {
            kept.add(found);
        } else if (gap >= leastDays) {
            broken.add(found);
        } else {
            kept.add(found);
            kept.add(Evidence.of("days since the last deal", gap, leastDays));
        }
    }

    /** By the exact ratio: the one that is shown is rounded. */
    private boolean exceeds(PurchaseRhythm rhythm) {
        long sum = rhythm.gaps().stream().mapToLong(Integer::longValue).sum();
        BigDecimal scaled = BigDecimal.valueOf(
                (long) rhythm.currentGap().orElseThrow() * rhythm.gaps().size());
        return scaled.compareTo(ratio.multiply(BigDecimal.valueOf(sum))) > 0;
    }

    private Optional<BigDecimal> tail(PurchaseRhythm rhythm) {
        LocalDate end = rhythm.asOf().plusDays(1);
        if (end.getYear() - 1 <= (windowMonths + BASE_MONTHS) / BASE_MONTHS || end.getYear() > 9999) {
            return Optional.empty();
        }
        LocalDate start = end.minusMonths(windowMonths);
        LocalDate base = end.minusMonths((long) windowMonths + BASE_MONTHS);
        if (rhythm.first().filter(day -> !day.isAfter(base)).isEmpty()) {
            return Optional.empty();
        }
        int before = rhythm.daysIn(DateRange.of(base, start));
        BigDecimal expected = BigDecimal.valueOf((long) before * windowMonths)
                .divide(BigDecimal.valueOf(BASE_MONTHS), 10, RoundingMode.HALF_UP);
        if (expected.compareTo(BigDecimal.valueOf(100_000)) > 0) {
            return Optional.empty();
        }
        return Optional.of(PoissonTail.atMost(rhythm.daysIn(DateRange.of(start, end)), expected));
    }

    @Override
    public String toString() {
        return "DeclineRules[gap ratio above " + ratio + " of at least " + leastGaps + " gaps and "
                + leastDays + " days"
                + significance
                        .map(level -> ", or at most " + level + " likely in " + windowMonths + " months")
                        .orElse("")
                + "]";
    }
}
