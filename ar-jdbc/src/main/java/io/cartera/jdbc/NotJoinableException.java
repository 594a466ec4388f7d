package io.cartera.jdbc;

import io.cartera.store.StoreException;

/**
 * The host has no transaction under way in which the store could take part: the connection commits each statement by
 * itself, or on H2 a write would decide on an older state. Nothing was read or written. Repeating it does not help; the
 * host begins a transaction, or one of another isolation.
 */
public final class NotJoinableException extends StoreException {

    private static final long serialVersionUID = 1L;

    /** The failure, in words without parameter values. */
    public NotJoinableException(String message) {
        super(message);
    }
}
