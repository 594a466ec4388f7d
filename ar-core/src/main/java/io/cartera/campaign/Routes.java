package io.cartera.campaign;

import io.cartera.contactpoint.ContactPurpose;
import io.cartera.customerfile.ContactRoute;
import io.cartera.customerfile.CustomerFile;
import io.cartera.relationship.AdministrativeStatus;
import io.cartera.time.AsOf;
import java.util.List;
import java.util.Optional;

/** The ways to reach a customer that name a purpose, the best first. */
final class Routes {

    private Routes() {}

    static List<ContactRoute> naming(CustomerFile file, ContactPurpose purpose, AsOf asOf) {
        return file.contactsFor(purpose, asOf).stream()
                .filter(route -> route.point().purposes().contains(purpose)
                        || route.person()
                                .filter(person -> person.purposes().contains(purpose))
                                .isPresent())
                .toList();
    }

    /** Why nobody is to be addressed there: we do not deal with it, it did not consent, or there is no way to it. */
    static Optional<String> refusal(CustomerFile file, ConsentCheck consent, ContactPurpose purpose, AsOf asOf) {
        if (file.standing(asOf).status() == AdministrativeStatus.CLOSED) {
            return Optional.of("the customer is closed");
        }
        return consent.refusal(file, purpose, asOf)
                .map(why -> "no consent: " + why)
                .or(() -> file.contactsFor(purpose, asOf).isEmpty()
                        ? Optional.of("no contact point for the purpose " + purpose)
                        : Optional.empty());
    }
}
