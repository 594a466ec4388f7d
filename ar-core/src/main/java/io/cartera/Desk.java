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
import io.cartera.customer.CustomerNumber;
import io.cartera.customer.CustomerNumber.NumberSequence;
import io.cartera.customer.CustomerNumber.NumberingPolicy;
import io.cartera.headroom.HeadroomRecorded;
import io.cartera.relationship.AttributeSchema;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a door works: its store, clock, ledger, actor, basis and business days, who hears of what is done, who may do it. */
final class Desk {

    private static final Logger LOG = LoggerFactory.getLogger(Receivables.class);
    private static final Runnable NOBODY_LISTENS = () -> {};

    private final Parts parts;

    private Desk(Parts parts) {
        this.parts = parts;
    }

    static Desk of(ReceivablesStore store, Clock clock) {
        return new Desk(new Parts(store, clock, new Postbox()));
    }

    /** What a desk is made of: one that is in use changes no more, another one begins with a copy. */
    private static final class Parts {
        final ReceivablesStore store;
        final Clock clock;
        final Postbox postbox;
        LedgerId ledger = LedgerId.MAIN;
        Actor actor = Actor.SYSTEM;
        Optional<Basis> basis = Optional.empty();
        Optional<BusinessCalendar> calendar = Optional.empty();
        AccountOpeningPolicy opening = AccountOpeningPolicy.ON_REGISTRATION;
        Optional<IssuedDocumentLog> log = Optional.empty();
        AttributeSchema attributes = AttributeSchema.any();
        Optional<Supplier<CustomerNumber>> numbers = Optional.empty();
        List<ReceivablesListener> listeners = List.of();
        AccessPolicy policy = AccessPolicy.allowAll();

        Parts(ReceivablesStore store, Clock clock, Postbox postbox) {
            this.store = Objects.requireNonNull(store, "store");
            this.clock = Objects.requireNonNull(clock, "clock");
            this.postbox = postbox;
        }

        Parts copy() {
            Parts copy = new Parts(store, clock, postbox);
            copy.ledger = ledger;
            copy.actor = actor;
            copy.basis = basis;
            copy.calendar = calendar;
            copy.opening = opening;
            copy.log = log;
            copy.attributes = attributes;
            copy.numbers = numbers;
            copy.listeners = listeners;
            copy.policy = policy;
            return copy;
        }
    }

    private Desk with(Consumer<Parts> change) {
        Parts copy = parts.copy();
        change.accept(copy);
        return new Desk(copy);
    }

    Desk actingAs(Actor actor) {
        Objects.requireNonNull(actor, "actor");
        return with(copy -> copy.actor = actor);
    }

    Desk onBasis(Basis basis) {
        Objects.requireNonNull(basis, "basis");
        return with(copy -> copy.basis = Optional.of(basis));
    }

    Desk onCalendar(BusinessCalendar calendar) {
        Objects.requireNonNull(calendar, "calendar");
        return with(copy -> copy.calendar = Optional.of(calendar));
    }

    Desk opening(AccountOpeningPolicy opening) {
        Objects.requireNonNull(opening, "opening");
        return with(copy -> copy.opening = opening);
    }

    Desk loggedBy(IssuedDocumentLog log) {
        Objects.requireNonNull(log, "log");
        return with(copy -> copy.log = Optional.of(log));
    }

    Desk keeping(AttributeSchema schema) {
        Objects.requireNonNull(schema, "schema");
        return with(copy -> copy.attributes = schema);
    }

    Desk numbering(NumberingPolicy policy, NumberSequence sequence) {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(sequence, "sequence");
        return with(copy -> copy.numbers = Optional.of(() -> policy.number(sequence.next())));
    }

    Desk inLedger(LedgerId ledger) {
        Objects.requireNonNull(ledger, "ledger");
        return with(copy -> copy.ledger = ledger);
    }

    Desk notifying(ReceivablesListener listener) {
        List<ReceivablesListener> all = new ArrayList<>(parts.listeners);
        all.add(Objects.requireNonNull(listener, "listener"));
        return with(copy -> copy.listeners = List.copyOf(all));
    }

    Desk admitting(AccessPolicy other) {
        return admittedBy(parts.policy.and(Objects.requireNonNull(other, "policy")));
    }

    /** The same desk for what was asked for already; what needs another permission is asked for. */
    Desk asked(Permission permission) {
        return admittedBy(
                request -> request.permission() == permission ? Optional.empty() : parts.policy.refusal(request));
    }

    /** The same desk for lines of which each may be any command: they were asked for together. */
    Desk unasked() {
        return admittedBy(AccessPolicy.allowAll());
    }

    private Desk admittedBy(AccessPolicy other) {
        return with(copy -> copy.policy = other);
    }

    ReceivablesStore store() {
        return parts.store;
    }

    LedgerId ledger() {
        return parts.ledger;
    }

    Actor actor() {
        return parts.actor;
    }

    Optional<Basis> basis() {
        return parts.basis;
    }

    Optional<BusinessCalendar> calendar() {
        return parts.calendar;
    }

    /** Where the numbers of new customers come from; empty where they get none. */
    Optional<Supplier<CustomerNumber>> numbers() {
        return parts.numbers;
    }

    AccountOpeningPolicy opening() {
        return parts.opening;
    }

    AttributeSchema attributes() {
        return parts.attributes;
    }

    Optional<IssuedDocumentLog> log() {
        return parts.log;
    }

    Postbox postbox() {
        return parts.postbox;
    }

    /** Asks whether the actor may do what concerns all customers, or one that is not known yet. */
    void ask(Permission permission) {
        ask(AccessRequest.of(parts.actor, permission, parts.ledger));
    }

    /** Asks whether the actor may do what concerns a customer. */
    void ask(Permission permission, CustomerId customer) {
        ask(AccessRequest.of(parts.actor, permission, parts.ledger).about(customer));
    }

    private void ask(AccessRequest asked) {
        AccessRequest request = parts.basis.map(asked::on).orElse(asked);
        Optional<? extends Refusal> refusal = parts.policy.refusal(request);
        if (refusal.isPresent()) {
            throw new AccessDeniedException(request, refusal.get());
        }
    }

    AccountId account(CustomerId customer) {
        return AccountId.of(parts.ledger, customer);
    }

    Command command(CommandKind kind, CommandId id) {
        return Command.of(kind, id, parts.actor, parts.basis);
    }

    CommandId mint() {
        return CommandId.of(UUID.randomUUID().toString());
    }

    Instant now() {
        return parts.clock.instant();
    }

    /** The last day that it can be anywhere at an instant: that of UTC, and one more. */
    static LocalDate latestDay(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).plusDays(1);
    }

    /** One command on one account, under its lock. */
    <T> T inOneUnit(Permission permission, CustomerId customer, Function<? super AccountBatch, ? extends T> work) {
        ask(permission, customer);
        return asked(permission).unit(customer, work);
    }

    /** Work of several commands on one account, under its lock, for whoever may see it; each command asks for itself. */
    <T> T inOneUnit(CustomerId customer, Function<? super AccountBatch, ? extends T> work) {
        ask(Permission.READ_ACCOUNTS, customer);
        return unit(customer, work);
    }

    private <T> T unit(CustomerId customer, Function<? super AccountBatch, ? extends T> work) {
        Objects.requireNonNull(work, "work");
        AccountId account = account(customer);
        Writing<T> writing = Writing.ofUnit(
                parts.store,
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
        return write(accounts, Writing.ofUnit(parts.store, work, (session, told) -> {
            accounts.forEach(session.accounts()::lock);
            return isOnRecord(session, told);
        }));
    }

    // All of a unit is kept or nothing, and no two changes are equal, so that the last one stands for all.
    private static boolean isOnRecord(Session session, List<Event> told) {
        Optional<HeadroomRecorded> held = told.stream()
                .filter(HeadroomRecorded.class::isInstance)
                .map(HeadroomRecorded.class::cast)
                .reduce((before, last) -> last);
        if (held.isPresent()) {
            HeadroomRecorded last = held.get();
            session.accounts().lock(last.account());
            Command command = last.command();
            return session.headroom()
                    .find(last.account(), command.kind(), command.id())
                    .filter(last::equals)
                    .isPresent();
        }
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
        return write(subjects, Writing.ofCommand(parts.store, work));
    }

    private <T> T write(List<?> subjects, Writing<T> writing) {
        return parts.listeners.isEmpty()
                ? writing.run(NOBODY_LISTENS, NOBODY_LISTENS)
                : parts.postbox.write(parts.store, subjects, parts.listeners, writing);
    }

    /** Asks for what concerns all customers, or one that is not known yet, and reads. */
    <T> T read(Permission permission, Function<? super Session, ? extends T> work) {
        ask(permission);
        return parts.store.read(work);
    }

    /** Asks for what concerns a customer, and reads. */
    <T> T read(Permission permission, CustomerId customer, Function<? super Session, ? extends T> work) {
        ask(permission, customer);
        return parts.store.read(work);
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
