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

    @Test
    void balance_and_aging_over_the_months_stand_in_tables_too() {
        Run run = TestLedger.in(folder)
                .documents("I1,INVOICE,ACME,2026-01-10,EUR,300,,,", "C1,CREDIT_NOTE,ACME,2026-02-10,EUR,20,,,")
                .payments("P1,ACME,2026-03-05,EUR,400,,")
                .run();

        assertThat(run.text("report.html"))
                .containsSubsequence(
                        "Balance at the end of each month, in EUR",
                        "-120.00 on 2026-03-05, the lowest; highest 300.00 on 2026-01-31.")
                .containsSubsequence(
                        "2026-01-31</th>", ">300.00<", ">300.00<", "2026-02-28</th>", ">-20.00<", ">280.00<")
                .containsSubsequence(
                        "Receivables by age at the end of each month, in EUR",
                        "Nothing is receivable on 2026-03-05.",
                        "The last column is 2026-03-05, not a month’s end.",
                        "2026-01-31</th>",
                        ">300.00<",
                        "2026-02-28</th>",
                        ">0.00<",
                        ">280.00<");
    }

    @Test
    void a_currency_in_which_nothing_is_open_any_more_has_its_months() {
        Run run = TestLedger.in(folder)
                .documents("I1,INVOICE,ACME,2026-01-10,EUR,300,,,")
                .payments("P1,ACME,2026-02-28,EUR,300,,")
                .run();

        assertThat(run.text("report.html"))
                .contains("Nothing is open.", "Balance at the end of each month, in EUR")
                .contains("0.00 on 2026-02-28, the lowest; highest 300.00 on 2026-01-31.")
                .doesNotContain("not a month’s end");
    }

    @Test
    void twelve_months_are_shown_and_none_before() {
        String[] documents = new String[14];
        for (int i = 0; i < documents.length; i++) {
            documents[i] = "I%d,INVOICE,ACME,%d-%02d-28,EUR,10,,,".formatted(i, 2025 + i / 12, 1 + i % 12);
        }
        String page = TestLedger.in(folder).documents(documents).run().text("report.html");

        assertThat(page)
                .contains("2025-03-31</th>", "2026-02-28</th>", ">30.00<")
                .doesNotContain("2025-02-28</th>");
        assertThat(page.split("<rect class=\"(plain|last)\"")).hasSize(13);
    }

    @Test
    void columns_are_as_high_as_the_balance_is() {
        Run run = TestLedger.in(folder)
                .documents(
                        "I1,INVOICE,ACME,2026-01-10,EUR,75,,,",
                        "C1,CREDIT_NOTE,ACME,2026-02-10,EUR,100,,,",
                        "I2,INVOICE,ACME,2026-03-31,EUR,50,,,")
                .run();

        assertThat(run.text("report.html").lines().filter(line -> line.matches("<rect class=.(plain|last).*")))
                .satisfiesExactly(
                        january -> assertThat(january).contains(" y=\"0.000\" height=\"150.000\""),
                        february -> assertThat(february).contains(" y=\"150.000\" height=\"50.000\""),
                        march -> assertThat(march).contains(" y=\"100.000\" height=\"50.000\""));
    }

    @Test
    void the_classes_are_told_in_both_conventions() {
        Run run = TestLedger.in(folder)
                .customers("A,A,,,,,", "B,B,,,,,", "C,C,,,,,")
                .documents(
                        "1,INVOICE,A,2026-01-10,EUR,70,,,",
                        "2,INVOICE,B,2026-01-10,EUR,20,,,",
                        "3,INVOICE,C,2026-01-10,EUR,10,,,")
                .run();

        String row = "<tr><th scope=\"row\">%s</th><td class=\"n\">%s</td>\n<td class=\"n\">%s</td>\n"
                + "<td class=\"n\">%s %%</td>\n<td class=\"n\">%s</td></tr>";
        assertThat(run.text("report.html"))
                .contains("A: 2 customers", "90.0 % of the turnover", "A and B: 3 customers")
                .contains(row.formatted("A", 2, "90.00", "90.0", 1))
                .contains(row.formatted("B", 1, "10.00", "10.0", 1))
                .contains(row.formatted("C", 0, "0.00", "0.0", 1));
    }

    @Test
    void a_currency_without_turnover_has_words_instead_of_a_curve() {
        Run run = TestLedger.in(folder).payments("P1,ACME,2026-01-10,EUR,5,,").run();

        assertThat(run.text("report.html"))
                .contains("Nobody was billed more than was credited.")
                .doesNotContain("Classes in");
    }

    @Test
    void every_chart_has_a_name_and_words() {
        String page = TestLedger.run(folder.resolve("sample")).text("report.html");

        List<String> charts =
                page.lines().filter(line -> line.contains("class=\"chart\"")).toList();
        assertThat(charts).hasSize(5 * 4).allSatisfy(chart -> {
            assertThat(chart).contains("role=\"img\"");
            String name = chart.replaceAll(".*aria-labelledby=\"([^\"]+)\".*", "$1");
            String words = chart.replaceAll(".*aria-describedby=\"([^\"]+)\".*", "$1");
            assertThat(page).containsOnlyOnce("id=\"" + name + "\"").containsOnlyOnce("id=\"" + words + "\"");
        });
    }

    @Test
    void turnover_that_adds_nothing_to_the_curve_is_said_so() {
        TestLedger ledger = TestLedger.in(folder)
                .customers("GOOD,Good,,,,,", "BAD,Bad,,,,,")
                .documents("1,INVOICE,GOOD,2026-01-10,EUR,800,,,", "2,CREDIT_NOTE,BAD,2026-01-10,EUR,30,,,");

        assertThat(ledger.run().text("report.html"))
                .contains("2 customers, 800.00 without the 1 credited with as much as was billed, or more.");
    }

    @Test
    void the_year_before_january_is_left_out_where_there_is_no_room_for_two() {
        TestLedger ledger = TestLedger.in(folder)
                .documents("1,INVOICE,ACME,2023-12-10,EUR,5,,,", "2,INVOICE,ACME,2024-02-10,EUR,5,,,");

        assertThat(ledger.run("--as-of", "2024-11-30").text("report.html"))
                .contains(">2024</text>")
                .doesNotContain(">2023</text>");
        assertThat(ledger.run("--as-of", "2024-10-31").text("report.html")).doesNotContain(">2023</text>");
        assertThat(ledger.run("--as-of", "2023-12-31").text("report.html")).contains(">2023</text>");
    }

    @Test
    void a_figure_that_was_there_before_is_not_told_as_another() {
        TestLedger ledger = TestLedger.in(folder)
                .documents("1,CREDIT_NOTE,ACME,2026-01-10,EUR,5,,,", "2,INVOICE,ACME,2025-12-10,EUR,3,,,");

        assertThat(ledger.run("--as-of", "2026-02-28").text("report.html"))
                .contains("-2.00 on 2026-02-28, the lowest; highest 3.00 on 2025-12-31.");
    }

    @Test
    void the_bridge_goes_from_the_same_months_of_the_year_before_to_those_up_to_the_day() {
        Run run = TestLedger.in(folder)
                .customers("MORE,MORE,,,,,", "LESS,LESS,,,,,", "LOST,LOST,,,,,", "LATER,LATER,,,,,", "NEW,NEW,,,,,")
                .documents(
                        "1,INVOICE,MORE,2024-11-05,EUR,100,,,",
                        "2,INVOICE,LESS,2024-12-05,EUR,90,,,",
                        "3,INVOICE,LOST,2024-12-31,EUR,40,,,",
                        "4,INVOICE,LATER,2025-03-01,EUR,1,,,",
                        "5,INVOICE,MORE,2025-11-01,EUR,130,,,",
                        "6,INVOICE,LESS,2025-11-01,EUR,20,,,",
                        "7,INVOICE,NEW,2025-12-31,EUR,60,,,",
                        "8,INVOICE,LATER,2025-12-31,EUR,10,,,")
                .run();

        assertThat(run.text("report.html"))
                .containsSubsequence(
                        "Turnover beside a year before, in EUR",
                        "2025-11-01 to 2025-12-31 beside 2024-11-01 to 2024-12-31: -4.3 %.",
                        "The year before",
                        ">230.00<",
                        "New customers",
                        "width=\"21.2%\"",
                        ">2<",
                        ">70.00<",
                        "Bought again",
                        ">0<",
                        ">0.00<",
                        "Bought more",
                        ">30.00<",
                        "Bought less",
                        "class=\"went\"",
                        ">-70.00<",
                        "Bought no more",
                        ">-40.00<",
                        "This year",
                        ">220.00<");
    }

    @Test
    void a_ledger_younger_than_a_year_has_nothing_to_be_compared_with() {
        Run run = TestLedger.in(folder)
                .documents("1,INVOICE,ACME,2026-01-10,EUR,5,,,")
                .run();

        assertThat(run.text("report.html"))
                .contains("The ledger is too young: there is no such month a year before.")
                .contains("The first deal was on 2026-01-10, so the year before is not whole.");
    }

    @Test
    void concentration_is_told_with_what_is_above_its_limit() {
        Run run = TestLedger.in(folder)
                .customers("BIG,BIG,,,,,", "SMALL,SMALL,,,,,")
                .documents("1,INVOICE,BIG,2026-01-10,EUR,75,,,", "2,INVOICE,SMALL,2026-01-10,EUR,25,,,")
                .payments("P1,BIG,2026-01-20,EUR,75,1,")
                .run();

        assertThat(run.text("report.html"))
                .containsSubsequence(
                        "Concentration, in EUR",
                        "Turnover: above the limit",
                        "percent of the largest customer: 75, compared with 25",
                        "Herfindahl-Hirschman index: 6250, compared with 1800",
                        "Largest customer, %",
                        ">75.00",
                        ">100.00",
                        ">25<",
                        "HHI, of 10,000",
                        ">6250.00",
                        "width=\"62.5000%\"",
                        "x1=\"18.00%\"",
                        "Effective number",
                        ">1.60",
                        ">1.00",
                        "Customers",
                        ">2<",
                        ">1<");
    }

    @Test
    void customers_between_tiers_stand_where_they_came_from_and_went_to() {
        Run run = TestLedger.in(folder)
                .customers("A,A,,,,,", "B,B,,,,,", "C,C,,,,,")
                .documents(
                        "1,INVOICE,A,2024-01-10,EUR,100,,,",
                        "2,INVOICE,B,2024-06-10,EUR,50,,,",
                        "3,INVOICE,A,2025-06-10,EUR,10,,,",
                        "4,INVOICE,B,2025-06-10,EUR,70,,,",
                        "5,INVOICE,C,2025-06-10,EUR,60,,,")
                .run("--as-of", "2025-12-31");

        String row = "<tr><th scope=\"row\">%s</th>\n<td class=\"n h%s\">%s</td>\n<td class=\"n h%s\">%s</td>\n"
                + "<td class=\"n h%s\">%s</td>\n<td class=\"n h%s\">%s</td>";
        assertThat(run.text("report.html"))
                .doesNotContain("is not whole")
                .contains(row.formatted("high", 0, "0", 0, "0", 2, "▼ 1", 0, "0"))
                .contains(row.formatted("low", 2, "▲ 1", 0, "0", 0, "0", 0, "0"))
                .contains(row.formatted("none", 0, "0", 0, "0", 2, "▲ 1", 0, "0"));
    }

    @Test
    void cohorts_are_told_in_percent_of_those_who_came_in_a_month() {
        Run run = TestLedger.in(folder)
                .customers("A,A,,,,,", "B,B,,,,,", "C,C,,,,,", "D,D,,,,,")
                .documents(
                        "1,INVOICE,A,2026-01-10,EUR,1,,,",
                        "2,INVOICE,B,2026-01-10,EUR,1,,,",
                        "3,INVOICE,C,2026-01-10,EUR,1,,,",
                        "4,INVOICE,A,2026-02-10,EUR,1,,,",
                        "5,INVOICE,B,2026-02-10,JPY,1,,,",
                        "6,INVOICE,D,2026-03-10,EUR,1,,,",
                        "7,INVOICE,A,2026-03-10,EUR,1,,,")
                .run();

        assertThat(run.text("report.html"))
                .containsSubsequence(
                        "Customers by the month of their first deal",
                        "2026-01</th><td class=\"n\">3</td>",
                        "<td class=\"n h5\">100</td>",
                        "<td class=\"n h4\">67</td>",
                        "<td class=\"n h2\">33</td>",
                        "<td class=\"n\"></td>",
                        "2026-03</th><td class=\"n\">1</td>",
                        "<td class=\"n h5\">100</td>",
                        "<td class=\"n\"></td>")
                .doesNotContain("2026-02</th><td");
    }

    @Test
    void the_turnover_of_months_has_its_zeros_and_its_trend() {
        String[] documents = new String[4];
        for (int i = 0; i < documents.length; i++) {
            documents[i] = "I%d,INVOICE,ACME,2026-%02d-28,EUR,%d,,,".formatted(i, i < 2 ? i + 1 : i + 2, 100 * (i + 1));
        }
        String page = TestLedger.in(folder)
                .documents(documents)
                .run("--as-of", "2026-06-15")
                .text("report.html");

        assertThat(page)
                .containsSubsequence(
                        "Turnover of each month, in EUR",
                        "Rising, by 35.0 % of its mean from month to month, over 5 whole months. 2 of 6 months are zero.");
        assertThat(page.split("<rect class=\"sale( latest)?\"")).hasSize(7);
    }

    @Test
    void the_fan_of_cash_is_as_high_as_what_is_expected() {
        String page = TestLedger.in(folder)
                .documents(
                        "1,INVOICE,ACME,2026-01-10,EUR,300,2026-02-20,,",
                        "2,INVOICE,ACME,2026-01-10,EUR,100,2026-02-04,,")
                .run("--as-of", "2026-01-31")
                .text("report.html");

        assertThat(page)
                .contains("Of 400.00 open, 400.00 are expected in 13 weeks, 400.00 in four cases of five")
                // By the end of the week in which the second is due the larger one has come as likely as not, but both
                // together have not.
                .contains(
                        "points=\"0.00,200.000 7.69,200.000 15.38,150.000 23.08,150.000 30.77,50.000 38.46,50.000 46.15,0.000 ");
    }

    @Test
    void where_all_comes_later_there_are_words_instead_of_a_fan() {
        Run run = TestLedger.in(folder)
                .documents("1,INVOICE,ACME,2026-01-10,EUR,300,2027-02-20,,")
                .run();

        assertThat(run.text("report.html"))
                .contains("None of what is open is expected in the next 13 weeks.")
                .doesNotContain("curve fan");
    }
}
