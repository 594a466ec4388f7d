package io.cartera.segment;

import static io.cartera.segment.Bought.totals;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.customer.CustomerId;
import io.cartera.money.Percentage;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class C112ValueTiersTest {

    private static final ValueTiers ABSOLUTE = ValueTiers.named("value")
            .from("high", Money.parse("EUR 100"))
            .from("middle", Money.parse("EUR 10"))
            .otherwise("ordinary");

    private static final ValueTiers BEST = ValueTiers.named("value")
            .best("high", Percentage.of("10"))
            .best("middle", Percentage.of("30"))
            .otherwise("ordinary");

    private static final ValueTiers SHARE = ValueTiers.named("value")
            .share("high", Percentage.of("80"))
            .share("middle", Percentage.of("95"))
            .otherwise("ordinary");

    @Test
    void C112_an_absolute_tier_begins_with_its_total() {
        assertThat(Bought.segments(ABSOLUTE.classify(totals(100, 99, 10, 9, 0, -200))))
                .containsExactly("high", "middle", "middle", "ordinary", "ordinary", "ordinary");
    }

    @Test
    void C112_the_best_10_and_30_percent_of_ten_are_one_and_three() {
        assertThat(Bought.segments(BEST.classify(totals(10, 20, 30, 40, 50, 60, 70, 80, 90, 100))))
                .containsExactly(
                        "ordinary",
                        "ordinary",
                        "ordinary",
                        "ordinary",
                        "ordinary",
                        "ordinary",
                        "ordinary",
                        "middle",
                        "middle",
                        "high");
    }

    @Test
    void C112_equal_totals_share_the_better_tier_and_nothing_bought_counts_for_no_percentage() {
        assertThat(Bought.segments(BEST.classify(totals(50, 50, 50, 0, -10))))
                .containsExactly("high", "high", "high", "ordinary", "ordinary");
        assertThat(Bought.segments(SHARE.classify(totals(50, 50, 0)))).containsExactly("high", "high", "ordinary");
    }

    @Test
    void C112_the_share_of_the_whole_cuts_as_the_ABC_analysis_does() {
        Purchasers eight = totals(500, 250, 100, 60, 40, 25, 15, 10);

        assertThat(Bought.segments(SHARE.classify(eight)))
                .containsExactly("high", "high", "high", "middle", "middle", "ordinary", "ordinary", "ordinary");
        assertThat(Bought.segments(Segmentation.abc().classify(eight)))
                .containsExactly("A", "A", "A", "B", "B", "C", "C", "C");
        assertThat(Bought.segments(Segmentation.abcStrict().classify(eight)))
                .containsExactly("A", "A", "B", "B", "B", "C", "C", "C");
        assertThat(Segmentation.abc().classify(eight).total("A")).isEqualTo(Money.parse("EUR 850"));
    }

    @Test
    void C097_the_gap_to_the_next_tier_tells_who_is_near_it() {
        assertThat(ABSOLUTE.classify(totals(100, 99, 12, 4)).gaps())
                .extracting(gap -> gap.customer() + " " + gap.next() + " " + gap.missing())
                .containsExactly("C02 high EUR 1.00", "C04 middle EUR 6.00", "C03 high EUR 88.00");
        assertThat(Segmentation.abc().classify(totals(500, 250, 100, 60)).gaps())
                .extracting(gap -> gap.customer() + " " + gap.next() + " " + gap.missing())
                .containsExactly("C03 A EUR 150.00", "C04 A EUR 190.00");
        assertThat(Rfm.ofDefaults().classify(totals(1, 2)).gaps()).isEmpty();
    }

    @Test
    void C112_tiers_that_make_no_sense_are_refused_by_name() {
        Money ten = Money.parse("EUR 10");
        ValueTiers.Builder high = ValueTiers.named("value").from("high", ten);

        assertThatIllegalArgumentException().isThrownBy(() -> high.from("middle", ten));
        assertThatIllegalArgumentException().isThrownBy(() -> high.from("middle", Money.parse("EUR 0")));
        assertThatIllegalArgumentException().isThrownBy(() -> high.from("middle", Money.parse("USD 1")));
        assertThatIllegalArgumentException().isThrownBy(() -> high.best("middle", Percentage.of("10")));
        assertThatIllegalArgumentException().isThrownBy(() -> high.otherwise("high"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueTiers.named("value").best("high", Percentage.of("100.1")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ABSOLUTE.classify(Purchasers.of(Bought.YEAR, CurrencyUnit.USD, java.util.List.of())));
    }

    @Test
    void C112_a_tier_without_customers_has_no_entry_total_but_an_absolute_one_has() {
        Classification empty = BEST.classify(totals());

        assertThat(empty.entryTotal("high")).isEmpty();
        assertThat(empty.total("high")).isEqualTo(Money.parse("EUR 0"));
        assertThat(ABSOLUTE.classify(totals(1)).entryTotal("high")).contains(Money.parse("EUR 100"));
        assertThat(ABSOLUTE.classify(totals(1)).find(CustomerId.of("nobody"))).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> empty.in("best"));
    }
}
