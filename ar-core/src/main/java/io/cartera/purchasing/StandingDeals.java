package io.cartera.purchasing;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.customer.CustomerId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Which entries are deals, while they are read twice: first what was reversed, then what was billed. A deal is an invoice of which not every
 * part is reversed. Its first part stands for it; only of documents that were touched by a reversal the parts are kept.
 */
final class StandingDeals {

    private final Set<Item> undone = new HashSet<>();
    private final Set<Item> touched = new HashSet<>();
    private final Map<Item, Entry> live = new HashMap<>();

    private record Item(CustomerId customer, ItemId item) {

        Item document() {
            return new Item(customer, new ItemId(item.side(), item.document(), 1));
        }
    }

    /** Whether the entry says anything of deals. */
    static boolean concerns(Entry entry) {
        return entry.kind() == EntryKind.INVOICE || entry.reversal().isPresent();
    }

    /** Notes what an entry takes back. */
    void undo(CustomerId customer, Entry entry) {
        entry.reversal().ifPresent(reversal -> {
            Item item = new Item(customer, reversal.item());
            undone.add(item);
            touched.add(item.document());
        });
    }

    boolean isUndone(CustomerId customer, Entry entry) {
        return !undone.isEmpty() && undone.contains(new Item(customer, entry.id()));
    }

    /** Hands the entry over if it stands for a deal by itself; what cannot be told before the last entry comes with {@link #rest}. */
    void read(CustomerId customer, Entry entry, BiConsumer<CustomerId, Entry> deal) {
        if (entry.kind() != EntryKind.INVOICE) {
            return;
        }
        if (!isTouched(customer, entry)) {
            if (entry.id().part() == 1) {
                deal.accept(customer, entry);
            }
        } else if (!isUndone(customer, entry)) {
            live.merge(
                    new Item(customer, entry.id()).document(),
                    entry,
                    (one, other) -> one.id().part() < other.id().part() ? one : other);
        }
    }

    private boolean isTouched(CustomerId customer, Entry entry) {
        return !touched.isEmpty() && touched.contains(new Item(customer, entry.id()).document());
    }

    /** The deals of which some part was reversed and some was not: the first part that was not stands for each. */
    void rest(BiConsumer<CustomerId, Entry> deal) {
        live.forEach((document, entry) -> deal.accept(document.customer(), entry));
    }
}
