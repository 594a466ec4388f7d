package io.cartera.examples.monthend;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.examples.monthend.TestLedger.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementTest {

    @TempDir
    Path folder;

    @Test
    void the_month_of_the_day_reported_is_stated_from_opening_to_closing_balance() {
        Run run = TestLedger.in(folder)
                .documents(
                        "I1,INVOICE,ACME,2026-01-10,EUR,500,,,",
                        "I2,INVOICE,ACME,2026-02-01,EUR,1000,,,",
                        "N1,CREDIT_NOTE,ACME,2026-02-03,EUR,100,,I2,",
                        "I3,INVOICE,ACME,2026-03-01,EUR,7777,,,")
                .payments("P1,ACME,2026-02-02,EUR,500,I1,", "P2,ACME,2026-02-28,EUR,250,I2,")
                .run("--as-of", "2026-02-28");

        assertThat(run.text("statements/ACME.txt")).isEqualTo("""
                        STATEMENT OF ACCOUNT

                        Customer  ACME
                                  Acme S.L.
                        Period    2026-02-01 to 2026-02-28

                        EUR =================================================================================
                        Opening balance, before 2026-02-01                                             500.00

                                          Debit                   |                  Credit
                        ------------------------------------------+------------------------------------------
                        2026-02-01 I2                    1,000.00 | 2026-02-02 P1                      500.00
                                                                  | 2026-02-03 N1                      100.00
                                                                  | 2026-02-28 P2                      250.00
                        ------------------------------------------+------------------------------------------
                        Total                            1,000.00 | Total                              850.00

                        Closing balance, 2026-02-28                                                    650.00

                        Open items            Kind         Date        Due         Days                  Open
                        I2                    INVOICE      2026-02-01  2026-03-03     0                650.00

                        Age
                        Not due                                                                        650.00
                        1 to 30 days overdue                                                             0.00
                        31 to 60 days overdue                                                            0.00
                        61 to 90 days overdue                                                            0.00
                        More than 90 days overdue                                                        0.00
                        Unapplied credits                                                                0.00
                        Balance                                                                        650.00
                        """);
    }

    @Test
    void a_customer_without_balance_entries_in_the_month_or_open_items_gets_none() {
        Run run = TestLedger.in(folder)
                .customers("ACME,,,,,,", "IDLE,,,,,,", "PAID,,,,,,")
                .documents("I1,INVOICE,ACME,2026-02-10,EUR,5,,,", "I2,INVOICE,PAID,2026-01-10,EUR,5,,,")
                .payments("P2,PAID,2026-01-12,EUR,5,,")
                .run();

        assertThat(OutputFolderTest.files(run.out().resolve("statements"))).containsOnlyKeys("ACME.txt");
    }

    @Test
    void open_items_that_even_out_are_stated_though_nothing_moved_in_the_month() {
        Run run = TestLedger.in(folder)
                .customers("a,,,,,,")
                .documents("I,INVOICE,a,2024-01-01,EUR,100,,,", "J,INVOICE,a,2024-03-01,USD,7,,,")
                .payments("P,a,2024-01-02,EUR,100,,")
                .allocations()
                .run("--as-of", "2024-03-15");

        assertThat(run.rows("aging.csv")).hasSize(2);
        assertThat(run.text("statements/a.txt"))
                .containsSubsequence(
                        "EUR ====",
                        "Opening balance, before 2024-03-01                                               0.00\n",
                        "Debit                   |                  Credit\n"
                                + "------------------------------------------+------------------------------------------\n"
                                + "------------------------------------------+------------------------------------------\n"
                                + "Total                                0.00 | Total                                0.00\n",
                        "Closing balance, 2024-03-15                                                      0.00\n",
                        "I                     INVOICE      2024-01-01  2024-01-31    44                100.00\n",
                        "P                     PAYMENT      2024-01-02                                 -100.00\n",
                        "31 to 60 days overdue                                                          100.00\n",
                        "Balance                                                                          0.00\n",
                        "USD ====",
                        "Closing balance, 2024-03-15                                                      7.00\n");
    }

    @Test
    void what_would_act_on_a_screen_is_shown_as_a_sign_and_the_console_cuts_names() {
        String name = "A\u001b[31m\u009bB\u202eC\u2066\tD";
        Run run = TestLedger.in(folder)
                .customers("ACME," + name + "x".repeat(100) + ",,,,,")
                .documents("I1,INVOICE,ACME,2026-02-10,EUR,5,,,")
                .run();

        String shown = "A\uFFFD[31m\uFFFDB\uFFFDC\uFFFD D";
        assertThat(run.text("statements/ACME.txt")).contains(shown + "x".repeat(100) + "\n");
        assertThat(run.console()).contains("5.00 " + shown + "x".repeat(59 - shown.length()) + "…\n");
    }
}
