package io.cartera.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a unit of work wants recorded: the changes in version order, and the items as they stand afterwards.
 * <p>
 * A store appends the facts of the changes, writes the items (those whose entry is among the changes are new) and moves
 * the account from {@code fromVersion} to the version of the last change, all or nothing. Immutable.
 *
 * @param account the account
 * @param fromVersion the version on which the unit of work is based
 * @param changes one for each applied command
 * @param items every item that was opened or changed, by identifier
 */
public record AccountWrites(AccountId account, long fromVersion, List<AccountChange> changes, List<Item> items) {

    /** Copies the lists. */
    public AccountWrites {
        Objects.requireNonNull(account, "account");
        changes = List.copyOf(changes);
        items = List.copyOf(items);
    }

    /**
     * What it takes to record a whole history again on an account of which nothing is recorded: in another store, say. The
     * items are those that its facts come to.
     */
    public static AccountWrites replaying(AccountHistory history) {
        Map<ItemId, Replayed> items = new TreeMap<>();
        Map<AllocationId, Allocation> allocations = new HashMap<>();
        for (AccountChange change : history.changes()) {
            for (Entry entry : change.entries()) {
                items.put(entry.id(), new Replayed(entry, change.recording().at()));
            }
            for (Allocation allocation : change.allocations()) {
                allocations.put(allocation.id(), allocation);
                move(items, allocation, -allocation.amountMinor(), allocation.effectiveOn());
            }
            for (Release release : change.releases()) {
                Allocation ended = allocations.get(release.allocation());
                move(items, ended, ended.amountMinor(), release.effectiveOn());
            }
        }
        List<Item> ends = items.values().stream().map(Replayed::item).toList();
        return new AccountWrites(history.account(), 0, history.changes(), ends);
    }

    private static void move(Map<ItemId, Replayed> items, Allocation allocation, long byMinor, LocalDate on) {
        items.get(allocation.credit()).move(byMinor, on);
        items.get(allocation.debit()).move(byMinor, on);
    }

    /** An item on the way: between the parts of one command more may be allocated than there is. */
    private static final class Replayed {
        private final Entry entry;
        private final Instant recordedAt;
        private long openMinor;
        private LocalDate lastChangeOn;

        Replayed(Entry entry, Instant recordedAt) {
            this.entry = entry;
            this.recordedAt = recordedAt;
            this.openMinor = entry.amountMinor();
            this.lastChangeOn = entry.effectiveOn();
        }

        void move(long byMinor, LocalDate on) {
            openMinor += byMinor;
            lastChangeOn = on.isAfter(lastChangeOn) ? on : lastChangeOn;
        }

        Item item() {
            return new Item(entry, recordedAt, openMinor, lastChangeOn);
        }
    }

    /** The version after the last change. */
    public long toVersion() {
        return fromVersion + changes.size();
    }
}
