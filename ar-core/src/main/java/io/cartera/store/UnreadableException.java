package io.cartera.store;

/**
 * What is kept cannot be read as what was written: a store throws it where a row was changed, or cannot be opened, behind its
 * back. The same reading fails again. Who goes through many accounts may go on with the next one, as
 * {@code books.audit().verify()} does.
 */
public class UnreadableException extends StoreException {

    private static final long serialVersionUID = 1L;

    /** The failure, in words without parameter values. */
    public UnreadableException(String message) {
        super(message);
    }

    /** The failure, in words without parameter values, and what caused it. */
    public UnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}
