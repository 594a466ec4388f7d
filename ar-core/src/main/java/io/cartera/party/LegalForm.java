package io.cartera.party;

/**
 * A legal form as an open code of the caller, such as {@code ES-SL} or a code of ISO 20275: 1 to 128 characters without
 * white space, compared exactly. Immutable.
 *
 * @param code the code
 */
public record LegalForm(String code) {

    /** A natural person who trades. */
    public static final LegalForm SOLE_TRADER = new LegalForm("SOLE-TRADER");

    /** Checks the code. */
    public LegalForm {
        Line.code(code, "legal form");
    }

    /** The legal form with this code. */
    public static LegalForm of(String code) {
        return new LegalForm(code);
    }

    @Override
    public String toString() {
        return code;
    }
}
