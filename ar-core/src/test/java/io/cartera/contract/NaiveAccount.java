package io.cartera.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cartera.account.EntryKind;
import io.cartera.account.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * One account as plainly as it can be said: a list of items and a list of allocations, days as numbers, every question
 * answered by going through all of it. The books are held against it; it shares no code with them.
 */
final class NaiveAccount {

    /** After this day nothing changes any more in a run. */
    static final int LAST_DAY = 60;

    /** Why banks take payments back, in all runs. */
    static final String REASON = "no funds";

    /** Adjustments that fall with what they adjust. */
    private static final Set<EntryKind> FALLING = EnumSet.of(
            EntryKind.CASH_DISCOUNT,
            EntryKind.BANK_FEE,
            EntryKind.BAD_DEBT,
            EntryKind.CONCESSION,
            EntryKind.SMALL_DIFFERENCE);

    static final int NEVER = Integer.MAX_VALUE;

    record Item(
            String id,
            Side side,
            EntryKind kind,
            String currency,
            long amount,
            int from,
            int document,
            int due,
            int value,
            String reference) {

        /** An item whose days are all the one from which it counts, but for its due date. */
        Item(String id, Side side, EntryKind kind, String currency, long amount, int from, int due, String reference) {
            this(id, side, kind, currency, amount, from, from, due, from, reference);
        }
    }

    /** What a debit offers to who pays it by a day. */
    record Offer(int until, long minor) {}

    static final class Link {
        final Item credit;
        final Item debit;
        final long amount;
        final int from;
        int to = NEVER;

        Link(Item credit, Item debit, long amount, int from) {
            this.credit = credit;
            this.debit = debit;
            this.amount = amount;
            this.from = from;
        }
    }

    final List<Item> items = new ArrayList<>();
    final List<Link> links = new ArrayList<>();
    private final List<Item> documents = new ArrayList<>();
    /** The links with which the legs that take something away were recorded, each with its leg. */
    final Map<Link, Item> taking = new HashMap<>();

    /** What was moved here, by what it arrived as. */
    final Map<Item, EntryKind> was = new HashMap<>();

    final Map<Item, Offer> offers = new HashMap<>();
    private final Map<Item, List<Link>> earned = new HashMap<>();
    private final Map<String, String> given = new HashMap<>();
    private int closedThrough = -1;

    Item find(Side side, String id) {
        return items.stream()
                .filter(item -> item.side() == side && item.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    long open(Item item, int day) {
        long open = item.amount();
        for (Link link : links) {
            if ((link.credit == item || link.debit == item) && link.from <= day && day < link.to) {
                open -= link.amount;
            }
        }
        return open;
    }

    /** What settled an item by a day, in the words of the trade. */
    Map<String, Long> settledBy(Item item, int day) {
        Map<String, Long> result = new TreeMap<>();
        for (Link link : links) {
            if ((link.credit == item || link.debit == item) && link.from <= day && day < link.to) {
                Item other = link.credit == item ? link.debit : link.credit;
                String word = switch (other.kind()) {
                    case REVERSAL, RETURNED_PAYMENT -> "withdrawn";
                    case BAD_DEBT, CONCESSION, SMALL_DIFFERENCE -> "written off";
                    case CASH_DISCOUNT -> "discounted";
                    case CREDIT_NOTE, OPENING_BALANCE, INVOICE, DEBIT_NOTE -> "credited";
                    default -> "paid";
                };
                result.merge(word, link.amount, Long::sum);
            }
        }
        return result;
    }

    long lowest(Item item, int from) {
        long lowest = open(item, from);
        for (Link link : links) {
            // Releases give back: less is open only on a day from which a link counts.
            if ((link.credit == item || link.debit == item) && link.from > from) {
                lowest = Math.min(lowest, open(item, link.from));
            }
        }
        return lowest;
    }

    /** What is open on a day: side, identifier, open amount. */
    Map<String, Long> open(int day) {
        Map<String, Long> result = new TreeMap<>();
        for (Item item : items) {
            if (item.from() <= day && open(item, day) != 0) {
                result.put(item.side() + " " + item.id() + " " + item.currency(), open(item, day));
            }
        }
        return result;
    }

    void close(int day) {
        closedThrough = Math.max(closedThrough, day);
    }

    boolean isClosed(int day) {
        return day <= closedThrough;
    }

    /** What a command comes to; the content tells repeats from conflicts. */
    String command(String name, String content, Command command) {
        String before = given.get(name);
        if (before != null) {
            return before.equals(content) ? "Applied" : "Conflicting";
        }
        String outcome = command.run();
        if (outcome.equals("Applied")) {
            given.put(name, content);
        }
        return outcome;
    }

    /** The content of the applied command of that name; null if there is none. */
    String contentOf(String name) {
        return given.get(name);
    }

    interface Command {
        String run();
    }

    String post(Item item) {
        if (find(item.side(), item.id()) != null) {
            return "Conflicting";
        }
        if (item.from() <= closedThrough) {
            return "PeriodClosed";
        }
        items.add(item);
        return "Applied";
    }

    /** Posts a document: credit notes to one that was issued sum to at most its amount, in its currency. */
    String issue(Item item) {
        if (find(item.side(), item.id()) == null && item.kind() == EntryKind.CREDIT_NOTE) {
            long credited = 0;
            for (Item note : documents) {
                boolean isSame = note.kind() == EntryKind.CREDIT_NOTE
                        && note.reference().equals(item.reference())
                        && note.currency().equals(item.currency());
                credited += isSame && item.from() < reversedFrom(note) ? note.amount() : 0;
            }
            for (Item document : documents) {
                boolean isCredited =
                        document.side() == Side.DEBIT && document.id().equals(item.reference());
                boolean isWithin =
                        document.currency().equals(item.currency()) && credited + item.amount() <= standing(document);
                if (isCredited && !isWithin) {
                    return "CreditedBeyondDocument";
                }
            }
        }
        String outcome = post(item);
        if (outcome.equals("Applied")) {
            documents.add(item);
        }
        return outcome;
    }

    /** The day from which an item is undone as a clerk's mistake. */
    private int reversedFrom(Item item) {
        for (Link link : links) {
            Item other = link.credit == item ? link.debit : link.debit == item ? link.credit : null;
            if (other != null && other.kind() == EntryKind.REVERSAL) {
                return link.from;
            }
        }
        return NEVER;
    }

    private long standing(Item document) {
        if (reversedFrom(document) != NEVER) {
            return 0;
        }
        long standing = document.amount();
        for (Link link : links) {
            boolean isGivenUp = link.debit == document
                    && FALLING.contains(link.credit.kind())
                    && link.credit.kind() != EntryKind.BANK_FEE;
            standing -= isGivenUp && link.to == NEVER ? link.amount : 0;
        }
        return standing;
    }

    String issue(Item item, Offer offer) {
        String outcome = issue(item);
        if (outcome.equals("Applied")) {
            offers.put(item, offer);
        }
        return outcome;
    }

    /** The first outcome of parts that only add which is not Applied; then nothing was done. Else Applied. */
    <T> String allOrNothing(List<T> parts, Function<T, String> settle) {
        int itemsBefore = items.size();
        int linksBefore = links.size();
        for (T part : parts) {
            String outcome = settle.apply(part);
            if (!outcome.equals("Applied")) {
                items.subList(itemsBefore, items.size()).clear();
                links.subList(linksBefore, links.size()).clear();
                return outcome;
            }
        }
        return "Applied";
    }

    String settle(String creditId, String debitId, String currency, long amount, int on) {
        Item credit = find(Side.CREDIT, creditId);
        Item debit = find(Side.DEBIT, debitId);
        if (credit == null || debit == null) {
            return "UnknownItem";
        }
        if (!credit.currency().equals(debit.currency()) || !credit.currency().equals(currency)) {
            return "CurrencyDiffers";
        }
        if (on <= closedThrough) {
            return "PeriodClosed";
        }
        if (on < credit.from() || on < debit.from()) {
            return "TooEarly";
        }
        if (amount > lowest(credit, on) || amount > lowest(debit, on)) {
            return "OverApplied";
        }
        links.add(new Link(credit, debit, amount, on));
        return "Applied";
    }

    String apply(String by, int on, String policy) {
        Plan plan = new Plan(on);
        for (String currency : List.of("EUR", "JPY")) {
            List<Item> credits = usable(Side.CREDIT, currency, on);
            List<Item> debits = usable(Side.DEBIT, currency, on);
            if (policy.equals("exact-amount")) {
                plan.pairs(credits, debits);
            } else {
                credits.forEach(credit -> plan.inOrder(credit, debits, policy));
            }
        }
        if (!plan.links.isEmpty() && on <= closedThrough) {
            return "PeriodClosed";
        }
        for (int part = 1; part <= plan.discounts.size(); part++) {
            if (find(Side.CREDIT, part(by, part)) != null) {
                return "Conflicting";
            }
        }
        links.addAll(plan.links);
        int part = 0;
        for (Map.Entry<Item, Long> discount : plan.discounts.entrySet()) {
            Item debit = discount.getKey();
            long minor = discount.getValue();
            Item entry = new Item(
                    part(by, ++part), Side.CREDIT, EntryKind.CASH_DISCOUNT, debit.currency(), minor, on, on, "");
            earned.put(entry, earning(debit));
            items.add(entry);
            links.add(new Link(entry, debit, minor, on));
        }
        return "Applied";
    }

    /** What stands on a debit and is nothing that we gave ourselves. */
    private List<Link> earning(Item debit) {
        return links.stream()
                .filter(link -> link.debit == debit && link.to == NEVER && !FALLING.contains(link.credit.kind()))
                .toList();
    }

    EntryKind origin(Item item) {
        return was.getOrDefault(item, item.kind());
    }

    boolean isMoney(Item item) {
        return origin(item) == EntryKind.RECEIPT || origin(item) == EntryKind.DEPOSIT;
    }

    /** What the offer of a debit comes to by a day, after all that stands on it and some more. */
    long offerLeft(Item debit, int day, List<Link> more) {
        Offer offer = offers.get(debit);
        if (offer == null) {
            return 0;
        }
        long gone = 0;
        long taken = 0;
        int last = day;
        List<Link> all = new ArrayList<>(links);
        all.addAll(more);
        for (Link link : all) {
            if (link.debit != debit || link.to != NEVER) {
                continue;
            }
            EntryKind by = origin(link.credit);
            if (isMoney(link.credit) || by == EntryKind.NETTING) {
                last = Math.max(last, link.credit.value());
            } else if (by == EntryKind.CASH_DISCOUNT) {
                taken += link.amount;
            } else if (by != EntryKind.BANK_FEE && by != EntryKind.REVERSAL) {
                gone += link.amount;
            }
        }
        long share = (2 * offer.minor() * (debit.amount() - gone) + debit.amount()) / (2 * debit.amount());
        return last <= offer.until() ? Math.max(0, share - taken) : 0;
    }

    /** What an application comes to, before it is known whether it may be recorded. */
    private final class Plan {
        final int on;
        final List<Link> links = new ArrayList<>();
        final Map<Item, Long> discounts = new LinkedHashMap<>();

        Plan(int on) {
            this.on = on;
        }

        long left(Item item) {
            long left = lowest(item, on) - discounts.getOrDefault(item, 0L);
            for (Link link : links) {
                if (link.credit == item || link.debit == item) {
                    left -= link.amount;
                }
            }
            return left;
        }

        /** What a payment may take off a debit: nothing where it names something else that is open. */
        long offered(Item credit, Item debit, List<Item> debits) {
            boolean namesAnother = !debit.id().equals(credit.reference())
                    && debits.stream().anyMatch(any -> any.id().equals(credit.reference()));
            return isMoney(credit) && !namesAnother
                    ? Math.min(offerLeft(debit, credit.value(), links), left(debit) - 1)
                    : 0;
        }

        void pay(Item credit, Item debit, long paid, long discount) {
            links.add(new Link(credit, debit, paid, on));
            if (discount > 0) {
                discounts.put(debit, discount);
            }
        }

        void pairs(List<Item> credits, List<Item> debits) {
            int before = links.size();
            for (Item credit : credits) {
                debits.stream()
                        .filter(debit -> left(debit) > 0 && left(debit) == left(credit))
                        .findFirst()
                        .ifPresent(debit -> pay(credit, debit, left(credit), 0));
            }
            for (Item debit : debits) {
                for (Item credit : credits) {
                    long discount = left(debit) > 0 && left(credit) > 0 ? offered(credit, debit, debits) : 0;
                    if (discount > 0 && left(credit) == left(debit) - discount) {
                        pay(credit, debit, left(credit), discount);
                    }
                }
            }
            // In the order of the credits, whichever way they were paired.
            links.subList(before, links.size()).sort(Comparator.comparingInt(link -> credits.indexOf(link.credit)));
            Map<Item, Long> found = new HashMap<>(discounts);
            discounts.clear();
            links.stream()
                    .filter(link -> found.containsKey(link.debit))
                    .forEach(link -> discounts.put(link.debit, found.get(link.debit)));
        }

        void inOrder(Item credit, List<Item> debits, String policy) {
            List<Item> order = new ArrayList<>(debits);
            if (policy.equals("reference-then-due")) {
                go(
                        credit,
                        debits.stream()
                                .filter(debit -> debit.id().equals(credit.reference()))
                                .toList(),
                        debits);
            } else if (policy.equals("largest")) {
                order.sort(Comparator.comparing(debit -> -left(debit)));
            } else {
                assertEquals("oldest", policy);
            }
            go(credit, order, debits);
        }

        private void go(Item credit, List<Item> order, List<Item> debits) {
            List<Item> open = order.stream().filter(debit -> left(debit) > 0).toList();
            long money = left(credit);
            if (money == 0) {
                return;
            }
            boolean isInFull = false;
            for (int count = 1; count <= open.size(); count++) {
                isInFull |= sum(open.subList(0, count), this::left) == money;
            }
            for (int count = 1; count <= open.size() && !isInFull; count++) {
                List<Item> first = open.subList(0, count);
                if (sum(first, debit -> left(debit) - offered(credit, debit, debits)) == money) {
                    for (Item debit : first) {
                        long discount = offered(credit, debit, debits);
                        pay(credit, debit, left(debit) - discount, discount);
                    }
                    return;
                }
            }
            int reached = 1;
            while (reached < open.size() && sum(open.subList(0, reached), this::left) < money) {
                reached++;
            }
            List<Item> first = open.subList(0, Math.min(reached, open.size()));
            long lacking = sum(first, this::left) - money;
            boolean isEarned = lacking > 0 && lacking <= sum(first, debit -> offered(credit, debit, debits));
            Map<Item, Long> taken = new HashMap<>();
            for (int i = first.size() - 1; i >= 0 && isEarned; i--) {
                long part = Math.min(lacking, offered(credit, first.get(i), debits));
                taken.put(first.get(i), part);
                lacking -= part;
            }
            for (Item debit : first) {
                long discount = taken.getOrDefault(debit, 0L);
                pay(credit, debit, Math.min(left(credit), left(debit) - discount), discount);
            }
        }

        private long sum(List<Item> debits, ToLongFunction<Item> amount) {
            return debits.stream().mapToLong(amount).sum();
        }
    }

    private List<Item> usable(Side side, String currency, int on) {
        List<Item> result = new ArrayList<>();
        for (Item item : items) {
            if (item.side() == side && item.currency().equals(currency) && item.from() <= on && lowest(item, on) > 0) {
                result.add(item);
            }
        }
        // The identifiers of the test are ASCII.
        result.sort(Comparator.comparingInt(Item::due)
                .thenComparingInt(Item::document)
                .thenComparing(Item::id));
        return result;
    }

    String release(String by, int index, int on) {
        if (index >= links.size()) {
            return "UnknownAllocation";
        }
        Link link = links.get(index);
        if (link.to != NEVER) {
            return "AlreadyReleased";
        }
        if (link.credit.kind() == EntryKind.REVERSAL
                || link.debit.kind() == EntryKind.REVERSAL
                || link.debit.kind() == EntryKind.RETURNED_PAYMENT
                || isBirthOf(link.credit, link)
                || isBirthOf(link.debit, link)) {
            return "NotReleasable";
        }
        int to = Math.max(on, link.from);
        if (to <= closedThrough) {
            return "PeriodClosed";
        }
        return unlessTaken(by, () -> link.to = to, on);
    }

    /** Ends allocations, then the discounts that they earned; nothing where a name for that is taken. */
    String unlessTaken(String by, Runnable ending, int on) {
        Runnable takingBack = takingBack();
        List<Integer> before = links.stream().map(link -> link.to).toList();
        int itemsBefore = items.size();
        ending.run();
        Map<Item, Integer> lost = new LinkedHashMap<>();
        for (int i = 0; i < before.size(); i++) {
            Link link = links.get(i);
            for (Item discount : before.get(i) == NEVER && link.to != NEVER ? items : List.<Item>of()) {
                if (earned.getOrDefault(discount, List.of()).contains(link)) {
                    lost.merge(discount, link.to, Math::min);
                }
            }
        }
        lost.keySet()
                .removeIf(discount ->
                        links.subList(before.size(), links.size()).stream().anyMatch(link -> link.credit == discount)
                                || isUndone(discount));
        for (Item discount : lost.keySet()) {
            int part = 1;
            for (Item item : items.subList(itemsBefore, items.size())) {
                part += item.side() == Side.DEBIT ? 1 : 0;
            }
            if (find(Side.DEBIT, part(by, part)) != null) {
                takingBack.run();
                return "Conflicting";
            }
            int from = Math.max(lost.get(discount), discount.from());
            for (Link link : links) {
                if (link.credit == discount && link.to == NEVER) {
                    link.to = Math.max(from, link.from);
                }
            }
            offset(discount, part(by, part), from, false, on);
        }
        return "Applied";
    }

    /** Whether an undoing of the item would lose a discount. */
    boolean earns(Item item) {
        return earned.entrySet().stream()
                .filter(discount -> !isUndone(discount.getKey()))
                .flatMap(discount -> discount.getValue().stream())
                .anyMatch(link -> link.to == NEVER && (link.credit == item || link.debit == item));
    }

    /** What takes back all that is done from now on. */
    Runnable takingBack() {
        List<Integer> ends = links.stream().map(link -> link.to).toList();
        int known = items.size();
        return () -> {
            items.subList(known, items.size()).clear();
            links.subList(ends.size(), links.size()).clear();
            for (int i = 0; i < ends.size(); i++) {
                links.get(i).to = ends.get(i);
            }
        };
    }

    private boolean isUndone(Item discount) {
        return links.stream()
                .anyMatch(
                        link -> link.credit == discount && link.to == NEVER && link.debit.kind() == EntryKind.REVERSAL);
    }

    /** Whether this is the link with which an adjustment was recorded. */
    private boolean isBirthOf(Item item, Link link) {
        boolean adjusts = FALLING.contains(item.kind()) || item.kind() == EntryKind.REFUND;
        return taking.get(link) == item
                || adjusts
                        && link
                                == links.stream()
                                        .filter(one -> one.credit == item || one.debit == item)
                                        .findFirst()
                                        .orElseThrow();
    }

    /** What we do about one item; an amount of zero stands for all that is open. */
    String adjust(String by, EntryKind kind, Side side, String id, String currency, long amount, int on) {
        Side opposite = side == Side.CREDIT ? Side.DEBIT : Side.CREDIT;
        if (find(opposite, by) != null) {
            return "Conflicting";
        }
        Item item = find(side, id);
        if (item == null) {
            return "UnknownItem";
        }
        if (on <= closedThrough) {
            return "PeriodClosed";
        }
        if (amount > 0 && !currency.equals(item.currency())) {
            return "CurrencyDiffers";
        }
        if (on < item.from()) {
            return "TooEarly";
        }
        long open = lowest(item, on);
        if (amount == 0 && open == 0) {
            return "NothingOpen";
        }
        if (amount > open) {
            return "OverApplied";
        }
        long part = amount == 0 ? open : amount;
        Item entry = new Item(by, opposite, kind, item.currency(), part, on, on, REASON);
        if (kind == EntryKind.CASH_DISCOUNT) {
            earned.put(entry, earning(item));
        }
        items.add(entry);
        links.add(side == Side.DEBIT ? new Link(entry, item, part, on) : new Link(item, entry, part, on));
        return "Applied";
    }

    List<Item> adjustmentsOf(Item item) {
        List<Item> found = new ArrayList<>();
        for (Link link : links) {
            if (link.to == NEVER && (link.credit == item || link.debit == item)) {
                Item other = link.credit == item ? link.debit : link.credit;
                if (FALLING.contains(other.kind())) {
                    found.add(other);
                }
            }
        }
        return found;
    }

    static String part(String by, int part) {
        return part == 1 ? by : by + "#" + part;
    }

    String reverse(String by, Side side, String id, int on) {
        boolean isIssued = documents.stream()
                .anyMatch(document -> side == Side.DEBIT
                        && document.side() == side
                        && document.id().equals(id));
        boolean isCredited = documents.stream()
                .anyMatch(note -> note.kind() == EntryKind.CREDIT_NOTE
                        && note.reference().equals(id)
                        && reversedFrom(note) == NEVER);
        return isIssued && isCredited ? "CreditedDocument" : undo(by, side, find(side, id), on, false);
    }

    String returned(String by, String receipt, int on) {
        return undo(by, Side.CREDIT, find(Side.CREDIT, receipt), on, true);
    }

    private String undo(String by, Side side, Item original, int on, boolean isReturn) {
        Side opposite = side == Side.CREDIT ? Side.DEBIT : Side.CREDIT;
        if (find(opposite, by) != null) {
            return "Conflicting";
        }
        if (original == null) {
            return "UnknownItem";
        }
        List<Item> adjustments = adjustmentsOf(original);
        for (int part = 1; part <= adjustments.size(); part++) {
            if (find(side, part(by, part)) != null) {
                return "Conflicting";
            }
        }
        boolean isMoneyIn = original.kind() == EntryKind.RECEIPT || original.kind() == EntryKind.DEPOSIT;
        if (isReturn ? !isMoneyIn : original.kind() == EntryKind.REVERSAL) {
            return "NotReversible";
        }
        if (original.kind().isLeg()) {
            return "BoundToCounterpart";
        }
        int effective = Math.max(on, original.from());
        for (Link link : links) {
            if (link.credit != original && link.debit != original) {
                continue;
            }
            Item other = link.credit == original ? link.debit : link.credit;
            if (link.to == NEVER && taking.get(link) == other) {
                return "MovedAway";
            }
            if (link.to == NEVER && other.kind() == EntryKind.REVERSAL) {
                return "AlreadyReversed";
            }
            if (link.to == NEVER && other.kind() == EntryKind.RETURNED_PAYMENT && isMoneyIn) {
                return "AlreadyReturned";
            }
            if (link.to != NEVER && link.to > link.from) {
                effective = Math.max(effective, link.to);
            }
        }
        if (effective <= closedThrough) {
            return "PeriodClosed";
        }
        int day = effective;
        return unlessTaken(by, () -> undo(by, original, adjustments, day, on, isReturn), on);
    }

    private void undo(String by, Item original, List<Item> adjustments, int effective, int on, boolean isReturn) {
        for (Link link : links) {
            if (link.to == NEVER && (link.credit == original || link.debit == original)) {
                link.to = Math.max(effective, link.from);
            }
        }
        offset(original, by, effective, isReturn, on);
        for (int part = 1; part <= adjustments.size(); part++) {
            Item adjustment = adjustments.get(part - 1);
            int from = Math.max(on, adjustment.from());
            for (Link link : links) {
                if ((link.credit == adjustment || link.debit == adjustment) && link.to > link.from) {
                    from = Math.max(from, link.to);
                }
            }
            offset(adjustment, part(by, part), from, false, on);
        }
    }

    void offset(Item original, String by, int effective, boolean isReturn, int on) {
        Item undoing = new Item(
                by,
                original.side() == Side.CREDIT ? Side.DEBIT : Side.CREDIT,
                isReturn ? EntryKind.RETURNED_PAYMENT : EntryKind.REVERSAL,
                original.currency(),
                original.amount(),
                effective,
                effective,
                effective,
                isReturn ? on : effective,
                isReturn ? REASON : "");
        items.add(undoing);
        links.add(
                original.side() == Side.CREDIT
                        ? new Link(original, undoing, original.amount(), effective)
                        : new Link(undoing, original, original.amount(), effective));
    }
}
