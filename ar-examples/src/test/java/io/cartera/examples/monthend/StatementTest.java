package io.cartera.examples.monthend;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.examples.monthend.TestLedger.Run;
import io.cartera.statement.StatementStyle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementTest {

    @TempDir
    Path folder;

    /** Opening 500, invoice 1000, receipts 500 and 250, credit note 100: closing 650. */
    private TestLedger workedAccount() {
        return TestLedger.in(folder)
                .documents(
                        "I1,INVOICE,ACME,2026-01-10,EUR,500,,,",
                        "I2,INVOICE,ACME,2026-02-01,EUR,1000,,,",
                        "N1,CREDIT_NOTE,ACME,2026-02-03,EUR,100,,I2,",
                        "I3,INVOICE,ACME,2026-03-01,EUR,7777,,,")
                .payments("P1,ACME,2026-02-02,EUR,500,I1,", "P2,ACME,2026-02-28,EUR,250,I2,");
    }

    @Test
    void the_month_of_the_day_reported_is_stated_from_opening_to_closing_balance() {
        Run run = workedAccount().run("--as-of", "2026-02-28");

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
    void the_activity_is_stated_where_no_style_is_named() {
        String unnamed = workedAccount().run("--as-of", "2026-02-28").text("statements/ACME.txt");

        assertThat(workedAccount()
                        .run("--as-of", "2026-02-28", "--statement", "activity")
                        .text("statements/ACME.txt"))
                .isEqualTo(unnamed);
    }

    @Test
    void a_balance_forward_statement_sums_up_what_moved_the_balance_and_lists_the_entries() {
        Run run = workedAccount().run("--as-of", "2026-02-28", "--statement", "balance-forward");

        assertThat(run.text("statements/ACME.txt")).isEqualTo("""
                        STATEMENT OF ACCOUNT

                        Customer  ACME
                                  Acme S.L.
                        Period    2026-02-01 to 2026-02-28

                        EUR =================================================================================
                        Balance forward, before 2026-02-01                                             500.00
                        Invoices: 1                                                                  1,000.00
                        Payments: 2                                                                   -750.00
                        Credit notes: 1                                                               -100.00
                        Closing balance, 2026-02-28                                                    650.00

                        Date        Entries               Kind                       Amount           Balance
                        2026-02-01  I2                    INVOICE                  1,000.00          1,500.00
                        2026-02-02  P1                    PAYMENT                   -500.00          1,000.00
                        2026-02-03  N1                    CREDIT_NOTE               -100.00            900.00
                        2026-02-28  P2                    PAYMENT                   -250.00            650.00

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
    void an_open_item_statement_lists_what_is_open_with_what_was_applied() {
        Run run = TestLedger.in(folder)
                .documents("I1,INVOICE,ACME,2026-01-10,EUR,500,,,", "I2,INVOICE,ACME,2026-02-01,EUR,1000,,,")
                .payments("P1,ACME,2026-02-02,EUR,500,,", "P2,ACME,2026-02-03,EUR,80,,")
                .allocations("P1,I1,200,2026-02-02", "P1,I2,50,2026-02-04", "P1,I2,250,2026-03-01")
                .run("--as-of", "2026-02-28", "--statement", "open-item", "--buckets", "30");

        assertThat(run.text("statements/ACME.txt")).isEqualTo("""
STATEMENT OF ACCOUNT

Customer  ACME
          Acme S.L.
As of     2026-02-28

EUR ========================================================================================================
Open items            Kind         Date        Due         Days         Amount        Applied           Open
I1                    INVOICE      2026-01-10  2026-02-09    19         500.00         200.00         300.00
I2                    INVOICE      2026-02-01  2026-03-03     0       1,000.00          50.00         950.00
P1                    PAYMENT      2026-02-02                          -500.00        -250.00        -250.00
P2                    PAYMENT      2026-02-03                           -80.00           0.00         -80.00

Closing balance, 2026-02-28                                                                           920.00

Age
Not due                                                                                               950.00
1 to 30 days overdue                                                                                  300.00
More than 30 days overdue                                                                               0.00
Unapplied credits                                                                                     330.00
Balance                                                                                               920.00
""");
    }

    @Test
    void a_balance_brought_forward_without_entries_has_no_table_and_a_settled_account_an_empty_list() {
        TestLedger ledger = TestLedger.in(folder)
                .customers("IDLE,,,,,,", "PAID,,,,,,")
                .documents("I1,INVOICE,IDLE,2026-01-10,EUR,5,,,", "I2,INVOICE,PAID,2026-02-10,EUR,5,,,")
                .payments("P2,PAID,2026-02-12,EUR,5,,");

        assertThat(ledger.run("--statement", "balance-forward").text("statements/IDLE.txt"))
                .contains("Balance forward", "5.00\nClosing balance", "5.00\n\nAge\n")
                .doesNotContain("Entries");
        assertThat(ledger.run("--statement", "open-item").text("statements/PAID.txt"))
                .contains("Open\n\nClosing balance, 2026-02-12", " 0.00\n\nAge\n");
    }

    @Test
    void every_style_states_the_same_customers_with_the_same_closing_balances() {
        List<List<String>> closings = new ArrayList<>();
        for (StatementStyle style : StatementStyle.values()) {
            Run run = TestLedger.run(folder.resolve(style.styleName()), "--statement", style.styleName());
            List<String> closing = new ArrayList<>();
            OutputFolderTest.files(run.out().resolve("statements"))
                    .forEach((file, text) -> text.lines()
                            .filter(line -> line.startsWith("Closing balance") || line.startsWith("Balance  "))
                            .forEach(line -> closing.add(file + " " + line.substring(line.lastIndexOf(' ')))));
            closings.add(closing);
        }

        assertThat(closings.get(0)).hasSizeGreaterThan(250);
        assertThat(closings).allMatch(closings.get(0)::equals);
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
