package io.cartera.customerfile;

import io.cartera.contactpoint.ContactPerson;
import io.cartera.contactpoint.ContactPoint;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One way to reach a customer for a purpose: a contact point, and whom one reaches there. {@link CustomerFile#contactsFor} has
 * them in order. Personal, so {@link #toString()} shows the key only. Immutable.
 */
public final class ContactRoute {

    private final String key;
    private final @Nullable ContactPerson person;
    private final ContactPoint point;

    private ContactRoute(String key, @Nullable ContactPerson person, ContactPoint point) {
        this.key = key;
        this.person = person;
        this.point = point;
    }

    static ContactRoute to(String key, ContactPoint point) {
        return new ContactRoute(key, null, point);
    }

    static ContactRoute to(String key, ContactPerson person, ContactPoint point) {
        return new ContactRoute(key, person, point);
    }

    /** The key of the fact that has the person, or the point of the customer's own. */
    public String key() {
        return key;
    }

    /** Whom one reaches; empty at a point of the customer's own. */
    public Optional<ContactPerson> person() {
        return Optional.ofNullable(person);
    }

    /** Where. */
    public ContactPoint point() {
        return point;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContactRoute that
                && key.equals(that.key)
                && Objects.equals(person, that.person)
                && point.equals(that.point);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, point);
    }

    /** Shows the key only. */
    @Override
    public String toString() {
        return "ContactRoute[" + key + "]";
    }
}
