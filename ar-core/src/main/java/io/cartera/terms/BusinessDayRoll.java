package io.cartera.terms;

import io.cartera.terms.TermsNotApplicableException.Reason;
import io.cartera.time.BusinessCalendar;
import io.cartera.time.BusinessDayConvention;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The roll of a due date, or of the last day of a discount, to a business day: as the convention has it, but never back
 * before the earliest day allowed, forward in its place; and never beyond the year 9999.
 */
final class BusinessDayRoll {

    private final String what;
    private final BusinessDayConvention convention;
    private final LocalDate earliest;

    /** A roll of what is named so, as in "the due date"; not back before the later of the start and the invoice. */
    BusinessDayRoll(String what, BusinessDayConvention convention, TermStart start, TermDates dates) {
        this.what = what;
        this.convention = convention;
        LocalDate startedOn = startOf(start, dates);
        this.earliest = startedOn.isAfter(dates.invoicedOn()) ? startedOn : dates.invoicedOn();
    }

    /** The date from which a term runs. */
    static LocalDate startOf(TermStart start, TermDates dates) {
        return dates.find(start)
                .orElseThrow(() -> new TermsNotApplicableException(
                        Reason.DATE_MISSING, "the " + start.inWords() + " is not known"));
    }

    LocalDate roll(LocalDate stated, TermDates dates) {
        requireInRange(stated);
        if (convention == BusinessDayConvention.NONE) {
            return stated;
        }
        BusinessCalendar calendar = dates.calendar()
                .orElseThrow(() -> new TermsNotApplicableException(
                        Reason.CALENDAR_MISSING, what + " rolls to a business day, and there is no calendar"));
        if (calendar.isBusinessDay(stated)) {
            return stated;
        }
        return rolled(stated, calendar)
                .orElseThrow(() -> outOfRange("no business day from " + stated + " on lies in the years"));
    }

    private Optional<LocalDate> rolled(LocalDate stated, BusinessCalendar calendar) {
        return switch (convention) {
            case NONE -> Optional.of(stated);
            case FOLLOWING -> after(stated, calendar);
            case MODIFIED_FOLLOWING ->
                after(stated, calendar)
                        .filter(next -> YearMonth.from(next).equals(YearMonth.from(stated)))
                        .or(() -> before(stated, calendar))
                        .or(() -> after(stated, calendar));
            case PRECEDING -> before(stated, calendar).or(() -> after(stated, calendar));
        };
    }

    // The calendar's own search refuses untyped where it finds none.
    private static Optional<LocalDate> after(LocalDate stated, BusinessCalendar calendar) {
        return Stream.iterate(stated, day -> !day.isAfter(Require.LAST_DAY), day -> day.plusDays(1))
                .filter(calendar::isBusinessDay)
                .findFirst();
    }

    private Optional<LocalDate> before(LocalDate stated, BusinessCalendar calendar) {
        return Stream.iterate(stated, day -> !day.isBefore(earliest), day -> day.minusDays(1))
                .filter(calendar::isBusinessDay)
                .findFirst();
    }

    private void requireInRange(LocalDate date) {
        if (date.isAfter(Require.LAST_DAY)) {
            throw outOfRange("it would be " + date + ", outside the years");
        }
    }

    private TermsNotApplicableException outOfRange(String why) {
        return new TermsNotApplicableException(Reason.DATE_OUT_OF_RANGE, what + ": " + why + " 1 to 9999");
    }
}
