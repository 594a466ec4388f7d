package io.cartera.analysis;

import static io.cartera.analysis.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.EntrySource;
import io.cartera.account.ItemId;
import io.cartera.customer.CustomerId;
import io.cartera.money.MinorUnits;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class BalanceHistoryTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate DAY = LocalDate.parse("2026-03-15");

    private static BalanceHistory history(Entry... entries) {
        EntrySource source = action -> List.of(entries).forEach(entry -> action.accept(ACME, entry));
        return BalanceHistory.of(source, DAY);
    }

    private static List<String> told(BalanceHistory history, CurrencyUnit currency, int most) {
        return history.months(currency, most).stream()
                .map(month -> month.month() + " " + month.on() + " "
                        + month.sales().getAmount() + " " + month.balance().getAmount())
                .toList();
    }

    @Test
    void months_follow_one_another_without_a_gap_up_to_the_day() {
        BalanceHistory history = history(
                entry(EntryKind.INVOICE, "I1", "EUR 100", "2025-11-20"),
                entry(EntryKind.DEBIT_NOTE, "D1", "EUR 5", "2025-11-30"),
                entry(EntryKind.RECEIPT, "P1", "EUR 30", "2025-12-01"),
                entry(EntryKind.CREDIT_NOTE, "C1", "EUR 10", "2026-02-28"),
                entry(EntryKind.RETURNED_PAYMENT, "R1", "EUR 30", "2026-03-15"),
                entry(EntryKind.INVOICE, "I2", "EUR 999", "2026-03-16"));

        assertThat(told(history, CurrencyUnit.EUR, 12))
                .containsExactly(
                        "2025-11 2025-11-30 105.00 105.00",
                        "2025-12 2025-12-31 0.00 75.00",
                        "2026-01 2026-01-31 0.00 75.00",
                        "2026-02 2026-02-28 -10.00 65.00",
                        "2026-03 2026-03-15 0.00 95.00");
        assertThat(told(history, CurrencyUnit.EUR, 2))
                .containsExactly("2026-02 2026-02-28 -10.00 65.00", "2026-03 2026-03-15 0.00 95.00");
        assertThat(history.balance(CurrencyUnit.EUR)).isEqualTo(Money.parse("EUR 95"));
        assertThat(history.through()).isEqualTo(DAY);
    }

    @Test
    void a_reversal_takes_sales_back_in_its_own_month() {
        Entry reversal = Entry.builder(
                        ItemId.credit("X1"), EntryKind.REVERSAL, Money.parse("EUR 100"), LocalDate.parse("2026-02-02"))
                .reversing(ItemId.debit("I1"), EntryKind.INVOICE)
                .build();
        Entry ofReceipt = Entry.builder(
                        ItemId.debit("X2"), EntryKind.REVERSAL, Money.parse("EUR 7"), LocalDate.parse("2026-02-02"))
                .reversing(ItemId.credit("P1"), EntryKind.RECEIPT)
                .build();
        BalanceHistory history = history(entry(EntryKind.INVOICE, "I1", "EUR 100", "2026-01-20"), reversal, ofReceipt);

        assertThat(told(history, CurrencyUnit.EUR, 12))
                .containsExactly(
                        "2026-01 2026-01-31 100.00 100.00",
                        "2026-02 2026-02-28 -100.00 7.00",
                        "2026-03 2026-03-15 0.00 7.00");
    }

    @Test
    void M07_currencies_stand_apart_and_begin_with_their_own_first_month() {
        BalanceHistory history = history(
                entry(EntryKind.INVOICE, "I1", "USD 1", "2026-01-20"),
                entry(EntryKind.RECEIPT, "P1", "EUR 30", "2026-03-01"));

        assertThat(history.currencies()).containsExactly(CurrencyUnit.EUR, CurrencyUnit.USD);
        assertThat(told(history, CurrencyUnit.EUR, 12)).containsExactly("2026-03 2026-03-15 0.00 -30.00");
        assertThat(history.months(CurrencyUnit.USD, 12)).hasSize(3);
        assertThat(history.months(CurrencyUnit.JPY, 12)).isEmpty();
        assertThat(history.balance(CurrencyUnit.JPY)).isEqualTo(Money.parse("JPY 0"));
    }

    @Test
    void days_sales_outstanding_counts_the_balance_back_over_the_sales() {
        BalanceHistory history = history(
                entry(EntryKind.INVOICE, "I1", "EUR 200", "2026-01-20"),
                entry(EntryKind.INVOICE, "I2", "EUR 150", "2026-02-20"),
                entry(EntryKind.INVOICE, "I3", "EUR 180", "2026-03-10"),
                entry(EntryKind.RECEIPT, "P1", "EUR 110", "2026-03-11"));

        // 15 + 28 + 90/200 × 31
        assertThat(history.daysSalesOutstanding(CurrencyUnit.EUR)).hasToString("56.95 days");
        assertThat(history.daysSalesOutstanding(CurrencyUnit.JPY)).hasToString("0.00 days");
    }

    @Test
    void the_history_begins_with_the_first_entry_whatever_it_is() {
        BalanceHistory history = history(entry(EntryKind.RETURNED_PAYMENT, "R1", "EUR 30", "2026-02-27"));

        assertThat(history.daysSalesOutstanding(CurrencyUnit.EUR)).hasToString("more than 43 days");
    }

    @Test
    void M05_sums_of_amounts_at_the_bound_are_exact() {
        Money most = Money.ofMinor(CurrencyUnit.JPY, MinorUnits.MAX);
        EntrySource source = action -> IntStream.range(0, 20)
                .forEach(i -> action.accept(
                        ACME,
                        Entry.builder(ItemId.debit("I" + i), EntryKind.INVOICE, most, DAY.minusMonths(i % 2))
                                .build()));
        BalanceHistory history = BalanceHistory.of(source, DAY);

        assertThat(history.balance(CurrencyUnit.JPY)).isEqualTo(most.multipliedBy(20));
        assertThat(history.months(CurrencyUnit.JPY, 1).get(0).sales()).isEqualTo(most.multipliedBy(10));
        assertThat(history.months(CurrencyUnit.JPY, 1).get(0).balance()).isEqualTo(most.multipliedBy(20));
    }

    @Property(tries = 200)
    void L01_the_balance_of_every_month_is_the_sum_of_the_entries_and_the_history_is_never_too_short(
            @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 500) Integer> daysBack,
            @ForAll @IntRange(min = 1, max = 20) int most) {
        Entry[] entries = IntStream.range(0, daysBack.size())
                .mapToObj(i -> entry(
                        List.of(EntryKind.INVOICE, EntryKind.CREDIT_NOTE, EntryKind.RECEIPT, EntryKind.DEBIT_NOTE)
                                .get(i * 7 % 4),
                        "X" + i,
                        "EUR " + (1 + daysBack.get(i) % 90),
                        DAY.plusDays(20).minusDays(daysBack.get(i)).toString()))
                .toArray(Entry[]::new);
        BalanceHistory history = history(entries);

        for (MonthlyBalance month : history.months(CurrencyUnit.EUR, most)) {
            long balance = 0;
            long sales = 0;
            for (Entry entry : entries) {
                if (!entry.effectiveOn().isAfter(month.on())) {
                    balance += entry.signedMinor();
                    boolean isOfMonth = YearMonth.from(entry.effectiveOn()).equals(month.month());
                    sales += isOfMonth && entry.kind() != EntryKind.RECEIPT ? entry.signedMinor() : 0;
                }
            }
            assertThat(month.balance()).isEqualTo(Money.ofMinor(CurrencyUnit.EUR, balance));
            assertThat(month.sales()).isEqualTo(Money.ofMinor(CurrencyUnit.EUR, sales));
        }
        assertThat(history.daysSalesOutstanding(CurrencyUnit.EUR).days()).isPresent();
    }

    @Test
    void no_months_are_none_and_fewer_are_refused() {
        BalanceHistory history = history(entry(EntryKind.INVOICE, "I1", "EUR 100", "2025-11-20"));

        assertThat(history.months(CurrencyUnit.EUR, 0)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> history.months(CurrencyUnit.EUR, -1))
                .withMessageContaining("most");
    }
}
