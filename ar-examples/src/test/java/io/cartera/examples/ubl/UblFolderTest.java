package io.cartera.examples.ubl;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.examples.reconciliation.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UblFolderTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return UblFolder.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(UblFolderTest.class.getResource(name), name)
                .toURI());
    }

    @Test
    void C036_a_folder_of_documents_is_what_each_customer_owes_and_what_is_to_be_known()
            throws IOException, URISyntaxException {
        assertThat(run(resource("/ubl").toString())).isZero();

        assertThat(printed()).isEqualTo(Files.readString(resource("/golden/ubl-folder.txt")));
        assertThat(err.size()).isZero();
    }

    @Test
    void C036_what_is_owed_is_that_of_the_day_that_is_asked_for() throws URISyntaxException {
        assertThat(run(resource("/ubl").toString(), "2026-02-05")).isZero();

        assertThat(printed()).contains("Owed on 2026-02-05", "EUR 400.10");
    }

    @Test
    void C036_many_documents_of_others_fill_no_more_than_a_screen() {
        Path folder = SharedData.folder("en16931").resolve("ubl");
        assertThat(run(folder.toString())).isZero();

        assertThat(printed().lines().count()).isBetween(15L, 36L);
        assertThat(printed()).contains("02.04a", "it comes to nothing", "more findings");
    }

    @Test
    void C036_an_empty_folder_is_told_and_what_is_none_ends_with_a_reason(@TempDir Path empty) {
        assertThat(run(empty.toString())).isZero();
        assertThat(printed()).isEqualTo("0 of 0 files are in the books\n");

        assertThat(run()).isEqualTo(2);
        assertThat(run(empty.resolve("absent").toString())).isEqualTo(2);
        assertThat(run(empty.toString(), "yesterday")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Usage", "cannot be read", "2026-01-31");
    }
}
