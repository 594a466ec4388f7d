package io.cartera.account;

import io.cartera.customer.CustomerId;
import java.util.function.BiConsumer;

/**
 * Entries of many accounts, one after another, each with its customer. A source on a store is usable only where the
 * store says so; the entries themselves stay valid.
 */
@FunctionalInterface
public interface EntrySource {

    /** Hands every entry to the action, each once. */
    void forEach(BiConsumer<? super CustomerId, ? super Entry> action);
}
