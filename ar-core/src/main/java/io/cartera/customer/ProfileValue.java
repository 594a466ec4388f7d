package io.cartera.customer;

import java.util.Objects;
import java.util.Optional;

/**
 * A field of a profile with a customer's own value, which goes before that of its {@link ProfileClass}. Immutable. Example:
 * {@code ProfileValue.of(ProfileField.STATEMENT_STYLE, "open items")}.
 */
public final class ProfileValue {

    private final ProfileField<?> field;
    private final String text;

    private ProfileValue(ProfileField<?> field, String text) {
        this.field = field;
        this.text = text;
    }

    /** This value of this field. */
    public static <T> ProfileValue of(ProfileField<T> field, T value) {
        return new ProfileValue(field, field.text(value));
    }

    static ProfileValue parse(ProfileField<?> field, String text) {
        field.parse(text);
        return new ProfileValue(field, text);
    }

    /** The field. */
    public ProfileField<?> field() {
        return field;
    }

    /** The value, if it is one of this field. */
    public <T> Optional<T> find(ProfileField<T> of) {
        return of == field ? Optional.of(of.parse(text)) : Optional.empty();
    }

    String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProfileValue that && field == that.field && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(field.name(), text);
    }

    @Override
    public String toString() {
        return field + "=" + text;
    }
}
