package io.cartera.rating;

import io.cartera.analysis.PaymentRecord;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A score from 0 to 100 of how promptly a customer paid, weighted with the amounts.
 * <p>
 * Days beyond terms have these scores, and what lies between is interpolated on straight lines: 30 days sooner 100, 20 days
 * sooner 90, prompt 80, 15 days late 70, 22 days 60, 30 days 50, 60 days 40, 90 days 30, 120 days 20. Sooner than 30 days
 * is 100. That later than 120 days is less than 20 follows the same source; that it falls to 0 at 180 days is our own
 * choice. The points are those that a large credit bureau publishes for its payment index.
 * <p>
 * Counted are the experiences of {@link PaymentRecord} that fell due in the last months, 24 by default, and those paid
 * before they fell due; what is overdue or was given up counts with its days so far, however old it is, so that nobody
 * gains by not paying. Of debits that are due, paying one later never raises the score: what is unpaid scores 0 by the time at
 * which a payment of it would no longer be counted, which is why the months are six at least. Each payment is rounded to ten
 * decimals, the score to two, both half-up. Immutable.
 * <p>
 * There are two ways to make one score of several payments. By default it is the mean of their scores; {@link #byMeanDays}
 * is the score of their mean days. Worked: 10,000 prompt, 5,000 15 days late and 5,000 60 days late are
 * (10,000·80 + 5,000·70 + 5,000·40) / 20,000 = 67.50; the mean is 18.75 days, whose score is 70 − 10·3.75/7 = 64.64.
 * <p>
 * As a {@link ScoringMethod} its confidence is a fifth for each debit it knows of, and whole from five on.
 */
public final class PaymentHistoryScore implements ScoringMethod {

    /** How much risk a score tells of. */
    public enum Band {
        /** 80 to 100. */
        LOW_RISK,
        /** 50 and more, and less than 80. */
        MEDIUM_RISK,
        /** Less than 50. */
        HIGH_RISK
    }

    private static final int MOST_MONTHS = 24;
    private static final int FEWEST_MONTHS = 6;
    private static final int WHOLE_SAMPLE = 5;
    private static final int EXACT = 10;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final TreeMap<BigDecimal, BigDecimal> POINTS = points();
    private static final PaymentHistoryScore STANDARD = new PaymentHistoryScore(MOST_MONTHS, false);

    private final int months;
    private final boolean isByMeanDays;

    private PaymentHistoryScore(int months, boolean isByMeanDays) {
        this.months = months;
        this.isByMeanDays = isByMeanDays;
    }

    private static TreeMap<BigDecimal, BigDecimal> points() {
        int[][] points = {
            {-30, 100}, {-20, 90}, {0, 80}, {15, 70}, {22, 60}, {30, 50}, {60, 40}, {90, 30}, {120, 20}, {180, 0}
        };
        TreeMap<BigDecimal, BigDecimal> byDays = new TreeMap<>();
        for (int[] point : points) {
            byDays.put(BigDecimal.valueOf(point[0]), BigDecimal.valueOf(point[1]));
        }
        return byDays;
    }

    /** The mean of the scores over 24 months. */
    public static PaymentHistoryScore standard() {
        return STANDARD;
    }

    /**
     * The same over fewer months.
     *
     * @throws IllegalArgumentException if not 6 to 24
     */
    public PaymentHistoryScore overMonths(int newMonths) {
        if (newMonths < FEWEST_MONTHS || newMonths > MOST_MONTHS) {
            throw new IllegalArgumentException(
                    "months is " + newMonths + ", " + FEWEST_MONTHS + " to " + MOST_MONTHS + " are allowed");
        }
        return new PaymentHistoryScore(newMonths, isByMeanDays);
    }

    /** The same as the score of the mean days, in place of the mean of the scores. */
    public PaymentHistoryScore byMeanDays() {
        return new PaymentHistoryScore(months, true);
    }

    /** The score of a payment so many days beyond terms, less than zero for days before; rounded to two decimals. */
    public static BigDecimal scoreOf(long days) {
        return interpolated(BigDecimal.valueOf(days)).setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal interpolated(BigDecimal days) {
        Map.Entry<BigDecimal, BigDecimal> below = POINTS.floorEntry(days);
        Map.Entry<BigDecimal, BigDecimal> above = POINTS.higherEntry(days);
        if (below == null) {
            return HUNDRED;
        }
        if (above == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal width = above.getKey().subtract(below.getKey());
        BigDecimal fall = below.getValue().subtract(above.getValue());
        return below.getValue()
                .subtract(fall.multiply(days.subtract(below.getKey())).divide(width, EXACT, RoundingMode.HALF_UP));
    }

    /** The band of a score from 0 to 100. */
    public static Band bandOf(BigDecimal score) {
        BigDecimal checked = Require.decimal(score, "score", 100, 30);
        if (checked.compareTo(BigDecimal.valueOf(80)) >= 0) {
            return Band.LOW_RISK;
        }
        return checked.compareTo(BigDecimal.valueOf(50)) >= 0 ? Band.MEDIUM_RISK : Band.HIGH_RISK;
    }

    /** The score of a payment record; empty where it has no experience in the months. */
    public Optional<BigDecimal> of(PaymentRecord payments) {
        List<PaymentRecord.Experience> counted = counted(payments);
        if (counted.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal amount = BigDecimal.ZERO;
        BigDecimal sum = BigDecimal.ZERO;
        for (PaymentRecord.Experience experience : counted) {
            BigDecimal days = BigDecimal.valueOf(experience.days());
            BigDecimal part = experience.amount().getAmount();
            amount = amount.add(part);
            sum = sum.add(part.multiply(isByMeanDays ? days : interpolated(days)));
        }
        return Optional.of(
                isByMeanDays
                        ? interpolated(sum.divide(amount, EXACT, RoundingMode.HALF_UP))
                                .setScale(2, RoundingMode.HALF_UP)
                        : sum.divide(amount, 2, RoundingMode.HALF_UP));
    }

    private List<PaymentRecord.Experience> counted(PaymentRecord payments) {
        LocalDate before = payments.asOf().minusMonths(months);
        List<PaymentRecord.Experience> counted = new ArrayList<>();
        for (PaymentRecord.Experience experience : payments.experiences()) {
            boolean isUnpaid = experience.kind() != PaymentRecord.Experience.Kind.PAID;
            if (isUnpaid || experience.dueOn().isAfter(before)) {
                counted.add(experience);
            }
        }
        return counted;
    }

    @Override
    public String name() {
        return "payment history over " + months + " months" + (isByMeanDays ? ", by mean days" : "");
    }

    @Override
    public CreditScore rate(CreditInputs inputs) {
        Optional<BigDecimal> score = inputs.behaviour().flatMap(this::of);
        if (score.isEmpty()) {
            return CreditScore.unknown(name()).missing("payment history");
        }
        List<PaymentRecord.Experience> counted = counted(inputs.behaviour().get());
        long debits =
                counted.stream().map(PaymentRecord.Experience::debit).distinct().count();
        BigDecimal confidence = BigDecimal.valueOf(Math.min(debits, WHOLE_SAMPLE))
                .divide(BigDecimal.valueOf(WHOLE_SAMPLE), 4, RoundingMode.HALF_UP);
        CreditScore rated = CreditScore.of(name(), score.get(), confidence)
                .with(CreditScore.Part.of("debits known", BigDecimal.valueOf(debits), score.get(), HUNDRED));
        return debits < WHOLE_SAMPLE ? rated.missing("a history of " + WHOLE_SAMPLE + " debits") : rated;
    }

    @Override
    public String toString() {
        return "PaymentHistoryScore[" + name() + "]";
    }
}
