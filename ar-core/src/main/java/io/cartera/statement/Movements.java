package io.cartera.statement;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.Side;
import io.cartera.money.MoneyTally;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Adds up the entries of a period by side and kind. */
final class Movements {

    private final CurrencyUnit currency;
    private final Map<Side, Map<EntryKind, MoneyTally>> tallies = new EnumMap<>(Side.class);

    Movements(CurrencyUnit currency) {
        this.currency = currency;
    }

    void add(Entry entry) {
        Map<EntryKind, MoneyTally> byKind =
                tallies.computeIfAbsent(entry.side(), side -> new EnumMap<>(EntryKind.class));
        MoneyTally tally = byKind.get(entry.kind());
        if (tally == null) {
            tally = MoneyTally.in(currency);
            byKind.put(entry.kind(), tally);
        }
        tally.addMinor(entry.amountMinor());
    }

    /** Debits before credits, in the order of the kinds. */
    List<Movement> all() {
        List<Movement> all = new ArrayList<>();
        tallies.forEach((side, byKind) ->
                byKind.forEach((kind, tally) -> all.add(new Movement(side, kind, tally.count(), tally.total()))));
        return all;
    }

    Money total(Side side) {
        MoneyTally sum = MoneyTally.in(currency);
        tallies.getOrDefault(side, Map.of()).values().forEach(tally -> sum.addSum(tally.total()));
        return sum.total();
    }
}
