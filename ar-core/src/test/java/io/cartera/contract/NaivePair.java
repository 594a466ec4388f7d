package io.cartera.contract;

import io.cartera.account.EntryKind;
import io.cartera.account.Side;
import io.cartera.contract.NaiveAccount.Item;
import io.cartera.contract.NaiveAccount.Link;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two accounts as plainly as it can be said, and what is moved between them; an amount of zero is all that is open. */
final class NaivePair {

    final NaiveAccount[] accounts = {new NaiveAccount(), new NaiveAccount()};
    /** In conflict only over what an undoing loses: the books do not tell it apart, but the tests must meet it. */
    static final String OVER_LOST_DISCOUNT = "Conflicting over a lost discount";

    private final Map<Item, Item> counterparts = new HashMap<>();

    /** What a command on these accounts comes to: each of them knows it, or none. */
    String command(List<Integer> participants, String name, String content, NaiveAccount.Command command) {
        for (int participant : participants) {
            String before = accounts[participant].contentOf(name);
            if (before != null) {
                return before.equals(content) ? "Applied" : "Conflicting";
            }
        }
        String outcome = command.run();
        for (int participant : participants) {
            accounts[participant].command(name, content, () -> outcome);
        }
        return outcome;
    }

    /** What of an item may not be taken, or Applied. */
    private static String refusal(NaiveAccount account, Item item, long amount, int on) {
        if (on < item.from()) {
            return "TooEarly";
        }
        long open = account.lowest(item, on);
        return amount == 0 && open == 0 ? "NothingOpen" : amount > open ? "OverApplied" : "Applied";
    }

    private static Side opposite(Side side) {
        return side == Side.CREDIT ? Side.DEBIT : Side.CREDIT;
    }

    String transfer(int from, String by, Side side, String id, String currency, long amount, int on) {
        NaiveAccount source = accounts[from];
        NaiveAccount target = accounts[1 - from];
        if (source.find(opposite(side), by) != null || target.find(side, by) != null) {
            return "Conflicting";
        }
        Item item = source.find(side, id);
        if (item == null) {
            return "UnknownItem";
        }
        if (source.isClosed(on)) {
            return "PeriodClosed";
        }
        if (amount > 0 && !item.currency().equals(currency)) {
            return "CurrencyDiffers";
        }
        String refusal = refusal(source, item, amount, on);
        if (refusal.equals("Applied")) {
            long part = amount == 0 ? source.lowest(item, on) : amount;
            long offered = source.offerLeft(item, 0, List.of());
            Item leg = take(source, item, EntryKind.TRANSFER, by, part, on);
            long moved = offered - source.offerLeft(item, 0, List.of());
            Item arriving = new Item(
                    by,
                    side,
                    EntryKind.TRANSFER,
                    item.currency(),
                    part,
                    on,
                    item.document(),
                    item.due(),
                    item.value(),
                    side == Side.CREDIT ? item.reference() : "");
            target.items.add(arriving);
            target.was.put(arriving, source.origin(item));
            if (moved > 0) {
                target.offers.put(
                        arriving, new NaiveAccount.Offer(source.offers.get(item).until(), moved));
            }
            counterparts.put(leg, arriving);
            counterparts.put(arriving, leg);
        }
        return refusal;
    }

    String net(int from, String by, String debitId, String creditId, String currency, long amount, int on) {
        NaiveAccount debtor = accounts[from];
        NaiveAccount creditor = accounts[1 - from];
        if (debtor.find(Side.CREDIT, by) != null || creditor.find(Side.DEBIT, by) != null) {
            return "Conflicting";
        }
        Item debit = debtor.find(Side.DEBIT, debitId);
        Item credit = creditor.find(Side.CREDIT, creditId);
        if (debit == null || credit == null) {
            return "UnknownItem";
        }
        if (!debit.currency().equals(credit.currency())) {
            return "CurrencyDiffers";
        }
        if (debtor.isClosed(on)) {
            return "PeriodClosed";
        }
        if (amount > 0 && !debit.currency().equals(currency)) {
            return "CurrencyDiffers";
        }
        String refusal = refusal(debtor, debit, amount, on);
        refusal = refusal.equals("Applied") ? refusal(creditor, credit, amount, on) : refusal;
        if (refusal.equals("Applied")) {
            long part = amount == 0 ? Math.min(debtor.lowest(debit, on), creditor.lowest(credit, on)) : amount;
            Item one = take(debtor, debit, EntryKind.NETTING, by, part, on);
            Item other = take(creditor, credit, EntryKind.NETTING, by, part, on);
            counterparts.put(one, other);
            counterparts.put(other, one);
        }
        return refusal;
    }

    /** A rate of so many hundredths of a yen for a cent; an amount of zero is all that is open. */
    String convert(int at, String by, String creditId, String currency, long amount, long hundredths, int on) {
        NaiveAccount account = accounts[at];
        if (account.find(Side.DEBIT, by) != null || account.find(Side.CREDIT, by) != null) {
            return "Conflicting";
        }
        Item credit = account.find(Side.CREDIT, creditId);
        if (credit == null) {
            return "UnknownItem";
        }
        if (!credit.currency().equals("EUR")) {
            return "CurrencyDiffers";
        }
        if (account.isClosed(on)) {
            return "PeriodClosed";
        }
        if (amount > 0 && !currency.equals("EUR")) {
            return "CurrencyDiffers";
        }
        String refusal = refusal(account, credit, amount, on);
        if (!refusal.equals("Applied")) {
            return refusal;
        }
        long part = amount == 0 ? account.lowest(credit, on) : amount;
        long converted = (part * hundredths + 50) / 100;
        if (converted == 0) {
            return "ConvertsToNothing";
        }
        Item leg = take(account, credit, EntryKind.CONVERSION, by, part, on);
        Item arriving = new Item(
                by,
                Side.CREDIT,
                EntryKind.CONVERSION,
                "JPY",
                converted,
                on,
                on,
                on,
                credit.value(),
                credit.reference());
        account.items.add(arriving);
        account.was.put(arriving, account.origin(credit));
        counterparts.put(leg, arriving);
        counterparts.put(arriving, leg);
        return "Applied";
    }

    private static Item take(NaiveAccount account, Item item, EntryKind kind, String by, long part, int on) {
        Item leg = new Item(by, opposite(item.side()), kind, item.currency(), part, on, on, "");
        account.items.add(leg);
        Link link = item.side() == Side.DEBIT ? new Link(leg, item, part, on) : new Link(item, leg, part, on);
        account.links.add(link);
        account.taking.put(link, leg);
        return leg;
    }

    String undo(int from, String by, Side side, String id, int on) {
        NaiveAccount account = accounts[from];
        Item leg = account.find(side, id);
        if (leg == null) {
            return "UnknownItem";
        }
        Item counterpart = counterparts.get(leg);
        if (counterpart == null) {
            return "NotReversible";
        }
        NaiveAccount other = leg.kind() == EntryKind.CONVERSION ? account : accounts[1 - from];
        if (account == other
                ? isTaken(account, by, leg, counterpart)
                : isTaken(account, by, leg) || isTaken(other, by, counterpart)) {
            return "Conflicting";
        }
        int effective = Math.max(earliest(account, leg, on), earliest(other, counterpart, on));
        String refusal = refusalToUndo(account, leg, effective);
        refusal = refusal.equals("Applied") ? refusalToUndo(other, counterpart, effective) : refusal;
        return refusal.equals("Applied") ? undo(account, leg, other, counterpart, by, effective) : refusal;
    }

    /** Undoes both legs and what they lose, or neither. */
    private static String undo(
            NaiveAccount account, Item leg, NaiveAccount other, Item counterpart, String by, int on) {
        Runnable takingBack = account.takingBack();
        String outcome = account.unlessTaken(
                by,
                () -> {
                    undo(account, leg, by, on);
                    if (account == other) {
                        undo(account, counterpart, by, on);
                    }
                },
                on);
        if (outcome.equals("Applied") && account != other) {
            outcome = other.unlessTaken(by, () -> undo(other, counterpart, by, on), on);
        }
        if (!outcome.equals("Applied")) {
            takingBack.run();
        }
        return outcome.equals("Applied") ? outcome : OVER_LOST_DISCOUNT;
    }

    /** Whether a reversal of the legs, or of what adjusts them, would have an identifier that is not free. */
    private static boolean isTaken(NaiveAccount account, String by, Item... legs) {
        for (Side side : Side.values()) {
            int reversals = 0;
            for (Item leg : legs) {
                reversals += leg.side() == side ? account.adjustmentsOf(leg).size() : 1;
            }
            for (int part = 1; part <= reversals; part++) {
                if (account.find(side, NaiveAccount.part(by, part)) != null) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int earliest(NaiveAccount account, Item item, int on) {
        int earliest = Math.max(on, item.from());
        for (Link link : account.links) {
            boolean isOurs = link.credit == item || link.debit == item;
            if (isOurs && link.to != NaiveAccount.NEVER && link.to > link.from) {
                earliest = Math.max(earliest, link.to);
            }
        }
        return earliest;
    }

    private static String refusalToUndo(NaiveAccount account, Item leg, int on) {
        for (Link link : account.links) {
            if (link.to == NaiveAccount.NEVER && (link.credit == leg || link.debit == leg)) {
                Item other = link.credit == leg ? link.debit : link.credit;
                if (account.taking.get(link) == other) {
                    return "MovedAway";
                }
                if (other.kind() == EntryKind.REVERSAL) {
                    return "AlreadyReversed";
                }
            }
        }
        return account.isClosed(on) ? "PeriodClosed" : "Applied";
    }

    private static String next(NaiveAccount account, String by, Side side) {
        int part = 1;
        while (account.find(side, NaiveAccount.part(by, part)) != null) {
            part++;
        }
        return NaiveAccount.part(by, part);
    }

    private static void undo(NaiveAccount account, Item leg, String by, int on) {
        var adjustments = account.adjustmentsOf(leg);
        for (Link link : account.links) {
            if (link.to == NaiveAccount.NEVER && (link.credit == leg || link.debit == leg)) {
                link.to = Math.max(on, link.from);
            }
        }
        account.offset(leg, next(account, by, opposite(leg.side())), on, false, on);
        for (Item adjustment : adjustments) {
            account.offset(adjustment, next(account, by, leg.side()), earliest(account, adjustment, on), false, on);
        }
    }
}
