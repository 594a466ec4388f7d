package io.cartera.settlement;

import io.cartera.account.AccountHistory;
import io.cartera.account.Allocation;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Link;
import io.cartera.time.AsOf;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.joda.money.Money;

/**
 * Money that came in on a debit after it had been written off as a bad debt: so much of the loss was recovered.
 * <p>
 * A debit that was written off is settled, and takes no money. When some comes all the same, the write-off is undone
 * ({@code accounts().reverse}) from the day of the money on, which is applied to the debit that is open again; what does not
 * come is written off anew. A recovery is each payment that is applied to such a debit and has a value date on or after
 * the day of the write-off; together at most what was written off. A payment that the bank took back, or that was
 * released, recovers nothing. Immutable. Worked: 100 are written off; 30 come in, the write-off is undone, 30 are applied and 70
 * written off anew: 30 of 100 are recovered.
 */
public final class Recovery {

    private static final Comparator<Recovery> IN_ORDER = Comparator.comparing(Recovery::receivedOn)
            .thenComparing(Recovery::debit)
            .thenComparing(Recovery::receipt);

    private final ItemId debit;
    private final ItemId receipt;
    private final Money writtenOff;
    private final Money recovered;
    private final LocalDate receivedOn;

    private Recovery(ItemId debit, ItemId receipt, Money writtenOff, Money recovered, LocalDate receivedOn) {
        this.debit = debit;
        this.receipt = receipt;
        this.writtenOff = writtenOff;
        this.recovered = recovered;
        this.receivedOn = receivedOn;
    }

    /** The recoveries of an account as of then, by the day on which the money came, debit and receipt. */
    public static List<Recovery> of(AccountHistory history, AsOf asOf) {
        Objects.requireNonNull(asOf, "asOf");
        AccountHistory known = history.knownAt(asOf);
        Map<ItemId, Entry> entries = new HashMap<>();
        known.entries()
                .filter(entry -> !entry.effectiveOn().isAfter(asOf.date()))
                .forEach(entry -> entries.put(entry.id(), entry));
        List<Link> links = known.links();
        Map<ItemId, Loss> losses = losses(entries, links);
        Map<ItemId, Money> left = new HashMap<>();
        losses.forEach((debit, loss) -> left.put(debit, loss.amount()));
        List<Recovery> recoveries = new ArrayList<>();
        links.stream()
                .filter(link -> link.minorAt(asOf) > 0)
                .map(Link::allocation)
                .sorted(Comparator.comparing(Allocation::effectiveOn).thenComparing(Allocation::id))
                .forEach(allocation -> {
                    Loss loss = losses.get(allocation.debit());
                    Entry credit = entries.get(allocation.credit());
                    if (loss != null && credit != null && loss.isLessenedBy(credit)) {
                        Money most = left.get(allocation.debit());
                        Money taken = allocation.amount().isGreaterThan(most) ? most : allocation.amount();
                        left.put(allocation.debit(), most.minus(taken));
                        recoveries.add(new Recovery(
                                allocation.debit(), allocation.credit(), loss.amount(), taken, credit.valueOn()));
                    }
                });
        return recoveries.stream()
                .filter(recovery -> recovery.recovered().isPositive())
                .sorted(IN_ORDER)
                .toList();
    }

    /** What was written off of each debit and undone since. */
    private static Map<ItemId, Loss> losses(Map<ItemId, Entry> entries, List<Link> links) {
        Set<ItemId> undone = new HashSet<>();
        entries.values().forEach(entry -> entry.reversal().ifPresent(reversal -> undone.add(reversal.item())));
        Map<ItemId, Loss> losses = new HashMap<>();
        for (Link link : links) {
            Entry credit = entries.get(link.allocation().credit());
            // The opposite entry that undoes it is linked with it too, and is no debit that was written off.
            Entry debit = entries.get(link.allocation().debit());
            if (credit != null
                    && debit != null
                    && credit.kind() == EntryKind.BAD_DEBT
                    && debit.kind() != EntryKind.REVERSAL
                    && undone.contains(credit.id())) {
                losses.merge(debit.id(), new Loss(credit.amount(), credit.effectiveOn()), Loss::with);
            }
        }
        return losses;
    }

    /** How much was written off, and since when. */
    private record Loss(Money amount, LocalDate since) {

        Loss with(Loss other) {
            return new Loss(
                    amount.isGreaterThan(other.amount) ? amount : other.amount,
                    since.isBefore(other.since) ? since : other.since);
        }

        boolean isLessenedBy(Entry credit) {
            return credit.kind().isMoneyIn() && !credit.valueOn().isBefore(since);
        }
    }

    /** What had been written off. */
    public ItemId debit() {
        return debit;
    }

    /** The money that came. */
    public ItemId receipt() {
        return receipt;
    }

    /** How much of the debit had been written off; of several write-offs that were undone, the largest. */
    public Money writtenOff() {
        return writtenOff;
    }

    /** How much this payment recovered of it. */
    public Money recovered() {
        return recovered;
    }

    /** The value date of the money. */
    public LocalDate receivedOn() {
        return receivedOn;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Recovery that
                && debit.equals(that.debit)
                && receipt.equals(that.receipt)
                && writtenOff.equals(that.writtenOff)
                && recovered.equals(that.recovered)
                && receivedOn.equals(that.receivedOn);
    }

    @Override
    public int hashCode() {
        return Objects.hash(debit, receipt, recovered);
    }

    @Override
    public String toString() {
        return "Recovery[" + recovered + " of " + writtenOff + " on " + debit + " by " + receipt + ", " + receivedOn
                + "]";
    }
}
