package io.cartera.inmemory;

import io.cartera.account.Item;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The open items of an account in one currency on one side, in the open order: in short arrays one after another, so that
 * who goes through them reads on and who puts one in or takes one out moves a few.
 */
final class OpenRow implements Iterable<Item> {

    private static final int MOST = 64;
    private static final int FIRST_ROOM = 4;

    private static final @Nullable Kept[][] NO_CHUNKS = new Kept[0][];
    private static final int[] NO_SIZES = new int[0];

    private @Nullable Kept[][] chunks = NO_CHUNKS;
    private int[] sizes = NO_SIZES;
    private int count;
    private int size;
    private int changes;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    void add(Kept kept) {
        size++;
        changes++;
        if (count == 0) {
            insertChunk(0, new Kept[FIRST_ROOM], 0);
        }
        int at = chunkOf(kept);
        if (sizes[at] == MOST) {
            split(at);
            at = chunkOf(kept);
        }
        int place = placeOf(kept, at);
        @Nullable Kept[] chunk = chunks[at];
        if (sizes[at] == chunk.length) {
            chunk = Arrays.copyOf(chunk, Math.min(MOST, chunk.length * 2));
            chunks[at] = chunk;
        }
        System.arraycopy(chunk, place, chunk, place + 1, sizes[at] - place);
        chunk[place] = kept;
        sizes[at]++;
    }

    /** Takes out one that is in it. */
    void remove(Kept kept) {
        int at = chunkOf(kept);
        @Nullable Kept[] chunk = chunks[at];
        int place = placeOf(kept, at);
        if (place == sizes[at] || chunk[place] != kept) {
            throw new IllegalStateException(kept.item().id() + " is not among the open items");
        }
        size--;
        changes++;
        sizes[at]--;
        System.arraycopy(chunk, place + 1, chunk, place, sizes[at] - place);
        chunk[sizes[at]] = null;
        if (sizes[at] == 0) {
            count--;
            System.arraycopy(chunks, at + 1, chunks, at, count - at);
            System.arraycopy(sizes, at + 1, sizes, at, count - at);
            chunks[count] = null;
        }
    }

    private void split(int at) {
        @Nullable Kept[] chunk = chunks[at];
        // What comes last goes into a chunk of its own: most items are due after all that are there.
        int half = at == count - 1 ? MOST - FIRST_ROOM : MOST / 2;
        @Nullable Kept[] second = new Kept[MOST];
        System.arraycopy(chunk, half, second, 0, MOST - half);
        Arrays.fill(chunk, half, MOST, null);
        sizes[at] = half;
        insertChunk(at + 1, second, MOST - half);
    }

    private void insertChunk(int at, @Nullable Kept[] chunk, int filled) {
        if (count == chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.max(1, count * 2));
            sizes = Arrays.copyOf(sizes, Math.max(1, count * 2));
        }
        System.arraycopy(chunks, at, chunks, at + 1, count - at);
        System.arraycopy(sizes, at, sizes, at + 1, count - at);
        chunks[at] = chunk;
        sizes[at] = filled;
        count++;
    }

    /** The last chunk that begins before the item or with it; the first where none does. */
    private int chunkOf(Kept kept) {
        int low = 0;
        int high = count - 1;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (Kept.compareOpen(at(middle, 0), kept) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The first place in a chunk whose item does not come before this one. */
    private int placeOf(Kept kept, int chunk) {
        int low = 0;
        int high = sizes[chunk];
        while (low < high) {
            int middle = low + high >>> 1;
            if (Kept.compareOpen(at(chunk, middle), kept) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Kept at(int chunk, int place) {
        Kept kept = chunks[chunk][place];
        if (kept == null) {
            throw new IllegalStateException("nothing at " + place);
        }
        return kept;
    }

    /** Goes through them until one is put in or taken out, which it refuses to pass over. */
    @Override
    public Iterator<Item> iterator() {
        return new Iterator<>() {
            private int chunk;
            private int place;
            private final int begun = changes;

            @Override
            public boolean hasNext() {
                if (changes != begun) {
                    throw new ConcurrentModificationException("open items have changed since they began to be read");
                }
                return chunk < count;
            }

            @Override
            public Item next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                Item item = at(chunk, place).item();
                if (++place == sizes[chunk]) {
                    chunk++;
                    place = 0;
                }
                return item;
            }
        };
    }
}
