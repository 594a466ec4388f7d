package io.cartera.examples.reconciliation;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Where the real ledgers are: beside the repository, never in it. */
public final class SharedData {

    private SharedData() {}

    /** The folder of that name under {@code shared/data}; where there is none, the test is skipped and says so. */
    public static Path folder(String name) {
        Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        for (Path folder = module; folder != null; folder = folder.getParent()) {
            Path data = folder.resolve("shared/data").resolve(name);
            if (Files.isDirectory(data)) {
                return data;
            }
        }
        return Assumptions.abort("There is no shared/data/" + name + " beside the repository; nothing was reconciled");
    }
}
