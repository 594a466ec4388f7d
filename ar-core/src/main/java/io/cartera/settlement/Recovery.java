package io.cartera.settlement;

import io.cartera.account.AccountHistory;
import io.cartera.account.Allocation;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Link;
import io.cartera.money.MinorUnits;
import io.cartera.time.AsOf;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.joda.money.Money;

/**
 * Money that came in on a debit after it had been written off as a bad debt: so much of the loss was recovered.
 * <p>
 * A debit that was written off is settled, and takes no money. When some comes all the same, the write-off is undone
 * ({@code accounts().reverse}) from the day of the money on, which is applied to the debit that is open again; what does not
 * come is written off anew. A recovery is each payment that is applied to such a debit from the day of the undoing on and has
 * a value date on or after the day of the write-off: of each write-off at most its amount, and of all together at most the largest
 * sum that was written off on any day. A write-off that is undone from its own day on was a mistake, and no loss. A payment that the bank took back, or that was
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
        Map<ItemId, List<Loss>> losses = losses(entries, links);
        List<Recovery> recoveries = new ArrayList<>();
        links.stream()
                .filter(link -> link.minorAt(asOf) > 0)
                .map(Link::allocation)
                .sorted(Comparator.comparing(Allocation::effectiveOn).thenComparing(Allocation::id))
                .forEach(allocation -> {
                    Entry credit = entries.get(allocation.credit());
                    List<Loss> lessened = credit == null || !credit.kind().isMoneyIn()
                            ? List.of()
                            : losses.getOrDefault(allocation.debit(), List.of()).stream()
                                    .filter(loss -> loss.isLessenedBy(allocation, credit))
                                    .toList();
                    if (!lessened.isEmpty()) {
                        long most = largestSum(lessened);
                        long taken = take(lessened, Math.min(allocation.amountMinor(), most - taken(lessened)));
                        recoveries.add(new Recovery(
                                allocation.debit(),
                                allocation.credit(),
                                MinorUnits.toMoney(credit.currency(), most),
                                MinorUnits.toMoney(credit.currency(), taken),
                                credit.valueOn()));
                    }
                });
        return recoveries.stream()
                .filter(recovery -> recovery.recovered().isPositive())
                .sorted(IN_ORDER)
                .toList();
    }

    /** What was written off of each debit and undone later, the last undone first. */
    private static Map<ItemId, List<Loss>> losses(Map<ItemId, Entry> entries, List<Link> links) {
        Map<ItemId, LocalDate> undone = new HashMap<>();
        entries.values()
                .forEach(entry ->
                        entry.reversal().ifPresent(reversal -> undone.put(reversal.item(), entry.effectiveOn())));
        Map<ItemId, List<Loss>> losses = new HashMap<>();
        for (Link link : links) {
            Entry credit = entries.get(link.allocation().credit());
            // The opposite entry that undoes it is linked with it too, and is no debit that was written off.
            Entry debit = entries.get(link.allocation().debit());
            if (credit != null
                    && debit != null
                    && credit.kind() == EntryKind.BAD_DEBT
                    && debit.kind() != EntryKind.REVERSAL
                    && undone.containsKey(credit.id())
                    && undone.get(credit.id()).isAfter(credit.effectiveOn())) {
                losses.computeIfAbsent(debit.id(), first -> new ArrayList<>())
                        .add(new Loss(credit, undone.get(credit.id())));
            }
        }
        losses.values()
                .forEach(each -> each.sort(
                        Comparator.comparing(Loss::undoneOn).reversed().thenComparing(loss -> loss.writeOff.id())));
        return losses;
    }

    private static long largestSum(List<Loss> losses) {
        return losses.stream()
                .mapToLong(first -> losses.stream()
                        .filter(loss -> loss.stoodOn(first.since()))
                        .mapToLong(loss -> loss.writeOff.amountMinor())
                        .sum())
                .max()
                .orElseThrow();
    }

    private static long taken(List<Loss> losses) {
        return losses.stream().mapToLong(loss -> loss.taken).sum();
    }

    private static long take(List<Loss> losses, long wanted) {
        long left = wanted;
        for (Loss loss : losses) {
            long taken = Math.max(0, Math.min(left, loss.writeOff.amountMinor() - loss.taken));
            loss.taken += taken;
            left -= taken;
        }
        return wanted - left;
    }

    /** A write-off that stood from its day until it was undone, and how much of it has been recovered. */
    private static final class Loss {

        private final Entry writeOff;
        private final LocalDate undoneOn;
        private long taken;

        Loss(Entry writeOff, LocalDate undoneOn) {
            this.writeOff = writeOff;
            this.undoneOn = undoneOn;
        }

        LocalDate since() {
            return writeOff.effectiveOn();
        }

        LocalDate undoneOn() {
            return undoneOn;
        }

        boolean stoodOn(LocalDate day) {
            return !day.isBefore(since()) && day.isBefore(undoneOn);
        }

        boolean isLessenedBy(Allocation allocation, Entry money) {
            return !allocation.effectiveOn().isBefore(undoneOn)
                    && !money.valueOn().isBefore(since());
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

    /** How much of the debit had been written off: of several write-offs that were undone by then, the largest sum on any day. */
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
