package io.cartera.examples.monthend;

import java.util.Comparator;

/**
 * A row of the input that did not go in.
 *
 * @param file its file
 * @param line the line on which it starts
 * @param column the column at fault; empty where it is the whole line
 * @param value what stands there, the first {@value #MOST} characters of it
 * @param reason why it was rejected
 */
record Rejected(String file, long line, String column, String value, String reason) {

    static final int MOST = 200;

    /** Files in the order in which they are read, then lines. */
    static final Comparator<Rejected> ORDER = Comparator.comparingInt(
                    (Rejected row) -> LedgerReader.FILES.indexOf(row.file))
            .thenComparingLong(Rejected::line);

    Rejected {
        if (value.codePointCount(0, value.length()) > MOST) {
            value = value.substring(0, value.offsetByCodePoints(0, MOST));
        }
    }
}
