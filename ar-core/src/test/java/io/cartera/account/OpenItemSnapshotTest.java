package io.cartera.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.cartera.customer.CustomerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class OpenItemSnapshotTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final LocalDate DAY = LocalDate.parse("2026-01-10");
    private static final OpenItem INVOICE =
            OpenItem.debit(ACME, "INV-1", Money.parse("EUR 1800"), DAY, DAY.plusDays(30));
    private static final OpenItem RECEIPT = OpenItem.credit(ACME, "PAY-1", Money.parse("EUR 300"), DAY);

    @Test
    void it_is_built_from_the_callers_own_rows_without_a_store() {
        OpenItemSnapshot snapshot = OpenItemSnapshot.builder()
                .debit(BOLT, "INV-2", Money.parse("USD 5"), DAY, DAY)
                .credit(ACME, "PAY-1", Money.parse("EUR 300"), DAY)
                .debit(ACME, "INV-1", Money.parse("EUR 1800"), DAY, DAY.plusDays(30))
                .add(INVOICE.withOpen(1))
                .build();
        List<OpenItem> items = new ArrayList<>();
        snapshot.forEach(items::add);

        assertThat(items)
                .containsExactly(
                        INVOICE,
                        INVOICE.withOpen(1),
                        RECEIPT,
                        OpenItem.debit(BOLT, "INV-2", Money.parse("USD 5"), DAY, DAY));
        assertThat(snapshot.of(ACME)).containsExactly(INVOICE, INVOICE.withOpen(1), RECEIPT);
        assertThat(snapshot).hasToString("OpenItemSnapshot[4 items]");
    }

    @Test
    void what_is_added_to_the_builder_afterwards_is_not_in_it() {
        OpenItemSnapshot.Builder builder = OpenItemSnapshot.builder().add(INVOICE);
        OpenItemSnapshot before = builder.build();

        assertThat(builder.add(RECEIPT).build().of(ACME)).containsExactly(INVOICE, RECEIPT);
        assertThat(before.of(ACME)).containsExactly(INVOICE);
        assertThat(before.of(BOLT)).isEmpty();
    }

    @Test
    void a_run_lies_within_its_columns() {
        long[] open = {1, 2, 3};
        int[] days = {10, 20, 30};
        OpenRun run = OpenRun.of(ACME, CurrencyUnit.EUR, Side.DEBIT, open, days, new int[] {5, 6, 7}, 1, 3);

        assertThat(run).hasToString("OpenRun[ACME, EUR, DEBIT, 2 items]");
        assertThat(run.openMinor(1)).isEqualTo(3);
        assertThat(run.dueDay(0)).isEqualTo(20);
        assertThat(run.documentDay(1)).isEqualTo(7);
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> OpenRun.of(ACME, CurrencyUnit.EUR, Side.DEBIT, open, days, new int[2], 1, 3));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> OpenRun.of(ACME, CurrencyUnit.EUR, Side.DEBIT, open, days, days, 3, 1));
    }

    @Test
    void missing_arguments_are_refused_by_name() {
        OpenItemSnapshot snapshot = OpenItemSnapshot.builder().build();

        assertThat(snapshot.size()).isZero();
        refusesNull("item", () -> OpenItemSnapshot.builder().add(null));
        refusesNull("customer", () -> snapshot.of((CustomerId) null));
        refusesNull("source", () -> OpenItemSnapshot.of((OpenItemSource) null));
        refusesNull("action", () -> snapshot.forEach(null));
        refusesNull("action", () -> snapshot.forEachRun(null));
        refusesNull("action", () -> OpenItemSource.of(List.of()).forEachRun(null));
        refusesNull("customer", () -> run(null, CurrencyUnit.EUR, Side.DEBIT));
        refusesNull("currency", () -> run(ACME, null, Side.DEBIT));
        refusesNull("side", () -> run(ACME, CurrencyUnit.EUR, null));
    }

    private static OpenRun run(CustomerId customer, CurrencyUnit currency, Side side) {
        return OpenRun.of(customer, currency, side, new long[1], new int[1], new int[1], 0, 1);
    }

    private static void refusesNull(String name, Runnable call) {
        assertThatNullPointerException().isThrownBy(call::run).withMessageContaining(name);
    }
}
