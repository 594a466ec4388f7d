package io.cartera.terms;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The way from the start date to the due date; the one place where it is walked, told or untold. */
final class DueDateWay {

    private final DueDateRule rule;
    private final TermDates dates;
    private final @Nullable List<String> steps;
    private LocalDate at;

    DueDateWay(DueDateRule rule, TermDates dates, @Nullable List<String> steps) {
        this.rule = rule;
        this.dates = dates;
        this.steps = steps;
        this.at = BusinessDayRoll.startOf(rule.start, dates);
    }

    LocalDate walk() {
        LocalDate startedOn = at;
        tell(() -> rule.start.inWords() + " ");
        if (rule.days > 0) {
            step(at.plusDays(rule.days), () -> "plus " + count(rule.days, "day") + ": ");
        }
        months(startedOn);
        if (rule.thenDays > 0) {
            step(at.plusDays(rule.thenDays), () -> "then plus " + count(rule.thenDays, "day") + ": ");
        }
        if (!rule.payDays.isEmpty()) {
            step(nextPayDay(), () -> "next pay day of " + RuleText.join(rule.payDays) + ": ");
        }
        if (at.isBefore(dates.invoicedOn())) {
            step(dates.invoicedOn(), () -> "not before the invoice: ");
        }
        roll();
        tell(() -> "due on ");
        return at;
    }

    private void months(LocalDate startedOn) {
        if (rule.months > 0) {
            step(at.plusMonths(rule.months), () -> "plus " + count(rule.months, "month") + ": ");
        }
        if (rule.cutOff > 0 && startedOn.getDayOfMonth() > rule.cutOff) {
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

    private void roll() {
        LocalDate stated = at;
        LocalDate rolled = new BusinessDayRoll("the due date", rule.roll, rule.start, dates).roll(stated, dates);
        if (!rolled.equals(stated)) {
            step(
                    rolled,
                    () -> weekday(stated) + " is no business day, roll " + RuleText.word(rule.roll)
                            + (isTurned(stated, rolled) ? " is too early, following instead: " : ": "));
        }
    }

    /** Whether a roll that would go back went forward. */
    private boolean isTurned(LocalDate stated, LocalDate rolled) {
        return rolled.isAfter(stated)
                && switch (rule.roll) {
                    case NONE, FOLLOWING -> false;
                    case MODIFIED_FOLLOWING -> !YearMonth.from(rolled).equals(YearMonth.from(stated));
                    case PRECEDING -> true;
                };
    }

    private static String weekday(LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static LocalDate clamped(YearMonth month, int day) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }

    private void step(LocalDate next, Supplier<String> words) {
        at = next;
        tell(words);
    }

    private void tell(Supplier<String> words) {
        if (steps != null) {
            steps.add(words.get() + at);
        }
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
