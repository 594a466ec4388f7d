package io.cartera.examples.monthend;

import static io.cartera.examples.monthend.ReadingFilesTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.examples.monthend.TestLedger.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExitStatusTest {

    @TempDir
    Path folder;

    private TestLedger sound() {
        return TestLedger.in(folder)
                .documents("I1,INVOICE,ACME,2026-01-10,EUR,5,,,")
                .payments("P1,ACME,2026-01-12,EUR,2,,");
    }

    @Test
    void it_is_0_where_all_rows_go_in_and_3_where_some_do_not() {
        assertThat(sound().run().status()).isZero();
        assertThat(sound().payments("P1,ACME,2026-01-12,EUR,0,,").run().status())
                .isEqualTo(3);
    }

    @Test
    void help_is_shown_with_0() {
        Run run = TestLedger.run(folder.resolve("out"), "--help");

        assertThat(run.status()).isZero();
        assertThat(run.console())
                .contains(
                        "--ledger",
                        "--as-of",
                        "--buckets",
                        "--store",
                        "--policy",
                        "--statement",
                        "--out",
                        "Exit status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "30,30", "60,30", "a", "30,", ",30", "1.5", "1, 2", "99999999999999"})
    void buckets_that_do_not_rise_from_1_are_refused(String buckets) {
        assertRefused(sound().run("--buckets=" + buckets), "--buckets");
    }

    @Test
    void one_to_twelve_limits_are_allowed() {
        assertThat(sound().run("--buckets", "1,2,3,4,5,6,7,8,9,10,11,12").status())
                .isZero();
        assertThat(sound().run("--buckets", "7").status()).isZero();
        assertThat(sound().run("--buckets", "1,2,3,4,5,6,7,8,9,10,11,12,13").status())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "today", "2026-1-1", "20260101", "2026-02-30", "+12026-01-01", "2026-01-01T00:00"})
    void an_as_of_that_is_no_date_is_refused(String asOf) {
        assertRefused(sound().run("--as-of=" + asOf), "--as-of");
    }

    @Test
    void an_unknown_policy_is_refused_with_the_names_of_the_known() {
        assertRefused(sound().run("--policy", "newest"), "newest", "reference-then-due, oldest, exact-amount, largest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "open", "ACTIVITY"})
    void an_unknown_statement_style_is_refused_with_the_names_of_the_known(String style) {
        assertRefused(
                sound().run("--statement=" + style),
                "--statement: unknown statement style '" + style + "', known are open-item, balance-forward, activity");
    }

    @Test
    void a_policy_beside_allocations_is_refused() {
        assertRefused(sound().allocations().run("--policy", "oldest"), "--policy", "allocations.csv");
    }

    @ParameterizedTest
    @CsvSource({"--nonsense", "stray", "@file", "--as-of"})
    void other_words_on_the_command_line_are_refused(String word) {
        assertThat(sound().run(word).status()).isEqualTo(2);
    }

    @Test
    void a_ledger_that_is_no_folder_is_refused() {
        Run run = TestLedger.run(
                folder.resolve("out"), "--ledger", folder.resolve("none").toString());

        assertRefused(run, "is not a folder");
    }

    @Test
    void an_output_that_is_a_file_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");

        Run run = sound().run("--out", file.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errors()).contains("is not a folder");
        assertThat(file).hasContent("mine");
    }

    @Test
    void an_output_that_cannot_be_made_is_refused_in_words() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));

        for (Path out : List.of(file.resolve("sub"), link)) {
            Run run = sound().run("--out", out.toString());

            assertRefused(run, "the output folder " + out + " cannot be used");
            assertThat(run.errors()).doesNotContain("java.");
        }
    }

    @Test
    void a_result_that_cannot_be_put_in_place_is_told_in_words() throws IOException {
        Files.createDirectories(folder.resolve("out/aging.csv/mine"));

        Run run = sound().run();

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errors())
                .contains("could not be read or written", "aging.csv")
                .doesNotContain("java.");
        assertThat(folder.resolve("out/.month-end-draft")).doesNotExist();
    }

    @Test
    void without_any_event_a_day_is_needed() {
        Run refused = TestLedger.in(folder)
                .documents("I1,INVOICE,ACME,2026-01-10,EUR,0,,,")
                .run();
        assertRefused(refused, "--as-of is needed", "documents.csv line 2 amount: amount is not positive");

        Run given = TestLedger.in(folder).documents().run("--as-of", "2026-01-31");
        assertThat(given.status()).isZero();
        assertThat(given.rows("aging.csv")).isEmpty();
    }

    @Test
    void a_day_before_the_first_event_gives_empty_results() {
        Run run = sound().run("--as-of", "2000-01-01");

        assertThat(run.status()).isZero();
        assertThat(run.rows("aging.csv")).isEmpty();
        assertThat(run.rows("open-items.csv")).isEmpty();
        assertThat(run.text("summary.json")).contains("\"currencies\": {}");
        assertThat(run.text("report.html")).contains("Nothing is open.");
        assertThat(run.out().resolve("statements")).isEmptyDirectory();
    }
}
