package io.cartera.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.EntrySource;
import io.cartera.account.ItemId;
import io.cartera.account.Side;
import io.cartera.analysis.EntryTotals.Total;
import io.cartera.customer.CustomerId;
import io.cartera.money.MinorUnits;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class EntryTotalsTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-31");
    private static final DateRange YEAR = DateRange.yearTo(DAY);

    private static Entry entry(EntryKind kind, Money amount, LocalDate on) {
        ItemId id = kind.standsOn(Side.DEBIT) ? ItemId.debit("D") : ItemId.credit("C");
        return Entry.builder(id, kind, amount, on).build();
    }

    private static EntryTotals totals(Entry... entries) {
        EntrySource source = action -> List.of(entries).forEach(entry -> action.accept(CustomerId.of("ACME"), entry));
        return EntryTotals.of(source, YEAR);
    }

    @Test
    void entries_are_counted_and_added_up_by_currency_and_kind() {
        EntryTotals totals = totals(
                entry(EntryKind.INVOICE, Money.parse("EUR 10"), DAY),
                entry(EntryKind.INVOICE, Money.parse("EUR 5"), YEAR.start()),
                entry(EntryKind.INVOICE, Money.parse("USD 7"), DAY),
                entry(EntryKind.RECEIPT, Money.parse("EUR 3"), DAY));

        assertThat(totals.of(CurrencyUnit.EUR, EntryKind.INVOICE)).isEqualTo(new Total(2, Money.parse("EUR 15")));
        assertThat(totals.of(CurrencyUnit.USD, EntryKind.INVOICE)).isEqualTo(new Total(1, Money.parse("USD 7")));
        assertThat(totals.of(CurrencyUnit.EUR, EntryKind.RECEIPT)).isEqualTo(new Total(1, Money.parse("EUR 3")));
        assertThat(totals.of(CurrencyUnit.USD, EntryKind.RECEIPT)).isEqualTo(new Total(0, Money.parse("USD 0")));
        assertThat(totals.of(CurrencyUnit.JPY, EntryKind.INVOICE)).isEqualTo(new Total(0, Money.parse("JPY 0")));
        assertThat(totals.currencies()).containsExactly(CurrencyUnit.EUR, CurrencyUnit.USD);
        assertThat(totals.period()).isEqualTo(YEAR);
    }

    @Test
    void entries_outside_the_period_do_not_count() {
        EntryTotals totals = totals(
                entry(EntryKind.INVOICE, Money.parse("EUR 10"), DAY.plusDays(1)),
                entry(EntryKind.INVOICE, Money.parse("EUR 5"), YEAR.start().minusDays(1)));

        assertThat(totals.currencies()).isEmpty();
    }

    @Test
    void a_reversal_takes_nothing_away_from_what_it_reverses() {
        Entry reversal = Entry.builder(ItemId.credit("X"), EntryKind.REVERSAL, Money.parse("EUR 10"), DAY)
                .reversing(ItemId.debit("D"), EntryKind.INVOICE)
                .build();
        EntryTotals totals = totals(entry(EntryKind.INVOICE, Money.parse("EUR 10"), DAY), reversal);

        assertThat(totals.of(CurrencyUnit.EUR, EntryKind.INVOICE)).isEqualTo(new Total(1, Money.parse("EUR 10")));
        assertThat(totals.of(CurrencyUnit.EUR, EntryKind.REVERSAL)).isEqualTo(new Total(1, Money.parse("EUR 10")));
    }

    @Test
    void M05_sums_of_amounts_at_the_bound_are_exact() {
        Entry most = entry(EntryKind.INVOICE, Money.ofMinor(CurrencyUnit.JPY, MinorUnits.MAX), DAY);
        EntrySource source = action -> {
            for (int i = 0; i < 20; i++) {
                action.accept(CustomerId.of("ACME"), most);
            }
        };

        assertThat(EntryTotals.of(source, YEAR).of(CurrencyUnit.JPY, EntryKind.INVOICE))
                .isEqualTo(new Total(20, most.amount().multipliedBy(20)));
    }

    @Test
    void missing_arguments_are_refused_by_name() {
        EntrySource none = action -> {};

        assertThatNullPointerException()
                .isThrownBy(() -> EntryTotals.of(null, YEAR))
                .withMessageContaining("entries");
        assertThatNullPointerException()
                .isThrownBy(() -> EntryTotals.of(none, null))
                .withMessageContaining("period");
    }
}
