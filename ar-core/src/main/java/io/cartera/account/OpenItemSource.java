package io.cartera.account;

import java.util.List;
import java.util.function.Consumer;

/**
 * Open items, one after another: a list, a snapshot, or a cursor on a store.
 * <p>
 * Each call goes through all items from the start. A source on a store is usable only where the store says so; the
 * items themselves stay valid.
 */
@FunctionalInterface
public interface OpenItemSource {

    /** Hands every item to the action, each once. */
    void forEach(Consumer<? super OpenItem> action);

    /** The source that goes through a list, in its order. */
    static OpenItemSource of(List<OpenItem> items) {
        List<OpenItem> copy = List.copyOf(items);
        return copy::forEach;
    }
}
