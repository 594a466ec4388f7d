package io.cartera.examples.monthend;

import io.cartera.account.ItemId;
import io.cartera.account.Settlement;
import java.time.LocalDate;
import java.util.Comparator;
import org.joda.money.Money;

/**
 * A sound row of {@code allocations.csv} that the account has yet to judge.
 *
 * @param line the line on which it starts
 * @param credit the payment or credit note
 * @param debit the invoice or debit note
 * @param amount how much
 * @param on the day from which it counts
 * @param amountText the amount as it stands in the file
 */
record AllocationRow(long line, ItemId credit, ItemId debit, Money amount, LocalDate on, String amountText) {

    /** The order in which they are offered. */
    static final Comparator<AllocationRow> ORDER =
            Comparator.comparing(AllocationRow::on).thenComparingLong(AllocationRow::line);

    Settlement settlement() {
        return Settlement.none().matching(credit, debit, amount, on);
    }
}
