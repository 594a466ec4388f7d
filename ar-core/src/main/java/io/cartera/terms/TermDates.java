package io.cartera.terms;

import io.cartera.time.BusinessCalendar;
import io.cartera.time.DateRange;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a document when its terms are applied: the date of the invoice, other dates where they are known,
 * and the business calendar where one is in use.
 * <p>
 * Only the date of the invoice is mandatory. Terms that run from a date which is not here, or that roll over business
 * days without a calendar, are not applicable; nothing is assumed in its place. Dates lie in the years 1 to 9999.
 * {@link #toString()} writes the dates, without the calendar, and {@link #parse} reads them. Immutable. Example:
 * {@code TermDates.of(invoicedOn).with(TermStart.DELIVERY, deliveredOn).withCalendar(calendar)}.
 */
public final class TermDates {

    /** The greatest length of {@link #toString()}. */
    public static final int MAX_LENGTH = 200;

    private static final String PERIOD = "period";

    private final LocalDate invoicedOn;
    private final Map<TermStart, LocalDate> others;
    private final @Nullable DateRange period;
    private final @Nullable BusinessCalendar calendar;

    private TermDates(
            LocalDate invoicedOn,
            Map<TermStart, LocalDate> others,
            @Nullable DateRange period,
            @Nullable BusinessCalendar calendar) {
        this.invoicedOn = invoicedOn;
        this.others = others;
        this.period = period;
        this.calendar = calendar;
    }

    /** The date of the invoice and nothing else. */
    public static TermDates of(LocalDate invoicedOn) {
        return new TermDates(Require.date(invoicedOn, "invoice date"), Map.of(), null, null);
    }

    /**
     * Reads the form that {@link #toString()} writes.
     *
     * @throws IllegalArgumentException if the text is not of that form
     */
    public static TermDates parse(String text) {
        if (Objects.requireNonNull(text, "dates").length() > MAX_LENGTH) {
            throw new IllegalArgumentException("dates have " + text.length() + " characters");
        }
        TermDates dates = null;
        try {
            for (String part : text.split(", ", -1)) {
                String[] words = part.split(" ", -1);
                if (words.length != 2) {
                    throw noDates();
                }
                dates = dates == null ? first(words[0], words[1]) : dates.read(words[0], words[1]);
            }
        } catch (DateTimeParseException noDate) {
            throw noDates();
        }
        if (dates == null || !dates.toString().equals(text)) {
            throw noDates();
        }
        return dates;
    }

    private static TermDates first(String word, String date) {
        if (!word.equals(TermStart.INVOICE.word())) {
            throw noDates();
        }
        return of(LocalDate.parse(date));
    }

    private TermDates read(String word, String value) {
        if (word.equals(PERIOD)) {
            String[] ends = value.split("/", -1);
            if (ends.length != 2) {
                throw noDates();
            }
            return withPeriod(DateRange.of(LocalDate.parse(ends[0]), LocalDate.parse(ends[1])));
        }
        return with(TermStart.ofWord(word).orElseThrow(TermDates::noDates), LocalDate.parse(value));
    }

    private static IllegalArgumentException noDates() {
        return new IllegalArgumentException("dates are not of the form 'invoice 2026-01-10, delivery 2026-01-12'");
    }

    /**
     * These dates and one more.
     *
     * @throws IllegalArgumentException if it is the date of the invoice, which is there already, or the middle of the
     *     period, which follows from {@link #withPeriod}
     */
    public TermDates with(TermStart start, LocalDate date) {
        Objects.requireNonNull(start, "start");
        if (start == TermStart.INVOICE || start == TermStart.PERIOD_MIDPOINT) {
            throw new IllegalArgumentException(start.inWords() + " cannot be set");
        }
        Map<TermStart, LocalDate> more = new EnumMap<>(TermStart.class);
        more.putAll(others);
        more.put(start, Require.date(date, start.inWords()));
        return new TermDates(invoicedOn, more, period, calendar);
    }

    /**
     * These dates and the period that is invoiced.
     *
     * @throws IllegalArgumentException if the period is empty
     */
    public TermDates withPeriod(DateRange invoiced) {
        if (Objects.requireNonNull(invoiced, "period").start().equals(invoiced.endExclusive())) {
            throw new IllegalArgumentException("the invoiced period is empty");
        }
        return new TermDates(invoicedOn, others, invoiced, calendar);
    }

    /** These dates, with the calendar by which they roll over business days. */
    public TermDates withCalendar(BusinessCalendar businessDays) {
        return new TermDates(invoicedOn, others, period, Objects.requireNonNull(businessDays, "calendar"));
    }

    /** The date of the invoice. */
    public LocalDate invoicedOn() {
        return invoicedOn;
    }

    /** The date from which a term with this start runs; of two days in the middle of a period the earlier. */
    public Optional<LocalDate> find(TermStart start) {
        return switch (Objects.requireNonNull(start, "start")) {
            case INVOICE -> Optional.of(invoicedOn);
            case PERIOD_MIDPOINT -> period().map(TermDates::middleOf);
            case DELIVERY, GOODS_RECEIPT, ORDER, CUSTOM -> Optional.ofNullable(others.get(start));
        };
    }

    /** The period that is invoiced. */
    public Optional<DateRange> period() {
        return Optional.ofNullable(period);
    }

    /** The business calendar. */
    public Optional<BusinessCalendar> calendar() {
        return Optional.ofNullable(calendar);
    }

    private static LocalDate middleOf(DateRange period) {
        long days = ChronoUnit.DAYS.between(period.start(), period.endExclusive());
        return period.start().plusDays((days - 1) / 2);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TermDates that
                && invoicedOn.equals(that.invoicedOn)
                && others.equals(that.others)
                && Objects.equals(period, that.period)
                && Objects.equals(calendar, that.calendar);
    }

    @Override
    public int hashCode() {
        return Objects.hash(invoicedOn, others, period, calendar);
    }

    /** The dates as text, such as {@code invoice 2026-01-10, delivery 2026-01-12}. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ");
        text.add(TermStart.INVOICE.word() + " " + invoicedOn);
        others.forEach((start, date) -> text.add(start.word() + " " + date));
        period().ifPresent(invoiced -> text.add(PERIOD + " " + invoiced));
        return text.toString();
    }
}
