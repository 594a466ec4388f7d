package io.cartera.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.credit.CreditDecision.Approved;
import io.cartera.credit.CreditDecision.Referred;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.money.Percentage;
import io.cartera.relationship.AdministrativeStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.Money;

/** What holds of every decision, whatever the policy and the figures. */
class CreditDecisionLawsTest {

    private static int severity(CreditDecision decision) {
        return decision instanceof Approved ? 0 : decision instanceof Referred ? 1 : 2;
    }

    private static CreditDecision decision(long seed) {
        Random random = new Random(seed);
        return CreditCases.policy(random).decide(CreditCases.request(random), CreditCases.picture(random));
    }

    private static CreditDecision after(CreditDecision decision, List<Remedy> remedies) {
        CreditRequest request = decision.request();
        CreditPicture picture = decision.picture();
        for (Remedy remedy : remedies) {
            request = remedy.afterwards(request);
            picture = remedy.afterwards(picture, request);
        }
        return decision.policy().decide(request, picture);
    }

    @Property
    void after_its_remedies_a_decision_is_an_approval(@ForAll long seed) {
        CreditDecision decision = decision(seed);

        assertThat(after(decision, decision.remedies())).isInstanceOf(Approved.class);
        for (Remedy.Side side : Remedy.Side.values()) {
            assertThat(after(decision, decision.remedies(side))).isInstanceOf(Approved.class);
        }
        assertThat(decision.remedies().isEmpty()).isEqualTo(decision instanceof Approved);
    }

    @Property
    void nobody_is_told_to_pay_more_than_is_owed_nor_to_give_up_more_than_is_reserved(@ForAll long seed) {
        CreditDecision decision = decision(seed);
        LimitMeasure own = decision.picture().own();
        Money overdue = decision.picture()
                .overdue()
                .map(CreditPicture.Overdue::amount)
                .orElse(Money.zero(decision.picture().currency()));
        Money onOrder = own.reserved();
        for (LimitMeasure measure : decision.picture().measures()) {
            onOrder = onOrder.isLessThan(measure.reserved()) ? measure.reserved() : onOrder;
        }

        for (Remedy remedy : decision.remedies()) {
            if (remedy instanceof Remedy.Pay pay) {
                assertThat(pay.amount()).isLessThanOrEqualTo(own.owed().plus(overdue));
            }
            if (remedy instanceof Remedy.ReleaseReserved released) {
                assertThat(released.amount()).isLessThanOrEqualTo(onOrder);
            }
        }
    }

    @Property(maxDiscardRatio = 50)
    void without_one_of_its_remedies_a_refusal_stays_one_where_no_other_pays(@ForAll long seed) {
        CreditDecision decision = decision(seed);
        List<Remedy> remedies = decision.remedies();
        Assume.that(remedies.stream()
                .noneMatch(remedy -> remedy instanceof Remedy.Pay
                        || remedy instanceof Remedy.ReleaseReserved
                        || remedy instanceof Remedy.PayFirst
                        || remedy instanceof Remedy.PayOnDelivery));

        for (Remedy left : remedies) {
            List<Remedy> others = new ArrayList<>(remedies);
            others.remove(left);
            assertThat(after(decision, others)).as("without " + left).isNotInstanceOf(Approved.class);
        }
    }

    @Property
    void C05_on_hold_is_never_approved_where_standing_is_asked(@ForAll long seed, @ForAll boolean isClosed) {
        Random random = new Random(seed);
        CreditPolicy policy = CreditCases.policy(random).checking(CreditCheck.standing());
        CreditPicture picture = CreditCases.picture(random)
                .change()
                .standing(isClosed ? AdministrativeStatus.CLOSED : AdministrativeStatus.ON_HOLD)
                .build();

        assertThat(policy.decide(CreditCases.request(random), picture)).isNotInstanceOf(Approved.class);
    }

    @Property(maxDiscardRatio = 50)
    void C01_approved_means_within_every_limit_where_limits_stop(@ForAll long seed) {
        Random random = new Random(seed);
        CreditPolicy policy = random.nextBoolean() ? CreditCases.policy() : CreditPolicy.ofDefaults();
        CreditDecision decision = policy.decide(CreditCases.request(random), CreditCases.picture(random));
        Assume.that(
                decision instanceof Approved && decision.request().onCredit().isPositive());

        for (LimitMeasure measure : decision.picture().measures()) {
            Money sale = measure.takesTheSale()
                    ? decision.request().onCredit()
                    : Money.zero(decision.picture().currency());
            measure.most()
                    .ifPresent(
                            limit -> assertThat(measure.exposure().plus(sale)).isLessThanOrEqualTo(limit));
        }
    }

    @Property
    void C06_raising_a_limit_never_turns_an_approval_into_a_refusal(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 100_000) int more, @ForAll boolean isUnlimited) {
        CreditDecision decision = decision(seed);
        for (LimitMeasure measure : decision.picture().measures()) {
            Optional<Money> most = measure.most();
            if (most.isPresent()) {
                CreditLimit raised = isUnlimited
                        ? CreditLimit.unlimited()
                        : CreditLimit.of(most.get().plusMinor(more));
                CreditPicture picture = decision.picture()
                        .change()
                        .measure(measure.withLimit(raised))
                        .build();
                assertThat(severity(decision.policy().decide(decision.request(), picture)))
                        .isLessThanOrEqualTo(severity(decision));
            }
        }
    }

    @Property
    void an_overdue_debit_more_never_helps_and_one_that_is_not_due_helps_the_overdue_share_only(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 100_000) int minor, @ForAll boolean isOverdue) {
        CreditDecision decision = decision(seed);
        Money debit = CreditCases.eur((long) minor);
        CreditPicture.Builder more = decision.picture().change();
        for (LimitMeasure measure : decision.picture().measures()) {
            more.measure(withExposure(measure, measure.exposure().plus(debit)));
        }
        decision.picture()
                .overdue()
                .ifPresent(known -> more.overdue(new CreditPicture.Overdue(
                        isOverdue ? Math.max(1, known.oldestDays()) : known.oldestDays(),
                        isOverdue ? known.amount().plus(debit) : known.amount(),
                        known.openDebits().plus(debit))));
        CreditPolicy policy = isOverdue
                ? decision.policy()
                : decision.policy()
                        .checking(CreditCheck.overdueShare(Percentage.of("100")).ignoring());
        CreditDecision before = policy.decide(decision.request(), decision.picture());

        assertThat(severity(policy.decide(decision.request(), more.build()))).isGreaterThanOrEqualTo(severity(before));
    }

    private static LimitMeasure withExposure(LimitMeasure measure, Money exposure) {
        LimitMeasure changed = switch (measure.scope()) {
            case OWN -> LimitMeasure.own(measure.limit(), exposure);
            case GROUP -> LimitMeasure.group(measure.name(), measure.limit().orElseThrow(), exposure);
            case GROUP_PART ->
                LimitMeasure.groupPart(measure.name(), measure.limit().orElseThrow(), exposure);
            case PART -> LimitMeasure.part(measure.name(), measure.limit().orElseThrow(), exposure);
        };
        changed = measure.takesTheSale() ? changed : changed.withoutTheSale();
        return changed.withOtherCurrencies(measure.otherCurrencies());
    }

    @Property
    void the_order_in_which_checks_and_limits_are_given_does_not_matter(@ForAll long seed) {
        CreditDecision decision = decision(seed);
        List<CreditCheck> checks = new ArrayList<>(decision.policy().checks());
        Collections.shuffle(checks, new Random(seed));
        CreditPolicy shuffled = decision.policy().checking(checks.toArray(CreditCheck[]::new));
        List<LimitMeasure> measures = new ArrayList<>(decision.picture().measures());
        Collections.shuffle(measures, new Random(seed + 1));
        CreditPicture.Builder picture = decision.picture().change();
        measures.forEach(picture::measure);

        CreditDecision again = shuffled.decide(decision.request(), picture.build());
        assertThat(again).isEqualTo(decision);
        assertThat(again.findings()).isEqualTo(decision.findings());
        assertThat(again.explain()).isEqualTo(decision.explain());
        List<CreditCheck.Subject> told = decision.findings().stream()
                .map(CreditDecision.Finding::subject)
                .toList();
        assertThat(told).isSorted();
    }

    @Property
    void a_stricter_policy_never_approves_more(@ForAll long seed, @ForAll @IntRange(min = 0, max = 14) int which) {
        Random random = new Random(seed);
        CreditPolicy policy = CreditCases.policy(random);
        CreditRequest request = CreditCases.request(random);
        CreditPicture picture = CreditCases.picture(random);
        CreditCheck.Subject subject = CreditCheck.Subject.values()[which];
        CreditPolicy stricter = policy.stayingBelowLimits();
        for (CreditCheck check : policy.checks()) {
            if (check.subject() == subject) {
                for (SalesDocumentKind kind : SalesDocumentKind.values()) {
                    int next = Math.min(check.strictness(kind).ordinal() + 1, Strictness.STOP.ordinal());
                    check = CreditCases.taking(check, Strictness.values()[next], kind);
                }
                stricter = stricter.checking(check);
            }
        }

        assertThat(severity(stricter.decide(request, picture)))
                .isGreaterThanOrEqualTo(severity(policy.decide(request, picture)));
    }

    @Property
    void a_lower_threshold_never_approves_more(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 60) int one, @ForAll @IntRange(max = 60) int other) {
        Random random = new Random(seed);
        CreditPicture picture = CreditCases.picture(random);
        CreditRequest request = CreditCases.request(random);
        int low = Math.min(one, other);
        int high = Math.max(one, other);
        for (int[] pair : new int[][] {{low, high}}) {
            List<CreditPolicy> strictThenMild = new ArrayList<>();
            for (int most : pair) {
                strictThenMild.add(CreditCases.policy(
                        CreditCheck.overdueDays(most),
                        CreditCheck.overdueShare(Percentage.of(String.valueOf(most))),
                        CreditCheck.utilisation(Percentage.of(String.valueOf(most))),
                        CreditCheck.dunningLevel(most + 1),
                        CreditCheck.brokenPromises(most),
                        CreditCheck.returnedPayments(most, 90),
                        CreditCheck.terms(most),
                        CreditCheck.review(most)));
            }
            assertThat(severity(strictThenMild.get(0).decide(request, picture)))
                    .isGreaterThanOrEqualTo(severity(strictThenMild.get(1).decide(request, picture)));
        }
    }

    @Property
    void G21_a_correction_is_always_approved(@ForAll long seed, @ForAll @IntRange(max = 10_000) int minor) {
        Random random = new Random(seed);
        CreditRequest correction = CreditRequest.of(
                CreditCases.ACME,
                CreditCases.eur((long) -minor),
                CreditCases.DAY,
                SalesDocumentKind.values()[random.nextInt(4)]);

        CreditDecision decision = CreditCases.policy(random).decide(correction, CreditCases.picture(random));
        assertThat(decision).isInstanceOf(Approved.class);
        assertThat(decision.findings()).isEmpty();
        assertThat(decision.explain()).contains("It adds nothing to what is owed.");
    }

    @Property
    void what_is_unknown_never_declines(@ForAll long seed) {
        CreditDecision decision = decision(seed);

        assertThat(decision.findings())
                .filteredOn(finding -> finding.reason() instanceof CreditReason.NotKnown)
                .allMatch(finding -> finding.strictness() != Strictness.STOP);
    }

    @Property
    void C02_a_decision_is_made_again_from_its_texts(@ForAll long seed) {
        CreditDecision decision = decision(seed);
        CreditRequest request = CreditRequest.parse(decision.request().toString());
        CreditPicture picture = CreditPicture.parse(decision.picture().toString());
        CreditPolicy policy = CreditPolicy.parse(decision.policy().toString());

        assertThat(request).isEqualTo(decision.request());
        assertThat(picture).isEqualTo(decision.picture());
        assertThat(picture.measures()).isEqualTo(decision.picture().measures());
        assertThat(policy).isEqualTo(decision.policy()).hasSameHashCodeAs(decision.policy());
        CreditDecision again = policy.decide(request, picture);
        assertThat(again).isEqualTo(decision).hasSameClassAs(decision);
        assertThat(again.findings()).isEqualTo(decision.findings());
    }

    @Property
    void a_text_that_lacks_a_character_is_the_text_of_something_else_or_of_nothing(
            @ForAll long seed, @ForAll @IntRange(max = 2000) int at) {
        Random random = new Random(seed);
        String text = CreditCases.policy(random).toString();
        int cut = at % text.length();
        String damaged = text.substring(0, cut) + text.substring(cut + 1);

        try {
            assertThat(CreditPolicy.parse(damaged).toString()).isEqualTo(damaged);
        } catch (IllegalArgumentException e) {
            assertThatIllegalArgumentException().isThrownBy(() -> CreditPolicy.parse(damaged));
        }
    }
}
