package io.cartera.store;

/** An identifier is taken; nothing of the transaction is kept. */
public final class DuplicateKeyException extends StoreException {

    private static final long serialVersionUID = 1L;

    /** The failure, in words without parameter values. */
    public DuplicateKeyException(String message) {
        super(message);
    }

    /** The failure, in words without parameter values, and what caused it. */
    public DuplicateKeyException(String message, Throwable cause) {
        super(message, cause);
    }
}
