package io.cartera.identifier;

import static io.cartera.identifier.CheckDigits.number;

/** France: article 286 ter of the CGI; two digits, or two signs of which one is a letter, and the SIREN. */
final class FrenchVat {

    private static final String SIGNS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int DIGITS = 10;

    private FrenchVat() {}

    static boolean fits(String number) {
        return (number.startsWith("000", 2) || CheckDigits.luhn(number.substring(2))) && hasKey(number);
    }

    private static boolean hasKey(String number) {
        int first = SIGNS.indexOf(number.charAt(0));
        int second = SIGNS.indexOf(number.charAt(1));
        int siren = number(number, 2, 11);
        if (first < DIGITS && second < DIGITS) {
            return (siren * 100L + 12) % 97 == first * DIGITS + second;
        }
        int key = first < DIGITS ? first * 24 + second - DIGITS : first * SIGNS.length() + second - 100;
        return (siren + 1 + key / 11) % 11 == key % 11;
    }
}
