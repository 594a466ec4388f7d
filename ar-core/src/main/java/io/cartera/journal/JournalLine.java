package io.cartera.journal;

import io.cartera.account.ItemId;
import io.cartera.account.Side;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** An amount greater than zero on one side of an account of the general ledger, for an item. Immutable. */
public final class JournalLine {

    private final GlAccount account;
    private final Side side;
    private final Money amount;
    private final ItemId item;

    private JournalLine(GlAccount account, Side side, Money amount, ItemId item) {
        this.account = account;
        this.side = side;
        this.amount = amount;
        this.item = item;
    }

    static JournalLine of(GlAccount account, Side side, Money amount, ItemId item) {
        return amount.isNegative()
                ? new JournalLine(account, side.opposite(), amount.negated(), item)
                : new JournalLine(account, side, amount, item);
    }

    /** The account of the general ledger. */
    public GlAccount account() {
        return account;
    }

    /** Debit or credit. */
    public Side side() {
        return side;
    }

    /** The currency. */
    public CurrencyUnit currency() {
        return amount.getCurrencyUnit();
    }

    /** The amount, greater than zero. */
    public Money amount() {
        return amount;
    }

    /** The amount as it changes the account: positive for a debit, negative for a credit. */
    public Money signed() {
        return side == Side.DEBIT ? amount : amount.negated();
    }

    /** The item of the customer's account for which it is posted. */
    public ItemId item() {
        return item;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JournalLine that
                && account.equals(that.account)
                && side == that.side
                && amount.equals(that.amount)
                && item.equals(that.item);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, side, amount, item);
    }

    @Override
    public String toString() {
        return side + " " + account + " " + amount + " " + item;
    }
}
