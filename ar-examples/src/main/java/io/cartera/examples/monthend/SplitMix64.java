package io.cartera.examples.monthend;

/** The SplitMix64 sequence in plain integer arithmetic, so that a seed means the same draws on every JDK. */
final class SplitMix64 {
    private long state;

    SplitMix64(long seed) {
        state = seed;
    }

    private long next() {
        state += 0x9E3779B97F4A7C15L;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** A draw from 0 (included) to the bound (excluded). */
    int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /** A draw from low to high, both included. */
    long between(long low, long high) {
        return low + Long.remainderUnsigned(next(), high - low + 1);
    }

    /** True once in so many draws, on average. */
    boolean onceIn(int draws) {
        return below(draws) == 0;
    }

    boolean percent(int chance) {
        return below(100) < chance;
    }
}
