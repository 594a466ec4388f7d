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

    private static final char NO_BREAK_SPACE = '\u00a0';

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
     * The text without spaces (U+0020 and U+00A0), dots and hyphens (U+002E and U+002D), and with a to z as A to Z;
     * nothing else is changed, and no prefix is added or taken away. Every check looks at this.
     */
    public String normalised() {
        StringBuilder kept = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 'a' && c <= 'z') {
                kept.append((char) (c - 'a' + 'A'));
            } else if (c != ' ' && c != NO_BREAK_SPACE && c != '.' && c != '-') {
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
