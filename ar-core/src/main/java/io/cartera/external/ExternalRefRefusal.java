package io.cartera.external;

import io.cartera.trace.ExternalRef;
import io.cartera.trace.Refusal;
import java.util.Objects;

/** Why a reference of another system is not attached. There will be more reasons. */
public interface ExternalRefRefusal extends Refusal {

    /**
     * The reference names a thing already; that it names the very same one is no exception, since a command that does
     * nothing would be taken for one that did. Immutable.
     *
     * @param ref the reference
     * @param holder what it names
     */
    record Taken(ExternalRef ref, Referent holder) implements ExternalRefRefusal {
        /** Refuses nulls. */
        public Taken {
            Objects.requireNonNull(ref, "ref");
            Objects.requireNonNull(holder, "holder");
        }
    }

    /**
     * There is no such document or payment on the account. Immutable.
     *
     * @param referent what was named
     */
    record UnknownReferent(Referent referent) implements ExternalRefRefusal {
        /** Refuses nulls. */
        public UnknownReferent {
            Objects.requireNonNull(referent, "referent");
        }
    }
}
