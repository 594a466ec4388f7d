package io.cartera;

import io.cartera.store.OutcomeUnknownException;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.Session;
import io.cartera.store.StoreException;
import io.cartera.trace.Event;
import io.cartera.trace.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A write on a store that goes on where the commit was lost: it finds out under the locks what became of it, and does
 * it again where nothing was kept.
 * <p>
 * The locks come first, and a commit that is still under way holds them; so what is found is final. A command is given
 * again with the same identifier: a repeat with the events of the lost run shows that it was kept, anything else that
 * it was not. Work whose identifiers may be others with each run says by itself whether it is on record. Where the
 * store cannot be reached for all {@value #MOST_LOOKS} tries, the outcome stays unknown. For one thread.
 *
 * @param <T> what the work gives
 */
final class Writing<T> {

    static final int MOST_LOOKS = 5;

    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final Logger LOG = LoggerFactory.getLogger(Receivables.class);

    private final ReceivablesStore store;
    private final BiFunction<? super Session, ? super Consumer<Event>, ? extends T> work;
    private final BiPredicate<? super Session, ? super List<Event>> isOnRecord;
    private final List<Event> events = new ArrayList<>();
    private @Nullable T result;
    private boolean isKept;
    private boolean isUndone;

    private Writing(
            ReceivablesStore store,
            BiFunction<? super Session, ? super Consumer<Event>, ? extends T> work,
            BiPredicate<? super Session, ? super List<Event>> isOnRecord) {
        this.store = store;
        this.work = work;
        this.isOnRecord = isOnRecord;
    }

    /** A command: with the same identifier and content it has no second effect and the same outcome. */
    static <T> Writing<T> ofCommand(
            ReceivablesStore store, BiFunction<? super Session, ? super Consumer<Event>, ? extends T> work) {
        return new Writing<>(store, work, (session, told) -> false);
    }

    /** Work of any kind, and whether what it told of is on record. */
    static <T> Writing<T> ofUnit(
            ReceivablesStore store,
            BiFunction<? super Session, ? super Consumer<Event>, ? extends T> work,
            BiPredicate<? super Session, ? super List<Event>> isOnRecord) {
        return new Writing<>(store, work, isOnRecord);
    }

    /** What the last run told; to be read where a run has ended. */
    List<Event> events() {
        return events;
    }

    /**
     * Runs it.
     *
     * @param before called before each run that replaces what an earlier one did
     * @param after called after each such run, while it still holds its locks
     * @throws OutcomeUnknownException if a commit was lost and the store cannot be reached since
     */
    T run(Runnable before, Runnable after) {
        try {
            return store.write(session -> runOnce(session, before, after));
        } catch (OutcomeUnknownException lost) {
            return find(lost, before, after);
        }
    }

    private T runOnce(Session session, Runnable before, Runnable after) {
        before.run();
        events.clear();
        Consumer<Event> telling = events::add;
        T done = work.apply(session, telling);
        result = done;
        after.run();
        return done;
    }

    private T find(OutcomeUnknownException first, Runnable before, Runnable after) {
        OutcomeUnknownException lost = first;
        for (int look = 1; ; look++) {
            isUndone = false;
            try {
                return store.write(session -> look(session, before, after));
            } catch (OutcomeUnknownException again) {
                // Of a look that found the work on record nothing needs to be kept.
                if (isKept) {
                    return Objects.requireNonNull(result);
                }
                again.addSuppressed(lost);
                lost = again;
            } catch (StoreException failed) {
                if (isKept) {
                    return Objects.requireNonNull(result);
                }
                if (isUndone) {
                    throw failed;
                }
                lost.addSuppressed(failed);
            }
            LOG.debug("look {} for what a lost commit has kept did not find out", look);
            if (look == MOST_LOOKS || !pause(look)) {
                throw lost;
            }
        }
    }

    private T look(Session session, Runnable before, Runnable after) {
        if (isOnRecord.test(session, events)) {
            isKept = true;
            return Objects.requireNonNull(result);
        }
        List<Event> told = new ArrayList<>();
        Consumer<Event> telling = told::add;
        T done = work.apply(session, telling);
        if (told.isEmpty() && !events.isEmpty() && eventsOf(done).equals(events)) {
            isKept = true;
            result = done;
            return done;
        }
        // Without events nothing tells a repeat from a run that did it.
        isUndone = !told.isEmpty();
        before.run();
        events.clear();
        events.addAll(told);
        result = done;
        after.run();
        return done;
    }

    private static List<Event> eventsOf(Object done) {
        if (done instanceof Optional<?> perhaps) {
            return perhaps.map(Writing::eventsOf).orElse(List.of());
        }
        return done instanceof Outcome<?> outcome ? outcome.events() : List.of();
    }

    private static boolean pause(int look) {
        try {
            Thread.sleep(FIRST_PAUSE_MILLIS << (look - 1));
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
