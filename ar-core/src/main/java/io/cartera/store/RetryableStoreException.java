package io.cartera.store;

/** The transaction was undone for a passing reason, such as a deadlock; the same work may succeed. */
public final class RetryableStoreException extends StoreException {

    private static final long serialVersionUID = 1L;

    /** The failure, in words without parameter values. */
    public RetryableStoreException(String message) {
        super(message);
    }

    /** The failure, in words without parameter values, and what caused it. */
    public RetryableStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
