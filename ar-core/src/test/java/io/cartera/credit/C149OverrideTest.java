package io.cartera.credit;

import static io.cartera.credit.CreditCases.DAY;
import static io.cartera.credit.CreditCases.eur;
import static io.cartera.credit.CreditCases.good;
import static io.cartera.credit.CreditCases.order;
import static io.cartera.credit.CreditCases.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.exposure.SalesDocumentKind;
import io.cartera.relationship.AdministrativeStatus;
import io.cartera.terms.PaymentTerms;
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
        assertThat(override(CHIEF, "100").lifts(refused(promises), refused(promises)))
                .isTrue();
        assertThat(override(CHIEF, "100").lifts(refused(promises.stopping()), refused(promises.stopping())))
                .isFalse();
        assertThat(refused(promises.stopping()).canBeOverridden()).isFalse();
        assertThat(override(CHIEF, "100")
                        .lifts(
                                refused(promises.stopping().overridable()),
                                refused(promises.stopping().overridable())))
                .isTrue();
        assertThat(override(CHIEF, "100").lifts(refused(promises.warning()), refused(promises.warning())))
                .isFalse();
    }

    @Test
    void C03_who_asked_cannot_override_and_where_nobody_is_named_nobody_can() {
        CreditCheck promises = CreditCheck.brokenPromises(1);
        assertThat(override(SALES, "100").lifts(refused(promises), refused(promises)))
                .isFalse();
        CreditDecision unnamed = policy(promises)
                .decide(order("100"), good("5000", "0").brokenPromises(4).build());
        assertThat(override(CHIEF, "100").lifts(unnamed, unnamed)).isFalse();
    }

    @Test
    void an_override_holds_up_to_its_amount_in_its_currency_and_through_its_day() {
        CreditDecision refused = refused(CreditCheck.brokenPromises(1));
        assertThat(override(CHIEF, "99.99").lifts(refused, refused)).isFalse();
        CreditDecision later = refused.policy()
                .decide(
                        CreditRequest.of(CreditCases.ACME, eur("100"), DAY.plusDays(1), SalesDocumentKind.ORDER)
                                .askedBy(SALES),
                        refused.picture());
        assertThat(override(CHIEF, "100").lifts(refused, later)).isFalse();
        CreditOverride dollars =
                CreditOverride.of(DecisionId.of("D-1"), CHIEF, Money.parse("USD 500"), DAY, "known for years");
        assertThat(dollars.lifts(refused, refused)).isFalse();
    }

    @Test
    void what_the_approver_never_saw_is_not_lifted() {
        CreditPolicy house =
                policy(CreditCheck.limit().overridable(), CreditCheck.standing(), CreditCheck.overdueDays(9));
        CreditRequest asked = order("5500").askedBy(SALES);
        CreditPicture seen = good("5000", "0").build();
        CreditDecision then = house.decide(asked, seen);
        CreditOverride override = override(CHIEF, "6000");
        assertThat(override.lifts(then, house.decide(asked, seen))).isTrue();
        assertThat(override.lifts(then, house.decide(order("5400").askedBy(SALES), seen)))
                .isTrue();

        assertThat(override.lifts(then, house.decide(order("5500.01").askedBy(SALES), seen)))
                .isFalse();
        assertThat(override.lifts(
                        then,
                        house.decide(
                                asked,
                                seen.change()
                                        .standing(AdministrativeStatus.ON_HOLD)
                                        .build())))
                .isFalse();
        assertThat(override.lifts(then, house.decide(asked, good("5000", "1").build())))
                .isFalse();
        assertThat(override.lifts(then, house.decide(asked.onTerms(PaymentTerms.netDays(90)), seen)))
                .isFalse();
        assertThat(override.lifts(then, house.stayingBelowLimits().decide(asked, seen)))
                .isFalse();
        CreditDecision inParts = house.decide(asked.payingFirst(eur("400")), seen);
        assertThat(override.lifts(inParts, then)).isFalse();
        assertThat(override.lifts(then, inParts)).isTrue();
    }

    @Test
    void an_item_overdue_for_a_day_longer_is_what_was_seen_and_another_status_is_not() {
        CreditPolicy house = policy(CreditCheck.standing(), CreditCheck.overdueDays(9));
        CreditPicture seen = good("5000", "10")
                .overdue(new CreditPicture.Overdue(10, eur("10"), eur("10")))
                .standing(AdministrativeStatus.ON_HOLD)
                .build();
        CreditRequest asked = order("100").askedBy(SALES);
        CreditDecision then = house.decide(asked, seen);
        CreditPicture later = seen.change()
                .overdue(new CreditPicture.Overdue(11, eur("10"), eur("10")))
                .build();

        assertThat(override(CHIEF, "100").lifts(then, house.decide(asked, later)))
                .isTrue();
        assertThat(override(CHIEF, "100")
                        .lifts(
                                then,
                                house.decide(
                                        asked,
                                        later.change()
                                                .standing(AdministrativeStatus.CLOSED)
                                                .build())))
                .isFalse();
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
