package io.cartera.examples.conversion;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of CSV files that a conversion writes and the month end reads. */
public final class LedgerFolder {

    private final Path folder;

    private LedgerFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * A new folder, or one with nothing in it.
     *
     * @throws DirectoryNotEmptyException if there is something in it
     * @throws IOException if it cannot be made
     */
    public static LedgerFolder empty(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(Files.createDirectories(folder))) {
            if (found.findAny().isPresent()) {
                throw new DirectoryNotEmptyException(folder.toString());
            }
        }
        return new LedgerFolder(folder);
    }

    /**
     * Writes one file.
     *
     * @param columns the header, separated by commas
     * @throws IOException if it cannot be written
     */
    public void write(String file, String columns, Stream<List<String>> rows) throws IOException {
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(folder.resolve(file))) {
            writer.writeRecord(columns.split(","));
            rows.forEach(writer::writeRecord);
        }
    }
}
