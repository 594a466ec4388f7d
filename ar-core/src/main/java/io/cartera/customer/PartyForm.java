package io.cartera.customer;

import io.cartera.identifier.IdentifierScheme;
import io.cartera.party.LegalForm;
import io.cartera.party.Organisation;
import io.cartera.party.Party;
import io.cartera.party.Person;
import io.cartera.party.PersonName;
import io.cartera.party.PersonName.DisplayOrder;
import io.cartera.party.PostalAddress;
import io.cartera.party.TaxId;

/** Form 1 of profiles and addresses as fields. */
final class PartyForm {

    private PartyForm() {}

    static FactFields profile(FiscalProfile profile) {
        FactFields fields = FactFields.none();
        write(fields, profile.party());
        for (int i = 0; i < profile.taxIds().size(); i++) {
            TaxId id = profile.taxIds().get(i);
            fields.with("tax." + (i + 1) + ".scheme", id.scheme().code()).with("tax." + (i + 1) + ".value", id.value());
        }
        profile.address().ifPresent(address -> write(fields, address));
        return fields;
    }

    static FiscalProfile profile(FactFields fields) {
        FiscalProfile.Builder profile = FiscalProfile.of(party(fields));
        for (int i = 1; fields.has("tax." + i + ".scheme"); i++) {
            profile.taxId(TaxId.of(
                    IdentifierScheme.of(fields.require("tax." + i + ".scheme")),
                    fields.require("tax." + i + ".value")));
        }
        if (fields.has("address.country")) {
            profile.address(address(fields));
        }
        return profile.build();
    }

    static FactFields address(PostalAddress address) {
        FactFields fields = FactFields.none();
        write(fields, address);
        return fields;
    }

    static PostalAddress address(FactFields fields) {
        PostalAddress.Builder address = PostalAddress.in(fields.require("address.country"));
        for (int i = 1; fields.has("address.line." + i); i++) {
            address.line(fields.require("address.line." + i));
        }
        address.city(fields.require("address.city"));
        fields.find("address.region").ifPresent(address::region);
        fields.find("address.postal code").ifPresent(address::postalCode);
        return address.build();
    }

    private static void write(FactFields fields, PostalAddress address) {
        for (int i = 0; i < address.lines().size(); i++) {
            fields.with("address.line." + (i + 1), address.lines().get(i));
        }
        fields.with("address.city", address.city())
                .with("address.region", address.region())
                .with("address.postal code", address.postalCode())
                .with("address.country", address.country());
    }

    private static void write(FactFields fields, Party party) {
        if (party instanceof Person person) {
            PersonName name = person.name();
            fields.with("party", person.isSoleTrader() ? "sole trader" : "person")
                    .with("name.given", name.given())
                    .with("name.patronymic", name.patronymic())
                    .with("name.family", name.family())
                    .with("name.second family", name.secondFamily())
                    .with("name.order", name.order().name())
                    .with("trade name", person.tradeName());
        } else {
            fields.with("party", "organisation")
                    .with("legal name", party.legalName())
                    .with("trade name", party.tradeName())
                    .with("legal form", party.legalForm().map(LegalForm::code));
        }
    }

    private static Party party(FactFields fields) {
        String party = fields.require("party");
        return switch (party) {
            case "organisation" -> {
                Organisation organisation = Organisation.of(fields.require("legal name"));
                Organisation trading =
                        fields.find("trade name").map(organisation::tradingAs).orElse(organisation);
                yield fields.find("legal form")
                        .map(LegalForm::of)
                        .map(trading::withLegalForm)
                        .orElse(trading);
            }
            case "person", "sole trader" -> {
                Person person = Person.of(name(fields));
                Person trading = party.equals("person") ? person : person.soleTrader();
                yield fields.find("trade name").map(trading::tradingAs).orElse(trading);
            }
            default -> throw new IllegalArgumentException("the party is neither a person nor an organisation");
        };
    }

    private static PersonName name(FactFields fields) {
        PersonName name = PersonName.of(fields.require("name.given"), fields.require("name.family"))
                .displayedIn(DisplayOrder.valueOf(fields.require("name.order")));
        PersonName whole =
                fields.find("name.patronymic").map(name::withPatronymic).orElse(name);
        return fields.find("name.second family").map(whole::withSecondFamily).orElse(whole);
    }
}
