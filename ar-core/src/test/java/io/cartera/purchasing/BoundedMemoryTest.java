package io.cartera.purchasing;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.EntrySource;
import io.cartera.account.ItemId;
import io.cartera.customer.CustomerId;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/**
 * That what all customers bought is held as figures, never as lines: made-up lines stream through it, {@code -Dcartera.lines=10000000}
 * of them where one wants to see it, and what it holds does not grow with them.
 */
class BoundedMemoryTest {

    private static final int CUSTOMERS = 5_000;
    private static final LocalDate FIRST = LocalDate.parse("2024-01-01");
    private static final int DAYS = 730;

    /** Lines that exist only while they are looked at. */
    private static EntrySource lines(int count) {
        List<CustomerId> customers = IntStream.range(0, CUSTOMERS)
                .mapToObj(i -> CustomerId.of("C" + i))
                .toList();
        return action -> {
            for (int i = 0; i < count; i++) {
                Entry line = Entry.builder(
                                ItemId.debit("I" + i),
                                EntryKind.INVOICE,
                                Money.ofMinor(CurrencyUnit.EUR, 100),
                                FIRST.plusDays(i / 7 % DAYS))
                        .build();
                action.accept(customers.get(i % CUSTOMERS), line);
            }
        };
    }

    @Test
    void what_is_held_grows_with_customers_and_months_and_not_with_lines() {
        int count = Integer.getInteger("cartera.lines", 400_000);
        PurchaseHistory few = PurchaseHistory.of(lines(count / 4), FIRST.plusDays(DAYS));
        long before = used();
        PurchaseHistory history = PurchaseHistory.of(lines(count), FIRST.plusDays(DAYS));
        long held = used() - before;
        System.out.println(count + " lines of " + CUSTOMERS + " customers over two years hold " + held / 1024 + " KiB");

        // 24 months of 16 bytes in arrays of at most 32, and the maps and objects of a customer: under a KiB and a
        // half; twice that is the bound.
        assertThat(held).isLessThan(CUSTOMERS * 3L * 1024);
        assertThat(history.customers()).hasSize(CUSTOMERS);
        assertThat(history.in(CurrencyUnit.EUR).values().stream()
                        .mapToLong(Purchases::deals)
                        .sum())
                .isEqualTo(count);
        assertThat(few.customers()).hasSize(CUSTOMERS);
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
