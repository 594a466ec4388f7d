package io.cartera.examples.monthend;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.Map;

/** A row of a CSV file, its cells by the name of their column. */
final class CsvRow {

    private final Map<String, Integer> columns;
    private final CsvRecord cells;

    CsvRow(Map<String, Integer> columns, CsvRecord cells) {
        this.columns = columns;
        this.cells = cells;
    }

    /** The line of the file on which the row starts; the header is line 1. */
    long line() {
        return cells.getStartingLineNumber();
    }

    /** The cell as it stands in the file; empty where the file has no such column. */
    String text(String column) {
        Integer index = columns.get(column);
        return index == null ? "" : cells.getField(index);
    }

    boolean isEmpty(String column) {
        return text(column).isEmpty();
    }

    BadRowException bad(String column, String reason) {
        return new BadRowException(column, text(column), reason);
    }
}
