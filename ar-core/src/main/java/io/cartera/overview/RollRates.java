package io.cartera.overview;

import io.cartera.account.AccountHistory;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Link;
import io.cartera.aging.AgingBuckets;
import io.cartera.money.MoneyTally;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * How much of what was billed was still open at each stage of its age, and so how much of each stage went on to the
 * next one, in one currency.
 * <p>
 * The roll rate of a stage is what reached the next one in percent of what reached it; its loss rate is what reached
 * the last one in percent of what reached it, which is the product of the roll rates from it on. Rates are exact until
 * they are rounded once, half up, to four decimals; a stage that nothing reached has none. A rate may be above 100,
 * since a payment that the bank takes back opens a debit again. Immutable.
 * <p>
 * Worked: of 100,000 billed 50,000 were open when they fell due, 23,000 thirty days later, 8,000 after sixty and 2,000
 * after ninety: roll rates of 50, 46, 34.7826 and 25, loss rates of 2, 4, 8.6957, 25 and 100.
 */
public final class RollRates {

    private static final int DECIMALS = 4;
    private static final int HUNDRED = 2;

    private final List<Money> reached;

    private RollRates(List<Money> reached) {
        this.reached = reached;
    }

    /**
     * The rates of amounts that reached each stage, the first stage first.
     *
     * @throws CurrencyMismatchException if they are in several currencies
     * @throws IllegalArgumentException if there are fewer than two, or one is negative
     */
    public static RollRates of(List<Money> reached) {
        List<Money> amounts = List.copyOf(reached);
        if (amounts.size() < 2) {
            throw new IllegalArgumentException("reached has " + amounts.size() + " stages, it takes two");
        }
        for (Money amount : amounts) {
            if (!amount.getCurrencyUnit().equals(amounts.get(0).getCurrencyUnit())) {
                throw new CurrencyMismatchException(amounts.get(0).getCurrencyUnit(), amount.getCurrencyUnit());
            }
            if (amount.isNegative()) {
                throw new IllegalArgumentException("reached has " + amount + ", it must not be negative");
            }
        }
        return new RollRates(amounts);
    }

    /**
     * Starts to read, account after account, the invoices and debit notes that fell due in a period: billed, open at
     * the end of the due date, and open so many days after it as the buckets have limits. Debits that were reversed by
     * the day on which the last of them reaches the last stage are left out; nothing that counts from a later day on
     * matters. What was {@linkplain EntryKind#isWriteOff() written off} was not collected, and reaches the last stage:
     * of 300 of which 100 are paid and 200 are a bad debt before the due date, 200 reach every stage. The period should end so many days ago that all can have reached it.
     */
    public static Reading ofDebitsDue(DateRange period, AgingBuckets buckets) {
        return new Reading(period, buckets);
    }

    /** What reached each stage, the first stage first. */
    public List<Money> reached() {
        return reached;
    }

    /** The roll rate from each stage but the last to the next one, in percent. */
    public List<Optional<BigDecimal>> rates() {
        return IntStream.range(1, reached.size())
                .mapToObj(stage -> percent(reached.get(stage), reached.get(stage - 1)))
                .toList();
    }

    /** The loss rate of each stage, in percent; that of the last is 100. */
    public List<Optional<BigDecimal>> lossRates() {
        Money lost = reached.get(reached.size() - 1);
        return reached.stream().map(amount -> percent(lost, amount)).toList();
    }

    private static Optional<BigDecimal> percent(Money part, Money whole) {
        return whole.isZero()
                ? Optional.empty()
                : Optional.of(part.getAmount()
                        .movePointRight(HUNDRED)
                        .divide(whole.getAmount(), DECIMALS, RoundingMode.HALF_UP));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RollRates that && reached.equals(that.reached);
    }

    @Override
    public int hashCode() {
        return reached.hashCode();
    }

    @Override
    public String toString() {
        return "RollRates" + reached;
    }

    /** Adds up the accounts. Not thread-safe. */
    public static final class Reading {

        private final DateRange period;
        private final List<Integer> ages = new ArrayList<>(List.of(0));
        private final SortedMap<CurrencyUnit, List<MoneyTally>> reached = new TreeMap<>();

        private Reading(DateRange period, AgingBuckets buckets) {
            this.period = Objects.requireNonNull(period, "period");
            this.ages.addAll(buckets.limits());
        }

        /** Adds an account. */
        public Reading add(AccountHistory history) {
            Map<ItemId, Entry> debits = new HashMap<>();
            Set<ItemId> reversed = new HashSet<>();
            Set<ItemId> writtenOff = new HashSet<>();
            history.entries().forEach(entry -> {
                if (!entry.effectiveOn().isAfter(day(period.endExclusive().minusDays(1), ages.size() - 1))) {
                    entry.reversal().ifPresent(reversal -> reversed.add(reversal.item()));
                }
                if (entry.kind().isWriteOff()) {
                    writtenOff.add(entry.id());
                }
                boolean isBilled = entry.kind() == EntryKind.INVOICE || entry.kind() == EntryKind.DEBIT_NOTE;
                if (isBilled && period.contains(entry.dueOn())) {
                    debits.put(entry.id(), entry);
                }
            });
            debits.keySet().removeAll(reversed);
            if (!debits.isEmpty()) {
                add(
                        debits,
                        history.links().stream()
                                .filter(link ->
                                        !writtenOff.contains(link.allocation().credit()))
                                .toList());
            }
            return this;
        }

        private void add(Map<ItemId, Entry> debits, List<Link> links) {
            Map<ItemId, List<Link>> paying = new HashMap<>();
            for (Link link : links) {
                if (debits.containsKey(link.allocation().debit())) {
                    paying.computeIfAbsent(link.allocation().debit(), debit -> new ArrayList<>())
                            .add(link);
                }
            }
            debits.forEach((id, debit) -> {
                List<MoneyTally> sums = reached.computeIfAbsent(debit.currency(), this::nothing);
                sums.get(0).addMinor(debit.amountMinor());
                for (int stage = 0; stage < ages.size(); stage++) {
                    AsOf day = AsOf.of(day(debit.dueOn(), stage));
                    long paid = paying.getOrDefault(id, List.of()).stream()
                            .mapToLong(link -> link.minorAt(day))
                            .sum();
                    sums.get(stage + 1).addMinor(debit.amountMinor() - paid);
                }
            });
        }

        private LocalDate day(LocalDate due, int stage) {
            LocalDate day = due.plusDays(ages.get(stage));
            return day.isAfter(Require.LAST_DAY) ? Require.LAST_DAY : day;
        }

        private List<MoneyTally> nothing(CurrencyUnit currency) {
            return IntStream.rangeClosed(0, ages.size())
                    .mapToObj(stage -> MoneyTally.in(currency))
                    .toList();
        }

        /** What the accounts come to, by currency code; a currency without such debits is not in it. */
        public SortedMap<CurrencyUnit, RollRates> result() {
            SortedMap<CurrencyUnit, RollRates> rates = new TreeMap<>();
            reached.forEach((currency, sums) -> rates.put(
                    currency, RollRates.of(sums.stream().map(MoneyTally::total).toList())));
            return Collections.unmodifiableSortedMap(rates);
        }
    }
}
