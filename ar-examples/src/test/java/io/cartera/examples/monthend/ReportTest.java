package io.cartera.examples.monthend;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.examples.monthend.TestLedger.Run;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    @TempDir
    Path folder;

    @Test
    void the_page_needs_nothing_but_itself() {
        String page = TestLedger.run(folder.resolve("sample")).text("report.html");

        assertThat(page)
                .startsWith("<!doctype html>")
                .doesNotContain("http:", "https:", "src=", "url(", "@import", "<script", "<link");
    }

    @Test
    void texts_of_the_ledger_are_escaped_everywhere() {
        Run run = TestLedger.in(folder)
                .customers("<i>&'C',<script>alert(1)</script>,,,,0,EUR")
                .documents("\"<b>\"\"I\",INVOICE,<i>&'C',2026-01-10,EUR,5,,<script>,<script>")
                .run();

        assertThat(run.text("report.html"))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;i&gt;&amp;&#39;C&#39;", "&lt;b&gt;&quot;I")
                .doesNotContain("<script", "<b>\"I", "<i>&'C");
    }

    @Test
    void it_tells_limit_utilisation_and_class_of_the_largest_debtors() {
        Run run = TestLedger.in(folder)
                .customers(
                        "BIG,Big,,,,1000,EUR",
                        "OVER,Over,,,,100,EUR",
                        "NONE,None,,,,,",
                        "ZERO,Zero,,,,0,EUR",
                        "OTHER,Other,,,,7,USD")
                .documents(
                        "1,INVOICE,BIG,2026-01-10,EUR,800,,,",
                        "2,INVOICE,OVER,2026-01-10,EUR,150,,,",
                        "3,INVOICE,NONE,2026-01-10,EUR,30,,,",
                        "4,INVOICE,ZERO,2026-01-10,EUR,20,,,",
                        "5,INVOICE,OTHER,2026-01-10,EUR,10,,,")
                .run();

        String page = run.text("report.html");
        assertThat(page)
                .containsSubsequence(
                        "over their limit: 2.",
                        "Big",
                        "1,000.00",
                        "80.00 %",
                        "Class\">A",
                        "Over",
                        "100.00",
                        "150.00 %, over limit",
                        "Class\">A",
                        "None",
                        "none on file",
                        "Zero",
                        "0.00",
                        "no credit, over limit",
                        "Other",
                        "in USD",
                        "</section>");
    }

    @Test
    void the_account_shown_opens_where_its_last_twenty_entries_begin() {
        String[] documents = new String[25];
        for (int i = 0; i < documents.length; i++) {
            documents[i] = "I%02d,INVOICE,ACME,2026-01-%02d,EUR,10,,,".formatted(i + 1, i + 1);
        }
        Run run = TestLedger.in(folder).documents(documents).run();

        assertThat(run.text("report.html"))
                .contains("Entries from 2026-01-06 to 2026-01-25")
                .containsSubsequence("Opening balance</span><b>50.00", "I06", "I25", "Total of entries</span><b>200.00")
                .contains("EUR 250.00")
                .doesNotContain("I05");
    }

    @Test
    void an_account_that_owes_nothing_is_not_shown() {
        Run run = TestLedger.in(folder).payments("P1,ACME,2026-01-10,EUR,5,,").run();

        assertThat(run.text("report.html"))
                .contains("Unapplied", "Nobody owes.")
                .doesNotContain("class=\"tee\"", "<table class=\"debtors\"");
    }

    @Test
    void buckets_are_told_in_words() {
        Run run = TestLedger.in(folder)
                .documents("I1,INVOICE,ACME,2026-01-10,EUR,5,,,")
                .run("--buckets", "15,45");

        assertThat(run.text("report.html"))
                .contains(List.of(
                        "Not due", "1 to 15 days overdue", "16 to 45 days overdue", "More than 45 days overdue"));
    }

    @Test
    void a_single_day_is_not_told_as_a_span() {
        Run run = TestLedger.in(folder)
                .documents("I1,INVOICE,ACME,2026-01-10,EUR,5,,,")
                .run("--buckets", "1,2");

        assertThat(run.text("report.html"))
                .contains("Not due", " 1 day overdue", " 2 days overdue", " More than 2 days overdue");
    }
}
