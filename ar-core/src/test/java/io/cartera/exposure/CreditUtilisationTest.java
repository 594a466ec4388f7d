package io.cartera.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.customer.CustomerId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditUtilisationTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final LocalDate DAY = LocalDate.parse("2026-03-31");

    private static OpenItem debit(CustomerId customer, String amount) {
        return OpenItem.debit(customer, "I", Money.parse(amount), DAY, DAY);
    }

    private static OpenItem credit(CustomerId customer, String amount) {
        return OpenItem.credit(customer, "P", Money.parse(amount), DAY);
    }

    @ParameterizedTest
    @CsvSource({
        "EUR 5000, EUR 1800, 36.00, false",
        "EUR 5000, EUR 5000, 100.00, false",
        "EUR 5000, EUR 5000.01, 100.00, true",
        "EUR 100000, EUR 80000, 80.00, false",
        "EUR 3, EUR 1, 33.33, false",
        "EUR 3, EUR 2, 66.67, false",
        "EUR 8, EUR 0, 0.00, false",
        "JPY 1, JPY 999999999999999999, 99999999999999999900.00, true"
    })
    void a_limit_is_used_in_percent_and_exceeded_only_beyond_itself(
            String limit, String exposure, BigDecimal percent, boolean isOver) {
        CreditUtilisation use = new CreditUtilisation(ACME, Money.parse(limit), Money.parse(exposure));

        assertThat(use.percent()).contains(percent);
        assertThat(use.isOver()).isEqualTo(isOver);
    }

    @Test
    void of_a_limit_of_zero_there_is_no_percentage_and_the_first_cent_exceeds_it() {
        Money zero = Money.parse("EUR 0");

        assertThat(new CreditUtilisation(ACME, zero, zero).percent()).isEmpty();
        assertThat(new CreditUtilisation(ACME, zero, zero).isOver()).isFalse();
        assertThat(new CreditUtilisation(ACME, zero, Money.parse("EUR 0.01")).isOver())
                .isTrue();
    }

    @Test
    void every_limit_is_measured_on_the_items_of_its_customer_in_its_currency() {
        Map<CustomerId, Money> limits = new LinkedHashMap<>();
        limits.put(BOLT, Money.parse("USD 50"));
        limits.put(ACME, Money.parse("EUR 100"));
        List<OpenItem> items = List.of(
                debit(ACME, "EUR 90"),
                debit(ACME, "EUR 30"),
                credit(ACME, "EUR 5"),
                debit(ACME, "USD 1000"),
                debit(BOLT, "USD 10"),
                credit(BOLT, "USD 11"),
                debit(CustomerId.of("NO LIMIT"), "EUR 1000"));

        assertThat(CreditUtilisation.of(limits, OpenItemSource.of(items)))
                .containsExactly(
                        new CreditUtilisation(BOLT, Money.parse("USD 50"), Money.parse("USD 0")),
                        new CreditUtilisation(ACME, Money.parse("EUR 100"), Money.parse("EUR 115")));
    }

    @Test
    void M07_a_limit_and_an_exposure_in_two_currencies_are_not_compared() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CreditUtilisation(ACME, Money.parse("EUR 1"), Money.parse("USD 1")))
                .withMessageContainingAll("EUR", "USD");
    }

    @Test
    void missing_arguments_are_refused_by_name() {
        Money euro = Money.parse("EUR 1");

        refusesNull("customer", () -> new CreditUtilisation(null, euro, euro));
        refusesNull("limit", () -> new CreditUtilisation(ACME, null, euro));
        refusesNull("exposure", () -> new CreditUtilisation(ACME, euro, null));
        refusesNull("limits", () -> CreditUtilisation.of(null, OpenItemSource.of(List.of())));
        refusesNull("items", () -> CreditUtilisation.of(Map.of(), null));
    }

    private static void refusesNull(String name, Runnable call) {
        assertThatNullPointerException().isThrownBy(call::run).withMessageContaining(name);
    }
}
