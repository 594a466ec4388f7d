package io.cartera.contract;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands where it was set, and may be set back. */
final class HandSetClock extends Clock {

    private volatile Instant instant;

    HandSetClock(String instant) {
        this.instant = Instant.parse(instant);
    }

    void set(String to) {
        this.instant = Instant.parse(to);
    }

    @Override
    public Instant instant() {
        return instant;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the books ask for instants only");
    }
}
