package io.cartera.customer;

import io.cartera.party.IdentityDocument;
import io.cartera.party.IndustryCode;
import io.cartera.party.Occasion;
import io.cartera.relationship.AdministrativeStatus;
import io.cartera.relationship.Agreement;
import io.cartera.relationship.AgreementBasis;
import io.cartera.relationship.AttributeType;
import io.cartera.relationship.AttributeValue;
import io.cartera.relationship.CareFinding;
import io.cartera.relationship.SegmentMembership;
import io.cartera.relationship.Standing;
import io.cartera.terms.PaymentTerms;
import java.time.LocalDate;
import java.time.MonthDay;

/** Form 1 of what was agreed with a customer, how we stand with it, and what else is on its file, as fields. */
final class RelationshipForm {

    private RelationshipForm() {}

    static FactFields agreement(Agreement agreement) {
        return FactFields.none()
                .with("basis", agreement.basis().name())
                .with("terms", agreement.terms().map(PaymentTerms::toString))
                .with("document", agreement.document())
                .with("acknowledged on", agreement.acknowledgedOn().map(LocalDate::toString))
                .with("acknowledged by", agreement.acknowledgedBy());
    }

    static Agreement agreement(FactFields fields) {
        Agreement agreement = Agreement.on(AgreementBasis.valueOf(fields.require("basis")));
        if (fields.has("terms")) {
            agreement = agreement.withTerms(PaymentTerms.parse(fields.require("terms")));
        }
        if (fields.has("document")) {
            agreement = agreement.withDocument(fields.require("document"));
        }
        return fields.has("acknowledged on")
                ? agreement.acknowledged(
                        LocalDate.parse(fields.require("acknowledged on")), fields.require("acknowledged by"))
                : agreement;
    }

    static FactFields standing(Standing standing) {
        return FactFields.none().with("status", standing.status().name()).with("reason", standing.reason());
    }

    static Standing standing(FactFields fields) {
        Standing standing = Standing.of(AdministrativeStatus.valueOf(fields.require("status")));
        return fields.find("reason").map(standing::because).orElse(standing);
    }

    static FactFields industry(IndustryCode industry) {
        return FactFields.none().with("scheme", industry.scheme()).with("code", industry.code());
    }

    static IndustryCode industry(FactFields fields) {
        return IndustryCode.of(fields.require("scheme"), fields.require("code"));
    }

    static FactFields occasion(Occasion occasion) {
        return FactFields.none()
                .with("type", occasion.type())
                .with("day", occasion.day().toString());
    }

    static Occasion occasion(FactFields fields) {
        return Occasion.of(fields.require("type"), MonthDay.parse(fields.require("day")));
    }

    static FactFields attribute(AttributeValue value) {
        return FactFields.none().with("type", value.type().name()).with("value", value.text());
    }

    static AttributeValue attribute(FactFields fields) {
        return AttributeValue.of(AttributeType.valueOf(fields.require("type")), fields.require("value"));
    }

    static FactFields identityDocument(IdentityDocument document) {
        return FactFields.none()
                .with("type", document.type())
                .with("country", document.country())
                .with("number", document.number().find())
                .with("issued", document.issued().map(LocalDate::toString))
                .with("expires", document.expires().map(LocalDate::toString))
                .with("category", document.category())
                .with("lawful basis", document.lawfulBasis());
    }

    static IdentityDocument identityDocument(FactFields fields) {
        IdentityDocument document = IdentityDocument.of(
                        fields.require("type"),
                        fields.require("country"),
                        fields.require("number"),
                        fields.require("lawful basis"))
                .inCategory(fields.require("category"));
        if (fields.has("issued")) {
            document = document.issued(LocalDate.parse(fields.require("issued")));
        }
        return fields.has("expires") ? document.expires(LocalDate.parse(fields.require("expires"))) : document;
    }

    static FactFields override(ProfileValue value) {
        return FactFields.none().with("field", value.field().name()).with("value", value.text());
    }

    static ProfileValue override(FactFields fields) {
        return ProfileValue.parse(ProfileField.of(fields.require("field")), fields.require("value"));
    }

    static FactFields segment(SegmentMembership membership) {
        return FactFields.none()
                .with("scheme", membership.scheme())
                .with("segment", membership.segment())
                .with("move", membership.move().name())
                .with("before", membership.before())
                .with("held since", membership.heldSince().map(LocalDate::toString))
                .with("reason", membership.reason())
                .with("run", membership.run());
    }

    static SegmentMembership segment(FactFields fields) {
        SegmentMembership membership = SegmentMembership.of(
                fields.require("scheme"),
                fields.require("segment"),
                SegmentMembership.Move.valueOf(fields.require("move")));
        if (fields.has("before")) {
            membership = membership.before(fields.require("before"));
        }
        if (fields.has("held since")) {
            membership = membership.heldSince(LocalDate.parse(fields.require("held since")));
        }
        if (fields.has("reason")) {
            membership = membership.because(fields.require("reason"));
        }
        return fields.has("run") ? membership.byRun(fields.require("run")) : membership;
    }

    static FactFields care(CareFinding finding) {
        return FactFields.none()
                .with("action", finding.action())
                .with("reason", finding.reason())
                .with("run", finding.run());
    }

    static CareFinding care(FactFields fields) {
        CareFinding finding = CareFinding.of(fields.require("action"));
        if (fields.has("reason")) {
            finding = finding.because(fields.require("reason"));
        }
        return fields.has("run") ? finding.byRun(fields.require("run")) : finding;
    }
}
