package io.cartera.identifier;

import static io.cartera.identifier.CheckDigits.after;
import static io.cartera.identifier.CheckDigits.digit;
import static io.cartera.identifier.CheckDigits.number;
import static io.cartera.identifier.CheckDigits.sum;

import java.time.YearMonth;

/** Numbers of persons that hold their day of birth; the century hides in the month, in the length or in a digit. */
final class BirthNumbers {

    private BirthNumbers() {}

    /** Bulgaria, EGN: month + 20 for the 1800s, + 40 for the 2000s; digits modulo 11. */
    static boolean bulgarian(String digits) {
        int month = number(digits, 2, 4);
        int century = month > 40 ? 2000 : month > 20 ? 1800 : 1900;
        return month <= 52
                && isDay(century + number(digits, 0, 2), month % 20, number(digits, 4, 6))
                && after(11, rest -> rest % 10, 2, 4, 8, 5, 10, 9, 7, 3, 6).test(digits);
    }

    /**
     * Czechia (Act 133/2000) and Slovakia: nine digits for those born before 1954, ten since, a multiple of 11; month + 50
     * for women, and + 20 where the day's numbers had run out, which since 2004 is done for those who came later to a day
     * of before, too. A rest of 10 was written as 0 until 1985.
     */
    static boolean czech(String digits) {
        boolean old = digits.length() == 9;
        int inCentury = number(digits, 0, 2);
        int year = inCentury + (old ? inCentury >= 80 ? 1800 : 1900 : inCentury >= 54 ? 1900 : 2000);
        int month = number(digits, 2, 4) % 50;
        return (old ? year <= 1953 : isCzechSum(digits, year))
                && month <= (old ? 12 : 32)
                && isDay(year, month % 20, number(digits, 4, 6));
    }

    private static boolean isCzechSum(String digits, int year) {
        int rest = number(digits, 0, 9) % 11;
        return rest == digit(digits, 9) || rest == 10 && year <= 1985 && digit(digits, 9) == 0;
    }

    /** Latvia: day, month, year, and 0, 1 or 2 for the century; 32 and no day since 2017. */
    static boolean latvian(String digits) {
        int century = 1800 + 100 * digit(digits, 6);
        return (digits.startsWith("32")
                        || digits.charAt(6) <= '2'
                                && isDay(century + number(digits, 4, 6), number(digits, 2, 4), number(digits, 0, 2)))
                && (1 + sum(digits, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9)) % 11 % 10 == digit(digits, 10);
    }

    private static boolean isDay(int year, int month, int day) {
        return month >= 1 && month <= 12 && YearMonth.of(year, month).isValidDay(day);
    }
}
