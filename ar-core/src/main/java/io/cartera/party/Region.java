package io.cartera.party;

/**
 * Where a party is counted, as an open code of the caller such as one of ISO 3166-2 ({@code ES-MD}) or a sales area: 1 to
 * 128 characters without white space, compared exactly. Not personal. Immutable.
 *
 * @param code the code
 */
public record Region(String code) {

    /** Checks the code. */
    public Region {
        Line.code(code, "region");
    }

    /** The region with this code. */
    public static Region of(String code) {
        return new Region(code);
    }

    @Override
    public String toString() {
        return code;
    }
}
