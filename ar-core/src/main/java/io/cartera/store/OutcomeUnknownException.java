package io.cartera.store;

/**
 * The connection was lost while committing: the work was kept or not.
 * <p>
 * A store throws it and does not run the work again. The door then looks under the locks of the accounts whether the
 * work is on record, several times if the store cannot be reached, and gives the outcome; so a command ends with this
 * exception only where the store stays unreachable. Repeating commands with the same identifiers is safe then. Work that
 * was given to a store directly is for its caller to look up.
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
