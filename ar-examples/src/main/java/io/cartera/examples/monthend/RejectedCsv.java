package io.cartera.examples.monthend;

import de.siegmar.fastcsv.writer.CsvWriter;

/** {@code rejected.csv}: every row that did not go in, by file and line. */
final class RejectedCsv {

    private RejectedCsv() {}

    static void write(Figures figures, CsvWriter csv) {
        csv.writeRecord("file", "line", "column", "value", "reason");
        for (Rejected row : figures.rejected()) {
            csv.writeRecord(row.file(), Long.toString(row.line()), row.column(), row.value(), row.reason());
        }
    }
}
