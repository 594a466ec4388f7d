package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.AccountChanged;
import io.cartera.account.AccountFacts;
import io.cartera.account.AccountId;
import io.cartera.account.CustomerAccount;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.TwoLegs;
import io.cartera.customer.CustomerId;
import io.cartera.statement.HistoryLine;
import io.cartera.statement.HistoryQuery;
import io.cartera.store.Session;
import io.cartera.trace.Command;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A command over two accounts, recorded on both in one transaction, under both locks, or on none; or over one, where they
 * are one. Accounts that the store keeps apart get their part in a transaction each.
 */
final class TwoAccounts {

    private final Desk desk;
    private final CustomerId first;
    private final CustomerId second;
    private final List<AccountId> accounts;

    TwoAccounts(Desk desk, CustomerId first, CustomerId second) {
        this.desk = desk;
        this.first = first;
        this.second = second;
        desk.ask(Permission.TRANSFER_ITEMS, first);
        desk.ask(Permission.TRANSFER_ITEMS, second);
        // Everybody locks in this order, so nobody waits for ever.
        this.accounts =
                Stream.of(first, second).distinct().map(desk::account).sorted().toList();
    }

    /** What the command does with the units of the first and the second account. */
    interface Work {
        Outcome<List<AccountChanged>> on(CustomerAccount first, CustomerAccount second);

        /** Which part is recorded before the other one, where they are kept apart: the one that takes away. */
        default CustomerAccount before(CustomerAccount first, CustomerAccount second) {
            return first;
        }
    }

    /** Undoing takes away what had arrived, and gives it back where it came from. */
    private record Undoing(Command command, ItemId leg, LocalDate on) implements Work {
        @Override
        public Outcome<List<AccountChanged>> on(CustomerAccount first, CustomerAccount second) {
            return first.undoLegs(command, leg, on, second);
        }

        @Override
        public CustomerAccount before(CustomerAccount first, CustomerAccount second) {
            boolean hasArrived =
                    first.item(leg).flatMap(item -> item.entry().moved()).isPresent();
            return hasArrived ? first : second;
        }
    }

    /** Undoes a leg of a customer and its counterpart, wherever that is. */
    static Outcome<List<AccountChanged>> undo(
            Desk desk, Command command, CustomerId customer, ItemId leg, LocalDate on) {
        desk.ask(Permission.TRANSFER_ITEMS, customer);
        Work undoing = new Undoing(command, leg, on);
        CustomerId expected = counterpart(desk, customer, leg);
        Predicate<CustomerAccount> isExpected = account -> account.item(leg)
                .flatMap(item -> item.entry().counterpart())
                .map(Entry.Counterpart::customer)
                .filter(found -> !found.equals(expected))
                .isEmpty();
        // Read before the locks: the leg may have been recorded in between, and stays where it is from then on.
        return new TwoAccounts(desk, customer, expected)
                .run(command, isExpected, undoing)
                .orElseGet(
                        () -> new TwoAccounts(desk, customer, counterpart(desk, customer, leg)).run(command, undoing));
    }

    /** Goes on with a transfer, or with the undoing of one, of which a part was recorded before. */
    static Outcome<List<AccountChanged>> rest(Desk desk, Command recorded) {
        if (recorded.kind() == CommandKind.TRANSFER) {
            TwoLegs legs = TwoLegs.transferOf(recorded);
            return new TwoAccounts(desk, legs.from(), legs.to())
                    .run(recorded, (from, to) -> CustomerAccount.record(recorded, legs, from, to));
        }
        return undo(
                desk,
                recorded,
                CustomerId.of(recorded.content().get("customer")),
                CustomerAccount.undoneBy(recorded),
                LocalDate.parse(recorded.content().get("on")));
    }

    /**
     * The customer on whose account the counterpart of a leg is; that of the item itself where it is none. A part of the
     * command, so it is run again like a write where the store loses its connection; a reading is not.
     */
    private static CustomerId counterpart(Desk desk, CustomerId customer, ItemId leg) {
        HistoryQuery legs = HistoryQuery.all()
                .ofDocument(leg.document())
                .ofKinds(EntryKind.TRANSFER, EntryKind.NETTING, EntryKind.CONVERSION);
        return desk
                .writeOn(List.of(), (session, told) -> session.accounts().history(desk.account(customer), legs))
                .lines()
                .stream()
                .map(HistoryLine::entry)
                .filter(entry -> entry.id().equals(leg))
                .flatMap(entry -> entry.counterpart().stream())
                .map(Entry.Counterpart::customer)
                .findFirst()
                .orElse(customer);
    }

    /** Runs the command; refused with {@link UnknownCustomer} where one of them is not on file, the first before the second. */
    Outcome<List<AccountChanged>> run(Command command, Work work) {
        return run(command, any -> true, work).orElseThrow();
    }

    /**
     * Nothing happens, and nothing comes of it, where the first account under its lock is not as expected. Where the two
     * are kept apart, each write records on one of them: the first write decides on both and leaves the rest to the second.
     */
    private Optional<Outcome<List<AccountChanged>>> run(
            Command command, Predicate<CustomerAccount> isExpected, Work work) {
        Optional<Outcome<List<AccountChanged>>> outcome = write(command, isExpected, work);
        boolean isPart = isApart() && outcome.flatMap(Outcome::applied).isPresent();
        return isPart ? write(command, isExpected, work) : outcome;
    }

    private boolean isApart() {
        return !desk.store().keepsTogether(first, second);
    }

    private Optional<Outcome<List<AccountChanged>>> write(
            Command command, Predicate<CustomerAccount> isExpected, Work work) {
        return desk.inOneTransaction(accounts, (session, told) -> {
            Map<AccountId, AccountFacts> facts = new LinkedHashMap<>();
            accounts.forEach(id -> facts.put(id, session.accounts().lock(id)));
            Instant now = desk.now();
            Map<AccountId, CustomerAccount> units = new LinkedHashMap<>();
            facts.forEach((id, known) -> units.put(id, CustomerAccount.over(id, known, now)));
            if (!isExpected.test(units.get(desk.account(first)))) {
                return Optional.empty();
            }
            Outcome<List<AccountChanged>> outcome = unknown(session)
                    .<Outcome<List<AccountChanged>>>map(
                            customer -> new Outcome.Refused<>(command.id(), new UnknownCustomer(customer)))
                    .orElseGet(() -> work.on(units.get(desk.account(first)), units.get(desk.account(second))));
            List<CustomerAccount> changed = changed(units.values());
            requireWhole(changed, outcome);
            if (isApart() && changed.size() > 1) {
                changed = List.of(work.before(units.get(desk.account(first)), units.get(desk.account(second))));
            }
            changed.forEach(unit -> session.accounts().record(unit.writes()));
            audit(session, now, command, outcome, changed);
            changed.stream()
                    .flatMap(unit ->
                            Desk.part(unit.id(), outcome).stream().map(change -> AccountChanged.of(unit.id(), change)))
                    .forEach(told);
            return Optional.of(outcome);
        });
    }

    /** A row for each account that was changed now; where nothing comes of the command, for both. */
    private void audit(
            Session session,
            Instant now,
            Command command,
            Outcome<List<AccountChanged>> outcome,
            List<CustomerAccount> changed) {
        accounts.stream()
                .filter(id -> outcome.applied().isEmpty()
                        || changed.stream().anyMatch(unit -> unit.id().equals(id)))
                .forEach(id -> desk.auditPart(session, id, now, command, outcome));
    }

    private static List<CustomerAccount> changed(Collection<CustomerAccount> units) {
        return units.stream().filter(unit -> !unit.writes().changes().isEmpty()).toList();
    }

    // Half of a command is worse than none: where it does not come to all or nothing, nothing is recorded.
    private void requireWhole(List<CustomerAccount> changed, Outcome<List<AccountChanged>> outcome) {
        boolean isWhole = changed.isEmpty()
                || (outcome.applied().isPresent() && (isApart() || changed.size() == accounts.size()));
        if (!isWhole) {
            throw new IllegalStateException(
                    "command " + outcome.command() + " changed " + changed.size() + " of " + accounts.size()
                            + " accounts and came to " + outcome.getClass().getSimpleName());
        }
    }

    private Optional<CustomerId> unknown(Session session) {
        return Stream.of(first, second)
                .filter(customer -> session.customers().find(customer).isEmpty())
                .findFirst();
    }
}
