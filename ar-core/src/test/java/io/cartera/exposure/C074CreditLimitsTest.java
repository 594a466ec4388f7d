package io.cartera.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.money.ExchangeRate;
import io.cartera.money.ExchangeRateTable;
import io.cartera.time.AsOf;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C074: which limit holds, with its history; and of which terms exposure is made. */
class C074CreditLimitsTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate DAY = LocalDate.of(2026, 2, 10);
    private static final Instant AT = Instant.parse("2026-02-01T10:00:00Z");

    private static LimitGrant grant(String amount, LocalDate from) {
        return LimitGrant.of(ACME, CreditLimit.of(Money.parse("EUR " + amount)), from);
    }

    private static CreditLimits limits(LimitGrant... grants) {
        List<LimitGranted> granted = new ArrayList<>();
        for (LimitGrant grant : grants) {
            granted.add(LimitGranted.of(
                    AccountId.of(LedgerId.MAIN, ACME),
                    CommandId.of("G-" + granted.size()),
                    grant,
                    AT.plusSeconds(granted.size())));
        }
        return CreditLimits.of(granted);
    }

    private static Optional<CreditLimit> upTo(String amount) {
        return Optional.of(CreditLimit.of(Money.parse("EUR " + amount)));
    }

    @Test
    void G15_the_date_beats_the_kind_and_the_kind_decides_within_a_day() {
        LocalDate later = DAY.plusDays(10);
        assertThat(limits(grant("100", DAY), grant("200", later).ofKind(LimitKind.INSURED))
                        .on(later))
                .isEqualTo(upTo("200"));
        assertThat(limits(grant("100", DAY).ofKind(LimitKind.INSURED), grant("200", later))
                        .on(later))
                .isEqualTo(upTo("200"));
        assertThat(limits(grant("200", later).ofKind(LimitKind.INSURED), grant("100", later))
                        .on(later))
                .isEqualTo(upTo("200"));
        assertThat(limits(grant("200", later), grant("100", later)).on(later)).isEqualTo(upTo("100"));
    }

    @Test
    void a_temporary_limit_ends_by_its_date_and_the_one_before_holds_again() {
        CreditLimits limits = limits(
                grant("5000", DAY),
                grant("8000", DAY.plusDays(5))
                        .until(DAY.plusDays(9))
                        .ofKind(LimitKind.TEMPORARY)
                        .because("FAIR")
                        .approvedBy(Actor.of("cfo")));

        assertThat(limits.on(DAY.minusDays(1))).isEmpty();
        assertThat(limits.on(DAY.plusDays(4))).isEqualTo(upTo("5000"));
        assertThat(limits.on(DAY.plusDays(8))).isEqualTo(upTo("8000"));
        assertThat(limits.on(DAY.plusDays(9))).isEqualTo(upTo("5000"));
        assertThat(limits.at(AsOf.of(DAY.plusDays(8)).knownAt(AT))).isEqualTo(upTo("5000"));
        assertThat(limits.inForce(AsOf.of(DAY.plusDays(8)))
                        .flatMap(granted -> granted.grant().approver()))
                .contains(Actor.of("cfo"));
    }

    @Test
    void limits_of_the_account_of_its_group_and_on_terms_are_told_apart() {
        CreditLimits limits = limits(
                grant("5000", DAY),
                grant("9000", DAY.plusDays(1)).forGroup(),
                grant("400", DAY.plusDays(1)).on(ExposureTerm.OPEN_ORDERS));
        AsOf asOf = AsOf.of(DAY.plusDays(2));

        assertThat(limits.at(asOf)).isEqualTo(upTo("5000"));
        assertThat(limits.ofGroup(asOf).map(granted -> granted.grant().limit())).isEqualTo(upTo("9000"));
        assertThat(limits.onTerms(asOf))
                .isEqualTo(Map.of(ExposureTerm.OPEN_ORDERS, upTo("400").get()));
        assertThatThrownBy(() -> grant("1", DAY).until(DAY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> grant("1", DAY).on(ExposureTerm.INSURED)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Money eur(long minor) {
        return Money.ofMinor(CurrencyUnit.EUR, minor);
    }

    @Test
    void C04_the_worked_exposure() {
        CreditExposure exposure = CreditExposure.none(CurrencyUnit.EUR)
                .with(ExposureTerm.OPEN_DEBITS, Money.parse("EUR 62000"))
                .with(ExposureTerm.UNBILLED, Money.parse("EUR 8000"))
                .with(ExposureTerm.OPEN_ORDERS, Money.parse("EUR 15000"))
                .with(ExposureTerm.UNAPPLIED, Money.parse("EUR 3000"))
                .with(ExposureTerm.COLLATERAL, Money.parse("EUR 2000"));
        CreditUtilisation used = new CreditUtilisation(ACME, Money.parse("EUR 100000"), exposure.net());

        assertThat(exposure.net()).isEqualTo(Money.parse("EUR 80000"));
        assertThat(used.available()).isEqualTo(Money.parse("EUR 20000"));
        assertThat(used.percent()).contains(new BigDecimal("80.00"));
        assertThatThrownBy(() -> exposure.with(ExposureTerm.INSURED, Money.parse("EUR -1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_at_stake_in_other_currencies_is_converted_only_by_a_rate() {
        ExposureTally tally = ExposureTally.create()
                .add(ExposureTerm.OPEN_DEBITS, CurrencyUnit.EUR, 10000)
                .add(ExposureTerm.OPEN_DEBITS, CurrencyUnit.USD, 20000)
                .add(ExposureTerm.UNAPPLIED, CurrencyUnit.USD, 5000);
        ExchangeRateTable rates =
                ExchangeRateTable.of(ExchangeRate.of(CurrencyUnit.USD, CurrencyUnit.EUR, new BigDecimal("0.90"), DAY));

        assertThat(tally.in(CurrencyUnit.EUR).net()).isEqualTo(Money.parse("EUR 100"));
        assertThat(tally.in(CurrencyUnit.EUR).otherCurrencies().amounts()).containsExactly(Money.parse("USD 150"));
        CreditExposure converted = tally.in(CurrencyUnit.EUR, rates, DAY);
        assertThat(converted.openDebits()).isEqualTo(Money.parse("EUR 280"));
        assertThat(converted.net()).isEqualTo(Money.parse("EUR 235"));
        assertThat(converted.otherCurrencies().isEmpty()).isTrue();
    }

    @Property(tries = 200)
    void C04_net_is_the_sum_of_the_terms_and_an_open_debit_never_lowers_it(
            @ForAll @Size(7) List<@LongRange(min = 0, max = 1_000_000) Long> minors,
            @ForAll @LongRange(min = 1, max = 1_000_000) long more) {
        CreditExposure exposure = CreditExposure.none(CurrencyUnit.EUR);
        long sum = 0;
        for (ExposureTerm term : ExposureTerm.values()) {
            long minor = minors.get(term.ordinal());
            exposure = exposure.with(term, eur(minor));
            sum += term.relieves() ? -minor : minor;
        }
        CreditExposure added =
                exposure.with(ExposureTerm.OPEN_DEBITS, exposure.openDebits().plus(eur(more)));

        assertThat(exposure.net()).isEqualTo(eur(Math.max(0, sum)));
        assertThat(added.net().isLessThan(exposure.net())).isFalse();
    }

    @Property(tries = 100)
    void a_group_is_at_stake_with_the_sum_of_its_members(
            @ForAll @Size(min = 1, max = 5) List<@LongRange(min = -1000, max = 1000) Long> balances) {
        List<CreditExposure> members = balances.stream()
                .map(balance -> CreditExposure.none(CurrencyUnit.EUR)
                        .with(ExposureTerm.OPEN_DEBITS, eur(Math.max(0, balance)))
                        .with(ExposureTerm.UNAPPLIED, eur(Math.max(0, -balance))))
                .toList();

        assertThat(CreditExposure.together(members, CurrencyUnit.EUR).net())
                .isEqualTo(eur(
                        balances.stream().mapToLong(each -> Math.max(0, each)).sum()));
    }

    @Test
    void a_limit_on_a_term_is_for_one_customer_or_for_a_group() {
        CreditLimits limits = limits(
                grant("400", DAY).on(ExposureTerm.OPEN_ORDERS),
                grant("900", DAY).on(ExposureTerm.OPEN_ORDERS).forGroup(),
                grant("700", DAY).forGroup().on(ExposureTerm.UNBILLED));
        AsOf asOf = AsOf.of(DAY);

        assertThat(limits.onTerms(asOf))
                .isEqualTo(Map.of(ExposureTerm.OPEN_ORDERS, upTo("400").get()));
        assertThat(limits.ofGroupOnTerms(asOf))
                .isEqualTo(Map.of(
                        ExposureTerm.OPEN_ORDERS,
                        upTo("900").get(),
                        ExposureTerm.UNBILLED,
                        upTo("700").get()));
        assertThat(limits.at(asOf)).isEmpty();
        assertThat(limits.ofGroup(asOf)).isEmpty();
    }
}
