package io.cartera.jdbc.internal;

import io.cartera.customer.CustomerId;
import io.cartera.jdbc.sealing.SensitiveCodec;
import io.cartera.jdbc.sealing.SensitiveCodec.Sealing;
import io.cartera.jdbc.sealing.WrappedKey;
import org.jspecify.annotations.Nullable;

/** A key of a customer as a session has read it; unwrapped once, when it is first needed. */
final class SubjectKey {

    private final CustomerId customer;
    private final int number;
    private final @Nullable WrappedKey wrapped;
    private @Nullable Sealing sealing;

    /** Without the wrapped key it is erased. */
    SubjectKey(CustomerId customer, int number, @Nullable WrappedKey wrapped) {
        this.customer = customer;
        this.number = number;
        this.wrapped = wrapped;
    }

    int number() {
        return number;
    }

    boolean isErased() {
        return wrapped == null;
    }

    Sealing under(SensitiveCodec codec) {
        if (wrapped == null) {
            throw new IllegalStateException("key " + number + " of " + customer + " is erased");
        }
        if (sealing == null) {
            sealing = codec.under(customer, number, wrapped);
        }
        return sealing;
    }
}
