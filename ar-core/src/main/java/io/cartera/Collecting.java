package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.AccountFacts;
import io.cartera.account.AccountId;
import io.cartera.account.Adjustment;
import io.cartera.account.OpenItem;
import io.cartera.aging.AgedAmounts;
import io.cartera.aging.AgingBuckets;
import io.cartera.aging.AgingSpec;
import io.cartera.aging.FuturePayments;
import io.cartera.audit.AuditFacts;
import io.cartera.audit.AuditRecord;
import io.cartera.collection.CollectableItem;
import io.cartera.collection.CollectionFact;
import io.cartera.collection.CollectionFile;
import io.cartera.collection.CollectionRecorded;
import io.cartera.collection.CollectionRefusal;
import io.cartera.collection.Dispute;
import io.cartera.collection.DisputeResolution;
import io.cartera.collection.DisputeState;
import io.cartera.collection.HeldBack;
import io.cartera.collection.NoticeWithdrawal;
import io.cartera.collection.PromiseState;
import io.cartera.collection.PromiseToPay;
import io.cartera.collection.PromiseWithdrawal;
import io.cartera.collection.RefundAnswer;
import io.cartera.collection.RefundRequest;
import io.cartera.collection.SentNotice;
import io.cartera.customer.CustomerId;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.Difference;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Asking for money: disputes, promises to pay and notices that were sent, and what they leave to be collected. Nothing here changes a balance.
 * Thread-safe. Example:
 * <pre>{@code
 * books.collections().dispute(Dispute.opened(DisputeId.of("D-1"), acme, ItemId.debit("INV-1"), DisputeReason.PRICE, day));
 * books.collections().promise(PromiseToPay.of(PromiseId.of("P-1"), acme, Money.parse("EUR 500"), day, friday));
 * books.collections().collectable(acme, AsOf.of(day));
 * }</pre>
 */
public final class Collecting {

    private final Desk desk;

    Collecting(Desk desk) {
        this.desk = desk;
    }

    /**
     * Records that a customer disputes an item; the identifier of the dispute is that of the command. Refused with
     * {@link UnknownCustomer} or as {@link io.cartera.collection.CollectionRefusal} says: unknown item, no debit, period
     * closed, currency differs, above the amount of the item.
     */
    public Outcome<Dispute> dispute(Dispute dispute) {
        return record(CommandId.of(dispute.id().value()), dispute);
    }

    /**
     * Records how a dispute ended. Refused with {@link UnknownCustomer} or as
     * {@link io.cartera.collection.CollectionRefusal} says: unknown dispute, already resolved, before it was opened, period
     * closed, more upheld than was disputed.
     */
    public Outcome<DisputeResolution> resolve(CommandId command, DisputeResolution resolution) {
        return record(command, resolution);
    }

    /** Records how a dispute ended, under an identifier of its own. */
    public Outcome<DisputeResolution> resolve(DisputeResolution resolution) {
        return record(desk.mint(), resolution);
    }

    /**
     * Records a promise to pay; the identifier of the promise is that of the command. Refused with {@link UnknownCustomer}
     * or as {@link io.cartera.collection.CollectionRefusal} says: unknown item, no debit, period closed, currency differs,
     * above the amount of the items named; and where it replaces another one, as {@link #withdraw}.
     */
    public Outcome<PromiseToPay> promise(PromiseToPay promise) {
        return record(CommandId.of(promise.id().value()), promise);
    }

    /**
     * Records that a promise no longer holds. Refused with {@link UnknownCustomer} or as
     * {@link io.cartera.collection.CollectionRefusal} says: unknown promise, already withdrawn or replaced, before it was
     * given, period closed.
     */
    public Outcome<PromiseWithdrawal> withdraw(CommandId command, PromiseWithdrawal withdrawal) {
        return record(command, withdrawal);
    }

    /** Records that a promise no longer holds, under an identifier of its own. */
    public Outcome<PromiseWithdrawal> withdraw(PromiseWithdrawal withdrawal) {
        return record(desk.mint(), withdrawal);
    }

    /**
     * Records that the host sent a notice; the identifier of the notice is that of the command. Nothing is sent. Refused with
     * {@link UnknownCustomer} or as {@link io.cartera.collection.CollectionRefusal} says: unknown item, no debit, sent
     * before the date of the first document that it names, or after it is recorded. A closed period does not matter.
     */
    public Outcome<SentNotice> sent(SentNotice notice) {
        return record(CommandId.of(notice.id().value()), notice);
    }

    /**
     * Records that a notice counts no longer. Refused with {@link UnknownCustomer} or as
     * {@link io.cartera.collection.CollectionRefusal} says: unknown notice, already withdrawn, before it was sent. A closed
     * period does not matter.
     */
    public Outcome<NoticeWithdrawal> withdraw(CommandId command, NoticeWithdrawal withdrawal) {
        return record(command, withdrawal);
    }

    /** Records that a notice counts no longer, under an identifier of its own. */
    public Outcome<NoticeWithdrawal> withdraw(NoticeWithdrawal withdrawal) {
        return record(desk.mint(), withdrawal);
    }

    private <F extends CollectionFact> Outcome<F> record(CommandId id, F fact) {
        return record(Permission.RECORD_COLLECTIONS, id, fact);
    }

    <F extends CollectionFact> Outcome<F> record(Permission permission, CommandId id, F fact) {
        Command command = desk.command(fact.recordedBy(), id);
        AccountId account = desk.account(fact.customer());
        return desk.write(permission, fact.customer(), account, (session, told) -> {
            AccountFacts books = session.accounts().lock(account);
            CollectionFile file = session.collections().find(account);
            Optional<CollectionRecorded> existing = file.find(command.kind(), id);
            if (existing.isPresent()) {
                Outcome<F> outcome = repeated(existing.get(), fact);
                if (outcome.applied().isEmpty()) {
                    desk.audit(session, AuditRecord.of(account, desk.now(), command, outcome), AuditFacts.none());
                }
                return outcome;
            }
            Instant at = stampAfter(file, books);
            Optional<Refusal> refusal =
                    session.customers().find(fact.customer()).isEmpty()
                            ? Optional.of(new UnknownCustomer(fact.customer()))
                            : file.refusalOf(fact, books)
                                    .or(() -> tooLate(fact, at))
                                    .or(() -> ownApproval(file, fact, command));
            if (refusal.isPresent()) {
                Outcome<F> refused = new Outcome.Refused<>(id, refusal.get());
                desk.audit(session, AuditRecord.of(account, at, command, refused), AuditFacts.none());
                return refused;
            }
            CollectionRecorded recorded = CollectionRecorded.of(account, command, fact, at);
            Outcome<F> outcome = new Outcome.Applied<>(id, fact, List.of(recorded));
            session.collections().add(recorded);
            desk.audit(session, AuditRecord.of(account, at, command, outcome), AuditFacts.of(recorded));
            outcome.events().forEach(told);
            return outcome;
        });
    }

    private static Optional<Refusal> tooLate(CollectionFact fact, Instant at) {
        LocalDate latest = Desk.latestDay(at);
        boolean isDone = fact instanceof SentNotice || fact instanceof RefundRequest || fact instanceof RefundAnswer;
        return isDone && fact.effectiveOn().isAfter(latest)
                ? Optional.of(new CollectionRefusal.TooLate(fact.effectiveOn(), latest))
                : Optional.empty();
    }

    private static Optional<Refusal> ownApproval(CollectionFile file, CollectionFact fact, Command command) {
        return fact instanceof RefundAnswer answer && answer.isApproved()
                ? file.refundRequest(answer.refund())
                        .map(request -> request.command().actor())
                        .filter(command.actor()::equals)
                        .map(Adjustment.ApprovedByRequester::new)
                : Optional.empty();
    }

    private static <F extends CollectionFact> Outcome<F> repeated(CollectionRecorded existing, F offered) {
        CommandId id = existing.command().id();
        return Difference.between(existing.fact().fields(), offered.fields())
                .<Outcome<F>>map(difference -> Outcome.Conflicting.of(id, difference))
                .orElseGet(() -> new Outcome.Applied<>(id, offered, List.of(existing)));
    }

    // Never before the fact before it, nor before the items it may be about: whoever knows it knows them.
    private Instant stampAfter(CollectionFile file, AccountFacts books) {
        List<CollectionRecorded> facts = file.facts();
        Stream<Instant> earlier = facts.isEmpty()
                ? Stream.empty()
                : Stream.of(facts.get(facts.size() - 1).at());
        return Stream.of(Stream.of(desk.now()), earlier, books.head().lastRecordedAt().stream())
                .flatMap(instants -> instants)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /** All disputes, promises, their ends, notices and requests for refunds of a customer, in the order of recording: by whom, on what basis and when. */
    public CollectionFile file(CustomerId customer) {
        return desk.read(
                Permission.READ_COLLECTIONS,
                customer,
                session -> session.collections().find(desk.account(customer)));
    }

    /** The disputes of a customer, resolved ones too: see {@link CollectionFile#disputes}. */
    public List<DisputeState> disputes(CustomerId customer, AsOf asOf) {
        AccountId account = desk.account(customer);
        return desk.read(
                Permission.READ_COLLECTIONS,
                customer,
                session -> session.collections()
                        .find(account)
                        .disputes(asOf, HeldBackReading.open(session, account, asOf)));
    }

    /** The promises of a customer without days of grace, and whether they are kept: see {@link CollectionFile#promises}. */
    public List<PromiseState> promises(CustomerId customer, AsOf asOf) {
        return promises(customer, asOf, 0);
    }

    /** The promises of a customer, and whether they are kept, with days of grace: see {@link CollectionFile#promises}. */
    public List<PromiseState> promises(CustomerId customer, AsOf asOf, int graceDays) {
        AccountId account = desk.account(customer);
        return desk.read(
                Permission.READ_COLLECTIONS,
                customer,
                session -> session.collections()
                        .find(account)
                        .promises(asOf, session.accounts().history(account), graceDays));
    }

    /**
     * What a collector may ask a customer for: each open debit past due, what is disputed of it, what is promised and may
     * still come in time, and what is left; by currency, due date, document date, identifier. Promises have no grace.
     */
    public List<CollectableItem> collectable(CustomerId customer, AsOf asOf) {
        return desk.read(Permission.READ_COLLECTIONS, customer, session -> {
            AccountId account = desk.account(customer);
            List<OpenItem> open = HeldBackReading.open(session, account, asOf);
            return HeldBackReading.items(session, session.collections().find(account), asOf, open).stream()
                    .filter(item -> item.item().overdueDays(asOf.date()) > 0)
                    .toList();
        });
    }

    /**
     * What a customer owes as of a day, one for each currency, by code: past due (one day, and more), not due, disputed, promised,
     * unapplied; each amount in one of them, and the balance of all.
     */
    public List<AgedAmounts> outstanding(CustomerId customer, AsOf asOf) {
        AgingSpec spec =
                AgingSpec.byDueDate(AgingBuckets.days(1)).withDisputesApart().withPromisesApart();
        return desk.read(Permission.READ_COLLECTIONS, customer, session -> {
            AccountId account = desk.account(customer);
            return spec.age(
                            session.accounts().openItems(account, asOf),
                            asOf.date(),
                            HeldBackReading.of(session, account, asOf))
                    .totals();
        });
    }

    /** Payments on all accounts that are recorded and count from a day after the one asked about. */
    public FuturePayments futurePayments(AsOf asOf) {
        return desk.read(Permission.READ_COLLECTIONS, session -> {
            if (asOf.date().equals(Require.LAST_DAY)) {
                return FuturePayments.none();
            }
            Set<CustomerId> paying = new TreeSet<>();
            DateRange later = DateRange.ofClosed(asOf.date().plusDays(1), Require.LAST_DAY);
            session.accounts().entries(desk.ledger(), later).forEach((customer, entry) -> {
                if (entry.origin().isMoneyIn()) {
                    paying.add(customer);
                }
            });
            return FuturePayments.of(
                    paying.stream()
                            .map(customer -> session.accounts().history(desk.account(customer)))
                            .toList(),
                    asOf);
        });
    }

    /** What is disputed and promised on all accounts. */
    public HeldBack heldBack(AsOf asOf) {
        return desk.read(Permission.READ_COLLECTIONS, session -> HeldBackReading.of(session, desk.ledger(), asOf));
    }
}
