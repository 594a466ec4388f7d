package io.cartera.contract;

import io.cartera.store.RetryableStoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Clerks at work at the same time, each on a thread of its own. */
final class Clerks {

    private static final int SECONDS_TO_FINISH = 20;
    private static final int MILLIS_TO_PAUSE = 100;
    private static final int MOST_TRIES = 100;

    private Clerks() {}

    /**
     * Lets all of them start at the same moment and gives what each of them got, in the order given. Whoever is told
     * to try again does so. A clerk who fails or does not come to an end fails the case.
     */
    static <T> List<T> together(List<Supplier<T>> works) {
        CyclicBarrier start = new CyclicBarrier(works.size());
        List<Callable<T>> starting = new ArrayList<>();
        for (Supplier<T> work : works) {
            starting.add(() -> {
                start.await();
                return persistently(work);
            });
        }
        return run(starting);
    }

    private static <T> List<T> run(List<Callable<T>> works) {
        ExecutorService desks = Executors.newFixedThreadPool(works.size(), work -> {
            Thread thread = new Thread(work, "clerk");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<T>> pending = works.stream().map(desks::submit).toList();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_FINISH);
            List<T> results = new ArrayList<>();
            for (Future<T> future : pending) {
                results.add(future.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("a clerk failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("a clerk is still at work after " + SECONDS_TO_FINISH + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("stopped", e);
        } finally {
            desks.shutdownNow();
        }
    }

    private static <T> T persistently(Supplier<T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return work.get();
            } catch (RetryableStoreException e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    /**
     * Waits until others have done something, but not for long: a store may make them wait until the present session
     * ends, and then they cannot have.
     */
    static void giveWayFor(CountDownLatch done) {
        await(done, MILLIS_TO_PAUSE, TimeUnit.MILLISECONDS);
    }

    /** Waits until others have done what nothing keeps them from doing. */
    static void waitFor(CountDownLatch done) {
        if (!await(done, SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
            throw new AssertionError("waited in vain for " + SECONDS_TO_FINISH + " s");
        }
    }

    private static boolean await(CountDownLatch done, int time, TimeUnit unit) {
        try {
            return done.await(time, unit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("stopped", e);
        }
    }
}
