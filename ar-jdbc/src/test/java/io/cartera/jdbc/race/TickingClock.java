package io.cartera.jdbc.race;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that goes on by a microsecond whenever somebody looks, so that instants tell who looked first. Thread-safe. */
final class TickingClock extends Clock {

    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final long NANOS = 1_000;

    private final AtomicLong ticks = new AtomicLong();

    @Override
    public Instant instant() {
        return START.plusNanos(NANOS * ticks.incrementAndGet());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("this clock tells the time of UTC");
    }
}
