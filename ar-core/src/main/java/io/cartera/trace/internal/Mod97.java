package io.cartera.trace.internal;

/** ISO 7064, MOD 97-10: digits, and letters as numbers of two digits from A = 10 on, read as one number. */
public final class Mod97 {

    private static final int MODULUS = 97;
    private static final int DIGITS_AND_LETTERS = 36;

    private Mod97() {}

    /** What a text of capital letters and digits leaves when divided by 97. */
    public static int rest(String text) {
        int rest = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = Character.digit(text.charAt(i), DIGITS_AND_LETTERS);
            rest = (rest * (value > 9 ? 100 : 10) + value) % MODULUS;
        }
        return rest;
    }
}
