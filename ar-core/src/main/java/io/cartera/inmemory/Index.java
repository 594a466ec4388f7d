package io.cartera.inmemory;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values that carry their own keys, found by them: a hash table without a node for each, since there are millions. */
final class Index<K, V> {

    private static final int SMALLEST = 4;

    private final Function<? super V, ? extends K> keyOf;
    private @Nullable Object[] slots = new Object[SMALLEST];
    private int size;

    Index(Function<? super V, ? extends K> keyOf) {
        this.keyOf = keyOf;
    }

    @Nullable
    V get(K key) {
        return at(slotOf(key));
    }

    /** Puts the value under its key, in the place of one that was there. */
    void put(V value) {
        int slot = slotOf(keyOf.apply(value));
        boolean isNew = at(slot) == null;
        slots[slot] = value;
        if (isNew && ++size * 3 > slots.length * 2) {
            grow();
        }
    }

    void remove(K key) {
        int free = slotOf(key);
        if (at(free) == null) {
            return;
        }
        slots[free] = null;
        size--;
        // What was put behind it for want of its own slot moves up, so that no search ends too early.
        int slot = next(free);
        for (V moved = at(slot); moved != null; moved = at(slot)) {
            slots[slot] = null;
            slots[slotOf(keyOf.apply(moved))] = moved;
            slot = next(slot);
        }
    }

    void forEach(Consumer<? super V> action) {
        for (int slot = 0; slot < slots.length; slot++) {
            V value = at(slot);
            if (value != null) {
                action.accept(value);
            }
        }
    }

    /** Where the key is, or where it would be put. */
    private int slotOf(K key) {
        int hash = key.hashCode();
        // Hashes of records and of consecutive identifiers differ in few bits; the high bits of a product hold all.
        int slot = (hash ^ hash >>> 15) * 0x9E3779B9 >>> Integer.numberOfLeadingZeros(slots.length) + 1;
        for (V value = at(slot); value != null && !keyOf.apply(value).equals(key); value = at(slot)) {
            slot = next(slot);
        }
        return slot;
    }

    private int next(int slot) {
        return slot + 1 & slots.length - 1;
    }

    private void grow() {
        @Nullable Object[] before = slots;
        slots = new Object[before.length * 2];
        for (Object value : before) {
            if (value != null) {
                @SuppressWarnings("unchecked")
                V moved = (V) value;
                slots[slotOf(keyOf.apply(moved))] = moved;
            }
        }
    }

    @SuppressWarnings("unchecked")
    private @Nullable V at(int slot) {
        return (V) slots[slot];
    }
}
