package io.cartera.aging;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.customer.CustomerId;
import io.cartera.money.MinorUnits;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** The columns of one row of an aging, also where they are more than fits a long. */
class AgedAmountsTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate AS_OF = LocalDate.parse("2025-06-30");
    private static final Money LARGEST = Money.ofMinor(CurrencyUnit.EUR, MinorUnits.MAX);
    private static final AgingSpec SPEC = AgingSpec.byDueDate(AgingBuckets.days(30));

    private static Money euros(String amount) {
        return Money.parse("EUR " + amount);
    }

    private static Money times(int times) {
        return LARGEST.multipliedBy(times);
    }

    private static AgedAmounts aged(AgingSpec spec, int debits, int credits) {
        Stream<OpenItem> due = IntStream.range(0, debits)
                .mapToObj(i -> OpenItem.debit(ACME, "I" + i, LARGEST, AS_OF.minusDays(9), AS_OF.minusDays(1 + i % 2)));
        Stream<OpenItem> paid =
                IntStream.range(0, credits).mapToObj(i -> OpenItem.credit(ACME, "P" + i, LARGEST, AS_OF.minusDays(1)));
        return spec.age(OpenItemSource.of(Stream.concat(due, paid).toList()), AS_OF)
                .find(ACME, CurrencyUnit.EUR)
                .orElseThrow();
    }

    @Test
    void the_columns_come_as_they_were_given() {
        AgedAmounts amounts = AgedAmounts.of(euros("1"), List.of(euros("2"), euros("-3.50")), euros("4"));

        assertThat(amounts.currency()).isEqualTo(CurrencyUnit.EUR);
        assertThat(amounts.notDue()).isEqualTo(euros("1"));
        assertThat(amounts.overdue()).containsExactly(euros("2"), euros("-3.50"));
        assertThat(amounts.unapplied()).isEqualTo(euros("4"));
        assertThat(amounts.overdueTotal()).isEqualTo(euros("-1.50"));
        assertThat(amounts.openDebits()).isEqualTo(euros("-0.50"));
        assertThat(amounts.balance()).isEqualTo(euros("-4.50"));
        assertThat(amounts)
                .hasToString("AgedAmounts[notDue=EUR 1.00, overdue=[EUR 2.00, EUR -3.50], unapplied=EUR 4.00]");
    }

    @Test
    void amounts_are_equal_that_have_the_same_columns_in_the_same_currency() {
        AgedAmounts amounts = AgedAmounts.of(euros("1"), List.of(euros("2")), euros("3"));

        assertThat(AgedAmounts.inMinor(CurrencyUnit.EUR, 1, new long[] {9, 100, 200, 300, 9}, 1))
                .isEqualTo(amounts)
                .hasSameHashCodeAs(amounts);
        assertThat(AgedAmounts.inMinor(CurrencyUnit.USD, 1, new long[] {100, 200, 300}, 0))
                .isNotEqualTo(amounts);
        assertThat(AgedAmounts.of(euros("1"), List.of(euros("2"), euros("3")), euros("0")))
                .isNotEqualTo(amounts);
        assertThat(AgedAmounts.of(euros("1"), List.of(euros("2")), euros("4"))).isNotEqualTo(amounts);
        assertThat(AgedAmounts.of(times(99), List.of(euros("2")), euros("4")))
                .isNotEqualTo(AgedAmounts.of(times(98), List.of(euros("2")), euros("4")))
                .isEqualTo(AgedAmounts.of(times(99), List.of(euros("2")), euros("4")));
    }

    @Test
    void a_sum_is_exact_that_no_long_holds() {
        AgedAmounts amounts = aged(SPEC, 40, 15);

        assertThat(amounts.overdue()).containsExactly(times(40), euros("0"));
        assertThat(amounts.unapplied()).isEqualTo(times(15));
        assertThat(amounts.balance()).isEqualTo(times(25));
        assertThat(amounts).isEqualTo(AgedAmounts.of(euros("0"), List.of(times(40), euros("0")), times(15)));
    }

    @Test
    void credits_are_taken_off_the_oldest_debts_though_no_long_holds_them() {
        assertThat(aged(SPEC.withCreditsToOldest(), 40, 15).overdue()).containsExactly(times(25), euros("0"));
        assertThat(aged(SPEC.withCreditsToOldest(), 15, 40).unapplied()).isEqualTo(times(25));
        assertThat(aged(SPEC.withCreditsToOldest(), 15, 12))
                .isEqualTo(AgedAmounts.of(euros("0"), List.of(times(3), euros("0")), euros("0")));
        assertThat(aged(SPEC.withCreditsNetted(), 40, 38).overdue()).containsExactly(times(2), euros("0"));
    }

    @Test
    void totals_of_sums_that_no_long_holds_are_exact() {
        AgingReport report = SPEC.age(
                action -> IntStream.range(0, 40)
                        .mapToObj(i -> OpenItem.debit(CustomerId.of("C" + i / 20), "I" + i, LARGEST, AS_OF, AS_OF))
                        .forEach(action),
                AS_OF);

        assertThat(report.rows()).hasSize(2);
        assertThat(report.total(CurrencyUnit.EUR).notDue())
                .isEqualTo(Money.of(
                        CurrencyUnit.EUR, BigDecimal.valueOf(MinorUnits.MAX, 2).multiply(BigDecimal.valueOf(40))));
    }
}
