package io.cartera.examples.monthend;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Where the results go. They are written to a draft inside it and moved into place when all are there, so that a run
 * that fails before leaves the results of an earlier one as they were.
 */
record OutputFolder(Path place, Path draft, boolean isNew) implements AutoCloseable {

    static final String STATEMENTS = "statements";
    private static final String DRAFT = ".month-end-draft";

    static OutputFolder at(Path place) {
        if (Files.exists(place) && !Files.isDirectory(place)) {
            throw new CannotRunException("the output " + place + " is not a folder");
        }
        OutputFolder folder = new OutputFolder(place, place.resolve(DRAFT), !Files.exists(place));
        try {
            Files.createDirectories(place.toAbsolutePath());
            folder.removeDraft();
            Files.createDirectory(folder.draft);
            Files.createDirectory(folder.draft.resolve(STATEMENTS));
        } catch (IOException refused) {
            throw new CannotRunException(
                    "the output folder " + place + " cannot be used: " + FailedFile.words(refused));
        }
        return folder;
    }

    void csv(String file, Consumer<CsvWriter> table) throws IOException {
        var writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF);
        try (CsvWriter csv = writer.build(draft.resolve(file), StandardCharsets.UTF_8)) {
            table.accept(csv);
        }
    }

    void text(String file, String text) throws IOException {
        Files.writeString(draft.resolve(file), text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Puts the results into place, instead of those of an earlier run. */
    void publish() throws IOException {
        Path statements = Files.createDirectories(place.resolve(STATEMENTS));
        // First, since a new name may differ from an old one in case only.
        for (Path statement : ownIn(statements)) {
            Files.delete(statement);
        }
        for (Path file : fromTheBottom(draft)) {
            if (Files.isRegularFile(file)) {
                Path target = place.resolve(draft.relativize(file).toString());
                Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** The statements of an earlier run; other files there are somebody's. */
    private static List<Path> ownIn(Path statements) throws IOException {
        List<Path> own = new ArrayList<>();
        try (DirectoryStream<Path> texts = Files.newDirectoryStream(statements, "*.txt")) {
            for (Path text : texts) {
                boolean isFile = Files.isRegularFile(text, LinkOption.NOFOLLOW_LINKS) && Files.isReadable(text);
                if (isFile && isStatement(text)) {
                    own.add(text);
                }
            }
        }
        return own;
    }

    private static boolean isStatement(Path text) throws IOException {
        byte[] heading = (StatementText.HEADING + "\n").getBytes(StandardCharsets.UTF_8);
        try (InputStream in = Files.newInputStream(text)) {
            return Arrays.equals(in.readNBytes(heading.length), heading);
        }
    }

    private static List<Path> fromTheBottom(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }

    private void removeDraft() throws IOException {
        if (Files.exists(draft, LinkOption.NOFOLLOW_LINKS)) {
            for (Path path : fromTheBottom(draft)) {
                Files.delete(path);
            }
        }
    }

    @Override
    public void close() throws IOException {
        removeDraft();
        if (isNew && fromTheBottom(place).size() == 1) {
            Files.delete(place);
        }
    }
}
