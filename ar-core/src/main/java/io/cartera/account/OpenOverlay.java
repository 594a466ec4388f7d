package io.cartera.account;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The open items of one currency and side: the recorded ones, read only as far as they are asked for, with the changed
 * ones in their places.
 */
final class OpenOverlay implements Iterable<Item> {

    // By order, which no change of an item moves: what replaces an item takes its place.
    private final TreeMap<Item, Item> shown = new TreeMap<>(Item.openOrder());
    private final Iterator<Item> recorded;
    private final Predicate<ItemId> isChanged;
    private @Nullable Item next;

    OpenOverlay(Iterator<Item> recorded, Predicate<ItemId> isChanged) {
        this.recorded = recorded;
        this.isChanged = isChanged;
        this.next = recorded.hasNext() ? recorded.next() : null;
    }

    void show(@Nullable Item before, @Nullable Item after) {
        // An unchanged item not yet read from the recorded ones comes with them.
        if (after != null && after.openMinor() > 0 && (isChanged.test(after.id()) || isRead(after))) {
            shown.put(after, after);
        } else if (before != null) {
            shown.remove(before);
        }
    }

    @Override
    public Iterator<Item> iterator() {
        return new Iterator<>() {
            private @Nullable Item ahead = following(null);

            @Override
            public boolean hasNext() {
                return ahead != null;
            }

            @Override
            public Item next() {
                Item result = ahead;
                if (result == null) {
                    throw new NoSuchElementException();
                }
                ahead = following(result);
                return result;
            }
        };
    }

    private @Nullable Item following(@Nullable Item last) {
        Map.Entry<Item, Item> following = last == null ? shown.firstEntry() : shown.higherEntry(last);
        Item known = following == null ? null : following.getValue();
        while (next != null && (known == null || Item.openOrder().compare(next, known) < 0)) {
            Item read = next;
            next = recorded.hasNext() ? recorded.next() : null;
            if (!isChanged.test(read.id())) {
                shown.put(read, read);
                return read;
            }
        }
        return known;
    }

    private boolean isRead(Item item) {
        return next == null || Item.openOrder().compare(item, next) < 0;
    }
}
