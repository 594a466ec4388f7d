package io.cartera.examples.monthend;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.examples.monthend.TestLedger.Run;
import io.cartera.statement.StatementStyle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bundled sample, whose results are committed. */
class GoldenTest {

    private static final Pattern CURRENCY = Pattern.compile(
            "\"documents\": \\{[^}]*\"amount\": \"(.*?)\".*?\"credit_notes\": \\{[^}]*\"amount\": \"(.*?)\""
                    + ".*?\"payments\": \\{[^}]*\"amount\": \"(.*?)\".*?\"balance\": \"(.*?)\"",
            Pattern.DOTALL);

    @TempDir
    static Path folder;

    private static Run run;

    @BeforeAll
    static void runOnce() {
        run = TestLedger.run(folder.resolve("sample"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aging.csv",
                "cash-projection.csv",
                "customers.csv",
                "forecast.csv",
                "open-items.csv",
                "summary.json",
                "statements/C-1034.txt"
            })
    void the_results_are_the_committed_ones_byte_for_byte(String file) {
        assertThat(run.text(file)).isEqualTo(committed(file));
    }

    @ParameterizedTest
    @EnumSource
    void the_statements_of_each_style_are_the_committed_ones_byte_for_byte(StatementStyle style) {
        String name = style.styleName();
        Run styled = TestLedger.run(folder.resolve(name), "--statement", name);

        for (String customer : List.of("C-1004", "C-1034", "C-1094")) {
            assertThat(styled.text("statements/" + customer + ".txt"))
                    .isEqualTo(committed("statements-" + name + "/" + customer + ".txt"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "exact-amount, aging.csv",
        "exact-amount, open-items.csv",
        "largest, aging.csv",
        "largest, open-items.csv"
    })
    void the_results_of_other_policies_are_the_committed_ones_byte_for_byte(String policy, String file) {
        Run other = TestLedger.run(folder.resolve(policy), "--policy", policy);

        assertThat(other.text(file)).isEqualTo(committed(policy + "/" + file));
    }

    @Test
    void everything_goes_in() {
        assertThat(run.status()).isZero();
        assertThat(run.rows("rejected.csv")).isEmpty();
    }

    @Test
    void balances_are_documents_less_credit_notes_less_payments_in_each_currency() {
        Matcher currency = CURRENCY.matcher(run.text("summary.json"));
        int found = 0;
        while (currency.find()) {
            BigDecimal documents = new BigDecimal(currency.group(1));
            assertThat(documents
                            .subtract(new BigDecimal(currency.group(2)))
                            .subtract(new BigDecimal(currency.group(3))))
                    .isEqualTo(new BigDecimal(currency.group(4)));
            found++;
        }
        assertThat(found).isEqualTo(4);
    }

    @Test
    void the_console_has_a_block_for_each_currency_on_one_screen() {
        assertThat(run.console().lines())
                .hasSizeLessThanOrEqualTo(30)
                .anyMatch(line -> line.startsWith("EUR "))
                .anyMatch(line -> line.startsWith("GBP "))
                .anyMatch(line -> line.startsWith("JPY "))
                .anyMatch(line -> line.startsWith("USD "))
                .anyMatch(line -> line.endsWith("report.html"));
    }

    private static String committed(String file) {
        try (InputStream in = Objects.requireNonNull(GoldenTest.class.getResourceAsStream("/golden/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
