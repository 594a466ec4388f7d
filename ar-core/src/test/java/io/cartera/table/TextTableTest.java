package io.cartera.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTableTest {

    private static TextTable of(String cell) {
        return TextTable.of("T", List.of("C"), List.of(List.of(cell)));
    }

    @Test
    void quotes_what_would_end_a_cell_and_doubles_quotes() {
        assertThat(TextTable.of("T", List.of("Customer", "Owed"), List.of(List.of("Müller, A", "-12.50")))
                        .csv())
                .isEqualTo("Customer,Owed\n\"Müller, A\",-12.50\n");
        assertThat(of("a \"b\"").csv()).isEqualTo("C\n\"a \"\"b\"\"\"\n");
        assertThat(of("a\nb").csv()).isEqualTo("C\n\"a\nb\"\n");
        assertThat(of("").csv()).isEqualTo("C\n\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "=cmd|' /C calc'!A0;'=cmd|' /C calc'!A0",
                "+1;'+1",
                "-1+1;'-1+1",
                "@SUM(A1);'@SUM(A1)",
                "-12.50;-12.50",
                "-;'-",
                "'=1;'=1",
                "-1.;'-1.",
                "-1e5;'-1e5"
            })
    void keeps_a_spreadsheet_from_taking_text_for_a_formula_and_numbers_as_they_are(String cell, String written) {
        assertThat(of(cell).csv()).isEqualTo("C\n" + written + "\n");
    }

    @Test
    void keeps_a_spreadsheet_from_skipping_blanks_to_a_formula() {
        assertThat(of("\t=1").csv()).isEqualTo("C\n'\t=1\n");
        assertThat(of("\r=1").csv()).isEqualTo("C\n\"'\r=1\"\n");
    }

    @Test
    void escapes_what_markdown_would_take_for_a_mark() {
        assertThat(of("a|b*c_d<e>`f`\r\ng\u2028h\\").markdown())
                .isEqualTo("## T\n\n| C |\n| --- |\n| a\\|b\\*c\\_d\\<e\\>\\`f\\` g h\\\\ |\n");
        assertThat(TextTable.of("A*B", List.of("C"), List.of()).markdown()).isEqualTo("## A\\*B\n\n| C |\n| --- |\n");
        assertThat(TextTable.of("T", List.of("C", "D"), List.of(List.of("1", "x"), List.of("", "2")))
                        .markdown())
                .isEqualTo("## T\n\n| C | D |\n| ---: | --- |\n| 1 | x |\n|  | 2 |\n");
    }

    @Test
    void has_a_cell_for_each_column() {
        assertThatIllegalArgumentException().isThrownBy(() -> TextTable.of("T", List.of(), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextTable.of("T", List.of("A", "B"), List.of(List.of("1"))))
                .withMessage("a row of 1 cells under 2 columns");
    }

    @Test
    void equals_another_one_with_the_same_title_columns_and_rows() {
        assertThat(of("1")).isEqualTo(of("1")).hasSameHashCodeAs(of("1")).isNotEqualTo(of("2"));
        assertThat(of("1")).isNotEqualTo(TextTable.of("U", List.of("C"), List.of(List.of("1"))));
    }
}
