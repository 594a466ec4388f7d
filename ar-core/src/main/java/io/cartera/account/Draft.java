package io.cartera.account;

import io.cartera.payment.ReturnKind;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import io.cartera.trace.Recording;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** One command in the making: the facts it adds, laid over the state of the account as it goes. */
final class Draft {

    private final AccountState state;
    private final Optional<LocalDate> closedThrough;
    private final long version;
    private final Instant at;
    private final CommandId command;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Allocation> allocations = new ArrayList<>();
    private final List<Release> releases = new ArrayList<>();
    private final Map<ItemId, Map<AllocationId, LocalDate>> ended = new LinkedHashMap<>();
    private final Set<ItemId> undone = new HashSet<>();
    private final Map<Side, Integer> lastOwn = new EnumMap<>(Side.class);
    private @Nullable LocalDate lastAsked;
    private int lastDay;

    Draft(AccountState state, Optional<LocalDate> closedThrough, long version, Instant at, CommandId command) {
        this.state = state;
        this.closedThrough = closedThrough;
        this.version = version;
        this.at = at;
        this.command = command;
    }

    /** The steps of a command. */
    interface Work {
        void on(Draft draft) throws RefusedException;
    }

    /** The steps of a command on several accounts. */
    interface JointWork {
        void on(List<Draft> drafts) throws RefusedException;
    }

    /** Carries a refusal, or that an identifier is taken, out of the steps of a command; never leaves this package. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient @Nullable AccountRefusal refusal;
        private final String takenBy;
        private final String offered;

        RefusedException(AccountRefusal refusal) {
            this(refusal.code(), refusal, "", "");
        }

        private RefusedException(String message, @Nullable AccountRefusal refusal, String takenBy, String offered) {
            super(message, null, false, false);
            this.refusal = refusal;
            this.takenBy = takenBy;
            this.offered = offered;
        }

        static RefusedException taken(EntryKind by, EntryKind offered) {
            return new RefusedException("taken", null, by.name(), offered.name());
        }

        Outcome<AccountChange> outcome(CommandId command) {
            return refusal == null
                    ? new Outcome.Conflicting<>(command, takenBy, offered, "kind")
                    : new Outcome.Refused<>(command, refusal);
        }
    }

    /** What speaks against the command on one of the accounts, what it loses there included, if anything. */
    static Optional<Outcome<AccountChange>> attempt(CommandId command, List<Draft> drafts, JointWork work) {
        try {
            work.on(drafts);
            for (Draft draft : drafts) {
                draft.reverseLostDiscounts();
            }
            return Optional.empty();
        } catch (RefusedException e) {
            return Optional.of(e.outcome(command));
        }
    }

    AccountChange toChange(Recording recording) {
        return AccountChange.of(recording, entries, allocations, releases);
    }

    void settle(Settlement settlement) throws RefusedException {
        for (Entry entry : settlement.entries()) {
            post(Earnings.earned(entry, settlement, state, version));
        }
        for (Settlement.Match match : settlement.matches()) {
            allocate(match);
        }
        for (Adjustment adjustment : settlement.adjustments()) {
            adjust(adjustment);
        }
    }

    /** The next part that bears the identifier of the command on a side, which must be free. */
    private ItemId own(Side side, EntryKind kind) throws RefusedException {
        ItemId id = new ItemId(side, command.value(), lastOwn.getOrDefault(side, 0) + 1);
        Optional<Item> taken = state.item(id);
        if (taken.isPresent()) {
            throw RefusedException.taken(taken.get().entry().kind(), kind);
        }
        return id;
    }

    /** Posts the leg that takes so much of an item away, and allocates it to the item. */
    void takeAway(Item item, Entry leg) throws RefusedException {
        post(leg);
        allocate(item, leg);
    }

    /** Posts the leg that arrives: open, like any entry. */
    void arrive(Entry leg) throws RefusedException {
        post(leg);
    }

    /** The day from which a leg can be undone. */
    LocalDate undoableOn(Item leg, LocalDate wantedOn) {
        return state.undoableOn(leg, wantedOn);
    }

    /** Reverses one of two legs, and what adjusts it; the other one is reversed by the same command. */
    void reverseLeg(Item leg, LocalDate on) throws RefusedException {
        List<ItemId> adjustments = state.adjustmentsOf(leg);
        reverse(leg, on);
        reverseAll(adjustments, on);
    }

    private void post(Entry entry) throws RefusedException {
        requireOpenPeriod(entry.effectiveOn());
        state.put(Item.opened(entry, at));
        entries.add(entry);
        if (entry.id().document().equals(command.value())) {
            lastOwn.merge(entry.side(), entry.id().part(), Math::max);
        }
    }

    private void allocate(Settlement.Match match) throws RefusedException {
        ItemInWork creditInWork = inWork(match.credit());
        ItemInWork debitInWork = inWork(match.debit());
        Item credit = AccountState.known(creditInWork);
        Item debit = AccountState.known(debitInWork);
        if (!credit.entry().currency().equals(debit.entry().currency())
                || !credit.entry().currency().equals(match.currency())) {
            throw new RefusedException(new AccountRefusal.CurrencyDiffers(
                    match.credit(),
                    match.debit(),
                    credit.entry().currency(),
                    debit.entry().currency(),
                    match.currency()));
        }
        requireOpenPeriod(match.on());
        int day = dayOf(match.on());
        requireBegun(credit, match.on(), day);
        requireBegun(debit, match.on(), day);
        requireOpen(credit, match);
        requireOpen(debit, match);
        requireOffered(credit.entry(), debit.entry());
        AllocationId id = new AllocationId(version, allocations.size() + 1);
        Allocation allocation = Allocation.of(id, match);
        state.lay(allocation, day, at, creditInWork, debitInWork);
        allocations.add(allocation);
    }

    void release(AllocationId id, LocalDate wantedOn) throws RefusedException {
        Link link = state.link(id).orElseThrow(() -> new RefusedException(new AccountRefusal.UnknownAllocation(id)));
        if (link.ended().isPresent()) {
            throw new RefusedException(
                    new AccountRefusal.AlreadyReleased(id, link.ended().get().on()));
        }
        for (ItemId side : List.of(link.allocation().credit(), link.allocation().debit())) {
            if (endsOnlyWithItsEntry(require(side), link)) {
                throw new RefusedException(new AccountRefusal.NotReleasable(id, side));
            }
        }
        end(link, wantedOn);
    }

    /** Reverses items of one side, the opposites numbered in their order, and then what adjusts them. */
    void reverse(List<ItemId> items, LocalDate wantedOn) throws RefusedException {
        List<ItemId> adjustments = new ArrayList<>();
        for (ItemId id : items) {
            Item original = require(id);
            if (original.entry().kind() == EntryKind.REVERSAL) {
                throw new RefusedException(new AccountRefusal.NotReversible(id, EntryKind.REVERSAL));
            }
            if (original.entry().counterpart().isPresent()) {
                throw new RefusedException(new AccountRefusal.BoundToCounterpart(
                        id, original.entry().counterpart().get()));
            }
            adjustments.addAll(state.adjustmentsOf(original));
            reverse(original, wantedOn);
        }
        reverseAll(adjustments, wantedOn);
    }

    private void reverse(Item original, LocalDate wantedOn) throws RefusedException {
        LocalDate on = undo(original, wantedOn);
        ItemId opposite = own(original.id().side().opposite(), EntryKind.REVERSAL);
        undone.add(original.id());
        offset(
                original,
                Entry.builder(opposite, EntryKind.REVERSAL, original.entry().amount(), on)
                        .reversing(original.id(), original.entry().kind())
                        .build());
    }

    // What adjusts an item that is undone has nothing left to adjust.
    private void reverseAll(List<ItemId> adjustments, LocalDate wantedOn) throws RefusedException {
        for (ItemId adjustment : adjustments) {
            reverse(require(adjustment), wantedOn);
        }
    }

    // A discount that one of the allocations earned which this command has ended. Reversing one may lose another.
    private void reverseLostDiscounts() throws RefusedException {
        while (!ended.isEmpty()) {
            ItemId debit = ended.keySet().iterator().next();
            Map<AllocationId, LocalDate> onDebit = ended.remove(debit);
            for (Map.Entry<ItemId, LocalDate> lost :
                    Earnings.lostWith(onDebit, debit, state).entrySet()) {
                if (!undone.contains(lost.getKey())) {
                    reverse(require(lost.getKey()), lost.getValue());
                }
            }
        }
    }

    void returnPayment(ItemId id, LocalDate returnedOn, ReturnKind kind, String reason) throws RefusedException {
        Item receipt = require(id);
        if (!receipt.entry().kind().isMoneyIn()) {
            throw new RefusedException(
                    new AccountRefusal.NotReversible(id, receipt.entry().kind()));
        }
        List<ItemId> adjustments = state.adjustmentsOf(receipt);
        LocalDate on = undo(receipt, returnedOn);
        ItemId debit = own(Side.DEBIT, EntryKind.RETURNED_PAYMENT);
        offset(
                receipt,
                Entry.builder(debit, EntryKind.RETURNED_PAYMENT, receipt.entry().amount(), on)
                        .valueOn(returnedOn)
                        .reference(reason)
                        .returned(kind)
                        .build());
        reverseAll(adjustments, returnedOn);
    }

    void adjust(Adjustment adjustment) throws RefusedException {
        Item item = require(adjustment.item());
        Money amount = adjustment.amount().isPresent() ? adjustment.amount().get() : all(item, adjustment.on());
        List<AllocationId> earnedBy =
                adjustment.kind() == EntryKind.CASH_DISCOUNT ? Earnings.standingOn(item.id(), state) : List.of();
        ItemId id = own(item.id().side().opposite(), adjustment.kind());
        Entry entry = adjustment.entry(id, amount, earnedBy);
        post(entry);
        allocate(adjustment.match(entry));
    }

    Money all(Item item, LocalDate on) throws RefusedException {
        requireOpenPeriod(on);
        requireBegun(item, on, dayOf(on));
        long open = state.lowestOpenFrom(item, dayOf(on));
        if (open == 0) {
            throw new RefusedException(new AccountRefusal.NothingOpen(item.id(), on));
        }
        return Money.ofMinor(item.entry().currency(), open);
    }

    /** Releases what is allocated of the item and gives the day from which all of it can be offset. */
    private LocalDate undo(Item item, LocalDate wantedOn) throws RefusedException {
        List<Link> links = state.links(item.id());
        for (Link link : links) {
            if (link.ended().isEmpty()) {
                requireNotOffset(item, link);
            }
        }
        LocalDate on = state.undoableOn(item, wantedOn);
        requireOpenPeriod(on);
        for (Link link : links) {
            if (link.ended().isEmpty()) {
                end(link, on);
            }
        }
        return on;
    }

    private void requireNotOffset(Item item, Link link) throws RefusedException {
        ItemId other = item.entry().side() == Side.CREDIT
                ? link.allocation().debit()
                : link.allocation().credit();
        Item by = require(other);
        EntryKind kind = by.entry().kind();
        if (by.entry().counterpart().isPresent() && link.recordedAt().equals(by.recordedAt())) {
            throw new RefusedException(new AccountRefusal.MovedAway(
                    item.id(), other, by.entry().counterpart().get()));
        }
        if (kind == EntryKind.REVERSAL) {
            throw new RefusedException(new AccountRefusal.AlreadyReversed(item.id(), other));
        }
        if (kind == EntryKind.RETURNED_PAYMENT && item.entry().kind().isMoneyIn()) {
            throw new RefusedException(new AccountRefusal.AlreadyReturned(item.id(), other));
        }
    }

    private void offset(Item original, Entry opposite) throws RefusedException {
        post(opposite);
        allocate(original, opposite);
    }

    private void allocate(Item original, Entry opposite) throws RefusedException {
        boolean originalIsCredit = original.entry().side() == Side.CREDIT;
        allocate(new Settlement.Match(
                originalIsCredit ? original.id() : opposite.id(),
                originalIsCredit ? opposite.id() : original.id(),
                opposite.amount(),
                opposite.effectiveOn()));
    }

    private void end(Link link, LocalDate wantedOn) throws RefusedException {
        Allocation allocation = link.allocation();
        Release release = new Release(allocation.id(), later(wantedOn, allocation.effectiveOn()));
        requireOpenPeriod(release.effectiveOn());
        state.replace(link.released(release, at));
        long minor = allocation.amountMinor();
        int day = dayOf(release.effectiveOn());
        state.put(require(allocation.credit()).changed(minor, day));
        state.put(require(allocation.debit()).changed(minor, day));
        releases.add(release);
        ended.computeIfAbsent(allocation.debit(), first -> new LinkedHashMap<>())
                .put(allocation.id(), release.effectiveOn());
    }

    Item require(ItemId id) throws RefusedException {
        return AccountState.known(inWork(id));
    }

    private ItemInWork inWork(ItemId id) throws RefusedException {
        ItemInWork item = state.inWork(id);
        if (item.now == null) {
            throw new RefusedException(new AccountRefusal.UnknownItem(id));
        }
        return item;
    }

    private void requireOpenPeriod(LocalDate on) throws RefusedException {
        if (closedThrough.isPresent() && !on.isAfter(closedThrough.get())) {
            throw new RefusedException(new AccountRefusal.PeriodClosed(on, closedThrough.get()));
        }
    }

    // Most allocations of a command count from one and the same day.
    private int dayOf(LocalDate on) {
        if (on != lastAsked) {
            lastAsked = on;
            lastDay = Item.dayOf(on);
        }
        return lastDay;
    }

    private static void requireBegun(Item item, LocalDate on, int day) throws RefusedException {
        if (day < item.entry().effectiveDay()) {
            throw new RefusedException(
                    new AccountRefusal.TooEarly(item.id(), on, item.entry().effectiveOn()));
        }
    }

    private void requireOpen(Item item, Settlement.Match match) throws RefusedException {
        long lowest = state.lowestOpenFrom(item, dayOf(match.on()));
        if (match.amountMinor() > lowest) {
            Money open = Money.ofMinor(item.entry().currency(), lowest);
            throw new RefusedException(new AccountRefusal.OverApplied(item.id(), match.amount(), open, match.on()));
        }
    }

    // What undoes a discount is allocated to it as well, and offers nothing.
    private void requireOffered(Entry discount, Entry debit) throws RefusedException {
        if (discount.kind() != EntryKind.CASH_DISCOUNT
                || discount.offers().isEmpty()
                || debit.kind() == EntryKind.REVERSAL) {
            return;
        }
        long left = Earnings.offersLeft(debit, state).minorOf(discount.offers().get(0));
        if (discount.amountMinor() > left) {
            throw new RefusedException(new AccountRefusal.NotOffered(
                    debit.id(), discount.amount(), Money.ofMinor(debit.currency(), left)));
        }
    }

    OffersLeft offersLeft(Item debit) {
        return Earnings.offersLeft(debit.entry(), state);
    }

    // A refund may get other allocations once the credit it was paid from is undone; those are like any.
    private static boolean endsOnlyWithItsEntry(Item side, Link link) {
        EntryKind kind = side.entry().kind();
        return kind == EntryKind.REVERSAL
                || kind == EntryKind.RETURNED_PAYMENT
                || ((kind.isAdjustment() || kind.isLeg()) && link.recordedAt().equals(side.recordedAt()));
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
