package io.cartera.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.customer.CustomerId;
import io.cartera.money.AmountOutOfRangeException;
import io.cartera.money.MinorUnits;
import io.cartera.money.MoneyBag;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class CreditExposureTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate DAY = LocalDate.parse("2026-03-31");

    private static OpenItem debit(String amount) {
        return OpenItem.debit(ACME, "INV " + amount, Money.parse(amount), DAY, DAY);
    }

    private static OpenItem credit(String amount) {
        return OpenItem.credit(ACME, "PAY " + amount, Money.parse(amount), DAY);
    }

    private static CreditExposure exposure(OpenItem... items) {
        return CreditExposure.of(OpenItemSource.of(List.of(items)), CurrencyUnit.EUR);
    }

    @Test
    void what_is_at_stake_is_open_debits_less_unapplied_credits() {
        CreditExposure exposure = exposure(debit("EUR 1000"), debit("EUR 2000"), credit("EUR 1200"));

        assertThat(exposure.openDebits()).isEqualTo(Money.parse("EUR 3000"));
        assertThat(exposure.unapplied()).isEqualTo(Money.parse("EUR 1200"));
        assertThat(exposure.net()).isEqualTo(Money.parse("EUR 1800"));
        assertThat(exposure.otherCurrencies()).isEqualTo(MoneyBag.empty());
    }

    @Test
    void it_is_at_least_zero() {
        assertThat(exposure(debit("EUR 1000"), credit("EUR 1000")).net()).isEqualTo(Money.parse("EUR 0"));
        assertThat(exposure(debit("EUR 1000"), credit("EUR 1000.01")).net()).isEqualTo(Money.parse("EUR 0"));
        assertThat(exposure().net()).isEqualTo(Money.parse("EUR 0"));
    }

    @Test
    void M07_other_currencies_are_told_apart_each_for_itself_and_only_where_something_is_owed() {
        CreditExposure exposure = exposure(
                debit("EUR 10"),
                debit("USD 7"),
                credit("USD 3"),
                debit("JPY 5"),
                credit("JPY 5"),
                debit("GBP 1"),
                credit("GBP 2"));

        assertThat(exposure.net()).isEqualTo(Money.parse("EUR 10"));
        assertThat(exposure.otherCurrencies()).isEqualTo(MoneyBag.of(Money.parse("USD 4")));
    }

    @Test
    void M05_sums_of_amounts_at_the_bound_are_exact() {
        Money most = Money.ofMinor(CurrencyUnit.EUR, MinorUnits.MAX);
        OpenItem[] items = Stream.generate(() -> OpenItem.debit(ACME, "I", most, DAY, DAY))
                .limit(20)
                .toArray(OpenItem[]::new);

        assertThat(exposure(items).net()).isEqualTo(most.multipliedBy(20));
    }

    @Test
    void M07_an_exposure_in_two_currencies_is_none() {
        assertThatThrownBy(() -> CreditExposure.of(Money.parse("EUR 1"), Money.parse("USD 1"), MoneyBag.empty()))
                .isInstanceOf(CurrencyMismatchException.class);
    }

    @Test
    void a_limit_of_zero_is_a_limit_and_a_negative_one_is_refused() {
        assertThat(CreditLimit.of(Money.parse("EUR 0"))).isEqualTo(new CreditLimit.UpTo(Money.parse("EUR 0.00")));
        assertThat(CreditLimit.of(Money.parse("EUR 0")))
                .isNotEqualTo(CreditLimit.noCredit())
                .isNotEqualTo(CreditLimit.unlimited());
        assertThat(CreditLimit.noCredit()).isEqualTo(CreditLimit.noCredit());
        assertThat(CreditLimit.unlimited()).isEqualTo(CreditLimit.unlimited());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CreditLimit.of(Money.parse("EUR -0.01")))
                .withMessageContaining("EUR -0.01");
    }

    @Test
    void M05_a_limit_at_the_bound_is_granted_and_one_beyond_is_refused() {
        Money most = Money.ofMinor(CurrencyUnit.EUR, MinorUnits.MAX);

        assertThat(CreditLimit.of(most)).isEqualTo(new CreditLimit.UpTo(most));
        assertThatThrownBy(() -> CreditLimit.of(most.plusMinor(1))).isInstanceOf(AmountOutOfRangeException.class);
    }

    @Test
    void missing_arguments_are_refused_by_name() {
        Money euro = Money.parse("EUR 1");

        refusesNull("amount", () -> CreditLimit.of(null));
        refusesNull("items", () -> CreditExposure.of(null, CurrencyUnit.EUR));
        refusesNull("currency", () -> CreditExposure.of(OpenItemSource.of(List.of()), null));
        refusesNull("openDebits", () -> CreditExposure.of(null, euro, MoneyBag.empty()));
        refusesNull("unapplied", () -> CreditExposure.of(euro, null, MoneyBag.empty()));
        refusesNull("otherCurrencies", () -> CreditExposure.of(euro, euro, null));
    }

    private static void refusesNull(String name, Runnable call) {
        assertThatNullPointerException().isThrownBy(call::run).withMessageContaining(name);
    }
}
