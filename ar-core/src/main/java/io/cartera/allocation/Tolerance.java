package io.cartera.allocation;

import io.cartera.money.MinorUnits;
import io.cartera.money.Percentage;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * How much less than is due may be paid for the rest to be called a small difference.
 * <p>
 * An amount for each currency, a percentage of what is due, or both: then the smaller of the two holds. A currency for
 * which nothing is said has no tolerance unless a percentage is given alone. Shares are cut to the minor unit, and a
 * difference equal to the tolerance is within it. Immutable. Example: with {@code upTo(Money.parse("EUR 5"))
 * .andAtMost(Percentage.of("1"))} 100.00 may lack 1.00 and 1,000.00 may lack 5.00.
 */
public final class Tolerance {

    private static final Tolerance NONE = new Tolerance(new TreeMap<>(), null);

    private final TreeMap<CurrencyUnit, Long> amounts;
    private final @Nullable Percentage percentage;

    private Tolerance(TreeMap<CurrencyUnit, Long> amounts, @Nullable Percentage percentage) {
        this.amounts = amounts;
        this.percentage = percentage;
    }

    /** No tolerance at all: what lacks a minor unit is a short payment. */
    public static Tolerance none() {
        return NONE;
    }

    /**
     * So much in its currency; given several, each in its own.
     *
     * @throws IllegalArgumentException if an amount is negative or a currency comes twice
     */
    public static Tolerance upTo(Money... amounts) {
        TreeMap<CurrencyUnit, Long> byCurrency = new TreeMap<>();
        for (Money amount : Objects.requireNonNull(amounts, "amounts")) {
            if (amount.isNegative()) {
                throw new IllegalArgumentException("tolerance is " + amount + ", it must not be negative");
            }
            if (byCurrency.put(amount.getCurrencyUnit(), MinorUnits.of(amount)) != null) {
                throw new IllegalArgumentException("two tolerances in " + amount.getCurrencyUnit());
            }
        }
        return new Tolerance(byCurrency, null);
    }

    /**
     * So much of what is due, in every currency.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public static Tolerance percent(Percentage percentage) {
        return NONE.andAtMost(percentage);
    }

    /**
     * This tolerance, but never more than that share of what is due.
     *
     * @throws IllegalArgumentException if the share is negative
     */
    public Tolerance andAtMost(Percentage share) {
        if (Objects.requireNonNull(share, "share").value().signum() < 0) {
            throw new IllegalArgumentException("tolerance is " + share + ", it must not be negative");
        }
        return new Tolerance(amounts, share);
    }

    /** The most that may lack of an amount due; zero where that is not positive. */
    public Money of(Money due) {
        Objects.requireNonNull(due, "due");
        CurrencyUnit currency = due.getCurrencyUnit();
        if (!due.isPositive()) {
            return Money.zero(currency);
        }
        Optional<Money> share = Optional.ofNullable(percentage).map(known -> known.of(due, RoundingMode.DOWN));
        Optional<Money> amount = Optional.ofNullable(amounts.get(currency)).map(most -> Money.ofMinor(currency, most));
        if (amounts.isEmpty()) {
            return share.orElse(Money.zero(currency));
        }
        return amount.map(most -> share.filter(most::isGreaterThan).orElse(most))
                .orElse(Money.zero(currency));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tolerance that
                && amounts.equals(that.amounts)
                && Objects.equals(percentage, that.percentage);
    }

    @Override
    public int hashCode() {
        return Objects.hash(amounts, percentage);
    }

    @Override
    public String toString() {
        Map<CurrencyUnit, Long> shown = amounts;
        return "Tolerance" + shown + (percentage == null ? "" : " at most " + percentage);
    }
}
