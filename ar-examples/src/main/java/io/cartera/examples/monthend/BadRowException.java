package io.cartera.examples.monthend;

/** Thrown where a row cannot be accepted: which cell is at fault, and why. */
final class BadRowException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String column;
    private final String value;

    BadRowException(String column, String value, String reason) {
        // Files may hold many bad rows, and nobody looks at where in the program they were found.
        super(reason, null, false, false);
        this.column = column;
        this.value = value;
    }

    String column() {
        return column;
    }

    String value() {
        return value;
    }

    String reason() {
        return getMessage();
    }
}
