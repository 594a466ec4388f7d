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
 */
final class Postbox {

    private static final Logger LOG = LoggerFactory.getLogger(Receivables.class);

    private final Map<Object, Queue> queues = new HashMap<>();
    private final ThreadLocal<@Nullable Deque<Object>> round = new ThreadLocal<>();

    /** Runs work on a subject under its lock; what the work tells is handed over once it is kept. */
    <T> T write(
            ReceivablesStore store,
            Object subject,
            List<ReceivablesListener> listeners,
            BiFunction<? super Session, ? super Consumer<Event>, ? extends T> work) {
        Letter letter = new Letter(subject, listeners);
        Consumer<Event> telling = letter.events::add;
        boolean isKept = false;
        try {
            T result = store.write(session -> {
                // The store may run the work again: then nothing of the earlier run was kept.
                discard(letter);
                letter.events.clear();
                T done = work.apply(session, telling);
                seal(letter);
                return done;
            });
            isKept = true;
            return result;
        } finally {
            end(letter, isKept);
            goRound(subject);
        }
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

    /** Hands over what can be; a listener that gives a command finds its thread on a round already, which goes on. */
    private void goRound(Object subject) {
        Deque<Object> subjects = round.get();
        if (subjects != null) {
            subjects.add(subject);
            return;
        }
        subjects = new ArrayDeque<>(List.of(subject));
        round.set(subjects);
        try {
            handOver(subjects);
        } finally {
            round.remove();
        }
    }

    private void handOver(Deque<Object> subjects) {
        boolean isDone = false;
        try {
            while (!subjects.isEmpty()) {
                Letter letter = take(subjects.element());
                if (letter == null) {
                    subjects.remove();
                } else {
                    handOver(letter);
                }
            }
            isDone = true;
        } finally {
            // An error of a listener goes through, but holds up nobody else's events.
            if (!isDone) {
                handOver(subjects);
            }
        }
    }

    private void handOver(Letter letter) {
        try {
            for (Event event : letter.events) {
                for (ReceivablesListener listener : letter.listeners) {
                    tell(listener, event, letter.subject);
                }
            }
        } finally {
            release(letter.subject);
        }
    }

    // The one place where any exception is caught: the command is kept, whatever a stranger's code makes of it.
    private static void tell(ReceivablesListener listener, Event event, Object subject) {
        try {
            listener.on(event);
        } catch (RuntimeException failure) {
            LOG.error("a listener failed on {} of {}", event.code(), subject, failure);
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
