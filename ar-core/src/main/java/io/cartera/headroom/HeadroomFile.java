package io.cartera.headroom;

import io.cartera.account.AccountFacts;
import io.cartera.account.AccountId;
import io.cartera.account.AccountRefusal;
import io.cartera.account.ItemId;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.ExposureTally;
import io.cartera.exposure.ExposureTerm;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.headroom.HeadroomRefusal.AlreadyReserved;
import io.cartera.headroom.HeadroomRefusal.CurrencyDiffers;
import io.cartera.headroom.HeadroomRefusal.NothingLeft;
import io.cartera.headroom.HeadroomRefusal.TooEarly;
import io.cartera.headroom.HeadroomRefusal.UnknownReservation;
import io.cartera.money.MinorUnits;
import io.cartera.money.MoneyTally;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Facts of one account about reservations and groups, in the order of recording: of all reservations or of some, each from
 * its beginning. From them every reading can be made, as of any day and as known at any instant.
 * <p>
 * The steps of a reservation come in the order of their days, so what one of them left is what is left until the next. What is
 * reserved can be taken by a step that is recorded on a day (UTC) on which it holds, and of such a day.
 * Immutable and thread-safe.
 */
public final class HeadroomFile {

    private static final Comparator<ReservationState> BY_BEGIN = Comparator.comparing(
                    (ReservationState state) -> state.reservation().effectiveOn())
            .thenComparing(state -> state.reservation().id());

    private final AccountId account;
    private final List<HeadroomRecorded> facts;
    private final Map<ReservationId, List<HeadroomRecorded>> reservations = new LinkedHashMap<>();

    private HeadroomFile(AccountId account, List<HeadroomRecorded> facts) {
        this.account = Objects.requireNonNull(account, "account");
        this.facts = List.copyOf(facts);
        Set<CommandKey> keys = new HashSet<>();
        Instant last = Instant.MIN;
        for (HeadroomRecorded recorded : this.facts) {
            boolean fits = recorded.account().equals(account)
                    && !recorded.at().isBefore(last)
                    && keys.add(CommandKey.of(recorded))
                    && follows(recorded);
            if (!fits) {
                throw new IllegalArgumentException(recorded + " cannot follow what is on the file of " + account);
            }
            last = recorded.at();
        }
    }

    /** Whether a fact leaves what the facts before it make of it; it is entered. */
    private boolean follows(HeadroomRecorded recorded) {
        HeadroomFact fact = recorded.fact();
        if (fact instanceof Reservation reservation) {
            List<HeadroomRecorded> begun = new ArrayList<>(List.of(recorded));
            return reservations.put(reservation.id(), begun) == null
                    && recorded.left().equals(Optional.of(StagesLeft.begunBy(reservation)));
        }
        if (fact instanceof ReservationStep step) {
            List<HeadroomRecorded> steps = reservations.get(step.reservation());
            boolean isNext = steps != null
                    && !step.effectiveOn().isBefore(last(steps).fact().effectiveOn())
                    && recorded.left().equals(Optional.of(left(steps, step, recorded.at())));
            return isNext && steps.add(recorded);
        }
        return true;
    }

    private static HeadroomRecorded last(List<HeadroomRecorded> steps) {
        return steps.get(steps.size() - 1);
    }

    private static StagesLeft left(List<HeadroomRecorded> steps, ReservationStep step, Instant at) {
        Reservation reservation = (Reservation) steps.get(0).fact();
        StagesLeft before = last(steps).left().orElseThrow();
        return step instanceof Commitment commitment
                ? before.after(commitment, hasExpired(reservation, later(step.effectiveOn(), dayOf(at))))
                : before.after((ReservationRelease) step);
    }

    // A step of an earlier day would take what has been sold to somebody else since.
    private static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static boolean hasExpired(Reservation reservation, LocalDate on) {
        return reservation.holdsThrough().filter(day -> day.isBefore(on)).isPresent();
    }

    /**
     * The file with these facts.
     *
     * @throws IllegalArgumentException if one is of another account, was recorded before the one before it, has the kind and
     *     identifier of another one, or leaves another amount than follows from the steps before it
     */
    public static HeadroomFile of(AccountId account, List<HeadroomRecorded> facts) {
        return new HeadroomFile(account, facts);
    }

    /** The account. */
    public AccountId account() {
        return account;
    }

    /** The facts, in the order of recording. */
    public List<HeadroomRecorded> facts() {
        return facts;
    }

    /** What the command with this kind and identifier recorded. */
    public Optional<HeadroomRecorded> find(CommandKind kind, CommandId command) {
        return facts.stream()
                .filter(recorded -> CommandKey.of(recorded).equals(new CommandKey(kind, command)))
                .findFirst();
    }

    /** A reservation as of a day; empty where it does not count yet. */
    public Optional<ReservationState> find(ReservationId reservation, AsOf asOf) {
        return Optional.ofNullable(reservations.get(reservation)).flatMap(steps -> state(steps, asOf));
    }

    /** All reservations that count as of a day, used up and expired ones too, by the day on which they began, then identifier. */
    public List<ReservationState> reservations(AsOf asOf) {
        return reservations.values().stream()
                .flatMap(steps -> state(steps, asOf).stream())
                .sorted(BY_BEGIN)
                .toList();
    }

    private static Optional<ReservationState> state(List<HeadroomRecorded> steps, AsOf asOf) {
        return steps.stream()
                .filter(recorded -> asOf.counts(recorded.fact().effectiveOn(), recorded.at()))
                .reduce((before, later) -> later)
                .map(recorded -> ReservationState.of(
                        (Reservation) steps.get(0).fact(),
                        recorded.left().orElseThrow(),
                        recorded.fact().effectiveOn(),
                        asOf.date()));
    }

    /** Adds what is reserved, ordered, and delivered and not billed as of a day to the terms of an exposure. */
    public void addTo(ExposureTally tally, AsOf asOf) {
        reservations(asOf).forEach(state -> add(tally, state));
    }

    /**
     * The same where somebody decides on a day: what begins later is taken already, with what it begins with, so that no day
     * to come can be sold twice by turning back the calendar. What is reserved counts as long as it can still be committed.
     * What an invoice of a later day takes is left out: the invoice is to be counted already.
     *
     * @param holding what is reserved counts where it holds on this day: that on which it is asked, or an earlier one
     */
    public void addAllTo(ExposureTally tally, LocalDate on, LocalDate holding) {
        addAllTo(tally, on, holding, Optional.empty());
    }

    /** The same without one of the reservations: what is decided is a step of it. */
    public void addAllTo(ExposureTally tally, LocalDate on, LocalDate holding, Optional<ReservationId> without) {
        for (List<HeadroomRecorded> steps : reservations.values()) {
            Reservation reservation = (Reservation) steps.get(0).fact();
            if (without.equals(Optional.of(reservation.id()))) {
                continue;
            }
            StagesLeft left = leftAsOf(steps, later(reservation.effectiveOn(), on));
            add(tally, hasExpired(reservation, holding) ? left.expired() : left);
        }
    }

    private static StagesLeft leftAsOf(List<HeadroomRecorded> steps, LocalDate day) {
        StagesLeft left = steps.get(0).left().orElseThrow();
        StagesLeft before = left;
        for (HeadroomRecorded step : steps) {
            StagesLeft after = step.left().orElseThrow();
            if (!step.fact().effectiveOn().isAfter(day)) {
                left = after;
            } else if (step.fact() instanceof Commitment commitment && commitment.kind() == SalesDocumentKind.INVOICE) {
                left = left.less(before.total().minus(after.total()));
            }
            before = after;
        }
        return left;
    }

    private static void add(ExposureTally tally, ReservationState state) {
        add(tally, state.left());
    }

    private static void add(ExposureTally tally, StagesLeft left) {
        tally.add(ExposureTerm.RESERVATIONS, left.currency(), left.reserved().getAmountMinorLong());
        tally.add(ExposureTerm.OPEN_ORDERS, left.currency(), left.ordered().getAmountMinorLong());
        tally.add(ExposureTerm.UNBILLED, left.currency(), left.unbilled().getAmountMinorLong());
    }

    /** The root of the group to which the customer belongs as of a day; empty where it is none but its own. */
    public Optional<CustomerId> root(AsOf asOf) {
        return facts.stream()
                .filter(recorded -> asOf.counts(recorded.fact().effectiveOn(), recorded.at()))
                .map(HeadroomRecorded::fact)
                .filter(GroupMembership.class::isInstance)
                .map(GroupMembership.class::cast)
                .filter(membership -> membership.holdsOn(asOf.date()))
                .sorted(Comparator.comparing(GroupMembership::effectiveOn))
                .reduce((before, later) -> later)
                .flatMap(GroupMembership::root);
    }

    /**
     * The roots of the groups to which the customer belongs on this day or a later one, itself where there is a day on which it
     * belongs to none, each with the first such day.
     */
    public SortedMap<CustomerId, LocalDate> rootsFrom(LocalDate day) {
        SortedMap<CustomerId, LocalDate> roots = new TreeMap<>();
        if (facts.isEmpty()) {
            roots.put(account.customer(), day);
            return roots;
        }
        facts.stream()
                .map(HeadroomRecorded::fact)
                .filter(GroupMembership.class::isInstance)
                .map(GroupMembership.class::cast)
                .flatMap(fact -> Stream.concat(Stream.of(fact.effectiveOn()), fact.until().stream()))
                .map(change -> later(change, day))
                .collect(Collectors.toCollection(() -> new TreeSet<>(Set.of(day))))
                .forEach(each -> roots.putIfAbsent(root(AsOf.of(each)).orElse(account.customer()), each));
        return roots;
    }

    /**
     * The first day on which a membership holds and the customer of this file belongs to a group, of this root or of any; empty
     * where there is none.
     */
    public Optional<LocalDate> belongsDuring(Optional<CustomerId> root, GroupMembership membership) {
        LocalDate first = membership.effectiveOn();
        return facts.stream()
                .map(HeadroomRecorded::fact)
                .filter(GroupMembership.class::isInstance)
                .map(GroupMembership.class::cast)
                // Where one ends, an earlier one may hold again.
                .flatMap(own -> Stream.concat(Stream.of(own.effectiveOn()), own.until().stream()))
                .map(day -> day.isBefore(first) ? first : day)
                .filter(membership::holdsOn)
                .sorted()
                .distinct()
                .filter(day -> root(AsOf.of(day))
                        .filter(found -> root.isEmpty() || root.get().equals(found))
                        .isPresent())
                .findFirst();
    }

    /** What an invoice has taken of all reservations on the file, in its currency. */
    public Money takenBy(String invoice, CurrencyUnit currency) {
        MoneyTally taken = MoneyTally.in(currency);
        for (List<HeadroomRecorded> steps : reservations.values()) {
            StagesLeft before = steps.get(0).left().orElseThrow();
            for (HeadroomRecorded step : steps) {
                StagesLeft after = step.left().orElseThrow();
                if (step.fact() instanceof Commitment commitment
                        && commitment.kind() == SalesDocumentKind.INVOICE
                        && commitment.document().equals(invoice)
                        && after.currency().equals(currency)) {
                    taken.addMinor(MinorUnits.of(before.total().minus(after.total())));
                }
                before = after;
            }
        }
        return taken.total();
    }

    /** Whether a fact with the same command is on file, or the reservation that a fact begins. */
    public boolean excludes(HeadroomRecorded recorded) {
        return find(recorded.command().kind(), recorded.command().id()).isPresent()
                || (recorded.fact() instanceof Reservation reservation && reservations.containsKey(reservation.id()));
    }

    /**
     * Why a fact may not be recorded next, with the first reason of {@link HeadroomRefusal}; empty where it may. Whether a
     * limit has room for it is asked elsewhere.
     *
     * @param books the facts of the account
     * @param isThere whether the invoice with this identifier is on the account
     * @param at when it would be recorded: what is reserved has expired where it does not hold on that day (UTC)
     */
    public Optional<Refusal> refusalOf(HeadroomFact fact, AccountFacts books, Predicate<String> isThere, Instant at) {
        if (fact instanceof Reservation reservation) {
            return reservations.containsKey(reservation.id())
                    ? Optional.of(new AlreadyReserved(reservation.id()))
                    : closed(fact, books);
        }
        if (fact instanceof ReservationStep step) {
            List<HeadroomRecorded> steps = reservations.get(step.reservation());
            return steps == null
                    ? Optional.of(new UnknownReservation(step.reservation()))
                    : tooEarly(steps, step)
                            .or(() -> closed(step, books))
                            .or(() -> otherCurrency(steps, step))
                            .or(() -> unknownItem(step, isThere))
                            .or(() -> idle(steps, step, at));
        }
        return closed(fact, books);
    }

    private static Optional<Refusal> tooEarly(List<HeadroomRecorded> steps, ReservationStep step) {
        LocalDate earliest = last(steps).fact().effectiveOn();
        return step.effectiveOn().isBefore(earliest)
                ? Optional.of(new TooEarly(step.effectiveOn(), earliest))
                : Optional.empty();
    }

    private static Optional<Refusal> closed(HeadroomFact fact, AccountFacts books) {
        return books.head()
                .closedThrough()
                .filter(through -> !fact.effectiveOn().isAfter(through))
                .map(through -> new AccountRefusal.PeriodClosed(fact.effectiveOn(), through));
    }

    private static Optional<Refusal> otherCurrency(List<HeadroomRecorded> steps, ReservationStep step) {
        Optional<Money> amount = step instanceof Commitment commitment
                ? Optional.of(commitment.amount())
                : ((ReservationRelease) step).amount();
        return amount.map(Money::getCurrencyUnit)
                .filter(offered ->
                        !offered.equals(last(steps).left().orElseThrow().currency()))
                .map(offered ->
                        new CurrencyDiffers(last(steps).left().orElseThrow().currency(), offered));
    }

    private static Optional<Refusal> unknownItem(ReservationStep step, Predicate<String> isThere) {
        return step instanceof Commitment commitment
                        && commitment.kind() == SalesDocumentKind.INVOICE
                        && !isThere.test(commitment.document())
                ? Optional.of(new AccountRefusal.UnknownItem(ItemId.debit(commitment.document())))
                : Optional.empty();
    }

    private static Optional<Refusal> idle(List<HeadroomRecorded> steps, ReservationStep step, Instant at) {
        return left(steps, step, at).equals(last(steps).left().orElseThrow())
                ? Optional.of(new NothingLeft(step.reservation(), step.effectiveOn()))
                : Optional.empty();
    }

    /**
     * What is left of the reservation after a fact that may be recorded next; empty for a membership.
     *
     * @param at when it is recorded
     * @throws IllegalArgumentException if the fact is a step of a reservation that is not on file
     */
    public Optional<StagesLeft> leftAfter(HeadroomFact fact, Instant at) {
        if (fact instanceof Reservation reservation) {
            return Optional.of(StagesLeft.begunBy(reservation));
        }
        if (fact instanceof ReservationStep step) {
            List<HeadroomRecorded> steps = reservations.get(step.reservation());
            if (steps == null) {
                throw new IllegalArgumentException(step.reservation() + " is not on the file of " + account);
            }
            return Optional.of(left(steps, step, at));
        }
        return Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HeadroomFile that && account.equals(that.account) && facts.equals(that.facts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, facts);
    }

    @Override
    public String toString() {
        return "HeadroomFile[" + account + ", " + facts.size() + " facts]";
    }

    private record CommandKey(CommandKind kind, CommandId id) {
        static CommandKey of(HeadroomRecorded recorded) {
            return new CommandKey(recorded.command().kind(), recorded.command().id());
        }
    }
}
