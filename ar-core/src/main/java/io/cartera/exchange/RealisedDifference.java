package io.cartera.exchange;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountHistory;
import io.cartera.account.Allocation;
import io.cartera.account.AllocationId;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Link;
import io.cartera.account.Side;
import io.cartera.money.ExchangeRates;
import io.cartera.money.MinorUnits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What was gained or lost in the currency of our books since a credit and the debit it settled were booked at different
 * rates (IAS 21.28): a value, which touches nothing on the account.
 * <p>
 * Each item has a book value: its amount at the latest rate on or before its document date, rounded once. Of that an
 * allocation takes a share by cumulative proration: the share of all that is allocated of the item by then, less what the
 * allocations that still count have taken. So the last allocation takes what rounding left, and all shares are exactly the
 * book value. The difference is the credit's share less the debit's: positive is a gain, negative a loss. The end of an
 * allocation gives back exactly the shares that it took, whatever was allocated since. A reversal, and the leg by which a transfer takes an item away, have the value of what they offset and
 * make no difference; the leg of a netting has its own day's. The legs of a conversion are worth the same: what arrived in
 * or was taken of the base currency, else what the arriving one is worth on its day.
 * <p>
 * Allocations in the base currency make none, and those whose difference is zero are left out. Immutable. Worked: USD
 * 1000 booked at 0.90 is EUR 900; a receipt of USD 400 at 0.93 is EUR 372 and takes EUR 360 of it: a gain of 12.00. USD
 * 10.02 booked at 0.50 is EUR 5.01; two allocations of USD 3.33 take EUR 1.67 and 1.66; the first ends and gives back 1.67,
 * and another of USD 3.33 takes 3.33 less 1.66 = 1.67 again.
 */
public final class RealisedDifference {

    private final AllocationId allocation;
    private final LocalDate on;
    private final Money credit;
    private final Money debit;

    private RealisedDifference(AllocationId allocation, LocalDate on, Money credit, Money debit) {
        this.allocation = allocation;
        this.on = on;
        this.credit = credit;
        this.debit = debit;
    }

    /**
     * All differences of an account, by day, then in the order of recording.
     *
     * @param base the currency of our books
     * @throws io.cartera.money.MissingExchangeRateException if an allocated item in another currency has no rate
     */
    public static List<RealisedDifference> of(AccountHistory history, CurrencyUnit base, ExchangeRates rates) {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(rates, "rates");
        Map<ItemId, Position> positions = new HashMap<>();
        for (AccountChange change : history.changes()) {
            for (Entry entry : change.entries()) {
                if (!entry.currency().equals(base) && !takesOver(entry, change)) {
                    positions.put(entry.id(), new Position(entry, valued(entry, change, base), base, rates));
                }
            }
        }
        List<RealisedDifference> found = new ArrayList<>();
        for (Step step : steps(history)) {
            Optional<Money> credit = step.moving(positions.get(step.allocation().credit()));
            Optional<Money> debit = step.moving(positions.get(step.allocation().debit()));
            if (credit.isPresent() && debit.isPresent() && !credit.equals(debit)) {
                found.add(new RealisedDifference(step.allocation().id(), step.on(), credit.get(), debit.get()));
            }
        }
        return List.copyOf(found);
    }

    /** Whether an entry is worth what it offsets, whatever the day. */
    private static boolean takesOver(Entry entry, AccountChange change) {
        return entry.kind() == EntryKind.REVERSAL
                || (entry.kind() == EntryKind.TRANSFER
                        && change.allocations().stream()
                                .anyMatch(allocation -> allocation.credit().equals(entry.id())
                                        || allocation.debit().equals(entry.id())));
    }

    /** The entry whose value an entry has: of the legs of a conversion the one in the base currency, else what arrived. */
    private static Entry valued(Entry entry, AccountChange change, CurrencyUnit base) {
        if (entry.kind() != EntryKind.CONVERSION) {
            return entry;
        }
        Entry other = change.entries().stream()
                .filter(leg -> leg.kind() == EntryKind.CONVERSION && !leg.id().equals(entry.id()))
                .findFirst()
                .orElseThrow();
        return other.currency().equals(base) || other.side() == Side.CREDIT ? other : entry;
    }

    /** Allocations and their ends, those that never counted left out, by day; ends before beginnings of a day. */
    private static List<Step> steps(AccountHistory history) {
        List<Step> steps = new ArrayList<>();
        for (Link link : history.links()) {
            Allocation allocation = link.allocation();
            boolean counts = link.ended().isEmpty() || link.ended().get().on().isAfter(allocation.effectiveOn());
            if (counts) {
                steps.add(new Step(allocation, allocation.effectiveOn(), false));
                link.ended().ifPresent(end -> steps.add(new Step(allocation, end.on(), true)));
            }
        }
        steps.sort(Comparator.comparing(Step::on).thenComparing(step -> !step.isEnd()));
        return steps;
    }

    private record Step(Allocation allocation, LocalDate on, boolean isEnd) {

        /** The share that the step takes of an item, or gives back; none of one that has no value of its own. */
        Optional<Money> moving(@Nullable Position position) {
            return Optional.ofNullable(position)
                    .map(known -> isEnd ? known.giveBack(allocation).negated() : known.take(allocation));
        }
    }

    /** How much of an item is allocated, and what each allocation that counts has taken of its value. */
    private static final class Position {
        private final Entry entry;
        private final Entry valued;
        private final CurrencyUnit base;
        private final ExchangeRates rates;
        private final Map<AllocationId, Long> shares = new HashMap<>();
        private long allocated;
        private long taken;

        Position(Entry entry, Entry valued, CurrencyUnit base, ExchangeRates rates) {
            this.entry = entry;
            this.valued = valued;
            this.base = base;
            this.rates = rates;
        }

        Money take(Allocation allocation) {
            Money whole = BookValue.on(valued.documentOn(), valued.amount(), base, rates);
            allocated += allocation.amountMinor();
            long share = MinorUnits.of(BookValue.share(whole, allocated, entry.amountMinor())) - taken;
            taken += share;
            shares.put(allocation.id(), share);
            return Money.ofMinor(base, share);
        }

        Money giveBack(Allocation allocation) {
            long share = shares.getOrDefault(allocation.id(), 0L);
            allocated -= allocation.amountMinor();
            taken -= share;
            return Money.ofMinor(base, share);
        }
    }

    /** The allocation. */
    public AllocationId allocation() {
        return allocation;
    }

    /** The day from which it counts; where it ends, that day. */
    public LocalDate on() {
        return on;
    }

    /** The credit's share in the base currency; negative where the allocation ends. */
    public Money credit() {
        return credit;
    }

    /** The debit's share in the base currency; negative where the allocation ends. */
    public Money debit() {
        return debit;
    }

    /** The difference in the base currency, not zero: positive is a gain, negative a loss. */
    public Money amount() {
        return credit.minus(debit);
    }

    /** Whether it is a gain; else it is a loss. */
    public boolean isGain() {
        return amount().isPositive();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RealisedDifference that
                && allocation.equals(that.allocation)
                && on.equals(that.on)
                && credit.equals(that.credit)
                && debit.equals(that.debit);
    }

    @Override
    public int hashCode() {
        return Objects.hash(allocation, on);
    }

    @Override
    public String toString() {
        return "RealisedDifference[" + allocation + " on " + on + ", " + (isGain() ? "gain " : "loss ") + amount()
                + "]";
    }
}
