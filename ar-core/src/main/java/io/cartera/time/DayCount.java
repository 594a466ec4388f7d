package io.cartera.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What part of a year a number of days is.
 * <p>
 * Every day counts, and counts as the part of a year that it is in its own calendar year; so what is counted of a range is
 * the sum of what is counted of its parts, however it is cut. The part is a fraction of whole numbers: {@link #parts} of
 * {@link #partsPerYear}, exact. There may be more of them; programs that switch on them should have a default.
 * Definitions: ISDA 2006, section 4.16 (b), (d) and (e). Worked: the 86 days from 2023-12-15 up to 2024-03-10 are 86/365,
 * 86/360, or 17/365 + 69/366.
 */
public enum DayCount {
    /** Act/365F: each day is 1/365 of a year, in leap years too. */
    ACTUAL_365_FIXED(365) {
        @Override
        public long parts(DateRange days) {
            return days(days);
        }
    },
    /** Act/Act ISDA: each day is 1/366 of a year in leap years, 1/365 in others. */
    ACTUAL_ACTUAL_ISDA(365 * 366) {
        @Override
        public long parts(DateRange days) {
            long parts = 0;
            LocalDate day = days.start();
            while (day.isBefore(days.endExclusive())) {
                LocalDate newYear = LocalDate.of(day.getYear() + 1, 1, 1);
                LocalDate end = newYear.isBefore(days.endExclusive()) ? newYear : days.endExclusive();
                parts += ChronoUnit.DAYS.between(day, end) * (Year.isLeap(day.getYear()) ? 365 : 366);
                day = end;
            }
            return parts;
        }
    },
    /** Act/360: each day is 1/360 of a year. */
    ACTUAL_360(360) {
        @Override
        public long parts(DateRange days) {
            return days(days);
        }
    };

    private final long partsPerYear;

    DayCount(long partsPerYear) {
        this.partsPerYear = partsPerYear;
    }

    private static long days(DateRange days) {
        return ChronoUnit.DAYS.between(days.start(), days.endExclusive());
    }

    /** How many parts the days of a range are; 0 of an empty one. */
    public abstract long parts(DateRange days);

    /** How many parts a year has. */
    public long partsPerYear() {
        return partsPerYear;
    }

    /** The days as a fraction of a year, rounded half up to so many decimals; for people, not for calculating on. */
    public BigDecimal yearFraction(DateRange days, int decimals) {
        return BigDecimal.valueOf(parts(Objects.requireNonNull(days, "days")))
                .divide(BigDecimal.valueOf(partsPerYear), decimals, RoundingMode.HALF_UP);
    }
}
