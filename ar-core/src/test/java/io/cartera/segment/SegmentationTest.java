package io.cartera.segment;

import static io.cartera.segment.AbcClass.A;
import static io.cartera.segment.AbcClass.B;
import static io.cartera.segment.AbcClass.C;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.EntrySource;
import io.cartera.account.ItemId;
import io.cartera.analysis.Turnover;
import io.cartera.customer.CustomerId;
import io.cartera.money.Percentage;
import io.cartera.time.DateRange;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class SegmentationTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-31");

    /** What a customer was billed, in minor units; credited where negative. */
    private record Billed(String customer, long minor) {}

    private static Turnover turnover(CurrencyUnit currency, List<Billed> billed, LocalDate on) {
        EntrySource source = action -> billed.forEach(one -> {
            // Two entries each, so that a turnover of zero is possible.
            long credited = one.minor() > 0 ? 1 : 1 - one.minor();
            action.accept(
                    CustomerId.of(one.customer()),
                    Entry.builder(
                                    ItemId.debit("I"),
                                    EntryKind.INVOICE,
                                    Money.ofMinor(currency, one.minor() + credited),
                                    on)
                            .build());
            action.accept(
                    CustomerId.of(one.customer()),
                    Entry.builder(ItemId.credit("C"), EntryKind.CREDIT_NOTE, Money.ofMinor(currency, credited), on)
                            .build());
        });
        return Turnover.of(source, DateRange.ofClosed(on, on));
    }

    private static List<Billed> named(long... minors) {
        List<Billed> billed = new ArrayList<>();
        for (long minor : minors) {
            billed.add(new Billed("K" + (char) ('a' + billed.size()), minor));
        }
        return billed;
    }

    private static List<AbcClass> classes(Segmentation segmentation, long... minors) {
        return segmentation.classify(turnover(CurrencyUnit.EUR, named(minors), DAY)).stream()
                .map(SegmentedCustomer::abc)
                .toList();
    }

    @Test
    void the_worked_customers_fall_as_worked_and_the_one_that_crosses_is_in_the_upper_class() {
        assertThat(classes(Segmentation.abc(), 500, 250, 100, 60, 40, 25, 15, 10))
                .containsExactly(A, A, A, B, B, C, C, C);
    }

    @Test
    void strictly_the_one_that_crosses_is_in_the_lower_class() {
        assertThat(classes(Segmentation.abcStrict(), 500, 250, 100, 60, 40, 25, 15, 10))
                .containsExactly(A, A, B, B, B, C, C, C);
        assertThat(classes(Segmentation.abcStrict(), 80, 15, 5)).containsExactly(A, B, C);
        assertThat(classes(Segmentation.abcStrict(), 8001, 1499, 500)).containsExactly(B, B, C);
        assertThat(classes(Segmentation.abcStrict(), 7999, 1502, 499)).containsExactly(A, C, C);
        assertThat(classes(Segmentation.abcStrict(Percentage.of("50"), Percentage.of("76")), 50, 26, 24))
                .containsExactly(A, B, C);
    }

    @Test
    void strictly_too_the_same_turnover_is_the_same_class_the_better_one() {
        assertThat(classes(Segmentation.abcStrict(), 40, 40, 40, 40)).containsExactly(A, A, A, A);
        assertThat(classes(Segmentation.abcStrict(), 60, 10, 10, 10, 10)).containsExactly(A, A, A, A, A);
        assertThat(classes(Segmentation.abcStrict(), 75, 10, 10, 5)).containsExactly(A, B, B, C);
    }

    @Test
    void strictly_a_customer_that_makes_everything_is_C() {
        assertThat(classes(Segmentation.abcStrict(), 1)).containsExactly(C);
        assertThat(classes(Segmentation.abcStrict(), 1, 0, -1)).containsExactly(C, C, C);
        assertThat(classes(Segmentation.abcStrict(Percentage.of("80"), Percentage.of("100")), 1))
                .containsExactly(B);
    }

    @Property(tries = 200)
    void strictly_nobody_is_in_a_better_class(
            @ForAll @Size(max = 30) List<@IntRange(min = -5, max = 40) Integer> amounts) {
        long[] minors = amounts.stream().mapToLong(Integer::longValue).toArray();
        List<AbcClass> usual = classes(Segmentation.abc(), minors);
        List<AbcClass> strict = classes(Segmentation.abcStrict(), minors);

        for (int i = 0; i < minors.length; i++) {
            assertThat(strict.get(i)).isGreaterThanOrEqualTo(usual.get(i));
        }
    }

    @Test
    void a_threshold_reached_exactly_is_not_crossed() {
        assertThat(classes(Segmentation.abc(), 80, 15, 5)).containsExactly(A, B, C);
        assertThat(classes(Segmentation.abc(), 7999, 1500, 501)).containsExactly(A, A, B);
        assertThat(classes(Segmentation.abc(), 7999, 1501, 500)).containsExactly(A, A, C);
        assertThat(classes(Segmentation.abc(Percentage.of("50"), Percentage.of("76")), 50, 26, 24))
                .containsExactly(A, B, C);
        assertThat(classes(Segmentation.abc(Percentage.of("33.333333"), Percentage.of("100")), 1, 1, 1))
                .containsExactly(A, A, A);
    }

    @Test
    void the_same_turnover_is_the_same_class_the_better_one() {
        assertThat(classes(Segmentation.abc(), 40, 40, 40, 40)).containsExactly(A, A, A, A);
        assertThat(classes(Segmentation.abc(), 60, 10, 10, 10, 10)).containsExactly(A, A, A, A, A);
        assertThat(classes(Segmentation.abc(), 85, 5, 5, 5)).containsExactly(A, B, B, B);
    }

    @Test
    void customers_are_listed_by_turnover_the_largest_first_then_by_identifier() {
        List<Billed> billed = List.of(new Billed("b", 5), new Billed("a", 5), new Billed("c", 9), new Billed("B", 5));

        assertThat(Segmentation.abc().classify(turnover(CurrencyUnit.EUR, billed, DAY)))
                .extracting(customer -> customer.customer().value())
                .containsExactly("c", "B", "a", "b");
    }

    @Test
    void turnover_of_zero_or_less_is_C_and_no_part_of_the_whole() {
        assertThat(classes(Segmentation.abc(), 80, 15, 5, 0, -1000)).containsExactly(A, B, C, C, C);
        assertThat(classes(Segmentation.abc(), 0)).containsExactly(C);
        assertThat(classes(Segmentation.abc(), 0, 0, -1)).containsExactly(C, C, C);
    }

    @Test
    void a_single_customer_is_A_and_none_is_nothing() {
        assertThat(classes(Segmentation.abc(), 1)).containsExactly(A);
        assertThat(classes(Segmentation.abc())).isEmpty();
    }

    @Test
    void M07_each_currency_is_analysed_for_itself() {
        Turnover euros = turnover(CurrencyUnit.EUR, named(80, 15, 5), DAY);
        EntrySource both = action -> {
            for (String amount : new String[] {"USD 1", "EUR 1000"}) {
                action.accept(
                        CustomerId.of("K " + amount),
                        Entry.builder(ItemId.debit("I"), EntryKind.INVOICE, Money.parse(amount), DAY)
                                .build());
            }
        };

        assertThat(Segmentation.abc().classify(Turnover.of(both, euros.period())))
                .containsExactly(
                        new SegmentedCustomer(CustomerId.of("K EUR 1000"), Money.parse("EUR 1000"), A),
                        new SegmentedCustomer(CustomerId.of("K USD 1"), Money.parse("USD 1"), A));
    }

    @Provide
    Arbitrary<List<Billed>> billed() {
        return Arbitraries.oneOf(
                        Arbitraries.longs().between(-50, 200),
                        Arbitraries.longs().between(-1_000_000_000L, 1_000_000_000_000L))
                .list()
                .ofMaxSize(20)
                .map(minors -> named(minors.stream().mapToLong(Long::longValue).toArray()));
    }

    @Property
    void S01_every_customer_is_in_one_class_and_it_goes_by_the_share_before_its_equals(
            @ForAll("billed") List<Billed> billed) {
        List<SegmentedCustomer> segmented = Segmentation.abc().classify(turnover(CurrencyUnit.EUR, billed, DAY));
        BigInteger whole = sum(billed, 0);

        assertThat(segmented).hasSameSizeAs(billed);
        for (SegmentedCustomer customer : segmented) {
            long own = customer.turnover().getAmountMinorLong();
            BigInteger before = own > 0 ? sum(billed, own) : BigInteger.ZERO;
            AbcClass expected = own <= 0 ? C : classOf(before, whole);
            assertThat(customer.abc())
                    .as("%s after %s of %s", own, before, whole)
                    .isEqualTo(expected);
        }
        assertThat(segmented).extracting(SegmentedCustomer::abc).isSortedAccordingTo(Comparator.naturalOrder());
    }

    private static BigInteger sum(List<Billed> billed, long above) {
        return billed.stream()
                .filter(one -> one.minor() > above)
                .map(one -> BigInteger.valueOf(one.minor()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static AbcClass classOf(BigInteger before, BigInteger whole) {
        BigInteger hundredfold = before.multiply(BigInteger.valueOf(100));
        if (hundredfold.compareTo(whole.multiply(BigInteger.valueOf(80))) < 0) {
            return A;
        }
        return hundredfold.compareTo(whole.multiply(BigInteger.valueOf(95))) < 0 ? B : C;
    }

    @Property
    void S01_the_order_in_which_customers_were_billed_makes_no_difference(
            @ForAll("billed") List<Billed> billed, @ForAll Random random) {
        List<Billed> shuffled = new ArrayList<>(billed);
        Collections.shuffle(shuffled, random);

        assertThat(Segmentation.abc().classify(turnover(CurrencyUnit.EUR, shuffled, DAY)))
                .isEqualTo(Segmentation.abc().classify(turnover(CurrencyUnit.EUR, billed, DAY)));
    }

    @Property
    void T06_shifting_every_date_changes_no_class(
            @ForAll("billed") List<Billed> billed, @ForAll @IntRange(min = -700_000, max = 2_000_000) int shift) {
        assertThat(Segmentation.abc().classify(turnover(CurrencyUnit.EUR, billed, DAY.plusDays(shift))))
                .isEqualTo(Segmentation.abc().classify(turnover(CurrencyUnit.EUR, billed, DAY)));
    }

    @Property
    void E04_scaling_all_turnovers_changes_no_class(
            @ForAll("billed") List<Billed> billed, @ForAll @IntRange(min = 1, max = 1000) int factor) {
        long[] minors = billed.stream().mapToLong(Billed::minor).toArray();
        long[] scaled = Arrays.stream(minors).map(minor -> minor * factor).toArray();

        assertThat(classes(Segmentation.abc(), scaled)).isEqualTo(classes(Segmentation.abc(), minors));
    }

    @Test
    void thresholds_rise_from_above_zero_to_at_most_a_hundred() {
        Percentage zero = Percentage.of("0");
        Percentage least = Percentage.of("0.000001");
        Percentage hundred = Percentage.of("100");

        assertThat(classes(Segmentation.abc(least, hundred), 50, 50)).containsExactly(A, A);
        assertThat(classes(Segmentation.abc(least, hundred), 60, 40)).containsExactly(A, B);
        assertThatIllegalArgumentException().isThrownBy(() -> Segmentation.abc(zero, hundred));
        assertThatIllegalArgumentException().isThrownBy(() -> Segmentation.abc(hundred, hundred));
        assertThatIllegalArgumentException().isThrownBy(() -> Segmentation.abc(hundred, least));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Segmentation.abc(least, Percentage.of("100.000001")))
                .withMessageContaining("100.000001");
    }

    @Test
    void missing_arguments_are_refused_by_name() {
        Percentage eighty = Percentage.of("80");

        refusesNull("a", () -> Segmentation.abc(null, eighty));
        refusesNull("b", () -> Segmentation.abc(eighty, null));
        refusesNull("turnover", () -> Segmentation.abc().classify((Turnover) null));
        refusesNull("customer", () -> new SegmentedCustomer(null, Money.parse("EUR 1"), A));
        refusesNull("turnover", () -> new SegmentedCustomer(CustomerId.of("K"), null, A));
        refusesNull("abc", () -> new SegmentedCustomer(CustomerId.of("K"), Money.parse("EUR 1"), null));
    }

    private static void refusesNull(String name, Runnable call) {
        assertThatNullPointerException().isThrownBy(call::run).withMessageMatching("(.*\")?" + name + "(\".*)?");
    }
}
