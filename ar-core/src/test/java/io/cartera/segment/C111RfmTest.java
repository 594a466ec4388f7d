package io.cartera.segment;

import static io.cartera.segment.Bought.bought;
import static io.cartera.segment.Bought.euros;
import static io.cartera.segment.Bought.totals;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.customer.CustomerId;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class C111RfmTest {

    private static final Purchasers TWELVE = totals(10, 20, 20, 20, 30, 40, 50, 60, 70, 80, 90, 100);

    private static List<Integer> money(Rfm rfm, Purchasers purchasers) {
        return rfm.score(purchasers).stream().map(RfmScore::monetary).toList();
    }

    @Test
    void equal_values_get_the_class_of_those_below_by_default() {
        assertThat(money(Rfm.ofDefaults(), TWELVE)).containsExactly(1, 1, 1, 1, 2, 3, 3, 3, 4, 4, 5, 5);
    }

    @Test
    void equal_values_get_the_class_of_those_up_to_them_where_asked() {
        assertThat(money(Rfm.ofDefaults().byShareUpTo(), TWELVE)).containsExactly(1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 5, 5);
    }

    @Test
    void ntile_parts_equal_values_and_has_sizes_3_3_2_2_2() {
        assertThat(money(Rfm.ofDefaults().splittingTies(), TWELVE)).containsExactly(1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 5);
    }

    @Test
    void ntile_of_fewer_customers_than_classes_counts_them() {
        assertThat(money(Rfm.ofDefaults().splittingTies(), totals(10, 20, 30))).containsExactly(1, 2, 3);
    }

    @Test
    void the_most_recent_frequent_and_valuable_customer_is_555() {
        Purchasers five = euros(List.of(
                bought("A", 1, 100, 1),
                bought("B", 2, 200, 2),
                bought("C", 3, 300, 3),
                bought("D", 4, 400, 4),
                bought("E", 5, 500, 5)));

        assertThat(Bought.segments(Rfm.ofDefaults().classify(five))).containsExactly("111", "222", "333", "444", "555");
        assertThat(Rfm.ofDefaults().segments().get(0)).isEqualTo("555");
        assertThat(Rfm.ofDefaults()
                        .classify(five)
                        .find(CustomerId.of("E"))
                        .orElseThrow()
                        .why())
                .isEqualTo("last 2026-01-06, 5 purchases, EUR 5.00");
    }

    @Test
    void a_single_customer_and_customers_all_alike_have_a_score() {
        assertThat(Bought.segments(Rfm.ofDefaults().classify(totals(10)))).containsExactly("111");
        assertThat(Bought.segments(Rfm.ofDefaults().byShareUpTo().classify(totals(10))))
                .containsExactly("555");
        assertThat(Bought.segments(Rfm.ofDefaults().classify(totals(7, 7, 7)))).containsExactly("111", "111", "111");
        assertThat(Bought.segments(Rfm.ofDefaults().nested().classify(totals(7, 7, 7))))
                .containsExactly("111", "111", "111");
        assertThat(Rfm.ofDefaults().classify(totals()).placed()).isEmpty();
    }

    @Test
    void fewer_customers_than_classes_do_not_fill_them() {
        Purchasers three = euros(List.of(bought("A", 1, 100, 1), bought("B", 2, 200, 2), bought("C", 3, 300, 3)));

        assertThat(Bought.segments(Rfm.ofDefaults().classify(three))).containsExactly("111", "222", "444");
        assertThat(Bought.segments(Rfm.ofDefaults().byShareUpTo().classify(three)))
                .containsExactly("222", "444", "555");
        assertThat(Bought.segments(Rfm.ofDefaults().splittingTies().classify(three)))
                .containsExactly("111", "222", "333");
        assertThat(Bought.segments(Rfm.ofDefaults().withClasses(3).classify(three)))
                .containsExactly("111", "222", "333");
    }

    @Test
    void who_bought_nothing_is_in_none_and_counts_for_no_class() {
        PurchaseTotals none = PurchaseTotals.none(CustomerId.of("Z"), Money.parse("EUR -5.00"));
        Purchasers two = euros(List.of(bought("A", 1, 100, 1), none, bought("B", 2, 200, 2)));

        assertThat(Bought.segments(Rfm.ofDefaults().withClasses(2).classify(two)))
                .containsExactly("111", "222", "none");
    }

    @Test
    void nested_scores_frequency_within_one_recency_and_money_within_one_of_both() {
        Purchasers four = euros(List.of(
                bought("A", 1, 100, 1), bought("B", 2, 200, 1), bought("C", 8, 900, 2), bought("D", 9, 800, 2)));

        assertThat(Bought.segments(Rfm.ofDefaults().withClasses(2).classify(four)))
                .containsExactly("111", "111", "222", "222");
        assertThat(Bought.segments(Rfm.ofDefaults().withClasses(2).nested().classify(four)))
                .containsExactly("111", "121", "211", "221");
    }

    @Test
    void the_mean_of_a_purchase_is_compared_without_rounding() {
        // 100/3 is more than 33.33, by less than a cent.
        Purchasers two = euros(List.of(bought("A", 3, 10_000, 1), bought("B", 1, 3_333, 1)));

        assertThat(money(Rfm.ofDefaults().withClasses(2).byMean(), two)).containsExactly(2, 1);
    }

    @Test
    void ten_classes_have_a_code_that_can_be_read() {
        assertThat(Rfm.ofDefaults().withClasses(10).segments())
                .hasSize(1001)
                .startsWith("10-10-10")
                .endsWith("1-1-1", "none");
    }

    @Test
    void classes_are_2_to_10_and_rules_that_answer_differently_have_names_that_do() {
        assertThatIllegalArgumentException().isThrownBy(() -> Rfm.ofDefaults().withClasses(1));
        assertThatIllegalArgumentException().isThrownBy(() -> Rfm.ofDefaults().withClasses(11));
        assertThat(List.of(
                        Rfm.ofDefaults().name(),
                        Rfm.ofDefaults().byShareUpTo().name(),
                        Rfm.ofDefaults().splittingTies().byMean().nested().name()))
                .containsExactly("rfm 5", "rfm 5 up to", "rfm 5 ntile mean nested");
    }
}
