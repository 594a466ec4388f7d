package io.cartera.credit;

import static io.cartera.credit.CreditCases.ACME;
import static io.cartera.credit.CreditCases.DAY;
import static io.cartera.credit.CreditCases.eur;
import static io.cartera.credit.CreditCases.good;
import static io.cartera.credit.CreditCases.order;
import static io.cartera.credit.CreditCases.policy;
import static io.cartera.credit.CreditCases.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.credit.CreditDecision.Approved;
import io.cartera.credit.CreditDecision.Declined;
import io.cartera.credit.CreditDecision.Referred;
import io.cartera.creditfile.SettlementMode;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.money.MoneyBag;
import io.cartera.money.Percentage;
import io.cartera.relationship.AdministrativeStatus;
import io.cartera.terms.DueDateRule;
import io.cartera.terms.PaymentTerms;
import io.cartera.terms.TermStart;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class CreditChecksTest {

    private static final Percentage FIFTH = Percentage.of("20");

    private static List<CreditReason> reasons(CreditCheck check, CreditPicture.Builder picture) {
        return policy(check).decide(order("100"), picture.build()).reasons();
    }

    private static CreditPicture.Builder overdue(int days, String overdue, String open) {
        return good("5000", "1000").overdue(new CreditPicture.Overdue(days, eur(overdue), eur(open)));
    }

    @Test
    void an_item_may_be_overdue_as_long_as_the_policy_says_and_not_a_day_longer() {
        assertThat(reasons(CreditCheck.overdueDays(30), overdue(30, "1", "1000")))
                .isEmpty();
        assertThat(reasons(CreditCheck.overdueDays(30), overdue(31, "1", "1000")))
                .containsExactly(new CreditReason.OverdueTooLong(31, 30));
        assertThat(reasons(CreditCheck.overdueDays(0), overdue(0, "0", "1000"))).isEmpty();
    }

    @Test
    void the_share_that_is_overdue_is_compared_exactly_and_what_to_pay_brings_it_to_the_threshold() {
        assertThat(reasons(CreditCheck.overdueShare(FIFTH), overdue(5, "200", "1000")))
                .isEmpty();
        assertThat(reasons(CreditCheck.overdueShare(FIFTH), overdue(5, "200.01", "1000")))
                .containsExactly(new CreditReason.OverdueShareTooHigh(eur("200.01"), eur("1000"), FIFTH));
        CreditDecision late = policy(CreditCheck.overdueShare(FIFTH))
                .decide(order("100"), overdue(5, "300", "1000").build());
        assertThat(late.remedies()).containsExactly(new Remedy.Pay(eur("125")));
        assertThat(reasons(CreditCheck.overdueShare(Percentage.of("0")), overdue(0, "0", "0")))
                .isEmpty();
    }

    @Test
    void the_dunning_level_named_is_the_first_that_is_too_high() {
        assertThat(reasons(CreditCheck.dunningLevel(2), good("5000", "0").dunningLevel(1)))
                .isEmpty();
        assertThat(reasons(CreditCheck.dunningLevel(2), good("5000", "0").dunningLevel(2)))
                .containsExactly(new CreditReason.DunningLevelReached(2, 2));
    }

    @Test
    void broken_promises_are_counted() {
        assertThat(reasons(CreditCheck.brokenPromises(1), good("5000", "0").brokenPromises(1)))
                .isEmpty();
        CreditDecision broken = policy(CreditCheck.brokenPromises(1))
                .decide(order("100"), good("5000", "0").brokenPromises(4).build());
        assertThat(broken.reasons()).containsExactly(new CreditReason.PromisesBroken(4, 1));
        assertThat(broken.remedies()).containsExactly(new Remedy.KeepPromises(3));
    }

    @Test
    void returned_payments_are_counted_in_a_window_that_ends_on_the_day_of_the_sale() {
        CreditCheck check = CreditCheck.returnedPayments(1, 30);
        CreditPicture.Builder picture =
                good("5000", "0").returnedPayments(List.of(DAY, DAY.minusDays(30), DAY.plusDays(1)));
        assertThat(reasons(check, picture)).isEmpty();
        assertThat(reasons(check, picture.returnedPayments(List.of(DAY, DAY.minusDays(29)))))
                .containsExactly(new CreditReason.PaymentsReturned(2, 1, 30));
        assertThat(check.windowDays()).isEqualTo(30);
    }

    @Test
    void standing_of_either_kind_is_told() {
        for (AdministrativeStatus status : List.of(AdministrativeStatus.ON_HOLD, AdministrativeStatus.CLOSED)) {
            assertThat(reasons(CreditCheck.standing(), good("5000", "0").standing(status)))
                    .containsExactly(new CreditReason.NotInGoodStanding(status));
        }
        assertThat(reasons(CreditCheck.standing(), good("5000", "0"))).isEmpty();
    }

    @Test
    void terms_that_are_asked_for_are_measured_by_when_they_would_fall_due() {
        CreditPolicy policy = policy(CreditCheck.terms(15));
        CreditPicture picture = good("5000", "0").build();
        assertThat(policy.decide(order("100"), picture)).isInstanceOf(Approved.class);
        assertThat(policy.decide(order("100").onTerms(PaymentTerms.netDays(45)), picture))
                .isInstanceOf(Approved.class);
        CreditDecision longer = policy.decide(order("100").onTerms(PaymentTerms.netDays(46)), picture);
        assertThat(longer.reasons())
                .containsExactly(new CreditReason.TermsTooLong(DAY.plusDays(46), DAY.plusDays(30), 15));
        assertThat(longer.remedies()).containsExactly(new Remedy.TakeAgreedTerms());
        PaymentTerms fromDelivery = PaymentTerms.of(DueDateRule.netDays(30).from(TermStart.DELIVERY));
        assertThat(policy.decide(order("100").onTerms(fromDelivery), picture).reasons())
                .containsExactly(new CreditReason.NotKnown(CreditCheck.Subject.TERMS));
    }

    @Test
    void a_review_may_be_late_by_the_days_of_the_policy_and_one_that_is_on_no_file_is_not_known() {
        assertThat(reasons(CreditCheck.review(10), good("5000", "0").reviewDue(DAY.minusDays(10))))
                .isEmpty();
        assertThat(reasons(CreditCheck.review(10), good("5000", "0").reviewDue(DAY.minusDays(11))))
                .containsExactly(new CreditReason.ReviewOverdue(DAY.minusDays(11), 10));
        assertThat(policy(CreditCheck.review(10).stopping()).decide(order("1"), bare("5000", "0")))
                .isInstanceOfSatisfying(
                        Referred.class,
                        referred -> assertThat(referred.reasons())
                                .containsExactly(new CreditReason.NotKnown(CreditCheck.Subject.REVIEW)));
    }

    private static CreditPicture bare(String limit, String exposure) {
        return CreditPicture.in(CurrencyUnit.EUR)
                .measure(LimitMeasure.own(Optional.of(CreditLimit.of(eur(limit))), eur(exposure)))
                .build();
    }

    @Test
    void classes_of_risk_are_those_that_the_policy_names() {
        assertThat(reasons(CreditCheck.riskClass("HIGH", "D"), good("5000", "0").riskClass("D")))
                .containsExactly(new CreditReason.RiskClassRefused("D", List.of("D", "HIGH")));
        assertThat(reasons(CreditCheck.riskClass("HIGH", "D"), good("5000", "0").riskClass("C")))
                .isEmpty();
    }

    @Test
    void each_check_says_what_it_does_not_know_and_asks_nothing_it_was_not_told_to() {
        CreditPolicy all = policy(
                CreditCheck.standing(),
                CreditCheck.settlement(),
                CreditCheck.overdueDays(1),
                CreditCheck.overdueShare(FIFTH),
                CreditCheck.dunningLevel(1),
                CreditCheck.brokenPromises(1),
                CreditCheck.returnedPayments(1, 1),
                CreditCheck.review(1),
                CreditCheck.riskClass("D"));

        assertThat(all.decide(order("1"), bare("5", "0")).reasons())
                .allMatch(CreditReason.NotKnown.class::isInstance)
                .hasSize(9);
        assertThat(policy().decide(order("1"), bare("5", "0"))).isInstanceOf(Approved.class);
    }

    @Test
    void a_group_is_looked_at_first_and_the_tightest_limit_leaves_the_headroom() {
        CreditPicture.Builder picture = good("100", "40")
                .measure(LimitMeasure.group("ROOT", CreditLimit.of(eur("150")), eur("120")))
                .measure(LimitMeasure.part("open orders", CreditLimit.of(eur("60")), eur("50")));

        assertThat(policy().decide(order("5"), picture.build()))
                .isInstanceOfSatisfying(
                        Approved.class,
                        approved -> assertThat(approved.headroom()).contains(eur("5")));
        assertThat(policy().decide(order("70"), picture.build()).reasons())
                .containsExactly(
                        new CreditReason.GroupLimitExceeded("ROOT", eur("150"), eur("120"), eur("70"), eur("40")),
                        new CreditReason.LimitExceeded(eur("100"), eur("40"), eur("70"), eur("10")),
                        new CreditReason.PartLimitExceeded("open orders", eur("60"), eur("50"), eur("70"), eur("60")));
    }

    @Test
    void the_limit_of_a_group_is_a_limit_on_file() {
        CreditPicture picture = good("1", "0")
                .measure(LimitMeasure.own(Optional.empty(), eur("0")))
                .measure(LimitMeasure.group("ROOT", CreditLimit.of(eur("15")), eur("0")))
                .build();

        assertThat(policy().decide(order("15"), picture)).isInstanceOf(Approved.class);
        assertThat(policy().decide(order("16"), picture)).isInstanceOf(Declined.class);
    }

    @Test
    void where_limits_must_not_be_reached_one_cent_is_kept_free() {
        CreditPolicy below = policy().stayingBelowLimits();
        CreditPicture picture = good("100", "40").build();

        assertThat(below.decide(order("59.99"), picture)).isInstanceOf(Approved.class);
        assertThat(below.decide(order("60"), picture).reasons())
                .containsExactly(new CreditReason.LimitExceeded(eur("100"), eur("40"), eur("60"), eur("0.01")));
        assertThat(policy().decide(order("60"), picture)).isInstanceOf(Approved.class);
    }

    @Test
    void G1_unlimited_is_allowed_and_no_limit_on_file_is_no_such_thing() {
        CreditPicture unlimited = good("0", "100")
                .measure(LimitMeasure.own(Optional.of(CreditLimit.unlimited()), eur("100")))
                .build();
        assertThat(policy().decide(order("0"), unlimited)).isInstanceOf(Approved.class);
        assertThat(policy().decide(order("100"), unlimited)).isInstanceOf(Approved.class);
        CreditPicture none = good("0", "100")
                .measure(LimitMeasure.own(Optional.empty(), eur("100")))
                .build();
        assertThat(policy().decide(order("100"), none)).isInstanceOf(Referred.class);
        assertThat(policy(CreditCheck.limitOnFile().ignoring()).decide(order("100"), none))
                .isInstanceOf(Approved.class);
        assertThat(policy(CreditCheck.limitOnFile().stopping()).decide(order("100"), none))
                .isInstanceOf(Declined.class);
    }

    @Test
    void G5_a_higher_limit_lets_the_same_order_through() {
        assertThat(policy().decide(order("50"), good("100", "100").build())).isInstanceOf(Declined.class);
        assertThat(policy().decide(order("50"), good("200", "100").build()))
                .isInstanceOfSatisfying(
                        Approved.class,
                        approved -> assertThat(approved.headroom()).contains(eur("50")));
    }

    @Test
    void G11_an_order_is_held_by_the_limit_on_orders_and_by_the_total() {
        CreditPicture.Builder picture =
                good("1000", "0").measure(LimitMeasure.part("open orders", CreditLimit.of(eur("99")), eur("0")));
        assertThat(policy().decide(order("100"), picture.build()).reasons())
                .containsExactly(
                        new CreditReason.PartLimitExceeded("open orders", eur("99"), eur("0"), eur("100"), eur("1")));
        CreditPicture total = good("100", "100")
                .measure(LimitMeasure.part("open orders", CreditLimit.of(eur("150")), eur("100")))
                .build();
        assertThat(policy().decide(order("100"), total).reasons())
                .containsExactly(
                        new CreditReason.LimitExceeded(eur("100"), eur("100"), eur("100"), eur("100")),
                        new CreditReason.PartLimitExceeded(
                                "open orders", eur("150"), eur("100"), eur("100"), eur("50")));
    }

    @Test
    void G17_a_watch_looks_at_exposure_and_sale_together() {
        CreditPolicy watching =
                policy(CreditCheck.utilisation(Percentage.of("90")).warning());
        CreditPicture picture = good("1000", "440").build();

        CreditDecision watched = watching.decide(order("500"), picture);
        assertThat(watched).isInstanceOf(Approved.class);
        assertThat(watched.warnings())
                .containsExactly(new CreditReason.UtilisationTooHigh(
                        picture.own(), eur("1000"), Percentage.of("90"), eur("500"), eur("40")));
        assertThat(watching.decide(order("460"), picture).warnings()).isEmpty();
    }

    @Test
    void what_is_owed_in_other_currencies_by_the_group_or_the_customer_is_told_once() {
        MoneyBag dollars = MoneyBag.of(Money.parse("USD 7"));
        CreditPicture picture = good("100", "0")
                .measure(LimitMeasure.own(Optional.of(CreditLimit.of(eur("100"))), eur("0"))
                        .withOtherCurrencies(dollars))
                .measure(LimitMeasure.group("ROOT", CreditLimit.of(eur("100")), eur("0"))
                        .withOtherCurrencies(dollars))
                .build();

        CreditDecision decision = policy().decide(order("5"), picture);
        assertThat(decision.reasons()).containsExactly(new CreditReason.ExposureInOtherCurrencies(dollars));
        assertThat(decision.remedies()).containsExactly(new Remedy.PayInOtherCurrencies(dollars));
    }

    @Test
    void what_others_of_the_group_owe_in_other_currencies_is_not_told_to_who_asks() {
        MoneyBag dollars = MoneyBag.of(Money.parse("USD 777"));
        CreditPicture picture = good("100", "0")
                .measure(LimitMeasure.group("ROOT", CreditLimit.of(eur("100")), eur("0"))
                        .withOtherCurrencies(dollars))
                .build();

        CreditDecision decision = policy().decide(order("5"), picture);
        assertThat(decision.reasons())
                .containsExactly(new CreditReason.GroupExposureInOtherCurrencies("ROOT", dollars));
        assertThat(String.join("\n", decision.explain()))
                .contains("with the group ROOT")
                .doesNotContain("777");
        assertThat(decision.remedies()).containsExactly(new Remedy.PayFirst(eur("5")));
    }

    @Test
    void the_remedies_of_one_side_are_those_that_it_can_do() {
        CreditDecision declined =
                policy().decide(order("400"), good("500", "180").build());

        assertThat(declined.remedies()).containsExactly(new Remedy.Pay(eur("80")));
        assertThat(declined.remedies(Remedy.Side.SELLER))
                .containsExactly(new Remedy.GrantLimit(LimitMeasure.Scope.OWN, "", eur("580")));
        CreditDecision beyond = policy().decide(order("700"), good("500", "180").build());
        assertThat(beyond.remedies()).containsExactly(new Remedy.Pay(eur("180")), new Remedy.PayFirst(eur("200")));
    }

    @Test
    void figures_that_contradict_themselves_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CreditPicture.Overdue(1, eur("2"), eur("1")))
                .withMessageContaining("no part");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order("1").payingFirst(eur("0.6")).payingOnDelivery(eur("0.5")));
        assertThatIllegalArgumentException().isThrownBy(() -> order("1").payingFirst(Money.parse("USD 1")));
        assertThatIllegalArgumentException().isThrownBy(() -> order("1").securedFor(eur("2")));
        assertThatIllegalArgumentException().isThrownBy(() -> LimitMeasure.own(Optional.empty(), eur("-1")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CreditPicture.in(CurrencyUnit.EUR).build());
        assertThatIllegalArgumentException().isThrownBy(() -> good("1", "1").brokenPromises(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> good("1", "1").returnedPayments(List.of(LocalDate.MAX)));
        List<LocalDate> many = new ArrayList<>(Collections.nCopies(1000, DAY));
        many.add(DAY.minusDays(1));
        assertThat(good("1", "1").returnedPayments(many).build().returnedPayments())
                .contains(Collections.nCopies(1000, DAY));
        assertThatIllegalArgumentException().isThrownBy(() -> CreditCheck.utilisation(Percentage.of("101")));
        assertThatIllegalArgumentException().isThrownBy(() -> CreditCheck.dunningLevel(0));
        assertThatIllegalArgumentException().isThrownBy(() -> CreditCheck.riskClass());
        assertThatIllegalArgumentException().isThrownBy(() -> CreditCheck.riskClass("a b"));
        assertThat(CreditRequest.of(ACME, eur("1"), DAY, SalesDocumentKind.ORDER))
                .isEqualTo(order("1"));
        assertThat(sale("1", SalesDocumentKind.INVOICE)).isNotEqualTo(order("1"));
        assertThat(order("1").secured()).isEqualTo(eur("0"));
        assertThat(good("1", "1").settlementMode(SettlementMode.SECURED).build())
                .isNotEqualTo(good("1", "1").build());
    }
}
