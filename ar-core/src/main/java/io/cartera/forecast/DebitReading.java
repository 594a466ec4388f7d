package io.cartera.forecast;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountHistory;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Link;
import io.cartera.account.OpenItem;
import io.cartera.account.Side;
import io.cartera.customer.CustomerId;
import io.cartera.time.AsOf;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells of an account which debits were paid when, and which are open, as of a day.
 * <p>
 * A debit is paid on the day on which it was but for a twentieth: customers pay short, and what is left is asked for, allowed or written
 * off much later. Credit notes, discounts and other credits that are no money count as if they had always been there,
 * since a customer pays what is left of a debit. One that money had no part in is not paid, nor is one of which more than a twentieth
 * was given up as a bad debt. What a bank took back was never applied.
 */
final class DebitReading {

    private static final int REST = 20;

    private final AsOf asOf;
    private final Map<ItemId, Entry> entries = new LinkedHashMap<>();
    private final Set<ItemId> undone = new HashSet<>();
    private final Map<ItemId, List<Part>> applied = new HashMap<>();

    DebitReading(LocalDate day) {
        this.asOf = AsOf.of(day);
    }

    /** What hears of each debit: the one or the other, or of one that is paid but for a rest both. */
    interface Telling {

        /**
         * Of a debit that is paid.
         *
         * @param paidOn the day on which the money for it was there but for a rest
         * @param closedOn the day from which nothing of it was open; empty where a rest is
         */
        void paid(OpenItem debit, LocalDate paidOn, Optional<LocalDate> closedOn);

        /** Of a debit of which something is open. */
        void open(OpenItem debit);
    }

    /** Whether so little of a debit is left that it is as good as paid. */
    static boolean isRest(OpenItem debit) {
        return debit.openMinor() <= debit.amount().getAmountMinorLong() / REST;
    }

    void read(AccountHistory history, Telling telling) {
        for (AccountChange change : history.changes()) {
            for (Entry entry : change.entries()) {
                if (asOf.counts(entry.effectiveOn(), change.recording().at())) {
                    entries.put(entry.id(), entry);
                    entry.reversal().ifPresent(reversal -> undone.add(reversal.item()));
                }
            }
        }
        for (Link link : history.links()) {
            long minor = link.minorAt(asOf);
            if (minor > 0) {
                applied.computeIfAbsent(link.allocation().debit(), first -> new ArrayList<>())
                        .add(new Part(
                                link.allocation().effectiveOn(),
                                minor,
                                entries.get(link.allocation().credit()).origin()));
            }
        }
        for (Entry entry : entries.values()) {
            if (entry.side() == Side.DEBIT && !undone.contains(entry.id())) {
                tell(history.account().customer(), entry, telling);
            }
        }
    }

    private void tell(CustomerId customer, Entry entry, Telling telling) {
        List<Part> parts = applied.getOrDefault(entry.id(), List.of());
        long whole = entry.amountMinor();
        long left = whole - sum(parts, part -> true);
        if (left > 0) {
            telling.open(OpenItem.of(customer, entry, left));
        }
        long rest = whole / REST;
        boolean isPaid = left <= rest && parts.stream().anyMatch(Part::isPaid);
        if (isPaid && sum(parts, part -> part.by == EntryKind.BAD_DEBT) <= rest) {
            telling.paid(
                    OpenItem.of(customer, entry, whole),
                    paidOn(parts, whole - rest),
                    left > 0 ? Optional.empty() : parts.stream().map(Part::on).max(LocalDate::compareTo));
        }
    }

    /** The day on which money, and what was never asked for or taken back sooner or later, came to so much. */
    private static LocalDate paidOn(List<Part> parts, long wanted) {
        long came = sum(parts, part -> !part.isPaid());
        LocalDate on = LocalDate.MAX;
        for (Part part : parts.stream()
                .filter(Part::isPaid)
                .sorted(Comparator.comparing(Part::on))
                .toList()) {
            if (on.equals(LocalDate.MAX) || came < wanted) {
                on = part.on;
            }
            came += part.minor;
        }
        return on;
    }

    private static long sum(List<Part> parts, Predicate<Part> which) {
        return parts.stream().filter(which).mapToLong(Part::minor).sum();
    }

    /** What was applied to a debit. */
    private record Part(LocalDate on, long minor, EntryKind by) {

        boolean isPaid() {
            return by.isMoneyIn() || by == EntryKind.NETTING;
        }
    }
}
