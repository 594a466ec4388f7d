package io.cartera.account;

import io.cartera.money.AmountOutOfRangeException;
import io.cartera.money.ExchangeRate;
import io.cartera.money.MinorUnits;
import io.cartera.trace.Command;
import io.cartera.trace.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.joda.money.Money;

/** A command with two legs on the units of two accounts: both are changed, or neither. */
final class LegWork {

    private final Command command;
    private final CustomerAccount from;
    private final CustomerAccount to;

    LegWork(Command command, CustomerAccount from, CustomerAccount to) {
        this.command = command;
        this.from = from;
        this.to = to;
        if (!from.id().ledger().equals(to.id().ledger())) {
            throw new IllegalArgumentException(from.id() + " and " + to.id() + " are not in one ledger");
        }
    }

    /** The steps of a command, on the drafts of both accounts. */
    private interface Steps {
        void on(Draft from, Draft to) throws Draft.RefusedException;
    }

    Outcome<List<AccountChanged>> record(TwoLegs legs) {
        if (!legs.from().equals(from.id().customer())
                || !legs.to().equals(to.id().customer())) {
            throw new IllegalArgumentException(legs + " is not between " + from.id() + " and " + to.id());
        }
        Side side = legs.item().side();
        boolean isNetting = legs.kind() == EntryKind.NETTING;
        Steps steps = isNetting
                ? (debtor, creditor) -> net(legs, debtor, creditor)
                : legs.rate().isPresent()
                        ? (source, same) -> convert(legs, legs.rate().get(), source)
                        : (source, target) -> transfer(legs, source, target);
        return rest(() -> arrival(legs))
                .or(this::earlier)
                .or(() -> taken(from, side.opposite(), 1, legs.kind()))
                .or(() -> taken(to, isNetting ? Side.DEBIT : side, 1, legs.kind()))
                .orElseGet(() -> applied(steps));
    }

    private void convert(TwoLegs legs, ExchangeRate rate, Draft draft) throws Draft.RefusedException {
        Item credit = draft.require(legs.item());
        if (!credit.entry().currency().equals(rate.from())) {
            throw new Draft.RefusedException(new AccountRefusal.CurrencyDiffers(
                    credit.id(),
                    ItemId.debit(command.id().value()),
                    credit.entry().currency(),
                    rate.from(),
                    legs.amount().map(Money::getCurrencyUnit).orElse(rate.from())));
        }
        Money amount = legs.amount().isPresent() ? legs.amount().get() : draft.all(credit, legs.on());
        draft.takeAway(credit, leg(legs, Side.DEBIT, amount).build());
        Money converted = converted(credit.id(), amount, rate);
        Entry.Builder arriving = leg(legs, Side.CREDIT, converted)
                .valueOn(credit.entry().valueOn())
                .moved(credit.entry().origin());
        credit.entry().reference().ifPresent(arriving::reference);
        draft.arrive(arriving.build());
    }

    private static Money converted(ItemId credit, Money amount, ExchangeRate rate) throws Draft.RefusedException {
        Money converted;
        try {
            converted = rate.convert(amount);
        } catch (AmountOutOfRangeException e) {
            throw new Draft.RefusedException(new AccountRefusal.ConvertsBeyondRange(credit, amount, rate));
        }
        if (converted.isZero()) {
            throw new Draft.RefusedException(new AccountRefusal.ConvertsToNothing(credit, amount, rate));
        }
        return converted;
    }

    private void transfer(TwoLegs legs, Draft source, Draft target) throws Draft.RefusedException {
        Item item = source.require(legs.item());
        Entry moved = item.entry();
        Money amount = legs.amount().isPresent() ? legs.amount().get() : source.all(item, legs.on());
        OffersLeft offers = source.offersLeft(item);
        source.takeAway(item, leg(legs, moved.side().opposite(), amount).build());
        target.arrive(arriving(legs, moved, amount, offers, legs.on()));
    }

    private Entry arriving(TwoLegs legs, Entry moved, Money amount, OffersLeft offers, LocalDate on) {
        Entry.Builder arriving = leg(legs, moved.side(), amount, on)
                .moved(moved.origin())
                .offers(offers.movedWith(MinorUnits.of(amount)))
                .documentOn(moved.documentOn())
                .dueOn(moved.dueOn())
                .valueOn(moved.valueOn());
        knownAs(moved).ifPresent(arriving::reference);
        return arriving.build();
    }

    /** The leg that is missing of a transfer whose other one was recorded alone, as it would have arrived then. */
    private Outcome<List<AccountChanged>> arrival(TwoLegs legs) {
        AccountChange sent = from.earlier(command)
                .flatMap(Outcome::applied)
                .orElseThrow(() -> new IllegalStateException(
                        "of " + command.id() + " only what arrives on " + to.id() + " is recorded"));
        Entry moved = from.item(legs.item()).orElseThrow().entry();
        OffersLeft offers = from.offersLeftBefore(sent.recording().at(), moved);
        Money amount = sent.entries().get(0).amount();
        Entry arriving = arriving(legs, moved, amount, offers, to.openOn(legs.on()));
        return taken(to, arriving.side(), 1, legs.kind())
                .orElseGet(() -> applied(List.of(to), drafts -> drafts.get(0).arrive(arriving)));
    }

    // The number of a payment is no reference to an invoice: only what the payer wrote goes with a credit.
    private static Optional<String> knownAs(Entry moved) {
        boolean isDocument = moved.side() == Side.DEBIT && !moved.kind().isLeg();
        return isDocument ? Optional.of(moved.id().document()) : moved.reference();
    }

    private void net(TwoLegs legs, Draft debtor, Draft creditor) throws Draft.RefusedException {
        Item debit = debtor.require(legs.item());
        Item credit = creditor.require(legs.against().orElseThrow());
        if (!debit.entry().currency().equals(credit.entry().currency())) {
            throw new Draft.RefusedException(new AccountRefusal.CurrencyDiffers(
                    credit.id(),
                    debit.id(),
                    credit.entry().currency(),
                    debit.entry().currency(),
                    legs.amount()
                            .map(Money::getCurrencyUnit)
                            .orElse(debit.entry().currency())));
        }
        Money amount = legs.amount().isPresent()
                ? legs.amount().get()
                : lesser(debtor.all(debit, legs.on()), creditor.all(credit, legs.on()));
        debtor.takeAway(
                debit,
                leg(legs, Side.CREDIT, amount).reference(credit.id().document()).build());
        creditor.takeAway(
                credit,
                leg(legs, Side.DEBIT, amount).reference(debit.id().document()).build());
    }

    private static Money lesser(Money one, Money other) {
        return one.isLessThan(other) ? one : other;
    }

    /** The leg on that side: debits and credits have names of their own, so both legs may have that of the command. */
    private Entry.Builder leg(TwoLegs legs, Side side, Money amount) {
        return leg(legs, side, amount, legs.on());
    }

    private Entry.Builder leg(TwoLegs legs, Side side, Money amount, LocalDate on) {
        String document = command.id().value();
        boolean isFirst = side == legs.item().side().opposite();
        return Entry.builder(new ItemId(side, document, 1), legs.kind(), amount, on)
                .counterpart(isFirst ? legs.to() : legs.from(), new ItemId(side.opposite(), document, 1));
    }

    Outcome<List<AccountChanged>> undo(ItemId leg, LocalDate wantedOn) {
        Optional<Entry> entry = from.item(leg).map(Item::entry);
        Optional<Entry.Counterpart> counterpart = entry.flatMap(Entry::counterpart);
        if (counterpart.isPresent()
                && !counterpart.get().customer().equals(to.id().customer())) {
            throw new IllegalArgumentException("the counterpart of " + leg + " is not on " + to.id());
        }
        return rest(() -> otherReversal(leg, counterpart.orElseThrow().item()))
                .or(this::earlier)
                .or(() -> counterpart.flatMap(other -> takenByReversals(leg, other.item())))
                .or(() -> counterpart.isPresent() ? Optional.empty() : Optional.of(noLeg(leg, entry)))
                .orElseGet(() -> applied(
                        (first, second) -> undo(leg, counterpart.orElseThrow().item(), wantedOn, first, second)));
    }

    private Outcome<List<AccountChanged>> noLeg(ItemId item, Optional<Entry> entry) {
        return new Outcome.Refused<>(
                command.id(),
                entry.<AccountRefusal>map(known -> new AccountRefusal.NotReversible(item, known.kind()))
                        .orElseGet(() -> new AccountRefusal.UnknownItem(item)));
    }

    private static void undo(ItemId leg, ItemId counterpart, LocalDate wantedOn, Draft first, Draft second)
            throws Draft.RefusedException {
        Item one = first.require(leg);
        Item other = second.require(counterpart);
        // Both on one day, else the sum of all balances would move between them.
        LocalDate on = second.undoableOn(other, first.undoableOn(one, wantedOn));
        first.reverseLeg(one, on);
        second.reverseLeg(other, on);
    }

    /** The reversal that is missing of one of two legs, where the other one's was recorded alone: from the same day, or the first open one. */
    private Outcome<List<AccountChanged>> otherReversal(ItemId leg, ItemId counterpart) {
        boolean isOwn = from.earlier(command).isEmpty();
        CustomerAccount missing = isOwn ? from : to;
        ItemId open = isOwn ? leg : counterpart;
        LocalDate first = (isOwn ? to : from)
                .earlier(command).orElseThrow().orElseThrow().entries().stream()
                        .filter(entry -> entry.reversal()
                                .map(Entry.Reversal::item)
                                .filter(isOwn ? counterpart::equals : leg::equals)
                                .isPresent())
                        .map(Entry::effectiveOn)
                        .findFirst()
                        .orElseThrow();
        LocalDate on = missing.openOn(first);
        return Stream.of(Side.values())
                .flatMap(side -> taken(missing, side, missing.reversals(open, side), EntryKind.REVERSAL).stream())
                .findFirst()
                .orElseGet(() -> applied(
                        List.of(missing),
                        drafts -> drafts.get(0).reverseLeg(drafts.get(0).require(open), on)));
    }

    private Optional<Outcome<List<AccountChanged>>> takenByReversals(ItemId leg, ItemId counterpart) {
        for (Side side : Side.values()) {
            int ofLeg = from.reversals(leg, side);
            int ofCounterpart = to.reversals(counterpart, side);
            Optional<Outcome<List<AccountChanged>>> taken = from == to
                    ? taken(from, side, ofLeg + ofCounterpart, EntryKind.REVERSAL)
                    : taken(from, side, ofLeg, EntryKind.REVERSAL)
                            .or(() -> taken(to, side, ofCounterpart, EntryKind.REVERSAL));
            if (taken.isPresent()) {
                return taken;
            }
        }
        return Optional.empty();
    }

    private Optional<Outcome<List<AccountChanged>>> taken(
            CustomerAccount account, Side side, int parts, EntryKind kind) {
        return account.takenBy(command, side, parts, kind).map(LegWork::conflict);
    }

    /** What comes of doing the rest, where one of the two accounts has the command, with this content, and the other has not. */
    private Optional<Outcome<List<AccountChanged>>> rest(Supplier<Outcome<List<AccountChanged>>> doing) {
        List<CustomerAccount> without = accounts().stream()
                .filter(account ->
                        account.earlier(command).flatMap(Outcome::applied).isEmpty())
                .toList();
        if (without.isEmpty() || without.size() == accounts().size()) {
            return Optional.empty();
        }
        CustomerAccount missing = without.get(0);
        // With other content it has the command of another pair of accounts, which took the identifier.
        Outcome<List<AccountChanged>> done =
                missing.earlier(command).map(LegWork::conflict).orElseGet(doing);
        return Optional.of(awaited(missing, done));
    }

    private Outcome<List<AccountChanged>> awaited(CustomerAccount missing, Outcome<List<AccountChanged>> outcome) {
        if (outcome.applied().isPresent()) {
            return outcome;
        }
        String why = outcome instanceof Outcome.Refused<List<AccountChanged>> refused
                ? refused.refusal().code()
                : Outcome.Conflicting.class.getSimpleName();
        return new Outcome.Refused<>(
                command.id(), new AccountRefusal.LegInTransit(missing.id().customer(), why));
    }

    // Both accounts have the command or neither has, with the same content.
    private Optional<Outcome<List<AccountChanged>>> earlier() {
        List<AccountChanged> changes = new ArrayList<>();
        for (CustomerAccount account : accounts()) {
            Optional<Outcome<AccountChange>> earlier = account.earlier(command);
            if (earlier.isPresent() && earlier.get().applied().isEmpty()) {
                return earlier.map(LegWork::conflict);
            }
            earlier.flatMap(Outcome::applied).ifPresent(change -> changes.add(AccountChanged.of(account.id(), change)));
        }
        return changes.isEmpty() ? Optional.empty() : Optional.of(applied(changes));
    }

    private static Outcome<List<AccountChanged>> conflict(Outcome<AccountChange> outcome) {
        Outcome.Conflicting<AccountChange> conflict = (Outcome.Conflicting<AccountChange>) outcome;
        return new Outcome.Conflicting<>(conflict.command(), conflict.existing(), conflict.offered(), conflict.field());
    }

    private Outcome<List<AccountChanged>> applied(Steps steps) {
        List<CustomerAccount> units = from == to ? List.of(from) : List.of(from, to);
        return applied(units, drafts -> steps.on(drafts.get(0), drafts.get(drafts.size() - 1)));
    }

    private Outcome<List<AccountChanged>> applied(List<CustomerAccount> units, Draft.JointWork work) {
        Optional<Outcome<AccountChange>> against = CustomerAccount.attempt(command, units, work);
        return against.isPresent() ? notApplied(against.get()) : earlier().orElseThrow();
    }

    private static Outcome<List<AccountChanged>> notApplied(Outcome<AccountChange> outcome) {
        return outcome instanceof Outcome.Conflicting<AccountChange> conflict
                ? new Outcome.Conflicting<>(
                        conflict.command(), conflict.existing(), conflict.offered(), conflict.field())
                : new Outcome.Refused<>(outcome.command(), ((Outcome.Refused<AccountChange>) outcome).refusal());
    }

    private Outcome<List<AccountChanged>> applied(List<AccountChanged> changes) {
        return new Outcome.Applied<>(command.id(), List.copyOf(changes), List.copyOf(changes));
    }

    private List<CustomerAccount> accounts() {
        return Stream.of(from, to)
                .distinct()
                .sorted(Comparator.comparing(CustomerAccount::id))
                .toList();
    }
}
