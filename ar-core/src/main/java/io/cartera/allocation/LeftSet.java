package io.cartera.allocation;

import io.cartera.account.OpenItem;
import io.cartera.account.OpenSet;
import io.cartera.account.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;

/** What is left of an open set while a chain goes on; in the same order. */
final class LeftSet implements OpenSet {

    private final Side side;
    private final CurrencyUnit currency;
    private final List<OpenItem> items;
    private final Map<String, List<OpenItem>> byDocument = new HashMap<>();

    LeftSet(Side side, CurrencyUnit currency, List<OpenItem> items) {
        this.side = side;
        this.currency = currency;
        this.items = items;
    }

    @Override
    public Side side() {
        return side;
    }

    @Override
    public CurrencyUnit currency() {
        return currency;
    }

    @Override
    public Iterator<OpenItem> iterator() {
        return items.iterator();
    }

    @Override
    public List<OpenItem> ofDocument(String document) {
        if (byDocument.isEmpty()) {
            for (OpenItem item : items) {
                byDocument
                        .computeIfAbsent(item.id().document(), first -> new ArrayList<>(1))
                        .add(item);
            }
            byDocument.values().forEach(parts -> parts.sort(Comparator.comparing(OpenItem::id)));
        }
        return byDocument.getOrDefault(document, List.of());
    }
}
