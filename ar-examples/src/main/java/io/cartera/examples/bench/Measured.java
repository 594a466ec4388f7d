package io.cartera.examples.bench;

import io.cartera.examples.bench.Rows.Answer;
import java.time.Duration;

/**
 * What a contender takes, and what came of the last run. The time is processor time of the whole process, its garbage
 * collector and compiler included, since the clock on the wall tells more about the neighbours on a shared machine. It
 * is counted in hundredths of a second; so short runs are measured many at a time.
 *
 * @param nanos the time of a run in the fastest batch
 * @param answer the answer
 */
record Measured(long nanos, Answer answer) {

    private static final long BATCH_NANOS = 300_000_000;
    private static final int FEWEST_BATCHES = 4;

    /** Runs a contender in a few batches at least, and on until so much time is used up; the first ones warm up. */
    static <R> Measured of(Contender<R> contender, long budgetNanos) {
        long shortest = contender.isRepeatable() ? Math.min(BATCH_NANOS, budgetNanos) : 0;
        long best = Long.MAX_VALUE;
        long spent = 0;
        int runs = 1;
        R result = null;
        for (int batches = 0; batches < FEWEST_BATCHES || spent < budgetNanos; ) {
            contender.prepare();
            long start = used();
            for (int run = 0; run < runs; run++) {
                result = contender.run();
            }
            long nanos = used() - start;
            spent += nanos;
            if (nanos < shortest) {
                runs *= 2;
            } else {
                best = Math.min(best, nanos / runs);
                batches++;
            }
        }
        return new Measured(best, contender.rows(result).answer());
    }

    private static long used() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElseGet(System::nanoTime);
    }

    /** As one line, for the process that asked. */
    String toLine() {
        return nanos + " " + answer.rows() + " " + answer.checksum();
    }

    static Measured parse(String line) {
        String[] parts = line.split(" ");
        return new Measured(Long.parseLong(parts[0]), new Answer(Integer.parseInt(parts[1]), Long.parseLong(parts[2])));
    }
}
