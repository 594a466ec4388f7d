package io.cartera.examples.ubl;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AddressLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AddressType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ContactType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CountryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyIdentificationType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyLegalEntityType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyNameType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyTaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.CompanyIDType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.EndpointIDType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.IDType;
import org.jspecify.annotations.Nullable;

/** Parties as UBL has them and as we have them. */
final class UblParties {

    static final String VAT = "VAT";

    private UblParties() {}

    /** The first of them that is not null, read; else null. */
    static <T, R> @Nullable R first(List<T> all, Function<T, @Nullable R> read) {
        return all.stream().map(read).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** The text without the white space around it; null where nothing is left. */
    static @Nullable String clean(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    static UblParty read(@Nullable PartyType party) {
        if (party == null) {
            return UblParty.named("");
        }
        String trading = first(party.getPartyName(), name -> clean(name.getNameValue()));
        String registered = first(party.getPartyLegalEntity(), legal -> clean(legal.getRegistrationNameValue()));
        String name = registered != null ? registered : trading;
        return new UblParty(
                name == null ? "" : name,
                // Without a registered name, the trading name is the name.
                registered == null ? null : trading,
                party.getEndpointID() == null
                        ? null
                        : identifier(
                                party.getEndpointIDValue(),
                                party.getEndpointID().getSchemeID()),
                first(
                        party.getPartyIdentification(),
                        one -> one.getID() == null
                                ? null
                                : identifier(one.getIDValue(), one.getID().getSchemeID())),
                first(
                        party.getPartyLegalEntity(),
                        legal -> legal.getCompanyID() == null
                                ? null
                                : identifier(
                                        legal.getCompanyIDValue(),
                                        legal.getCompanyID().getSchemeID())),
                first(party.getPartyTaxScheme(), UblParties::vat),
                party.getPostalAddress() == null ? null : address(party.getPostalAddress()),
                party.getContact() == null ? null : contact(party.getContact()));
    }

    private static @Nullable UblIdentifier identifier(@Nullable String value, @Nullable String scheme) {
        String bare = clean(value);
        return bare == null ? null : new UblIdentifier(bare, clean(scheme));
    }

    private static @Nullable String vat(PartyTaxSchemeType tax) {
        boolean isVat =
                tax.getTaxScheme() != null && VAT.equals(tax.getTaxScheme().getIDValue());
        return isVat ? clean(tax.getCompanyIDValue()) : null;
    }

    private static UblAddress address(AddressType address) {
        return new UblAddress(
                clean(address.getStreetNameValue()),
                clean(address.getAdditionalStreetNameValue()),
                first(address.getAddressLine(), line -> clean(line.getLineValue())),
                clean(address.getCityNameValue()),
                clean(address.getPostalZoneValue()),
                clean(address.getCountrySubentityValue()),
                address.getCountry() == null ? null : clean(address.getCountry().getIdentificationCodeValue()));
    }

    private static UblContact contact(ContactType contact) {
        return new UblContact(
                clean(contact.getNameValue()),
                clean(contact.getTelephoneValue()),
                clean(contact.getElectronicMailValue()));
    }

    static PartyType write(UblParty party) {
        PartyType written = new PartyType();
        if (party.endpoint() != null) {
            EndpointIDType endpoint =
                    new EndpointIDType(Carried.text(party.endpoint().value()));
            endpoint.setSchemeID(party.endpoint().scheme());
            written.setEndpointID(endpoint);
        }
        if (party.identifier() != null) {
            IDType id = new IDType(Carried.text(party.identifier().value()));
            id.setSchemeID(party.identifier().scheme());
            PartyIdentificationType identification = new PartyIdentificationType();
            identification.setID(id);
            written.addPartyIdentification(identification);
        }
        if (party.tradingName() != null) {
            PartyNameType name = new PartyNameType();
            name.setName(Carried.text(party.tradingName()));
            written.addPartyName(name);
        }
        Optional.ofNullable(party.address()).map(UblParties::written).ifPresent(written::setPostalAddress);
        if (party.taxId() != null) {
            PartyTaxSchemeType tax = new PartyTaxSchemeType();
            tax.setCompanyID(Carried.text(party.taxId()));
            tax.setTaxScheme(scheme());
            written.addPartyTaxScheme(tax);
        }
        PartyLegalEntityType legal = new PartyLegalEntityType();
        legal.setRegistrationName(Carried.text(party.name()));
        if (party.legalId() != null) {
            CompanyIDType id = new CompanyIDType(Carried.text(party.legalId().value()));
            id.setSchemeID(party.legalId().scheme());
            legal.setCompanyID(id);
        }
        written.addPartyLegalEntity(legal);
        Optional.ofNullable(party.contact()).map(UblParties::written).ifPresent(written::setContact);
        return written;
    }

    static TaxSchemeType scheme() {
        TaxSchemeType scheme = new TaxSchemeType();
        scheme.setID(VAT);
        return scheme;
    }

    private static AddressType written(UblAddress address) {
        AddressType written = new AddressType();
        ifThere(address::street, written::setStreetName);
        ifThere(address::additional, written::setAdditionalStreetName);
        ifThere(address::city, written::setCityName);
        ifThere(address::postalCode, written::setPostalZone);
        ifThere(address::region, written::setCountrySubentity);
        if (address.line() != null) {
            AddressLineType line = new AddressLineType();
            line.setLine(Carried.text(address.line()));
            written.addAddressLine(line);
        }
        if (address.country() != null) {
            CountryType country = new CountryType();
            country.setIdentificationCode(Carried.text(address.country()));
            written.setCountry(country);
        }
        return written;
    }

    private static ContactType written(UblContact contact) {
        ContactType written = new ContactType();
        ifThere(contact::name, written::setName);
        ifThere(contact::telephone, written::setTelephone);
        ifThere(contact::email, written::setElectronicMail);
        return written;
    }

    private static void ifThere(Supplier<@Nullable String> value, Function<String, ?> set) {
        String text = value.get();
        if (text != null) {
            set.apply(Carried.text(text));
        }
    }
}
