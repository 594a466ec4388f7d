package io.cartera.analysis;

import static io.cartera.analysis.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.EntrySource;
import io.cartera.account.ItemId;
import io.cartera.customer.CustomerId;
import io.cartera.money.MinorUnits;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class TurnoverTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final LocalDate DAY = LocalDate.parse("2026-03-31");
    private static final DateRange YEAR = DateRange.yearTo(DAY);

    private static EntrySource of(CustomerId customer, Entry... entries) {
        return action -> List.of(entries).forEach(entry -> action.accept(customer, entry));
    }

    @Test
    void turnover_is_invoices_and_debit_notes_less_credit_notes() {
        Turnover turnover = Turnover.of(
                of(
                        ACME,
                        entry(EntryKind.INVOICE, "I1", "EUR 1000", DAY),
                        entry(EntryKind.DEBIT_NOTE, "D1", "EUR 50", DAY),
                        entry(EntryKind.CREDIT_NOTE, "C1", "EUR 100", DAY)),
                YEAR);

        assertThat(turnover.in(CurrencyUnit.EUR)).isEqualTo(Map.of(ACME, Money.parse("EUR 950")));
        assertThat(turnover.period()).isEqualTo(YEAR);
    }

    @Test
    void money_that_comes_and_goes_is_no_turnover() {
        Turnover turnover = Turnover.of(
                of(
                        ACME,
                        entry(EntryKind.RECEIPT, "P1", "EUR 1000", DAY),
                        entry(EntryKind.RETURNED_PAYMENT, "R1", "EUR 1000", DAY)),
                YEAR);

        assertThat(turnover.currencies()).isEmpty();
        assertThat(turnover.in(CurrencyUnit.EUR)).isEmpty();
    }

    @Test
    void a_reversal_takes_back_what_it_reverses() {
        ItemId invoice = ItemId.debit("I1");
        ItemId receipt = ItemId.credit("P1");
        Entry ofInvoice = Entry.builder(ItemId.credit("X1"), EntryKind.REVERSAL, Money.parse("EUR 1000"), DAY)
                .reversing(invoice, EntryKind.INVOICE)
                .build();
        Entry ofReceipt = Entry.builder(ItemId.debit("X2"), EntryKind.REVERSAL, Money.parse("EUR 70"), DAY)
                .reversing(receipt, EntryKind.RECEIPT)
                .build();
        Entry ofCreditNote = Entry.builder(ItemId.debit("X3"), EntryKind.REVERSAL, Money.parse("EUR 3"), DAY)
                .reversing(ItemId.credit("C1"), EntryKind.CREDIT_NOTE)
                .build();

        Turnover turnover = Turnover.of(
                of(ACME, entry(EntryKind.INVOICE, "I1", "EUR 1000", DAY), ofInvoice, ofReceipt, ofCreditNote), YEAR);

        assertThat(turnover.in(CurrencyUnit.EUR)).isEqualTo(Map.of(ACME, Money.parse("EUR 3")));
    }

    @Test
    void the_day_from_which_an_entry_counts_decides_whether_it_is_in_the_period() {
        Entry dated = Entry.builder(ItemId.debit("I3"), EntryKind.INVOICE, Money.parse("EUR 100"), DAY.plusDays(1))
                .documentOn(DAY)
                .build();
        Turnover turnover = Turnover.of(
                of(
                        ACME,
                        entry(EntryKind.INVOICE, "I1", "EUR 1", YEAR.start()),
                        entry(EntryKind.INVOICE, "I2", "EUR 10", DAY),
                        dated,
                        entry(EntryKind.INVOICE, "I4", "EUR 1000", YEAR.start().minusDays(1))),
                YEAR);

        assertThat(turnover.in(CurrencyUnit.EUR)).isEqualTo(Map.of(ACME, Money.parse("EUR 11")));
    }

    @Test
    void a_customer_with_credit_notes_only_has_a_negative_turnover() {
        Turnover turnover = Turnover.of(of(ACME, entry(EntryKind.CREDIT_NOTE, "C1", "EUR 5", DAY)), YEAR);

        assertThat(turnover.in(CurrencyUnit.EUR)).isEqualTo(Map.of(ACME, Money.parse("EUR -5")));
    }

    @Test
    void M07_currencies_are_never_added_up() {
        EntrySource acme = of(
                ACME,
                entry(EntryKind.INVOICE, "I1", "EUR 1", DAY),
                entry(EntryKind.INVOICE, "I2", "USD 2", DAY),
                entry(EntryKind.INVOICE, "I3", "EUR 4", DAY));
        EntrySource bolt = of(BOLT, entry(EntryKind.INVOICE, "I1", "USD 8", DAY));

        Turnover turnover = Turnover.of(
                action -> {
                    bolt.forEach(action);
                    acme.forEach(action);
                },
                YEAR);

        assertThat(turnover.currencies()).containsExactly(CurrencyUnit.EUR, CurrencyUnit.USD);
        assertThat(turnover.in(CurrencyUnit.EUR)).isEqualTo(Map.of(ACME, Money.parse("EUR 5")));
        assertThat(turnover.in(CurrencyUnit.USD))
                .containsExactly(Map.entry(ACME, Money.parse("USD 2")), Map.entry(BOLT, Money.parse("USD 8")));
        assertThat(turnover.in(CurrencyUnit.JPY)).isEmpty();
    }

    @Test
    void M05_sums_of_amounts_at_the_bound_are_exact() {
        Money most = Money.ofMinor(CurrencyUnit.JPY, MinorUnits.MAX);
        EntrySource source = action -> {
            for (int i = 1; i <= 20; i++) {
                Entry entry = Entry.builder(ItemId.debit("I" + i), EntryKind.INVOICE, most, DAY)
                        .build();
                action.accept(ACME, entry);
            }
        };

        assertThat(Turnover.of(source, YEAR).in(CurrencyUnit.JPY)).isEqualTo(Map.of(ACME, most.multipliedBy(20)));
    }

    @Test
    void it_cannot_be_changed_from_outside() {
        Turnover turnover = Turnover.of(of(ACME, entry(EntryKind.INVOICE, "I", "EUR 5", DAY)), YEAR);

        assertThatThrownBy(() -> turnover.in(CurrencyUnit.EUR).clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> turnover.currencies().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void missing_arguments_are_refused_by_name() {
        EntrySource none = action -> {};

        assertThatNullPointerException()
                .isThrownBy(() -> Turnover.of(null, YEAR))
                .withMessageContaining("entries");
        assertThatNullPointerException()
                .isThrownBy(() -> Turnover.of(none, null))
                .withMessageContaining("period");
    }
}
