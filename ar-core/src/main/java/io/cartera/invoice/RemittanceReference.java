package io.cartera.invoice;

import io.cartera.identifier.Identifier;
import io.cartera.identifier.IdentifierCheck;
import io.cartera.identifier.IdentifierScheme;
import io.cartera.trace.internal.Mod97;
import io.cartera.trace.internal.Require;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What a payer is asked to quote (EN 16931, BT-83): a creditor reference of ISO 11649, {@code RF}, two check digits and 1
 * to 21 letters or digits. The check digits are those of ISO 7064, MOD 97-10: moved behind the rest, with letters read as
 * 10 to 35, the whole leaves 1 when divided by 97; they are 02 to 98. Kept without spaces, in capitals. Immutable. Worked: {@code 539007547034}
 * is {@code RF18539007547034}.
 */
public final class RemittanceReference {

    /** The most letters and digits after the check digits. */
    public static final int MAX_LENGTH = 21;

    private static final int LEAD = 4;
    private static final char LAST_OF_ASCII = 0x7f;

    private final String value;

    private RemittanceReference(String value) {
        this.value = value;
    }

    /**
     * The reference that is written so; spaces between and small letters do not matter.
     *
     * @throws IllegalArgumentException if it is none, or its check digits are wrong
     */
    public static RemittanceReference parse(String text) {
        return read(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        Require.shown(text) + " is no creditor reference with its check digits"));
    }

    /** The reference that is written so, as {@link #parse}; empty where it is none. */
    public static Optional<RemittanceReference> read(String text) {
        StringBuilder capitals = new StringBuilder();
        Objects.requireNonNull(text, "text")
                .chars()
                .filter(c -> c != ' ')
                .forEach(c -> capitals.append(capital((char) c)));
        String bare = capitals.toString();
        return isSound(bare) ? Optional.of(new RemittanceReference(bare)) : Optional.empty();
    }

    /**
     * The reference whose letters and digits these are, such as the identifier of a document; small letters are capitals, and
     * what ASCII has between letters and digits is left out. Empty where none are left, more than {@value #MAX_LENGTH}, or a
     * character is not ASCII: a letter that a reference cannot have is not left out of it.
     * <p>
     * Texts that differ in what is left out only have the same reference: {@code A-11} and {@code A1-1} are both
     * {@code RF61A11}. What quotes it names each of them, so the default policy takes neither as named; a document that
     * must be told apart from such another one states a reference of its own.
     */
    public static Optional<RemittanceReference> over(String text) {
        StringBuilder kept = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c > LAST_OF_ASCII) {
                return Optional.empty();
            }
            if (isLetterOrDigit(capital(c)) && kept.length() <= MAX_LENGTH) {
                kept.append(capital(c));
            }
        }
        if (kept.length() == 0 || kept.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        int check = 98 - Mod97.rest(kept + "RF00");
        return Optional.of(new RemittanceReference(String.format(Locale.ROOT, "RF%02d%s", check, kept)));
    }

    private static char capital(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
    }

    // The scheme leaves out dots and hyphens too, and has room for check digits that no computation gives.
    private static boolean isSound(String bare) {
        return bare.chars().allMatch(c -> isLetterOrDigit((char) c))
                && !bare.matches("RF(00|01|99).*")
                && IdentifierCheck.standard()
                        .check(Identifier.of(IdentifierScheme.CREDITOR_REFERENCE, bare))
                        .isEmpty();
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }

    /** As machines write it, without spaces. */
    public String value() {
        return value;
    }

    /** What the check digits are over. */
    public String reference() {
        return value.substring(LEAD);
    }

    /** As people read it: in groups of four. */
    public String printed() {
        return value.replaceAll("(.{4})(?=.)", "$1 ");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RemittanceReference that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** As machines write it. */
    @Override
    public String toString() {
        return value;
    }
}
