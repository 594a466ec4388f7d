package io.cartera;

import io.cartera.account.AccountChange;
import io.cartera.account.Adjustment;
import io.cartera.account.Entry;
import io.cartera.customer.CustomerId;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.util.List;

/**
 * What we book ourselves, without a document of the customer's: write-offs, bank fees, refunds, opening balances.
 * Thread-safe. Example:
 * <pre>{@code
 * books.adjustments().adjust(CommandId.of("WO-1"), acme, Adjustment.badDebt(ItemId.debit("INV-1"), day).because("bankrupt"));
 * }</pre>
 */
public final class Adjustments {

    private final Desk desk;

    Adjustments(Desk desk) {
        this.desk = desk;
    }

    /**
     * Writes off what is open of an item, bears a bank's fee, or refunds a credit: see
     * {@link io.cartera.account.CustomerAccount#adjust}. Refused with {@link UnknownCustomer} besides.
     *
     * @param command the identifier of the command, and of the entry it makes
     */
    public Outcome<AccountChange> adjust(CommandId command, CustomerId customer, Adjustment adjustment) {
        return desk.inOneUnit(customer, batch -> batch.adjust(command, adjustment));
    }

    /**
     * Takes over what a customer had open in the books that were kept before, all or nothing: entries of the kind
     * {@link io.cartera.account.EntryKind#OPENING_BALANCE} on either side, each with the document, its date and its due
     * date, counting from the day of the take-over. Refused with {@link UnknownCustomer} or
     * {@link io.cartera.account.AccountRefusal.PeriodClosed}; in conflict where the identifier of an entry is taken.
     *
     * @throws IllegalArgumentException if an entry is of another kind
     */
    public Outcome<AccountChange> takeOver(CommandId command, CustomerId customer, List<Entry> entries) {
        return desk.inOneUnit(customer, batch -> batch.takeOver(command, entries));
    }
}
