package io.cartera.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;

/** Refusals that must not take long, whatever they are given. */
final class Promptly {

    private static final int ATTEMPTS = 20;

    private Promptly() {}

    /** Takes the best of some attempts, so that a busy machine is not taken for a slow refusal. */
    static void refuses(Class<? extends Throwable> refusal, Runnable attempt) {
        Duration best = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            long nanos = Long.MAX_VALUE;
            for (int i = 0; i < ATTEMPTS; i++) {
                long start = System.nanoTime();
                assertThatThrownBy(attempt::run).isInstanceOf(refusal);
                nanos = Math.min(nanos, System.nanoTime() - start);
            }
            return Duration.ofNanos(nanos);
        });
        assertThat(best).isLessThan(Duration.ofMillis(50));
    }
}
