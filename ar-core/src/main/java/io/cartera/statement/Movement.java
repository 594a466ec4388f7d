package io.cartera.statement;

import io.cartera.account.EntryKind;
import io.cartera.account.Side;
import java.util.Objects;
import org.joda.money.Money;

/** What the entries of one kind on one side come to in a period: how many, and their sum. Immutable. */
public final class Movement {

    private final Side side;
    private final EntryKind kind;
    private final long count;
    private final Money total;

    Movement(Side side, EntryKind kind, long count, Money total) {
        this.side = side;
        this.kind = kind;
        this.count = count;
        this.total = total;
    }

    /** Whether it raised or lowered what is owed. */
    public Side side() {
        return side;
    }

    /** The kind of the entries. */
    public EntryKind kind() {
        return kind;
    }

    /** How many entries, at least one. */
    public long count() {
        return count;
    }

    /** Their sum, greater than zero on either side. */
    public Money total() {
        return total;
    }

    /** By how much they changed what is owed: the total of debits, the total of credits with a minus. */
    public Money change() {
        return side == Side.DEBIT ? total : total.negated();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Movement that
                && side == that.side
                && kind == that.kind
                && count == that.count
                && total.equals(that.total);
    }

    @Override
    public int hashCode() {
        return Objects.hash(side, kind, count, total);
    }

    @Override
    public String toString() {
        return kind + "[" + side + ", " + count + ", " + total + "]";
    }
}
