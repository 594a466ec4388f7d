package io.cartera.creditfile;

import io.cartera.money.MinorUnits;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Figures of a customer's yearly accounts, as they were supplied: those that are there, all in one currency.
 * <p>
 * What was not supplied is not zero, it is not known. Working capital, retained earnings, earnings and equity may be
 * negative. Immutable. Example: {@code FinancialStatements.of(EUR, LocalDate.parse("2025-12-31"))
 * .with(Figure.TOTAL_ASSETS, Money.parse("EUR 900"))}.
 */
public final class FinancialStatements {

    /** A figure of balance sheet or income statement. */
    public enum Figure {
        /** All assets. */
        TOTAL_ASSETS,
        /** Current assets less current liabilities. */
        WORKING_CAPITAL,
        /** Profits of all years that were not paid out. */
        RETAINED_EARNINGS,
        /** Earnings before interest and taxes, of the year. */
        EARNINGS_BEFORE_INTEREST_AND_TAXES,
        /** Sales of the year. */
        SALES,
        /** All liabilities. */
        TOTAL_LIABILITIES,
        /** Equity as the books have it. */
        BOOK_EQUITY,
        /** Equity as the exchange values it. */
        MARKET_EQUITY
    }

    private final CurrencyUnit currency;
    private final LocalDate yearEnd;
    private final Map<Figure, Money> figures;

    private FinancialStatements(CurrencyUnit currency, LocalDate yearEnd, Map<Figure, Money> figures) {
        this.currency = Objects.requireNonNull(currency, "currency");
        this.yearEnd = Require.date(yearEnd, "yearEnd");
        this.figures = figures;
    }

    /** Accounts in a currency of the year that ends on a day, without figures yet. */
    public static FinancialStatements of(CurrencyUnit currency, LocalDate yearEnd) {
        return new FinancialStatements(currency, yearEnd, Map.of());
    }

    /**
     * These accounts with one more figure, or another value of it.
     *
     * @throws IllegalArgumentException if the amount is in another currency
     * @throws io.cartera.money.AmountOutOfRangeException if it is out of range
     */
    public FinancialStatements with(Figure figure, Money amount) {
        Objects.requireNonNull(figure, "figure");
        MinorUnits.of(amount);
        if (!amount.getCurrencyUnit().equals(currency)) {
            throw new IllegalArgumentException(
                    "the accounts are in " + currency + ", not in " + amount.getCurrencyUnit());
        }
        Map<Figure, Money> all = new EnumMap<>(Figure.class);
        all.putAll(figures);
        all.put(figure, amount);
        return new FinancialStatements(currency, yearEnd, all);
    }

    /** The currency of all figures. */
    public CurrencyUnit currency() {
        return currency;
    }

    /** The last day of the year. */
    public LocalDate yearEnd() {
        return yearEnd;
    }

    /** A figure; empty where it was not supplied. */
    public Optional<Money> find(Figure figure) {
        return Optional.ofNullable(figures.get(Objects.requireNonNull(figure, "figure")));
    }

    /** The figures that were supplied, in their order. */
    public Set<Figure> supplied() {
        Set<Figure> supplied = EnumSet.noneOf(Figure.class);
        supplied.addAll(figures.keySet());
        return supplied;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FinancialStatements that
                && currency.equals(that.currency)
                && yearEnd.equals(that.yearEnd)
                && figures.equals(that.figures);
    }

    @Override
    public int hashCode() {
        return Objects.hash(currency, yearEnd, figures);
    }

    /** Shows which figures there are, without amounts. */
    @Override
    public String toString() {
        return "FinancialStatements[" + yearEnd + ", " + currency + ", " + figures.keySet() + "]";
    }
}
