package io.cartera.account;

import io.cartera.customer.CustomerId;
import java.util.function.Consumer;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** Gathers items that follow one another into runs and hands them over. */
final class RunBuffer {

    private static final int LONGEST = 64;

    private final Consumer<? super OpenRun> action;
    private final long[] openMinor = new long[LONGEST];
    private final int[] dueDay = new int[LONGEST];
    private final int[] documentDay = new int[LONGEST];
    private int count;
    private @Nullable OpenItem first;

    RunBuffer(Consumer<? super OpenRun> action) {
        this.action = action;
    }

    void add(OpenItem item) {
        OpenItem before = first;
        if (before == null || count == LONGEST || !isOfOneRun(before, item)) {
            handOver();
            first = item;
        }
        openMinor[count] = item.openMinor();
        dueDay[count] = item.dueDay();
        documentDay[count] = item.documentDay();
        count++;
    }

    private static boolean isOfOneRun(OpenItem a, OpenItem b) {
        CustomerId customer = a.customer();
        CurrencyUnit currency = a.currency();
        return (customer == b.customer() || customer.equals(b.customer()))
                && (currency == b.currency() || currency.equals(b.currency()))
                && a.side() == b.side();
    }

    /** Hands over what is left. */
    void handOver() {
        OpenItem item = first;
        if (item != null) {
            action.accept(OpenRun.of(
                    item.customer(), item.currency(), item.side(), openMinor, dueDay, documentDay, 0, count));
        }
        count = 0;
    }
}
