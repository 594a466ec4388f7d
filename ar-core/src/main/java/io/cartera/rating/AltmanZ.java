package io.cartera.rating;

import io.cartera.creditfile.FinancialStatements;
import io.cartera.creditfile.FinancialStatements.Figure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Altman's Z: how near a company is to distress, from its yearly accounts.
 * <p>
 * X1 is working capital, X2 retained earnings, X3 earnings before interest and taxes, each over total assets; X4 equity
 * over total liabilities; X5 sales over total assets.
 * <ul>
 *   <li>{@link #listedManufacturers()}: Z = 1.2 X1 + 1.4 X2 + 3.3 X3 + 0.6 X4 + 0.999 X5, equity at market value; distress
 *       below 1.81, safe above 2.99 (1968).
 *   <li>{@link #privateManufacturers()}: Z′ = 0.717 X1 + 0.847 X2 + 3.107 X3 + 0.420 X4 + 0.998 X5, equity as the books have
 *       it; below 1.23, above 2.90.
 *   <li>{@link #nonManufacturers()}: Z″ = 6.56 X1 + 3.26 X2 + 6.72 X3 + 1.05 X4; below 1.10, above 2.60.
 *   <li>{@link #emergingMarkets()}: Z″ + 3.25; below 4.35, above 5.85, which are the bounds of Z″ moved likewise.
 * </ul>
 * A figure that was not supplied is named and never taken for zero, and so is a divisor that is not greater than zero. The
 * value has four decimals, rounded half-up once; the zone goes by the value before rounding to them. Immutable. Worked: working
 * capital 150, retained earnings 200, earnings 120, market equity 600, book equity 400, liabilities 500, sales 1300, assets
 * 900: Z 3.1141, Z′ 2.4995, Z″ 3.5538, with 3.25 more 6.8038.
 * <p>
 * As a {@link ScoringMethod} it scores a zone: by default distress 20, grey 50, safe 80, which is our own choice.
 */
public final class AltmanZ implements ScoringMethod {

    /** Where a value lies. */
    public enum Zone {
        /** Below the lower bound. */
        DISTRESS,
        /** Between the bounds, these included. */
        GREY,
        /** Above the upper bound. */
        SAFE
    }

    private record Term(BigDecimal weight, Figure figure, Figure over) {}

    private record Formula(String name, List<Term> terms, BigDecimal constant, BigDecimal lower, BigDecimal upper) {}

    private static final int EXACT = 20;
    private static final AltmanZ LISTED = of(
            "Altman Z, listed manufacturers", List.of("1.2", "1.4", "3.3", "0.6", "0.999"), true, "0", "1.81", "2.99");
    private static final AltmanZ PRIVATE = of(
            "Altman Z', private manufacturers",
            List.of("0.717", "0.847", "3.107", "0.420", "0.998"),
            false,
            "0",
            "1.23",
            "2.90");
    private static final AltmanZ OTHERS =
            of("Altman Z'', non-manufacturers", List.of("6.56", "3.26", "6.72", "1.05"), false, "0", "1.10", "2.60");
    private static final AltmanZ EMERGING = of(
            "Altman Z'' + 3.25, emerging markets",
            List.of("6.56", "3.26", "6.72", "1.05"),
            false,
            "3.25",
            "4.35",
            "5.85");

    private final Formula formula;
    private final Map<Zone, Integer> scores;

    private AltmanZ(Formula formula, Map<Zone, Integer> scores) {
        this.formula = formula;
        this.scores = scores;
    }

    private static AltmanZ of(
            String name, List<String> weights, boolean isListed, String constant, String lower, String upper) {
        List<Figure> figures = List.of(
                Figure.WORKING_CAPITAL,
                Figure.RETAINED_EARNINGS,
                Figure.EARNINGS_BEFORE_INTEREST_AND_TAXES,
                isListed ? Figure.MARKET_EQUITY : Figure.BOOK_EQUITY,
                Figure.SALES);
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            terms.add(new Term(
                    new BigDecimal(weights.get(i)),
                    figures.get(i),
                    i == 3 ? Figure.TOTAL_LIABILITIES : Figure.TOTAL_ASSETS));
        }
        return new AltmanZ(
                new Formula(
                        name,
                        List.copyOf(terms),
                        new BigDecimal(constant),
                        new BigDecimal(lower),
                        new BigDecimal(upper)),
                Map.of(Zone.DISTRESS, 20, Zone.GREY, 50, Zone.SAFE, 80));
    }

    /** Z of 1968, for manufacturers that are listed on an exchange. */
    public static AltmanZ listedManufacturers() {
        return LISTED;
    }

    /** Z′, for manufacturers that are not listed. */
    public static AltmanZ privateManufacturers() {
        return PRIVATE;
    }

    /** Z″, for others than manufacturers. */
    public static AltmanZ nonManufacturers() {
        return OTHERS;
    }

    /** Z″ + 3.25, for emerging markets. */
    public static AltmanZ emergingMarkets() {
        return EMERGING;
    }

    /**
     * The same model with other scores for its zones.
     *
     * @throws IllegalArgumentException if not {@code 0 ≤ distress ≤ grey ≤ safe ≤ 100}
     */
    public AltmanZ scoring(int distress, int grey, int safe) {
        if (distress < 0 || grey < distress || safe < grey || safe > 100) {
            throw new IllegalArgumentException("scores are " + distress + ", " + grey + " and " + safe);
        }
        return new AltmanZ(formula, Map.of(Zone.DISTRESS, distress, Zone.GREY, grey, Zone.SAFE, safe));
    }

    /** The value on these accounts, or what they lack. */
    public Reading read(FinancialStatements statements) {
        Objects.requireNonNull(statements, "statements");
        List<Figure> lacking = new ArrayList<>();
        BigDecimal z = formula.constant();
        for (Term term : formula.terms()) {
            Optional<Money> figure = statements.find(term.figure());
            Optional<Money> over = statements.find(term.over()).filter(Money::isPositive);
            if (figure.isEmpty()) {
                lacking.add(term.figure());
            }
            if (over.isEmpty() && !lacking.contains(term.over())) {
                lacking.add(term.over());
            }
            if (figure.isPresent() && over.isPresent()) {
                z = z.add(term.weight()
                        .multiply(figure.get().getAmount())
                        .divide(over.get().getAmount(), EXACT, RoundingMode.HALF_UP));
            }
        }
        return lacking.isEmpty() ? new Reading(z, zone(z), List.of()) : new Reading(null, null, lacking);
    }

    private Zone zone(BigDecimal z) {
        if (z.compareTo(formula.lower()) < 0) {
            return Zone.DISTRESS;
        }
        return z.compareTo(formula.upper()) > 0 ? Zone.SAFE : Zone.GREY;
    }

    @Override
    public String name() {
        return formula.name();
    }

    @Override
    public CreditScore rate(CreditInputs inputs) {
        if (inputs.statements().isEmpty()) {
            return CreditScore.unknown(name()).missing("yearly accounts");
        }
        Reading reading = read(inputs.statements().get());
        if (reading.zone == null) {
            CreditScore unknown = CreditScore.unknown(name());
            for (Figure figure : reading.lacking) {
                unknown = unknown.missing(figure.name());
            }
            return unknown;
        }
        BigDecimal score = BigDecimal.valueOf(scores.get(reading.zone));
        return CreditScore.of(name(), score, BigDecimal.ONE)
                .with(CreditScore.Part.of("Z", reading.value().orElseThrow(), score, BigDecimal.valueOf(100)));
    }

    @Override
    public String toString() {
        return "AltmanZ[" + name() + "]";
    }

    /** A value with its zone, or what the accounts lack. Immutable. */
    public static final class Reading {

        private static final int DECIMALS = 4;

        private final @Nullable BigDecimal value;
        private final @Nullable Zone zone;
        private final List<Figure> lacking;

        private Reading(@Nullable BigDecimal value, @Nullable Zone zone, List<Figure> lacking) {
            this.value = value == null ? null : within(value.setScale(DECIMALS, RoundingMode.HALF_UP));
            this.zone = zone;
            this.lacking = List.copyOf(lacking);
        }

        // A balance sheet total of a cent would make the value larger than anything can be kept with.
        private static BigDecimal within(BigDecimal value) {
            BigDecimal most = BigDecimal.valueOf(1_000_000_000_000_000L);
            return value.min(most).max(most.negate());
        }

        /** The value with four decimals, at most 10^15 either way; empty where something is lacking. */
        public Optional<BigDecimal> value() {
            return Optional.ofNullable(value);
        }

        /** The zone; empty where something is lacking. */
        public Optional<Zone> zone() {
            return Optional.ofNullable(zone);
        }

        /** What was not supplied, and divisors that are not greater than zero, in the order of the formula. */
        public List<Figure> lacking() {
            return lacking;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Reading that
                    && Objects.equals(value, that.value)
                    && zone == that.zone
                    && lacking.equals(that.lacking);
        }

        @Override
        public int hashCode() {
            return Objects.hash(value, zone, lacking);
        }

        @Override
        public String toString() {
            return value == null ? "lacking " + lacking : value.toPlainString() + " " + zone;
        }
    }
}
