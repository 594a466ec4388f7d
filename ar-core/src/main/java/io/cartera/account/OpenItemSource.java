package io.cartera.account;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Open items, one after another: a list, a {@linkplain OpenItemSnapshot snapshot}, or a cursor on a store.
 * <p>
 * Each call goes through all items from the start. A source on a store is usable only where the store says so; the
 * items themselves stay valid.
 */
@FunctionalInterface
public interface OpenItemSource {

    /** Hands every item to the action, each once. */
    void forEach(Consumer<? super OpenItem> action);

    /**
     * Hands over the same items in runs, each once, without making an object for each where the source can do so. A
     * customer's items in a currency may come in several runs, in any order unless {@link #isInOrder()} says otherwise.
     * <p>
     * A source that lies in columns overrides this; it must hand over what {@link #forEach} does.
     */
    default void forEachRun(Consumer<? super OpenRun> action) {
        RunBuffer runs = new RunBuffer(Objects.requireNonNull(action, "action"));
        forEach(runs::add);
        runs.handOver();
    }

    /**
     * Whether runs are known to come by customer, then currency code, so that a report need not look its rows up. A source
     * that says so and breaks the order makes reports wrong; the answer is no unless a source overrides it.
     */
    default boolean isInOrder() {
        return false;
    }

    /** The source that goes through a list, in its order. */
    static OpenItemSource of(List<OpenItem> items) {
        List<OpenItem> copy = List.copyOf(items);
        return copy::forEach;
    }
}
