package io.cartera.store;

/**
 * The connection was lost while committing: the work was kept or not. Repeating it with the same command identifiers is
 * safe.
 */
public final class OutcomeUnknownException extends StoreException {

    private static final long serialVersionUID = 1L;

    /** The failure, in words without parameter values. */
    public OutcomeUnknownException(String message) {
        super(message);
    }

    /** The failure, in words without parameter values, and what caused it. */
    public OutcomeUnknownException(String message, Throwable cause) {
        super(message, cause);
    }
}
