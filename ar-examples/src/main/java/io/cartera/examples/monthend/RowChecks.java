package io.cartera.examples.monthend;

import io.cartera.examples.monthend.CsvTable.Row;
import io.cartera.examples.monthend.Rejections.BadRow;
import io.cartera.money.AmountOutOfRangeException;
import io.cartera.money.MinorUnits;
import io.cartera.terms.PaymentTerms;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;

/** Reads cells strictly: nothing is trimmed, completed or rounded. */
final class RowChecks {

    private static final Pattern DATE = Pattern.compile("(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f-\\x9f]");
    private static final int MOST_DIGITS = Long.toString(MinorUnits.MAX).length();

    private RowChecks() {}

    static <T> T identifier(Row row, String column, Function<String, T> form) throws BadRow {
        try {
            return form.apply(row.text(column));
        } catch (IllegalArgumentException unsuitable) {
            boolean isMissing = row.text(column).isEmpty();
            String flaw =
                    isMissing ? "missing" : "blank, has control characters or more than 128 characters (UTF-16 units)";
            throw row.bad(column, "identifier is " + flaw);
        }
    }

    static LocalDate date(Row row, String column) throws BadRow {
        return date(row.text(column)).orElseThrow(() -> row.bad(column, "not a date"));
    }

    /** The date of the form {@code 2026-01-31} in the years 1 to 9999; empty for anything else. */
    static Optional<LocalDate> date(String text) {
        try {
            return DATE.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    static CurrencyUnit currency(Row row, String column) throws BadRow {
        try {
            return Optional.of(CurrencyUnit.of(row.text(column)))
                    .filter(currency -> !currency.isPseudoCurrency())
                    .orElseThrow(() -> row.bad(column, "unknown currency"));
        } catch (IllegalCurrencyException unknown) {
            throw row.bad(column, "unknown currency");
        }
    }

    static Money positive(Row row, String column, CurrencyUnit currency) throws BadRow {
        Money amount = amount(row, column, currency);
        if (amount.isZero()) {
            throw row.bad(column, "amount is not positive");
        }
        return amount;
    }

    /** An amount of zero or more. */
    static Money amount(Row row, String column, CurrencyUnit currency) throws BadRow {
        String text = row.text(column);
        int point = text.indexOf('.');
        String before = point < 0 ? text : text.substring(0, point);
        String after = point < 0 ? "0" : text.substring(point + 1);
        if (!isDigits(before) || !isDigits(after)) {
            throw row.bad(column, "not an amount");
        }
        String whole = withoutLeadingZeros(before);
        String fraction = withoutTrailingZeros(after);
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

    static PaymentTerms terms(Row row, String column) throws BadRow {
        try {
            PaymentTerms terms = PaymentTerms.parse(row.text(column));
            if (terms.isNetDays()) {
                return terms;
            }
        } catch (IllegalArgumentException | AmountOutOfRangeException unknown) {
            // Told below, as terms that are not net days are.
        }
        throw row.bad(column, "terms are not 'net N' with N from 0 to " + PaymentTerms.MAX_NET_DAYS);
    }

    /** A free text, as much of it as the books keep; never a reason to reject a row. */
    static Optional<String> text(Row row, String column) {
        return kept(row.text(column).replace('\0', '\uFFFD'), 1000);
    }

    /** A free text that is kept in one line and not longer than an identifier. */
    static Optional<String> word(Row row, String column) {
        String text = row.text(column);
        return text.isEmpty() ? Optional.empty() : kept(CONTROL.matcher(text).replaceAll(" "), 128);
    }

    private static Optional<String> kept(String text, int most) {
        int end = Math.min(most, text.length());
        boolean cutsPair = end < text.length() && end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
        return Optional.of(text.substring(0, cutsPair ? end - 1 : end)).filter(kept -> !kept.isBlank());
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static String withoutLeadingZeros(String digits) {
        int start = 0;
        while (start < digits.length() && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    private static String withoutTrailingZeros(String digits) {
        int end = digits.length();
        while (end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }
}
