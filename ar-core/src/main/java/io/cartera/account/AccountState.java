package io.cartera.account;

import io.cartera.money.MinorUnits;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    // Filled once somebody asks for an item otherwise than in the order in which the open sets were read.
    private final Map<ItemId, ItemInWork> items = new HashMap<>();
    private boolean isByIdentifier;
    private final List<ItemInWork> changed = new ArrayList<>();
    private final List<Laid> laid = new ArrayList<>();
    // The first so many of them by their identifiers: few commands ask.
    private final Map<AllocationId, Laid> laidById = new HashMap<>(0);
    private int indexed;
    private final Map<AllocationId, Link> replaced = new HashMap<>(0);
    private final List<OpenOverlay> open = new ArrayList<>(4);
    private final Map<Side, Set<CurrencyUnit>> currencies = new EnumMap<>(Side.class);
    private final Deque<Runnable> undo = new ArrayDeque<>();

    AccountState(AccountFacts facts) {
        this.facts = facts;
    }

    Optional<Item> item(ItemId id) {
        return Optional.ofNullable(inWork(id).now);
    }

    /** The item with this identifier, if there is one. */
    ItemInWork inWork(ItemId id) {
        for (int i = 0; i < open.size(); i++) {
            ItemInWork read = open.get(i).readNext(id);
            if (read != null) {
                return read;
            }
        }
        ItemInWork item = entry(id);
        if (!item.isAsked()) {
            item.recorded(facts.item(id).orElse(null));
        }
        return item;
    }

    private ItemInWork entry(ItemId id) {
        if (!isByIdentifier) {
            isByIdentifier = true;
            open.forEach(overlay -> overlay.forEachRead(read -> items.put(read.id, read)));
        }
        ItemInWork item = items.get(id);
        if (item == null) {
            item = new ItemInWork(id);
            items.put(id, item);
        }
        return item;
    }

    /** The item, of which is known that it is there. */
    static Item known(ItemInWork item) {
        return present(item.now);
    }

    static Item present(@Nullable Item item) {
        return Objects.requireNonNull(item);
    }

    Optional<Link> link(AllocationId id) {
        Link now = replaced.get(id);
        if (now != null) {
            return Optional.of(now);
        }
        while (indexed < laid.size()) {
            Laid next = laid.get(indexed++);
            laidById.put(next.allocation.id(), next);
        }
        Laid own = laidById.get(id);
        return own != null ? Optional.of(own.link()) : facts.link(id);
    }

    List<Link> links(ItemId id) {
        ItemInWork item = entry(id);
        List<Link> recorded = item.recordedLinks;
        if (recorded == null) {
            recorded = facts.links(id);
            item.recordedLinks = recorded;
        }
        if (item.lastLaid == null && replaced.isEmpty()) {
            return recorded;
        }
        List<Link> result = new ArrayList<>();
        for (Link link : recorded) {
            result.add(replaced.getOrDefault(link.allocation().id(), link));
        }
        for (Laid own : Laid.on(item)) {
            Link now = replaced.get(own.allocation.id());
            result.add(now == null ? own.link() : now);
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

    /** The least that is open of the item on any day from this one on, an epoch day. */
    long lowestOpenFrom(Item item, int from) {
        if (from >= item.lastChangeDay() || item.openMinor() == 0) {
            return item.openMinor();
        }
        TreeMap<Integer, Long> changes = new TreeMap<>();
        for (Link link : links(item.id())) {
            long minor = link.allocation().amountMinor();
            changes.merge(Item.dayOf(link.allocation().effectiveOn()), -minor, Long::sum);
            link.ended().ifPresent(end -> changes.merge(Item.dayOf(end.on()), minor, Long::sum));
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
        ItemInWork inWork = entry(item.id());
        Item before = inWork.now;
        change(inWork, item);
        Set<CurrencyUnit> known = currencies.get(item.entry().side());
        if (known != null) {
            known.add(item.entry().currency());
        }
        undo.push(() -> change(inWork, before));
    }

    /** Lays an allocation over both its items, of which so much is open. */
    void lay(Allocation allocation, int day, Instant at, ItemInWork credit, ItemInWork debit) {
        Laid step = new Laid(this, allocation, at, credit, debit);
        laid.add(step);
        undo.push(step);
        step.lay(day);
    }

    /** Undoes that it was laid last. */
    void forget(Laid step) {
        laid.remove(laid.size() - 1);
        if (indexed > laid.size()) {
            indexed = laid.size();
            laidById.remove(step.allocation.id());
        }
    }

    /** Makes an item, one it has become, or one it was again; of what is undone the last comes first. */
    void change(ItemInWork item, @Nullable Item after) {
        Item before = item.now;
        boolean wasChanged = item.isChanged();
        item.now = after;
        if (wasChanged != item.isChanged()) {
            if (wasChanged) {
                changed.remove(changed.size() - 1);
            } else {
                changed.add(item);
            }
        }
        Entry entry = present(after == null ? before : after).entry();
        OpenOverlay overlay = find(entry.currency(), entry.side());
        if (overlay != null) {
            overlay.show(item, before);
        }
    }

    void replace(Link link) {
        AllocationId id = link.allocation().id();
        Link before = replaced.put(id, link);
        undo.push(() -> {
            if (before == null) {
                replaced.remove(id);
            } else {
                replaced.put(id, before);
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
        OpenOverlay known = find(currency, side);
        if (known != null) {
            return known;
        }
        OpenOverlay overlay = new OpenOverlay(currency, side, facts.open(currency, side), this::noted);
        open.add(overlay);
        for (ItemInWork item : changed) {
            Entry entry = known(item).entry();
            if (overlay.isOf(entry.currency(), entry.side())) {
                overlay.show(item, null);
            }
        }
        return overlay;
    }

    // A few at most: two sides of the currencies of one customer.
    private @Nullable OpenOverlay find(CurrencyUnit currency, Side side) {
        for (int i = 0; i < open.size(); i++) {
            if (open.get(i).isOf(currency, side)) {
                return open.get(i);
            }
        }
        return null;
    }

    /** The currencies of recorded open items and of all that was changed, open or not. */
    Set<CurrencyUnit> openCurrencies(Side side) {
        return currencies.computeIfAbsent(side, key -> {
            Set<CurrencyUnit> found = new TreeSet<>(facts.openCurrencies(key));
            for (ItemInWork item : changed) {
                Entry entry = known(item).entry();
                if (entry.side() == key) {
                    found.add(entry.currency());
                }
            }
            return found;
        });
    }

    List<Item> changedItems() {
        List<Item> items = new ArrayList<>(changed.size());
        // Side by side, as they are sorted: what was changed in the order of documents then mostly lies in order.
        for (Side side : Side.values()) {
            for (ItemInWork item : changed) {
                if (item.id.side() == side) {
                    items.add(known(item));
                }
            }
        }
        items.sort(Comparator.comparing(Item::id));
        return items;
    }

    // What the open set has read need not be asked for again by its identifier.
    private ItemInWork noted(Item item) {
        ItemInWork inWork = isByIdentifier ? entry(item.id()) : new ItemInWork(item.id());
        if (!inWork.isAsked()) {
            inWork.recorded(item);
        }
        return inWork;
    }
}
