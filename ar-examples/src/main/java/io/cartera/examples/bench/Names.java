package io.cartera.examples.bench;

/** The identifiers of the trade's rows in books that want text; they rise with the numbers. */
final class Names {

    private static final int WIDE = 10_000_000;

    private Names() {}

    static String customer(int number) {
        return "C" + (WIDE + number);
    }

    static String invoice(int number) {
        return "I" + (WIDE + number);
    }

    static String payment(int number) {
        return "P" + (WIDE + number);
    }

    /** The number in a name. */
    static int number(String name) {
        return Integer.parseInt(name, 1, name.length(), 10) - WIDE;
    }
}
