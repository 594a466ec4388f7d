package io.cartera.portfolio;

import io.cartera.account.EntrySource;
import io.cartera.analysis.Turnover;
import io.cartera.customer.CustomerId;
import io.cartera.money.ExchangeRates;
import io.cartera.purchasing.PurchaseHistory;
import io.cartera.time.DateRange;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * How the turnover of one period became that of another, customer by customer: start + new + reactivated + expansion − contraction − lost
 * = end, to the minor unit, for any two periods.
 * <p>
 * Each customer whose turnover changed is one step. Above zero counts as buying:
 * <ul>
 *   <li>who did not buy in the first period and buys in the second is new, or reactivated if it ever bought before the end of the first;
 *   <li>who bought in the first and does not in the second is lost;
 *   <li>all others expand or contract by the difference, and that with credit notes alone, too.
 * </ul>
 * An amount alone does not tell a customer that left from one whose invoice of the first period was cancelled in the second and issued anew for
 * less: who has a deal in the second period is not lost, if that is given, but contracts. A cancelled invoice lowers the period in
 * which it was cancelled, so a contraction may be larger than what the first period brought, and start from zero.
 * <p>
 * Read from the books ({@link #of}), new is who was {@linkplain PurchaseHistory#gained gained} in the second period or between the two, as
 * {@link Acquisition} counts them.
 * <p>
 * Immutable. Worked: A 100 → 130, B 50 → 20, C 40 → 0, D 0 → 60, E 0 → 10 and known before: 190 + 60 + 10 + 30 − 30 − 40 = 220.
 */
public final class PortfolioBridge {

    /** Which way a customer's turnover went; all there are. */
    public enum Move {
        /** It buys for the first time. */
        NEW,
        /** It did not buy, buys, and is known from before. */
        REACTIVATED,
        /** It buys more. */
        EXPANSION,
        /** It buys less. */
        CONTRACTION,
        /** It bought, and does not any more. */
        LOST;

        private int sign() {
            return this == CONTRACTION || this == LOST ? -1 : 1;
        }
    }

    /**
     * What one customer's turnover changed by.
     *
     * @param customer the customer
     * @param move which way
     * @param amount by how much, above zero
     */
    public record Step(CustomerId customer, Move move, Money amount) {

        /** Checks that all is there. */
        public Step {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(move, "move");
            Objects.requireNonNull(amount, "amount");
        }
    }

    private final CurrencyUnit currency;
    private final Money start;
    private final Money end;
    private final List<Step> steps;
    private final Map<Move, Money> totals;

    private PortfolioBridge(CurrencyUnit currency, Money start, Money end, List<Step> steps) {
        this.currency = currency;
        this.start = start;
        this.end = end;
        this.steps = List.copyOf(steps);
        this.totals = new EnumMap<>(Move.class);
        for (Move move : Move.values()) {
            totals.put(
                    move,
                    sum(
                            currency,
                            steps.stream()
                                    .filter(step -> step.move() == move)
                                    .map(Step::amount)
                                    .toList()));
        }
    }

    /**
     * The bridge between two periods of the books, which are read once. Who has a deal in the second that stands at its end is not lost.
     *
     * @param entries all entries through the end of the second period, customer by customer, as a store gives them; later ones do not count
     * @throws IllegalArgumentException if the second period begins before the first one ends, or a customer comes again after another one
     */
    public static PortfolioBridge of(EntrySource entries, CurrencyUnit currency, DateRange first, DateRange second) {
        Objects.requireNonNull(currency, "currency");
        return BridgeReading.between(first, second, turnover -> turnover.in(currency), currency::equals)
                .read(entries)
                .bridge(currency);
    }

    /**
     * The same in all currencies together, both periods by the rates that hold on the last day of the second, as
     * {@link Turnover#in(CurrencyUnit, ExchangeRates, java.time.LocalDate)} has it: a step is what was bought more or less, and never one of rates.
     *
     * @throws IllegalArgumentException as {@link #of(EntrySource, CurrencyUnit, DateRange, DateRange)} does
     * @throws io.cartera.money.MissingExchangeRateException if there is no rate of a currency of the two periods on or before that day
     */
    public static PortfolioBridge of(
            EntrySource entries, CurrencyUnit currency, ExchangeRates rates, DateRange first, DateRange second) {
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(rates, "rates");
        return BridgeReading.between(
                        first,
                        second,
                        turnover -> turnover.in(currency, rates, BridgeReading.lastDay(second)),
                        any -> true)
                .read(entries)
                .bridge(currency);
    }

    /**
     * The bridge between two periods.
     *
     * @param first the turnover of the first period by customer
     * @param second that of the second
     * @param boughtBefore who ever bought before the second period
     * @throws CurrencyMismatchException if an amount is in another currency
     */
    public static PortfolioBridge between(
            CurrencyUnit currency,
            Map<CustomerId, Money> first,
            Map<CustomerId, Money> second,
            Set<CustomerId> boughtBefore) {
        return between(currency, first, second, boughtBefore, Set.of());
    }

    /**
     * The bridge between two periods, where it is known who has a deal in the second.
     *
     * @param first the turnover of the first period by customer
     * @param second that of the second
     * @param boughtBefore who ever bought before the second period
     * @param buying who has a deal in the second period, and therefore is not lost, whatever its turnover there
     * @throws CurrencyMismatchException if an amount is in another currency
     */
    public static PortfolioBridge between(
            CurrencyUnit currency,
            Map<CustomerId, Money> first,
            Map<CustomerId, Money> second,
            Set<CustomerId> boughtBefore,
            Set<CustomerId> buying) {
        Objects.requireNonNull(currency, "currency");
        Money start = sum(currency, first.values());
        Money end = sum(currency, second.values());
        SortedSet<CustomerId> customers = new TreeSet<>(first.keySet());
        customers.addAll(second.keySet());
        List<Step> steps = new ArrayList<>();
        Money none = Money.zero(currency);
        for (CustomerId customer : customers) {
            Money before = first.getOrDefault(customer, none);
            Money after = second.getOrDefault(customer, none);
            Money change = after.minus(before);
            if (!change.isZero()) {
                Move move = move(before, after, boughtBefore.contains(customer));
                move = move == Move.LOST && buying.contains(customer) ? Move.CONTRACTION : move;
                steps.add(new Step(customer, move, change.abs()));
            }
        }
        return new PortfolioBridge(currency, start, end, steps);
    }

    private static Money sum(CurrencyUnit currency, Collection<Money> amounts) {
        Whole.currency(amounts).filter(other -> !other.equals(currency)).ifPresent(other -> {
            throw new CurrencyMismatchException(currency, other);
        });
        BigInteger sum = Whole.sum(amounts.stream().map(Whole::minor).toList());
        return Whole.money(currency, sum);
    }

    private static Move move(Money before, Money after, boolean isKnown) {
        if (!before.isPositive() && after.isPositive()) {
            return isKnown ? Move.REACTIVATED : Move.NEW;
        }
        if (before.isPositive() && !after.isPositive()) {
            return Move.LOST;
        }
        return after.isGreaterThan(before) ? Move.EXPANSION : Move.CONTRACTION;
    }

    /** The currency. */
    public CurrencyUnit currency() {
        return currency;
    }

    /** The turnover of the first period. */
    public Money start() {
        return start;
    }

    /** The turnover of the second period. */
    public Money end() {
        return end;
    }

    /** The steps of one kind together; zero or more, also where they lower the turnover. */
    public Money total(Move move) {
        return Objects.requireNonNull(totals.get(Objects.requireNonNull(move, "move")), "total");
    }

    /** The step of each customer whose turnover changed, by customer. */
    public List<Step> steps() {
        return steps;
    }

    /** By how much the turnover changed; below zero where it fell. */
    public Money change() {
        Money change = Money.zero(currency);
        for (Move move : Move.values()) {
            change = move.sign() > 0 ? change.plus(total(move)) : change.minus(total(move));
        }
        return change;
    }

    @Override
    public String toString() {
        return "PortfolioBridge[" + start + ", " + Collections.unmodifiableMap(totals) + ", " + end + "]";
    }
}
