package io.cartera.inmemory;

import io.cartera.account.AccountId;
import io.cartera.external.ExternalRefAttached;
import io.cartera.external.Referent;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.ExternalRefRepository;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.ExternalRef;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The references of other systems in a store in memory. */
final class MemoryExternalRefs implements ExternalRefRepository {

    private final MemorySession session;

    MemoryExternalRefs(MemorySession session) {
        this.session = session;
    }

    @Override
    public Optional<ExternalRefAttached> find(Referent.Kind kind, ExternalRef ref) {
        return Optional.ofNullable(book().byRef(kind).get(ref));
    }

    @Override
    public List<ExternalRefAttached> of(Referent referent) {
        return List.copyOf(
                book().byReferent.getOrDefault(referent, new TreeMap<>()).values());
    }

    @Override
    public Optional<ExternalRefAttached> attachedBy(AccountId account, CommandId command) {
        return Optional.ofNullable(book().byCommand.get(new Order(account, command)));
    }

    @Override
    public void add(ExternalRefAttached attached) {
        session.toWrite(attached.account());
        if (find(attached.referent().kind(), attached.ref()).isPresent()) {
            throw session.failed(new DuplicateKeyException(attached.ref() + " is taken"));
        }
        Book book = book();
        book.add(attached);
        session.onFailure(() -> book.remove(attached));
    }

    private Book book() {
        return session.books().externalRefs;
    }

    private record Order(AccountId account, CommandId command) {}

    /** All of them, by name, by thing and by command. */
    static final class Book {

        private final Map<Referent.Kind, Map<ExternalRef, ExternalRefAttached>> byRef =
                new EnumMap<>(Referent.Kind.class);
        private final Map<Referent, TreeMap<ExternalRef, ExternalRefAttached>> byReferent = new HashMap<>();
        private final Map<Order, ExternalRefAttached> byCommand = new HashMap<>();

        Book() {
            for (Referent.Kind kind : Referent.Kind.values()) {
                byRef.put(kind, new HashMap<>());
            }
        }

        void copyTo(Book copy) {
            byRef.values().forEach(all -> all.values().forEach(copy::add));
        }

        private Map<ExternalRef, ExternalRefAttached> byRef(Referent.Kind kind) {
            return byRef.get(kind);
        }

        private void add(ExternalRefAttached attached) {
            byRef(attached.referent().kind()).put(attached.ref(), attached);
            byReferent
                    .computeIfAbsent(attached.referent(), referent -> new TreeMap<>())
                    .put(attached.ref(), attached);
            if (attached.command().kind() == CommandKind.ATTACH_REF) {
                byCommand.put(order(attached), attached);
            }
        }

        private void remove(ExternalRefAttached attached) {
            byRef(attached.referent().kind()).remove(attached.ref());
            byReferent.get(attached.referent()).remove(attached.ref());
            byCommand.remove(order(attached), attached);
        }

        private static Order order(ExternalRefAttached attached) {
            return new Order(attached.account(), attached.command().id());
        }
    }
}
