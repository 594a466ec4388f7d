package io.cartera.examples.bench;

import io.cartera.account.OpenItem;
import io.cartera.inmemory.InMemoryStore;
import java.lang.ref.Reference;
import java.util.List;

/**
 * Bytes of heap for an open item.
 *
 * @param inStore in a store in memory: the document, the entry, the item, the command that made it and its audit record
 * @param inList in a list of {@link OpenItem}, beside what it shares with the store
 */
record Memory(long inStore, long inList) {

    static Memory of(Columns trade) {
        long before = used();
        InMemoryStore store = FilledBooks.of(Workload.W1A, trade);
        long filled = used();
        List<OpenItem> items = Library.openItems(store, trade.lastDate());
        long listed = used();
        Reference.reachabilityFence(store);
        Reference.reachabilityFence(trade);
        return new Memory((filled - before) / trade.invoices, (listed - filled) / items.size());
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
