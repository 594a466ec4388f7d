package io.cartera.examples.bench;

import com.sun.management.ThreadMXBean;
import io.cartera.examples.bench.Rows.Answer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What one keeper takes for a trade: processor time of this process and of the database server together, since the clock on
 * the wall tells more about the neighbours, and that clock too; best of several runs each.
 *
 * @param rows how many rows it writes
 * @param keep what it takes to write them
 * @param garbage bytes allocated by the thread that writes
 * @param open what it takes to read what one customer has open
 * @param stream what it takes to read all that is open
 * @param answer what is open
 */
record KeeperRun(long rows, Took keep, long garbage, Took open, Took stream, Answer answer) {

    private static final int SPAN = 1_096;
    private static final int CUSTOMERS_READ = 500;
    private static final int BATCHES = 3;
    private static final long LEAST_NANOS = 500_000_000;

    /**
     * Time that was taken.
     *
     * @param cpu processor nanoseconds of both processes
     * @param wall nanoseconds by the clock
     */
    record Took(long cpu, long wall) {
        Took best(Took other) {
            return new Took(Math.min(cpu, other.cpu), Math.min(wall, other.wall));
        }

        Took each(long count) {
            return new Took(cpu / count, wall / count);
        }
    }

    /** Measures; each run of writing has a database of its own. */
    static KeeperRun of(
            Function<String, Keeper> maker, Supplier<String> freshUrl, int invoices, int runs, Supplier<Long> server) {
        Columns few = Columns.draw(Math.max(1_000, invoices / 10), SPAN);
        try (Keeper warm = maker.apply(freshUrl.get())) {
            warm.prepare(few);
            warm.keep(few);
        }
        Columns trade = Columns.draw(invoices, SPAN);
        KeeperRun best = null;
        for (int run = 0; run < runs; run++) {
            try (Keeper keeper = maker.apply(freshUrl.get())) {
                keeper.prepare(trade);
                long before = keeper.rows();
                long allocated = allocated();
                Took keep = took(server, () -> keeper.keep(trade));
                long garbage = allocated() - allocated;
                long rows = keeper.rows() - before;
                KeeperRun measured =
                        reading(keeper, trade, new KeeperRun(rows, keep, garbage, keep, keep, null), server);
                best = best == null ? measured : best.best(measured);
            }
        }
        return best;
    }

    private static KeeperRun reading(Keeper keeper, Columns trade, KeeperRun kept, Supplier<Long> server) {
        int[] some = IntStream.of(trade.pairCustomer)
                .distinct()
                .limit(CUSTOMERS_READ)
                .toArray();
        Took open = repeated(server, () -> {
            Rows found = new Rows(Keeper.WIDTH);
            for (int customer : some) {
                keeper.open(customer, found);
            }
        });
        Rows all = new Rows(Keeper.WIDTH);
        keeper.stream(all);
        Took stream = repeated(server, () -> keeper.stream(new Rows(Keeper.WIDTH)));
        return new KeeperRun(
                kept.rows, kept.keep, kept.garbage, open.each(some.length), stream.each(all.count()), all.answer());
    }

    private KeeperRun best(KeeperRun other) {
        if (!answer.equals(other.answer) || rows != other.rows) {
            throw new IllegalStateException("two runs differ: " + this + " and " + other);
        }
        return new KeeperRun(
                rows,
                keep.best(other.keep),
                Math.min(garbage, other.garbage),
                open.best(other.open),
                stream.best(other.stream),
                answer);
    }

    /** Processor time is counted in hundredths of a second, so short work is done many times over. */
    private static Took repeated(Supplier<Long> server, Runnable work) {
        Took best = null;
        int times = 1;
        for (int batches = 0; batches < BATCHES; ) {
            int again = times;
            Took took = took(server, () -> {
                for (int i = 0; i < again; i++) {
                    work.run();
                }
            });
            if (took.cpu < LEAST_NANOS) {
                times *= 2;
            } else {
                best = best == null ? took.each(times) : best.best(took.each(times));
                batches++;
            }
        }
        return best;
    }

    private static Took took(Supplier<Long> server, Runnable work) {
        long cpu = used(ProcessHandle.current()) + server.get();
        long wall = System.nanoTime();
        work.run();
        long took = System.nanoTime() - wall;
        return new Took(used(ProcessHandle.current()) + server.get() - cpu, took);
    }

    /** Processor time of a server and of all its processes that live. */
    static long usedByServer(long pid) {
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        return Stream.concat(Stream.of(server), server.descendants())
                .mapToLong(KeeperRun::used)
                .sum();
    }

    private static long used(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    String toLine() {
        return String.format(
                Locale.ROOT,
                "%d %d %d %d %d %d %d %d %d %d",
                rows,
                keep.cpu,
                keep.wall,
                garbage,
                open.cpu,
                open.wall,
                stream.cpu,
                stream.wall,
                answer.rows(),
                answer.checksum());
    }

    static KeeperRun parse(String line) {
        long[] n = Stream.of(line.split(" ")).mapToLong(Long::parseLong).toArray();
        return new KeeperRun(
                n[0],
                new Took(n[1], n[2]),
                n[3],
                new Took(n[4], n[5]),
                new Took(n[6], n[7]),
                new Answer((int) n[8], n[9]));
    }
}
