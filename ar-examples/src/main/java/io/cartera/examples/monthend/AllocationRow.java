package io.cartera.examples.monthend;

import io.cartera.account.ItemId;
import java.time.LocalDate;
import java.util.Comparator;
import org.joda.money.Money;

/** A sound row of {@code allocations.csv} that the account has yet to judge, with its amount as the file has it. */
record AllocationRow(long line, ItemId credit, ItemId debit, Money amount, LocalDate on, String amountText) {

    /** The order in which they are offered. */
    static final Comparator<AllocationRow> ORDER =
            Comparator.comparing(AllocationRow::on).thenComparingLong(AllocationRow::line);
}
