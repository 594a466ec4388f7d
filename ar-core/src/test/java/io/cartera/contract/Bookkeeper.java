package io.cartera.contract;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountFacts;
import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.account.AccountWrites;
import io.cartera.account.Adjustment;
import io.cartera.account.AllocationId;
import io.cartera.account.CustomerAccount;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.Settlement;
import io.cartera.payment.ReturnKind;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.Money;

/** Keeps one account straight on the ports of a store, without the door: facts only, no documents, no audit. */
final class Bookkeeper {

    static final Actor CLERK = Actor.of("clerk-7");
    // A bit of every unit, so that a store which loses one of them gives another instant.
    private static final Duration A_DAY_AND_A_BIT = Duration.parse("PT25H1M1.001001S");

    static final Instant OPENING = Instant.parse("2026-01-02T03:04:05.000001Z");

    private final ReceivablesStore store;
    private final AccountId account;

    Bookkeeper(ReceivablesStore store, AccountId account) {
        this.store = store;
        this.account = account;
    }

    static Command command(CommandKind kind, String id) {
        return Command.of(kind, CommandId.of(id), CLERK, Optional.empty());
    }

    static Command command(CommandKind kind, String id, String basis) {
        return Command.of(kind, CommandId.of(id), CLERK, Optional.of(Basis.of(basis)));
    }

    AccountId account() {
        return account;
    }

    /** One command in a transaction of its own; it must be applied. */
    AccountChange apply(Function<CustomerAccount, Outcome<AccountChange>> work) {
        return store.write(session -> apply(session, work));
    }

    /** One command in the transaction of a session; it must be applied. */
    AccountChange apply(Session session, Function<CustomerAccount, Outcome<AccountChange>> work) {
        CustomerAccount unit = unit(session);
        AccountChange change = work.apply(unit).orElseThrow();
        session.accounts().record(unit.writes());
        return change;
    }

    /** The unit of work over the locked account; it works about a day after the last one. */
    CustomerAccount unit(Session session) {
        AccountFacts facts = session.accounts().lock(account);
        Instant now = facts.head().lastRecordedAt().orElse(OPENING).plus(A_DAY_AND_A_BIT);
        return CustomerAccount.over(account, facts, now);
    }

    /** What is written where a unit of work is recorded. */
    AccountWrites writes(Session session, Function<CustomerAccount, Outcome<AccountChange>> work) {
        CustomerAccount unit = unit(session);
        work.apply(unit).orElseThrow();
        return unit.writes();
    }

    AccountChange post(CommandKind kind, Entry entry) {
        return apply(unit -> unit.post(command(kind, entry.id().document()), entry));
    }

    AccountChange debit(String id, Money amount, LocalDate on, LocalDate dueOn) {
        return post(
                CommandKind.ISSUE,
                Entry.builder(ItemId.debit(id), EntryKind.INVOICE, amount, on)
                        .dueOn(dueOn)
                        .build());
    }

    AccountChange credit(String id, Money amount, LocalDate on) {
        return post(CommandKind.RECEIVE, receipt(id, amount, on));
    }

    static Entry receipt(String id, Money amount, LocalDate on) {
        return Entry.builder(ItemId.credit(id), EntryKind.RECEIPT, amount, on).build();
    }

    AccountChange settle(String command, Settlement settlement) {
        return apply(unit ->
                unit.settle(command(CommandKind.SETTLE, command).withContent(settlement.content()), settlement));
    }

    AccountChange match(String command, String credit, String debit, Money amount, LocalDate on) {
        return settle(command, Settlement.none().matching(ItemId.credit(credit), ItemId.debit(debit), amount, on));
    }

    AccountChange release(String command, AllocationId allocation, LocalDate on) {
        return apply(unit -> unit.release(command(CommandKind.RELEASE, command), allocation, on));
    }

    AccountChange reverse(String command, ItemId item, LocalDate on) {
        return apply(unit -> unit.reverse(command(CommandKind.REVERSE, command, "ticket 4711"), item, on));
    }

    AccountChange returned(String command, String receipt, LocalDate on, String reason) {
        return apply(unit -> unit.returnPayment(
                command(CommandKind.RETURN_PAYMENT, command), ItemId.credit(receipt), on, ReturnKind.BOUNCED, reason));
    }

    AccountChange adjust(String command, Adjustment adjustment) {
        return apply(unit -> unit.adjust(command(CommandKind.WRITE_OFF, command), adjustment));
    }

    /** What the facts of the locked account say. */
    <T> T facts(Function<AccountFacts, T> question) {
        return store.write(session -> question.apply(session.accounts().lock(account)));
    }

    long version() {
        return facts(facts -> facts.head().version());
    }

    AccountHistory history() {
        return store.read(session -> session.accounts().history(account));
    }

    List<OpenItem> openItems(AsOf asOf) {
        return store.read(session -> openItems(session, asOf));
    }

    List<OpenItem> openItems(Session session, AsOf asOf) {
        List<OpenItem> items = new ArrayList<>();
        session.accounts().openItems(account, asOf).forEach(items::add);
        return items;
    }
}
