package io.cartera.account;

import com.google.common.collect.Iterators;
import io.cartera.money.MinorUnits;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** The recorded facts of one account with what a unit of work has changed laid over them. */
final class AccountState {

    private final AccountFacts facts;
    private final Map<ItemId, Optional<Item>> read = new HashMap<>();
    private final Map<ItemId, Item> changed = new HashMap<>();
    private final Map<ItemId, List<Link>> recordedLinks = new HashMap<>();
    private final Map<ItemId, List<AllocationId>> addedLinks = new HashMap<>();
    private final Map<AllocationId, Link> links = new HashMap<>();
    private final Map<OpenKey, OpenOverlay> open = new HashMap<>();
    private final Map<Side, Set<CurrencyUnit>> currencies = new EnumMap<>(Side.class);
    private final Deque<Runnable> undo = new ArrayDeque<>();

    AccountState(AccountFacts facts) {
        this.facts = facts;
    }

    Optional<Item> item(ItemId id) {
        Item now = changed.get(id);
        return now != null ? Optional.of(now) : read.computeIfAbsent(id, facts::item);
    }

    Optional<Link> link(AllocationId id) {
        Link now = links.get(id);
        return now != null ? Optional.of(now) : facts.link(id);
    }

    List<Link> links(ItemId id) {
        List<Link> result = new ArrayList<>();
        for (Link link : recordedLinks.computeIfAbsent(id, facts::links)) {
            result.add(links.getOrDefault(link.allocation().id(), link));
        }
        for (AllocationId added : addedLinks.getOrDefault(id, List.of())) {
            result.add(links.get(added));
        }
        return result;
    }

    /** What adjusts the item and falls with it, in the order of recording. */
    List<ItemId> adjustmentsOf(Item item) {
        List<ItemId> adjustments = new ArrayList<>();
        for (Link link : links(item.id())) {
            Allocation allocation = link.allocation();
            ItemId other = item.entry().side() == Side.DEBIT ? allocation.credit() : allocation.debit();
            boolean falls = link.ended().isEmpty()
                    && item(other)
                            .filter(adjustment -> adjustment.entry().kind().fallsWithItsItem())
                            .isPresent();
            if (falls) {
                adjustments.add(other);
            }
        }
        return adjustments;
    }

    /** The day from which a reversal undoes the item. */
    Optional<LocalDate> reversedOn(ItemId id) {
        return links(id).stream()
                .map(Link::allocation)
                .filter(allocation -> otherKind(allocation, id) == EntryKind.REVERSAL)
                .map(Allocation::effectiveOn)
                .findFirst();
    }

    /** What of a debit was neither reversed nor given up, by whatever day. */
    Money standing(Entry debit) {
        if (reversedOn(debit.id()).isPresent()) {
            return Money.zero(debit.currency());
        }
        long minor = debit.amountMinor();
        for (Link link : links(debit.id())) {
            EntryKind kind = otherKind(link.allocation(), debit.id());
            boolean isGivenUp = kind.isWriteOff() || kind == EntryKind.CASH_DISCOUNT;
            minor -= isGivenUp && link.ended().isEmpty() ? link.allocation().amountMinor() : 0;
        }
        return MinorUnits.toMoney(debit.currency(), minor);
    }

    private EntryKind otherKind(Allocation allocation, ItemId id) {
        ItemId other = id.side() == Side.DEBIT ? allocation.credit() : allocation.debit();
        return item(other).orElseThrow().entry().kind();
    }

    /** The day from which all of an item can be offset: not before it begins, nor before an earlier allocation ended. */
    LocalDate undoableOn(Item item, LocalDate wantedOn) {
        LocalDate on = later(wantedOn, item.entry().effectiveOn());
        for (Link link : links(item.id())) {
            if (link.ended().isPresent() && link.hasDays()) {
                on = later(on, link.ended().get().on());
            }
        }
        return on;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    /** The least that is open of the item on any day from this one on. */
    long lowestOpenFrom(Item item, LocalDate from) {
        if (!from.isBefore(item.lastChangeOn()) || item.openMinor() == 0) {
            return item.openMinor();
        }
        TreeMap<LocalDate, Long> changes = new TreeMap<>();
        for (Link link : links(item.id())) {
            long minor = link.allocation().amountMinor();
            changes.merge(link.allocation().effectiveOn(), -minor, Long::sum);
            link.ended().ifPresent(end -> changes.merge(end.on(), minor, Long::sum));
        }
        long now = item.entry().amountMinor();
        for (long change : changes.headMap(from, true).values()) {
            now += change;
        }
        long lowest = now;
        for (long change : changes.tailMap(from, false).values()) {
            now += change;
            lowest = Math.min(lowest, now);
        }
        return lowest;
    }

    void put(Item item) {
        Item before = changed.put(item.id(), item);
        Item shown = before != null
                ? before
                : read.getOrDefault(item.id(), Optional.empty()).orElse(null);
        showOpen(shown, item);
        Set<CurrencyUnit> known = currencies.get(item.entry().side());
        if (known != null) {
            known.add(item.entry().currency());
        }
        undo.push(() -> {
            if (before == null) {
                changed.remove(item.id());
            } else {
                changed.put(item.id(), before);
            }
            showOpen(item, shown);
        });
    }

    void add(Link link) {
        Allocation allocation = link.allocation();
        links.put(allocation.id(), link);
        undo.push(() -> links.remove(allocation.id()));
        for (ItemId side : List.of(allocation.credit(), allocation.debit())) {
            List<AllocationId> added = addedLinks.computeIfAbsent(side, id -> new ArrayList<>());
            added.add(allocation.id());
            undo.push(() -> added.remove(added.size() - 1));
        }
    }

    void replace(Link link) {
        AllocationId id = link.allocation().id();
        Link before = links.put(id, link);
        undo.push(() -> {
            if (before == null) {
                links.remove(id);
            } else {
                links.put(id, before);
            }
        });
    }

    /** Takes back all that happened since the last {@link #keep()}. */
    void rollBack() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }

    void keep() {
        undo.clear();
    }

    OpenOverlay open(CurrencyUnit currency, Side side) {
        return open.computeIfAbsent(new OpenKey(currency, side), key -> {
            OpenOverlay overlay =
                    new OpenOverlay(Iterators.transform(facts.open(currency, side), this::noted), changed::containsKey);
            changed.values().stream().filter(key::holds).forEach(item -> overlay.show(null, item));
            return overlay;
        });
    }

    /** The currencies of recorded open items and of all that was changed, open or not. */
    Set<CurrencyUnit> openCurrencies(Side side) {
        return currencies.computeIfAbsent(side, key -> {
            Set<CurrencyUnit> found = new TreeSet<>(facts.openCurrencies(key));
            changed.values().stream()
                    .map(Item::entry)
                    .filter(entry -> entry.side() == key)
                    .forEach(entry -> found.add(entry.currency()));
            return found;
        });
    }

    List<Item> changedItems() {
        return changed.values().stream().sorted(Comparator.comparing(Item::id)).toList();
    }

    // What the open set has read need not be asked for again by its identifier.
    private Item noted(Item item) {
        read.put(item.id(), Optional.of(item));
        return item;
    }

    private void showOpen(@Nullable Item before, @Nullable Item after) {
        Entry entry = (after != null ? after : before).entry();
        OpenOverlay overlay = open.get(new OpenKey(entry.currency(), entry.side()));
        if (overlay != null) {
            overlay.show(before, after);
        }
    }

    private record OpenKey(CurrencyUnit currency, Side side) {
        boolean holds(Item item) {
            return item.entry().side() == side && item.entry().currency().equals(currency);
        }
    }
}
