package io.cartera.terms;

import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The agreement on when an invoice is to be paid: so many calendar days after its date.
 * <p>
 * 0 to {@value #MAX_NET_DAYS} days; the day of the invoice is not counted, weekends and holidays are. Worked: an
 * invoice of 2026-01-10 on net 30 falls due on 2026-02-09. Immutable.
 */
public final class PaymentTerms {

    /** The longest term in days. */
    public static final int MAX_NET_DAYS = 36_500;

    private static final Pattern NET = Pattern.compile("net ([0-9]{1,5})");

    private final int days;

    private PaymentTerms(int days) {
        if (days < 0 || days > MAX_NET_DAYS) {
            throw new IllegalArgumentException("net days is " + days + ", 0 to " + MAX_NET_DAYS + " are allowed");
        }
        this.days = days;
    }

    /**
     * Due so many days after the date of the document.
     *
     * @throws IllegalArgumentException if days is not 0 to {@value #MAX_NET_DAYS}
     */
    public static PaymentTerms netDays(int days) {
        return new PaymentTerms(days);
    }

    /**
     * Reads the form that {@link #toString()} writes, such as {@code net 30}.
     *
     * @throws IllegalArgumentException if the text is not of that form
     */
    public static PaymentTerms parse(String text) {
        Matcher matcher = NET.matcher(Objects.requireNonNull(text, "terms"));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("terms are not of the form 'net 30'");
        }
        return netDays(Integer.parseInt(matcher.group(1)));
    }

    /**
     * The day on which a document of this date falls due.
     *
     * @throws IllegalArgumentException if that day lies beyond the year 9999
     */
    public LocalDate dueOn(LocalDate documentOn) {
        return Require.date(Require.date(documentOn, "document date").plusDays(days), "due date");
    }

    /** The days between the date of the document and its due date. */
    public int days() {
        return days;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PaymentTerms that && days == that.days;
    }

    @Override
    public int hashCode() {
        return Integer.hashCode(days);
    }

    @Override
    public String toString() {
        return "net " + days;
    }
}
