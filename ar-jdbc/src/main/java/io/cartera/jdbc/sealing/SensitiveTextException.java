package io.cartera.jdbc.sealing;

import io.cartera.store.UnreadableException;

/**
 * A sensitive text cannot be sealed or opened: it was changed or moved, its key is not there, or the store has no codec.
 * Messages name the place and keys by their identifiers, never a text or a key. Of a transaction that writes, nothing is kept.
 */
public final class SensitiveTextException extends UnreadableException {

    private static final long serialVersionUID = 1L;

    /** The failure, in words without texts and keys. */
    public SensitiveTextException(String message) {
        super(message);
    }

    /** The failure, in words without texts and keys, and what caused it, which must not hold them either. */
    public SensitiveTextException(String message, Throwable cause) {
        super(message, cause);
    }
}
