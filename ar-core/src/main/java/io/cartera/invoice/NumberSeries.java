package io.cartera.invoice;

import io.cartera.trace.Difference;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the documents of one series are numbered: how a number is written, and when counting starts again.
 * <p>
 * Numbers have no gap: each is the one before it and one more, in the year of the date of issue where the series counts
 * anew {@linkplain #yearly each year}, else through {@linkplain #continuous all years}. What year that is follows from
 * the date on the document and from nothing else: no clock and no time zone is asked. A number is written with the
 * prefix, the year in four digits where it is shown, and the ordinal with leading zeros, joined by the separator; an
 * ordinal with more digits than planned is written in full. Defined once, a series does not change. Immutable. Example:
 * <pre>{@code
 * NumberSeries.yearly(SeriesId.of("sales"), "F")                             // F-2026-00001, F-2026-00002, F-2027-00001
 * NumberSeries.yearly(SeriesId.of("sales"), "F").startingIn(2026, 42)        // F-2026-00042, F-2027-00001
 * NumberSeries.continuous(SeriesId.of("credit"), "R").withDigits(3)          // R-001, R-002
 * NumberSeries.continuous(SeriesId.of("credit"), "R").writingYear()          // R-2026-00001, R-2027-00002
 * }</pre>
 */
public final class NumberSeries {

    private static final int MOST_PREFIX = 32;
    private static final int MOST_SEPARATOR = 3;
    private static final int MOST_DIGITS = 18;
    private static final int NO_YEAR = 0;

    private final SeriesId id;
    private final String prefix;
    private final boolean isYearly;
    private final boolean writesYear;
    private final String separator;
    private final int digits;
    private final long first;
    private final int firstYear;
    private final long firstOfYear;

    private NumberSeries(SeriesId id, String prefix, boolean isYearly, boolean writesYear, Format format, Start start) {
        this.id = Objects.requireNonNull(id, "id");
        this.prefix = checkedPrefix(prefix);
        this.isYearly = isYearly;
        this.writesYear = writesYear;
        this.separator = format.separator();
        this.digits = format.digits();
        this.first = start.first();
        this.firstYear = start.year();
        this.firstOfYear = start.ofYear();
    }

    private record Format(String separator, int digits) {}

    private record Start(long first, int year, long ofYear) {}

    private static final Format USUAL = new Format("-", 5);
    private static final Start FROM_ONE = new Start(1, NO_YEAR, 1);

    /**
     * A series that starts again with each year of the date of issue, and shows the year.
     *
     * @param prefix what its numbers begin with; at most 32 characters, which may be none
     */
    public static NumberSeries yearly(SeriesId id, String prefix) {
        return new NumberSeries(id, prefix, true, true, USUAL, FROM_ONE);
    }

    /**
     * A series that never starts again, and shows no year.
     *
     * @param prefix what its numbers begin with; at most 32 characters, which may be none
     */
    public static NumberSeries continuous(SeriesId id, String prefix) {
        return new NumberSeries(id, prefix, false, false, USUAL, FROM_ONE);
    }

    private static String checkedPrefix(String prefix) {
        Objects.requireNonNull(prefix, "prefix");
        return prefix.isEmpty() ? prefix : shortText(prefix, "prefix", MOST_PREFIX);
    }

    private static String shortText(String text, String name, int most) {
        Require.id(text, name);
        if (text.length() > most) {
            throw new IllegalArgumentException(
                    name + " has " + text.length() + " characters, at most " + most + " are allowed");
        }
        return text;
    }

    private Format format() {
        return new Format(separator, digits);
    }

    private Start start() {
        return new Start(first, firstYear, firstOfYear);
    }

    /** This series with the year of the date of issue in its numbers; one that starts again each year has it anyway. */
    public NumberSeries writingYear() {
        return new NumberSeries(id, prefix, isYearly, true, format(), start());
    }

    /** This series with ordinals of at least so many digits, 1 to 18; 5 where nothing is said. */
    public NumberSeries withDigits(int least) {
        if (least < 1 || least > MOST_DIGITS) {
            throw new IllegalArgumentException("digits are " + least + ", outside 1 to " + MOST_DIGITS);
        }
        return new NumberSeries(id, prefix, isYearly, writesYear, new Format(separator, least), start());
    }

    /**
     * This series with another separator than the hyphen: at most three characters, which may be none.
     *
     * @throws IllegalArgumentException if it has a digit, which could be taken for one of the number
     */
    public NumberSeries separatedBy(String other) {
        Objects.requireNonNull(other, "separator");
        String checked = other.isEmpty() ? other : shortText(other, "separator", MOST_SEPARATOR);
        if (checked.chars().anyMatch(Character::isDigit)) {
            throw new IllegalArgumentException("separator has a digit");
        }
        return new NumberSeries(id, prefix, isYearly, writesYear, new Format(checked, digits), start());
    }

    /** This series with another first ordinal than 1; in every year where it starts again. */
    public NumberSeries startingAt(long ordinal) {
        Start other = new Start(DocumentNumber.checked(ordinal, "first ordinal"), firstYear, firstOfYear);
        return new NumberSeries(id, prefix, isYearly, writesYear, format(), other);
    }

    /**
     * This series with another first ordinal in one year: that in which it is taken over from the books kept before.
     *
     * @throws IllegalStateException if it does not start again each year
     */
    public NumberSeries startingIn(int year, long ordinal) {
        DocumentNumber.checkedYear(year);
        DocumentNumber.checked(ordinal, "first ordinal");
        if (!isYearly) {
            throw new IllegalStateException("series " + id + " counts through all years");
        }
        return new NumberSeries(id, prefix, true, true, format(), new Start(first, year, ordinal));
    }

    /** The identifier. */
    public SeriesId id() {
        return id;
    }

    /** What its numbers begin with. */
    public String prefix() {
        return prefix;
    }

    /** What stands between the parts of a number. */
    public String separator() {
        return separator;
    }

    /** Whether it starts again with each year of the date of issue. */
    public boolean startsAgainEachYear() {
        return isYearly;
    }

    /** Whether its numbers show the year of the date of issue. */
    public boolean writesYear() {
        return writesYear;
    }

    /** The least number of digits of an ordinal. */
    public int digits() {
        return digits;
    }

    /** The first ordinal: of all, or of each year but the {@link #firstYear()}. */
    public long firstOrdinal() {
        return first;
    }

    /** The year that has a first ordinal of its own. */
    public OptionalInt firstYear() {
        return firstYear == NO_YEAR ? OptionalInt.empty() : OptionalInt.of(firstYear);
    }

    /** The first ordinal of the {@link #firstYear()}; 1 where there is none. */
    public long firstOrdinalOfFirstYear() {
        return firstOfYear;
    }

    /** The first number that a document of that day may have. */
    public DocumentNumber first(LocalDate issuedOn) {
        return number(issuedOn, firstIn(Require.date(issuedOn, "issuedOn").getYear()));
    }

    /**
     * The number of a document of that day which follows another one.
     *
     * @param last the number before it, in the same year where the series starts again each year
     * @throws IllegalArgumentException if that is of another series or year, or the greatest there is
     */
    public DocumentNumber after(DocumentNumber last, LocalDate issuedOn) {
        Require.date(issuedOn, "issuedOn");
        if (!last.series().equals(id) || !last.year().equals(countedIn(issuedOn))) {
            throw new IllegalArgumentException(
                    last + " is not what a number of " + id + " of " + issuedOn + " follows");
        }
        return number(issuedOn, last.ordinal() + 1);
    }

    /** The year in which the documents of a day are counted; empty where the series counts through all years. */
    public OptionalInt countedIn(LocalDate issuedOn) {
        return isYearly ? OptionalInt.of(issuedOn.getYear()) : OptionalInt.empty();
    }

    private long firstIn(int year) {
        return year == firstYear ? firstOfYear : first;
    }

    private DocumentNumber number(LocalDate issuedOn, long ordinal) {
        DocumentNumber.checked(ordinal, "ordinal");
        int year = issuedOn.getYear();
        String padded = String.format(Locale.ROOT, "%0" + digits + "d", ordinal);
        String counted = writesYear ? String.format(Locale.ROOT, "%04d", year) + separator + padded : padded;
        String text = lead() + counted;
        return isYearly ? DocumentNumber.inYear(id, year, ordinal, text) : DocumentNumber.of(id, ordinal, text);
    }

    // What comes before the first digit of the year or the ordinal.
    private String lead() {
        return prefix.isEmpty() ? "" : prefix + separator;
    }

    /**
     * Whether a number of this series could be written as one of another: where one's beginning up to the first digit of
     * the year or the ordinal is that of the other, as far as it goes, and what follows there is a digit too. {@code F-}
     * and {@code R-} never are, nor are {@code F-} and {@code F-R-}; {@code F-} and {@code F-2026-} are.
     */
    public boolean mayWriteAs(NumberSeries other) {
        String shorter = lead().length() <= other.lead().length() ? lead() : other.lead();
        String longer = shorter.equals(lead()) ? other.lead() : lead();
        return longer.startsWith(shorter)
                && (longer.length() == shorter.length() || isAsciiDigit(longer.charAt(shorter.length())));
    }

    private static boolean isAsciiDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /**
     * The numbers that are missing between the first one and the last of those given, by year where it starts again;
     * none in sound books.
     *
     * @param inOrder numbers of this series, in their order
     */
    public List<Gap> gaps(Iterable<DocumentNumber> inOrder) {
        List<Gap> gaps = new ArrayList<>();
        OptionalInt year = OptionalInt.empty();
        long next = first;
        boolean isFirst = true;
        for (DocumentNumber number : inOrder) {
            if (isFirst || !number.year().equals(year)) {
                isFirst = false;
                year = number.year();
                next = firstIn(year.orElse(NO_YEAR - 1));
            }
            if (number.ordinal() > next) {
                gaps.add(new Gap(id, year, next, number.ordinal() - 1));
            }
            next = Math.max(next, number.ordinal() + 1);
        }
        return List.copyOf(gaps);
    }

    /** The first field in which an offered definition differs from this one. */
    public Optional<Difference> differenceFrom(NumberSeries offered) {
        return Difference.between(
                fields(), Objects.requireNonNull(offered, "offered").fields());
    }

    private Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", id.value());
        fields.put("prefix", prefix);
        fields.put("startsAgainEachYear", String.valueOf(isYearly));
        fields.put("writesYear", String.valueOf(writesYear));
        fields.put("separator", separator);
        fields.put("digits", String.valueOf(digits));
        fields.put("firstOrdinal", String.valueOf(first));
        firstYear().ifPresent(year -> fields.put("firstYear", year + " from " + firstOfYear));
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberSeries that && fields().equals(that.fields());
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "NumberSeries" + fields();
    }

    /** Numbers of a series that follow one another and that nothing bears. Immutable. */
    public static final class Gap {

        private final SeriesId series;
        private final OptionalInt year;
        private final long first;
        private final long last;

        private Gap(SeriesId series, OptionalInt year, long first, long last) {
            this.series = series;
            this.year = year;
            this.first = first;
            this.last = last;
        }

        /** The series. */
        public SeriesId series() {
            return series;
        }

        /** The year in which they are missing; empty where the series counts through all years. */
        public OptionalInt year() {
            return year;
        }

        /** The first ordinal that is missing. */
        public long first() {
            return first;
        }

        /** The last ordinal that is missing. */
        public long last() {
            return last;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Gap that
                    && series.equals(that.series)
                    && year.equals(that.year)
                    && first == that.first
                    && last == that.last;
        }

        @Override
        public int hashCode() {
            return Objects.hash(series, year, first, last);
        }

        @Override
        public String toString() {
            String when = year.isPresent() ? " of " + year.getAsInt() : "";
            return "Gap[" + series + when + ", " + first + " to " + last + "]";
        }
    }
}
