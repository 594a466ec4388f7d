package io.cartera.examples.monthend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of a ledger: those of a folder, or the sample that comes with the program. */
final class LedgerFiles {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String title;
    private final Source source;

    private LedgerFiles(String title, Source source) {
        this.title = title;
        this.source = source;
    }

    static LedgerFiles ofFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new CannotRunException("the ledger " + folder + " is not a folder");
        }
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return new LedgerFiles(name == null ? "/" : name.toString(), file -> {
            Path path = folder.resolve(file);
            return Files.exists(path) ? Files.newInputStream(path) : null;
        });
    }

    static LedgerFiles ofSample() {
        return new LedgerFiles("bundled sample", file -> {
            URL resource = LedgerFiles.class.getResource("/sample/" + file);
            return resource == null ? null : resource.openStream();
        });
    }

    /** What the ledger is called: the folder's own name. */
    String title() {
        return title;
    }

    boolean has(String file) {
        try (InputStream in = source.open(file)) {
            return in != null;
        } catch (IOException unreadable) {
            throw new CannotRunException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** The characters of a file without byte order mark; bytes that are no UTF-8 are an {@link IOException}. */
    Reader open(String file) throws IOException {
        InputStream in = Optional.ofNullable(source.open(file))
                .orElseThrow(() -> new CannotRunException(file + " is missing in the ledger " + title));
        // A decoder made here reports malformed input; one that is only named would replace it.
        Reader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    private interface Source {
        @Nullable InputStream open(String file) throws IOException;
    }
}
