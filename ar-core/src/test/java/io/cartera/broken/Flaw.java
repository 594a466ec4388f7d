package io.cartera.broken;

import io.cartera.contract.StoreContract;
import io.cartera.store.ReceivablesStore;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A store that does something wrong, and the cases that must say so.
 *
 * @param name what it does, as it follows "a store that"
 * @param store a fresh one
 * @param suite the suite that catches it
 * @param cases the cases that fail, among others
 */
record Flaw(String name, Supplier<ReceivablesStore> store, Class<? extends StoreContract> suite, List<String> cases) {

    static Flaw of(String name, Class<? extends StoreContract> suite, UnaryOperator<Parts> flaw, String... cases) {
        return new Flaw(name, () -> new FlawedStore(flaw), suite, List.of(cases));
    }

    static Flaw of(
            String name, Class<? extends StoreContract> suite, Supplier<ReceivablesStore> store, String... cases) {
        return new Flaw(name, store, suite, List.of(cases));
    }
}
