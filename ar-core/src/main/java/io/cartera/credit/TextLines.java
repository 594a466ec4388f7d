package io.cartera.credit;

import io.cartera.money.MinorUnits;
import io.cartera.money.MoneyBag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;

/**
 * The lines of a text form, {@code name: value} each, taken one after the other. Whoever reads writes again and compares, so a text in
 * any but the documented form is refused.
 */
final class TextLines {

    private static final int MAX_LENGTH = 200_000;
    private static final String BETWEEN = ": ";
    private static final Pattern MONEY = Pattern.compile("([A-Z]{3}) (-?[0-9]{1,30}(?:\\.[0-9]{1,9})?)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}");

    private final String what;
    private final String text;
    private final Deque<String> lines;

    private TextLines(String what, String text) {
        this.what = what;
        this.text = text;
        this.lines = new ArrayDeque<>(List.of(text.split("\n", -1)));
    }

    static TextLines of(String text, String what) {
        if (Objects.requireNonNull(text, what).length() > MAX_LENGTH) {
            throw new IllegalArgumentException(what + " has more than " + MAX_LENGTH + " characters");
        }
        return new TextLines(what, text);
    }

    static void add(StringBuilder text, String name, String value) {
        text.append(name).append(BETWEEN).append(value).append('\n');
    }

    /** The value of the next line, which has this name. */
    String take(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("no " + what + ": a line '" + name + "' lacks"));
    }

    /** The value of the next line, where it has this name. */
    Optional<String> find(String name) {
        String line = lines.peek();
        if (line == null || !line.startsWith(name + BETWEEN)) {
            return Optional.empty();
        }
        lines.remove();
        return Optional.of(line.substring(name.length() + BETWEEN.length()));
    }

    /** The values of the next lines of this name. */
    List<String> all(String name) {
        List<String> all = new ArrayList<>();
        for (Optional<String> value = find(name); value.isPresent(); value = find(name)) {
            all.add(value.get());
        }
        return all;
    }

    void requireSame(String written) {
        if (!written.equals(text)) {
            throw new IllegalArgumentException("no " + what + " in its documented form");
        }
    }

    static Money money(String value) {
        Matcher found = MONEY.matcher(value);
        if (!found.matches()) {
            throw new IllegalArgumentException("not an amount of the form 'EUR 1.00'");
        }
        try {
            CurrencyUnit currency = CurrencyUnit.of(found.group(1));
            BigDecimal number = new BigDecimal(found.group(2));
            if (number.scale() > currency.getDecimalPlaces()) {
                throw new IllegalArgumentException("an amount with more decimals than its currency has");
            }
            return Money.of(currency, number);
        } catch (IllegalCurrencyException e) {
            throw new IllegalArgumentException("an amount of an unknown currency", e);
        }
    }

    static Money amount(String value) {
        Money amount = money(value);
        MinorUnits.of(amount);
        return amount;
    }

    static LocalDate date(String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a date of the form '2026-01-31'", e);
        }
    }

    static int number(String value) {
        if (!NUMBER.matcher(value).matches()) {
            throw new IllegalArgumentException("not a whole number of at most seven digits");
        }
        return Integer.parseInt(value);
    }

    static <E extends Enum<E>> E constant(Class<E> type, String word) {
        for (E constant : type.getEnumConstants()) {
            if (CheckText.word(constant).equals(word)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not one of "
                + Stream.of(type.getEnumConstants()).map(CheckText::word).toList());
    }

    static String bag(MoneyBag bag) {
        return bag.amounts().stream().map(Money::toString).collect(Collectors.joining(", "));
    }

    static MoneyBag bag(String value) {
        return Stream.of(value.split(", ", -1)).map(TextLines::money).collect(MoneyBag.collector());
    }
}
