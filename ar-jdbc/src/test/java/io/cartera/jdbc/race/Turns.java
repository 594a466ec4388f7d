package io.cartera.jdbc.race;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets two workers take steps in turn: each stops before a step until it is let through. */
final class Turns {

    private enum State {
        WORKING,
        BEFORE_A_STEP,
        ENDED
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final State[] states = {State.WORKING, State.WORKING};
    private int letThrough = -1;

    /** A worker is about to take a step. */
    void beforeStep(int worker) {
        lock.lock();
        try {
            states[worker] = State.BEFORE_A_STEP;
            changed.signalAll();
            while (letThrough != worker) {
                changed.awaitUninterruptibly();
            }
            letThrough = -1;
            states[worker] = State.WORKING;
        } finally {
            lock.unlock();
        }
    }

    /** A worker has nothing more to do. */
    void ended(int worker) {
        lock.lock();
        try {
            states[worker] = State.ENDED;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets a worker that stands before a step take it. */
    void let(int worker) {
        lock.lock();
        try {
            letThrough = worker;
            states[worker] = State.WORKING;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean hasEnded(int worker) {
        lock.lock();
        try {
            return states[worker] == State.ENDED;
        } finally {
            lock.unlock();
        }
    }

    /** Waits a while for a worker to stand before its next step or to end, and says whether it does. */
    boolean stands(int worker, long micros) {
        lock.lock();
        try {
            long left = TimeUnit.MICROSECONDS.toNanos(micros);
            while (states[worker] == State.WORKING && left > 0) {
                left = changed.awaitNanos(left);
            }
            return states[worker] != State.WORKING;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while workers take turns", interrupted);
        } finally {
            lock.unlock();
        }
    }
}
