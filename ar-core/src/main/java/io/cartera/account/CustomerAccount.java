package io.cartera.account;

import io.cartera.payment.ReturnKind;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Difference;
import io.cartera.trace.Outcome;
import io.cartera.trace.Recording;
import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A unit of work on one locked account: it takes commands, refuses what would break the books, and collects what is to
 * be recorded.
 * <p>
 * This is the one place where conservation is enforced: on every day, of every recorded state of the account, what is
 * open of an item is not below zero and not above its amount. Each applied command raises the version by one and is
 * recorded at an instant later than the one before. A refused command leaves no trace here.
 * <p>
 * Commands are all or nothing. The identifier of a command that {@linkplain #post posts} is the document's. A repeat
 * with the same content gives the first outcome again, with other content {@link Outcome.Conflicting}. Used by one
 * thread, and not after {@link #writes()} was recorded.
 */
public final class CustomerAccount {

    private final AccountId id;
    private final AccountFacts facts;
    private final AccountState state;
    private final AccountHead head;
    private final Map<CommandKey, AccountChange> given = new HashMap<>();
    private final List<AccountChange> changes = new ArrayList<>();
    private Instant nextAt;

    private CustomerAccount(AccountId id, AccountFacts facts, Instant now) {
        this.id = id;
        this.facts = facts;
        this.state = new AccountState(facts);
        this.head = facts.head();
        Instant at = Require.instant(now, "now");
        this.nextAt = head.lastRecordedAt()
                .map(last -> last.plus(1, ChronoUnit.MICROS))
                .filter(earliest -> earliest.isAfter(at))
                .orElse(at);
    }

    /**
     * A unit of work over the facts of a locked account.
     *
     * @param now the present instant, read after the lock
     */
    public static CustomerAccount over(AccountId id, AccountFacts facts, Instant now) {
        return new CustomerAccount(id, facts, now);
    }

    /** What is recorded from now on is stamped no earlier than this, whatever the clock said. */
    public void notBefore(Instant earliest) {
        Instant at = Require.instant(earliest, "earliest");
        nextAt = at.isAfter(nextAt) ? at : nextAt;
    }

    /** The account. */
    public AccountId id() {
        return id;
    }

    /** The number of commands applied, those of this unit included. */
    public long version() {
        return head.version() + changes.size();
    }

    /** The item as it stands, with what this unit changed. */
    public Optional<Item> item(ItemId item) {
        return state.item(item);
    }

    /** The day from which the item is undone as a clerk's mistake; empty if it is not. */
    public Optional<LocalDate> reversedOn(ItemId item) {
        return state.reversedOn(item);
    }

    /**
     * The day from which the {@linkplain #reverse reversal} of an item would count that is wanted on a day; empty if there
     * is no such item.
     */
    public Optional<LocalDate> reversibleOn(ItemId item, LocalDate wantedOn) {
        Require.date(wantedOn, "on");
        return state.item(item).map(known -> state.undoableOn(known, wantedOn));
    }

    /**
     * What stands of a document: its instalments less those that were reversed, and less what was given up of them by cash
     * discounts and write-offs, from whatever day. What was paid or credited stands. Empty if no such document was issued
     * on this account.
     *
     * @param issued the identifier of the document, which is that of the command that issued it
     */
    public Optional<Money> standing(CommandId issued) {
        return change(CommandKind.ISSUE, issued)
                .flatMap(
                        change -> change.entries().stream().map(state::standing).reduce(Money::plus));
    }

    /** What can be allocated from a day on, on one side in one currency. */
    public OpenSet open(CurrencyUnit currency, Side side, LocalDate on) {
        return new OpenView(this, state, currency, side, on);
    }

    /** The currencies in which something may be open on that side, by code. */
    public Set<CurrencyUnit> openCurrencies(Side side) {
        return state.openCurrencies(side);
    }

    /**
     * The outcome of the command, if one of its kind and identifier was applied before: the same again where the
     * content is the same, else a conflict.
     */
    public Optional<Outcome<AccountChange>> earlier(Command command) {
        return change(command.kind(), command.id()).map(first -> {
            Optional<Difference> difference =
                    Difference.between(first.recording().command().content(), command.content());
            return difference.isPresent()
                    ? Outcome.Conflicting.of(command.id(), difference.get())
                    : applied(command, first);
        });
    }

    /** Posts one entry: see {@link #post(Command, List)}. */
    public Outcome<AccountChange> post(Command command, Entry entry) {
        return post(command, List.of(entry));
    }

    /**
     * Posts the entries of a document, its parts, all or none. Refused with {@link AccountRefusal.PeriodClosed}; in
     * conflict where the identifier of one is taken.
     *
     * @throws IllegalArgumentException if two have one identifier, one is a reversal, a returned payment or a leg, which
     *     have commands of their own, or an adjustment, which needs the item it adjusts
     */
    public Outcome<AccountChange> post(Command command, List<Entry> entries) {
        return record(command, Settlement.of(entries, List.of()));
    }

    /**
     * Records entries, allocations and adjustments together; adjustments as {@link #adjust} has it. Refused with
     * {@link AccountRefusal.UnknownItem}, {@link AccountRefusal.CurrencyDiffers}, {@link AccountRefusal.PeriodClosed},
     * {@link AccountRefusal.TooEarly}, {@link AccountRefusal.OverApplied}, {@link AccountRefusal.NotOffered} or
     * {@link AccountRefusal.NothingOpen}; in conflict where the identifier of an entry is taken. A cash discount is earned
     * by all payments, credit notes and legs that stand on its debit then.
     *
     * @throws IllegalArgumentException if an entry is a reversal, a returned payment or a leg, which have commands of
     *     their own, an adjustment without one match of all of it on its own day, or a cash discount that says itself
     *     what earned it
     */
    public Outcome<AccountChange> settle(Command command, Settlement settlement) {
        return record(command.withContent(settlement.content()), settlement);
    }

    /**
     * Records the settlement that somebody proposes, who is asked only where the command is new. The content of the
     * command says by what it is proposed. Adjustments that are proposed, such as cash discounts, are credits that bear the
     * identifier of the command: where an item has it already, a payment of that name, the command is in conflict, but not
     * where nothing is adjusted. Refused as {@link #settle}.
     *
     * @throws IllegalArgumentException if entries are proposed
     */
    public Outcome<AccountChange> apply(Command command, Supplier<Settlement> proposal) {
        return earlier(command).orElseGet(() -> {
            Settlement proposed = proposal.get();
            if (!proposed.entries().isEmpty()) {
                throw new IllegalArgumentException("entries are proposed, an application has none of its own");
            }
            return record(command, draft -> draft.settle(proposed));
        });
    }

    /**
     * Ends an allocation, on the wanted day or on the day it begins, whichever is later; earlier days stand. A cash
     * discount that it earned is reversed in the same command, from the same day, but not before the discount itself; the
     * reversal is a part with the identifier of the command, in conflict where a debit has that name already: a release
     * that loses no discount takes no name. Refused with {@link AccountRefusal.UnknownAllocation},
     * {@link AccountRefusal.AlreadyReleased},
     * {@link AccountRefusal.NotReleasable} or {@link AccountRefusal.PeriodClosed}.
     */
    public Outcome<AccountChange> release(Command command, AllocationId allocation, LocalDate wantedOn) {
        Command named = command.withContent(content("allocation", allocation.toString(), wantedOn));
        return earlier(named).orElseGet(() -> record(named, draft -> draft.release(allocation, wantedOn)));
    }

    /**
     * Undoes a clerk's mistake: releases the live allocations of the item and allocates to it an opposite entry of the
     * same amount, whose identifier is the command's. Effective on the wanted day, but never before the item itself nor
     * before the end of an earlier allocation of it. Adjustments of the item, and cash
     * discounts that its allocations earned, are reversed with it, except refunds: their
     * money has left, and what was refunded is open. Refused with {@link AccountRefusal.UnknownItem},
     * {@link AccountRefusal.NotReversible}, {@link AccountRefusal.BoundToCounterpart} where the item is a leg,
     * {@link AccountRefusal.AlreadyReversed}, {@link AccountRefusal.AlreadyReturned}, {@link AccountRefusal.MovedAway} where
     * some of it was moved or netted, or {@link AccountRefusal.PeriodClosed}; in conflict where the identifier of a
     * reversal is taken, that of a lost discount included.
     */
    public Outcome<AccountChange> reverse(Command command, ItemId item, LocalDate wantedOn) {
        Command named = command.withContent(content("item", item.content(), wantedOn));
        return reverse(named, List.of(item), wantedOn);
    }

    /**
     * Reverses every part of a document that was issued, all or none; the opposite entries are parts of the command in the
     * same order. Each part is effective, and refused, as {@link #reverse} has it; a document that was not issued here is
     * {@link AccountRefusal.UnknownItem}.
     *
     * @param issued the identifier of the document, which is that of the command that issued it
     */
    public Outcome<AccountChange> reverseDocument(Command command, CommandId issued, LocalDate wantedOn) {
        Command named = command.withContent(content("document", issued.value(), wantedOn));
        List<ItemId> parts = change(CommandKind.ISSUE, issued)
                .map(change -> change.entries().stream().map(Entry::id).toList())
                .orElse(List.of());
        return parts.isEmpty()
                ? new Outcome.Refused<>(command.id(), new AccountRefusal.UnknownItem(ItemId.debit(issued.value())))
                : reverse(named, parts, wantedOn);
    }

    private Outcome<AccountChange> reverse(Command named, List<ItemId> items, LocalDate wantedOn) {
        Side side = items.get(0).side();
        return earlier(named)
                .or(() -> takenBy(named, side.opposite(), items.size(), EntryKind.REVERSAL))
                .or(() -> takenByAdjustments(named, items))
                .orElseGet(() -> record(named, draft -> draft.reverse(items, wantedOn)));
    }

    /**
     * Records that the bank took a receipt or a deposit back: releases its live allocations and allocates it to a returned-payment
     * debit of the same amount, whose identifier is the command's. The debits it had paid are open again with their own
     * due dates; answers for earlier days stand. Effective on the day of return, but never before the receipt itself
     * nor before the end of an earlier allocation of it; the bank's day stays as value date. Adjustments of the receipt
     * and cash discounts earned by it are reversed as by {@link #reverse}. Refused, and in conflict, as {@link #reverse}:
     * with {@link AccountRefusal.MovedAway} where some of the receipt was moved or netted; but what is no receipt or
     * deposit, the legs included, is {@link AccountRefusal.NotReversible}.
     *
     * @param kind how it was returned
     * @param reason the bank's reason
     */
    public Outcome<AccountChange> returnPayment(
            Command command, ItemId receipt, LocalDate returnedOn, ReturnKind kind, String reason) {
        Require.text(reason, "reason");
        Map<String, String> content = content("receipt", receipt.content(), returnedOn);
        content.put("returned", kind.name());
        Command named = command.withContent(content);
        return earlier(named, reason)
                .or(() -> takenBy(named, Side.DEBIT, 1, EntryKind.RETURNED_PAYMENT))
                .or(() -> takenByAdjustments(named, List.of(receipt)))
                .orElseGet(() -> record(named, draft -> draft.returnPayment(receipt, returnedOn, kind, reason)));
    }

    /**
     * Records an adjustment: an entry whose identifier is the command's, allocated to the item, all of it. Its
     * allocation ends only when it is reversed, or when the item is undone: by {@link #reverse}, then it is reversed in
     * the same command, except a refund, which is then open. Refused with {@link AccountRefusal.UnknownItem},
     * {@link AccountRefusal.PeriodClosed}, {@link AccountRefusal.TooEarly}, {@link AccountRefusal.CurrencyDiffers},
     * {@link AccountRefusal.NothingOpen} or, where it asks for more than is open, {@link AccountRefusal.OverApplied}.
     */
    public Outcome<AccountChange> adjust(Command command, Adjustment adjustment) {
        Command named = command.withContent(adjustment.content());
        return earlier(named, adjustment.reason().orElse(""))
                .or(() -> takenBy(named, adjustment.item().side().opposite(), 1, adjustment.kind()))
                .orElseGet(() -> record(named, draft -> draft.adjust(adjustment)));
    }

    /**
     * Records a transfer or a netting over two accounts of a ledger, or a conversion on one, both legs or none: see
     * {@link TwoLegs}. Each account gets the command; the outcome has both changes, in the order of the accounts. Refused with
     * {@link AccountRefusal.UnknownItem}, {@link AccountRefusal.CurrencyDiffers}, {@link AccountRefusal.PeriodClosed},
     * {@link AccountRefusal.TooEarly}, {@link AccountRefusal.NothingOpen}, {@link AccountRefusal.OverApplied},
     * {@link AccountRefusal.ConvertsToNothing} or {@link AccountRefusal.ConvertsBeyondRange}; in conflict where the
     * identifier of a leg is taken. Where only the first account of a transfer has the command, because the two are not kept
     * in one transaction, the leg that is missing arrives as it would have then, but not before the first open day.
     *
     * @param from the account that the legs name first
     * @param to the account that they name second; of a conversion the very same unit
     * @throws IllegalArgumentException if these are not the accounts that the legs name, in one ledger
     */
    public static Outcome<List<AccountChanged>> record(
            Command command, TwoLegs legs, CustomerAccount from, CustomerAccount to) {
        return new LegWork(command.withContent(legs.content()), from, to).record(legs);
    }

    /**
     * Undoes a transfer, a netting or a conversion: reverses a leg of this account and its counterpart together, on the same day, with
     * what adjusts them. Effective on the wanted day, but never before the legs nor before the end of an earlier
     * allocation of one of them. Refused as {@link #reverse}, with {@link AccountRefusal.NotReversible} where the item is
     * no leg, and never with {@link AccountRefusal.BoundToCounterpart}; with {@link AccountRefusal.MovedAway} where what
     * arrived was moved on. In conflict where the identifier of a reversal is taken, that of a lost discount included.
     * Whatever speaks against it on one account, neither changes. Where only one account has the command, because the two
     * are not kept in one transaction, the other leg is reversed from the same day or the first open one.
     *
     * @param other the account of the counterpart; where the item is no leg, any
     * @throws IllegalArgumentException if the counterpart is on another account than that
     */
    public Outcome<List<AccountChanged>> undoLegs(
            Command command, ItemId leg, LocalDate wantedOn, CustomerAccount other) {
        Map<String, String> content = content("leg", leg.content(), wantedOn);
        content.put("customer", id.customer().value());
        return new LegWork(command.withContent(content), this, other).undo(leg, wantedOn);
    }

    /**
     * The leg that a recorded command of {@link #undoLegs} names.
     *
     * @throws IllegalArgumentException if it is another command
     */
    public static ItemId undoneBy(Command recorded) {
        if (recorded.kind() != CommandKind.UNDO_LEGS) {
            throw new IllegalArgumentException(recorded.id() + " undoes no legs");
        }
        return ItemId.ofContent(recorded.content().get("leg"));
    }

    /** What is to be recorded so far. */
    public AccountWrites writes() {
        return new AccountWrites(id, head.version(), changes, state.changedItems());
    }

    private Outcome<AccountChange> record(Command command, Settlement settlement) {
        for (Entry entry : settlement.entries()) {
            if (entry.kind().hasCommandOfItsOwn()) {
                throw new IllegalArgumentException(entry.id() + " is a " + entry.kind() + " and cannot be posted");
            }
        }
        settlement.requireWholeAdjustments();
        Optional<Outcome<AccountChange>> earlier = earlier(command);
        if (earlier.isPresent()) {
            return Repeat.of(settlement, earlier.get());
        }
        for (Entry entry : settlement.entries()) {
            Optional<Outcome<AccountChange>> taken = taken(command, entry);
            if (taken.isPresent()) {
                return taken.get();
            }
        }
        return record(command, draft -> draft.settle(settlement));
    }

    private Outcome<AccountChange> record(Command command, Draft.Work work) {
        return attempt(command, work).orElseGet(() -> applied(command, changes.get(changes.size() - 1)));
    }

    /** Applies a command, or gives the outcome that says why not; then the unit stands as before. */
    Optional<Outcome<AccountChange>> attempt(Command command, Draft.Work work) {
        return attempt(command, List.of(this), drafts -> work.on(drafts.get(0)));
    }

    /**
     * Applies a command to all of these units, or gives the outcome that says why not; then all stand as before. None
     * keeps its change before every change is made.
     */
    static Optional<Outcome<AccountChange>> attempt(
            Command command, List<CustomerAccount> units, Draft.JointWork work) {
        List<Draft> drafts = new ArrayList<>();
        units.forEach(unit -> drafts.add(unit.draft(command)));
        boolean applied = false;
        try {
            Optional<Outcome<AccountChange>> against = Draft.attempt(command.id(), drafts, work);
            if (against.isPresent()) {
                return against;
            }
            List<AccountChange> made = new ArrayList<>();
            for (int i = 0; i < units.size(); i++) {
                CustomerAccount unit = units.get(i);
                made.add(drafts.get(i).toChange(new Recording(unit.version() + 1, unit.nextAt, command)));
            }
            applied = true;
            for (int i = 0; i < units.size(); i++) {
                units.get(i).keep(made.get(i));
            }
            return Optional.empty();
        } finally {
            // Refused, or something failed midway: the units stand as before the command.
            if (!applied) {
                units.forEach(unit -> unit.state.rollBack());
            }
        }
    }

    private Draft draft(Command command) {
        return new Draft(state, head.closedThrough(), version() + 1, nextAt, command.id());
    }

    private void keep(AccountChange change) {
        state.keep();
        changes.add(change);
        Command command = change.recording().command();
        given.put(new CommandKey(command.kind(), command.id()), change);
        nextAt = nextAt.plus(1, ChronoUnit.MICROS);
    }

    private Outcome<AccountChange> applied(Command command, AccountChange change) {
        return new Outcome.Applied<>(command.id(), change, List.of(AccountChanged.of(id, change)));
    }

    /** That day, or the first one that is open, whichever is later. */
    LocalDate openOn(LocalDate day) {
        return head.closedThrough()
                .filter(closed -> !day.isAfter(closed))
                .map(closed -> closed.plusDays(1))
                .orElse(day);
    }

    /** What the offers of a debit came to right before an instant. */
    OffersLeft offersLeftBefore(Instant instant, Entry debit) {
        return Earnings.offersLeftBefore(instant, debit, state);
    }

    /** The reversals that undoing an item takes on a side: its own, and those of what adjusts it. */
    int reversals(ItemId item, Side side) {
        int adjustments =
                state.item(item).map(known -> state.adjustmentsOf(known).size()).orElse(0);
        return item.side() == side ? adjustments : 1;
    }

    private Optional<AccountChange> change(CommandKind kind, CommandId command) {
        AccountChange change = given.get(new CommandKey(kind, command));
        return change != null ? Optional.of(change) : facts.change(kind, command);
    }

    private Optional<Outcome<AccountChange>> taken(Command command, Entry entry) {
        return state.item(entry.id())
                .map(item -> Outcome.Conflicting.of(
                        command.id(),
                        Difference.between(item.entry().fields(), entry.fields())
                                .orElse(new Difference(
                                        "command", "another", command.id().value()))));
    }

    /** That one of the identifiers is taken which the first parts of a document of the command would have. */
    Optional<Outcome<AccountChange>> takenBy(Command command, Side side, int parts, EntryKind kind) {
        return IntStream.rangeClosed(1, parts)
                .mapToObj(part -> state.item(new ItemId(side, command.id().value(), part)))
                .flatMap(Optional::stream)
                .findFirst()
                .map(item -> item.entry().kind() == kind
                        ? new Outcome.Conflicting<>(
                                command.id(), "another", command.id().value(), "command")
                        : new Outcome.Conflicting<>(
                                command.id(), item.entry().kind().name(), kind.name(), "kind"));
    }

    // Adjustments stand on the other side than their item, and so their reversals stand on the item's own.
    private Optional<Outcome<AccountChange>> takenByAdjustments(Command command, List<ItemId> items) {
        int adjustments = items.stream()
                .flatMap(item -> state.item(item).stream())
                .mapToInt(item -> state.adjustmentsOf(item).size())
                .sum();
        return takenBy(command, items.get(0).side(), adjustments, EntryKind.REVERSAL);
    }

    private Optional<Outcome<AccountChange>> earlier(Command command, String reason) {
        return earlier(command).map(earlier -> Repeat.ofReason(reason, earlier));
    }

    private static Map<String, String> content(String field, String subject, LocalDate wantedOn) {
        Require.date(wantedOn, "on");
        Map<String, String> content = new LinkedHashMap<>();
        content.put(field, subject);
        content.put("on", wantedOn.toString());
        return content;
    }

    private record CommandKey(CommandKind kind, CommandId id) {}
}
