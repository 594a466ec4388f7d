package io.cartera.examples.monthend;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.examples.monthend.TestLedger.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

    @TempDir
    Path folder;

    @Test
    void the_folder_is_made_and_holds_every_result_and_nothing_else() {
        Run run = TestLedger.in(folder)
                .documents("I1,INVOICE,ACME,2026-01-10,EUR,5,,,")
                .run("--out", folder.resolve("a/b/c").toString());

        assertThat(run.status()).isZero();
        assertThat(files(folder.resolve("a")).keySet())
                .containsExactly(
                        "b/c/aging.csv",
                        "b/c/cash-projection.csv",
                        "b/c/customers.csv",
                        "b/c/forecast.csv",
                        "b/c/open-items.csv",
                        "b/c/rejected.csv",
                        "b/c/report.html",
                        "b/c/statements/ACME.txt",
                        "b/c/summary.json");
        assertThat(run.console()).contains("Report: " + folder.resolve("a/b/c/report.html"));
    }

    @Test
    void statements_of_an_earlier_run_do_not_stay_and_other_files_do() throws IOException {
        TestLedger ledger = TestLedger.in(folder)
                .customers("ACME,,,,,,", "LATER,,,,,,")
                .documents("I1,INVOICE,ACME,2026-01-10,EUR,5,,,", "I2,INVOICE,LATER,2026-02-10,EUR,5,,,");
        Run run = ledger.run();
        Files.writeString(run.out().resolve("notes.txt"), "mine");

        ledger.run("--as-of", "2026-01-31");

        assertThat(files(run.out()).keySet())
                .contains("statements/ACME.txt", "notes.txt")
                .doesNotContain("statements/LATER.txt");
    }

    @Test
    void texts_among_the_statements_that_are_none_stay() throws IOException {
        TestLedger ledger = TestLedger.in(folder).documents("I1,INVOICE,ACME,2026-01-10,EUR,5,,,");
        Path statements = Files.createDirectories(ledger.run().out().resolve("statements"));
        Files.writeString(statements.resolve("agreed.txt"), "STATEMENT OF ACCOUNTS\nmine");
        Files.write(statements.resolve("bytes.txt"), new byte[] {(byte) 0xff});
        Files.writeString(statements.resolve("GONE.txt"), "STATEMENT OF ACCOUNT\n\nof an earlier run");

        ledger.run();

        assertThat(files(statements)).containsOnlyKeys("ACME.txt", "agreed.txt", "bytes.txt");
    }

    @Test
    void the_draft_of_a_run_that_was_killed_is_removed() throws IOException {
        Path left = Files.createDirectories(folder.resolve("out/.month-end-draft/statements"));
        Files.writeString(left.resolve("HALF.txt"), "STATEMENT");

        Run run = TestLedger.in(folder)
                .documents("I1,INVOICE,ACME,2026-01-10,EUR,5,,,")
                .run();

        assertThat(run.status()).isZero();
        assertThat(files(run.out())).hasSize(9).containsKey("statements/ACME.txt");
        assertThat(folder.resolve("out/.month-end-draft")).doesNotExist();
    }

    @Test
    void names_differ_where_case_is_ignored_and_are_no_devices() {
        StatementFiles names = new StatementFiles();

        assertThat(names.next("ACME")).isEqualTo("statements/ACME.txt");
        assertThat(names.next("Acme")).matches("statements/Acme~[0-9a-f]{8}\\.txt");
        assertThat(names.next("acme")).matches("statements/acme~[0-9a-f]{8}\\.txt");
        assertThat(names.next("con")).isEqualTo("statements/%63on.txt");
        assertThat(names.next("LPT1.x")).isEqualTo("statements/%4CPT1.x.txt");
        assertThat(names.next("CONTI")).isEqualTo("statements/CONTI.txt");
        assertThat(names.next(".git")).isEqualTo("statements/%2Egit.txt");
    }

    @Test
    void a_long_name_is_cut_at_a_whole_escape() {
        for (int letters = 0; letters < 3; letters++) {
            String name = new StatementFiles().next("x".repeat(letters) + "é".repeat(120));

            assertThat(name).matches("statements/x*(%C3%A9)*(%C3)?[0-9a-f-]{36}\\.txt");
        }
    }

    @Test
    void a_run_that_fails_leaves_the_results_of_the_one_before() {
        TestLedger ledger = TestLedger.in(folder).documents("I1,INVOICE,ACME,2026-01-10,EUR,5,,,");
        Run run = ledger.run();
        Map<String, String> before = files(folder.resolve("out"));

        Run failed = ledger.documents("I1,INVOICE,ACME,2026-01-10,EUR,0,,,").run();

        assertThat(failed.status()).isEqualTo(2);
        assertThat(files(run.out())).isEqualTo(before);
        assertThat(run.out())
                .isDirectoryNotContaining(path -> path.getFileName().toString().startsWith(".month-end"));
    }

    @Test
    void identifiers_are_percent_encoded_in_file_names() {
        String huge = "山".repeat(128);
        Run run = TestLedger.in(folder)
                .customers("a/b,,,,,,", "..,,,,,,", "\"x, y%\",,,,,,", "=1+1~,,,,,,", huge + ",,,,,,")
                .documents(
                        "1,INVOICE,a/b,2026-01-10,EUR,5,,,",
                        "2,INVOICE,..,2026-01-10,EUR,5,,,",
                        "3,INVOICE,\"x, y%\",2026-01-10,EUR,5,,,",
                        "4,INVOICE,=1+1~,2026-01-10,EUR,5,,,",
                        "5,INVOICE," + huge + ",2026-01-10,EUR,5,,,")
                .run();

        assertThat(run.status()).isZero();
        assertThat(files(run.out().resolve("statements")).keySet())
                .hasSize(5)
                .contains("a%2Fb.txt", "%2E..txt", "x%2C%20y%25.txt", "%3D1%2B1~.txt")
                .allMatch(name -> name.length() < 255);
        assertThat(run.rows("aging.csv"))
                .anyMatch(row -> row.startsWith("=1+1~,EUR,"))
                .anyMatch(row -> row.startsWith("\"x, y%\",EUR,"));
    }

    @Test
    void the_bytes_depend_neither_on_the_time_zone_nor_on_the_locale_nor_on_the_run() {
        Map<String, String> first = files(TestLedger.run(folder.resolve("1")).out());
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Map<String, String> second;
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            second = files(TestLedger.run(folder.resolve("2")).out());
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }

        assertThat(first).hasSizeGreaterThan(100).isEqualTo(second);
        assertThat(first.values()).noneMatch(text -> text.contains("\r"));
    }

    static Map<String, String> files(Path folder) {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(
                        folder.relativize(path).toString().replace('\\', '/'),
                        new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
