package io.cartera.identifier;

import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;

/** The few kinds of check digits that most schemes share. Letters count from A = 10 on. */
final class CheckDigits {

    private static final int DIGITS_AND_LETTERS = 36;

    private CheckDigits() {}

    /** The weighted sum of the first digits, as many as there are weights. */
    static int sum(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * digit(digits, i);
        }
        return sum;
    }

    /** The value of the character there. */
    static int digit(String digits, int index) {
        return Character.digit(digits.charAt(index), DIGITS_AND_LETTERS);
    }

    /** The number in the digits there. */
    static int number(String digits, int from, int to) {
        return Integer.parseInt(digits.substring(from, to));
    }

    /** The weighted sum of all digits leaves this rest. */
    static Predicate<String> rest(int modulus, int rest, int... weights) {
        return digits -> sum(digits, weights) % modulus == rest;
    }

    /** The digit after those that are weighted is what this makes of the rest of their sum. */
    static Predicate<String> after(int modulus, IntUnaryOperator checkDigit, int... weights) {
        return digits -> checkDigit.applyAsInt(sum(digits, weights) % modulus) == digit(digits, weights.length);
    }

    /** The last digit is what {@link #luhnDigit} says of the others. */
    static boolean luhn(String digits) {
        int last = digits.length() - 1;
        return luhnDigit(digits.substring(0, last)) == digit(digits, last);
    }

    /** What brings the sum to a multiple of ten, the last digit and every second before it doubled, their own digits added. */
    static int luhnDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digit(digits, digits.length() - 1 - i);
            sum += i % 2 == 1 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }
        return (10 - sum % 10) % 10;
    }

    /** ISO 7064, MOD 11,10. */
    static boolean mod1110(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length() - 1; i++) {
            int step = (product + digit(digits, i)) % 10;
            product = (step == 0 ? 10 : step) * 2 % 11;
        }
        return (product + digit(digits, digits.length() - 1)) % 10 == 1;
    }
}
