package io.cartera.examples.monthend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The files of a ledger, and what it is called: those of a folder, or the sample that comes with the program. */
record LedgerFiles(String title, @Nullable Path folder) {

    static LedgerFiles of(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new CannotRunException("the ledger " + folder + " is not a folder");
        }
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return new LedgerFiles(name == null ? "/" : name.toString(), folder);
    }

    static LedgerFiles ofSample() {
        return new LedgerFiles("bundled sample", null);
    }

    boolean has(String file) {
        return folder == null ? getClass().getResource("/sample/" + file) != null : Files.exists(folder.resolve(file));
    }

    /** The characters of a file without byte order mark; bytes that are no UTF-8 are an {@link IOException}. */
    Reader open(String file) throws IOException {
        if (!has(file)) {
            throw new CannotRunException(file + " is missing in the ledger " + title);
        }
        InputStream in = folder == null
                ? getClass().getResourceAsStream("/sample/" + file)
                : Files.newInputStream(folder.resolve(file));
        // A decoder made here reports malformed input; one that is only named would replace it.
        Reader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }
}
