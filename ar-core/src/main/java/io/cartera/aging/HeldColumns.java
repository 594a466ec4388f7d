package io.cartera.aging;

import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.account.Side;
import io.cartera.collection.HeldBack;
import io.cartera.money.MoneyTally;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;

/** Takes what is disputed, promised and paid ahead off open items while they are read, and adds it up by row and currency. */
final class HeldColumns<K> implements OpenItemSource {

    private final OpenItemSource items;
    private final HeldBack held;
    private final AgingSpec spec;
    private final Function<? super OpenItem, ? extends K> row;
    private final Map<K, Map<CurrencyUnit, Sums>> sums = new HashMap<>();

    HeldColumns(OpenItemSource items, HeldBack held, AgingSpec spec, Function<? super OpenItem, ? extends K> row) {
        this.items = items;
        this.held = held;
        this.spec = spec;
        this.row = row;
    }

    @Override
    public void forEach(Consumer<? super OpenItem> action) {
        sums.clear();
        items.forEach(item -> {
            if (spec.showsDeposits() && item.isDeposit()) {
                of(item).deposits.addMinor(item.openMinor());
                return;
            }
            long disputed = item.side() == Side.DEBIT && spec.showsDisputes() ? held.disputedMinor(item) : 0;
            long promised = item.side() == Side.DEBIT && spec.showsPromises() ? held.promisedMinor(item) : 0;
            long left = item.openMinor() - disputed - promised;
            if (left == item.openMinor()) {
                action.accept(item);
                return;
            }
            Sums ofRow = of(item);
            ofRow.disputed.addMinor(disputed);
            ofRow.promised.addMinor(promised);
            if (left > 0) {
                action.accept(item.withOpen(left));
            }
        });
    }

    private Sums of(OpenItem item) {
        K key = Objects.requireNonNull(row.apply(item), "group of an item");
        return sums.computeIfAbsent(key, any -> new TreeMap<>()).computeIfAbsent(item.currency(), Sums::new);
    }

    /** What was taken off, after all items were read. */
    Map<K, Map<CurrencyUnit, ApartAmounts>> taken() {
        Map<K, Map<CurrencyUnit, ApartAmounts>> taken = new HashMap<>();
        sums.forEach((key, byCurrency) -> byCurrency.forEach((currency, ofRow) ->
                taken.computeIfAbsent(key, any -> new TreeMap<>()).put(currency, ofRow.total())));
        return taken;
    }

    private static final class Sums {

        private final MoneyTally disputed;
        private final MoneyTally promised;
        private final MoneyTally deposits;

        Sums(CurrencyUnit currency) {
            this.disputed = MoneyTally.in(currency);
            this.promised = MoneyTally.in(currency);
            this.deposits = MoneyTally.in(currency);
        }

        ApartAmounts total() {
            return ApartAmounts.ofDebits(disputed.total(), promised.total())
                    .plus(ApartAmounts.ofDeposits(deposits.total()));
        }
    }
}
