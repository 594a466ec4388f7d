package io.cartera.credit;

import static io.cartera.credit.CreditCases.DAY;
import static io.cartera.credit.CreditCases.eur;
import static io.cartera.credit.CreditCases.good;
import static io.cartera.credit.CreditCases.order;
import static io.cartera.credit.CreditCases.policy;
import static io.cartera.credit.CreditCases.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.creditfile.SettlementMode;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.money.Percentage;
import io.cartera.relationship.AdministrativeStatus;
import io.cartera.trace.Actor;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class C064OrderGateTest {

    private static final OrderGate GATE = OrderGate.by(CreditPolicies.of(policy(
            CreditCheck.standing()
                    .ignoring(SalesDocumentKind.QUOTATION)
                    .stopping(SalesDocumentKind.DELIVERY)
                    .overridable(),
            CreditCheck.settlement().ignoring(SalesDocumentKind.QUOTATION),
            CreditCheck.overdueDays(30)
                    .ignoring(SalesDocumentKind.QUOTATION, SalesDocumentKind.INVOICE)
                    .warning(SalesDocumentKind.ORDER)
                    .stopping(SalesDocumentKind.DELIVERY))));

    private static Map<SalesDocumentKind, SupplyHold.Answer> answers(CreditPicture picture) {
        Map<SalesDocumentKind, SupplyHold.Answer> answers = new EnumMap<>(SalesDocumentKind.class);
        GATE.checkEachStep(order("100"), picture).forEach((kind, hold) -> answers.put(kind, hold.answer()));
        return answers;
    }

    @Test
    void C064_each_step_of_a_sale_is_allowed_warned_of_or_held_with_the_reasons() {
        CreditPicture late = good("5000", "1000")
                .overdue(new CreditPicture.Overdue(31, eur("1"), eur("1000")))
                .build();

        assertThat(answers(late))
                .containsExactly(
                        Map.entry(SalesDocumentKind.QUOTATION, SupplyHold.Answer.ALLOW),
                        Map.entry(SalesDocumentKind.ORDER, SupplyHold.Answer.WARN),
                        Map.entry(SalesDocumentKind.DELIVERY, SupplyHold.Answer.HOLD),
                        Map.entry(SalesDocumentKind.INVOICE, SupplyHold.Answer.ALLOW));
        SupplyHold held = GATE.check(sale("100", SalesDocumentKind.DELIVERY), late);
        assertThat(held.reasons()).containsExactly(new CreditReason.OverdueTooLong(31, 30));
        assertThat(held.decision()).isInstanceOf(CreditDecision.Declined.class);
        assertThat(held).hasToString("HOLD[OverdueTooLong[days=31, most=30]]");
        assertThat(GATE.check(order("100"), late).reasons()).hasSize(1);
    }

    @Test
    void G13_exceeding_the_limit_or_being_on_hold_stops_a_shipment_and_lifting_both_lets_it_go() {
        CreditPicture over =
                good("8", "0").standing(AdministrativeStatus.ON_HOLD).build();
        SupplyHold held = GATE.check(sale("100", SalesDocumentKind.DELIVERY), over);
        assertThat(held.answer()).isEqualTo(SupplyHold.Answer.HOLD);
        assertThat(held.reasons())
                .containsExactly(
                        new CreditReason.LimitExceeded(eur("8"), eur("0"), eur("100"), eur("92")),
                        new CreditReason.NotInGoodStanding(AdministrativeStatus.ON_HOLD));

        CreditPicture free = over.change()
                .standing(AdministrativeStatus.OPEN)
                .measure(LimitMeasure.own(Optional.of(CreditLimit.unlimited()), eur("0")))
                .build();
        assertThat(GATE.check(sale("100", SalesDocumentKind.DELIVERY), free).answer())
                .isEqualTo(SupplyHold.Answer.ALLOW);
    }

    @Test
    void C072_who_has_to_prepay_is_told_how_much_and_goes_on_once_it_has() {
        CreditPicture picture =
                good("5000", "0").settlementMode(SettlementMode.PREPAYMENT).build();
        CreditRequest half = order("100").payingFirst(eur("40")).payingOnDelivery(eur("60"));

        SupplyHold held = GATE.check(half, picture);
        assertThat(held.answer()).isEqualTo(SupplyHold.Answer.HOLD);
        assertThat(held.reasons())
                .containsExactly(
                        new CreditReason.OpenCreditNotGranted(SettlementMode.PREPAYMENT, eur("100"), eur("60")));
        assertThat(held.toPayFirst()).isEqualTo(eur("60"));
        assertThat(held.toPayOnDelivery()).isEqualTo(eur("0"));
        assertThat(GATE.check(order("100").payingFirst(eur("100")), picture).answer())
                .isEqualTo(SupplyHold.Answer.ALLOW);
    }

    @Test
    void C072_cash_on_delivery_takes_money_by_delivery_and_a_secured_customer_a_security() {
        CreditPicture cash =
                good("0", "0").settlementMode(SettlementMode.CASH_ON_DELIVERY).build();
        CreditRequest onDelivery = order("100").payingOnDelivery(eur("90"));
        SupplyHold held = GATE.check(onDelivery, cash);
        assertThat(held.toPayOnDelivery()).isEqualTo(eur("0"));
        assertThat(held.toPayFirst()).isEqualTo(eur("10"));
        assertThat(GATE.check(
                                order("100"),
                                good("500", "0")
                                        .settlementMode(SettlementMode.CASH_ON_DELIVERY)
                                        .build())
                        .toPayOnDelivery())
                .isEqualTo(eur("100"));
        assertThat(GATE.check(onDelivery.payingFirst(eur("10")), cash).answer()).isEqualTo(SupplyHold.Answer.ALLOW);

        CreditPicture secured =
                good("500", "0").settlementMode(SettlementMode.SECURED).build();
        SupplyHold open = GATE.check(order("100").securedFor(eur("70")), secured);
        assertThat(open.decision().remedies()).containsExactly(new Remedy.Secure(eur("30")));
        assertThat(GATE.check(order("100").securedFor(eur("100")), secured).answer())
                .isEqualTo(SupplyHold.Answer.ALLOW);
    }

    @Test
    void what_is_paid_in_full_by_delivery_is_held_by_standing_and_not_by_debts() {
        CreditPicture late = good("0", "900")
                .overdue(new CreditPicture.Overdue(400, eur("900"), eur("900")))
                .build();
        CreditRequest paid = sale("100", SalesDocumentKind.DELIVERY).payingFirst(eur("100"));

        assertThat(GATE.check(paid, late).answer()).isEqualTo(SupplyHold.Answer.ALLOW);
        assertThat(GATE.check(
                                paid,
                                late.change()
                                        .standing(AdministrativeStatus.CLOSED)
                                        .build())
                        .answer())
                .isEqualTo(SupplyHold.Answer.HOLD);
    }

    @Test
    void C105_a_new_customer_has_a_part_of_its_limit_until_it_has_been_one_for_long_enough() {
        CreditPolicy ramp = policy(CreditCheck.ramp(90, Percentage.of("25")).stopping());
        CreditPicture.Builder strong = good("100000", "20000").firstSaleOn(DAY.minusDays(89));

        CreditDecision declined = ramp.decide(order("5000.01"), strong.build());
        assertThat(declined.reasons())
                .containsExactly(new CreditReason.NewCustomerRamp(
                        eur("100000"), Percentage.of("25"), 90, eur("20000"), eur("5000.01"), eur("0.01")));
        assertThat(declined.remedies(Remedy.Side.SELLER))
                .containsExactly(new Remedy.GrantLimit(LimitMeasure.Scope.OWN, "", eur("100000.04")));
        assertThat(ramp.decide(order("5000"), strong.build())).isInstanceOf(CreditDecision.Approved.class);
        assertThat(ramp.decide(
                        order("5000.01"), strong.firstSaleOn(DAY.minusDays(90)).build()))
                .isInstanceOf(CreditDecision.Approved.class);
        CreditPicture first = CreditPicture.in(strong.build().currency())
                .measure(LimitMeasure.own(Optional.of(CreditLimit.of(eur("100"))), eur("0")))
                .build();
        assertThat(ramp.decide(order("26"), first)).isInstanceOf(CreditDecision.Declined.class);
        assertThat(ramp.decide(order("25"), first)).isInstanceOf(CreditDecision.Approved.class);
    }

    @Test
    void C149_what_another_has_overridden_goes_on_with_a_warning_and_what_nobody_may_override_does_not() {
        CreditPicture held =
                good("5000", "0").standing(AdministrativeStatus.ON_HOLD).build();
        CreditRequest request = sale("100", SalesDocumentKind.DELIVERY).askedBy(Actor.of("sales"));
        CreditOverride override = CreditOverride.of(
                DecisionId.of("D-1"), Actor.of("chief"), eur("100"), DAY.plusDays(3), "an old friend");

        CreditDecision then = GATE.check(request, held).decision();
        SupplyHold lifted = GATE.check(request, held).lifted(override, then);
        assertThat(lifted.answer()).isEqualTo(SupplyHold.Answer.WARN);
        assertThat(lifted.override()).contains(override);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GATE.check(
                                CreditRequest.of(CustomerId.of("BETA"), eur("100"), DAY, SalesDocumentKind.DELIVERY)
                                        .askedBy(Actor.of("sales")),
                                held)
                        .lifted(override, then));

        CreditPicture late = good("5000", "1000")
                .overdue(new CreditPicture.Overdue(31, eur("1"), eur("1000")))
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GATE.check(request, late).lifted(override, then));
    }

    @Test
    void before_the_first_version_of_the_policy_there_is_no_answer() {
        CreditRequest early = CreditRequest.of(CreditCases.ACME, eur("1"), DAY.minusYears(1), SalesDocumentKind.ORDER);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GATE.check(early, good("1", "0").build()))
                .withMessageContaining("2025-03-31");
    }
}
