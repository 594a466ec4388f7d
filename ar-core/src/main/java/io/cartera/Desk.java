package io.cartera;

import io.cartera.access.AccessDeniedException;
import io.cartera.access.AccessPolicy;
import io.cartera.access.AccessRequest;
import io.cartera.access.Permission;
import io.cartera.account.AccountChange;
import io.cartera.account.AccountChanged;
import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.audit.AuditFacts;
import io.cartera.audit.AuditRecord;
import io.cartera.audit.IssuedDocumentLog;
import io.cartera.customer.AccountOpeningPolicy;
import io.cartera.customer.CustomerId;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.Session;
import io.cartera.time.BusinessCalendar;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Event;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a door works: its store, clock, ledger, actor, basis and business days, who hears of what is done, who may do it. */
record Desk(
        ReceivablesStore store,
        Clock clock,
        LedgerId ledger,
        Actor actor,
        Optional<Basis> basis,
        Optional<BusinessCalendar> calendar,
        AccountOpeningPolicy opening,
        Optional<IssuedDocumentLog> log,
        Postbox postbox,
        List<ReceivablesListener> listeners,
        AccessPolicy policy) {

    private static final Logger LOG = LoggerFactory.getLogger(Receivables.class);
    private static final Runnable NOBODY_LISTENS = () -> {};

    Desk {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(ledger, "ledger");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(calendar, "calendar");
        Objects.requireNonNull(opening, "opening");
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(postbox, "postbox");
        listeners = List.copyOf(listeners);
        Objects.requireNonNull(policy, "policy");
    }

    static Desk of(ReceivablesStore store, Clock clock) {
        return new Desk(
                store,
                clock,
                LedgerId.MAIN,
                Actor.SYSTEM,
                Optional.empty(),
                Optional.empty(),
                AccountOpeningPolicy.ON_REGISTRATION,
                Optional.empty(),
                new Postbox(),
                List.of(),
                AccessPolicy.allowAll());
    }

    Desk actingAs(Actor other) {
        return new Desk(store, clock, ledger, other, basis, calendar, opening, log, postbox, listeners, policy);
    }

    Desk onBasis(Basis other) {
        return new Desk(
                store, clock, ledger, actor, Optional.of(other), calendar, opening, log, postbox, listeners, policy);
    }

    Desk onCalendar(BusinessCalendar other) {
        return new Desk(
                store, clock, ledger, actor, basis, Optional.of(other), opening, log, postbox, listeners, policy);
    }

    Desk opening(AccountOpeningPolicy other) {
        return new Desk(store, clock, ledger, actor, basis, calendar, other, log, postbox, listeners, policy);
    }

    Desk loggedBy(IssuedDocumentLog other) {
        return new Desk(
                store, clock, ledger, actor, basis, calendar, opening, Optional.of(other), postbox, listeners, policy);
    }

    Desk inLedger(LedgerId other) {
        return new Desk(store, clock, other, actor, basis, calendar, opening, log, postbox, listeners, policy);
    }

    Desk notifying(ReceivablesListener other) {
        List<ReceivablesListener> all = new ArrayList<>(listeners);
        all.add(Objects.requireNonNull(other, "listener"));
        return new Desk(store, clock, ledger, actor, basis, calendar, opening, log, postbox, all, policy);
    }

    Desk admitting(AccessPolicy other) {
        return admittedBy(policy.and(Objects.requireNonNull(other, "policy")));
    }

    /** The same desk for what was asked for already; what needs another permission is asked for. */
    Desk asked(Permission permission) {
        return admittedBy(request -> request.permission() == permission ? Optional.empty() : policy.refusal(request));
    }

    /** The same desk for lines of which each may be any command: they were asked for together. */
    Desk unasked() {
        return admittedBy(AccessPolicy.allowAll());
    }

    private Desk admittedBy(AccessPolicy other) {
        return new Desk(store, clock, ledger, actor, basis, calendar, opening, log, postbox, listeners, other);
    }

    /** Asks whether the actor may do what concerns all customers, or one that is not known yet. */
    void ask(Permission permission) {
        ask(AccessRequest.of(actor, permission, ledger));
    }

    /** Asks whether the actor may do what concerns a customer. */
    void ask(Permission permission, CustomerId customer) {
        ask(AccessRequest.of(actor, permission, ledger).about(customer));
    }

    private void ask(AccessRequest request) {
        Optional<? extends Refusal> refusal = policy.refusal(request);
        if (refusal.isPresent()) {
            throw new AccessDeniedException(request, refusal.get());
        }
    }

    AccountId account(CustomerId customer) {
        return AccountId.of(ledger, customer);
    }

    Command command(CommandKind kind, CommandId id) {
        return Command.of(kind, id, actor, basis);
    }

    CommandId mint() {
        return CommandId.of(UUID.randomUUID().toString());
    }

    Instant now() {
        return clock.instant();
    }

    /** One command on one account, under its lock. */
    <T> T inOneUnit(Permission permission, CustomerId customer, Function<? super AccountBatch, ? extends T> work) {
        ask(permission, customer);
        return asked(permission).inOneUnit(customer, work);
    }

    /** Work of several commands on one account, under its lock; each asks for itself. */
    <T> T inOneUnit(CustomerId customer, Function<? super AccountBatch, ? extends T> work) {
        Objects.requireNonNull(work, "work");
        AccountId account = account(customer);
        Writing<T> writing = Writing.ofUnit(
                store,
                (session, told) -> {
                    AccountBatch batch = AccountBatch.open(this, session, account);
                    T result = work.apply(batch);
                    batch.record();
                    batch.events().forEach(told);
                    return result;
                },
                Desk::isOnRecord);
        return write(List.of(account), writing);
    }

    /** Work on several accounts, kept together, which locks them in their order. */
    <T> T inOneTransaction(
            List<AccountId> accounts, BiFunction<? super Session, ? super Consumer<Event>, ? extends T> work) {
        return write(accounts, Writing.ofUnit(store, work, (session, told) -> {
            accounts.forEach(session.accounts()::lock);
            return isOnRecord(session, told);
        }));
    }

    // All of a unit is kept or nothing, and no two changes are equal, so that the last one stands for all.
    private static boolean isOnRecord(Session session, List<Event> told) {
        return told.stream()
                .filter(AccountChanged.class::isInstance)
                .map(AccountChanged.class::cast)
                .reduce((before, last) -> last)
                .filter(changed -> {
                    Command command = changed.change().recording().command();
                    return session.accounts()
                            .lock(changed.account())
                            .change(command.kind(), command.id())
                            .filter(changed.change()::equals)
                            .isPresent();
                })
                .isPresent();
    }

    /**
     * Asks, and writes under the lock of an account or a ledger. What the work tells is handed to the listeners once it is kept.
     * Where the commit is lost, the work is run again, so it has to be a command with an identifier of its own.
     */
    <T> T write(
            Permission permission,
            CustomerId customer,
            Object subject,
            BiFunction<? super Session, ? super Consumer<Event>, ? extends T> work) {
        ask(permission, customer);
        return writeOn(List.of(subject), work);
    }

    /** Asks for what concerns no customer, and writes as {@link #write(Permission, CustomerId, Object, BiFunction)}. */
    <T> T write(
            Permission permission,
            Object subject,
            BiFunction<? super Session, ? super Consumer<Event>, ? extends T> work) {
        ask(permission);
        return writeOn(List.of(subject), work);
    }

    /** Writes under the locks of several accounts; their events come together, in the order of each. */
    <T> T writeOn(List<?> subjects, BiFunction<? super Session, ? super Consumer<Event>, ? extends T> work) {
        return write(subjects, Writing.ofCommand(store, work));
    }

    private <T> T write(List<?> subjects, Writing<T> writing) {
        return listeners.isEmpty()
                ? writing.run(NOBODY_LISTENS, NOBODY_LISTENS)
                : postbox.write(store, subjects, listeners, writing);
    }

    /** Asks for what concerns all customers, or one that is not known yet, and reads. */
    <T> T read(Permission permission, Function<? super Session, ? extends T> work) {
        ask(permission);
        return store.read(work);
    }

    /** Asks for what concerns a customer, and reads. */
    <T> T read(Permission permission, CustomerId customer, Function<? super Session, ? extends T> work) {
        ask(permission, customer);
        return store.read(work);
    }

    /** Adds a row to the audit trail, with what the command recorded, and says so in the log; identifiers and codes only. */
    void audit(Session session, AuditRecord row, AuditFacts recorded) {
        session.audit().append(row, recorded);
        LOG.debug("{} {} on {} decided: {}", row.kind(), row.command(), row.account(), row.outcome());
    }

    /** The row of one of several accounts that a command concerns: at the instant of its own change, if there is one. */
    void auditPart(
            Session session, AccountId account, Instant now, Command command, Outcome<List<AccountChanged>> outcome) {
        Optional<AccountChange> change = part(account, outcome);
        Instant at = change.map(own -> own.recording().at()).orElse(now);
        audit(
                session,
                AuditRecord.of(account, at, command, outcome),
                change.map(AuditFacts::of).orElse(AuditFacts.none()));
    }

    /** What a command over several accounts recorded on one of them. */
    static Optional<AccountChange> part(AccountId account, Outcome<List<AccountChanged>> outcome) {
        return outcome.applied().stream()
                .flatMap(List::stream)
                .filter(changed -> changed.account().equals(account))
                .map(AccountChanged::change)
                .findFirst();
    }
}
