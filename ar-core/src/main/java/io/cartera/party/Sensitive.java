package io.cartera.party;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value that may be personal: it is {@link Known}, or it was {@link Erased} with the key of its subject, which says so
 * where it would be shown. Neither shows a value in its text. Immutable if the value is.
 *
 * @param <T> the type of the value
 */
public sealed interface Sensitive<T> {

    /** A value that is there. */
    static <T> Sensitive<T> of(T value) {
        return new Known<>(value);
    }

    /** A value that is gone for good. */
    static <T> Sensitive<T> erased() {
        return new Erased<>();
    }

    /** The value; empty once it is erased. */
    Optional<T> find();

    /** Whether it is gone for good. */
    default boolean isErased() {
        return find().isEmpty();
    }

    /** What a function makes of the value, erased where that is. */
    default <R> Sensitive<R> map(Function<? super T, ? extends R> function) {
        return find().<Sensitive<R>>map(value -> of(function.apply(value))).orElseGet(Sensitive::erased);
    }

    /**
     * A value that is there.
     *
     * @param <T> the type of the value
     * @param value the value
     */
    record Known<T>(T value) implements Sensitive<T> {
        /** Refuses null. */
        public Known {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public Optional<T> find() {
            return Optional.of(value);
        }

        /** Leaves the value out. */
        @Override
        public String toString() {
            return "Known";
        }
    }

    /**
     * A value that is gone for good.
     *
     * @param <T> the type it had
     */
    record Erased<T>() implements Sensitive<T> {
        @Override
        public Optional<T> find() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return "Erased";
        }
    }
}
