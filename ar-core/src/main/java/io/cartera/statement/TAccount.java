package io.cartera.statement;

import io.cartera.account.Entry;
import io.cartera.account.Side;
import io.cartera.money.MoneyTally;
import io.cartera.time.DateRange;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * One currency of an account in a period: debits on the left, credits on the right.
 * {@code opening + debitTotal − creditTotal = closing}. Immutable.
 */
public final class TAccount {

    private final Money opening;
    private final List<StatementLine> lines;
    private final Money debitTotal;
    private final Money creditTotal;
    private final Money closing;

    private TAccount(Money opening, List<StatementLine> lines, Money debitTotal, Money creditTotal, Money closing) {
        this.opening = opening;
        this.lines = List.copyOf(lines);
        this.debitTotal = debitTotal;
        this.creditTotal = creditTotal;
        this.closing = closing;
    }

    /** From all entries of one currency up to the end of the period, in statement order. */
    static TAccount of(CurrencyUnit currency, List<Entry> entries, DateRange period) {
        MoneyTally balance = MoneyTally.in(currency);
        MoneyTally debits = MoneyTally.in(currency);
        MoneyTally credits = MoneyTally.in(currency);
        List<StatementLine> lines = new ArrayList<>();
        Money opening = balance.total();
        for (Entry entry : entries) {
            balance.addMinor(entry.signedMinor());
            if (period.contains(entry.effectiveOn())) {
                (entry.side() == Side.DEBIT ? debits : credits).addMinor(entry.amountMinor());
                lines.add(new StatementLine(entry, balance.total()));
            } else {
                opening = balance.total();
            }
        }
        return new TAccount(opening, lines, debits.total(), credits.total(), balance.total());
    }

    /** The currency of all amounts. */
    public CurrencyUnit currency() {
        return opening.getCurrencyUnit();
    }

    /** What was owed before the period; negative where we owed. */
    public Money opening() {
        return opening;
    }

    /** All lines, in statement order. */
    public List<StatementLine> lines() {
        return lines;
    }

    /** The lines on one side, in statement order. */
    public List<StatementLine> lines(Side side) {
        return lines.stream().filter(line -> line.entry().side() == side).toList();
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

    boolean isEmpty() {
        return lines.isEmpty() && opening.isZero();
    }

    @Override
    public String toString() {
        return "TAccount[" + opening + ", " + lines.size() + " lines, " + closing + "]";
    }
}
