package io.cartera.examples.conversion;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A CSV file of the source with a header row, compressed if its name ends in {@code .gz}. */
public final class SourceFile {

    private final String name;
    private final List<NamedCsvRecord> rows;

    private SourceFile(String name, List<NamedCsvRecord> rows) {
        this.name = name;
        this.rows = rows;
    }

    /**
     * Reads a file.
     *
     * @param columns the columns it must have; it may have others
     * @throws java.nio.file.NoSuchFileException if there is no such file
     * @throws IOException if it cannot be read, has not all of the columns, or a row has not one cell for each
     */
    public static SourceFile read(Path folder, String name, List<String> columns) throws IOException {
        Path path = folder.resolve(name);
        try (InputStream bytes = Files.newInputStream(path);
                InputStream text = name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                CsvReader<NamedCsvRecord> reader =
                        CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(text)) {
            SourceFile file = new SourceFile(name, reader.stream().toList());
            for (NamedCsvRecord row : file.rows) {
                file.check(row, columns);
            }
            return file;
        }
    }

    private void check(NamedCsvRecord row, List<String> columns) throws IOException {
        for (String column : columns) {
            if (!row.getHeader().contains(column)) {
                throw new IOException(name + " has no column " + column);
            }
        }
        if (row.getFieldCount() != row.getHeader().size()) {
            throw fault(row, "it has not one cell for each column", null);
        }
    }

    /** The rows, in the order of the file. */
    public List<NamedCsvRecord> rows() {
        return rows;
    }

    /** A cell of a row without the blanks around it. */
    public static String cell(NamedCsvRecord row, String column) {
        return row.getField(column).strip();
    }

    /** Cells of a row without the blanks around them, and more of them behind. */
    public static List<String> cells(NamedCsvRecord row, List<String> columns, String... more) {
        return Stream.concat(columns.stream().map(column -> cell(row, column)), Stream.of(more))
                .toList();
    }

    /** What to throw where a row cannot be read. */
    public IOException fault(NamedCsvRecord row, String what, @Nullable Throwable cause) {
        return new IOException(name + ", line " + row.getStartingLineNumber() + ": " + what, cause);
    }
}
