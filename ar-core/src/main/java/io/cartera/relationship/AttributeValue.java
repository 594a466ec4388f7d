package io.cartera.relationship;

import io.cartera.trace.internal.Require;
import java.util.Objects;

/**
 * The value of an attribute as a file keeps it: its type and one text, so that who does not know the key can still hand it
 * on unchanged. {@link AttributeKey#value} makes one, {@link AttributeKey#read} reads it. It may be personal, so
 * {@link #toString()} shows the type only. Immutable.
 */
public final class AttributeValue {

    private final AttributeType type;
    private final String text;

    private AttributeValue(AttributeType type, String text) {
        this.type = Objects.requireNonNull(type, "type");
        this.text = Require.text(text, "attribute");
    }

    /** A value of which {@link #text()} was this; whether it is one of the type is seen where it is read. */
    public static AttributeValue of(AttributeType type, String text) {
        return new AttributeValue(type, text);
    }

    /** The type. */
    public AttributeType type() {
        return type;
    }

    /** The value as text: a day as {@code 2026-01-31}, a flag as {@code true}, an amount as {@code EUR 10.00}. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AttributeValue that && type == that.type && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, text);
    }

    /** Shows the type only. */
    @Override
    public String toString() {
        return "AttributeValue[" + type + "]";
    }
}
