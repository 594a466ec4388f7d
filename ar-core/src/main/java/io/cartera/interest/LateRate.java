package io.cartera.interest;

import io.cartera.money.Percentage;
import io.cartera.time.DateRange;
import io.cartera.time.DayCount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.joda.money.Money;

/** At what rate a debt is late on a day, and what that comes to. */
interface LateRate {

    /** The rate on a day of a debt that was first late on another. */
    Span on(LocalDate day, LocalDate firstLateDay);

    /** What the days cost at a rate of {@link #on}. */
    ExactInterest interest(Money principal, BigDecimal percent, DateRange days);

    /** This rate, with the days of a year counted so. */
    LateRate countedBy(DayCount count);

    /**
     * A rate for some days.
     *
     * @param percent the number before the percent sign
     * @param until the first day on which it may be another
     * @param words the rate and where it comes from
     */
    record Span(BigDecimal percent, LocalDate until, String words) {}

    /** Gives the rate a year on a day of a debt that was first late on another. */
    @FunctionalInterface
    interface Finder {
        Span on(LocalDate day, LocalDate firstLateDay);
    }

    /** One rate a year. */
    static LateRate agreed(Percentage aYear) {
        Span always = new Span(aYear.value(), LocalDate.MAX, aYear + " a year");
        return new Yearly((day, firstLateDay) -> always, DayCount.ACTUAL_365_FIXED);
    }

    /** A reference rate and a margin, together never below zero. */
    static LateRate reference(ReferenceRates rates, Percentage margin, RateResetRule rule) {
        Finder finder = (day, firstLateDay) -> {
            RateResetRule.InForce found = rule.on(day, firstLateDay, rates);
            BigDecimal reference = found.rate().percent();
            BigDecimal percent = reference.add(margin.value()).max(BigDecimal.ZERO);
            String words = percent.toPlainString() + " % a year (" + reference.toPlainString() + " % of " + found.of()
                    + " and " + margin + ")";
            return new Span(percent, found.until(), words);
        };
        return new Yearly(finder, DayCount.ACTUAL_365_FIXED);
    }

    /** One rate a day. */
    static LateRate daily(Percentage aDay) {
        return new Daily(aDay);
    }

    /** A rate a year. */
    record Yearly(Finder finder, DayCount dayCount) implements LateRate {
        @Override
        public Span on(LocalDate day, LocalDate firstLateDay) {
            return finder.on(day, firstLateDay);
        }

        @Override
        public ExactInterest interest(Money principal, BigDecimal percent, DateRange days) {
            return ExactInterest.of(principal, percent, dayCount.parts(days), dayCount.partsPerYear());
        }

        @Override
        public LateRate countedBy(DayCount count) {
            return new Yearly(finder, count);
        }
    }

    /** A rate a day. */
    record Daily(Percentage aDay) implements LateRate {
        @Override
        public Span on(LocalDate day, LocalDate firstLateDay) {
            return new Span(aDay.value(), LocalDate.MAX, aDay + " a day");
        }

        @Override
        public ExactInterest interest(Money principal, BigDecimal percent, DateRange days) {
            return ExactInterest.of(principal, percent, ChronoUnit.DAYS.between(days.start(), days.endExclusive()), 1);
        }

        @Override
        public LateRate countedBy(DayCount count) {
            throw new IllegalArgumentException("a rate a day needs no " + count);
        }
    }
}
