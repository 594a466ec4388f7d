package io.cartera.interest;

import io.cartera.time.DateRange;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.joda.money.Money;

/** Days on which one principal bore interest at one rate. Immutable. */
public final class InterestSegment {

    private static final int DECIMALS_SHOWN = 6;

    private final DateRange period;
    private final Money principal;
    private final LateRate.Span rate;
    private final ExactInterest exact;

    InterestSegment(DateRange period, Money principal, LateRate.Span rate, ExactInterest exact) {
        this.period = period;
        this.principal = principal;
        this.rate = rate;
        this.exact = exact;
    }

    /** The days. */
    public DateRange period() {
        return period;
    }

    /** How many days, 1 or more. */
    public long days() {
        return ChronoUnit.DAYS.between(period.start(), period.endExclusive());
    }

    /** What bore interest, greater than zero: what was open at the end of the day before. */
    public Money principal() {
        return principal;
    }

    /** The rate in hundredths, margin included, a year or a day as the policy has it; never below zero. */
    public BigDecimal percent() {
        return rate.percent();
    }

    /** The interest of these days, not rounded. */
    public ExactInterest exact() {
        return exact;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InterestSegment that
                && period.equals(that.period)
                && principal.equals(that.principal)
                && rate.words().equals(that.rate.words())
                && exact.equals(that.exact);
    }

    @Override
    public int hashCode() {
        return Objects.hash(period, principal, exact);
    }

    /** So many days. */
    static String inWords(long days) {
        return days == 1 ? "1 day" : days + " days";
    }

    /** In words, with six decimals. */
    @Override
    public String toString() {
        return period.start() + " to " + period.endExclusive().minusDays(1) + ", " + inWords(days()) + ": " + principal
                + " at " + rate.words() + " is " + exact.toDecimal(DECIMALS_SHOWN);
    }
}
