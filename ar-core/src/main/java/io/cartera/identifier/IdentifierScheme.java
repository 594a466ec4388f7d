package io.cartera.identifier;

import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;
import java.util.Objects;

/**
 * By whose rule a number is given out, such as {@code es_nif} or {@code iban}: an open list. The constants are schemes
 * that {@link IdentifierCheck#standard()} knows; any other code is the caller's.
 * <p>
 * A code has one to 128 characters, is not blank and holds no control characters; compared exactly and ordered by code
 * point. Immutable.
 */
public final class IdentifierScheme implements Comparable<IdentifierScheme> {

    /** Spain, whichever tax number: {@link #ES_DNI}, {@link #ES_NIE}, {@link #ES_CIF}, or one that begins with K, L or M. */
    public static final IdentifierScheme ES_NIF = of("es_nif");

    /** Spain, citizens: eight digits and a letter. */
    public static final IdentifierScheme ES_DNI = of("es_dni");

    /** Spain, foreigners: X, Y or Z, seven digits and a letter. */
    public static final IdentifierScheme ES_NIE = of("es_nie");

    /**
     * Spain, legal persons: a letter for the legal form, seven digits, and a digit or the letter that stands for it. Which
     * of the two goes by the legal form, and as practice keeps no strict line, both are right under every letter:
     * {@code A58818501} and {@code A5881850A} are one number written twice.
     */
    public static final IdentifierScheme ES_CIF = of("es_cif");

    /** Russia, taxpayer's number, of an organisation or a person. */
    public static final IdentifierScheme RU_INN = of("ru_inn");

    /** Russia, taxpayer's number of an organisation: ten digits. */
    public static final IdentifierScheme RU_INN_10 = of("ru_inn_10");

    /** Russia, taxpayer's number of a person: twelve digits. */
    public static final IdentifierScheme RU_INN_12 = of("ru_inn_12");

    /** Russia, state register: 13 digits of an organisation, 15 of an entrepreneur (OGRNIP). */
    public static final IdentifierScheme RU_OGRN = of("ru_ogrn");

    /** Russia, reason for registration; has no check digit. */
    public static final IdentifierScheme RU_KPP = of("ru_kpp");

    /** China, unified social credit code. */
    public static final IdentifierScheme CN_USCC = of("cn_uscc");

    /** Switzerland, enterprise number: CHE and nine digits. */
    public static final IdentifierScheme CH_UID = of("vat_CH_uid");

    /** Switzerland, value added tax: the enterprise number and MWST, TVA, IVA or TPV. */
    public static final IdentifierScheme CH_MWST = of("vat_CH_mwst");

    /** Norway, register number: nine digits. */
    public static final IdentifierScheme NO_ORGNR = of("no_orgnr");

    /** Norway, value added tax: the register number and MVA, with or without NO before it. */
    public static final IdentifierScheme NO_MVA = of("vat_NO_mva");

    /** International bank account number, ISO 13616: check digits 02 to 98. */
    public static final IdentifierScheme IBAN = of("iban");

    /** Legal entity identifier, ISO 17442: check digits 02 to 98. */
    public static final IdentifierScheme LEI = of("lei");

    /**
     * Creditor reference, ISO 11649. Check digits are 02 to 98 as of the two above, which one body gives out each; a
     * reference is made by any creditor's own program, and some make 00, 01 or 99, which the sum takes: those are right.
     */
    public static final IdentifierScheme CREDITOR_REFERENCE = of("iso11649_rf");

    /** Number of a passport or identity card with its check digit, as its machine-readable zone has both (ICAO 9303). */
    public static final IdentifierScheme TRAVEL_DOCUMENT = of("icao_document");

    private final String code;

    private IdentifierScheme(String code) {
        this.code = Require.id(code, "identifier scheme");
    }

    /**
     * The scheme with this code.
     *
     * @throws IllegalArgumentException if it is no identifier
     */
    public static IdentifierScheme of(String code) {
        return new IdentifierScheme(code);
    }

    /**
     * The value added tax number of a country, such as {@code DE}, by the prefix that its numbers have: Greece is
     * {@code EL}, Northern Ireland {@code XI}. Those of Switzerland and Norway are {@link #CH_MWST} and {@link #NO_MVA}.
     *
     * @throws IllegalArgumentException if it makes no identifier
     */
    public static IdentifierScheme vat(String prefix) {
        return of("vat_" + Objects.requireNonNull(prefix, "prefix"));
    }

    /** The code. */
    public String code() {
        return code;
    }

    @Override
    public int compareTo(IdentifierScheme other) {
        return CodePoints.compare(code, other.code);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdentifierScheme that && code.equals(that.code);
    }

    @Override
    public int hashCode() {
        return code.hashCode();
    }

    @Override
    public String toString() {
        return code;
    }
}
