package io.cartera.analysis;

import static io.cartera.analysis.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.EntrySource;
import io.cartera.account.ItemId;
import io.cartera.account.Side;
import io.cartera.customer.CustomerId;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the key figures make of each kind of entry. */
class EntryKindsInReadingsTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate DAY = LocalDate.parse("2026-03-31");
    private static final DateRange YEAR = DateRange.yearTo(DAY);
    private static final Set<EntryKind> SALES =
            EnumSet.of(EntryKind.INVOICE, EntryKind.DEBIT_NOTE, EntryKind.CREDIT_NOTE);
    private static final Set<EntryKind> OUR_OWN_BOOKINGS = EnumSet.of(
            EntryKind.BAD_DEBT,
            EntryKind.CONCESSION,
            EntryKind.SMALL_DIFFERENCE,
            EntryKind.OPENING_BALANCE,
            EntryKind.LATE_CHARGE,
            EntryKind.TRANSFER,
            EntryKind.NETTING,
            EntryKind.CONVERSION);

    @ParameterizedTest
    @EnumSource(value = EntryKind.class, mode = EnumSource.Mode.EXCLUDE, names = "REVERSAL")
    void only_documents_are_sales_but_every_entry_moves_the_balance(EntryKind kind) {
        Entry entry = entry(kind, "X", "EUR 5", DAY);
        EntrySource source = action -> action.accept(ACME, entry);

        assertThat(Turnover.of(source, YEAR).currencies().isEmpty()).isEqualTo(!SALES.contains(kind));
        BalanceHistory history = BalanceHistory.of(source, DAY);
        assertThat(history.balance(CurrencyUnit.EUR)).isEqualTo(Money.ofMinor(CurrencyUnit.EUR, entry.signedMinor()));
        assertThat(history.months(CurrencyUnit.EUR, 1).get(0).sales().isZero()).isEqualTo(!SALES.contains(kind));
        assertThat(history.months(CurrencyUnit.EUR, 1).get(0).balance()).isEqualTo(history.balance(CurrencyUnit.EUR));
    }

    @ParameterizedTest
    @EnumSource(value = EntryKind.class, mode = EnumSource.Mode.EXCLUDE, names = "REVERSAL")
    void what_we_book_by_ourselves_is_no_activity_and_only_an_invoice_is_a_deal(EntryKind kind) {
        CustomerFacts facts = CustomerFacts.of(ACME, List.of(entry(kind, "X", "EUR 5", DAY)), DAY);

        assertThat(facts.lastActivity().isEmpty()).isEqualTo(OUR_OWN_BOOKINGS.contains(kind));
        assertThat(facts.lastActivity(kind)).contains(DAY);
        assertThat(facts.deals(CurrencyUnit.EUR).count()).isEqualTo(kind == EntryKind.INVOICE ? 1 : 0);
        assertThat(facts.deals(CurrencyUnit.EUR).revenue().isZero()).isEqualTo(!SALES.contains(kind));
    }

    @Test
    void kinds_that_stand_on_both_sides_are_counted_on_each() {
        Entry debit = Entry.builder(ItemId.debit("X"), EntryKind.OPENING_BALANCE, Money.parse("EUR 5"), DAY)
                .build();
        Entry credit = Entry.builder(ItemId.credit("X"), EntryKind.OPENING_BALANCE, Money.parse("EUR 3"), DAY)
                .build();
        EntryTotals totals = EntryTotals.of(
                action -> List.of(debit, credit, debit).forEach(entry -> action.accept(ACME, entry)), YEAR);

        assertThat(totals.of(CurrencyUnit.EUR, Side.DEBIT, EntryKind.OPENING_BALANCE))
                .isEqualTo(new EntryTotals.Total(2, Money.parse("EUR 10")));
        assertThat(totals.of(CurrencyUnit.EUR, Side.CREDIT, EntryKind.OPENING_BALANCE))
                .isEqualTo(new EntryTotals.Total(1, Money.parse("EUR 3")));
        assertThat(totals.of(CurrencyUnit.EUR, EntryKind.OPENING_BALANCE))
                .isEqualTo(new EntryTotals.Total(3, Money.parse("EUR 13")));
        assertThat(totals.of(CurrencyUnit.EUR, Side.CREDIT, EntryKind.REFUND).count())
                .isZero();
    }
}
