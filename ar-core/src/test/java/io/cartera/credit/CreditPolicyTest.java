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
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.money.AmountOutOfRangeException;
import io.cartera.money.MinorUnits;
import io.cartera.money.MoneyBag;
import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class CreditPolicyTest {

    private static final LocalDate DAY = LocalDate.parse("2026-01-10");
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
        return CreditExposure.of(amount, Money.zero(amount.getCurrencyUnit()), others);
    }

    private static CreditDecision decide(String asked, Optional<CreditLimit> limit, CreditExposure exposure) {
        return decide(Money.parse(asked), limit, exposure);
    }

    private static CreditDecision decide(Money asked, Optional<CreditLimit> limit, CreditExposure exposure) {
        return POLICY.decide(request(asked), CreditPicture.of(limit, exposure));
    }

    private static CreditRequest request(Money asked) {
        return CreditRequest.of(ACME, asked, DAY, SalesDocumentKind.ORDER);
    }

    private static void assertApproved(CreditDecision decision, Optional<Money> headroom) {
        assertThat(decision).isInstanceOf(Approved.class);
        assertThat(((Approved) decision).headroom()).isEqualTo(headroom);
        assertThat(decision.findings()).isEmpty();
    }

    private static void assertReferred(CreditDecision decision, CreditReason... reasons) {
        assertThat(decision).isInstanceOf(Referred.class);
        assertThat(decision.reasons()).containsExactly(reasons);
    }

    private static void assertDeclined(CreditDecision decision, CreditReason... reasons) {
        assertThat(decision).isInstanceOf(Declined.class);
        assertThat(decision.reasons()).containsExactly(reasons);
    }

    @Test
    void a_sale_that_reaches_the_limit_is_approved_and_one_cent_more_is_declined() {
        assertApproved(decide("EUR 3200", limit("EUR 5000"), exposure("EUR 1800")), Optional.of(Money.parse("EUR 0")));
        assertDeclined(
                decide("EUR 3200.01", limit("EUR 5000"), exposure("EUR 1800")),
                new LimitExceeded(
                        Money.parse("EUR 5000"),
                        Money.parse("EUR 1800"),
                        Money.parse("EUR 3200.01"),
                        Money.parse("EUR 0.01")));
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

        assertApproved(decision, Optional.of(Money.parse("EUR 20000")));
        assertThat(decision.reasons()).isEmpty();
        assertThat(decision.remedies()).isEmpty();
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
        CreditReason reason = new LimitExceeded(
                Money.parse("EUR 0"), Money.parse("EUR 0"), Money.parse("EUR 0.01"), Money.parse("EUR 0.01"));

        assertDeclined(decide("EUR 0.01", limit("EUR 0"), exposure("EUR 0")), reason);
        assertDeclined(decide("EUR 0.01", Optional.of(CreditLimit.noCredit()), exposure("EUR 0")), reason);
    }

    @Test
    void no_credit_is_none_in_any_currency() {
        assertThat(decide("JPY 1", Optional.of(CreditLimit.noCredit()), exposure("JPY 0")))
                .isInstanceOf(Declined.class);
    }

    @Test
    void an_unlimited_customer_is_approved_whatever_it_owes_and_has_no_headroom_to_tell() {
        Money most = Money.ofMinor(CurrencyUnit.EUR, MinorUnits.MAX);
        CreditExposure large = CreditExposure.of(most.multipliedBy(9), Money.parse("EUR 0"), IN_DOLLARS);

        assertApproved(decide(most, Optional.of(CreditLimit.unlimited()), large), Optional.empty());
    }

    @Test
    void without_a_limit_on_file_somebody_has_to_decide() {
        assertReferred(
                decide("EUR 1", Optional.empty(), exposure("EUR 5")),
                new LimitNotSet(Money.parse("EUR 5"), Money.parse("EUR 1")));
    }

    @Test
    void a_limit_of_zero_is_no_credit_in_every_currency() {
        assertDeclined(
                decide("USD 1", limit("EUR 0"), exposure("USD 0")),
                new LimitExceeded(
                        Money.parse("USD 0"), Money.parse("USD 0"), Money.parse("USD 1"), Money.parse("USD 1")));
    }

    @Test
    void M07_a_limit_in_another_currency_is_not_compared() {
        assertReferred(
                decide("USD 1", limit("EUR 1000000"), exposure("USD 0")),
                new LimitInOtherCurrency(Money.parse("EUR 1000000"), Money.parse("USD 1")));
    }

    @Test
    void M07_a_sale_that_fits_is_referred_where_something_is_owed_in_other_currencies() {
        assertReferred(
                decide("EUR 1", limit("EUR 5"), exposure("EUR 0", IN_DOLLARS)),
                new ExposureInOtherCurrencies(IN_DOLLARS));
    }

    @Test
    void all_reasons_are_collected_in_their_order_and_one_that_declines_outweighs_the_others() {
        assertDeclined(
                decide("EUR 6", limit("EUR 5"), exposure("EUR 0", IN_DOLLARS)),
                new LimitExceeded(
                        Money.parse("EUR 5"), Money.parse("EUR 0"), Money.parse("EUR 6"), Money.parse("EUR 1")),
                new ExposureInOtherCurrencies(IN_DOLLARS));
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
            assertApproved(decision, Optional.of(Money.parse("JPY " + (limit - exposure - asked))));
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
        CreditExposure large = CreditExposure.of(most.multipliedBy(20), Money.parse("EUR 0"), MoneyBag.empty());

        assertThat(decide(most, limit, large).reasons())
                .containsExactly(new LimitExceeded(most, most.multipliedBy(20), most, most.multipliedBy(20)));
        assertThatThrownBy(() -> decide(most.plusMinor(1), limit, large)).isInstanceOf(AmountOutOfRangeException.class);
    }

    @Test
    void an_exposure_in_another_currency_than_the_sale_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decide("EUR 1", limit("EUR 5"), exposure("USD 0")))
                .withMessageContainingAll("USD", "EUR");
    }

    @Test
    void missing_arguments_are_refused_by_name() {
        Money euro = Money.parse("EUR 1");
        CreditPicture picture = CreditPicture.of(limit("EUR 5"), exposure("EUR 0"));

        refusesNull("customer", () -> CreditRequest.of(null, euro, DAY, SalesDocumentKind.ORDER));
        refusesNull("amount", () -> CreditRequest.of(ACME, null, DAY, SalesDocumentKind.ORDER));
        refusesNull("on", () -> CreditRequest.of(ACME, euro, null, SalesDocumentKind.ORDER));
        refusesNull("kind", () -> CreditRequest.of(ACME, euro, DAY, null));
        refusesNull("limit", () -> CreditPicture.of(null, exposure("EUR 0")));
        refusesNull("request", () -> POLICY.decide(null, picture));
        refusesNull("picture", () -> POLICY.decide(request(euro), null));
    }

    private static void refusesNull(String name, Runnable call) {
        assertThatNullPointerException().isThrownBy(call::run).withMessageContaining(name);
    }
}
