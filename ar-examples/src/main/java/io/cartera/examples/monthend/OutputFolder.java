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
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Where the results go. They are written to a draft inside it and moved into place when all are there, so that a run
 * that fails or is interrupted before leaves the results of an earlier one as they were. An interrupt waits for the
 * file at hand, and while they are being moved for all of them.
 */
final class OutputFolder implements AutoCloseable {

    static final String STATEMENTS = "statements";
    private static final String DRAFT = ".month-end-draft";

    private final Path place;
    private final Path draft;
    private final boolean isNew;
    private final Thread onInterrupt = new Thread(this::abandon, "month-end interrupted");
    private boolean isMoving;
    private boolean isPublished;
    private boolean isAbandoned;

    private OutputFolder(Path place) {
        this.place = place;
        this.draft = place.resolve(DRAFT);
        this.isNew = !Files.exists(place);
    }

    static OutputFolder at(Path place) {
        if (Files.exists(place) && !Files.isDirectory(place)) {
            throw new CannotRunException("the output " + place + " is not a folder");
        }
        OutputFolder folder = new OutputFolder(place);
        try {
            Files.createDirectories(place.toAbsolutePath());
            folder.removeDraft();
            Files.createDirectory(folder.draft);
            Files.createDirectory(folder.draft.resolve(STATEMENTS));
        } catch (IOException refused) {
            throw new CannotRunException(
                    "the output folder " + place + " cannot be used: " + FailedFile.words(refused));
        }
        Runtime.getRuntime().addShutdownHook(folder.onInterrupt);
        return folder;
    }

    synchronized void csv(String file, Consumer<CsvWriter> table) throws IOException {
        requireWanted();
        var writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF);
        try (CsvWriter csv = writer.build(draft.resolve(file), StandardCharsets.UTF_8)) {
            table.accept(csv);
        }
    }

    synchronized void text(String file, String text) throws IOException {
        requireWanted();
        Files.writeString(draft.resolve(file), text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Puts the results into place, instead of those of an earlier run. */
    synchronized void publish() throws IOException {
        requireWanted();
        Path statements = Files.createDirectories(place.resolve(STATEMENTS));
        isMoving = true;
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
        isPublished = true;
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

    /** What an interrupt does: nothing more is written, and what is left of the draft goes with the next run. */
    synchronized void abandon() {
        isAbandoned = true;
        String left = isPublished
                ? "the results are complete"
                : isMoving ? "the results of two runs are mixed" : "no result was written";
        try {
            remove();
        } catch (IOException refused) {
            left += ", and the draft cannot be removed: " + FailedFile.words(refused);
        }
        System.err.print("month-end: interrupted, " + left + "\n");
    }

    /** Whether the program is ending on an interrupt. */
    synchronized boolean isAbandoned() {
        return isAbandoned;
    }

    private void requireWanted() {
        if (isAbandoned) {
            throw new CancellationException("interrupted");
        }
    }

    private void remove() throws IOException {
        removeDraft();
        if (isNew && Files.exists(place) && fromTheBottom(place).size() == 1) {
            Files.delete(place);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (isAbandoned) {
            return;
        }
        try {
            remove();
        } finally {
            forget();
        }
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException interrupted) {
            // The program is ending, and the hook says so.
            isAbandoned = true;
        }
    }
}
