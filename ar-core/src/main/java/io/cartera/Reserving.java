package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.AccountChange;
import io.cartera.account.AccountFacts;
import io.cartera.account.AccountId;
import io.cartera.audit.AuditFacts;
import io.cartera.audit.AuditRecord;
import io.cartera.credit.CreditDecision;
import io.cartera.credit.CreditNotGranted;
import io.cartera.credit.CreditPicture;
import io.cartera.credit.CreditPolicy;
import io.cartera.credit.CreditRequest;
import io.cartera.credit.DecisionId;
import io.cartera.creditlog.CreditLogFact;
import io.cartera.creditlog.CreditLogRecorded;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditExposure;
import io.cartera.headroom.Commitment;
import io.cartera.headroom.GroupMembership;
import io.cartera.headroom.HeadroomFile;
import io.cartera.headroom.HeadroomRecorded;
import io.cartera.headroom.HeadroomRefusal;
import io.cartera.headroom.Reservation;
import io.cartera.headroom.ReservationId;
import io.cartera.headroom.ReservationRelease;
import io.cartera.headroom.ReservationState;
import io.cartera.invoice.Invoice;
import io.cartera.store.HeadroomRepository;
import io.cartera.store.RetryableStoreException;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Difference;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/**
 * Parts of credit limits that are kept for sales, and the groups of customers that share one. A reservation is decided and
 * recorded under one lock, so two of them never share one headroom. Thread-safe. Example:
 * <pre>{@code
 * var order = Reservation.of(ReservationId.of("SO-1"), acme, Money.parse("EUR 4000"), SalesDocumentKind.ORDER, day, day.plusDays(7));
 * books.reservations().reserve(order).orElseThrow();                  // else CreditNotGranted, with the decision
 * books.reservations().issue(invoice, order.id()).orElseThrow();      // the invoice takes the place of the reservation
 * books.reservations().release(ReservationRelease.of(acme, order.id(), day));
 * }</pre>
 */
public final class Reserving {

    private final Desk desk;

    Reserving(Desk desk) {
        this.desk = desk;
    }

    /** Reserves by {@link CreditPolicy#ofDefaults()}: see {@link #reserve(Reservation, CreditPolicy)}. */
    public Outcome<HeadroomRecorded> reserve(Reservation reservation) {
        return reserve(reservation, CreditPolicy.ofDefaults());
    }

    /**
     * Reserves a part of the limit, if the policy approves the sale: on the limits in force on the day of the reservation, or on
     * that of recording (UTC) where that is later, and on what is at stake, in a group with whoever is a member then or later.
     * Debits and reservations that begin later count, and all that is reserved and can still be committed. What insurance and
     * securities bear of what is owed relieves. The identifier of the reservation is that of the command. The group is locked
     * before the account. The decision is put on record with it, under the identifier of the reservation, which no other decision
     * on record may have. Refused with {@link UnknownCustomer}, as {@link HeadroomRefusal}
     * says, or with {@link CreditNotGranted}.
     *
     * @throws IllegalArgumentException if it is a document that came without asking: see {@link #state}
     */
    public Outcome<HeadroomRecorded> reserve(Reservation reservation, CreditPolicy policy) {
        return reserve(reservation, policy, new Asking(sale(reservation), Optional.empty(), nothing -> {}));
    }

    /**
     * The same for a sale of which a part is paid first or on delivery, that is secured, or on terms of its own, and where the host
     * knows more of the customer than the books, as in {@link Decisions#decide(CreditRequest, CreditPolicy, Consumer)}. Reserved is
     * what the sale leaves on credit.
     *
     * @param sale the sale, of the same customer and step; it is decided for the day of the reservation or the later one of recording
     * @throws IllegalArgumentException if it is another sale: of another customer or step, or one that leaves another amount on credit
     */
    public Outcome<HeadroomRecorded> reserve(
            Reservation reservation,
            CreditRequest sale,
            CreditPolicy policy,
            Consumer<? super CreditPicture.Builder> known) {
        Objects.requireNonNull(known, "known");
        if (!sale.customer().equals(reservation.customer())
                || sale.kind() != reservation.kind()
                || !sale.onCredit().equals(reservation.amount())) {
            throw new IllegalArgumentException("sale is not what " + reservation + " is for");
        }
        return reserve(reservation, policy, new Asking(sale, Optional.empty(), known));
    }

    private static CreditRequest sale(Reservation reservation) {
        return CreditRequest.of(
                reservation.customer(), reservation.amount(), reservation.effectiveOn(), reservation.kind());
    }

    /** What is asked with a reservation. */
    private record Asking(
            CreditRequest sale, Optional<DecisionId> under, Consumer<? super CreditPicture.Builder> known) {}

    /**
     * The same under a decision that is on record: where it is not approved now either, but somebody has overridden that
     * decision, and what was {@linkplain io.cartera.creditlog.CreditLog#lifting lifted} covers this sale on its day, it is
     * reserved all the same. All that is reserved under one decision is together no more than was asked then; what is released
     * does not come back.
     */
    public Outcome<HeadroomRecorded> reserve(Reservation reservation, CreditPolicy policy, DecisionId under) {
        return reserve(reservation, policy, new Asking(sale(reservation), Optional.of(under), nothing -> {}));
    }

    private Outcome<HeadroomRecorded> reserve(Reservation reservation, CreditPolicy policy, Asking asking) {
        Objects.requireNonNull(policy, "policy");
        if (!reservation.isReserved()) {
            throw new IllegalArgumentException(reservation + " is stated, not reserved");
        }
        CustomerId customer = reservation.customer();
        AccountId account = desk.account(customer);
        CommandId command = CommandId.of(reservation.id().value());
        return desk.write(Permission.RESERVE_CREDIT, customer, account, (session, told) -> {
            LocalDate from = earlier(reservation.effectiveOn());
            AccountFacts books = lockedWithGroup(session, account, from);
            Optional<Outcome<HeadroomRecorded>> taken = alreadyDecided(session, account, command, reservation);
            if (taken.isPresent()) {
                return taken.get();
            }
            Deciding deciding = new Deciding(session, account, policy, asking);
            // Read before the clock is: who left the group meanwhile did so before.
            Optional<Instant> notBefore = deciding.reading.restsOn(from);
            Outcome<HeadroomRecorded> made = new Holding(desk, session, account, books, desk.now())
                    .record(
                            command,
                            reservation,
                            notBefore,
                            document -> false,
                            at -> deciding.verdict(reservation, at),
                            told);
            if (made.applied().isPresent()) {
                deciding.fact(command).ifPresent(fact -> new Decisions(desk).keep(session, account, books, fact, told));
            }
            return made;
        });
    }

    // The decision on a reservation has its identifier, so none on record may have it before.
    private Optional<Outcome<HeadroomRecorded>> alreadyDecided(
            Session session, AccountId account, CommandId command, Reservation reservation) {
        Optional<CreditLogRecorded> decided = session.headroom()
                        .find(account, reservation.recordedBy(), command)
                        .isPresent()
                ? Optional.empty()
                : session.creditLog().find(account, CommandKind.DECIDE_CREDIT, command);
        return decided.map(existing -> {
            Difference difference = new Difference("decision", existing.toString(), reservation.toString());
            Outcome<HeadroomRecorded> conflict = Outcome.Conflicting.of(command, difference);
            Command offered = desk.command(reservation.recordedBy(), command);
            desk.audit(session, AuditRecord.of(account, desk.now(), offered, conflict), AuditFacts.none());
            return conflict;
        });
    }

    private LocalDate earlier(LocalDate day) {
        LocalDate today = CreditReading.dayOf(desk.now());
        return day.isBefore(today) ? day : today;
    }

    /** The decision on one reservation, which is kept with it. */
    private final class Deciding {

        private final Session session;
        private final AccountId account;
        private final CreditReading reading;
        private final Asking asking;
        private Optional<CreditDecision> made = Optional.empty();
        private boolean isLifted;

        Deciding(Session session, AccountId account, CreditPolicy policy, Asking asking) {
            this.session = session;
            this.account = account;
            this.reading = new CreditReading(session, account, policy);
            this.asking = asking;
        }

        // A day gone by would bring back the limit and the headroom of then.
        Holding.Verdict verdict(Reservation reservation, Instant at) {
            LocalDate today = CreditReading.dayOf(at);
            LocalDate on = reservation.effectiveOn().isBefore(today) ? today : reservation.effectiveOn();
            CreditRequest sale = asking.sale().onDay(on);
            CreditRequest request = sale.askedBy().isPresent() ? sale : sale.askedBy(desk.actor());
            CreditReading.Decided decided = reading.decide(request, at, asking.known());
            CreditDecision decision = decided.decision();
            made = Optional.of(decision);
            isLifted = asking.under()
                    .flatMap(id -> session.creditLog().find(account, id).lifting(id, decision))
                    .isPresent();
            return decision instanceof CreditDecision.Approved || isLifted
                    ? new Holding.Verdict(Optional.empty(), decided.grounds())
                    : Holding.Verdict.refused(CreditNotGranted.of(decision));
        }

        Optional<CreditLogFact.Decided> fact(CommandId command) {
            return made.map(decision -> new CreditLogFact.Decided(DecisionId.of(command.value()), decision))
                    .map(fact -> isLifted ? fact.under(asking.under().orElseThrow()) : fact);
        }
    }

    // Which group it is can only be said for certain under the account's lock, which is taken after that of the group.
    private static AccountFacts lockedWithGroup(Session session, AccountId account, LocalDate from) {
        HeadroomRepository headroom = session.headroom();
        CreditReading reading = new CreditReading(session, account, CreditPolicy.ofDefaults());
        Set<AccountId> expected = reading.roots(from).keySet();
        Set<AccountId> locked = expected.stream().filter(headroom::lockGroup).collect(Collectors.toSet());
        AccountFacts books = session.accounts().lock(account);
        boolean isAsExpected = reading.roots(from).keySet().equals(expected)
                && expected.stream().filter(headroom::isGroup).allMatch(locked::contains);
        if (!isAsExpected) {
            // Run again, the work locks the other one first.
            throw new RetryableStoreException("customer " + account.customer() + " belongs to another group meanwhile");
        }
        return books;
    }

    /**
     * States an order or a delivery that came without a reservation, such as one that is loaded from other books or goes on after
     * its invoice was reversed: it counts as exposure, and nobody decides on it. Its
     * identifier is that of the command. Refused with {@link UnknownCustomer} or as {@link HeadroomRefusal} says.
     *
     * @throws IllegalArgumentException if it is a reservation: see {@link #reserve}
     */
    public Outcome<HeadroomRecorded> state(Reservation document) {
        desk.ask(Permission.RESERVE_CREDIT, document.customer());
        if (document.isReserved()) {
            throw new IllegalArgumentException(document + " is reserved, not stated");
        }
        return desk.inOneUnit(Permission.RESERVE_CREDIT, document.customer(), batch -> batch.state(document));
    }

    /**
     * An order, a delivery or an invoice takes its part of a reservation: see {@link Commitment}. An invoice must be on the
     * account, of that day and of no less than it takes; best in one call, by {@link #issue}. Where an invoice is reversed, its
     * part does not come back: an order that goes on is to be stated again, by {@link #state}. A quotation goes on only to a step at
     * which its policy approves the sale on what was known when it was reserved: what a policy did not ask of a quotation is to be
     * asked by reserving the order. Refused with {@link CreditNotGranted} then, and with {@link UnknownCustomer} or as {@link HeadroomRefusal} says.
     */
    public Outcome<HeadroomRecorded> commit(CommandId command, Commitment commitment) {
        return desk.inOneUnit(
                Permission.RESERVE_CREDIT, commitment.customer(), batch -> batch.commit(command, commitment));
    }

    /** Gives back what is left of a reservation, under an identifier of its own: see {@link #release(CommandId, ReservationRelease)}. */
    public Outcome<HeadroomRecorded> release(ReservationRelease release) {
        return release(desk.mint(), release);
    }

    /**
     * Gives back what is left of a reservation, or a part of it. Refused with {@link UnknownCustomer} or as
     * {@link HeadroomRefusal} says.
     */
    public Outcome<HeadroomRecorded> release(CommandId command, ReservationRelease release) {
        return desk.inOneUnit(Permission.RESERVE_CREDIT, release.customer(), batch -> batch.release(command, release));
    }

    /**
     * Issues an invoice that takes the place of a reservation, both or neither: see {@link AccountBatch#issue(Invoice,
     * ReservationId)}.
     */
    public Outcome<AccountChange> issue(Invoice invoice, ReservationId reservation) {
        desk.ask(Permission.RESERVE_CREDIT, invoice.customer());
        return desk.asked(Permission.RESERVE_CREDIT)
                .inOneUnit(Permission.ISSUE_DOCUMENTS, invoice.customer(), batch -> batch.issue(invoice, reservation));
    }

    /** The reservations of a customer of which something is left as of a day, by the day on which they began. */
    public List<ReservationState> live(CustomerId customer, AsOf asOf) {
        AccountId account = desk.account(customer);
        HeadroomFile file = desk.read(
                Permission.READ_CREDIT,
                customer,
                session -> asOf.knownAt().isPresent()
                        ? session.headroom().find(account)
                        : session.headroom().live(account, asOf.date()));
        return file.reservations(asOf).stream().filter(ReservationState::isLive).toList();
    }

    /** A reservation as of a day; empty where it does not count yet. */
    public Optional<ReservationState> find(CustomerId customer, ReservationId reservation, AsOf asOf) {
        return desk.read(
                Permission.READ_CREDIT,
                customer,
                session -> session.headroom()
                        .find(desk.account(customer), reservation)
                        .find(reservation, asOf));
    }

    /** All reservations, their steps and the memberships of a customer, in the order of recording. */
    public HeadroomFile file(CustomerId customer) {
        return desk.read(
                Permission.READ_CREDIT, customer, session -> session.headroom().find(desk.account(customer)));
    }

    /**
     * Records that a customer joins the group under a root from a day on, for a time or for ever, or leaves its group. Both
     * are locked. Refused with {@link UnknownCustomer}, with {@link KeptApart} where they lie in different places, or as
     * {@link HeadroomRefusal} says: groups have one level.
     */
    public Outcome<HeadroomRecorded> join(CommandId command, GroupMembership membership) {
        CustomerId customer = membership.customer();
        AccountId account = desk.account(customer);
        List<AccountId> both = Stream.concat(Stream.of(customer), membership.root().stream())
                .map(desk::account)
                .sorted()
                .toList();
        membership.root().ifPresent(root -> desk.ask(Permission.MAINTAIN_CREDIT_GROUPS, root));
        boolean isApart = membership
                .root()
                .filter(root -> !desk.store().keepsTogether(customer, root))
                .isPresent();
        return desk.write(Permission.MAINTAIN_CREDIT_GROUPS, customer, account, (session, told) -> {
            boolean isOnFile = !isApart
                    && both.stream()
                            .allMatch(each ->
                                    session.customers().find(each.customer()).isPresent());
            List<AccountId> within = isOnFile ? both : List.of(account);
            if (isOnFile) {
                within.forEach(session.headroom()::openGroup);
            }
            Map<AccountId, AccountFacts> books = new HashMap<>();
            within.forEach(id -> books.put(id, session.accounts().lock(id)));
            return new Holding(desk, session, account, books.get(account), desk.now())
                    .record(
                            command,
                            membership,
                            Optional.empty(),
                            document -> false,
                            at -> isApart
                                    ? Holding.Verdict.refused(KeptApart.of(
                                            customer, membership.root().orElseThrow()))
                                    : oneLevel(session, membership),
                            told);
        });
    }

    private Holding.Verdict oneLevel(Session session, GroupMembership membership) {
        if (membership.root().isEmpty()) {
            return Holding.Verdict.NOTHING_ASKED;
        }
        CustomerId customer = membership.customer();
        CustomerId root = membership.root().get();
        Optional<Refusal> refusal = session.customers().find(root).isEmpty()
                ? Optional.of(new UnknownCustomer(root))
                : session.headroom()
                        .memberships(desk.account(root))
                        .belongsDuring(Optional.empty(), membership)
                        .<Refusal>map(day -> new HeadroomRefusal.GroupInGroup(root, day))
                        .or(() -> firstMember(session, membership)
                                .map(day -> new HeadroomRefusal.GroupInGroup(customer, day)));
        return new Holding.Verdict(refusal, Optional.empty());
    }

    private Optional<LocalDate> firstMember(Session session, GroupMembership membership) {
        CustomerId root = membership.customer();
        return session.headroom().group(desk.account(root)).values().stream()
                .flatMap(file -> file.belongsDuring(Optional.of(root), membership).stream())
                .min(LocalDate::compareTo);
    }

    /**
     * The exposure of each customer in the group of a customer as of a day, the root included, by customer; of one in no group
     * its own alone.
     */
    public SortedMap<CustomerId, CreditExposure> group(CustomerId customer, CurrencyUnit currency, AsOf asOf) {
        return desk.read(Permission.READ_CREDIT, session -> {
            CreditReading reading = new CreditReading(session, desk.account(customer), CreditPolicy.ofDefaults());
            return reading.group(reading.root(asOf), currency, asOf);
        });
    }
}
