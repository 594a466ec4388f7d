package io.cartera.statement;

import io.cartera.account.Entry;
import io.cartera.account.OpenItem;
import io.cartera.account.Side;
import io.cartera.money.MoneyTally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.joda.money.CurrencyUnit;

/** One currency of a statement while the account is read. */
final class Sheet {

    final CurrencyUnit currency;
    final MoneyTally opening;
    final List<OpenItem> open = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private boolean isInOrder = true;
    private int lastDay = Integer.MIN_VALUE;

    private Sheet(CurrencyUnit currency) {
        this.currency = currency;
        this.opening = MoneyTally.in(currency);
    }

    /** An entry of the period. */
    void move(Entry entry) {
        entries.add(entry);
        isInOrder &= entry.effectiveDay() >= lastDay;
        lastDay = entry.effectiveDay();
    }

    /** What is open at the end. */
    void leave(OpenItem item) {
        open.add(item);
    }

    static long signedMinor(OpenItem item) {
        return item.side() == Side.DEBIT ? item.openMinor() : -item.openMinor();
    }

    /** The entries of the period by the day from which they count, then in the order of recording. */
    Entry[] inOrder() {
        if (!isInOrder) {
            entries.sort(Comparator.comparingInt(Entry::effectiveDay));
        }
        return entries.toArray(Entry[]::new);
    }

    /** All currencies of a statement; a customer has few. */
    static final class All {

        private final List<Sheet> sheets = new ArrayList<>(2);

        Sheet in(CurrencyUnit currency) {
            for (Sheet sheet : sheets) {
                if (sheet.currency.equals(currency)) {
                    return sheet;
                }
            }
            Sheet sheet = new Sheet(currency);
            sheets.add(sheet);
            return sheet;
        }

        List<Sheet> byCurrency() {
            sheets.sort(Comparator.comparing(sheet -> sheet.currency));
            return sheets;
        }
    }
}
