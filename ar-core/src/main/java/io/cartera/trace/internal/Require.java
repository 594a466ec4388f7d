package io.cartera.trace.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Argument checks of the domain: what every store can keep exactly, and nothing else. */
public final class Require {

    /** The longest identifier, in UTF-16 units. */
    public static final int MAX_ID = 128;

    /** The longest free text, in UTF-16 units. */
    public static final int MAX_TEXT = 1000;

    private static final int FIRST_YEAR = 1;

    /** The last business date. */
    public static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private Require() {}

    /** An identifier: 1 to {@value #MAX_ID} characters, not blank, no control character, no lone surrogate. */
    public static String id(String value, String name) {
        return refuse(value, name, flawOfId(value, name));
    }

    /** Whether the text may be an identifier. */
    public static boolean isId(String value) {
        return flawOfId(value, "id") == null;
    }

    /** The text in quotation marks where it is not too long for a message, else its length. */
    public static String shown(String value) {
        return value.length() <= MAX_ID ? "'" + value + "'" : "of " + value.length() + " characters";
    }

    /** A free text: at most {@value #MAX_TEXT} characters, no U+0000, no lone surrogate, not blank. */
    public static String text(String value, String name) {
        String flaw = flawOfLength(value, name, MAX_TEXT);
        return refuse(value, name, flaw != null ? flaw : flawOfCharacters(value, false));
    }

    /** A business date in the years 1 to 9999. */
    public static LocalDate date(LocalDate value, String name) {
        Objects.requireNonNull(value, name);
        if (value.getYear() < FIRST_YEAR || value.getYear() > LAST_DAY.getYear()) {
            throw new IllegalArgumentException(name + " is " + value + ", outside the years 1 to 9999");
        }
        return value;
    }

    /** A number of things, at least one. */
    public static int positive(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ", at least 1 is required");
        }
        return value;
    }

    /** A decimal of at most so many decimals and within a bound either way, without trailing zeros. */
    public static BigDecimal decimal(BigDecimal value, String name, long bound, int decimals) {
        Objects.requireNonNull(value, name);
        // Size and scale first: to compare or strip a number of a million digits takes a while.
        boolean isShort = value.unscaledValue().bitLength() <= 128 && Math.abs((long) value.scale()) <= 40;
        BigDecimal plain = isShort && value.signum() != 0 ? value.stripTrailingZeros() : BigDecimal.ZERO;
        if (!isShort || plain.abs().compareTo(BigDecimal.valueOf(bound)) > 0 || plain.scale() > decimals) {
            throw new IllegalArgumentException(name + " is out of range: at most " + bound + " either way and "
                    + decimals + " decimals are allowed");
        }
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /** An instant, cut to the microseconds that every store can keep. */
    public static Instant instant(Instant value, String name) {
        return Objects.requireNonNull(value, name).truncatedTo(ChronoUnit.MICROS);
    }

    private static @Nullable String flawOfId(String value, String name) {
        String flaw = flawOfLength(value, name, MAX_ID);
        return flaw != null ? flaw : flawOfCharacters(value, true);
    }

    private static @Nullable String flawOfLength(String value, String name, int most) {
        Objects.requireNonNull(value, name);
        if (value.length() > most) {
            return "has " + value.length() + " characters, at most " + most + " are allowed";
        }
        return value.isBlank() ? "is blank" : null;
    }

    private static @Nullable String flawOfCharacters(String value, boolean noControls) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= ' ' && c <= '~') {
                continue;
            }
            if (c == 0 || (noControls && Character.isISOControl(c))) {
                return "has a control character at position " + i;
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return "has a lone surrogate at position " + i;
            }
        }
        return null;
    }

    private static String refuse(String value, String name, @Nullable String flaw) {
        if (flaw != null) {
            throw new IllegalArgumentException(name + " " + flaw);
        }
        return value;
    }
}
