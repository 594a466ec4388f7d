package io.cartera.terms;

import io.cartera.terms.TermsNotApplicableException.Reason;
import io.cartera.time.BusinessCalendar;
import io.cartera.time.BusinessDayConvention;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The way from the base date to the due date; the one place where it is walked, told or untold. */
final class DueDateWay {

    private final DueDateRule rule;
    private final TermDates dates;
    private final Optional<List<String>> steps;
    private LocalDate at;

    DueDateWay(DueDateRule rule, TermDates dates, Optional<List<String>> steps) {
        this.rule = rule;
        this.dates = dates;
        this.steps = steps;
        this.at = dates.find(rule.base)
                .orElseThrow(() -> new TermsNotApplicableException(
                        Reason.DATE_MISSING, "the " + rule.base.inWords() + " is not known"));
    }

    LocalDate walk() {
        LocalDate base = at;
        tell(() -> rule.base.inWords() + " ");
        if (rule.days > 0) {
            step(at.plusDays(rule.days), () -> "plus " + count(rule.days, "day") + ": ");
        }
        months(base);
        if (rule.thenDays > 0) {
            step(at.plusDays(rule.thenDays), () -> "then plus " + count(rule.thenDays, "day") + ": ");
        }
        if (!rule.payDays.isEmpty()) {
            step(nextPayDay(), () -> "next pay day of " + RuleText.join(rule.payDays) + ": ");
        }
        if (at.isBefore(dates.invoicedOn())) {
            step(dates.invoicedOn(), () -> "not before the invoice: ");
        }
        Require.date(at, "due date");
        if (rule.roll != BusinessDayConvention.NONE) {
            roll(base);
        }
        tell(() -> "due on ");
        return at;
    }

    private void months(LocalDate base) {
        if (rule.months > 0) {
            step(at.plusMonths(rule.months), () -> "plus " + count(rule.months, "month") + ": ");
        }
        if (rule.cutOff > 0 && base.getDayOfMonth() > rule.cutOff) {
            step(at.plusMonths(1), () -> "after the cut-off day " + rule.cutOff + ", one month more: ");
        }
        if (rule.toMonthEnd) {
            step(YearMonth.from(at).atEndOfMonth(), () -> "end of the month: ");
        }
        if (rule.day > 0) {
            step(clamped(YearMonth.from(at), rule.day), () -> "day " + rule.day + " of the month: ");
        }
    }

    private LocalDate nextPayDay() {
        YearMonth month = YearMonth.from(at);
        for (int day : rule.payDays) {
            LocalDate candidate = clamped(month, day);
            if (!candidate.isBefore(at)) {
                return candidate;
            }
        }
        return clamped(month.plusMonths(1), rule.payDays.get(0));
    }

    private void roll(LocalDate base) {
        BusinessCalendar calendar = dates.calendar()
                .orElseThrow(() -> new TermsNotApplicableException(
                        Reason.CALENDAR_MISSING, "the due date rolls to a business day, and there is no calendar"));
        LocalDate rolled = rule.roll.adjust(at, calendar);
        LocalDate earliest = base.isAfter(dates.invoicedOn()) ? base : dates.invoicedOn();
        LocalDate chosen = rolled.isBefore(earliest) ? calendar.onOrAfter(at) : rolled;
        if (!chosen.equals(at)) {
            String weekday = at.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            step(chosen, () -> weekday + " is no business day, roll " + RuleText.word(rule.roll) + ": ");
        }
    }

    private static LocalDate clamped(YearMonth month, int day) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }

    private void step(LocalDate next, Supplier<String> words) {
        at = next;
        tell(words);
    }

    private void tell(Supplier<String> words) {
        steps.ifPresent(told -> told.add(words.get() + at));
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
