package io.cartera.examples.monthend;

import io.cartera.money.MinorUnits;
import io.cartera.terms.PaymentTerms;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;

/** Reads cells strictly: nothing is trimmed, completed or rounded. */
final class RowChecks {

    private static final Pattern DATE = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
    // Possessive: a megabyte of digits is gone through once.
    private static final Pattern DECIMAL = Pattern.compile("0*+([0-9]*+)(?:\\.([0-9]++))?+");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f-\\x9f]");
    private static final int MOST_DIGITS = Long.toString(MinorUnits.MAX).length();
    private static final int MOST_TEXT = 1000;

    private RowChecks() {}

    static <T> T identifier(CsvRow row, String column, Function<String, T> form) throws BadRowException {
        if (row.isEmpty(column)) {
            throw row.bad(column, "identifier is missing");
        }
        try {
            return form.apply(row.text(column));
        } catch (IllegalArgumentException unsuitable) {
            throw row.bad(column, "identifier is blank, has control characters or more than 128 characters");
        }
    }

    static LocalDate date(CsvRow row, String column) throws BadRowException {
        return date(row.text(column)).orElseThrow(() -> row.bad(column, "not a date"));
    }

    /** The date of the form {@code 2026-01-31} in the years 1 to 9999; empty for anything else. */
    static Optional<LocalDate> date(String text) {
        Matcher matcher = DATE.matcher(text);
        if (!matcher.matches() || matcher.group(1).equals("0000")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    static CurrencyUnit currency(CsvRow row, String column) throws BadRowException {
        try {
            CurrencyUnit currency = CurrencyUnit.of(row.text(column));
            if (!currency.isPseudoCurrency()) {
                return currency;
            }
        } catch (IllegalCurrencyException unknown) {
            throw row.bad(column, "unknown currency");
        }
        throw row.bad(column, "unknown currency");
    }

    static Money positive(CsvRow row, String column, CurrencyUnit currency) throws BadRowException {
        Money amount = amount(row, column, currency);
        if (amount.isZero()) {
            throw row.bad(column, "amount is not positive");
        }
        return amount;
    }

    /** An amount of zero or more. */
    static Money amount(CsvRow row, String column, CurrencyUnit currency) throws BadRowException {
        String text = row.text(column);
        Matcher matcher = DECIMAL.matcher(text);
        if (text.isEmpty() || text.startsWith(".") || !matcher.matches()) {
            throw row.bad(column, "not an amount");
        }
        String whole = matcher.group(1);
        String fraction = withoutTrailingZeros(Optional.ofNullable(matcher.group(2)).orElse(""));
        int decimals = currency.getDecimalPlaces();
        if (fraction.length() > decimals) {
            throw row.bad(column, "more decimals than " + currency + " has");
        }
        if (whole.length() + decimals > MOST_DIGITS) {
            throw row.bad(column, "amount is above " + MinorUnits.MAX + " minor units");
        }
        String digits = "0" + whole + fraction + "0".repeat(decimals - fraction.length());
        return MinorUnits.toMoney(currency, Long.parseLong(digits));
    }

    static Optional<PaymentTerms> terms(CsvRow row, String column) throws BadRowException {
        if (row.isEmpty(column)) {
            return Optional.empty();
        }
        try {
            return Optional.of(PaymentTerms.parse(row.text(column)));
        } catch (IllegalArgumentException unknown) {
            throw row.bad(column, "terms are not 'net N' with N from 0 to " + PaymentTerms.MAX_NET_DAYS);
        }
    }

    /** A free text, as much of it as the books keep; never a reason to reject a row. */
    static Optional<String> text(CsvRow row, String column) {
        String text = cut(row.text(column), MOST_TEXT).replace('\0', '\uFFFD');
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    /** A free text that is kept as a word: in one line and not longer than an identifier. */
    static Optional<String> word(CsvRow row, String column) {
        return text(row, column)
                .map(text -> cut(CONTROL.matcher(text).replaceAll(" "), 128))
                .filter(text -> !text.isBlank());
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    private static String withoutTrailingZeros(String digits) {
        int end = digits.length();
        while (end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }
}
