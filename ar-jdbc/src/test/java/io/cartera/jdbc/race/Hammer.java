package io.cartera.jdbc.race;

import io.cartera.jdbc.JdbcStore;
import io.cartera.store.ReceivablesStore;
import io.cartera.trace.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Clerks who stand at a barrier and strike at once, round after round. */
final class Hammer implements AutoCloseable {

    private static final int TOO_LONG_SECONDS = 60;

    private final ReceivablesStore store;
    private final int clerks;
    private final ExecutorService threads;
    private final AtomicLong undone = new AtomicLong();
    private long rounds;
    private long commands;
    private final Map<Clash, Set<Boolean>> sales = new EnumMap<>(Clash.class);

    Hammer(DataSource database, int clerks) {
        this.store = JdbcStore.using(TamperedDatabase.counting(database, undone));
        this.clerks = clerks;
        this.threads = Executors.newFixedThreadPool(clerks);
        Round.register(store, clerks);
    }

    /** How many rounds there were. */
    long rounds() {
        return rounds;
    }

    /** How many commands the clerks gave in them. */
    long commands() {
        return commands;
    }

    /** How often a transaction was undone and run again. */
    long undone() {
        return undone.get();
    }

    /**
     * Runs one round more, and says what was wrong in it. A command that fails is wrong, whatever it fails with; so is one
     * that had to be run again where locks alone put everybody in a row.
     */
    List<String> strike(Clash clash) {
        rounds++;
        Round round = new Round(store, clash + "-" + rounds, clerks);
        clash.prepare(round);
        long undoneBefore = undone();
        CyclicBarrier barrier = new CyclicBarrier(clerks);
        List<Future<List<Outcome<?>>>> strikes = new ArrayList<>();
        for (int clerk = 0; clerk < clerks; clerk++) {
            int own = clerk;
            strikes.add(threads.submit(() -> {
                barrier.await();
                return clash.strike(round, own);
            }));
        }
        List<String> wrong = new ArrayList<>();
        List<Outcome<?>> outcomes = new ArrayList<>();
        strikes.forEach(strike -> take(strike, outcomes, wrong));
        commands += outcomes.size();
        outcomes.stream()
                .filter(Clash::isSale)
                .forEach(sale -> sales.computeIfAbsent(clash, none -> new TreeSet<>())
                        .add(sale.applied().isPresent()));
        if (clash.isInARow() && undone() > undoneBefore) {
            wrong.add(undone() - undoneBefore + " runs were undone");
        }
        if (wrong.isEmpty() && !clash.found(round, outcomes).equals(clash.right(clerks))) {
            wrong.add(clash.found(round, outcomes) + " rather than " + clash.right(clerks) + ": " + outcomes);
        }
        return wrong.stream().map(text -> round.name() + ": " + text).toList();
    }

    /** Whether some of the sales that were asked for in all rounds of a scenario so far were allowed, and some were not. */
    boolean hasBoth(Clash clash) {
        return sales.getOrDefault(clash, Set.of()).size() == 2;
    }

    private static void take(Future<List<Outcome<?>>> strike, List<Outcome<?>> outcomes, List<String> wrong) {
        try {
            outcomes.addAll(strike.get(TOO_LONG_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException failed) {
            wrong.add(failed.getCause().toString());
        } catch (TimeoutException starved) {
            // Its thread is lost to the rounds that follow, and so they would all wait.
            throw new AssertionError("no outcome after " + TOO_LONG_SECONDS + " s", starved);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while clerks work", interrupted);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
