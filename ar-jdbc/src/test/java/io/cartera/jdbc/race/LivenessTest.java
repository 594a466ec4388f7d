package io.cartera.jdbc.race;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.cartera.Receivables;
import io.cartera.account.LedgerId;
import io.cartera.invoice.NumberSeries;
import io.cartera.invoice.SeriesId;
import io.cartera.jdbc.JdbcStore;
import io.cartera.store.StoreException;
import io.cartera.store.Violation;
import io.cartera.trace.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * T16: clerks who want the same row all the time get on, all of them, and none hears of a deadlock. What is measured is told,
 * but not required: other work on the machine changes it. Each load takes two seconds, {@code -Dcartera.liveness=30} more.
 */
class LivenessTest {

    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("cartera.liveness", 2));
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_TURNS = 30;
    private static final int CLERKS = 8;
    private static final int CUSTOMERS = 64;
    private static final SeriesId F = SeriesId.of("F");

    private enum Load {
        ONE_CUSTOMER,
        CUSTOMERS_64,
        ONE_SERIES;

        Outcome<?> give(Receivables books, int clerk, int number, SplittableRandom choice) {
            int customer = this == ONE_CUSTOMER ? 0 : choice.nextInt(CUSTOMERS);
            var document = Round.draft(customer, clerk + "-" + number, 10);
            return books.invoicing()
                    .issue(this == ONE_SERIES ? document.numberedBy(F).build() : document.build());
        }
    }

    /** What the clerks came to. */
    private record Measured(List<long[]> nanos, long failed, long undone, Duration time) {

        long slowest(int percent) {
            long[] all = nanos.stream().flatMapToLong(LongStream::of).sorted().toArray();
            return all.length == 0 ? 0 : all[Math.min(all.length - 1, all.length * percent / 100)];
        }

        int leastOfAClerk() {
            return nanos.stream().mapToInt(own -> own.length).min().orElse(0);
        }

        String told() {
            long commands = nanos.stream().mapToLong(own -> own.length).sum();
            return String.format(
                    Locale.ROOT,
                    "%d clerks, %d commands/s, p50 %.1f ms, p99 %.1f ms, longest %.1f ms, least of a clerk %d, %d undone and"
                            + " run again, %d failed",
                    nanos.size(),
                    commands * 1_000 / time.toMillis(),
                    slowest(50) / 1e6,
                    slowest(99) / 1e6,
                    slowest(100) / 1e6,
                    leastOfAClerk(),
                    undone,
                    failed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void T16_everybody_gets_on_and_nobody_hears_of_a_deadlock(Sessions sessions) {
        try (HikariDataSource database = sessions.pool(CLERKS)) {
            Round.register(JdbcStore.using(database), CUSTOMERS);
            for (Load load : Load.values()) {
                Measured measured = measure(database, load, load.name(), TIME);
                System.out.printf(Locale.ROOT, "T16 %s %s: %s%n", sessions, load, measured.told());

                assertThat(measured.failed()).as("failed of " + load).isZero();
                assertThat(measured.leastOfAClerk()).as("least of " + load).isPositive();
            }
            assertThat(JdbcStore.using(database)
                            .<List<Violation>>read(session -> session.audit().violations()))
                    .isEmpty();
        }
    }

    /** The control: clerks who do not wait for each other fail, and that is counted. */
    @Test
    void T16_failures_are_seen() {
        try (HikariDataSource database = Sessions.POSTGRESQL.pool(CLERKS)) {
            Round.register(JdbcStore.using(database), CUSTOMERS);
            DataSource lax = TamperedDatabase.rewriting(database, TamperedDatabase::unlocked);
            long failed = 0;
            for (int turn = 1; turn <= MOST_TURNS && failed == 0; turn++) {
                failed = measure(lax, Load.ONE_CUSTOMER, "turn " + turn, Duration.ofSeconds(1))
                        .failed();
            }

            assertThat(failed).isPositive();
        }
    }

    private static Receivables books(DataSource database, String ledger) {
        Receivables books = Receivables.over(JdbcStore.using(database)).inLedger(LedgerId.of(ledger));
        books.numbering().define(NumberSeries.continuous(F, "F")).orElseThrow();
        return books;
    }

    private static Measured measure(DataSource database, Load load, String ledger, Duration time) {
        AtomicLong undone = new AtomicLong();
        AtomicLong failed = new AtomicLong();
        Receivables books = books(TamperedDatabase.counting(database, undone), ledger);
        ExecutorService clerks = Executors.newFixedThreadPool(CLERKS);
        try {
            work(clerks, load, books(database, ledger + " to begin with"), new AtomicLong(), time.dividedBy(4));
            long start = System.nanoTime();
            List<long[]> nanos = work(clerks, load, books, failed, time);
            return new Measured(nanos, failed.get(), undone.get(), Duration.ofNanos(System.nanoTime() - start));
        } finally {
            clerks.shutdownNow();
        }
    }

    private static List<long[]> work(
            ExecutorService clerks, Load load, Receivables books, AtomicLong failed, Duration time) {
        List<Future<long[]>> works = new ArrayList<>();
        for (int clerk = 0; clerk < CLERKS; clerk++) {
            int own = clerk;
            works.add(clerks.submit(() -> work(load, books, own, failed, time)));
        }
        List<long[]> nanos = new ArrayList<>();
        for (Future<long[]> work : works) {
            try {
                nanos.add(work.get());
            } catch (ExecutionException failure) {
                throw new IllegalStateException("a clerk failed by a fault of the test", failure.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while clerks work", interrupted);
            }
        }
        return nanos;
    }

    /** How long each command of one clerk took. */
    private static long[] work(Load load, Receivables books, int clerk, AtomicLong failed, Duration time) {
        SplittableRandom choice = new SplittableRandom(clerk);
        long[] nanos = new long[64];
        int done = 0;
        long end = System.nanoTime() + time.toNanos();
        for (int number = 0; goesOn(end, done); number++) {
            long start = System.nanoTime();
            try {
                load.give(books, clerk, number, choice).applied().orElseThrow();
                nanos = done == nanos.length ? Arrays.copyOf(nanos, 2 * done) : nanos;
                nanos[done++] = System.nanoTime() - start;
            } catch (StoreException told) {
                failed.incrementAndGet();
            }
        }
        return Arrays.copyOf(nanos, done);
    }

    /** On a busy machine two seconds may be short for a first command. */
    private static boolean goesOn(long end, int done) {
        long now = System.nanoTime();
        return now < end || (done == 0 && now < end + PATIENCE.toNanos());
    }
}
