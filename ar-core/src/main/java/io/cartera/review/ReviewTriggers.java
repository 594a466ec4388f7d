package io.cartera.review;

import io.cartera.rating.CreditInputs;
import io.cartera.rating.Evidence;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What makes a review urgent, whatever the calendar says: figures that reach a bound.
 * <p>
 * Each rule names a {@linkplain CreditInputs#figure figure} and a bound that it must not reach. What is not known triggers
 * nothing and is told by {@link #unknown}. Immutable. The usual rules: {@value CreditInputs#LATE_TREND} from 10 days,
 * {@value #BROKEN_PROMISES} from 1, {@value #UTILISATION} from 90, {@value #INSURER_WITHDRAWALS} from 1 and
 * {@value #BUREAU_FALL} from 20 points on.
 */
public final class ReviewTriggers {

    /** How many promises were broken since the last review, or ever where there was none. */
    public static final String BROKEN_PROMISES = "promises broken since the last review";
    /**
     * What is at stake in hundredths of the limit, in the currency of the limit; 100 where anything at all is at stake against
     * a limit of zero, and 0 of a limit without bounds.
     */
    public static final String UTILISATION = "percent of the limit used";
    /** In how many other currencies than that of the limit something is at stake. */
    public static final String OTHER_CURRENCIES = "other currencies at stake";
    /** How many insurers withdrew their cover since the last review, or ever where there was none. */
    public static final String INSURER_WITHDRAWALS = "insurers that withdrew";
    /**
     * By how many points the score of a bureau fell, from its report of a day before to the one that holds; of several bureaus
     * the one that lost the most. A report from before the last review, or from its day, was seen then.
     */
    public static final String BUREAU_FALL = "points lost with a bureau";

    private static final long BOUND = 1_000_000_000_000_000L;

    private final Map<String, BigDecimal> bounds;

    private ReviewTriggers(Map<String, BigDecimal> bounds) {
        this.bounds = bounds;
    }

    /** No rule. */
    public static ReviewTriggers none() {
        return new ReviewTriggers(Map.of());
    }

    /** The usual rules. */
    public static ReviewTriggers usual() {
        return none().from(CreditInputs.LATE_TREND, BigDecimal.TEN)
                .from(BROKEN_PROMISES, BigDecimal.ONE)
                .from(UTILISATION, BigDecimal.valueOf(90))
                .from(INSURER_WITHDRAWALS, BigDecimal.ONE)
                .from(BUREAU_FALL, BigDecimal.valueOf(20));
    }

    /** These rules with one for a figure, in place of the one that it has: urgent from this value on. */
    public ReviewTriggers from(String figure, BigDecimal bound) {
        Map<String, BigDecimal> all = new LinkedHashMap<>(bounds);
        all.put(Require.id(figure, "figure"), Require.decimal(bound, "bound", BOUND, 10));
        return new ReviewTriggers(Collections.unmodifiableMap(all));
    }

    /** What makes a review urgent, in the order of the rules; none where nothing does. */
    public List<Evidence> find(CreditInputs inputs) {
        List<Evidence> found = new ArrayList<>();
        bounds.forEach((figure, bound) -> {
            Optional<BigDecimal> value = inputs.figure(figure);
            if (value.filter(observed -> observed.compareTo(bound) >= 0).isPresent()) {
                found.add(Evidence.of(figure, value.get(), bound));
            }
        });
        return List.copyOf(found);
    }

    /**
     * The figures of which nothing is known, in the order of the rules; and how much of the limit is used with what is at
     * stake in other currencies, where the use of the limit is looked at and there is any.
     */
    public List<String> unknown(CreditInputs inputs) {
        List<String> unknown = new ArrayList<>();
        for (String figure : bounds.keySet()) {
            if (inputs.figure(figure).isEmpty()) {
                unknown.add(figure);
            } else if (figure.equals(UTILISATION)
                    && inputs.figure(OTHER_CURRENCIES)
                            .filter(currencies -> currencies.signum() > 0)
                            .isPresent()) {
                unknown.add(UTILISATION + ", with what is at stake in other currencies");
            }
        }
        return List.copyOf(unknown);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReviewTriggers that && bounds.equals(that.bounds);
    }

    @Override
    public int hashCode() {
        return bounds.hashCode();
    }

    @Override
    public String toString() {
        return "ReviewTriggers" + bounds;
    }
}
