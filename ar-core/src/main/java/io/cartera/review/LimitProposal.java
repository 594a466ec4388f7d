package io.cartera.review;

import io.cartera.money.MinorUnits;
import io.cartera.money.Percentage;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * How high a credit limit may be, by several formulas of which the lowest wins; each is shown with its figures.
 * <p>
 * All amounts are in one currency and rounded down to it once. A formula that gives less than zero proposes zero. Without a
 * formula nothing is proposed. Immutable. Worked: sales of 365,000.00 a year, terms of 30 days paid 12 days late, and a buffer
 * of 20 %: 365,000 / 365 · (30 + 12) · 1.2 = 50,400.00.
 */
public final class LimitProposal {

    /** A way to come to a limit. */
    public enum Formula {
        /** What is bought while it takes to pay: sales a day, times terms and days beyond, and a buffer. */
        DAYS_OF_SALES("what is bought while it takes to pay"),
        /** A share of the customer's net worth. */
        SHARE_OF_NET_WORTH("a share of the net worth"),
        /** The highest balance that there was, times a factor. */
        PEAK_BALANCE("the highest balance that there was, times a factor"),
        /** What the table says of the grade. */
        GRADE("what the grade allows"),
        /** What is insured, and what we bear ourselves beyond. */
        INSURED_AND_OWN_RISK("what is insured, and our own risk");

        private final String words;

        Formula(String words) {
            this.words = words;
        }
    }

    private static final int DAYS_OF_YEAR = 365;
    private static final int MOST_DAYS = 100_000;

    private final CurrencyUnit currency;
    private final List<Candidate> candidates;

    private LimitProposal(CurrencyUnit currency, List<Candidate> candidates) {
        this.currency = Objects.requireNonNull(currency, "currency");
        this.candidates = candidates;
    }

    /** No proposal yet, in a currency. */
    public static LimitProposal in(CurrencyUnit currency) {
        return new LimitProposal(currency, List.of());
    }

    /**
     * With what is bought while it takes to pay: {@code yearly sales / 365 · (terms + days beyond) · (1 + buffer)}.
     *
     * @param yearlySales what is sold in 365 days
     * @param termDays the days of the terms, 0 to 100,000
     * @param daysBeyond the days beyond terms that the customer takes, less than zero where it pays before; at most 100,000
     *     either way with at most ten decimals
     * @throws IllegalArgumentException if the sales are in another currency, or the days are not within these bounds
     * @throws io.cartera.money.AmountOutOfRangeException if the sales are out of range, or the limit would be
     */
    public LimitProposal byDaysOfSales(Money yearlySales, int termDays, BigDecimal daysBeyond, Percentage buffer) {
        if (termDays < 0 || termDays > MOST_DAYS) {
            throw new IllegalArgumentException("termDays is " + termDays + ", 0 to " + MOST_DAYS + " is allowed");
        }
        BigDecimal beyond = Require.decimal(daysBeyond, "daysBeyond", MOST_DAYS, 10);
        BigDecimal times = BigDecimal.valueOf(termDays).add(beyond).multiply(whole(buffer));
        BigDecimal limit = amount(yearlySales)
                .multiply(times)
                .divide(BigDecimal.valueOf(DAYS_OF_YEAR), currency.getDecimalPlaces(), RoundingMode.DOWN);
        return with(
                Formula.DAYS_OF_SALES,
                limit,
                "yearly sales",
                yearlySales,
                "days of terms",
                termDays,
                "days beyond terms",
                beyond.toPlainString(),
                "buffer",
                buffer);
    }

    private static BigDecimal whole(Percentage more) {
        return BigDecimal.ONE.add(more.value().movePointLeft(2));
    }

    /**
     * With a share of the customer's net worth.
     *
     * @throws IllegalArgumentException if an amount is in another currency
     * @throws io.cartera.money.AmountOutOfRangeException if an amount is out of range, or the limit would be
     */
    public LimitProposal byNetWorth(Money netWorth, Percentage share) {
        return with(
                Formula.SHARE_OF_NET_WORTH,
                amount(netWorth).multiply(share.value()).movePointLeft(2),
                "net worth",
                netWorth,
                "share",
                share);
    }

    /**
     * With the highest balance that there was, times a factor: 150 % is half as much again.
     *
     * @throws IllegalArgumentException if an amount is in another currency
     * @throws io.cartera.money.AmountOutOfRangeException if an amount is out of range, or the limit would be
     */
    public LimitProposal byPeakBalance(Money peak, Percentage factor) {
        return with(
                Formula.PEAK_BALANCE,
                amount(peak).multiply(factor.value()).movePointLeft(2),
                "peak balance",
                peak,
                "factor",
                factor);
    }

    /**
     * With what the table says of a grade.
     *
     * @throws IllegalArgumentException if an amount is in another currency
     * @throws io.cartera.money.AmountOutOfRangeException if an amount is out of range, or the limit would be
     */
    public LimitProposal byGrade(String grade, Money limit) {
        return with(Formula.GRADE, amount(limit), "grade", Require.id(grade, "grade"), "limit", limit);
    }

    /**
     * With what is insured, and what we bear ourselves beyond.
     *
     * @throws IllegalArgumentException if an amount is in another currency
     * @throws io.cartera.money.AmountOutOfRangeException if an amount is out of range, or the limit would be
     */
    public LimitProposal byInsurance(Money insured, Money ownRisk) {
        return with(
                Formula.INSURED_AND_OWN_RISK,
                amount(insured).add(amount(ownRisk)),
                "insured",
                insured,
                "own risk",
                ownRisk);
    }

    private BigDecimal amount(Money money) {
        MinorUnits.of(money);
        if (!money.getCurrencyUnit().equals(currency)) {
            throw new IllegalArgumentException(
                    "the proposal is in " + currency + ", not in " + money.getCurrencyUnit());
        }
        return money.getAmount();
    }

    private LimitProposal with(Formula formula, BigDecimal limit, Object... figures) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (int i = 0; i < figures.length; i += 2) {
            shown.put(figures[i].toString(), figures[i + 1].toString());
        }
        Money amount = Money.of(currency, limit.max(BigDecimal.ZERO), RoundingMode.DOWN);
        MinorUnits.of(amount);
        List<Candidate> all = new ArrayList<>(candidates);
        all.add(new Candidate(formula, amount, Collections.unmodifiableMap(shown)));
        return new LimitProposal(currency, List.copyOf(all));
    }

    /** The currency of all amounts. */
    public CurrencyUnit currency() {
        return currency;
    }

    /** What each formula gives, in the order in which they were added. */
    public List<Candidate> candidates() {
        return candidates;
    }

    /** The lowest, of equal ones the first; empty without a formula. */
    public Optional<Candidate> lowest() {
        return candidates.stream().min(Comparator.comparing(Candidate::amount));
    }

    /** The limit that is proposed: the lowest of all; empty without a formula. */
    public Optional<Money> amount() {
        return lowest().map(Candidate::amount);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LimitProposal that
                && currency.equals(that.currency)
                && candidates.equals(that.candidates);
    }

    @Override
    public int hashCode() {
        return Objects.hash(currency, candidates);
    }

    @Override
    public String toString() {
        return "LimitProposal[" + currency + ", " + candidates + "]";
    }

    /** What one formula gives, and on which figures. Immutable. */
    public static final class Candidate {

        private final Formula formula;
        private final Money amount;
        private final Map<String, String> figures;

        private Candidate(Formula formula, Money amount, Map<String, String> figures) {
            this.formula = formula;
            this.amount = amount;
            this.figures = figures;
        }

        /** The formula. */
        public Formula formula() {
            return formula;
        }

        /** The limit that it gives, zero or more. */
        public Money amount() {
            return amount;
        }

        /** The figures it was made of, by name, in the order of the formula. */
        public Map<String, String> figures() {
            return figures;
        }

        /** The limit and how it was come to in English, for the person it concerns. */
        public String inWords() {
            return amount + ", " + formula.words
                    + figures.entrySet().stream()
                            .map(figure -> figure.getKey() + " " + figure.getValue())
                            .collect(Collectors.joining(", ", " (", ")"));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Candidate that
                    && formula == that.formula
                    && amount.equals(that.amount)
                    && figures.equals(that.figures);
        }

        @Override
        public int hashCode() {
            return Objects.hash(formula, amount, figures);
        }

        @Override
        public String toString() {
            return formula + " " + amount + " of " + figures;
        }
    }
}
