package io.cartera.examples.conversion;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a folder of somebody else's files and writes a ledger folder; as a program it takes the two folders. */
@FunctionalInterface
public interface Conversion {

    /**
     * Reads one folder and writes the other.
     *
     * @param source the folder to read
     * @param target the folder to write, new or empty
     * @return what to tell whoever runs it
     * @throws DirectoryNotEmptyException if there is something in the target; nothing is written then
     * @throws IOException if a file cannot be read or written, or is not of the form it should have
     */
    String convert(Path source, Path target) throws IOException;

    /**
     * Runs it as a program, which says what it did or why it could not.
     *
     * @param program the name of the program
     * @param arguments the folder to read and the folder to write
     * @return the exit status: 0, or 2 where it could not be done
     */
    default int run(String program, PrintStream out, PrintStream err, String... arguments) {
        if (arguments.length != 2) {
            err.println("Usage: " + program + " SOURCE TARGET");
            return 2;
        }
        try {
            out.println(convert(Path.of(arguments[0]), Path.of(arguments[1])));
            return 0;
        } catch (NoSuchFileException missing) {
            err.println("There is no " + missing.getFile() + ".");
        } catch (DirectoryNotEmptyException taken) {
            err.println(taken.getFile() + " is not empty.");
        } catch (IOException | UncheckedIOException | CsvParseException failed) {
            err.println("It could not be done: " + failed.getMessage());
        }
        return 2;
    }
}
