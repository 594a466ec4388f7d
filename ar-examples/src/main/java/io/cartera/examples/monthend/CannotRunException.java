package io.cartera.examples.monthend;

/** Thrown where the run itself cannot be done; the message is for the user. */
final class CannotRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotRunException(String message) {
        super(message);
    }
}
