package io.cartera.party;

/**
 * In which trade a party is, by a code of a classification such as NACE, GB/T 4754 or the Russian OKVED. Scheme and code are
 * open: 1 to 128 characters without white space, compared exactly; the lists are the host's. Not personal. Immutable.
 * Example: {@code IndustryCode.of("nace-2.1", "56.10")}.
 *
 * @param scheme the classification
 * @param code the code in it
 */
public record IndustryCode(String scheme, String code) {

    /** Checks both. */
    public IndustryCode {
        Line.code(scheme, "industry scheme");
        Line.code(code, "industry code");
    }

    /** This code of this classification. */
    public static IndustryCode of(String scheme, String code) {
        return new IndustryCode(scheme, code);
    }

    @Override
    public String toString() {
        return scheme + " " + code;
    }
}
