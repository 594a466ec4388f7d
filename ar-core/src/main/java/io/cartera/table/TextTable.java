package io.cartera.table;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table of text with a title, as a spreadsheet or a page takes it: as CSV ({@link #csv()}) and as Markdown ({@link
 * #markdown()}).
 * <p>
 * Every row has a cell for each column; there is at least one column. Numbers are cells like others, in plain decimal
 * notation with a point, as {@code -12.50}; nothing depends on a locale. Lines end with LF. Immutable. Worked: columns
 * {@code Customer} and {@code Owed} with a row {@code Müller, A} and {@code -12.50} are {@code Customer,Owed} and
 * {@code "Müller, A",-12.50} as CSV.
 */
public final class TextTable {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern QUOTED = Pattern.compile("[\",\r\n]");
    private static final Pattern MARKED = Pattern.compile("([\\\\|`*_<>\\[\\]#~&])");
    private static final Pattern BREAK = Pattern.compile("\\R|\\p{Cntrl}");

    private final String title;
    private final List<String> columns;
    private final List<List<String>> rows;

    private TextTable(String title, List<String> columns, List<List<String>> rows) {
        this.title = Objects.requireNonNull(title, "title");
        this.columns = List.copyOf(columns);
        this.rows = rows.stream().map(List::copyOf).toList();
        if (this.columns.isEmpty()) {
            throw new IllegalArgumentException("no columns");
        }
        for (List<String> row : this.rows) {
            if (row.size() != this.columns.size()) {
                throw new IllegalArgumentException(
                        "a row of " + row.size() + " cells under " + this.columns.size() + " columns");
            }
        }
    }

    /**
     * A table.
     *
     * @throws IllegalArgumentException if there is no column, or a row has another number of cells than there are columns
     */
    public static TextTable of(String title, List<String> columns, List<List<String>> rows) {
        return new TextTable(title, columns, rows);
    }

    /** What it shows. */
    public String title() {
        return title;
    }

    /** The names of the columns. */
    public List<String> columns() {
        return columns;
    }

    /** The rows, each with a cell for every column. */
    public List<List<String>> rows() {
        return rows;
    }

    /**
     * The columns and the rows as RFC 4180 has it, without the title. A cell that a spreadsheet would take for a
     * formula, since it begins with {@code =}, {@code +}, {@code -}, {@code @}, a tab or a carriage return and is no
     * number, gets an apostrophe before it.
     */
    public String csv() {
        StringBuilder text = new StringBuilder();
        line(text, columns);
        rows.forEach(row -> line(text, row));
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(cells.stream().map(TextTable::cell).collect(Collectors.joining(",")))
                .append('\n');
    }

    private static String cell(String value) {
        String safe = isFormula(value) ? "'" + value : value;
        return QUOTED.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static boolean isFormula(String value) {
        return !value.isEmpty()
                && "=+-@\t\r".indexOf(value.charAt(0)) >= 0
                && !NUMBER.matcher(value).matches();
    }

    /**
     * The title as a heading and the table below it, in the way of GitHub; columns with nothing but numbers and blanks
     * stand to the right. What Markdown would take for a mark is escaped, a line break in a cell is a blank.
     */
    public String markdown() {
        StringBuilder text = new StringBuilder("## ").append(marked(title)).append("\n\n");
        row(text, columns.stream().map(TextTable::marked).toList());
        StringBuilder rule = new StringBuilder("|");
        for (int column = 0; column < columns.size(); column++) {
            rule.append(isOfNumbers(column) ? " ---: |" : " --- |");
        }
        text.append(rule).append('\n');
        rows.forEach(cells -> row(text, cells.stream().map(TextTable::marked).toList()));
        return text.toString();
    }

    private boolean isOfNumbers(int column) {
        return !rows.isEmpty()
                && rows.stream()
                        .map(row -> row.get(column))
                        .allMatch(cell -> cell.isEmpty() || NUMBER.matcher(cell).matches());
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String marked(String value) {
        return MARKED.matcher(BREAK.matcher(value).replaceAll(" ")).replaceAll("\\\\$1");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextTable that
                && title.equals(that.title)
                && columns.equals(that.columns)
                && rows.equals(that.rows);
    }

    @Override
    public int hashCode() {
        return Objects.hash(title, columns, rows.size());
    }

    @Override
    public String toString() {
        return "TextTable[" + title + ", " + columns + ", " + rows.size() + " rows]";
    }
}
