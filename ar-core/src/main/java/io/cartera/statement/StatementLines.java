package io.cartera.statement;

import io.cartera.account.Entry;
import java.util.AbstractList;
import java.util.RandomAccess;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The lines of one currency: entries, and the balance after each in minor units; a line is made when somebody looks at it. */
final class StatementLines extends AbstractList<StatementLine> implements RandomAccess {

    private final CurrencyUnit currency;
    private final Entry[] entries;
    private final long[] balances;

    /** Takes the arrays over. */
    StatementLines(CurrencyUnit currency, Entry[] entries, long[] balances) {
        this.currency = currency;
        this.entries = entries;
        this.balances = balances;
    }

    @Override
    public StatementLine get(int index) {
        return new StatementLine(entries[index], Money.ofMinor(currency, balances[index]));
    }

    @Override
    public int size() {
        return entries.length;
    }
}
