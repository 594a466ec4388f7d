package io.cartera.examples.monthend;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Where the results go. They are written to a folder beside it and moved into place when all are there, so that a run
 * that fails leaves the results of the one before as they were.
 */
record OutputFolder(Path place, Path draft) implements AutoCloseable {

    private static final String STATEMENTS = "statements";
    // File systems take 255 bytes, and the ending needs some.
    private static final int LONGEST_NAME = 200;

    static OutputFolder at(Path place) throws IOException {
        if (Files.exists(place) && !Files.isDirectory(place)) {
            throw new CannotRunException("the output " + place + " is not a folder");
        }
        Path parent = Files.createDirectories(place.toAbsolutePath().normalize().resolveSibling(""));
        Path draft = Files.createTempDirectory(parent, ".month-end-");
        Files.createDirectory(draft.resolve(STATEMENTS));
        return new OutputFolder(place, draft);
    }

    /** The file of a customer's statement: its identifier percent-encoded, with a digest where that grows too long. */
    static String statementOf(String id) {
        String name = URLEncoder.encode(id, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
        boolean isLong = name.length() > LONGEST_NAME;
        UUID digest = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
        return STATEMENTS + "/" + (isLong ? name.substring(0, LONGEST_NAME - 36) + digest : name) + ".txt";
    }

    void csv(String file, Consumer<CsvWriter> table) throws IOException {
        var writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF);
        try (CsvWriter csv = writer.build(draft.resolve(file), StandardCharsets.UTF_8)) {
            table.accept(csv);
        }
    }

    void text(String file, String text) throws IOException {
        // A file of that name is another customer's, where the file system does not tell upper from lower case.
        Files.writeString(draft.resolve(file), text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Puts the results into place, instead of those of an earlier run. */
    void publish() throws IOException {
        Path statements = Files.createDirectories(place.resolve(STATEMENTS));
        List<Path> stale = new ArrayList<>();
        try (DirectoryStream<Path> earlier = Files.newDirectoryStream(statements, "*.txt")) {
            earlier.forEach(stale::add);
        }
        for (Path statement : stale) {
            Files.delete(statement);
        }
        for (Path file : draftFromTheBottom()) {
            if (Files.isRegularFile(file)) {
                Path target = place.resolve(draft.relativize(file).toString());
                Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private List<Path> draftFromTheBottom() throws IOException {
        try (Stream<Path> paths = Files.walk(draft)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }

    @Override
    public void close() throws IOException {
        for (Path path : draftFromTheBottom()) {
            Files.delete(path);
        }
    }
}
