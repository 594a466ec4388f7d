package io.cartera.purchasing;

import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;

/** Months as numbers that follow each other. */
final class Months {

    private static final int IN_A_YEAR = 12;

    private Months() {}

    static int number(LocalDate day) {
        return day.getYear() * IN_A_YEAR + day.getMonthValue() - 1;
    }

    static int number(YearMonth month, String name) {
        return number(require(month, name).atDay(1));
    }

    static YearMonth of(int number) {
        return YearMonth.of(Math.floorDiv(number, IN_A_YEAR), Math.floorMod(number, IN_A_YEAR) + 1);
    }

    static YearMonth require(YearMonth month, String name) {
        Require.date(Objects.requireNonNull(month, name).atDay(1), name);
        return month;
    }

    static void requireSpan(int first, int last) {
        if (last < first || last - first >= MonthlySeries.MAX_MONTHS) {
            throw new IllegalArgumentException("months are " + of(first) + " to " + of(last) + ", 1 to "
                    + MonthlySeries.MAX_MONTHS + " of them are allowed");
        }
    }
}
