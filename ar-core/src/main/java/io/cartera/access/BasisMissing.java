package io.cartera.access;

import io.cartera.trace.Refusal;
import java.util.Objects;

/**
 * Something was to be recorded that rests on nothing: the door was given no basis, such as a document, a contract or an
 * approval. Immutable.
 *
 * @param permission what it was to be recorded by
 */
public record BasisMissing(Permission permission) implements Refusal {

    /** Refuses nulls. */
    public BasisMissing {
        Objects.requireNonNull(permission, "permission");
    }
}
