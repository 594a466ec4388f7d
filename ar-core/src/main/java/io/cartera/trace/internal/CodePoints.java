package io.cartera.trace.internal;

/** The order of identifiers: by code point, as a database with a binary UTF-8 collation has it. */
public final class CodePoints {

    private CodePoints() {}

    /** Compares by code point; {@link String#compareTo} differs where a surrogate pair meets U+E000 to U+FFFF. */
    public static int compare(String a, String b) {
        // The ledger of all accounts, say.
        if (a == b) {
            return 0;
        }
        int shared = Math.min(a.length(), b.length());
        for (int i = 0; i < shared; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean xPair = Character.isSurrogate(x);
                return xPair == Character.isSurrogate(y) ? Character.compare(x, y) : xPair ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
