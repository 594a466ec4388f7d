package io.cartera.broken;

import io.cartera.inmemory.InMemoryStore;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.Session;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A sound store behind sessions that have a flaw. */
final class FlawedStore implements ReceivablesStore {

    private final ReceivablesStore sound = new InMemoryStore();
    private final UnaryOperator<Parts> flaw;

    FlawedStore(UnaryOperator<Parts> flaw) {
        this.flaw = flaw;
    }

    @Override
    public <T> T write(Function<? super Session, ? extends T> work) {
        return sound.write(session -> work.apply(flaw.apply(Parts.of(session))));
    }

    @Override
    public <T> T read(Function<? super Session, ? extends T> work) {
        return sound.read(session -> work.apply(flaw.apply(Parts.of(session))));
    }
}
