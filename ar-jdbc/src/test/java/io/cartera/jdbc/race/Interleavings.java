package io.cartera.jdbc.race;

import io.cartera.jdbc.JdbcStore;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * Runs two pieces of work on a database statement by statement in a chosen order. A schedule says who begins and before
 * which steps the turn is taken away from who has it; otherwise it passes on only when its owner ends or has to wait for a
 * lock. So the same schedule gives the same order every time.
 */
final class Interleavings implements AutoCloseable {

    private static final long A_WHILE_MICROS = 1_500;
    private static final Duration TOO_LONG = Duration.ofSeconds(30);

    private final Sessions sessions;
    private final Connection observer;
    private final Connection[] connections = new Connection[2];
    private final long[] ids = new long[2];
    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final IntFunction<UnaryOperator<String>> sql;
    private int steps;

    /** Every statement of a worker, 0 or 1, is changed by what {@code sql} has for that one before it is prepared. */
    Interleavings(Sessions sessions, DataSource database, IntFunction<UnaryOperator<String>> sql) throws SQLException {
        this.sessions = sessions;
        this.sql = sql;
        this.observer = database.getConnection();
        for (int i = 0; i < 2; i++) {
            connections[i] = database.getConnection();
            ids[i] = sessions.of(connections[i]);
        }
    }

    /** Who begins, and before which steps the other takes over. */
    record Schedule(int first, Set<Integer> takeOverBefore) {}

    /** How many steps the last run had. */
    int steps() {
        return steps;
    }

    /** What came of both, in their order; a failure of the store is told by its type. */
    List<String> run(
            Schedule schedule, Function<ReceivablesStore, String> one, Function<ReceivablesStore, String> other)
            throws SQLException {
        Turns turns = new Turns();
        List<CompletableFuture<String>> results = List.of(start(turns, 0, one), start(turns, 1, other));
        letRun(turns, schedule);
        return results.stream().map(Interleavings::result).toList();
    }

    private CompletableFuture<String> start(Turns turns, int worker, Function<ReceivablesStore, String> work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        DataSource source = new SteppedDatabase(
                                        connections[worker], () -> turns.beforeStep(worker), sql.apply(worker))
                                .source();
                        return work.apply(JdbcStore.using(source));
                    } catch (StoreException failed) {
                        return failed.getClass().getSimpleName();
                    } finally {
                        turns.ended(worker);
                    }
                },
                workers);
    }

    private void letRun(Turns turns, Schedule schedule) throws SQLException {
        int turn = schedule.first();
        boolean[] waits = new boolean[2];
        require(turns, 0);
        require(turns, 1);
        for (steps = 0; !turns.hasEnded(0) || !turns.hasEnded(1); steps++) {
            boolean canGoOn = canMove(turns, waits, turn);
            boolean canOther = canMove(turns, waits, 1 - turn);
            if (canOther && (!canGoOn || schedule.takeOverBefore().contains(steps))) {
                turn = 1 - turn;
            } else if (!canGoOn) {
                throw new IllegalStateException("both wait for a lock: a deadlock");
            }
            turns.let(turn);
            waits[turn] = !standsOrWaits(turns, turn);
        }
    }

    /** Whether the worker stands before a step. One that waited may have got its lock since. */
    private boolean canMove(Turns turns, boolean[] waits, int worker) throws SQLException {
        if (waits[worker]) {
            waits[worker] = !standsOrWaits(turns, worker) && !(turns.hasEnded(1 - worker) && stands(turns, worker));
        }
        return !waits[worker] && !turns.hasEnded(worker);
    }

    /** Waits for a worker that has nobody left to wait for. */
    private static boolean stands(Turns turns, int worker) {
        require(turns, worker);
        return true;
    }

    /** Whether the worker came to its next step; if not, it waits for a lock. */
    private boolean standsOrWaits(Turns turns, int worker) throws SQLException {
        long deadline = System.nanoTime() + TOO_LONG.toNanos();
        while (!turns.stands(worker, A_WHILE_MICROS)) {
            if (sessions.waits(observer, ids[worker])) {
                return false;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("worker " + worker + " neither works nor waits");
            }
        }
        return true;
    }

    private static void require(Turns turns, int worker) {
        if (!turns.stands(worker, TOO_LONG.toNanos() / 1000)) {
            throw new IllegalStateException("worker " + worker + " stands still");
        }
    }

    private static String result(CompletableFuture<String> work) {
        try {
            return work.join();
        } catch (CompletionException failed) {
            throw new IllegalStateException("a worker failed by a fault of its own", failed.getCause());
        }
    }

    @Override
    public void close() throws SQLException {
        workers.shutdownNow();
        observer.close();
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
