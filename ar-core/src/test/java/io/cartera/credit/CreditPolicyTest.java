package io.cartera.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.credit.CreditDecision.Approved;
import io.cartera.credit.CreditDecision.Declined;
import io.cartera.credit.CreditDecision.Referred;
import io.cartera.credit.CreditReason.ExposureInOtherCurrencies;
import io.cartera.credit.CreditReason.LimitExceeded;
import io.cartera.credit.CreditReason.LimitInOtherCurrency;
import io.cartera.credit.CreditReason.LimitNotSet;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditExposure;
import io.cartera.exposure.CreditLimit;
import io.cartera.money.AmountOutOfRangeException;
import io.cartera.money.MinorUnits;
import io.cartera.money.MoneyBag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class CreditPolicyTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CreditPolicy POLICY = CreditPolicy.ofDefaults();
    private static final MoneyBag IN_DOLLARS = MoneyBag.of(Money.parse("USD 7"));

    private static Optional<CreditLimit> limit(String amount) {
        return Optional.of(CreditLimit.of(Money.parse(amount)));
    }

    private static CreditExposure exposure(String net) {
        return exposure(net, MoneyBag.empty());
    }

    private static CreditExposure exposure(String net, MoneyBag others) {
        Money amount = Money.parse(net);
        return new CreditExposure(amount, Money.zero(amount.getCurrencyUnit()), others);
    }

    private static CreditDecision decide(String asked, Optional<CreditLimit> limit, CreditExposure exposure) {
        return POLICY.decide(ACME, Money.parse(asked), limit, exposure);
    }

    @Test
    void a_sale_that_reaches_the_limit_is_approved_and_one_cent_more_is_declined() {
        assertThat(decide("EUR 3200", limit("EUR 5000"), exposure("EUR 1800")))
                .isEqualTo(new Approved(ACME, Money.parse("EUR 3200"), Optional.of(Money.parse("EUR 0"))));
        assertThat(decide("EUR 3200.01", limit("EUR 5000"), exposure("EUR 1800")))
                .isEqualTo(new Declined(
                        ACME,
                        Money.parse("EUR 3200.01"),
                        List.of(new LimitExceeded(
                                Money.parse("EUR 5000"),
                                Money.parse("EUR 1800"),
                                Money.parse("EUR 3200.01"),
                                Money.parse("EUR 0.01")))));
    }

    @Test
    void the_worked_sale_of_4000_is_declined_over_by_800() {
        CreditDecision decision = decide("EUR 4000", limit("EUR 5000"), exposure("EUR 1800"));

        assertThat(decision).isInstanceOf(Declined.class);
        assertThat(decision.customer()).isEqualTo(ACME);
        assertThat(decision.asked()).isEqualTo(Money.parse("EUR 4000"));
        assertThat(decision.reasons())
                .containsExactly(new LimitExceeded(
                        Money.parse("EUR 5000"),
                        Money.parse("EUR 1800"),
                        Money.parse("EUR 4000"),
                        Money.parse("EUR 800")));
    }

    @Test
    void headroom_is_what_is_left_after_the_sale() {
        CreditDecision decision = decide("EUR 20000", limit("EUR 100000"), exposure("EUR 60000"));

        assertThat(decision)
                .isEqualTo(new Approved(ACME, Money.parse("EUR 20000"), Optional.of(Money.parse("EUR 20000"))));
        assertThat(decision.reasons()).isEmpty();
    }

    @Test
    void a_limit_already_exceeded_says_by_how_much_in_all() {
        assertThat(decide("EUR 1", limit("EUR 5000"), exposure("EUR 6120")).reasons())
                .containsExactly(new LimitExceeded(
                        Money.parse("EUR 5000"),
                        Money.parse("EUR 6120"),
                        Money.parse("EUR 1"),
                        Money.parse("EUR 1121")));
    }

    @Test
    void a_limit_of_zero_and_no_credit_allow_nothing() {
        List<CreditReason> reasons = List.of(new LimitExceeded(
                Money.parse("EUR 0"), Money.parse("EUR 0"), Money.parse("EUR 0.01"), Money.parse("EUR 0.01")));
        CreditDecision declined = new Declined(ACME, Money.parse("EUR 0.01"), reasons);

        assertThat(decide("EUR 0.01", limit("EUR 0"), exposure("EUR 0"))).isEqualTo(declined);
        assertThat(decide("EUR 0.01", Optional.of(CreditLimit.noCredit()), exposure("EUR 0")))
                .isEqualTo(declined);
    }

    @Test
    void no_credit_is_none_in_any_currency() {
        assertThat(decide("JPY 1", Optional.of(CreditLimit.noCredit()), exposure("JPY 0")))
                .isInstanceOf(Declined.class);
    }

    @Test
    void an_unlimited_customer_is_approved_whatever_it_owes_and_has_no_headroom_to_tell() {
        Money most = Money.ofMinor(CurrencyUnit.EUR, MinorUnits.MAX);
        CreditExposure large = new CreditExposure(most.multipliedBy(9), Money.parse("EUR 0"), IN_DOLLARS);

        assertThat(POLICY.decide(ACME, most, Optional.of(CreditLimit.unlimited()), large))
                .isEqualTo(new Approved(ACME, most, Optional.empty()));
    }

    @Test
    void without_a_limit_on_file_somebody_has_to_decide() {
        assertThat(decide("EUR 1", Optional.empty(), exposure("EUR 5")))
                .isEqualTo(new Referred(
                        ACME,
                        Money.parse("EUR 1"),
                        List.of(new LimitNotSet(Money.parse("EUR 5"), Money.parse("EUR 1")))));
    }

    @Test
    void a_limit_of_zero_is_no_credit_in_every_currency() {
        assertThat(decide("USD 1", limit("EUR 0"), exposure("USD 0")))
                .isEqualTo(new Declined(
                        ACME,
                        Money.parse("USD 1"),
                        List.of(new LimitExceeded(
                                Money.parse("USD 0"),
                                Money.parse("USD 0"),
                                Money.parse("USD 1"),
                                Money.parse("USD 1")))));
    }

    @Test
    void M07_a_limit_in_another_currency_is_not_compared() {
        assertThat(decide("USD 1", limit("EUR 1000000"), exposure("USD 0")))
                .isEqualTo(new Referred(
                        ACME,
                        Money.parse("USD 1"),
                        List.of(new LimitInOtherCurrency(Money.parse("EUR 1000000"), Money.parse("USD 1")))));
    }

    @Test
    void M07_a_sale_that_fits_is_referred_where_something_is_owed_in_other_currencies() {
        assertThat(decide("EUR 1", limit("EUR 5"), exposure("EUR 0", IN_DOLLARS)))
                .isEqualTo(
                        new Referred(ACME, Money.parse("EUR 1"), List.of(new ExposureInOtherCurrencies(IN_DOLLARS))));
    }

    @Test
    void all_reasons_are_collected_in_their_order_and_one_that_declines_outweighs_the_others() {
        assertThat(decide("EUR 6", limit("EUR 5"), exposure("EUR 0", IN_DOLLARS)))
                .isInstanceOf(Declined.class)
                .extracting(CreditDecision::reasons)
                .isEqualTo(List.of(
                        new LimitExceeded(
                                Money.parse("EUR 5"), Money.parse("EUR 0"), Money.parse("EUR 6"), Money.parse("EUR 1")),
                        new ExposureInOtherCurrencies(IN_DOLLARS)));
        assertThat(decide("EUR 6", Optional.empty(), exposure("EUR 0", IN_DOLLARS))
                        .reasons())
                .containsExactly(
                        new LimitNotSet(Money.parse("EUR 0"), Money.parse("EUR 6")),
                        new ExposureInOtherCurrencies(IN_DOLLARS));
        assertThat(decide("EUR 6", limit("JPY 5"), exposure("EUR 0", IN_DOLLARS))
                        .reasons())
                .containsExactly(
                        new LimitInOtherCurrency(Money.parse("JPY 5"), Money.parse("EUR 6")),
                        new ExposureInOtherCurrencies(IN_DOLLARS));
    }

    @Property
    void C01_approved_exactly_when_exposure_and_sale_stay_within_the_limit(
            @ForAll @LongRange(min = 0, max = 1000) long limit,
            @ForAll @LongRange(min = 0, max = 1000) long exposure,
            @ForAll @LongRange(min = 1, max = 1000) long asked) {
        CreditDecision decision = decide("JPY " + asked, limit("JPY " + limit), exposure("JPY " + exposure));

        if (exposure + asked <= limit) {
            assertThat(decision)
                    .isEqualTo(new Approved(
                            ACME,
                            Money.parse("JPY " + asked),
                            Optional.of(Money.parse("JPY " + (limit - exposure - asked)))));
        } else {
            assertThat(decision.reasons())
                    .containsExactly(new LimitExceeded(
                            Money.parse("JPY " + limit),
                            Money.parse("JPY " + exposure),
                            Money.parse("JPY " + asked),
                            Money.parse("JPY " + (exposure + asked - limit))));
        }
    }

    @Test
    void M05_figures_at_the_bound_are_compared_exactly() {
        Money most = Money.ofMinor(CurrencyUnit.EUR, MinorUnits.MAX);
        Optional<CreditLimit> limit = Optional.of(CreditLimit.of(most));
        CreditExposure large = new CreditExposure(most.multipliedBy(20), Money.parse("EUR 0"), MoneyBag.empty());

        assertThat(POLICY.decide(ACME, most, limit, large).reasons())
                .containsExactly(new LimitExceeded(most, most.multipliedBy(20), most, most.multipliedBy(20)));
        assertThatThrownBy(() -> POLICY.decide(ACME, most.plusMinor(1), limit, large))
                .isInstanceOf(AmountOutOfRangeException.class);
    }

    @Test
    void a_sale_of_nothing_or_less_and_an_exposure_in_another_currency_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decide("EUR 0", limit("EUR 5"), exposure("EUR 0")))
                .withMessageContaining("asked");
        assertThatIllegalArgumentException().isThrownBy(() -> decide("EUR -1", limit("EUR 5"), exposure("EUR 0")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decide("EUR 1", limit("EUR 5"), exposure("USD 0")))
                .withMessageContainingAll("USD", "EUR");
    }

    @Test
    void a_decision_that_is_not_an_approval_has_a_reason_and_keeps_it() {
        Money asked = Money.parse("EUR 1");
        List<CreditReason> reasons = new ArrayList<>();
        reasons.add(new LimitNotSet(asked, asked));
        CreditDecision declined = new Declined(ACME, asked, reasons);
        CreditDecision referred = new Referred(ACME, asked, reasons);
        reasons.clear();

        assertThat(declined.reasons()).hasSize(1);
        assertThat(referred.reasons()).hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new Declined(ACME, asked, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Referred(ACME, asked, List.of()));
    }

    @Test
    void missing_arguments_are_refused_by_name() {
        Money euro = Money.parse("EUR 1");

        refusesNull("customer", () -> POLICY.decide(null, euro, limit("EUR 5"), exposure("EUR 0")));
        refusesNull("asked", () -> POLICY.decide(ACME, null, limit("EUR 5"), exposure("EUR 0")));
        refusesNull("limit", () -> POLICY.decide(ACME, euro, null, exposure("EUR 0")));
        refusesNull("exposure", () -> POLICY.decide(ACME, euro, limit("EUR 5"), null));
        refusesNull("headroom", () -> new Approved(ACME, euro, null));
        refusesNull("reasons", () -> new Referred(ACME, euro, null));
        refusesNull("reasons", () -> new Declined(ACME, euro, null));
        refusesNull("asked", () -> new Declined(ACME, null, List.of()));
    }

    private static void refusesNull(String name, Runnable call) {
        assertThatNullPointerException().isThrownBy(call::run).withMessageContaining(name);
    }
}
