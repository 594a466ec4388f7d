package io.cartera.identifier;

import java.util.Objects;

/**
 * A number under a scheme, as somebody wrote it. Any text may be one, right or wrong: {@link IdentifierCheck} says which.
 * <p>
 * It may be personal, so {@link #toString} tells scheme and length only, and no log or message of this library holds the
 * value. Equal are identifiers of one scheme with the same text; to compare what is meant, compare {@link #normalised()}.
 * Immutable. Example: {@code Identifier.of(IdentifierScheme.ES_NIF, "b-49.847.338")} is normalised {@code B49847338}.
 */
public final class Identifier {

    private static final String SEPARATORS = " \u00a0.-/:";

    private final IdentifierScheme scheme;
    private final String value;

    private Identifier(IdentifierScheme scheme, String value) {
        this.scheme = Objects.requireNonNull(scheme, "scheme");
        this.value = Objects.requireNonNull(value, "value");
    }

    /** This text under this scheme. */
    public static Identifier of(IdentifierScheme scheme, String value) {
        return new Identifier(scheme, value);
    }

    /** By whose rule. */
    public IdentifierScheme scheme() {
        return scheme;
    }

    /** The text as it was written. */
    public String value() {
        return value;
    }

    /**
     * The text as a register has it: without what people set between its parts, which are spaces (U+0020 and U+00A0), dots,
     * hyphens, slashes and colons ({@code .}, {@code -}, {@code /}, {@code :}), without the parentheses of {@code (0)},
     * and with a to z as A to Z. Nothing else is changed, no comma is dropped, and no prefix is added or taken away. Every
     * check looks at this. Example: {@code LU: 150 274 42} is {@code LU15027442}, {@code BE (0)428.759.497} is
     * {@code BE0428759497}, and {@code CZ 710319/2745} is {@code CZ7103192745}.
     */
    public String normalised() {
        String text = value.replace("(0)", "0");
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z') {
                kept.append((char) (c - 'a' + 'A'));
            } else if (SEPARATORS.indexOf(c) < 0) {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Identifier that && scheme.equals(that.scheme) && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return 31 * scheme.hashCode() + value.hashCode();
    }

    @Override
    public String toString() {
        return scheme + "[" + value.length() + " characters]";
    }
}
