package io.cartera.contract;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that has moved on whenever somebody looks at it. For one thread. */
final class RisingClock extends Clock {

    private static final Duration STEP = Duration.parse("PT1.000001S");

    private Instant instant;

    RisingClock(String start) {
        this.instant = Instant.parse(start);
    }

    @Override
    public Instant instant() {
        instant = instant.plus(STEP);
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
