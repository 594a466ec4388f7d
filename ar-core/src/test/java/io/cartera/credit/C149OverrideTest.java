package io.cartera.credit;

import static io.cartera.credit.CreditCases.DAY;
import static io.cartera.credit.CreditCases.eur;
import static io.cartera.credit.CreditCases.good;
import static io.cartera.credit.CreditCases.order;
import static io.cartera.credit.CreditCases.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.trace.Actor;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class C149OverrideTest {

    private static final Actor SALES = Actor.of("sales");
    private static final Actor CHIEF = Actor.of("chief");

    private static CreditOverride override(Actor approver, String amount) {
        return CreditOverride.of(DecisionId.of("D-1"), approver, eur(amount), DAY, "known for years");
    }

    private static CreditDecision refused(CreditCheck check) {
        return policy(check)
                .decide(
                        order("100").askedBy(SALES),
                        good("5000", "0").brokenPromises(4).build());
    }

    @Test
    void C149_what_was_held_can_be_overridden_and_what_was_stopped_where_the_policy_says_so() {
        CreditCheck promises = CreditCheck.brokenPromises(1);
        assertThat(override(CHIEF, "100").lifts(refused(promises), DAY)).isTrue();
        assertThat(override(CHIEF, "100").lifts(refused(promises.stopping()), DAY))
                .isFalse();
        assertThat(refused(promises.stopping()).canBeOverridden()).isFalse();
        assertThat(override(CHIEF, "100").lifts(refused(promises.stopping().overridable()), DAY))
                .isTrue();
        assertThat(override(CHIEF, "100").lifts(refused(promises.warning()), DAY))
                .isFalse();
    }

    @Test
    void C03_who_asked_cannot_override_and_where_nobody_is_named_nobody_can() {
        CreditCheck promises = CreditCheck.brokenPromises(1);
        assertThat(override(SALES, "100").lifts(refused(promises), DAY)).isFalse();
        CreditDecision unnamed = policy(promises)
                .decide(order("100"), good("5000", "0").brokenPromises(4).build());
        assertThat(override(CHIEF, "100").lifts(unnamed, DAY)).isFalse();
    }

    @Test
    void an_override_holds_up_to_its_amount_in_its_currency_and_through_its_day() {
        CreditDecision refused = refused(CreditCheck.brokenPromises(1));
        assertThat(override(CHIEF, "99.99").lifts(refused, DAY)).isFalse();
        assertThat(override(CHIEF, "100").lifts(refused, DAY.plusDays(1))).isFalse();
        CreditOverride dollars =
                CreditOverride.of(DecisionId.of("D-1"), CHIEF, Money.parse("USD 500"), DAY, "known for years");
        assertThat(dollars.lifts(refused, DAY)).isFalse();
    }

    @Test
    void an_override_has_an_amount_and_a_reason_and_does_not_print_the_reason() {
        assertThatIllegalArgumentException().isThrownBy(() -> override(CHIEF, "0"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CreditOverride.of(DecisionId.of("D-1"), CHIEF, eur("1"), DAY, " "));
        assertThat(override(CHIEF, "1").toString()).doesNotContain("known for years");
        assertThat(override(CHIEF, "1")).isEqualTo(override(CHIEF, "1")).isNotEqualTo(override(SALES, "1"));
    }
}
