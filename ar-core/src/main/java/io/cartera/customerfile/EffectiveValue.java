package io.cartera.customerfile;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value that is in force for a customer, and why: see {@link CustomerFile#effective}. Immutable if the value is.
 *
 * @param <T> the type of the value
 */
public final class EffectiveValue<T> {

    private final T value;
    private final ValueSource source;
    private final @Nullable CustomerFactRecorded fact;

    private EffectiveValue(T value, ValueSource source, @Nullable CustomerFactRecorded fact) {
        this.value = Objects.requireNonNull(value, "value");
        this.source = source;
        this.fact = fact;
    }

    static <T> EffectiveValue<T> of(T value, ValueSource source) {
        return new EffectiveValue<>(value, source, null);
    }

    static <T> EffectiveValue<T> of(T value, ValueSource source, CustomerFactRecorded fact) {
        return new EffectiveValue<>(value, source, fact);
    }

    /** The value. */
    public T value() {
        return value;
    }

    /** From where it comes. */
    public ValueSource source() {
        return source;
    }

    /** The fact that says it, by whom and since when; empty where it comes from the registration or from nobody. */
    public Optional<CustomerFactRecorded> fact() {
        return Optional.ofNullable(fact);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EffectiveValue<?> that
                && value.equals(that.value)
                && source == that.source
                && Objects.equals(fact, that.fact);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value, source);
    }

    /** Shows where the value comes from, and the fact. */
    @Override
    public String toString() {
        return "EffectiveValue[" + source + fact().map(by -> ", " + by.fact()).orElse("") + "]";
    }
}
