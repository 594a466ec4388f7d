package io.cartera.architecture.wrong.account;

import io.cartera.architecture.wrong.Door;
import java.io.File;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** Below the roof: imports it, reads clocks and defaults, logs, reads files and hushes up what goes wrong. */
public final class Ledger {

    Door imported() {
        return new Door();
    }

    LocalDate today() {
        return LocalDate.now();
    }

    Supplier<Instant> reference() {
        return Instant::now;
    }

    Instant asked(Clock clock) {
        return clock.instant();
    }

    long millis() {
        return System.currentTimeMillis();
    }

    Date date() {
        return new Date();
    }

    ZoneId zone() {
        return ZoneId.systemDefault();
    }

    String formatted(String text) {
        return String.format("%05d", 42) + text.toUpperCase() + DateTimeFormatter.ofPattern("d MMM");
    }

    String spelled(String text) {
        return String.format(Locale.ROOT, "%05d", 42) + text.toUpperCase(Locale.ROOT);
    }

    void log() {
        LoggerFactory.getLogger(Ledger.class).info("posted");
    }

    boolean hushed(Runnable work) {
        try {
            work.run();
            return true;
        } catch (IllegalStateException known) {
            return false;
        } catch (RuntimeException any) {
            return false;
        } catch (Throwable whatever) {
            return false;
        }
    }

    File file() {
        return new File(System.getProperty("user.home"));
    }
}
