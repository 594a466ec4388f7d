package io.cartera.store.outer;

import io.cartera.store.StoreException;

/** The store has the inner ring only: what was asked for cannot be kept there. The same call fails again. */
public final class NoOuterRingException extends StoreException {

    private static final long serialVersionUID = 1L;

    /** The failure. */
    public NoOuterRingException() {
        super("the store has no repositories of the outer ring");
    }
}
