package io.cartera;

import com.google.common.collect.ImmutableMap;
import io.cartera.access.Permission;
import io.cartera.account.AccountChange;
import io.cartera.account.AccountFacts;
import io.cartera.account.AccountId;
import io.cartera.account.AccountRefusal;
import io.cartera.account.Adjustment;
import io.cartera.account.AllocationId;
import io.cartera.account.CustomerAccount;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.Item;
import io.cartera.account.ItemId;
import io.cartera.account.Settlement;
import io.cartera.account.Side;
import io.cartera.allocation.AllocationChain;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.allocation.AllocationProposal;
import io.cartera.audit.AuditFacts;
import io.cartera.audit.AuditRecord;
import io.cartera.collection.CollectionFile;
import io.cartera.collection.CollectionRefusal;
import io.cartera.collection.RefundId;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customer.PaymentMethod;
import io.cartera.customerfile.CustomerFile;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.external.Referent;
import io.cartera.headroom.Commitment;
import io.cartera.headroom.HeadroomFact;
import io.cartera.headroom.HeadroomRecorded;
import io.cartera.headroom.Reservation;
import io.cartera.headroom.ReservationId;
import io.cartera.headroom.ReservationRelease;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceType;
import io.cartera.payment.BankLineId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.payment.ReceivedByBankLine;
import io.cartera.store.PaymentRepository.BankLineClaim;
import io.cartera.store.PaymentRepository.Share;
import io.cartera.store.Session;
import io.cartera.terms.PaymentTerms;
import io.cartera.terms.TermsNotApplicableException;
import io.cartera.terms.TermsNotApplicableException.Reason;
import io.cartera.time.AsOf;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Difference;
import io.cartera.trace.Event;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * Several commands on one customer's account, recorded in one transaction: see {@link Accounts#inOneUnit}.
 * <p>
 * Each command has its own outcome, and a refused one leaves the others as they are. Every command is refused with
 * {@link UnknownCustomer} where the customer is not on file. Where a document states no terms, those of the
 * customer file hold: see {@link CustomerFile#terms}. For one thread, inside the function it was given to.
 */
public final class AccountBatch {

    private final Desk desk;
    private final Session session;
    private final CustomerAccount account;
    private final Optional<Customer> customer;
    private final Instant now;
    // When this unit recorded last on the account.
    private @Nullable Instant latest;
    // A store may keep what was added to it for itself until the end.
    private final Map<PaymentId, Payment> received = new HashMap<>();
    private final NamesTaken names;
    private final Attaching attaching;
    private final Committing committing;
    private final List<Event> events = new ArrayList<>();
    private final Crediting crediting;
    private final OnFile onFile;
    private final NumbersToTake numbers;

    private AccountBatch(
            Desk desk,
            Session session,
            CustomerAccount account,
            AccountFacts books,
            Optional<Customer> customer,
            Instant now,
            NamesTaken names) {
        this.desk = desk;
        this.session = session;
        this.account = account;
        this.customer = customer;
        this.now = now;
        this.crediting = new Crediting(session, account);
        this.names = names;
        this.attaching = new Attaching(session, account.id(), names);
        this.onFile = new OnFile(desk, session, account.id());
        this.committing = new Committing(desk, session, account, books, now);
        this.numbers = new NumbersToTake(desk.store(), session, account.id(), desk.log());
    }

    static AccountBatch open(Desk desk, Session session, AccountId id) {
        session.accounts().lock(id);
        return open(desk, session, id, session.customers().find(id.customer()), new NamesTaken());
    }

    /** One of several units of a session, over the file that was read under the lock of its account. */
    static AccountBatch open(Desk desk, Session session, AccountId id, Optional<Customer> customer, NamesTaken names) {
        var facts = session.accounts().lock(id);
        Instant now = desk.now();
        return new AccountBatch(desk, session, CustomerAccount.over(id, facts, now), facts, customer, now, names);
    }

    /** The number of commands applied on the account, those of this unit included. */
    long version() {
        return account.version();
    }

    void record() {
        var writes = account.writes();
        if (!writes.changes().isEmpty()) {
            session.accounts().record(writes);
        }
        numbers.take(desk::now);
    }

    /** What the commands applied by this unit did, in their order; repeats did nothing. */
    List<Event> events() {
        return events;
    }

    /** Issues a document: see {@link Invoicing#issue}. */
    public Outcome<AccountChange> issue(Invoice offered) {
        ask(Permission.ISSUE_DOCUMENTS);
        requireSame(offered.customer());
        Command command =
                desk.command(CommandKind.ISSUE, CommandId.of(offered.id().value()));
        Invoice invoice = customer.map(file -> onFile.billed(offered, file)).orElse(offered);
        return audited(command, change -> AuditFacts.of(change, invoice), file -> {
            Optional<Invoice> existing =
                    account.item(InvoiceEntries.first(invoice)).flatMap(item -> crediting.find(invoice.id()));
            if (existing.isPresent()) {
                return existing.get()
                        .differenceFrom(offered)
                        .<Outcome<AccountChange>>map(difference -> Outcome.Conflicting.of(command.id(), difference))
                        .orElseGet(() -> account.earlier(command).orElseThrow());
            }
            if (offered.billedTo().isPresent()) {
                throw new IllegalArgumentException("document " + offered.id() + " is billed to "
                        + offered.billedTo().get() + " already");
            }
            // Whoever asks what was known when the document was issued finds the facts that it rests on.
            account.notBefore(onFile.file(file).stampAfter(now));
            Outcome<AccountChange> outcome = attaching
                    .taken(Referent.Kind.DOCUMENT, invoice.externalRefs())
                    .or(() -> numbers.refusal(invoice))
                    .or(() -> onFile.closed(invoice, file))
                    .or(() -> OnFile.billedToNobody(invoice))
                    .map(refusal -> notApplied(command, InvoiceEntries.first(invoice), refusal))
                    .orElseGet(() -> posted(
                            command,
                            invoice,
                            onFile.file(file).terms(AsOf.of(invoice.issuedOn())).value()));
            return kept(outcome, change -> {
                session.invoices().add(account.id(), invoice);
                crediting.keep(invoice);
                onFile.open(invoice, file, change).ifPresent(events::add);
                numbers.add(invoice, command);
                attaching.keep(
                        Referent.document(account.id(), invoice.id()),
                        invoice.externalRefs(),
                        command,
                        change.recording().at());
            });
        });
    }

    /**
     * Issues an invoice that takes the place of a reservation, as far as anything is left of it in the document's currency: the
     * commitment has the identifier of the document, and is known from the same instant on, unless the clock has fallen. Where the
     * reservation refuses it, since it is unknown, goes on later than the document's day or is in another currency, nothing is
     * issued. Nothing left, or a reservation that has expired, refuses nothing. Conflicting is one that was issued without
     * the reservation or with another one, and one whose identifier another commitment has.
     *
     * @throws IllegalArgumentException if it is a credit note
     */
    public Outcome<AccountChange> issue(Invoice invoice, ReservationId reservation) {
        ask(Permission.RESERVE_CREDIT);
        if (invoice.type() == InvoiceType.CREDIT_NOTE) {
            throw new IllegalArgumentException("credit note " + invoice.id() + " takes no part of a limit");
        }
        requireSame(invoice.customer());
        CommandId id = CommandId.of(invoice.id().value());
        if (!invoice.total().isPositive()) {
            return issue(invoice);
        }
        Commitment commitment = Commitment.to(
                SalesDocumentKind.INVOICE,
                id.value(),
                invoice.customer(),
                reservation,
                invoice.total(),
                invoice.issuedOn());
        Command issuing = desk.command(CommandKind.ISSUE, id);
        boolean isRepeat = account.earlier(issuing).isPresent();
        Optional<Difference> difference = committing.differenceFrom(id, commitment, isRepeat);
        if (difference.isPresent() && customer.isPresent()) {
            return audited(issuing, file -> Outcome.Conflicting.of(id, difference.get()));
        }
        if (!isRepeat) {
            Optional<Refusal> refusal = committing.refusalToIssue(commitment);
            if (refusal.isPresent() && customer.isPresent()) {
                return audited(issuing, file -> new Outcome.Refused<>(id, refusal.get()));
            }
        }
        Outcome<AccountChange> issued = issue(invoice);
        if (issued.applied().isPresent() && !isRepeat && committing.hasAnyLeft(commitment)) {
            held(id, commitment, Holding.Verdict.NOTHING_ASKED).orElseThrow();
        }
        return issued;
    }

    /** States an order or a delivery: see {@link Reserving#state}. */
    public Outcome<HeadroomRecorded> state(Reservation document) {
        ask(Permission.RESERVE_CREDIT);
        if (document.isReserved()) {
            throw new IllegalArgumentException(document + " is reserved, not stated");
        }
        return held(CommandId.of(document.id().value()), document, Holding.Verdict.NOTHING_ASKED);
    }

    /** A document takes its part of a reservation: see {@link Reserving#commit}. */
    public Outcome<HeadroomRecorded> commit(CommandId id, Commitment commitment) {
        ask(Permission.RESERVE_CREDIT);
        requireSame(commitment.customer());
        return committing.commit(id, commitment, Optional.ofNullable(latest), events::add);
    }

    /** Gives back what is left of a reservation: see {@link Reserving#release}. */
    public Outcome<HeadroomRecorded> release(CommandId id, ReservationRelease release) {
        ask(Permission.RESERVE_CREDIT);
        return held(id, release, Holding.Verdict.NOTHING_ASKED);
    }

    private Outcome<HeadroomRecorded> held(CommandId id, HeadroomFact fact, Holding.Verdict verdict) {
        requireSame(fact.customer());
        return committing.record(id, fact, Optional.ofNullable(latest), at -> verdict, events::add);
    }

    private Outcome<AccountChange> posted(Command command, Invoice invoice, PaymentTerms otherwise) {
        PaymentTerms terms = invoice.statedTerms().orElse(otherwise);
        boolean isTaxOfTheWhole = !invoice.taxes().isEmpty() && !invoice.reducesTax();
        if (invoice.type() != InvoiceType.CREDIT_NOTE && terms.reducesTaxAtInvoice() && isTaxOfTheWhole) {
            String detail = "the document states the tax of the whole: it has to state these terms, of one instalment";
            return notApplied(
                    command,
                    InvoiceEntries.first(invoice),
                    TermsNotApplicable.of(terms, Reason.TAX_REDUCED_AT_INVOICE, detail));
        }
        Optional<Refusal> beyond = crediting.refusalToIssue(invoice);
        if (beyond.isPresent()) {
            return notApplied(command, InvoiceEntries.first(invoice), beyond.get());
        }
        List<Entry> entries;
        try {
            entries = InvoiceEntries.of(invoice, otherwise, desk.calendar().orElse(null));
        } catch (TermsNotApplicableException e) {
            return notApplied(
                    command, InvoiceEntries.first(invoice), TermsNotApplicable.of(terms, e.reason(), e.getMessage()));
        }
        return account.post(command, entries);
    }

    private Outcome<AccountChange> notApplied(Command command, ItemId first, Refusal refusal) {
        Optional<Item> taken = account.item(first);
        if (taken.isPresent()) {
            String other = taken.get().entry().kind() + " of another command";
            return new Outcome.Conflicting<>(command.id(), other, "document", "command");
        }
        return new Outcome.Refused<>(command.id(), refusal);
    }

    /** Receives a payment: see {@link Cash#receive}. */
    public Outcome<AccountChange> receive(Payment payment) {
        ask(Permission.RECEIVE_PAYMENTS);
        requireSame(payment.customer());
        Command command =
                desk.command(CommandKind.RECEIVE, CommandId.of(payment.id().value()));
        return audited(command, change -> AuditFacts.of(change, payment), file -> {
            Optional<Payment> existing =
                    account.item(ItemId.credit(payment.id().value())).flatMap(item -> find(payment.id()));
            if (existing.isPresent()) {
                return existing.get()
                        .differenceFrom(payment)
                        .<Outcome<AccountChange>>map(difference -> Outcome.Conflicting.of(command.id(), difference))
                        .orElseGet(() -> account.earlier(command).orElseThrow());
            }
            Entry entry = entryOf(payment);
            Outcome<AccountChange> outcome = attaching
                    .taken(Referent.Kind.PAYMENT, payment.externalRefs())
                    .or(() -> payment.bankLine().flatMap(this::lineTaken))
                    .map(refusal -> notApplied(command, entry.id(), refusal))
                    .orElseGet(() -> account.post(command, List.of(entry)));
            return kept(outcome, change -> {
                session.payments().add(account.id(), payment);
                received.put(payment.id(), payment);
                payment.bankLine().ifPresent(line -> claim(line, payment));
                attaching.keep(
                        Referent.payment(account.id(), payment.id()),
                        payment.externalRefs(),
                        command,
                        change.recording().at());
            });
        });
    }

    private Optional<Refusal> lineTaken(BankLineId line) {
        return Optional.ofNullable(names.claimOf(line))
                .or(() -> session.payments().claimOf(line))
                .map(SplitReceipt::taken);
    }

    private void claim(BankLineId line, Payment payment) {
        Share whole = new Share(account.id(), payment.id(), payment.amount());
        BankLineClaim claim = new BankLineClaim(line, List.of(whole));
        names.claim(claim);
        session.payments().claim(claim);
    }

    /** Applies open credits to open debits by a policy: see {@link Cash#apply(CustomerId, LocalDate)}. */
    public Outcome<AccountChange> apply(CommandId id, LocalDate on, AllocationPolicy policy) {
        ask(Permission.APPLY_PAYMENTS);
        Command command = desk.command(CommandKind.APPLY, id)
                .withContent(ImmutableMap.of("on", on.toString(), "policy", policy.policyName()));
        return audited(
                command,
                file -> account.earlier(command).orElseGet(() -> {
                    AllocationProposal proposal = proposed(on, policy);
                    askFor(proposal.adjustments());
                    return proposal.adjustments().stream()
                            .filter(Adjustment::hasCommandOfItsOwn)
                            .findFirst()
                            .<Outcome<AccountChange>>map(refund ->
                                    new Outcome.Refused<>(command.id(), new AccountRefusal.RefundApart(refund.item())))
                            .orElseGet(() -> account.apply(command, proposal::toSettlement));
                }));
    }

    /** What a policy would apply on what is open by now: see {@link Cash#propose}. */
    public AllocationProposal propose(LocalDate on, AllocationPolicy policy) {
        ask(Permission.READ_PAYMENTS);
        AllocationPolicy explaining = AllocationChain.explaining(policy);
        AllocationProposal proposal = AllocationProposal.none();
        for (CurrencyUnit currency : account.openCurrencies(Side.CREDIT)) {
            proposal = proposal.and(explaining.propose(
                    account.open(currency, Side.CREDIT, on), account.open(currency, Side.DEBIT, on), on));
        }
        return proposal;
    }

    /**
     * Whether on that day an open credit stands against an open debit of the same currency. A policy may still propose
     * nothing, as {@link AllocationPolicy#exactAmount()} does where no amounts are equal.
     */
    public boolean canApply(LocalDate on) {
        ask(Permission.READ_PAYMENTS);
        for (CurrencyUnit currency : account.openCurrencies(Side.CREDIT)) {
            if (account.open(currency, Side.CREDIT, on).iterator().hasNext()
                    && account.open(currency, Side.DEBIT, on).iterator().hasNext()) {
                return true;
            }
        }
        return false;
    }

    /** Records entries and allocations together: see {@link Cash#settle}. */
    public Outcome<AccountChange> settle(CommandId id, Settlement settlement) {
        ask(Permission.APPLY_PAYMENTS);
        askFor(settlement.adjustments());
        if (!settlement.entries().isEmpty()) {
            ask(Permission.ADJUST_ACCOUNTS);
        }
        Command command = desk.command(CommandKind.SETTLE, id);
        return audited(command, file -> account.settle(command, settlement));
    }

    /** Ends an allocation: see {@link Cash#release}. */
    public Outcome<AccountChange> release(CommandId id, AllocationId allocation, LocalDate on) {
        ask(Permission.APPLY_PAYMENTS);
        Command command = desk.command(CommandKind.RELEASE, id);
        return audited(command, file -> account.release(command, allocation, on));
    }

    /** Undoes a clerk's mistake: see {@link Accounts#reverse}. */
    public Outcome<AccountChange> reverse(CommandId id, ItemId item, LocalDate on) {
        ask(Permission.REVERSE_ENTRIES);
        Command command = desk.command(CommandKind.REVERSE, id);
        return audited(
                command,
                file -> refusedBy(command, crediting.refusalToReverse(item, on).or(() -> byBankLine(item)))
                        .orElseGet(() -> account.reverse(command, item, on)));
    }

    /** Undoes a document issued by mistake, all its instalments: see {@link Invoicing#reverse}. */
    public Outcome<AccountChange> reverse(CommandId id, InvoiceId document, LocalDate on) {
        ask(Permission.REVERSE_DOCUMENTS);
        Command command = desk.command(CommandKind.REVERSE, id);
        CommandId issuing = CommandId.of(document.value());
        return audited(
                command,
                file -> refusedBy(command, crediting.refusalToReverse(document, on))
                        .orElseGet(() -> account.reverseDocument(command, issuing, on)));
    }

    // The line could be received for nobody else: what it names was claimed once for ever.
    private Optional<Refusal> byBankLine(ItemId item) {
        return item.side() == Side.CREDIT && item.part() == 1
                ? find(PaymentId.of(item.document()))
                        .flatMap(payment -> payment.bankLine().map(line -> ReceivedByBankLine.of(payment.id(), line)))
                : Optional.empty();
    }

    // Whoever repeats a command gets what it came to then.
    private Optional<Outcome<AccountChange>> refusedBy(Command command, Optional<Refusal> refusal) {
        return account.earlier(command).isPresent()
                ? Optional.empty()
                : refusal.map(why -> new Outcome.Refused<>(command.id(), why));
    }

    /** Records that the bank took a payment back: see {@link Cash#returned}. */
    public Outcome<AccountChange> returned(PaymentReturn payment) {
        ask(Permission.RETURN_PAYMENTS);
        requireSame(payment.customer());
        Command command = desk.command(CommandKind.RETURN_PAYMENT, payment.id());
        ItemId receipt = ItemId.credit(payment.payment().value());
        return audited(
                command,
                file -> account.returnPayment(command, receipt, payment.on(), payment.kind(), payment.reason()));
    }

    /** Writes off, bears a fee or refunds: see {@link Adjustments#adjust}. */
    public Outcome<AccountChange> adjust(CommandId id, Adjustment adjustment) {
        ask(Permission.ADJUST_ACCOUNTS);
        CommandKind kind = switch (adjustment.kind()) {
            case BANK_FEE -> CommandKind.BEAR_FEE;
            case REFUND -> CommandKind.REFUND;
            case CASH_DISCOUNT -> CommandKind.GRANT_DISCOUNT;
            default -> CommandKind.WRITE_OFF;
        };
        Command command = desk.command(kind, id);
        return kind == CommandKind.REFUND
                ? refunded(command, adjustment, session.collections().find(account.id()))
                : adjusted(command, adjustment, Optional::empty);
    }

    /** Pays a refund that was asked for and approved: see {@link Refunding#pay}. */
    public Outcome<AccountChange> pay(RefundId refund, LocalDate on, PaymentMethod method) {
        ask(Permission.PAY_REFUNDS);
        CollectionFile requests = session.collections().find(account.id());
        Command command = desk.command(CommandKind.REFUND, CommandId.of(refund.value()));
        Optional<Refusal> refusal = requests.refusalToPay(refund, on);
        return refusal.isPresent()
                ? audited(command, file -> new Outcome.Refused<>(command.id(), refusal.get()))
                : refunded(command, requests.approvedRefund(refund, on).paidBy(method), requests);
    }

    // Whichever way one comes that was asked for, it is the one that was approved, not of a day to come,
    // and never known before its approval, whatever the clock of this process says.
    private Outcome<AccountChange> refunded(Command command, Adjustment refund, CollectionFile requests) {
        RefundId id = RefundId.of(command.id().value());
        if (requests.refundRequest(id).isEmpty()) {
            return adjusted(command, refund, Optional::empty);
        }
        requests.facts().forEach(fact -> account.notBefore(fact.at()));
        return adjusted(command, refund, () -> requests.refusalToPay(id, refund).or(() -> tooLate(refund.on())));
    }

    private Optional<Refusal> tooLate(LocalDate on) {
        LocalDate latest = Desk.latestDay(now);
        return on.isAfter(latest) ? Optional.of(new CollectionRefusal.TooLate(on, latest)) : Optional.empty();
    }

    private Outcome<AccountChange> adjusted(
            Command command, Adjustment adjustment, Supplier<Optional<Refusal>> refusing) {
        ItemId entry =
                new ItemId(adjustment.item().side().opposite(), command.id().value(), 1);
        return audited(
                command,
                file -> adjustment
                        .refusal()
                        .or(refusing)
                        .filter(refusal -> account.earlier(command).isEmpty())
                        .map(refusal -> notApplied(command, entry, refusal))
                        .orElseGet(() -> account.adjust(command, adjustment)));
    }

    /** Takes over opening balances: see {@link Adjustments#takeOver}. */
    public Outcome<AccountChange> takeOver(CommandId id, List<Entry> entries) {
        ask(Permission.TAKE_OVER_BALANCES);
        for (Entry entry : entries) {
            if (entry.kind() != EntryKind.OPENING_BALANCE) {
                throw new IllegalArgumentException(entry.id() + " is a " + entry.kind() + ", no opening balance");
            }
        }
        Command command = desk.command(CommandKind.TAKE_OVER, id);
        return audited(command, file -> account.settle(command, Settlement.of(entries, List.of())));
    }

    private Outcome<AccountChange> audited(Command command, Work work) {
        return audited(command, AuditFacts::of, work);
    }

    /** Runs the command and audits it, with what it recorded; a repeat recorded nothing. */
    private Outcome<AccountChange> audited(
            Command command, Function<? super AccountChange, AuditFacts> recorded, Work work) {
        long before = account.version();
        Outcome<AccountChange> outcome = customer.map(work::on)
                .orElseGet(() -> new Outcome.Refused<>(
                        command.id(), new UnknownCustomer(account.id().customer())));
        boolean isRepeat = outcome.applied().isPresent() && account.version() == before;
        if (!isRepeat) {
            Instant at =
                    outcome.applied().map(change -> change.recording().at()).orElse(now);
            AuditFacts facts = outcome.applied().map(recorded).orElse(AuditFacts.none());
            desk.audit(session, AuditRecord.of(account.id(), at, command, outcome), facts);
            outcome.applied().ifPresent(change -> latest = change.recording().at());
            events.addAll(outcome.events());
        }
        return outcome;
    }

    private AllocationProposal proposed(LocalDate on, AllocationPolicy policy) {
        AllocationProposal proposal = AllocationProposal.none();
        for (CurrencyUnit currency : account.openCurrencies(Side.CREDIT)) {
            proposal = proposal.and(policy.propose(
                    account.open(currency, Side.CREDIT, on), account.open(currency, Side.DEBIT, on), on));
        }
        return proposal;
    }

    private Optional<Payment> find(PaymentId id) {
        return Optional.ofNullable(received.get(id)).or(() -> session.payments().find(account.id(), id));
    }

    private void ask(Permission permission) {
        desk.ask(permission, account.id().customer());
    }

    // Whoever may apply money may not write off by the way; a discount that was offered is no gift of theirs.
    private void askFor(List<Adjustment> adjustments) {
        if (adjustments.stream().anyMatch(adjustment -> adjustment.kind() != EntryKind.CASH_DISCOUNT)) {
            ask(Permission.ADJUST_ACCOUNTS);
        }
    }

    private void requireSame(CustomerId named) {
        if (!named.equals(account.id().customer())) {
            throw new IllegalArgumentException("customer is " + named + ", the account is that of "
                    + account.id().customer());
        }
    }

    private static Outcome<AccountChange> kept(
            Outcome<AccountChange> outcome, Consumer<? super AccountChange> keeping) {
        outcome.applied().ifPresent(keeping);
        return outcome;
    }

    static Entry entryOf(Payment payment) {
        Entry.Builder entry = Entry.builder(
                        ItemId.credit(payment.id().value()),
                        payment.isDeposit() ? EntryKind.DEPOSIT : EntryKind.RECEIPT,
                        payment.amount(),
                        payment.receivedOn())
                .valueOn(payment.valueOn());
        payment.reference().ifPresent(entry::reference);
        return entry.build();
    }

    private interface Work {
        Outcome<AccountChange> on(Customer file);
    }
}
