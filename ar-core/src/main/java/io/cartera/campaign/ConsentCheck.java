package io.cartera.campaign;

import io.cartera.contactpoint.ContactPurpose;
import io.cartera.customerfile.CustomerFile;
import io.cartera.time.AsOf;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a customer may be contacted for a purpose; a port of the host's own register of consents and objections.
 * <p>
 * Example of an opt-out that goes before all else:
 * {@code ConsentCheck.byNamedPurpose().and((file, purpose, asOf) -> robinson.has(file.customer().id()) ? Optional.of("objected") : Optional.empty())}.
 */
@FunctionalInterface
public interface ConsentCheck {

    /** Why the customer must not be contacted; empty where it may be. */
    Optional<String> refusal(CustomerFile file, ContactPurpose purpose, AsOf asOf);

    /**
     * Who said so may be contacted: a contact point, or a contact person, of the file names the purpose. One that is for any purpose
     * is not enough.
     */
    static ConsentCheck byNamedPurpose() {
        return (file, purpose, asOf) -> Routes.naming(file, purpose, asOf).isEmpty()
                ? Optional.of("no contact point names the purpose " + purpose)
                : Optional.empty();
    }

    /** This check, and then the other one where this has nothing against it. */
    default ConsentCheck and(ConsentCheck other) {
        Objects.requireNonNull(other, "other");
        return (file, purpose, asOf) -> refusal(file, purpose, asOf).or(() -> other.refusal(file, purpose, asOf));
    }
}
