package io.cartera.trace;

/**
 * Why the books say no, as data: implementations are values, records mostly, whose parts are the identifiers and figures that
 * were compared. The text and the language of a message are the caller's business.
 */
public interface Refusal {

    /** The stable code of the refusal, such as {@code OverApplied}: the name of its type. */
    default String code() {
        return getClass().getSimpleName();
    }
}
