package io.cartera.statement;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.Side;
import io.cartera.money.MoneyTally;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Adds up the entries of a period by side and kind. */
final class Movements {

    private static final Side[] SIDES = Side.values();
    private static final EntryKind[] KINDS = EntryKind.values();

    private final CurrencyUnit currency;
    private final @Nullable MoneyTally[] tallies = new MoneyTally[SIDES.length * KINDS.length];
    private boolean isEmpty = true;

    Movements(CurrencyUnit currency) {
        this.currency = currency;
    }

    void add(Entry entry) {
        int place = entry.side().ordinal() * KINDS.length + entry.kind().ordinal();
        MoneyTally tally = tallies[place];
        if (tally == null) {
            tally = MoneyTally.in(currency);
            tallies[place] = tally;
            isEmpty = false;
        }
        tally.addMinor(entry.amountMinor());
    }

    boolean isEmpty() {
        return isEmpty;
    }

    /** Debits before credits, in the order of the kinds. */
    List<Movement> all() {
        List<Movement> all = new ArrayList<>();
        for (int place = 0; place < tallies.length; place++) {
            MoneyTally tally = tallies[place];
            if (tally != null) {
                all.add(new Movement(
                        SIDES[place / KINDS.length], KINDS[place % KINDS.length], tally.count(), tally.total()));
            }
        }
        return List.copyOf(all);
    }

    Money total(Side side) {
        MoneyTally sum = MoneyTally.in(currency);
        for (int kind = 0; kind < KINDS.length; kind++) {
            MoneyTally tally = tallies[side.ordinal() * KINDS.length + kind];
            if (tally != null) {
                sum.addSum(tally.total());
            }
        }
        return sum.total();
    }
}
