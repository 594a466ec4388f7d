package io.cartera.invoice;

import io.cartera.trace.internal.Require;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What a payer is asked to quote (EN 16931, BT-83): a creditor reference of ISO 11649, {@code RF}, two check digits and 1
 * to 21 letters or digits. The check digits are those of ISO 7064, MOD 97-10: moved behind the rest, with letters read as
 * 10 to 35, the whole leaves 1 when divided by 97. Kept without spaces, in capitals. Immutable. Worked: {@code 539007547034}
 * is {@code RF18539007547034}.
 */
public final class RemittanceReference {

    /** The most letters and digits after the check digits. */
    public static final int MAX_LENGTH = 21;

    private static final int LEAD = 4;

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

    /** The reference whose letters and digits these are, such as the number of a document; other characters are left out, small letters are capitals. Empty where none are left, or more than {@value #MAX_LENGTH}. */
    public static Optional<RemittanceReference> over(String text) {
        StringBuilder kept = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (isLetterOrDigit(capital(c)) && kept.length() <= MAX_LENGTH) {
                kept.append(capital(c));
            }
        }
        if (kept.length() == 0 || kept.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        int check = 98 - remainder(kept + "RF00");
        return Optional.of(new RemittanceReference(String.format(Locale.ROOT, "RF%02d%s", check, kept)));
    }

    private static char capital(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
    }

    private static boolean isSound(String bare) {
        return bare.matches("RF[0-9]{2}[A-Z0-9]{1," + MAX_LENGTH + "}")
                && remainder(bare.substring(LEAD) + bare.substring(0, LEAD)) == 1;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }

    private static int remainder(String moved) {
        int remainder = 0;
        for (int i = 0; i < moved.length(); i++) {
            int digit = Character.digit(moved.charAt(i), 36);
            remainder = (remainder * (digit < 10 ? 10 : 100) + digit) % 97;
        }
        return remainder;
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
