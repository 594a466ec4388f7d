package io.cartera.terms;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The way from the start date to the due date; the one place where it is walked, told or untold. */
final class DueDateWay {

    private final DueDateRule rule;
    private final TermDates dates;
    private final List<String> steps = new ArrayList<>();
    private @Nullable TermWords words;
    private LocalDate at;

    DueDateWay(DueDateRule rule, TermDates dates) {
        this.rule = rule;
        this.dates = dates;
        this.at = BusinessDayRoll.startOf(rule.start, dates);
    }

    List<String> explain(TermWords inWords) {
        words = inWords;
        walk();
        return List.copyOf(steps);
    }

    LocalDate walk() {
        LocalDate startedOn = at;
        tell(in -> in.say("start." + rule.start.word(), at));
        if (rule.days > 0) {
            step(at.plusDays(rule.days), in -> in.say("plus", in.days(rule.days), at));
        }
        months(startedOn);
        if (rule.thenDays > 0) {
            step(at.plusDays(rule.thenDays), in -> in.say("then", in.days(rule.thenDays), at));
        }
        if (!rule.payDays.isEmpty()) {
            step(nextPayDay(), in -> in.say("pay-day", RuleText.join(rule.payDays), at));
        }
        if (at.isBefore(dates.invoicedOn())) {
            step(dates.invoicedOn(), in -> in.say("not-before-invoice", at));
        }
        roll();
        tell(in -> in.say("due", at));
        return at;
    }

    private void months(LocalDate startedOn) {
        if (rule.months > 0) {
            step(at.plusMonths(rule.months), in -> in.say("plus", in.months(rule.months), at));
        }
        if (rule.cutOff > 0 && startedOn.getDayOfMonth() > rule.cutOff) {
            step(at.plusMonths(1), in -> in.say("cut-off", rule.cutOff, at));
        }
        if (rule.toMonthEnd) {
            step(YearMonth.from(at).atEndOfMonth(), in -> in.say("month-end", at));
        }
        if (rule.day > 0) {
            step(clamped(YearMonth.from(at), rule.day), in -> in.say("month-day", rule.day, at));
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
            String way = (isTurned(stated, rolled) ? "turned." : "roll.") + RuleText.word(rule.roll);
            step(rolled, in -> in.say(way, in.weekday(stated), at));
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

    private static LocalDate clamped(YearMonth month, int day) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }

    private void step(LocalDate next, Function<TermWords, String> sentence) {
        at = next;
        tell(sentence);
    }

    private void tell(Function<TermWords, String> sentence) {
        if (words != null) {
            steps.add(sentence.apply(words));
        }
    }
}
