package io.cartera.examples.monthend;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the results go. They are written to a folder beside it and moved into place when all are there, so that a run
 * that fails leaves the results of the one before as they were.
 */
final class OutputFolder implements AutoCloseable {

    static final String STATEMENTS = "statements";

    private final Path place;
    private final Path draft;

    private OutputFolder(Path place, Path draft) {
        this.place = place;
        this.draft = draft;
    }

    static OutputFolder at(Path place) throws IOException {
        if (Files.exists(place) && !Files.isDirectory(place)) {
            throw new CannotRunException("the output " + place + " is not a folder");
        }
        Path absolute = place.toAbsolutePath().normalize();
        Path parent = absolute.getParent() == null ? absolute : absolute.getParent();
        Path draft = Files.createTempDirectory(Files.createDirectories(parent), ".month-end-");
        Files.createDirectory(draft.resolve(STATEMENTS));
        return new OutputFolder(place, draft);
    }

    /** What can be written as a table. */
    interface Table {
        void write(CsvWriter csv);
    }

    void csv(String file, Table table) throws IOException {
        try (CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(draft.resolve(file), StandardCharsets.UTF_8)) {
            table.write(csv);
        }
    }

    void text(String file, String text) throws IOException {
        // A file of that name is another customer's, where the file system does not tell upper from lower case.
        Files.writeString(draft.resolve(file), text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Puts the results into place, instead of those of an earlier run. */
    void publish() throws IOException {
        Path statements = Files.createDirectories(place.resolve(STATEMENTS));
        try (DirectoryStream<Path> stale = Files.newDirectoryStream(statements, "*.txt")) {
            for (Path statement : stale) {
                Files.delete(statement);
            }
        }
        for (Path file : filesOfDraft()) {
            Files.move(
                    file,
                    place.resolve(draft.relativize(file).toString()),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private List<Path> filesOfDraft() throws IOException {
        try (Stream<Path> files = Files.walk(draft)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Override
    public void close() throws IOException {
        List<Path> rest;
        try (Stream<Path> files = Files.walk(draft)) {
            rest = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : rest) {
            Files.delete(path);
        }
    }
}
