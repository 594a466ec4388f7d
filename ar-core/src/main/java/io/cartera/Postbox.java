package io.cartera;

import io.cartera.store.ReceivablesStore;
import io.cartera.store.Session;
import io.cartera.trace.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events to listeners after they are kept, those of one subject (an account, a ledger) in the order of recording.
 * <p>
 * Work that is about to end puts its events into the queue of its subject while it still holds the subject's lock; so
 * the order of the queue is that of the commits. They are sealed until the store has kept the work, and taken out
 * again where it has not. Whoever has kept something hands over from the head of the queue as far as it is not sealed;
 * one at a time does so for a subject. Thread-safe; the queue of an idle subject is gone.
 * <p>
 * Whatever a listener throws, everybody is told everything, as long as it can be logged. Exceptions are logged. The first error of a round comes out
 * of the command that went it, with up to {@value #MOST_SUPPRESSED} further ones suppressed; others are logged, and
 * so is the error itself where the command has failed, whose own exception matters more.
 */
final class Postbox {

    private static final Logger LOG = LoggerFactory.getLogger(Receivables.class);
    private static final int MOST_SUPPRESSED = 10;

    private final Map<Object, Queue> queues = new HashMap<>();
    private final ThreadLocal<@Nullable Round> rounds = new ThreadLocal<>();

    /** Runs work on a subject under its lock; what the work tells is handed over once it is kept. */
    <T> T write(
            ReceivablesStore store,
            Object subject,
            List<ReceivablesListener> listeners,
            BiFunction<? super Session, ? super Consumer<Event>, ? extends T> work) {
        Letter letter = new Letter(subject, listeners);
        Consumer<Event> telling = letter.events::add;
        boolean isKept = false;
        T result;
        try {
            result = store.write(session -> {
                // The store may run the work again: then nothing of the earlier run was kept.
                discard(letter);
                letter.events.clear();
                T done = work.apply(session, telling);
                seal(letter);
                return done;
            });
            isKept = true;
        } finally {
            end(letter, isKept);
            if (!isKept) {
                // What failed may have held up others, who are told now; the failure itself is on its way out.
                goRound(subject).ifPresent(error -> LOG.error("a listener failed for {}", subject, error));
            }
        }
        Optional<Error> error = goRound(subject);
        if (error.isPresent()) {
            throw error.get();
        }
        return result;
    }

    private synchronized void seal(Letter letter) {
        if (!letter.events.isEmpty()) {
            queues.computeIfAbsent(letter.subject, subject -> new Queue())
                    .letters
                    .add(letter);
        }
    }

    private synchronized void discard(Letter letter) {
        Queue queue = queues.get(letter.subject);
        if (queue != null) {
            queue.letters.remove(letter);
            forgetIfIdle(letter.subject, queue);
        }
    }

    private synchronized void end(Letter letter, boolean isKept) {
        if (isKept) {
            letter.isKept = true;
        } else {
            discard(letter);
        }
    }

    /**
     * Hands over what can be; a listener that gives a command finds its thread on a round already, which goes on.
     *
     * @return the first error of a listener, with further ones suppressed
     */
    private Optional<Error> goRound(Object subject) {
        Round round = rounds.get();
        if (round != null) {
            round.subjects.add(subject);
            return Optional.empty();
        }
        round = new Round(subject);
        rounds.set(round);
        try {
            handOver(round);
        } finally {
            rounds.remove();
        }
        return Optional.ofNullable(round.error);
    }

    private void handOver(Round round) {
        while (!round.subjects.isEmpty()) {
            Letter letter = take(round.subjects.element());
            if (letter == null) {
                round.subjects.remove();
            } else {
                handOver(letter, round);
            }
        }
    }

    private void handOver(Letter letter, Round round) {
        try {
            for (Event event : letter.events) {
                for (ReceivablesListener listener : letter.listeners) {
                    tell(listener, event, letter.subject, round);
                }
            }
        } finally {
            release(letter.subject);
        }
    }

    // The one place where anything is caught: the command is kept, whatever a stranger's code makes of it.
    private static void tell(ReceivablesListener listener, Event event, Object subject, Round round) {
        try {
            listener.on(event);
        } catch (Throwable thrown) {
            if (!(thrown instanceof Error error) || !round.remembers(error)) {
                LOG.error("a listener failed on {} of {}", event.code(), subject, thrown);
            }
        }
    }

    /** The letter at the head, which the caller then hands over; none where it is sealed or somebody else is at it. */
    private synchronized @Nullable Letter take(Object subject) {
        Queue queue = queues.get(subject);
        Letter head = queue == null || queue.isBeingHandedOver ? null : queue.letters.peek();
        if (head == null || !head.isKept) {
            return null;
        }
        queue.isBeingHandedOver = true;
        return queue.letters.remove();
    }

    private synchronized void release(Object subject) {
        Queue queue = queues.get(subject);
        if (queue != null) {
            queue.isBeingHandedOver = false;
            forgetIfIdle(subject, queue);
        }
    }

    private void forgetIfIdle(Object subject, Queue queue) {
        if (queue.letters.isEmpty() && !queue.isBeingHandedOver) {
            queues.remove(subject);
        }
    }

    synchronized boolean isEmpty() {
        return queues.isEmpty();
    }

    private static final class Queue {
        private final Deque<Letter> letters = new ArrayDeque<>();
        private boolean isBeingHandedOver;
    }

    /** Whose letters one thread is handing over, and the errors that came of it. */
    private static final class Round {
        private final Deque<Object> subjects = new ArrayDeque<>();
        private @Nullable Error error;

        Round(Object subject) {
            subjects.add(subject);
        }

        /** Whether this error will come out of the command, itself or suppressed in the first one. */
        boolean remembers(Error next) {
            if (error == null || error == next) {
                error = next;
                return true;
            }
            Throwable[] known = error.getSuppressed();
            for (Throwable one : known) {
                if (one == next) {
                    return true;
                }
            }
            if (known.length >= MOST_SUPPRESSED) {
                return false;
            }
            error.addSuppressed(next);
            // There are errors that take nothing in.
            return error.getSuppressed().length > known.length;
        }
    }

    /** The events of one piece of work, and for whom they are. */
    private static final class Letter {
        private final Object subject;
        private final List<ReceivablesListener> listeners;
        private final List<Event> events = new ArrayList<>();
        private boolean isKept;

        Letter(Object subject, List<ReceivablesListener> listeners) {
            this.subject = subject;
            this.listeners = listeners;
        }
    }
}
