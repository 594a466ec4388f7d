package io.cartera.rating;

import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Points for what is known of a customer: each attribute is a {@linkplain CreditInputs#figure figure}, and the band that
 * its value falls into has so many points.
 * <p>
 * The score is what the attributes that are known bring, in hundredths of the most that these could bring, rounded half-up
 * to two decimals. An attribute that is not known counts neither way: it lowers the confidence, which is the most that the
 * known ones could bring over the most of all. Where nothing known can bring anything, there is no score. Immutable. Worked:
 * days beyond terms bring 40 up to 0 days, 20 from there to 30, then 0; years known bring 0 below 2 years, then 10. With 12
 * days and 5 years the score is 100·(20 + 10)/50 = 60.00, with confidence 1; where the years are not known it is
 * 100·20/40 = 50.00, with confidence 0.8.
 */
public final class Scorecard implements ScoringMethod {

    private static final int MOST_POINTS = 1_000_000;
    private static final long BOUND = 1_000_000_000_000_000L;
    private static final int DECIMALS = 10;

    private final String name;
    private final Map<String, Bands> attributes;

    private record Bands(int first, TreeMap<BigDecimal, Integer> from) {

        int points(BigDecimal value) {
            Map.@Nullable Entry<BigDecimal, Integer> band = from.floorEntry(value);
            return band == null ? first : band.getValue();
        }

        int most() {
            return Math.max(first, from.isEmpty() ? 0 : Collections.max(from.values()));
        }
    }

    private Scorecard(String name, Map<String, Bands> attributes) {
        this.name = name;
        this.attributes = attributes;
    }

    /** A card without attributes; the name has its version. */
    public static Scorecard named(String name) {
        return new Scorecard(Require.id(name, "name"), Map.of());
    }

    /**
     * This card with one more attribute, which brings so many points wherever its value lies, until bands are added; an
     * attribute that it has begins anew.
     *
     * @param points 0 to 1,000,000
     */
    public Scorecard attribute(String figure, int points) {
        return with(Require.id(figure, "figure"), new Bands(points(points), new TreeMap<>()));
    }

    /**
     * This card with a band: from this value on, up to the next band, the attribute brings so many points.
     *
     * @param points 0 to 1,000,000
     * @throws IllegalArgumentException if the card does not have the attribute
     */
    public Scorecard band(String figure, BigDecimal from, int points) {
        Bands before = attributes.get(Require.id(figure, "figure"));
        if (before == null) {
            throw new IllegalArgumentException("the card has no attribute " + Require.shown(figure));
        }
        TreeMap<BigDecimal, Integer> bands = new TreeMap<>(before.from());
        bands.put(Require.decimal(from, "from", BOUND, DECIMALS), points(points));
        return with(figure, new Bands(before.first(), bands));
    }

    /** This card with a band from a whole number on. */
    public Scorecard band(String figure, long from, int points) {
        return band(figure, BigDecimal.valueOf(from), points);
    }

    private static int points(int points) {
        if (points < 0 || points > MOST_POINTS) {
            throw new IllegalArgumentException("points is " + points + ", 0 to " + MOST_POINTS + " is allowed");
        }
        return points;
    }

    private Scorecard with(String figure, Bands bands) {
        Map<String, Bands> all = new LinkedHashMap<>(attributes);
        all.put(figure, bands);
        return new Scorecard(name, Collections.unmodifiableMap(all));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CreditScore rate(CreditInputs inputs) {
        long points = 0;
        long most = 0;
        long mostOfAll = 0;
        for (Map.Entry<String, Bands> attribute : attributes.entrySet()) {
            Bands bands = attribute.getValue();
            Optional<BigDecimal> value = inputs.figure(attribute.getKey());
            mostOfAll += bands.most();
            if (value.isPresent()) {
                points += bands.points(value.get());
                most += bands.most();
            }
        }
        CreditScore score = most == 0
                ? CreditScore.unknown(name)
                : CreditScore.of(name, share(points, most, 4).movePointRight(2), share(most, mostOfAll, 4));
        for (Map.Entry<String, Bands> attribute : attributes.entrySet()) {
            Bands bands = attribute.getValue();
            Optional<BigDecimal> value = inputs.figure(attribute.getKey());
            score = value.isPresent()
                    ? score.with(CreditScore.Part.of(
                            attribute.getKey(),
                            value.get(),
                            BigDecimal.valueOf(bands.points(value.get())),
                            BigDecimal.valueOf(bands.most())))
                    : score.missing(attribute.getKey());
        }
        return score;
    }

    private static BigDecimal share(long part, long whole, int decimals) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), decimals, RoundingMode.HALF_UP);
    }

    @Override
    public String toString() {
        return "Scorecard[" + name + ", " + attributes.keySet() + "]";
    }
}
