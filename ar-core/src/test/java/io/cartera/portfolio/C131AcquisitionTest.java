package io.cartera.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.EntrySource;
import io.cartera.analysis.Turnover;
import io.cartera.customer.CustomerId;
import io.cartera.purchasing.Deeds;
import io.cartera.purchasing.PurchaseHistory;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C131: who is gained when, by acquisition and by the bridge alike. */
class C131AcquisitionTest {

    private static final YearMonth FIRST = YearMonth.of(2026, 1);
    private static final int MONTHS = 4;

    private static DateRange month(int number) {
        YearMonth month = FIRST.plusMonths(number);
        return DateRange.ofClosed(month.atDay(1), month.atEndOfMonth());
    }

    private static PurchaseHistory through(Deeds deeds, LocalDate day) {
        return PurchaseHistory.of(deeds, day);
    }

    private static Set<CustomerId> gainedIn(Deeds deeds, DateRange period) {
        LocalDate last = period.endExclusive().minusDays(1);
        Set<CustomerId> gained = new TreeSet<>();
        through(deeds, last).gained().forEach((customer, day) -> {
            if (period.contains(day)) {
                gained.add(customer);
            }
        });
        return gained;
    }

    /** Of four customers, invoices on some day, part of them reversed some days later, and opening balances. */
    private static Deeds deeds(List<Integer> numbers) {
        Deeds deeds = new Deeds();
        for (int number : numbers) {
            int left = number;
            String customer = "C" + left % 4;
            left /= 4;
            LocalDate day = FIRST.atDay(1).plusDays(left % 118);
            left /= 118;
            boolean isOpening = left % 7 == 0;
            left /= 7;
            if (isOpening) {
                deeds.takenOver(customer, day.toString(), "EUR 10");
            } else {
                deeds.invoice(customer, day.toString(), left % 3 == 0 ? "USD 10" : "EUR 10");
            }
            left /= 3;
            if (left % 2 == 0) {
                deeds.reversed(day.plusDays(left / 2 % 40).toString());
            }
        }
        return deeds;
    }

    @Property
    void the_months_add_up_to_all_who_were_gained_and_each_is_gained_once(
            @ForAll @Size(max = 20) List<@IntRange(max = 4 * 118 * 7 * 3 * 2 * 40 - 1) Integer> numbers) {
        Deeds deeds = deeds(numbers);
        List<CustomerId> all = new ArrayList<>();
        for (int i = 0; i < MONTHS; i++) {
            all.addAll(gainedIn(deeds, month(i)));
        }
        LocalDate end = month(MONTHS - 1).endExclusive().minusDays(1);

        assertThat(all).doesNotHaveDuplicates();
        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(
                        through(deeds, end).gained().keySet());
        assertThat(through(deeds.shuffled(3), end).gained())
                .isEqualTo(through(deeds, end).gained());
    }

    @Property
    void who_is_new_in_a_bridge_was_gained_and_who_was_gained_before_is_not_new(
            @ForAll @Size(max = 20) List<@IntRange(max = 4 * 118 * 7 * 3 * 2 * 40 - 1) Integer> numbers) {
        Deeds deeds = deeds(numbers);
        for (int i = 1; i < MONTHS; i++) {
            DateRange second = month(i);
            PortfolioBridge bridge = PortfolioBridge.of(grouped(deeds), CurrencyUnit.EUR, month(i - 1), second);
            Set<CustomerId> isNew = new TreeSet<>();
            bridge.steps().stream()
                    .filter(step -> step.move() == PortfolioBridge.Move.NEW)
                    .forEach(step -> isNew.add(step.customer()));

            assertThat(gainedIn(deeds, second)).containsAll(isNew);
            assertThat(bridge.start()).isEqualTo(total(deeds, month(i - 1)));
            assertThat(bridge.start().plus(bridge.change())).isEqualTo(bridge.end());
            assertThat(bridge.end()).isEqualTo(total(deeds, second));
        }
    }

    private static Money total(Deeds deeds, DateRange period) {
        return Turnover.of(deeds, period).in(CurrencyUnit.EUR).values().stream()
                .reduce(Money.zero(CurrencyUnit.EUR), Money::plus);
    }

    private static EntrySource grouped(Deeds deeds) {
        return action -> {
            for (int i = 0; i < 4; i++) {
                CustomerId own = CustomerId.of("C" + i);
                deeds.forEach((customer, entry) -> {
                    if (customer.equals(own)) {
                        action.accept(customer, entry);
                    }
                });
            }
        };
    }

    @Test
    void the_worked_first_invoice_that_is_issued_anew() {
        Deeds deeds = new Deeds()
                .invoice("ANEW", "2025-12-20", "EUR 100")
                .reversed("2026-01-10")
                .invoice("ANEW", "2026-01-10", "EUR 90")
                .invoice("SLIP", "2026-01-05", "EUR 100")
                .reversed("2026-01-05")
                .invoice("SLIP", "2026-02-01", "EUR 100")
                .takenOver("MOVED", "2026-01-01", "EUR 5")
                .reversed("2026-03-01")
                .invoice("MOVED", "2026-02-01", "EUR 100");
        PurchaseHistory history = through(deeds, LocalDate.parse("2026-03-31"));

        assertThat(history.gained())
                .isEqualTo(Map.of(
                        CustomerId.of("ANEW"), LocalDate.parse("2025-12-20"),
                        CustomerId.of("SLIP"), LocalDate.parse("2026-02-01")));
        assertThat(history.takenOver()).as("what was taken over was a mistake").isEmpty();
        assertThat(history.knownBefore(LocalDate.parse("2026-01-01")))
                .containsExactly(CustomerId.of("ANEW"), CustomerId.of("MOVED"));
        assertThat(history.knownBefore(LocalDate.parse("2026-02-02"))).hasSize(3);
    }

    @Test
    void a_bridge_reads_its_source_once() {
        Deeds deeds = new Deeds().invoice("A", "2026-01-05", "EUR 1").invoice("A", "2026-02-05", "EUR 3");
        AtomicInteger readings = new AtomicInteger();
        PortfolioBridge bridge = PortfolioBridge.of(
                action -> {
                    readings.incrementAndGet();
                    deeds.forEach(action);
                },
                CurrencyUnit.EUR,
                month(0),
                month(1));

        assertThat(readings).hasValue(1);
        assertThat(bridge.total(PortfolioBridge.Move.EXPANSION)).isEqualTo(Money.parse("EUR 2"));
    }
}
