package io.cartera.forecast;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountHistory;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Link;
import io.cartera.account.OpenItem;
import io.cartera.account.Side;
import io.cartera.time.AsOf;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Tells of an account which debits were settled when, and which are open, as of a day. */
final class DebitReading {

    private final AsOf asOf;
    private final Map<ItemId, Entry> entries = new LinkedHashMap<>();
    private final Set<ItemId> undone = new HashSet<>();
    private final Map<ItemId, Applied> applied = new HashMap<>();

    DebitReading(LocalDate day) {
        this.asOf = AsOf.of(day);
    }

    void read(AccountHistory history, BiConsumer<OpenItem, LocalDate> settled, Consumer<OpenItem> open) {
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
                applied.computeIfAbsent(link.allocation().debit(), first -> new Applied())
                        .add(
                                entries.get(link.allocation().credit()),
                                minor,
                                link.allocation().effectiveOn());
            }
        }
        for (Entry entry : entries.values()) {
            if (entry.side() == Side.DEBIT && !undone.contains(entry.id())) {
                tell(history, entry, settled, open);
            }
        }
    }

    private void tell(
            AccountHistory history, Entry entry, BiConsumer<OpenItem, LocalDate> settled, Consumer<OpenItem> open) {
        Applied part = applied.getOrDefault(entry.id(), Applied.NOTHING);
        long left = entry.amountMinor() - part.minor;
        if (left > 0) {
            open.accept(OpenItem.of(history.account().customer(), entry, left));
        } else if (part.isPaid && !part.isGivenUp) {
            settled.accept(OpenItem.of(history.account().customer(), entry, entry.amountMinor()), part.last);
        }
    }

    /** What was applied to a debit. */
    private static final class Applied {

        static final Applied NOTHING = new Applied();

        private long minor;
        private boolean isPaid;
        private boolean isGivenUp;
        private LocalDate last = LocalDate.MIN;

        void add(Entry credit, long minorUnits, LocalDate on) {
            minor += minorUnits;
            isPaid |= credit.origin().isMoneyIn() || credit.origin() == EntryKind.NETTING;
            isGivenUp |= credit.origin() == EntryKind.BAD_DEBT;
            last = on.isAfter(last) ? on : last;
        }
    }
}
