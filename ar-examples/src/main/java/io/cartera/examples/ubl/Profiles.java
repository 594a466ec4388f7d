package io.cartera.examples.ubl;

import io.cartera.customer.FiscalProfile;
import io.cartera.identifier.IdentifierScheme;
import io.cartera.party.Organisation;
import io.cartera.party.PostalAddress;
import io.cartera.party.TaxId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parties of UBL documents and fiscal profiles of the customer file. UBL does not say who is a person, so buyers that are
 * read are organisations. Addresses of UBL have three lines: further ones are written behind the third.
 */
final class Profiles {

    private static final IdentifierScheme VAT = IdentifierScheme.of("vat");
    private static final int LINES = 3;
    private static final int MAX_TAX_ID = 128;

    private Profiles() {}

    /** The profile of a buyer; without an address where it has no line, no city or no country. */
    static FiscalProfile of(UblParty buyer) {
        Organisation organisation = Organisation.of(line(buyer.name()));
        FiscalProfile.Builder profile = FiscalProfile.of(
                buyer.tradingName() == null ? organisation : organisation.tradingAs(line(buyer.tradingName())));
        if (buyer.taxId() != null && buyer.taxId().length() <= MAX_TAX_ID) {
            IdentifierScheme scheme = isOfCountry(buyer.taxId())
                    ? IdentifierScheme.vat(buyer.taxId().substring(0, 2))
                    : VAT;
            profile.taxId(TaxId.of(scheme, line(buyer.taxId())));
        }
        Optional.ofNullable(buyer.address()).flatMap(Profiles::address).ifPresent(profile::address);
        return profile.build();
    }

    private static boolean isOfCountry(String taxId) {
        return taxId.matches("[A-Z]{2}.+");
    }

    // The customer file has texts of one line.
    private static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\u2028\u2029\\s]+", " ").strip();
    }

    private static Optional<PostalAddress> address(UblAddress read) {
        List<String> lines = Stream.of(read.street(), read.additional(), read.line())
                .flatMap(Stream::ofNullable)
                .map(Profiles::line)
                .toList();
        boolean isWhole = !lines.isEmpty()
                && read.city() != null
                && read.country() != null
                && read.country().matches("[A-Z]{2}");
        if (!isWhole) {
            return Optional.empty();
        }
        PostalAddress.Builder address = PostalAddress.in(read.country()).city(line(read.city()));
        lines.forEach(address::line);
        if (read.postalCode() != null) {
            address.postalCode(line(read.postalCode()));
        }
        if (read.region() != null) {
            address.region(line(read.region()));
        }
        return Optional.of(address.build());
    }

    /**
     * The buyer of a profile. Its identifier for value added tax is the first whose scheme is one for that,
     * as it was stated; else the first one of a country whose scheme says which, as {@code es_cif} does.
     */
    static UblParty party(FiscalProfile profile) {
        UblParty named = UblParty.named(profile.party().legalName());
        UblParty taxed = taxId(profile).map(named::withTaxId).orElse(named);
        UblParty known = profile.party().tradeName().map(taxed::withTradingName).orElse(taxed);
        return profile.address().map(Profiles::written).map(known::withAddress).orElse(known);
    }

    private static Optional<String> taxId(FiscalProfile profile) {
        return first(profile, "vat(_.*)?")
                .map(TaxId::value)
                .or(() -> first(profile, "[a-z]{2}_.*")
                        .map(id -> id.scheme().code().substring(0, 2).toUpperCase(Locale.ROOT) + id.value()));
    }

    private static Optional<TaxId> first(FiscalProfile profile, String schemes) {
        return profile.taxIds().stream()
                .filter(id -> id.scheme().code().matches(schemes))
                .findFirst();
    }

    private static UblAddress written(PostalAddress address) {
        List<String> lines = address.lines();
        String rest = lines.size() < LINES ? null : String.join(", ", lines.subList(LINES - 1, lines.size()));
        return new UblAddress(
                at(lines, 0),
                at(lines, 1),
                rest,
                address.city(),
                address.postalCode().orElse(null),
                address.region().orElse(null),
                address.country());
    }

    private static @Nullable String at(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : null;
    }
}
