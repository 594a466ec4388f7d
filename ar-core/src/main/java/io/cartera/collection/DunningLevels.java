package io.cartera.collection;

import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Which level of dunning was reached of what a customer has open, by the notices that were sent: of each open debit the
 * highest level of a notice that names it, of the customer the highest of its open debits. What is settled counts no longer,
 * so a customer that has paid all that was asked for is at no level. Made by {@link CollectionFile#dunning}. Immutable.
 */
public final class DunningLevels {

    private final List<Reached> items;

    private DunningLevels(List<Reached> items) {
        this.items = List.copyOf(items);
    }

    /** The levels of these debits, by notices in the order of the day of sending, then of recording. */
    static DunningLevels of(List<OpenItem> debits, List<SentNotice> notices) {
        Map<ItemId, Integer> levels = new HashMap<>();
        Map<ItemId, SentNotice> last = new HashMap<>();
        for (SentNotice notice : notices) {
            for (ItemId item : notice.items()) {
                levels.merge(item, notice.level(), Math::max);
                last.put(item, notice);
            }
        }
        return new DunningLevels(debits.stream()
                .filter(item -> levels.containsKey(item.id()))
                .map(item -> new Reached(item, levels.get(item.id()), last.get(item.id())))
                .toList());
    }

    /** The open debits about which a notice was sent, in the order of what is open. */
    public List<Reached> items() {
        return items;
    }

    /** The highest level of an open debit; empty where no notice was sent about any. */
    public OptionalInt highest() {
        return items.stream().mapToInt(Reached::level).max();
    }

    /** The highest level of a notice about an item; empty where none was sent, and where it is open no longer. */
    public OptionalInt of(ItemId item) {
        Objects.requireNonNull(item, "item");
        return items.stream()
                .filter(reached -> reached.item().id().equals(item))
                .mapToInt(Reached::level)
                .findFirst();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DunningLevels that && items.equals(that.items);
    }

    @Override
    public int hashCode() {
        return items.hashCode();
    }

    @Override
    public String toString() {
        return "DunningLevels" + items;
    }

    /** An open debit and the level that was reached of it. Immutable. */
    public static final class Reached {

        private final OpenItem item;
        private final int level;
        private final SentNotice last;

        private Reached(OpenItem item, int level, SentNotice last) {
            this.item = item;
            this.level = level;
            this.last = last;
        }

        /** The debit, and what is open of it. */
        public OpenItem item() {
            return item;
        }

        /** The highest level of a notice that names it. */
        public int level() {
            return level;
        }

        /** The last notice that names it. */
        public SentNotice last() {
            return last;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Reached that
                    && item.equals(that.item)
                    && level == that.level
                    && last.equals(that.last);
        }

        @Override
        public int hashCode() {
            return Objects.hash(item.id(), level);
        }

        @Override
        public String toString() {
            return item.id() + " level " + level;
        }
    }
}
