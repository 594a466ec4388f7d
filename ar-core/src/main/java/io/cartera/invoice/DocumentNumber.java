package io.cartera.invoice;

import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The number that a document bears, such as {@code F-2026-00042}: the 42nd of its series in 2026.
 * <p>
 * The series gives it when the document is issued, once, and it is never given again. The text is kept as it was written,
 * so that it does not depend on anything that is said of the series later. Ordered by series, year, ordinal and text.
 * Immutable.
 */
public final class DocumentNumber implements Comparable<DocumentNumber> {

    /** The greatest ordinal. */
    public static final long MAX_ORDINAL = 999_999_999_999_999_999L;

    private static final int ALL_YEARS = 0;

    private final SeriesId series;
    private final int year;
    private final long ordinal;
    private final String text;

    private DocumentNumber(SeriesId series, int year, long ordinal, String text) {
        this.series = Objects.requireNonNull(series, "series");
        this.year = year;
        this.ordinal = checked(ordinal, "ordinal");
        this.text = Require.id(text, "number");
    }

    static long checked(long ordinal, String name) {
        if (ordinal < 1 || ordinal > MAX_ORDINAL) {
            throw new IllegalArgumentException(name + " is " + ordinal + ", outside 1 to " + MAX_ORDINAL);
        }
        return ordinal;
    }

    static int checkedYear(int year) {
        if (year < 1 || year > Require.LAST_DAY.getYear()) {
            throw new IllegalArgumentException("year is " + year + ", outside 1 to " + Require.LAST_DAY.getYear());
        }
        return year;
    }

    /**
     * A number of a series that counts through all years.
     *
     * @param ordinal the how manieth of the series, 1 to {@value #MAX_ORDINAL}
     * @param text as it is written
     */
    public static DocumentNumber of(SeriesId series, long ordinal, String text) {
        return new DocumentNumber(series, ALL_YEARS, ordinal, text);
    }

    /**
     * A number of a series that counts anew in each year.
     *
     * @param year the year of the date of issue, 1 to 9999
     * @param ordinal the how manieth of that year, 1 to {@value #MAX_ORDINAL}
     * @param text as it is written
     */
    public static DocumentNumber inYear(SeriesId series, int year, long ordinal, String text) {
        return new DocumentNumber(series, checkedYear(year), ordinal, text);
    }

    /** The series. */
    public SeriesId series() {
        return series;
    }

    /** The year in which it is counted; empty where the series counts through all years. */
    public OptionalInt year() {
        return year == ALL_YEARS ? OptionalInt.empty() : OptionalInt.of(year);
    }

    /** The how manieth it is, of its series or of its year. */
    public long ordinal() {
        return ordinal;
    }

    /** As it is written on the document. */
    public String text() {
        return text;
    }

    @Override
    public int compareTo(DocumentNumber other) {
        int bySeries = series.compareTo(other.series);
        int byYear = bySeries != 0 ? bySeries : Integer.compare(year, other.year);
        int byOrdinal = byYear != 0 ? byYear : Long.compare(ordinal, other.ordinal);
        return byOrdinal != 0 ? byOrdinal : CodePoints.compare(text, other.text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DocumentNumber that
                && series.equals(that.series)
                && year == that.year
                && ordinal == that.ordinal
                && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(series, year, ordinal);
    }

    /** As it is written. */
    @Override
    public String toString() {
        return text;
    }
}
