package io.cartera.credit;

import static io.cartera.credit.CreditCases.DAY;
import static io.cartera.credit.CreditCases.eur;
import static io.cartera.credit.CreditCases.good;
import static io.cartera.credit.CreditCases.order;
import static io.cartera.credit.CreditCases.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.creditfile.SettlementMode;
import io.cartera.money.Percentage;
import io.cartera.relationship.AdministrativeStatus;
import io.cartera.terms.PaymentTerms;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class C142ExplainedDecisionTest {

    @Test
    void C142_a_refusal_is_explained_with_its_figures_and_with_what_would_change_it() {
        CreditPolicy policy = policy(
                CreditCheck.overdueDays(30),
                CreditCheck.utilisation(Percentage.of("30")).warning());
        CreditPicture picture = good("5000", "1800")
                .overdue(new CreditPicture.Overdue(45, eur("300"), eur("1800")))
                .build();

        assertThat(policy.decide(order("4000"), picture).explain())
                .containsExactly(
                        "The order of EUR 4000.00 on 2026-03-31 is declined.",
                        "The limit is EUR 5000.00. With EUR 1800.00 already at stake, this sale of EUR 4000.00 on credit"
                                + " would go EUR 800.00 beyond what is allowed.",
                        "The oldest open item is overdue by 45 days; 30 days are allowed.",
                        "Note: At most 30% of the limit of EUR 5000.00 may be used. With EUR 1800.00 already at stake,"
                                + " this sale of EUR 4000.00 on credit would go EUR 4300.00 beyond that.",
                        "It would be approved if all of the following were so.",
                        "Pay EUR 800.00 of what is open, what is overdue first.",
                        "Settle every item that is overdue by more than 30 days.",
                        "This was decided by the policy 'house', version 3, in force from 2026-01-01.");
    }

    @Test
    void C142_an_approval_says_what_is_left_and_a_referral_that_somebody_has_to_look() {
        assertThat(policy().decide(order("3200"), good("5000", "1800").build()).explain())
                .containsExactly(
                        "The order of EUR 3200.00 on 2026-03-31 is approved.",
                        "After it EUR 0.00 of credit is left.",
                        "This was decided by the policy 'house', version 3, in force from 2026-01-01.");
        assertThat(policy(CreditCheck.standing())
                        .decide(
                                order("1"),
                                good("5000", "0")
                                        .standing(AdministrativeStatus.ON_HOLD)
                                        .build())
                        .explain())
                .containsExactly(
                        "The order of EUR 1.00 on 2026-03-31 is referred: somebody has to look at it.",
                        "The account is on hold.",
                        "It would be approved if all of the following were so.",
                        "The account is opened again.",
                        "This was decided by the policy 'house', version 3, in force from 2026-01-01.");
    }

    @Test
    void C142_every_check_has_its_words() {
        CreditPolicy policy = policy(
                CreditCheck.settlement(),
                CreditCheck.overdueShare(Percentage.of("12.5")),
                CreditCheck.dunningLevel(2),
                CreditCheck.brokenPromises(1),
                CreditCheck.returnedPayments(0, 1),
                CreditCheck.terms(1),
                CreditCheck.review(1),
                CreditCheck.riskClass("HIGH", "D"));
        CreditPicture picture = good("5000", "0")
                .settlementMode(SettlementMode.CASH_ON_DELIVERY)
                .overdue(new CreditPicture.Overdue(1, eur("10"), eur("10")))
                .dunningLevel(3)
                .brokenPromises(2)
                .returnedPayments(List.of(DAY))
                .reviewDue(DAY.minusDays(2))
                .riskClass("HIGH")
                .build();

        assertThat(policy.decide(order("1").onTerms(PaymentTerms.netDays(40)), picture)
                        .explain())
                .contains(
                        "Sales are to be paid on delivery; of this one of EUR 1.00, EUR 1.00 would not be.",
                        "Of EUR 10.00 open, EUR 10.00 is overdue; at most 12.5% may be.",
                        "An open item has reached dunning level 3; level 2 is too high already.",
                        "Broken promises to pay: 2; allowed: 1.",
                        "Payments that the bank took back within 1 day: 1; allowed: 0.",
                        "By the terms asked for it would fall due on 2026-05-10, by those agreed on 2026-04-30; 1 day more"
                                + " is allowed.",
                        "A review of the account was due on 2026-03-29; 1 day of delay is allowed.",
                        "The account is in risk class HIGH; not accepted: D, HIGH.",
                        "Pay EUR 1.00 of this sale on delivery.");
    }

    @Property
    void C142_each_reason_warning_and_remedy_of_any_decision_is_told_in_a_sentence(@ForAll long seed) {
        Random random = new Random(seed);
        CreditDecision decision =
                CreditCases.policy(random).decide(CreditCases.request(random), CreditCases.picture(random));
        List<String> told = decision.explain();

        assertThat(told).allMatch(sentence -> sentence.endsWith("."));
        decision.reasons().forEach(reason -> assertThat(told).contains(reason.inWords()));
        decision.warnings().forEach(warning -> assertThat(told).contains("Note: " + warning.inWords()));
        decision.remedies().forEach(remedy -> assertThat(told).contains(remedy.inWords()));
    }
}
