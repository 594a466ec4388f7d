package io.cartera.examples.monthend;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Says how far a long run is: a line every few seconds, and none in a short run. */
final class Progress {

    private static final long PAUSE = TimeUnit.SECONDS.toNanos(3);

    private final PrintWriter out;
    private final LongSupplier nanoTime;
    private long last;

    Progress(PrintWriter out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
        this.last = nanoTime.getAsLong();
    }

    /** Notes that so much of a part is done, of which the whole is not known. */
    void at(String part, long done, String what) {
        if (isTime()) {
            line("%s, %,d %s", part, done, what);
        }
    }

    /** Notes that so much of a part is done. */
    void at(String part, long done, long whole, String what) {
        if (isTime()) {
            line("%s, %,d of %,d %s", part, done, whole, what);
        }
    }

    private boolean isTime() {
        long now = nanoTime.getAsLong();
        boolean isTime = now - last >= PAUSE;
        last = isTime ? now : last;
        return isTime;
    }

    private void line(String form, Object... values) {
        out.print("month-end: " + String.format(Locale.ROOT, form, values) + "\n");
        out.flush();
    }
}
