package io.cartera;

import io.cartera.store.ReceivablesStore;
import io.cartera.trace.Event;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events to listeners after they are kept, those of one subject (an account, a ledger) in the order of recording.
 * <p>
 * Work that is about to end puts its events into the queue of its subject while it still holds the subject's lock; so
 * the order of the queue is that of the commits. They are sealed until the store has kept the work, with the host's
 * transaction if it takes part in one, and taken out again where it has not. Where a commit was lost they stay sealed in
 * their place until it is known what was kept. Whoever has kept something hands over from the head of the queue as far as it is not sealed;
 * one at a time does so for a subject. Thread-safe; the queue of an idle subject is gone.
 * <p>
 * Work on several subjects, whose locks it all holds, has one letter in the queues of all of them. It is handed over where
 * it is at the head of each and nobody is at any, so it keeps its place in every order, and nothing of its subjects comes
 * between its events. Letters enter all their queues at once, so of any that wait the first one can always go on.
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

    /** Runs work on subjects under their locks; what the work tells is handed over once it is kept. */
    <T> T write(ReceivablesStore store, List<?> subjects, List<ReceivablesListener> listeners, Writing<T> writing) {
        Letter letter = new Letter(List.copyOf(subjects), listeners, writing.events());
        boolean isHandedOn = false;
        T result;
        try {
            // Where a commit was lost it stays in its place until somebody knows.
            result = writing.run(() -> discard(letter), () -> seal(letter));
            isHandedOn = true;
        } finally {
            if (!isHandedOn) {
                takeOut(letter);
            }
        }
        // In a transaction of the host it stays sealed until that one has ended, which also holds the subjects' locks.
        boolean isAwaited = false;
        try {
            store.afterCompletion(isKept -> end(letter, isKept));
            isAwaited = true;
        } finally {
            // A host that cannot say how it ends must not hold up all that follows.
            if (!isAwaited) {
                takeOut(letter);
            }
        }
        return result;
    }

    private void end(Letter letter, boolean isKept) {
        if (isKept) {
            unseal(letter);
            goRound(letter.subjects).ifPresent(error -> {
                throw error;
            });
        } else {
            takeOut(letter);
        }
    }

    /** What failed may have held up others, who are told now; the failure itself is on its way out. */
    private void takeOut(Letter letter) {
        discard(letter);
        goRound(letter.subjects).ifPresent(error -> LOG.error("a listener failed for {}", letter.subjects, error));
    }

    private synchronized void seal(Letter letter) {
        if (!letter.events.isEmpty()) {
            for (Object subject : letter.subjects) {
                queues.computeIfAbsent(subject, none -> new Queue()).letters.add(letter);
            }
        }
    }

    private synchronized void discard(Letter letter) {
        for (Object subject : letter.subjects) {
            Queue queue = queues.get(subject);
            if (queue != null) {
                queue.letters.remove(letter);
                forgetIfIdle(subject, queue);
            }
        }
    }

    private synchronized void unseal(Letter letter) {
        letter.isKept = true;
    }

    /**
     * Hands over what can be; a listener that gives a command finds its thread on a round already, which goes on.
     *
     * @return the first error of a listener, with further ones suppressed
     */
    private Optional<Error> goRound(List<Object> subjects) {
        Round round = rounds.get();
        if (round != null) {
            round.subjects.addAll(subjects);
            return Optional.empty();
        }
        round = new Round(subjects);
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
                // What waited behind it in its other queues can go on too.
                letter.subjects.stream()
                        .filter(subject -> !round.subjects.contains(subject))
                        .forEach(round.subjects::add);
                handOver(letter, round);
            }
        }
    }

    private void handOver(Letter letter, Round round) {
        try {
            for (Event event : letter.events) {
                for (ReceivablesListener listener : letter.listeners) {
                    tell(listener, event, letter.subjects, round);
                }
            }
        } finally {
            release(letter.subjects);
        }
    }

    // The one place where anything is caught: the command is kept, whatever a stranger's code makes of it.
    private static void tell(ReceivablesListener listener, Event event, List<Object> subjects, Round round) {
        try {
            listener.on(event);
        } catch (Throwable thrown) {
            if (!(thrown instanceof Error error) || !round.remembers(error)) {
                LOG.error("a listener failed on {} of {}", event.code(), subjects, thrown);
            }
        }
    }

    /**
     * The letter at the head, which the caller then hands over; none where it is sealed, not yet at the head of all its
     * queues, or somebody else is at one of them.
     */
    private synchronized @Nullable Letter take(Object subject) {
        Queue queue = queues.get(subject);
        Letter head = queue == null ? null : queue.letters.peek();
        if (head == null || !head.isKept) {
            return null;
        }
        List<Queue> all = head.subjects.stream().map(queues::get).toList();
        if (!all.stream().allMatch(each -> each.isFreeFor(head))) {
            return null;
        }
        for (Queue each : all) {
            each.letters.remove();
            each.isBeingHandedOver = true;
        }
        return head;
    }

    private synchronized void release(List<Object> subjects) {
        for (Object subject : subjects) {
            Queue queue = queues.get(subject);
            if (queue != null) {
                queue.isBeingHandedOver = false;
                forgetIfIdle(subject, queue);
            }
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

        boolean isFreeFor(Letter letter) {
            return !isBeingHandedOver && letters.peek() == letter;
        }
    }

    /** Whose letters one thread is handing over, and the errors that came of it. */
    private static final class Round {
        private final Deque<Object> subjects = new ArrayDeque<>();
        private @Nullable Error error;

        Round(List<Object> subjects) {
            this.subjects.addAll(subjects);
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
        private final List<Object> subjects;
        private final List<ReceivablesListener> listeners;
        private final List<Event> events;
        private boolean isKept;

        Letter(List<Object> subjects, List<ReceivablesListener> listeners, List<Event> events) {
            this.subjects = subjects;
            this.listeners = listeners;
            this.events = events;
        }
    }
}
