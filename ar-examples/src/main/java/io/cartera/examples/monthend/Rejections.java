package io.cartera.examples.monthend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the rows that did not go in. */
final class Rejections {

    private static final int MOST = 200;
    private static final Comparator<Row> ORDER = Comparator.comparingInt(
                    (Row row) -> LedgerReader.FILES.indexOf(row.file))
            .thenComparingLong(Row::line);

    private final List<Row> rows = new ArrayList<>();

    void add(String file, long line, BadRow bad) {
        boolean isShort = bad.value.codePointCount(0, bad.value.length()) <= MOST;
        String value = isShort ? bad.value : bad.value.substring(0, bad.value.offsetByCodePoints(0, MOST));
        rows.add(new Row(file, line, bad.column, value, bad.getMessage()));
    }

    /** All of them, by file and line. */
    List<Row> rows() {
        return rows.stream().sorted(ORDER).toList();
    }

    /** A rejected row: where it starts, the column at fault (empty for the whole line), what stands there, and why. */
    record Row(String file, long line, String column, String value, String reason) {

        @Override
        public String toString() {
            return file + " line " + line + " " + column + ": " + reason;
        }
    }

    /** Thrown where a row cannot be accepted. */
    static final class BadRow extends Exception {

        private static final long serialVersionUID = 1L;

        private final String column;
        private final String value;

        BadRow(String column, String value, String reason) {
            // Nobody looks at where in the program it was found, and there may be many.
            super(reason, null, false, false);
            this.column = column;
            this.value = value;
        }
    }
}
