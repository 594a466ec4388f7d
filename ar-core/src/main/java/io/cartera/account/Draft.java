package io.cartera.account;

import io.cartera.money.MinorUnits;
import io.cartera.trace.CommandId;
import io.cartera.trace.Recording;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

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

    /** Carries a refusal out of the steps of a command; never leaves this package. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient AccountRefusal refusal;

        RefusedException(AccountRefusal refusal) {
            super(refusal.code(), null, false, false);
            this.refusal = refusal;
        }
    }

    Optional<AccountRefusal> attempt(Work work) {
        try {
            work.on(this);
            return Optional.empty();
        } catch (RefusedException e) {
            return Optional.of(e.refusal);
        }
    }

    AccountChange toChange(Recording recording) {
        return AccountChange.of(recording, entries, allocations, releases);
    }

    void settle(Settlement settlement) throws RefusedException {
        for (Entry entry : settlement.entries()) {
            post(entry);
        }
        for (Settlement.Match match : settlement.matches()) {
            allocate(match);
        }
    }

    private void post(Entry entry) throws RefusedException {
        requireOpenPeriod(entry.effectiveOn());
        state.put(Item.opened(entry, at));
        entries.add(entry);
    }

    private void allocate(Settlement.Match match) throws RefusedException {
        Item credit = require(match.credit());
        Item debit = require(match.debit());
        if (!credit.entry().currency().equals(debit.entry().currency())
                || !credit.entry().currency().equals(match.amount().getCurrencyUnit())) {
            throw new RefusedException(new AccountRefusal.CurrencyDiffers(
                    match.credit(),
                    match.debit(),
                    credit.entry().currency(),
                    debit.entry().currency(),
                    match.amount().getCurrencyUnit()));
        }
        requireOpenPeriod(match.on());
        requireBegun(credit, match.on());
        requireBegun(debit, match.on());
        requireOpen(credit, match);
        requireOpen(debit, match);
        AllocationId id = new AllocationId(version, allocations.size() + 1);
        Allocation allocation = Allocation.of(id, match.credit(), match.debit(), match.amount(), match.on());
        state.add(Link.live(allocation, at));
        long minor = allocation.amountMinor();
        state.put(credit.changed(-minor, match.on()));
        state.put(debit.changed(-minor, match.on()));
        allocations.add(allocation);
    }

    void release(AllocationId id, LocalDate wantedOn) throws RefusedException {
        Link link = state.link(id).orElseThrow(() -> new RefusedException(new AccountRefusal.UnknownAllocation(id)));
        if (link.ended().isPresent()) {
            throw new RefusedException(
                    new AccountRefusal.AlreadyReleased(id, link.ended().get().on()));
        }
        for (ItemId side : List.of(link.allocation().credit(), link.allocation().debit())) {
            if (endsOnlyWithItsEntry(require(side).entry().kind())) {
                throw new RefusedException(new AccountRefusal.NotReleasable(id, side));
            }
        }
        end(link, wantedOn);
    }

    void reverse(ItemId id, int part, LocalDate wantedOn) throws RefusedException {
        Item original = require(id);
        if (original.entry().kind() == EntryKind.REVERSAL) {
            throw new RefusedException(new AccountRefusal.NotReversible(id, EntryKind.REVERSAL));
        }
        LocalDate on = undo(original, wantedOn);
        ItemId opposite = new ItemId(id.side().opposite(), command.value(), part);
        offset(
                original,
                Entry.builder(opposite, EntryKind.REVERSAL, original.entry().amount(), on)
                        .reversing(id, original.entry().kind())
                        .build());
    }

    void returnPayment(ItemId id, LocalDate returnedOn, String reason) throws RefusedException {
        Item receipt = require(id);
        if (receipt.entry().kind() != EntryKind.RECEIPT) {
            throw new RefusedException(
                    new AccountRefusal.NotReversible(id, receipt.entry().kind()));
        }
        LocalDate on = undo(receipt, returnedOn);
        ItemId debit = ItemId.debit(command.value());
        offset(
                receipt,
                Entry.builder(debit, EntryKind.RETURNED_PAYMENT, receipt.entry().amount(), on)
                        .valueOn(returnedOn)
                        .reference(reason)
                        .build());
    }

    /** Releases what is allocated of the item and gives the day from which all of it can be offset. */
    private LocalDate undo(Item item, LocalDate wantedOn) throws RefusedException {
        List<Link> links = state.links(item.id());
        for (Link link : links) {
            if (link.ended().isEmpty()) {
                requireNotOffset(item, link);
            }
        }
        LocalDate on = later(wantedOn, item.entry().effectiveOn());
        for (Link link : links) {
            if (link.ended().isPresent() && link.hasDays()) {
                on = later(on, link.ended().get().on());
            }
        }
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
        EntryKind kind = require(other).entry().kind();
        if (kind == EntryKind.REVERSAL) {
            throw new RefusedException(new AccountRefusal.AlreadyReversed(item.id(), other));
        }
        if (kind == EntryKind.RETURNED_PAYMENT && item.entry().kind() == EntryKind.RECEIPT) {
            throw new RefusedException(new AccountRefusal.AlreadyReturned(item.id(), other));
        }
    }

    private void offset(Item original, Entry opposite) throws RefusedException {
        post(opposite);
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
        state.put(require(allocation.credit()).changed(minor, release.effectiveOn()));
        state.put(require(allocation.debit()).changed(minor, release.effectiveOn()));
        releases.add(release);
    }

    private Item require(ItemId id) throws RefusedException {
        return state.item(id).orElseThrow(() -> new RefusedException(new AccountRefusal.UnknownItem(id)));
    }

    private void requireOpenPeriod(LocalDate on) throws RefusedException {
        if (closedThrough.isPresent() && !on.isAfter(closedThrough.get())) {
            throw new RefusedException(new AccountRefusal.PeriodClosed(on, closedThrough.get()));
        }
    }

    private static void requireBegun(Item item, LocalDate on) throws RefusedException {
        LocalDate earliest = item.entry().effectiveOn();
        if (on.isBefore(earliest)) {
            throw new RefusedException(new AccountRefusal.TooEarly(item.id(), on, earliest));
        }
    }

    private void requireOpen(Item item, Settlement.Match match) throws RefusedException {
        long lowest = state.lowestOpenFrom(item, match.on());
        if (MinorUnits.of(match.amount()) > lowest) {
            Money open = Money.ofMinor(item.entry().currency(), lowest);
            throw new RefusedException(new AccountRefusal.OverApplied(item.id(), match.amount(), open, match.on()));
        }
    }

    private static boolean endsOnlyWithItsEntry(EntryKind kind) {
        return kind == EntryKind.REVERSAL || kind == EntryKind.RETURNED_PAYMENT;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
