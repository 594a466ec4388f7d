package io.cartera.account;

import io.cartera.customer.CustomerId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Entries of many accounts, one after another, each with its customer. A source on a store is usable only where the
 * store says so; the entries themselves stay valid.
 */
@FunctionalInterface
public interface EntrySource {

    /** Hands every entry to the action, each once. */
    void forEach(BiConsumer<? super CustomerId, ? super Entry> action);

    /**
     * Hands every customer with its entries to the action, each once, in the order of the source, which is read once; the entries of one
     * customer are held at a time. A source on a store hands out customer by customer.
     *
     * @throws IllegalArgumentException if a customer comes again after another one; those before it are handed over
     */
    default void byCustomer(BiConsumer<? super CustomerId, ? super List<Entry>> action) {
        Objects.requireNonNull(action, "action");
        class Group {
            private final Set<CustomerId> seen = new HashSet<>();
            private List<Entry> entries = new ArrayList<>();
            private @Nullable CustomerId current;

            void add(CustomerId customer, Entry entry) {
                if (!customer.equals(current)) {
                    handOver();
                    if (!seen.add(customer)) {
                        throw new IllegalArgumentException(
                                "entries of " + customer + " come again after those of others");
                    }
                    current = customer;
                    entries = new ArrayList<>();
                }
                entries.add(entry);
            }

            void handOver() {
                if (current != null) {
                    action.accept(current, Collections.unmodifiableList(entries));
                }
            }
        }
        Group group = new Group();
        forEach(group::add);
        group.handOver();
    }
}
