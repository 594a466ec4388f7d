package io.cartera.account;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * The open items of one currency and side: the recorded ones, read only as far as they are asked for, with the changed
 * ones in their places.
 * <p>
 * What was read lies in a row, in which an item keeps its place while something of it is open: paying it in part moves
 * nothing, settling it only makes walks step over its place. What comes in later, because it is new, open again, or was
 * changed before it was read, is in a tree beside.
 */
final class OpenOverlay implements Iterable<Item> {

    private static final int FIRST_ROOM = 8;

    private final CurrencyUnit currency;
    private final Side side;
    private final Iterator<Item> recorded;
    private final Function<Item, ItemInWork> known;
    private ItemInWork[] read = new ItemInWork[FIRST_ROOM];
    // By place: itself while it is shown, else a later place, all between which are not shown either.
    private int[] shown = new int[FIRST_ROOM];
    private int count;
    private int found;
    private boolean isReadToTheEnd;
    // By order, which no change of an item moves.
    private @Nullable TreeMap<Item, ItemInWork> added;

    OpenOverlay(CurrencyUnit currency, Side side, Iterator<Item> recorded, Function<Item, ItemInWork> known) {
        this.currency = currency;
        this.side = side;
        this.recorded = recorded;
        this.known = known;
    }

    boolean isOf(CurrencyUnit otherCurrency, Side otherSide) {
        return side == otherSide && currency.equals(otherCurrency);
    }

    /**
     * The item with this very identifier, if it is the one that was found last, or the one read after it: who allocates what
     * was proposed goes through it in that order, and needs no table.
     */
    @Nullable
    ItemInWork readNext(ItemId id) {
        for (int place = found; place < Math.min(found + 2, count); place++) {
            if (read[place].id == id) {
                found = place;
                return read[place];
            }
        }
        return null;
    }

    void forEachRead(Consumer<ItemInWork> action) {
        for (int place = 0; place < count; place++) {
            action.accept(read[place]);
        }
    }

    /** To be called when an item of this currency and side has changed. */
    void show(ItemInWork item, @Nullable Item before) {
        Item after = item.now;
        if (after != null && after.openMinor() > 0) {
            if (item.place == ItemInWork.NOWHERE && !item.isAdded) {
                item.isAdded = true;
                added().put(after, item);
            }
        } else if (item.place != ItemInWork.NOWHERE) {
            shown[item.place] = item.place + 1;
            item.place = ItemInWork.NOWHERE;
        } else if (item.isAdded && before != null) {
            item.isAdded = false;
            added().remove(before);
        }
    }

    private TreeMap<Item, ItemInWork> added() {
        TreeMap<Item, ItemInWork> all = added;
        if (all == null) {
            all = new TreeMap<>(Item.openOrder());
            added = all;
        }
        return all;
    }

    @Override
    public Iterator<Item> iterator() {
        return new Walk();
    }

    /** The first place from this one on that is shown, read where need be; the count where there is none. */
    private int shownFrom(int from) {
        int place = from;
        while (place < count && shown[place] != place) {
            place = shown[place];
        }
        // Who comes by here again goes there at once.
        for (int passed = from; passed < place; ) {
            int next = shown[passed];
            shown[passed] = place;
            passed = next;
        }
        return place < count ? place : read();
    }

    private int read() {
        while (!isReadToTheEnd) {
            if (!recorded.hasNext()) {
                isReadToTheEnd = true;
                break;
            }
            ItemInWork next = known.apply(recorded.next());
            // One that was changed before it was read is among the added ones, or settled.
            if (!next.isChanged() && !next.isAdded) {
                if (count == read.length) {
                    read = Arrays.copyOf(read, count * 2);
                    shown = Arrays.copyOf(shown, count * 2);
                }
                next.place = count;
                shown[count] = count;
                read[count] = next;
                return count++;
            }
        }
        return count;
    }

    private final class Walk implements Iterator<Item> {
        private int place;
        private @Nullable Item lastAdded;
        private @Nullable Item ahead;

        @Override
        public boolean hasNext() {
            if (ahead == null) {
                ahead = following();
            }
            return ahead != null;
        }

        @Override
        public Item next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Item result = AccountState.present(ahead);
            ahead = null;
            return result;
        }

        private @Nullable Item following() {
            place = shownFrom(place);
            Item inRow = place < count ? AccountState.known(read[place]) : null;
            Item inTree = nextAdded();
            if (inTree != null && (inRow == null || Item.openOrder().compare(inTree, inRow) < 0)) {
                lastAdded = inTree;
                return inTree;
            }
            if (inRow != null) {
                place++;
            }
            return inRow;
        }

        private @Nullable Item nextAdded() {
            TreeMap<Item, ItemInWork> all = added;
            if (all == null || all.isEmpty()) {
                return null;
            }
            Map.Entry<Item, ItemInWork> next = lastAdded == null ? all.firstEntry() : all.higherEntry(lastAdded);
            return next == null ? null : next.getValue().now;
        }
    }
}
