package io.cartera.credit;

import static io.cartera.credit.CreditCases.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.exposure.SalesDocumentKind;
import io.cartera.money.Percentage;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class C080CreditPoliciesTest {

    private static final LocalDate MARCH = LocalDate.parse("2026-03-01");
    private static final CreditPolicy ONE = CreditPolicy.named("house", 1, LocalDate.parse("2026-01-01"));
    private static final CreditPolicy TWO =
            CreditPolicy.named("house", 2, MARCH).checking(CreditCheck.overdueDays(30));

    @Test
    void C080_the_version_of_the_day_is_in_force_and_of_one_day_the_later_version() {
        CreditPolicy corrected = CreditPolicy.named("house", 3, MARCH).leavingOutDisputes();
        CreditPolicies policies = CreditPolicies.of(TWO, ONE);

        assertThat(policies.versions()).containsExactly(ONE, TWO);
        assertThat(policies.inForceOn(LocalDate.parse("2025-12-31"))).isEmpty();
        assertThat(policies.inForceOn(MARCH.minusDays(1))).contains(ONE);
        assertThat(policies.inForceOn(MARCH)).contains(TWO);
        assertThat(policies.with(corrected).inForceOn(MARCH)).contains(corrected);
        assertThat(policies.with(corrected).inForceOn(MARCH.minusDays(1))).contains(ONE);
    }

    @Test
    void versions_are_of_one_policy_and_each_number_is_one() {
        assertThatIllegalArgumentException().isThrownBy(CreditPolicies::of);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CreditPolicies.of(ONE, CreditPolicy.named("other", 2, MARCH)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CreditPolicies.of(ONE, CreditPolicy.named("house", 1, MARCH)));
        assertThatIllegalArgumentException().isThrownBy(() -> CreditPolicy.named("house", 0, MARCH));
    }

    @Test
    void C080_a_policy_is_read_as_it_is_written() {
        CreditPolicy policy = policy(
                        CreditCheck.overdueDays(30)
                                .warning(SalesDocumentKind.QUOTATION)
                                .stopping(SalesDocumentKind.DELIVERY)
                                .overridable(),
                        CreditCheck.ramp(90, Percentage.of("25")).ignoring(SalesDocumentKind.QUOTATION),
                        CreditCheck.riskClass("HIGH", "D"))
                .stayingBelowLimits();

        assertThat(policy).hasToString("""
                        policy: house
                        version: 3
                        from: 2026-01-01
                        disputes: counted
                        reaching the limit: not allowed
                        check: limit: quotation stop, order stop, delivery stop, invoice stop
                        check: first 90 days over 25% of limit: quotation ignore, order hold, delivery hold, invoice hold
                        check: limit on file: quotation hold, order hold, delivery hold, invoice hold
                        check: currency: quotation hold, order hold, delivery hold, invoice hold
                        check: overdue over 30 days: quotation warn, order hold, delivery stop, invoice hold, overridable
                        check: risk class D or HIGH: quotation hold, order hold, delivery hold, invoice hold
                        """);
        assertThat(CreditPolicy.parse(policy.toString())).isEqualTo(policy);
        assertThat(policy.asks(CreditCheck.Subject.RAMP, SalesDocumentKind.QUOTATION))
                .isFalse();
        assertThat(policy.asks(CreditCheck.Subject.RAMP, SalesDocumentKind.ORDER))
                .isTrue();
        assertThat(policy.asks(CreditCheck.Subject.REVIEW, SalesDocumentKind.ORDER))
                .isFalse();
    }

    @Property
    void C080_all_versions_are_read_as_they_are_written(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> texts = List.of(
                CreditCases.policy(random).toString(),
                CreditCases.policy(random).toString().replace("version: 3", "version: 12"),
                CreditCases.policy(random).toString().replace("from: 2026-01-01", "from: 2027-06-30"));
        CreditPolicies policies = CreditPolicies.of(CreditPolicy.parse(texts.get(0)), CreditPolicy.parse(texts.get(1)));

        assertThat(CreditPolicies.parse(policies.toString())).isEqualTo(policies);
        assertThat(CreditPolicy.parse(texts.get(2)).from()).isEqualTo("2027-06-30");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "policy: house",
                "policy: house\nversion: 1\nfrom: 2026-01-01\ndisputes: counted\nreaching the limit: allowed",
                "policy: house\nversion: 01\nfrom: 2026-01-01\ndisputes: counted\nreaching the limit: allowed\n",
                "policy: house\nversion: 1\nfrom: 2026-02-30\ndisputes: counted\nreaching the limit: allowed\n",
                "policy: house\nversion: 1\nfrom: 2026-01-01\ndisputes: ignored\nreaching the limit: allowed\n",
                "policy: house\nversion: 1\nfrom: 2026-01-01\ndisputes: counted\nreaching the limit: allowed\ncheck: x\n",
                "policy: house\nversion: 1\nfrom: 2026-01-01\ndisputes: counted\nreaching the limit: allowed\n"
                        + "check: limit: quotation stop, order stop, delivery stop\n"
            })
    void what_is_not_the_documented_form_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CreditPolicy.parse(text));
    }

    @Test
    void the_smallest_text_of_a_policy_is_one_without_checks() {
        CreditPolicy bare = CreditPolicy.parse(
                "policy: house\nversion: 1\nfrom: 2026-01-01\ndisputes: left out\nreaching the limit: allowed\n");
        assertThat(bare.checks()).isEmpty();
        assertThat(bare.countsDisputes()).isFalse();
        assertThat(bare.allowsAtLimit()).isTrue();
    }
}
