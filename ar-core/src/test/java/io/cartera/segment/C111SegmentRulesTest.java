package io.cartera.segment;

import static io.cartera.segment.Bought.bought;
import static io.cartera.segment.Bought.totals;
import static io.cartera.segment.CustomerCondition.all;
import static io.cartera.segment.CustomerCondition.any;
import static io.cartera.segment.CustomerCondition.boughtSince;
import static io.cartera.segment.CustomerCondition.inRegion;
import static io.cartera.segment.CustomerCondition.not;
import static io.cartera.segment.CustomerCondition.purchasesAtLeast;
import static io.cartera.segment.CustomerCondition.totalAtLeast;
import static io.cartera.segment.CustomerCondition.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.customer.CustomerId;
import io.cartera.party.Region;
import io.cartera.segment.CustomerCondition.State;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class C111SegmentRulesTest {

    private static final CustomerPicture UNKNOWN = CustomerPicture.of(CustomerId.of("C01"));
    private static final CustomerPicture KNOWN =
            UNKNOWN.with(bought("C01", 3, 100_00, 10)).with("payer class", "GOOD");

    @Test
    void C111_the_first_rule_that_holds_has_the_customer_and_tells_its_figures() {
        SegmentRules rules = SegmentRules.named("care")
                .when("key", totalAtLeast(Money.parse("EUR 100")))
                .when("watch", totalAtLeast(Money.parse("EUR 50")))
                .when("key", purchasesAtLeast(5))
                .otherwise("other");
        Classification classified = rules.classify(totals(100, 60, 10));

        assertThat(rules.segments()).containsExactly("key", "watch", "other");
        assertThat(Bought.segments(classified)).containsExactly("key", "watch", "other");
        assertThat(classified.placed())
                .extracting(Classification.Placed::why)
                .containsExactly(
                        "rule 1: total EUR 100.00 is not below EUR 100.00",
                        "rule 2: total EUR 60.00 is not below EUR 50.00",
                        "no rule holds");
    }

    @Test
    void C111_rules_see_what_else_is_known_of_a_customer() {
        SegmentRules rules = SegmentRules.named("care")
                .when("good", word("payer class", "GOOD"))
                .otherwise("other");

        assertThat(Bought.segments(rules.classify(totals(1, 1)))).containsExactly("other", "other");
        assertThat(Bought.segments(rules.seeing(List.of(UNKNOWN.with("payer class", "GOOD")))
                        .classify(totals(1, 1))))
                .containsExactly("good", "other");
        assertThatIllegalArgumentException().isThrownBy(() -> rules.seeing(List.of(UNKNOWN, KNOWN)));
    }

    @Test
    void C111_what_is_unknown_fulfils_neither_a_condition_nor_its_denial() {
        CustomerCondition here = inRegion(Region.of("ES-MD"));

        assertThat(here.find(UNKNOWN).state()).isEqualTo(State.UNKNOWN);
        assertThat(not(here).find(UNKNOWN).state()).isEqualTo(State.UNKNOWN);
        assertThat(totalAtLeast(Money.parse("USD 1")).find(KNOWN).state()).isEqualTo(State.UNKNOWN);
        assertThat(all(here, purchasesAtLeast(3)).find(KNOWN).state()).isEqualTo(State.UNKNOWN);
        assertThat(all(here, purchasesAtLeast(4)).find(KNOWN).state()).isEqualTo(State.FAILS);
        assertThat(all(purchasesAtLeast(4), here).find(KNOWN).state()).isEqualTo(State.FAILS);
        assertThat(any(here, purchasesAtLeast(3)).find(KNOWN).state()).isEqualTo(State.HOLDS);
        assertThat(any(purchasesAtLeast(4), here).find(KNOWN).state()).isEqualTo(State.UNKNOWN);
        assertThat(any(not(here), not(purchasesAtLeast(3))).find(KNOWN).state()).isEqualTo(State.UNKNOWN);
        assertThatIllegalArgumentException().isThrownBy(CustomerCondition::all);
    }

    @Test
    void C111_a_purchase_counts_on_the_day_itself() {
        assertThat(boughtSince(Bought.FIRST.plusDays(10)).find(KNOWN).holds()).isTrue();
        assertThat(boughtSince(Bought.FIRST.plusDays(11)).find(KNOWN))
                .isEqualTo(
                        new CustomerCondition.Finding(State.FAILS, "last purchase 2026-01-11 is not since 2026-01-12"));
    }

    @Test
    void C111_a_matrix_has_each_customer_in_one_cell_and_tells_whom_one_side_does_not_know() {
        CustomerId a = CustomerId.of("A");
        CustomerId b = CustomerId.of("B");
        CustomerId c = CustomerId.of("C");
        CustomerId d = CustomerId.of("D");
        SegmentMatrix<String, AbcClass> matrix = SegmentMatrix.of(
                Map.of(a, "high", b, "high", c, "high"), Map.of(b, AbcClass.A, c, AbcClass.C, d, AbcClass.A));

        assertThat(matrix.in("high", AbcClass.A)).containsExactly(b);
        assertThat(matrix.in("high", AbcClass.C)).containsExactly(c);
        assertThat(matrix.in("low", AbcClass.A)).isEmpty();
        assertThat(matrix.inOneOnly()).containsExactly(a, d);
        assertThat(matrix.customers()).isEqualTo(2);
        assertThat(matrix.columns("high")).containsExactly(AbcClass.A, AbcClass.C);
        assertThat(matrix.rows()).containsExactly("high");
    }

    @Test
    void C111_a_matrix_of_classifications_has_the_order_of_their_schemes() {
        CustomerId one = CustomerId.of("C01");
        CustomerId two = CustomerId.of("C02");
        ValueTiers tiers = ValueTiers.named("value")
                .from("silver", Money.parse("EUR 100"))
                .from("bronze", Money.parse("EUR 10"))
                .otherwise("ordinary");
        SegmentRules care = SegmentRules.named("care")
                .when("key", totalAtLeast(Money.parse("EUR 50")))
                .otherwise("all");
        Classification byValue = tiers.classify(totals(100, 60, 10, 1));

        SegmentMatrix<String, String> matrix = SegmentMatrix.of(byValue, care.classify(totals(100, 60, 10)));
        assertThat(matrix.rows()).containsExactly("silver", "bronze");
        assertThat(matrix.columns("bronze")).containsExactly("key", "all");
        assertThat(matrix.in("bronze", "key")).containsExactly(two);
        assertThat(matrix.in("ordinary", "key")).isEmpty();
        assertThat(matrix.in("unheard of", "key")).isEmpty();
        assertThat(matrix.columns("unheard of")).isEmpty();
        assertThat(matrix.inOneOnly()).containsExactly(CustomerId.of("C04"));

        SegmentMatrix<String, AbcClass> byClass = SegmentMatrix.of(byValue, Map.of(one, AbcClass.C, two, AbcClass.A));
        assertThat(byClass.rows()).containsExactly("silver", "bronze");
        assertThat(byClass.columns("bronze")).containsExactly(AbcClass.A);
        assertThat(byClass.customers()).isEqualTo(2);
        assertThat(byClass.inOneOnly()).containsExactly(CustomerId.of("C03"), CustomerId.of("C04"));
    }
}
