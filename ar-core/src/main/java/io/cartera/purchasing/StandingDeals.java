package io.cartera.purchasing;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.customer.CustomerId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Which entries are deals, while they are read twice: first what was reversed, then what was billed. A deal is an invoice of which not every
 * part is reversed. Its first part stands for it; only of documents that were touched by a reversal the parts are kept.
 */
final class StandingDeals {

    private final Map<Item, LocalDate> undone = new HashMap<>();
    private final Set<Item> touched = new HashSet<>();
    private final Map<Item, Entry> live = new HashMap<>();

    private record Item(CustomerId customer, ItemId item) {

        Item document() {
            return new Item(customer, new ItemId(item.side(), item.document(), 1));
        }
    }

    /** Notes what an entry takes back. */
    void undo(CustomerId customer, Entry entry) {
        entry.reversal().ifPresent(reversal -> {
            Item item = new Item(customer, reversal.item());
            undone.put(item, entry.effectiveOn());
            touched.add(item.document());
        });
    }

    boolean isUndone(CustomerId customer, Entry entry) {
        return undoneOn(customer, entry).isPresent();
    }

    /** Whether it stood at the end of its own day, as the books were then; only what is undone on the same day did not. */
    boolean stoodOnItsDay(CustomerId customer, Entry entry) {
        return undoneOn(customer, entry)
                .filter(day -> !day.isAfter(entry.effectiveOn()))
                .isEmpty();
    }

    Optional<LocalDate> undoneOn(CustomerId customer, Entry entry) {
        return undone.isEmpty() ? Optional.empty() : Optional.ofNullable(undone.get(new Item(customer, entry.id())));
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
