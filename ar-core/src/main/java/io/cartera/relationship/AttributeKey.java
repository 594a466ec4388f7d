package io.cartera.relationship;

import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.function.Function;
import org.joda.money.Money;

/**
 * The name and type of a field that a host keeps on the customer file besides ours.
 * <p>
 * The name has 1 to 128 characters and is not personal. Equal are keys of one name and type. Immutable. Example:
 * {@code AttributeKey<LocalDate> audited = AttributeKey.date("audited on")}.
 *
 * @param <T> the type of its values
 */
public final class AttributeKey<T> {

    private static final int MAX_DIGITS = 100;

    private final String name;
    private final AttributeType type;
    private final Function<T, String> writing;
    private final Function<String, T> reading;

    private AttributeKey(String name, AttributeType type, Function<T, String> writing, Function<String, T> reading) {
        this.name = Require.id(name, "attribute");
        this.type = type;
        this.writing = writing;
        this.reading = reading;
    }

    /** A text of 1 to 1000 characters. */
    public static AttributeKey<String> text(String name) {
        return new AttributeKey<>(name, AttributeType.TEXT, Function.identity(), Function.identity());
    }

    /** A decimal number of at most 100 digits and as many decimals, kept with its scale. */
    public static AttributeKey<BigDecimal> number(String name) {
        return new AttributeKey<>(name, AttributeType.NUMBER, AttributeKey::plain, BigDecimal::new);
    }

    /** A day in the years 1 to 9999. */
    public static AttributeKey<LocalDate> date(String name) {
        return new AttributeKey<>(
                name, AttributeType.DATE, day -> Require.date(day, name).toString(), LocalDate::parse);
    }

    /** Yes or no. */
    public static AttributeKey<Boolean> flag(String name) {
        return new AttributeKey<>(name, AttributeType.FLAG, flag -> Boolean.toString(flag), AttributeKey::flagOf);
    }

    /** An amount of money, with the decimals of its currency. */
    public static AttributeKey<Money> money(String name) {
        return new AttributeKey<>(name, AttributeType.MONEY, Money::toString, Money::parse);
    }

    /** The name. */
    public String name() {
        return name;
    }

    /** The type. */
    public AttributeType type() {
        return type;
    }

    /** The value as a file keeps it. */
    public AttributeValue value(T value) {
        return AttributeValue.of(type, writing.apply(Objects.requireNonNull(value, "value")));
    }

    /**
     * What a file has kept.
     *
     * @throws IllegalArgumentException if it is of another type, or no value of its own
     */
    public T read(AttributeValue value) {
        if (value.type() != type) {
            throw new IllegalArgumentException("attribute " + name + " is kept as " + value.type() + ", not " + type);
        }
        try {
            return reading.apply(value.text());
        } catch (DateTimeParseException | IllegalArgumentException e) {
            // Without the cause, whose message shows the value.
            throw new IllegalArgumentException("attribute " + name + " is kept as no " + type);
        }
    }

    private static String plain(BigDecimal number) {
        if (Math.abs((long) number.scale()) > MAX_DIGITS || number.precision() > MAX_DIGITS) {
            throw new IllegalArgumentException("a number has at most " + MAX_DIGITS + " digits");
        }
        return number.toPlainString();
    }

    private static Boolean flagOf(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("a flag is true or false");
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AttributeKey<?> that && name.equals(that.name) && type == that.type;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type);
    }

    @Override
    public String toString() {
        return name + " " + type;
    }
}
