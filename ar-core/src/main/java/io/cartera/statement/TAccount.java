package io.cartera.statement;

import io.cartera.account.Entry;
import io.cartera.account.OpenItem;
import io.cartera.account.Side;
import io.cartera.aging.AgedAmounts;
import io.cartera.money.MoneyTally;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * One currency of an account in a period: debits on the left, credits on the right.
 * {@code opening + debitTotal − creditTotal = closing = aging().balance()}. The style of the statement decides whether
 * {@link #lines()} and {@link #openItems()} are filled; all figures are there in every style. Immutable.
 */
public final class TAccount {

    private final Money opening;
    private final Money closing;
    private final Money debitTotal;
    private final Money creditTotal;
    private final List<Movement> movements;
    private final List<StatementLine> lines;
    private final List<OpenItem> openItems;
    private final AgedAmounts aging;

    private TAccount(
            Money opening,
            Money closing,
            Movements movements,
            List<StatementLine> lines,
            List<OpenItem> openItems,
            AgedAmounts aging) {
        this.opening = opening;
        this.closing = closing;
        this.debitTotal = movements.total(Side.DEBIT);
        this.creditTotal = movements.total(Side.CREDIT);
        this.movements = List.copyOf(movements.all());
        this.lines = List.copyOf(lines);
        this.openItems = List.copyOf(openItems);
        this.aging = aging;
    }

    /**
     * From one currency of an account.
     *
     * @param opening what was owed before the period
     * @param entries the entries of the period, in statement order
     * @param open what is open at the end of the period, in reading order
     * @param aging the same by age
     */
    static TAccount of(
            StatementStyle style, Money opening, List<Entry> entries, List<OpenItem> open, AgedAmounts aging) {
        CurrencyUnit currency = aging.currency();
        MoneyTally balance = MoneyTally.in(currency);
        balance.addSum(opening);
        Movements movements = new Movements(currency);
        List<StatementLine> lines = new ArrayList<>();
        for (Entry entry : entries) {
            balance.addMinor(entry.signedMinor());
            movements.add(entry);
            if (style.listsEntries()) {
                lines.add(new StatementLine(entry, balance.total()));
            }
        }
        return new TAccount(
                opening, balance.total(), movements, lines, style.listsOpenItems() ? open : List.of(), aging);
    }

    /** The currency of all amounts. */
    public CurrencyUnit currency() {
        return opening.getCurrencyUnit();
    }

    /** What was owed before the period; negative where we owed. */
    public Money opening() {
        return opening;
    }

    /** What moved the balance in the period: debits before credits, then by kind; none of zero entries. */
    public List<Movement> movements() {
        return movements;
    }

    /** The sum of the debits of the period. */
    public Money debitTotal() {
        return debitTotal;
    }

    /** The sum of the credits of the period. */
    public Money creditTotal() {
        return creditTotal;
    }

    /** What is owed at the end of the period; negative where we owe. */
    public Money closing() {
        return closing;
    }

    /**
     * The entries of the period, by the day from which they count, then in the order of recording; none in a style that
     * does not {@linkplain StatementStyle#listsEntries() list} them.
     */
    public List<StatementLine> lines() {
        return lines;
    }

    /** The lines on one side, in the same order. */
    public List<StatementLine> lines(Side side) {
        return lines.stream().filter(line -> line.entry().side() == side).toList();
    }

    /**
     * What is open at the end of the period: debits before credits, then due date, document date, identifier; none in a
     * style that does not {@linkplain StatementStyle#listsOpenItems() list} them.
     */
    public List<OpenItem> openItems() {
        return openItems;
    }

    /** What is open at the end of the period by age; all zero where nothing is. */
    public AgedAmounts aging() {
        return aging;
    }

    /** Whether there is nothing to state. With nothing owed, open credits come with open debits. */
    boolean isEmpty() {
        return opening.isZero() && movements.isEmpty() && aging.openDebits().isZero();
    }

    @Override
    public String toString() {
        return "TAccount[" + opening + ", " + lines.size() + " lines, " + openItems.size() + " open items, " + closing
                + "]";
    }
}
