package io.cartera.examples.monthend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final StringWriter said = new StringWriter();
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final Progress progress = new Progress(new PrintWriter(said), clock::get);

    @Test
    void a_short_run_says_nothing() {
        pass(Duration.ofMillis(2_999));
        progress.at("posting", 1, 2, "customers");

        assertThat(said.toString()).isEmpty();
    }

    @Test
    void a_long_run_says_where_it_is_every_three_seconds_even_where_the_clock_wraps_around() {
        pass(Duration.ofSeconds(3));
        progress.at("reading documents.csv", 350_000, "rows");
        progress.at("reading documents.csv", 350_001, "rows");
        pass(Duration.ofSeconds(4));
        progress.at("posting", 1_200, 50_000, "customers");

        assertThat(said.toString())
                .isEqualTo("month-end: reading documents.csv, 350,000 rows\n"
                        + "month-end: posting, 1,200 of 50,000 customers\n");
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }
}
