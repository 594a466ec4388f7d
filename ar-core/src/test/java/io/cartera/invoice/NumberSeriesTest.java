package io.cartera.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cartera.customer.CustomerId;
import io.cartera.trace.Difference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** How numbers are written and counted. */
class NumberSeriesTest {

    private static final SeriesId F = SeriesId.of("sales");
    private static final LocalDate DAY = LocalDate.parse("2026-01-10");

    @Test
    void numbers_are_written_as_their_series_says() {
        assertThat(NumberSeries.yearly(F, "F").startingAt(42).first(DAY)).hasToString("F-2026-00042");
        assertThat(NumberSeries.continuous(F, "R").withDigits(3).first(DAY)).hasToString("R-001");
        assertThat(NumberSeries.continuous(F, "R").writingYear().first(DAY)).hasToString("R-2026-00001");
        assertThat(NumberSeries.yearly(F, "").separatedBy("/").first(DAY)).hasToString("2026/00001");
        assertThat(NumberSeries.continuous(F, "").separatedBy("").withDigits(1).first(DAY))
                .hasToString("1");
        assertThat(NumberSeries.yearly(F, "Ф").first(LocalDate.parse("0987-01-01")))
                .hasToString("Ф-0987-00001");
    }

    @Property
    void a_number_is_written_with_ascii_digits_whatever_the_locale(
            @ForAll @LongRange(min = 1, max = DocumentNumber.MAX_ORDINAL) long ordinal,
            @ForAll @IntRange(min = 1, max = 18) int digits,
            @ForAll @IntRange(min = 1, max = 9999) int year) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            NumberSeries series = NumberSeries.yearly(F, "F").withDigits(digits).startingAt(ordinal);
            String text = series.first(LocalDate.of(year, 2, 28)).text();

            assertThat(text).matches("F-[0-9]{4}-[0-9]{" + digits + ",18}");
            assertThat(Integer.parseInt(text.substring(2, 6))).isEqualTo(year);
            assertThat(Long.parseLong(text.substring(7))).isEqualTo(ordinal);
            assertThat(text.substring(7).length())
                    .isEqualTo(Math.max(digits, String.valueOf(ordinal).length()));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Property
    void N01_numbers_of_a_series_are_all_different_in_text_and_in_order(
            @ForAll @IntRange(min = -700_000, max = 2_900_000) int firstDay,
            @ForAll List<@IntRange(min = 0, max = 400) Integer> steps,
            @ForAll @IntRange(min = 1, max = 3) int digits,
            @ForAll boolean isYearly) {
        NumberSeries plain = isYearly ? NumberSeries.yearly(F, "F") : NumberSeries.continuous(F, "F");
        NumberSeries series = plain.withDigits(digits).startingAt(8);
        List<DocumentNumber> numbers = numbers(series, firstDay, steps);

        assertThat(new TreeSet<>(numbers)).containsExactlyElementsOf(numbers);
        assertThat(numbers.stream().map(DocumentNumber::text).distinct()).hasSameSizeAs(numbers);
    }

    /** Numbers of documents that are issued some days after one another, each year counted by itself where it is. */
    private static List<DocumentNumber> numbers(NumberSeries series, int firstDay, List<Integer> steps) {
        List<DocumentNumber> numbers = new ArrayList<>();
        LocalDate day = LocalDate.ofEpochDay(firstDay);
        for (int step : steps) {
            day = day.plusDays(step);
            DocumentNumber last = numbers.isEmpty() ? null : numbers.get(numbers.size() - 1);
            boolean isNext = last != null && last.year().equals(series.countedIn(day));
            numbers.add(isNext ? series.after(last, day) : series.first(day));
        }
        return numbers;
    }

    @Property
    void N02_a_gap_is_found_wherever_a_number_is_missing_and_nowhere_else(
            @ForAll @IntRange(min = 2, max = 60) int count,
            @ForAll @IntRange(min = 0, max = 58) int missing,
            @ForAll boolean isYearly) {
        NumberSeries plain = isYearly ? NumberSeries.yearly(F, "F") : NumberSeries.continuous(F, "F");
        NumberSeries series = plain.startingAt(5);
        List<DocumentNumber> numbers = numbers(series, 20_000, Collections.nCopies(count, 50));
        assertThat(series.gaps(numbers)).isEmpty();

        DocumentNumber gone = numbers.remove(missing % (count - 1));
        boolean isLastOfYear = numbers.stream()
                .noneMatch(number -> number.year().equals(gone.year()) && number.ordinal() > gone.ordinal());

        assertThat(series.gaps(numbers)).hasSize(isLastOfYear ? 0 : 1).allSatisfy(gap -> {
            assertThat(gap.first()).isEqualTo(gone.ordinal());
            assertThat(gap.last()).isEqualTo(gone.ordinal());
            assertThat(gap.year()).isEqualTo(gone.year());
            assertThat(gap.series()).isEqualTo(F);
        });
    }

    @Test
    void N02_the_first_number_of_a_year_that_was_taken_over_is_no_gap() {
        NumberSeries series = NumberSeries.yearly(F, "F").startingIn(2026, 42);

        assertThat(series.gaps(List.of(series.first(DAY), series.first(DAY.plusYears(1)))))
                .isEmpty();
        assertThat(series.gaps(List.of(number(2026, 45), number(2026, 46), number(2027, 3), number(2027, 3))))
                .extracting(NumberSeries.Gap::toString)
                .containsExactly("Gap[sales of 2026, 42 to 44]", "Gap[sales of 2027, 1 to 2]");
    }

    private static DocumentNumber number(int year, long ordinal) {
        return DocumentNumber.inYear(F, year, ordinal, year + "/" + ordinal);
    }

    @Property
    void N05_the_year_of_a_number_is_that_of_the_date_of_issue(
            @ForAll @IntRange(min = 1, max = 9998) int year, @ForAll boolean isYearly) {
        NumberSeries series = isYearly
                ? NumberSeries.yearly(F, "F")
                : NumberSeries.continuous(F, "F").writingYear();
        LocalDate newYearsEve = LocalDate.of(year, 12, 31);
        LocalDate leapDayOrMarch = LocalDate.of(year, 3, 1).minusDays(1);

        for (LocalDate day : List.of(newYearsEve, newYearsEve.plusDays(1), leapDayOrMarch)) {
            assertThat(series.first(day).text()).contains(String.format(Locale.ROOT, "-%04d-", day.getYear()));
            assertThat(series.countedIn(day)).isEqualTo(isYearly ? OptionalInt.of(day.getYear()) : OptionalInt.empty());
        }
        DocumentNumber last = series.first(newYearsEve);
        if (isYearly) {
            assertThatIllegalArgumentException().isThrownBy(() -> series.after(last, newYearsEve.plusDays(1)));
        } else {
            assertThat(series.after(last, newYearsEve.plusDays(1)).ordinal()).isEqualTo(2);
        }
    }

    @Test
    void a_number_follows_only_one_of_its_own_series_and_not_the_greatest() {
        NumberSeries series = NumberSeries.yearly(F, "F");
        DocumentNumber other = NumberSeries.yearly(SeriesId.of("other"), "F").first(DAY);
        DocumentNumber greatest = series.startingAt(DocumentNumber.MAX_ORDINAL).first(DAY);

        assertThatIllegalArgumentException().isThrownBy(() -> series.after(other, DAY));
        assertThatIllegalArgumentException().isThrownBy(() -> series.after(greatest, DAY));
    }

    @Property
    void N01_series_that_may_not_write_as_each_other_never_do(
            @ForAll @IntRange(min = 0, max = 11) int one,
            @ForAll @IntRange(min = 0, max = 11) int other,
            @ForAll @LongRange(min = 1, max = 99_999_999) long ordinal,
            @ForAll @LongRange(min = 1, max = 99_999_999) long otherOrdinal) {
        NumberSeries series = ALIKE.get(one);
        NumberSeries alike = ALIKE.get(other);

        assertThat(series.mayWriteAs(alike)).isEqualTo(alike.mayWriteAs(series));
        if (!series.mayWriteAs(alike)) {
            for (long each : List.of(ordinal, otherOrdinal, 2026L, 20260001L, 1L)) {
                assertThat(series.startingAt(each).first(DAY).text())
                        .isNotIn(
                                alike.startingAt(otherOrdinal).first(DAY).text(),
                                alike.startingAt(each).first(DAY).text(),
                                alike.startingAt(each % 10_000 + 1).first(DAY).text());
            }
        }
    }

    private static final List<NumberSeries> ALIKE = List.of(
            NumberSeries.yearly(F, "F"),
            NumberSeries.continuous(F, "F"),
            NumberSeries.continuous(F, "F-2026"),
            NumberSeries.continuous(F, "F-R"),
            NumberSeries.yearly(F, "F-R"),
            NumberSeries.continuous(F, "F").separatedBy(""),
            NumberSeries.continuous(F, "F2").separatedBy(""),
            NumberSeries.continuous(F, ""),
            NumberSeries.yearly(F, "").separatedBy(""),
            NumberSeries.yearly(F, "2026"),
            NumberSeries.continuous(F, "F").separatedBy("/"),
            NumberSeries.yearly(F, "R"));

    @Test
    void series_may_write_as_each_other_where_one_begins_as_the_other_up_to_a_digit() {
        NumberSeries yearly = NumberSeries.yearly(F, "F");

        assertThat(yearly.mayWriteAs(NumberSeries.continuous(F, "F"))).isTrue();
        assertThat(yearly.mayWriteAs(NumberSeries.continuous(F, "F-2026"))).isTrue();
        assertThat(yearly.mayWriteAs(NumberSeries.continuous(F, "F-R"))).isFalse();
        assertThat(yearly.mayWriteAs(NumberSeries.continuous(F, "R"))).isFalse();
        assertThat(yearly.mayWriteAs(NumberSeries.continuous(F, ""))).isFalse();
        assertThat(NumberSeries.continuous(F, "7").mayWriteAs(NumberSeries.continuous(F, "")))
                .isTrue();
    }

    @Test
    void what_cannot_be_written_is_refused_by_name() {
        NumberSeries series = NumberSeries.yearly(F, "F");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> series.withDigits(0))
                .withMessageContaining("digits");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> series.withDigits(19))
                .withMessageContaining("digits");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> series.startingAt(0))
                .withMessageContaining("ordinal");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> series.separatedBy("1"))
                .withMessageContaining("separator");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> series.separatedBy("----"))
                .withMessageContaining("separator");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NumberSeries.yearly(F, "x".repeat(33)))
                .withMessageContaining("prefix");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> series.startingIn(0, 1))
                .withMessageContaining("year");
        assertThatIllegalStateException()
                .isThrownBy(() -> NumberSeries.continuous(F, "F").startingIn(2026, 2));
    }

    @Test
    void the_first_difference_of_two_definitions_is_named() {
        NumberSeries series = NumberSeries.yearly(F, "F");

        assertThat(series.differenceFrom(NumberSeries.yearly(F, "F"))).isEmpty();
        assertThat(series.differenceFrom(NumberSeries.yearly(F, "G")))
                .hasValueSatisfying(difference -> assertThat(difference.field()).isEqualTo("prefix"));
        assertThat(series.differenceFrom(series.startingIn(2026, 2)))
                .hasValueSatisfying(difference -> assertThat(difference.field()).isEqualTo("firstYear"));
        assertThat(series).isNotEqualTo(series.startingIn(2026, 2)).isEqualTo(NumberSeries.yearly(F, "F"));
    }

    @Test
    void a_document_has_the_number_of_its_own_series_once() {
        Invoice draft = Invoice.draft(InvoiceId.of("INV-1"), CustomerId.of("ACME"), DAY)
                .line("goods", Money.parse("EUR 10"))
                .numberedBy(F)
                .build();
        DocumentNumber first = NumberSeries.yearly(F, "F").first(DAY);
        Invoice issued = draft.numbered(first);

        assertThat(draft.number()).isEmpty();
        assertThat(issued.number()).contains(first);
        assertThat(issued).isNotEqualTo(draft);
        assertThatIllegalStateException().isThrownBy(() -> issued.numbered(first));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draft.numbered(
                        NumberSeries.yearly(SeriesId.of("G"), "G").first(DAY)));
    }

    @Test
    void documents_differ_by_their_series_and_by_a_number_that_is_offered() {
        NumberSeries series = NumberSeries.yearly(F, "F");
        Invoice.Builder builder =
                Invoice.draft(InvoiceId.of("INV-1"), CustomerId.of("ACME"), DAY).line("goods", Money.parse("EUR 10"));
        Invoice bare = builder.build();
        Invoice draft = builder.numberedBy(F).build();
        Invoice issued = draft.numbered(series.first(DAY));
        Invoice other = draft.numbered(series.after(series.first(DAY), DAY));

        assertThat(issued.differenceFrom(draft)).isEmpty();
        assertThat(issued.differenceFrom(issued)).isEmpty();
        assertThat(issued.differenceFrom(bare).map(Difference::field)).contains("series");
        assertThat(issued.differenceFrom(other).map(Difference::field)).contains("number");
        assertThat(draft.differenceFrom(issued).map(Difference::existing)).isEqualTo(Optional.of(""));
    }
}
