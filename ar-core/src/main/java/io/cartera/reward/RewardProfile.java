package io.cartera.reward;

import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a programme is told of a customer when a document earns: in which tier it is, and figures such as its turnover of a year,
 * by names that the host chooses. Immutable. Example: {@code RewardProfile.inTier("GOLD").with("turnover", turnover)}.
 */
public final class RewardProfile {

    /** The name of the figure that is what a customer was billed, as {@code segments().rewardProfiles} tells it. */
    public static final String TURNOVER = "turnover";

    /** The name of the figure that is how often a customer bought, as {@code segments().rewardProfiles} tells it. */
    public static final String PURCHASES = "purchases";

    private static final RewardProfile NONE = new RewardProfile(null, new TreeMap<>());

    private final @Nullable String tier;
    private final TreeMap<String, BigDecimal> figures;

    private RewardProfile(@Nullable String tier, TreeMap<String, BigDecimal> figures) {
        this.tier = tier;
        this.figures = figures;
    }

    /** A customer of whom nothing is told. */
    public static RewardProfile none() {
        return NONE;
    }

    /** A customer in a tier. */
    public static RewardProfile inTier(String tier) {
        return new RewardProfile(Require.id(tier, "tier"), new TreeMap<>());
    }

    /** The same with a figure: at most 10^18 either way, with at most 6 decimals. */
    public RewardProfile with(String figure, BigDecimal value) {
        TreeMap<String, BigDecimal> with = new TreeMap<>(figures);
        with.put(Require.id(figure, "figure"), Require.decimal(value, figure, 1_000_000_000_000_000_000L, 6));
        return new RewardProfile(tier, with);
    }

    /** The tier; empty where the customer is in none. */
    public Optional<String> tier() {
        return Optional.ofNullable(tier);
    }

    /** A figure; empty where it is not known. */
    public Optional<BigDecimal> figure(String name) {
        return Optional.ofNullable(figures.get(name));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RewardProfile that && tier().equals(that.tier()) && figures.equals(that.figures);
    }

    @Override
    public int hashCode() {
        return Map.of(tier().orElse(""), figures).hashCode();
    }

    @Override
    public String toString() {
        return "RewardProfile[" + tier().orElse("no tier") + ", " + figures + "]";
    }
}
