package io.cartera.customerfile;

import io.cartera.contactpoint.ContactPerson;
import io.cartera.contactpoint.ContactPoint;
import io.cartera.contactpoint.ContactPurpose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** Puts the ways to reach a customer for a purpose in order. */
final class ContactRouting {

    private static final Comparator<Way> FIRST_FIRST = Comparator.comparing(Way::isNamed)
            .thenComparing(Way::isOfPerson)
            .thenComparing(Way::isPersonPreferred)
            .thenComparing(Way::isPointPreferred)
            .reversed();

    /** The comparison is stable, so what it finds equal stays in the order of keys, and of points within a person. */
    private record Way(ContactRoute route, boolean isNamed) {

        boolean isOfPerson() {
            return route.person().isPresent();
        }

        boolean isPersonPreferred() {
            return route.person().filter(ContactPerson::isPreferred).isPresent();
        }

        boolean isPointPreferred() {
            return route.point().isPreferred();
        }
    }

    private final ContactPurpose purpose;
    private final List<Way> ways = new ArrayList<>();

    private ContactRouting(ContactPurpose purpose) {
        this.purpose = purpose;
    }

    static List<ContactRoute> of(
            ContactPurpose purpose, Map<String, ContactPerson> persons, Map<String, ContactPoint> own) {
        ContactRouting routing = new ContactRouting(purpose);
        persons.forEach((key, person) -> {
            for (ContactPoint point : person.points()) {
                if (routing.isFor(person.purposes()) && routing.isFor(point.purposes())) {
                    boolean isNamed = person.purposes().contains(purpose)
                            || point.purposes().contains(purpose);
                    routing.ways.add(new Way(ContactRoute.to(key, person, point), isNamed));
                }
            }
        });
        own.forEach((key, point) -> {
            if (routing.isFor(point.purposes())) {
                boolean isNamed = point.purposes().contains(purpose);
                routing.ways.add(new Way(ContactRoute.to(key, point), isNamed));
            }
        });
        return routing.ways.stream().sorted(FIRST_FIRST).map(Way::route).toList();
    }

    private boolean isFor(SortedSet<ContactPurpose> purposes) {
        return purposes.isEmpty() || purposes.contains(purpose);
    }
}
