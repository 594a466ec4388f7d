package io.cartera.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.customer.CustomerId;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class AbcCurveTest {

    private static List<SegmentedCustomer> customers(String classes, String... turnovers) {
        List<SegmentedCustomer> customers = new ArrayList<>();
        for (int i = 0; i < turnovers.length; i++) {
            AbcClass abc = AbcClass.valueOf(classes.substring(i, i + 1));
            customers.add(new SegmentedCustomer(CustomerId.of("C" + i), Money.parse(turnovers[i]), abc));
        }
        return customers;
    }

    @Test
    void the_worked_customers_make_the_worked_curve() {
        List<SegmentedCustomer> customers = customers(
                "AAABBCCC", "EUR 500", "EUR 250", "EUR 100", "EUR 60", "EUR 40", "EUR 25", "EUR 15", "EUR 10");

        AbcCurve curve = AbcCurve.of(CurrencyUnit.EUR, customers);

        assertThat(curve.customers()).isEqualTo(8);
        assertThat(curve.whole()).isEqualTo(Money.parse("EUR 1000"));
        assertThat(curve.ofLargest(0)).isEqualTo(Money.parse("EUR 0"));
        assertThat(curve.ofLargest(3)).isEqualTo(Money.parse("EUR 850"));
        assertThat(curve.ofLargest(8)).isEqualTo(Money.parse("EUR 1000"));
        assertThat(curve.customers(AbcClass.A)).isEqualTo(3);
        assertThat(curve.customers(AbcClass.B)).isEqualTo(2);
        assertThat(curve.customers(AbcClass.C)).isEqualTo(3);
        assertThat(curve.of(AbcClass.A)).isEqualTo(Money.parse("EUR 850"));
        assertThat(curve.of(AbcClass.B)).isEqualTo(Money.parse("EUR 100"));
        assertThat(curve.of(AbcClass.C)).isEqualTo(Money.parse("EUR 50"));
        assertThat(curve.currency()).isEqualTo(CurrencyUnit.EUR);
    }

    @Test
    void other_currencies_and_turnover_of_zero_or_less_add_nothing() {
        AbcCurve curve = AbcCurve.of(CurrencyUnit.EUR, customers("ACCA", "EUR 5", "EUR 0", "EUR -3", "USD 9"));

        assertThat(curve.customers()).isEqualTo(3);
        assertThat(curve.whole()).isEqualTo(Money.parse("EUR 5"));
        assertThat(curve.ofLargest(3)).isEqualTo(Money.parse("EUR 5"));
        assertThat(curve.of(AbcClass.C)).isEqualTo(Money.parse("EUR 0"));
    }

    @Test
    void without_customers_it_is_flat() {
        AbcCurve curve = AbcCurve.of(CurrencyUnit.EUR, List.of());

        assertThat(curve.customers()).isZero();
        assertThat(curve.whole()).isEqualTo(Money.parse("EUR 0"));
        assertThat(curve.customers(AbcClass.A)).isZero();
    }

    @Test
    void customers_in_another_order_than_that_of_the_analysis_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AbcCurve.of(CurrencyUnit.EUR, customers("AA", "EUR 5", "EUR 6")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AbcCurve.of(CurrencyUnit.EUR, customers("BA", "EUR 6", "EUR 5")));
    }
}
