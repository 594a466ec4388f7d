package io.cartera.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.EntrySource;
import io.cartera.account.ItemId;
import io.cartera.customer.CustomerId;
import io.cartera.time.DateRange;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class StatementCycleTest {

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    @Test
    void a_monthly_statement_covers_the_days_since_the_one_before_whatever_the_length_of_the_month() {
        StatementCycle cycle = StatementCycle.monthEnd();

        assertThat(cycle.onOrAfter(day("2026-02-01"))).isEqualTo(day("2026-02-28"));
        assertThat(cycle.onOrAfter(day("2024-02-29"))).isEqualTo(day("2024-02-29"));
        assertThat(cycle.periodTo(day("2026-02-28")))
                .isEqualTo(DateRange.ofClosed(day("2026-02-01"), day("2026-02-28")));
        assertThat(StatementCycle.monthly(15).periodTo(day("2026-03-15")))
                .isEqualTo(DateRange.ofClosed(day("2026-02-16"), day("2026-03-15")));
        assertThat(StatementCycle.monthly(30).periodTo(day("2026-03-30")))
                .isEqualTo(DateRange.ofClosed(day("2026-03-01"), day("2026-03-30")));
        assertThat(StatementCycle.weekly(DayOfWeek.FRIDAY).periodTo(day("2026-11-20")))
                .isEqualTo(DateRange.ofClosed(day("2026-11-14"), day("2026-11-20")));
    }

    @Property
    void periods_tile_the_time(@ForAll("cycles") StatementCycle cycle, @ForAll @IntRange(max = 4000) int days) {
        LocalDate first = cycle.onOrAfter(day("2019-12-31").plusDays(days));
        LocalDate second = cycle.onOrAfter(first.plusDays(1));

        assertThat(second).isAfter(first);
        assertThat(cycle.periodTo(second)).isEqualTo(DateRange.ofClosed(first.plusDays(1), second));
    }

    @Provide
    Arbitrary<StatementCycle> cycles() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(1, 31).map(StatementCycle::monthly),
                Arbitraries.of(DayOfWeek.class).map(StatementCycle::weekly));
    }

    @Test
    void C043_who_gets_a_statement_is_planned_by_what_happened_and_what_is_owed() {
        EntrySource entries = action -> {
            action.accept(CustomerId.of("A-owes"), entry(ItemId.debit("1"), "EUR 100", "2026-01-10"));
            action.accept(CustomerId.of("B-evened-out"), entry(ItemId.debit("2"), "EUR 50", "2026-02-10"));
            action.accept(CustomerId.of("B-evened-out"), entry(ItemId.credit("3"), "EUR 50", "2026-02-11"));
            action.accept(CustomerId.of("C-evened-before"), entry(ItemId.debit("4"), "EUR 50", "2026-01-10"));
            action.accept(CustomerId.of("C-evened-before"), entry(ItemId.credit("5"), "EUR 50", "2026-01-11"));
            action.accept(CustomerId.of("D-in-credit"), entry(ItemId.credit("6"), "EUR 20", "2026-01-11"));
            action.accept(CustomerId.of("E-owes-dollars"), entry(ItemId.debit("7"), "USD 5", "2026-01-11"));
        };
        StatementCycle cycle = StatementCycle.monthEnd();
        BalanceTable february = BalanceTable.of(entries, cycle.periodTo(day("2026-02-28")));

        assertThat(names(cycle, february)).containsExactly("A-owes", "B-evened-out", "D-in-credit", "E-owes-dollars");
        assertThat(names(cycle.skippingZeroBalances(), february))
                .containsExactly("A-owes", "D-in-credit", "E-owes-dollars");
        assertThat(names(cycle.skippingBelow(Money.parse("EUR 100")), february))
                .containsExactly("A-owes", "E-owes-dollars");
        assertThat(names(cycle.skippingBelow(Money.parse("EUR 100.01")), february))
                .containsExactly("E-owes-dollars");
    }

    private static List<String> names(StatementCycle cycle, BalanceTable table) {
        return cycle.plan(table).stream().map(CustomerId::value).toList();
    }

    private static Entry entry(ItemId id, String amount, String on) {
        EntryKind kind = id.equals(ItemId.debit(id.document())) ? EntryKind.INVOICE : EntryKind.RECEIPT;
        return Entry.builder(id, kind, Money.parse(amount), day(on)).build();
    }

    @Test
    void what_is_no_cycle_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> StatementCycle.monthly(0));
        assertThatIllegalArgumentException().isThrownBy(() -> StatementCycle.monthly(32));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatementCycle.monthEnd().skippingBelow(Money.parse("EUR -1")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatementCycle.monthEnd().periodTo(day("2026-02-27")));
        assertThat(StatementCycle.monthEnd())
                .isEqualTo(StatementCycle.monthly(31))
                .hasToString("monthly on 31");
    }
}
