package io.cartera.customer;

import io.cartera.contactpoint.ContactMedium;
import io.cartera.contactpoint.ContactPerson;
import io.cartera.contactpoint.ContactPoint;
import io.cartera.contactpoint.ContactPurpose;
import io.cartera.contactpoint.ContactRole;

/** Form 1 of contact points and persons as fields. */
final class ContactForm {

    private static final String YES = "yes";

    private ContactForm() {}

    static FactFields point(ContactPoint point) {
        FactFields fields = FactFields.none();
        write(fields, "", point);
        return fields;
    }

    static ContactPoint point(FactFields fields) {
        return point(fields, "");
    }

    static FactFields person(ContactPerson person) {
        FactFields fields = FactFields.none().with("name", person.name());
        int i = 0;
        for (ContactRole role : person.roles()) {
            i++;
            fields.with("role." + i, role.code());
        }
        i = 0;
        for (ContactPurpose purpose : person.purposes()) {
            i++;
            fields.with("purpose." + i, purpose.code());
        }
        if (person.isPreferred()) {
            fields.with("preferred", YES);
        }
        for (i = 0; i < person.points().size(); i++) {
            write(fields, "point." + (i + 1) + ".", person.points().get(i));
        }
        return fields;
    }

    static ContactPerson person(FactFields fields) {
        ContactPerson.Builder person = ContactPerson.named(fields.require("name"));
        for (int i = 1; fields.has("role." + i); i++) {
            person.role(ContactRole.of(fields.require("role." + i)));
        }
        for (int i = 1; fields.has("purpose." + i); i++) {
            person.purpose(ContactPurpose.of(fields.require("purpose." + i)));
        }
        if (fields.has("preferred")) {
            person.preferred();
        }
        for (int i = 1; fields.has("point." + i + ".medium"); i++) {
            person.point(point(fields, "point." + i + "."));
        }
        return person.build();
    }

    private static void write(FactFields fields, String prefix, ContactPoint point) {
        fields.with(prefix + "medium", point.medium().name())
                .with(prefix + "service", point.service())
                .with(prefix + "value", point.value());
        int i = 0;
        for (ContactPurpose purpose : point.purposes()) {
            i++;
            fields.with(prefix + "purpose." + i, purpose.code());
        }
        if (point.isPreferred()) {
            fields.with(prefix + "preferred", YES);
        }
    }

    private static ContactPoint point(FactFields fields, String prefix) {
        ContactPoint point = ContactPoint.of(
                ContactMedium.valueOf(fields.require(prefix + "medium")), fields.require(prefix + "value"));
        if (fields.has(prefix + "service")) {
            point = point.at(fields.require(prefix + "service"));
        }
        for (int i = 1; fields.has(prefix + "purpose." + i); i++) {
            point = point.forPurpose(ContactPurpose.of(fields.require(prefix + "purpose." + i)));
        }
        return fields.has(prefix + "preferred") ? point.asPreferred() : point;
    }
}
