package io.cartera.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.EntrySource;
import io.cartera.account.ItemId;
import io.cartera.customer.CustomerId;
import io.cartera.money.Percentage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

class SegmentLawsTest {

    private record Figures(int count, long minor, int day) {}

    private static List<SegmentationScheme> schemes() {
        return Stream.of(
                        Segmentation.abc(),
                        Segmentation.abcStrict(),
                        Rfm.ofDefaults(),
                        Rfm.ofDefaults().byShareUpTo().nested(),
                        Rfm.ofDefaults().withClasses(3).splittingTies().byMean(),
                        Rfm.ofDefaults().withClasses(10).splittingTies().nested(),
                        ValueTiers.named("v")
                                .from("a", Money.parse("EUR 1"))
                                .from("b", Money.parse("EUR 0.20"))
                                .otherwise("c"),
                        ValueTiers.named("v")
                                .best("a", Percentage.of("20"))
                                .best("b", Percentage.of("50"))
                                .otherwise("c"),
                        ValueTiers.named("v").share("a", Percentage.of("50")).otherwise("c"),
                        SegmentRules.named("r")
                                .when("often", CustomerCondition.purchasesAtLeast(3))
                                .otherwise("seldom"))
                .map(SegmentationScheme.class::cast)
                .toList();
    }

    @Provide
    Arbitrary<List<Figures>> figures() {
        // Few values, so that many are equal.
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.longs().between(-30, 120),
                        Arbitraries.integers().between(0, 4))
                .as(Figures::new)
                .list()
                .ofMaxSize(25);
    }

    private static Purchasers purchasers(List<Figures> figures, String prefix, long seed) {
        List<PurchaseTotals> all = new ArrayList<>();
        for (Figures each : figures) {
            CustomerId customer = CustomerId.of(prefix + (1000 + all.size()));
            Money total = Money.ofMinor(CurrencyUnit.EUR, each.minor());
            all.add(
                    each.count() == 0
                            ? PurchaseTotals.none(customer, total)
                            : PurchaseTotals.of(customer, each.count(), total, Bought.FIRST.plusDays(each.day())));
        }
        Collections.shuffle(all, new Random(seed));
        return Bought.euros(all);
    }

    @Property
    void S01_segments_partition_the_customers_and_their_totals_sum_to_the_whole(
            @ForAll("figures") List<Figures> figures) {
        Purchasers purchasers = purchasers(figures, "C", 1);
        for (SegmentationScheme scheme : schemes()) {
            Classification classified = scheme.classify(purchasers);
            Set<CustomerId> seen = new TreeSet<>();
            Money sum = Money.zero(CurrencyUnit.EUR);
            for (String segment : classified.segments()) {
                classified
                        .in(segment)
                        .forEach(each -> assertThat(seen.add(each.customer())).isTrue());
                sum = sum.plus(classified.total(segment));
            }
            assertThat(seen).hasSize(figures.size());
            assertThat(sum).isEqualTo(purchasers.total());
        }
    }

    @Property
    void S01_neither_the_order_nor_the_names_of_customers_decide(
            @ForAll("figures") List<Figures> figures, @ForAll @LongRange(max = 100) long seed) {
        for (SegmentationScheme scheme : schemes()) {
            assertThat(Bought.segments(scheme.classify(purchasers(figures, "X", seed))))
                    .isEqualTo(Bought.segments(scheme.classify(purchasers(figures, "C", 1))));
        }
    }

    @Property
    void S01_equal_customers_are_equal_and_better_ones_not_worse_unless_ties_are_split(
            @ForAll("figures") List<Figures> figures) {
        Purchasers purchasers = purchasers(figures, "C", 1);
        for (Rfm rfm : List.of(Rfm.ofDefaults(), Rfm.ofDefaults().byShareUpTo())) {
            List<RfmScore> scores = rfm.score(purchasers);
            for (RfmScore one : scores) {
                for (RfmScore other : scores) {
                    assertThat(Integer.signum(Integer.compare(one.monetary(), other.monetary())))
                            .isIn(
                                    0,
                                    one.purchases()
                                            .total()
                                            .compareTo(other.purchases().total()));
                    assertThat(Integer.signum(Integer.compare(one.frequency(), other.frequency())))
                            .isIn(
                                    0,
                                    Long.compare(
                                            one.purchases().count(),
                                            other.purchases().count()));
                }
            }
        }
    }

    @Property
    void C097_who_buys_what_is_missing_is_in_the_next_segment_or_a_better_one(
            @ForAll("figures") List<Figures> figures) {
        Purchasers purchasers = purchasers(figures, "C", 1);
        for (SegmentationScheme scheme : schemes()) {
            Classification classified = scheme.classify(purchasers);
            for (Classification.Gap gap : classified.gaps()) {
                assertThat(gap.missing().isPositive()).isTrue();
                List<PurchaseTotals> more = purchasers.all().stream()
                        .map(each -> each.customer().equals(gap.customer())
                                ? PurchaseTotals.of(
                                        each.customer(),
                                        each.count() + 1,
                                        each.total().plus(gap.missing()),
                                        Bought.FIRST)
                                : each)
                        .toList();
                String reached = scheme.classify(Bought.euros(more))
                        .find(gap.customer())
                        .orElseThrow()
                        .segment();
                assertThat(scheme.segments().indexOf(reached))
                        .isLessThanOrEqualTo(scheme.segments().indexOf(gap.next()));
            }
        }
    }

    @Property
    void S01_the_books_give_the_same_purchases_as_a_count_by_hand(@ForAll("figures") List<Figures> figures) {
        EntrySource books = action -> {
            int number = 0;
            for (Figures each : figures) {
                CustomerId customer = CustomerId.of("C" + (1000 + number++));
                for (int i = 0; i < each.count(); i++) {
                    // The last but one day at the earliest: the days of all purchases but the last are before it.
                    int day = i == each.count() - 1 ? each.day() : 0;
                    action.accept(
                            customer,
                            Entry.builder(
                                            ItemId.debit("I" + i),
                                            EntryKind.INVOICE,
                                            Money.ofMinor(CurrencyUnit.EUR, 40),
                                            Bought.FIRST.plusDays(day))
                                    .build());
                }
                action.accept(
                        customer,
                        Entry.builder(
                                        ItemId.debit("BEFORE"),
                                        EntryKind.INVOICE,
                                        Money.ofMinor(CurrencyUnit.EUR, 7),
                                        Bought.FIRST.minusDays(1))
                                .build());
            }
        };
        List<PurchaseTotals> expected = new ArrayList<>();
        int number = 0;
        for (Figures each : figures) {
            CustomerId customer = CustomerId.of("C" + (1000 + number++));
            if (each.count() > 0) {
                expected.add(PurchaseTotals.of(
                        customer,
                        each.count(),
                        Money.ofMinor(CurrencyUnit.EUR, 40L * each.count()),
                        Bought.FIRST.plusDays(each.day())));
            }
        }

        assertThat(Purchasers.of(books, Bought.YEAR, CurrencyUnit.EUR).all()).isEqualTo(expected);
    }
}
