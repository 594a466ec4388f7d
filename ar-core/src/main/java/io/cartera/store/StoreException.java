package io.cartera.store;

/** The store failed. Messages hold identifiers and codes, never personal data or parameter values. */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The failure, in words without parameter values. */
    public StoreException(String message) {
        super(message);
    }

    /** The failure, in words without parameter values, and what caused it. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
