package io.cartera.inmemory;

import io.cartera.store.ReceivablesStore;
import io.cartera.store.Session;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A complete store in memory.
 * <p>
 * It keeps the same contract as a database: a write is kept whole or not at all, and nobody sees half of one. One write
 * runs at a time; readings run together and never beside a write. Nothing outlives the process. Thread-safe.
 */
public final class InMemoryStore implements ReceivablesStore {

    private final Books books;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

    /** An empty store. */
    public InMemoryStore() {
        this(new Books());
    }

    private InMemoryStore(Books books) {
        this.books = books;
    }

    /** Another store with all that this one holds; from now on each goes its own way. */
    public InMemoryStore copy() {
        return hold(lock.readLock(), () -> new InMemoryStore(books.copy()));
    }

    @Override
    public <T> T write(Function<? super Session, ? extends T> work) {
        return hold(lock.writeLock(), () -> {
            MemorySession session = new MemorySession(books, true);
            boolean kept = false;
            try {
                T result = work.apply(session);
                session.requireSound();
                kept = true;
                return result;
            } finally {
                session.end(kept);
            }
        });
    }

    @Override
    public <T> T read(Function<? super Session, ? extends T> work) {
        return hold(lock.readLock(), () -> {
            MemorySession session = new MemorySession(books, false);
            try {
                return work.apply(session);
            } finally {
                session.end(false);
            }
        });
    }

    private <T> T hold(Lock held, Supplier<T> work) {
        if (lock.getReadHoldCount() > 0 || lock.isWriteLockedByCurrentThread()) {
            throw new IllegalStateException("a session is already open on this thread");
        }
        held.lock();
        try {
            return work.get();
        } finally {
            held.unlock();
        }
    }
}
