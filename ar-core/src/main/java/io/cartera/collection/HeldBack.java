package io.cartera.collection;

import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.customer.CustomerId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is held back from collection as of a day, over many customers: of each open debit what is disputed and what is
 * promised. Readings that show it apart take it beside the open items. Immutable.
 */
public final class HeldBack {

    private static final HeldBack NOTHING = new HeldBack(Map.of());

    private final Map<CustomerId, Map<ItemId, CollectableItem>> items;

    private HeldBack(Map<CustomerId, Map<ItemId, CollectableItem>> items) {
        this.items = items;
    }

    /** Nothing is disputed or promised. */
    public static HeldBack nothing() {
        return NOTHING;
    }

    /** What is disputed and promised of these items, of any customers. */
    public static HeldBack of(Collection<CollectableItem> items) {
        Map<CustomerId, Map<ItemId, CollectableItem>> held = new HashMap<>();
        for (CollectableItem item : items) {
            if (item.disputedMinor() != 0 || item.promisedMinor() != 0) {
                held.computeIfAbsent(item.item().customer(), customer -> new HashMap<>())
                        .put(item.item().id(), item);
            }
        }
        return new HeldBack(held);
    }

    /** The customers of whom something is disputed, in order. */
    public Set<CustomerId> disputing() {
        Set<CustomerId> disputing = new TreeSet<>();
        items.forEach((customer, held) -> {
            if (held.values().stream().anyMatch(item -> item.disputedMinor() != 0)) {
                disputing.add(customer);
            }
        });
        return disputing;
    }

    /** What is disputed of an open item, in minor units, at most what is open of it. */
    public long disputedMinor(OpenItem item) {
        CollectableItem held = find(item);
        return held == null ? 0 : Math.min(held.disputedMinor(), item.openMinor());
    }

    /** What is promised of an open item, in minor units, at most what is open of it and not disputed. */
    public long promisedMinor(OpenItem item) {
        CollectableItem held = find(item);
        return held == null ? 0 : Math.min(held.promisedMinor(), item.openMinor() - disputedMinor(item));
    }

    private @Nullable CollectableItem find(OpenItem item) {
        Map<ItemId, CollectableItem> ofCustomer = items.get(item.customer());
        return ofCustomer == null ? null : ofCustomer.get(item.id());
    }

    /** The items without what is disputed of them: for readings that are to leave it out, such as a credit exposure. */
    public OpenItemSource withoutDisputed(OpenItemSource source) {
        Objects.requireNonNull(source, "source");
        return action -> source.forEach(item -> {
            long left = item.openMinor() - disputedMinor(item);
            if (left > 0) {
                action.accept(left == item.openMinor() ? item : item.withOpen(left));
            }
        });
    }

    @Override
    public String toString() {
        return "HeldBack[" + items.size() + " customers]";
    }
}
