package io.cartera.interest;

import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Objects;

/** No reference rate is known to be in force on a day. Interest is never calculated as if it were zero. */
public final class MissingReferenceRateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reference;
    private final LocalDate day;

    /**
     * The rate that is missing and the day.
     *
     * @param reference the name of the rate, for people
     */
    public MissingReferenceRateException(String reference, LocalDate day) {
        super("no rate of " + Require.text(reference, "reference") + " in force on " + day);
        this.reference = reference;
        this.day = Objects.requireNonNull(day, "day");
    }

    /** The name of the rate. */
    public String reference() {
        return reference;
    }

    /** The day. */
    public LocalDate day() {
        return day;
    }
}
