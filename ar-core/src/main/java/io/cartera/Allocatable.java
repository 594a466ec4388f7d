package io.cartera;

import io.cartera.account.AccountHistory;
import io.cartera.account.Entry;
import io.cartera.account.ItemId;
import io.cartera.account.Link;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenSet;
import io.cartera.account.Side;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * What can be allocated from a day on, as a reading finds it: the same items and amounts as a unit of work on the locked
 * account has. Of an item that is the least that is open on that day or any later one.
 */
final class Allocatable implements OpenSet {

    private final Side side;
    private final CurrencyUnit currency;
    private final List<OpenItem> items;
    private final Map<String, List<OpenItem>> byDocument = new HashMap<>();

    Allocatable(Side side, CurrencyUnit currency, List<OpenItem> items) {
        this.side = side;
        this.currency = currency;
        this.items = List.copyOf(items);
    }

    /** Both sides, credits first, by currency code; only currencies that have a credit. */
    static List<List<OpenSet>> of(AccountHistory history, LocalDate on) {
        Map<ItemId, List<Link>> links = new HashMap<>();
        for (Link link : history.links()) {
            for (ItemId id :
                    List.of(link.allocation().credit(), link.allocation().debit())) {
                links.computeIfAbsent(id, first -> new ArrayList<>(1)).add(link);
            }
        }
        Map<CurrencyUnit, Map<Side, List<OpenItem>>> items = new TreeMap<>(Comparator.comparing(CurrencyUnit::getCode));
        Map<ItemId, Entry> credits = new HashMap<>();
        history.entries()
                .filter(entry -> entry.side() == Side.CREDIT)
                .forEach(credit -> credits.put(credit.id(), credit));
        history.entries().filter(entry -> !entry.effectiveOn().isAfter(on)).forEach(entry -> {
            long minor = lowestFrom(entry, links.getOrDefault(entry.id(), List.of()), on);
            if (minor > 0) {
                items.computeIfAbsent(
                                entry.currency(),
                                first -> Map.of(Side.CREDIT, new ArrayList<>(), Side.DEBIT, new ArrayList<>()))
                        .get(entry.id().side())
                        .add(settled(
                                OpenItem.of(history.account().customer(), entry, minor),
                                links.getOrDefault(entry.id(), List.of()),
                                credits));
            }
        });
        List<List<OpenSet>> sides = new ArrayList<>();
        items.forEach((currency, bySide) -> {
            bySide.values().forEach(side -> side.sort(OpenItem.openOrder()));
            if (!bySide.get(Side.CREDIT).isEmpty()) {
                sides.add(List.of(
                        new Allocatable(Side.CREDIT, currency, bySide.get(Side.CREDIT)),
                        new Allocatable(Side.DEBIT, currency, bySide.get(Side.DEBIT))));
            }
        });
        return sides;
    }

    private static OpenItem settled(OpenItem item, List<Link> links, Map<ItemId, Entry> credits) {
        OpenItem settled = item;
        for (Link link : item.offers().isEmpty() ? List.<Link>of() : links) {
            Entry credit = credits.get(link.allocation().credit());
            if (credit != null && link.ended().isEmpty()) {
                settled = settled.settledBy(credit, link.allocation().amountMinor());
            }
        }
        return settled;
    }

    private static long lowestFrom(Entry entry, List<Link> links, LocalDate on) {
        TreeMap<LocalDate, Long> changes = new TreeMap<>();
        for (Link link : links) {
            long minor = link.allocation().amountMinor();
            changes.merge(link.allocation().effectiveOn(), -minor, Long::sum);
            link.ended().ifPresent(end -> changes.merge(end.on(), minor, Long::sum));
        }
        long open = entry.amountMinor();
        for (long change : changes.headMap(on, true).values()) {
            open += change;
        }
        long lowest = open;
        for (long change : changes.tailMap(on, false).values()) {
            open += change;
            lowest = Math.min(lowest, open);
        }
        return lowest;
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
        // Asked for each payment, so not gone through each time; not at all where nobody asks.
        if (byDocument.isEmpty()) {
            items.forEach(item -> byDocument
                    .computeIfAbsent(item.id().document(), first -> new ArrayList<>(1))
                    .add(item));
            byDocument.values().forEach(found -> found.sort(Comparator.comparing(OpenItem::id)));
        }
        return Collections.unmodifiableList(byDocument.getOrDefault(document, List.of()));
    }
}
