package io.cartera.jdbc.internal;

import io.cartera.customer.CustomerId;
import io.cartera.jdbc.sealing.SensitiveCodec;
import io.cartera.jdbc.sealing.SensitiveCodec.Sealing;
import io.cartera.jdbc.sealing.SensitiveTextException;
import io.cartera.jdbc.sealing.WrappedKey;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A key of a customer as a session has read it; unwrapped once, when it is first needed. Whatever lies in its row is looked
 * at no sooner, so that a row that somebody changed is in nobody's way but its customer's.
 */
final class SubjectKey {

    private final String customer;
    private final int number;
    private final @Nullable String masterKeyId;
    private final @Nullable String text;
    private @Nullable Sealing sealing;

    /** Without the wrapped text it is erased. */
    SubjectKey(String customer, int number, @Nullable String masterKeyId, @Nullable String text) {
        this.customer = customer;
        this.number = number;
        this.masterKeyId = masterKeyId;
        this.text = text;
    }

    String customer() {
        return customer;
    }

    int number() {
        return number;
    }

    /** The wrapped key as it lies in its row. */
    @Nullable
    String text() {
        return text;
    }

    boolean isErased() {
        return text == null;
    }

    /**
     * What seals and opens under it.
     *
     * @throws SensitiveTextException if it cannot be unwrapped
     */
    Sealing under(SensitiveCodec codec) {
        if (sealing == null) {
            sealing = with((who, key) -> codec.under(who, number, key));
        }
        return sealing;
    }

    /**
     * The key, wrapped anew.
     *
     * @throws SensitiveTextException if it cannot be unwrapped
     */
    WrappedKey rewrapped(SensitiveCodec codec) {
        return with((who, key) -> codec.rewrapped(who, number, key));
    }

    private <T> T with(BiFunction<CustomerId, WrappedKey, T> use) {
        if (masterKeyId == null || text == null) {
            throw new IllegalStateException(this + " is erased");
        }
        CustomerId who;
        WrappedKey key;
        try {
            who = CustomerId.of(customer);
            key = WrappedKey.of(masterKeyId, text);
        } catch (IllegalArgumentException e) {
            throw new SensitiveTextException(this + " does not open: its row was changed", e);
        }
        return use.apply(who, key);
    }

    @Override
    public String toString() {
        return "key " + number + " of " + customer;
    }
}
