package io.cartera.party;

import io.cartera.identifier.Identifier;
import io.cartera.identifier.IdentifierCheck;
import io.cartera.identifier.IdentifierFault;
import io.cartera.identifier.IdentifierScheme;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The data of a passport or another document by which somebody was identified, and on what lawful basis they are kept.
 * <p>
 * Type, category of data and lawful basis are open codes of the caller, 1 to 128 characters; the country is two capital
 * letters (ISO 3166-1). The number is kept as it was stated; a wrong one is a finding of {@link #faultOfNumber}. Scans stay with the
 * host. Personal through and through: {@link #toString()} shows type and country only, and no statement, document or event has
 * the number. Immutable. Example:
 * {@code IdentityDocument.of(IdentityDocument.PASSPORT, "ES", "XDA123456", "contract").expires(day)}.
 */
public final class IdentityDocument {

    /** The type of a passport. */
    public static final String PASSPORT = "passport";

    /** The type of a national identity card. */
    public static final String IDENTITY_CARD = "identity card";

    /** The category of data where the caller names none. */
    public static final String CATEGORY = "identity document";

    private final String type;
    private final String country;
    private final Sensitive<String> number;
    private final @Nullable LocalDate issued;
    private final @Nullable LocalDate expires;
    private final String category;
    private final String lawfulBasis;

    private IdentityDocument(
            String type,
            String country,
            Sensitive<String> number,
            @Nullable LocalDate issued,
            @Nullable LocalDate expires,
            String category,
            String lawfulBasis) {
        this.type = Require.id(type, "type");
        this.country = Objects.requireNonNull(country, "country");
        if (country.length() != 2 || !country.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            throw new IllegalArgumentException("country " + Require.shown(country) + " is not two capital letters");
        }
        this.number = number;
        this.issued = issued == null ? null : Require.date(issued, "issued");
        this.expires = expires == null ? null : Require.date(expires, "expires");
        if (issued != null && expires != null && expires.isBefore(issued)) {
            throw new IllegalArgumentException("expires " + expires + " before it is issued " + issued);
        }
        this.category = Require.id(category, "category");
        this.lawfulBasis = Require.id(lawfulBasis, "lawful basis");
    }

    /** A document of this type, issued by this country, kept on this lawful basis. */
    public static IdentityDocument of(String type, String country, String number, String lawfulBasis) {
        return new IdentityDocument(
                type, country, Sensitive.of(Require.id(number, "number")), null, null, CATEGORY, lawfulBasis);
    }

    /** This document with the day on which it was issued. */
    public IdentityDocument issued(LocalDate on) {
        return new IdentityDocument(
                type, country, number, Objects.requireNonNull(on, "on"), expires, category, lawfulBasis);
    }

    /** This document with the last day on which it is valid. */
    public IdentityDocument expires(LocalDate on) {
        return new IdentityDocument(
                type, country, number, issued, Objects.requireNonNull(on, "on"), category, lawfulBasis);
    }

    /** This document with another category of data. */
    public IdentityDocument inCategory(String other) {
        return new IdentityDocument(type, country, number, issued, expires, other, lawfulBasis);
    }

    /** The type. */
    public String type() {
        return type;
    }

    /** By which country it was issued. */
    public String country() {
        return country;
    }

    /** The number, masked in its text. */
    public Sensitive<String> number() {
        return number;
    }

    /** The day on which it was issued. */
    public Optional<LocalDate> issued() {
        return Optional.ofNullable(issued);
    }

    /** The last day on which it is valid. */
    public Optional<LocalDate> expires() {
        return Optional.ofNullable(expires);
    }

    /** Whether it has expired by a day; never where no day is known. */
    public boolean isExpired(LocalDate on) {
        return expires != null && on.isAfter(expires);
    }

    /** The category of data. */
    public String category() {
        return category;
    }

    /** On what lawful basis it is kept. */
    public String lawfulBasis() {
        return lawfulBasis;
    }

    /**
     * What a check finds wrong with the number, read with its check digit as the machine-readable zone of a travel document has
     * it (ICAO 9303); empty where nothing is.
     */
    public Optional<IdentifierFault> faultOfNumber(IdentifierCheck check) {
        return number.find().flatMap(text -> check.check(Identifier.of(IdentifierScheme.TRAVEL_DOCUMENT, text)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdentityDocument that
                && type.equals(that.type)
                && country.equals(that.country)
                && number.equals(that.number)
                && Objects.equals(issued, that.issued)
                && Objects.equals(expires, that.expires)
                && category.equals(that.category)
                && lawfulBasis.equals(that.lawfulBasis);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, country, number);
    }

    /** Shows type and country only. */
    @Override
    public String toString() {
        return "IdentityDocument[" + type + ", " + country + "]";
    }
}
