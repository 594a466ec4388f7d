package io.cartera;

import io.cartera.customer.CustomerId;
import io.cartera.invoice.SeriesId;
import io.cartera.store.OutcomeUnknownException;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.RetryableStoreException;
import io.cartera.store.Session;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/** A store whose next writes go wrong as told, in order; then it does what the real one does. For one thread. */
final class LosingStore implements ReceivablesStore {

    private enum Fate {
        KEPT,
        KEPT_AND_LOST,
        UNDONE_AND_LOST,
        UNREACHABLE,
        UNDONE
    }

    private final ReceivablesStore real;
    private final Deque<Fate> fates = new ArrayDeque<>();
    private Runnable meanwhile = () -> {};
    private int writes;
    private boolean isApart;

    LosingStore(ReceivablesStore real) {
        this.real = real;
    }

    /** From now on this store keeps customers apart, and each apart from every series. */
    LosingStore keepingApart() {
        isApart = true;
        return this;
    }

    /** So many writes are kept, and the caller hears of it. */
    LosingStore keeping(int times) {
        return next(Fate.KEPT, times);
    }

    /** So many writes are kept, and nobody hears of it. */
    LosingStore keepingAndLosing(int times) {
        return next(Fate.KEPT_AND_LOST, times);
    }

    /** So many writes are undone in the end, and nobody hears of it. */
    LosingStore undoingAndLosing(int times) {
        return next(Fate.UNDONE_AND_LOST, times);
    }

    /** So many writes find no connection. */
    LosingStore unreachable(int times) {
        return next(Fate.UNREACHABLE, times);
    }

    /** So many writes are undone in the end, and the caller hears of it. */
    LosingStore undoing(int times) {
        return next(Fate.UNDONE, times);
    }

    /** Something that others do after each commit that was lost. */
    LosingStore meanwhile(Runnable others) {
        this.meanwhile = others;
        return this;
    }

    /** How many writes were tried. */
    int writes() {
        return writes;
    }

    private LosingStore next(Fate fate, int times) {
        for (int i = 0; i < times; i++) {
            fates.add(fate);
        }
        return this;
    }

    @Override
    public <T> T write(Function<? super Session, ? extends T> work) {
        writes++;
        Fate fate = fates.poll();
        if (fate == null || fate == Fate.KEPT) {
            return real.write(work);
        }
        switch (fate) {
            case KEPT_AND_LOST -> {
                real.write(work);
                meanwhile.run();
                throw new OutcomeUnknownException("lost");
            }
            case UNDONE_AND_LOST -> {
                undo(work);
                meanwhile.run();
                throw new OutcomeUnknownException("lost");
            }
            case UNDONE -> {
                undo(work);
                throw new RetryableStoreException("undone");
            }
            default -> throw new RetryableStoreException("unreachable");
        }
    }

    private <T> void undo(Function<? super Session, ? extends T> work) {
        try {
            real.write(session -> {
                work.apply(session);
                throw new Undone();
            });
        } catch (Undone expected) {
            // Nothing is kept.
        }
    }

    @Override
    public <T> T read(Function<? super Session, ? extends T> work) {
        return real.read(work);
    }

    @Override
    public boolean keepsTogether(CustomerId one, CustomerId other) {
        return !isApart || one.equals(other);
    }

    @Override
    public boolean keepsTogether(CustomerId customer, SeriesId series) {
        return !isApart;
    }

    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
