package io.cartera.contactpoint;

import io.cartera.trace.internal.Require;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A number, an address or a name under which somebody is reached, and what for.
 * <p>
 * The value is kept as it was stated, with 1 to 1000 characters; whether it can be right is for a {@link ContactValidator}.
 * Where no purpose is named, the point is for any. The value is personal, so {@link #toString()} leaves it out. Immutable.
 * Example: {@code ContactPoint.email("invoices@acme.example").forPurpose(ContactPurpose.INVOICES).asPreferred()}.
 */
public final class ContactPoint {

    private final ContactMedium medium;
    private final @Nullable String service;
    private final String value;
    private final SortedSet<ContactPurpose> purposes;
    private final boolean isPreferred;

    private ContactPoint(
            ContactMedium medium,
            @Nullable String service,
            String value,
            SortedSet<ContactPurpose> purposes,
            boolean isPreferred) {
        this.medium = Objects.requireNonNull(medium, "medium");
        this.service = service == null ? null : Require.id(service, "service");
        this.value = Require.text(value, "contact point");
        this.purposes = Collections.unmodifiableSortedSet(purposes);
        this.isPreferred = isPreferred;
    }

    /** A telephone number. */
    public static ContactPoint phone(String number) {
        return of(ContactMedium.PHONE, number);
    }

    /** An e-mail address. */
    public static ContactPoint email(String address) {
        return of(ContactMedium.EMAIL, address);
    }

    /** A name or number at a messaging service. */
    public static ContactPoint messaging(String service, String name) {
        return of(ContactMedium.MESSAGING, name).at(service);
    }

    /** A name at a social network. */
    public static ContactPoint social(String service, String name) {
        return of(ContactMedium.SOCIAL, name).at(service);
    }

    /** The words on an envelope. */
    public static ContactPoint post(String words) {
        return of(ContactMedium.POST, words);
    }

    /** What is reached by a medium under this value. */
    public static ContactPoint of(ContactMedium medium, String value) {
        return new ContactPoint(medium, null, value, new TreeSet<>(), false);
    }

    /** This point at a service, such as a messenger, by the caller's name of it. */
    public ContactPoint at(String service) {
        return new ContactPoint(medium, Objects.requireNonNull(service, "service"), value, purposes, isPreferred);
    }

    /** This point for a purpose, besides those that it has. */
    public ContactPoint forPurpose(ContactPurpose purpose) {
        SortedSet<ContactPurpose> more = new TreeSet<>(purposes);
        more.add(Objects.requireNonNull(purpose, "purpose"));
        return new ContactPoint(medium, service, value, more, isPreferred);
    }

    /** This point as one that goes before others. */
    public ContactPoint asPreferred() {
        return new ContactPoint(medium, service, value, purposes, true);
    }

    /** By what it is reached. */
    public ContactMedium medium() {
        return medium;
    }

    /** The service; empty where the medium has none. */
    public Optional<String> service() {
        return Optional.ofNullable(service);
    }

    /** The number, address or name, as it was stated. */
    public String value() {
        return value;
    }

    /** The purposes it is for, in their order; empty where it is for any. */
    public SortedSet<ContactPurpose> purposes() {
        return purposes;
    }

    /** Whether it goes before others. */
    public boolean isPreferred() {
        return isPreferred;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContactPoint that
                && medium == that.medium
                && Objects.equals(service, that.service)
                && value.equals(that.value)
                && purposes.equals(that.purposes)
                && isPreferred == that.isPreferred;
    }

    @Override
    public int hashCode() {
        return Objects.hash(medium, value);
    }

    /** Shows medium and purposes only. */
    @Override
    public String toString() {
        return "ContactPoint[" + medium + ", " + (purposes.isEmpty() ? "any purpose" : purposes) + "]";
    }
}
