package io.cartera.identifier;

import static io.cartera.identifier.CheckDigits.sum;

/** Ireland: Revenue, "Tax reference number"; the letter is the rest by 23, W standing for none. */
final class IrishVat {

    private static final String LETTERS = "WABCDEFGHIJKLMNOPQRSTUV";
    private static final String LAST_LETTERS = "WABCDEFGHI";

    private IrishVat() {}

    /** Seven digits and a letter; since 2013 another letter after it that counts nine times. */
    static boolean fits(String number) {
        int last = number.length() == 9 ? LAST_LETTERS.indexOf(number.charAt(8)) : 0;
        return last >= 0 && isLetter(sum(number, 8, 7, 6, 5, 4, 3, 2) + 9 * last, number.charAt(7));
    }

    /** A letter or a sign in the second place: it does not count, and the first digit stands last. */
    static boolean fitsOfOld(String number) {
        return !Character.isDigit(number.charAt(1))
                && isLetter(
                        sum("0" + number.substring(2, 7) + number.charAt(0), 8, 7, 6, 5, 4, 3, 2), number.charAt(7));
    }

    private static boolean isLetter(int sum, char letter) {
        return LETTERS.charAt(sum % LETTERS.length()) == letter;
    }
}
