package io.cartera.collection;

import io.cartera.account.AccountFacts;
import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.account.Adjustment;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.Side;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Refusal;
import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The facts of collection of one account, in the order of recording: from them and from what is open every reading can be
 * made, as of any day and as known at any instant.
 * <p>
 * A dispute is open from the day on which it was opened until it is resolved, once. A promise holds from the day on which
 * it was given until it is withdrawn or replaced, once. A notice counts from the day on which it was sent until it is withdrawn, once. A refund that is asked for is approved once at most, and declined once at most. Immutable and
 * thread-safe.
 */
public final class CollectionFile {

    private static final Comparator<Dispute> BY_OPENING =
            Comparator.comparing(Dispute::openedOn).thenComparing(Dispute::id);
    private static final Comparator<PromiseToPay> BY_PAY_DAY = Comparator.comparing(PromiseToPay::payBy)
            .thenComparing(PromiseToPay::promisedOn)
            .thenComparing(PromiseToPay::id);

    private final AccountId account;
    private final List<CollectionRecorded> facts;
    private final Map<DisputeId, Dispute> disputes = new LinkedHashMap<>();
    private final Map<PromiseId, PromiseToPay> promises = new LinkedHashMap<>();
    private final Map<DisputeId, CollectionRecorded> resolutions = new HashMap<>();
    private final Map<PromiseId, CollectionRecorded> ends = new HashMap<>();
    private final Map<NoticeId, SentNotice> notices = new HashMap<>();
    private final Map<NoticeId, CollectionRecorded> withdrawals = new HashMap<>();

    private final Refunds refunds = new Refunds();

    private CollectionFile(AccountId account, List<CollectionRecorded> facts) {
        this.account = Objects.requireNonNull(account, "account");
        this.facts = List.copyOf(facts);
        Set<Key> keys = new HashSet<>();
        Instant last = Instant.MIN;
        for (CollectionRecorded recorded : this.facts) {
            boolean isInOrder = !recorded.at().isBefore(last);
            if (!recorded.account().equals(account) || !isInOrder || !keys.add(Key.of(recorded)) || !fits(recorded)) {
                throw new IllegalArgumentException(recorded + " cannot follow what is on the file of " + account);
            }
            last = recorded.at();
        }
    }

    /** Whether what a fact ends is there and goes on; the fact is entered. */
    private boolean fits(CollectionRecorded recorded) {
        CollectionFact fact = recorded.fact();
        if (!refunds.enter(recorded)) {
            return false;
        }
        if (fact instanceof Dispute dispute) {
            disputes.put(dispute.id(), dispute);
            return true;
        }
        if (fact instanceof DisputeResolution resolution) {
            return disputes.containsKey(resolution.dispute())
                    && resolutions.put(resolution.dispute(), recorded) == null;
        }
        if (fact instanceof SentNotice notice) {
            notices.put(notice.id(), notice);
            return true;
        }
        if (fact instanceof NoticeWithdrawal withdrawal) {
            return notices.containsKey(withdrawal.notice()) && withdrawals.put(withdrawal.notice(), recorded) == null;
        }
        if (fact instanceof PromiseToPay promise) {
            promises.put(promise.id(), promise);
        }
        return ended(fact)
                .map(promise -> promises.containsKey(promise) && ends.put(promise, recorded) == null)
                .orElse(true);
    }

    /** The promise that a fact ends. */
    static Optional<PromiseId> ended(CollectionFact fact) {
        if (fact instanceof PromiseWithdrawal withdrawal) {
            return Optional.of(withdrawal.promise());
        }
        return fact instanceof PromiseToPay promise ? promise.replaced() : Optional.empty();
    }

    /**
     * The file with these facts.
     *
     * @throws IllegalArgumentException if one is of another account, was recorded before the one before it, has the kind
     *     and identifier of another one, or ends what is not there or has ended
     */
    public static CollectionFile of(AccountId account, List<CollectionRecorded> facts) {
        return new CollectionFile(account, facts);
    }

    /** The account. */
    public AccountId account() {
        return account;
    }

    /** The facts, in the order of recording. */
    public List<CollectionRecorded> facts() {
        return facts;
    }

    /** What the command with this kind and identifier recorded. */
    public Optional<CollectionRecorded> find(CommandKind kind, CommandId command) {
        return facts.stream()
                .filter(recorded -> Key.of(recorded).equals(new Key(kind, command)))
                .findFirst();
    }

    /** Whether the command of a fact is on file already, or what the fact ends has ended. */
    public boolean excludes(CollectionRecorded recorded) {
        CollectionFact fact = recorded.fact();
        boolean hasEnded = fact instanceof DisputeResolution resolution
                ? resolutions.containsKey(resolution.dispute())
                : ended(fact).filter(ends::containsKey).isPresent();
        boolean isWithdrawn =
                fact instanceof NoticeWithdrawal withdrawal && withdrawals.containsKey(withdrawal.notice());
        return hasEnded
                || isWithdrawn
                || refunds.isAnswered(fact)
                || find(recorded.command().kind(), recorded.command().id()).isPresent();
    }

    /**
     * Why a fact may not be recorded next, with the first reason of {@link CollectionRefusal}; empty where it may.
     *
     * @param books the facts of the account
     */
    public Optional<Refusal> refusalOf(CollectionFact fact, AccountFacts books) {
        if (fact instanceof RefundRequest request) {
            return refunds.refusalOf(request, books);
        }
        return fact instanceof RefundAnswer answer
                ? refunds.refusalOf(answer, books)
                : new Transitions(disputes, promises, notices, resolutions, ends, withdrawals, books).refusalOf(fact);
    }

    /**
     * All disputes as of a day, resolved ones too, by the day on which they were opened, then identifier.
     * <p>
     * Of an item the earlier dispute takes first, each at most its amount and together at most what is open.
     *
     * @param open what the account has open as of then
     */
    public List<DisputeState> disputes(AsOf asOf, List<OpenItem> open) {
        Map<ItemId, Long> left = new HashMap<>();
        Map<ItemId, OpenItem> items = new HashMap<>();
        open.forEach(item -> items.put(item.id(), item));
        List<DisputeState> states = new ArrayList<>();
        disputesBy(asOf).forEach(dispute -> {
            CollectionRecorded resolved = resolutions.get(dispute.id());
            if (counts(resolved, asOf)) {
                states.add(DisputeState.resolved(dispute, (DisputeResolution) resolved.fact()));
                return;
            }
            OpenItem item = items.get(dispute.item());
            long open0 = item == null ? 0 : left.getOrDefault(item.id(), item.openMinor());
            long minor = dispute.amount()
                    .map(amount -> Math.min(open0, amount.getAmountMinorLong()))
                    .orElse(open0);
            left.put(dispute.item(), open0 - minor);
            states.add(DisputeState.open(
                    dispute, minor == 0 ? Optional.empty() : Optional.of(Money.ofMinor(item.currency(), minor))));
        });
        return List.copyOf(states);
    }

    private List<Dispute> disputesBy(AsOf asOf) {
        return facts.stream()
                .filter(recorded -> counts(recorded, asOf))
                .map(CollectionRecorded::fact)
                .filter(Dispute.class::isInstance)
                .map(Dispute.class::cast)
                .sorted(BY_OPENING)
                .toList();
    }

    /** Whether a dispute is open as of then, whatever is open of its item. */
    public boolean isDisputed(AsOf asOf) {
        return disputesBy(asOf).stream().anyMatch(dispute -> !counts(resolutions.get(dispute.id()), asOf));
    }

    /** Whether money may still come on a promise as of then: one that holds, and whose last day is not over. */
    public boolean isAwaiting(AsOf asOf) {
        return promisesBy(asOf).stream()
                .anyMatch(promise -> !counts(ends.get(promise.id()), asOf)
                        && !promise.payBy().isBefore(asOf.date()));
    }

    private List<PromiseToPay> promisesBy(AsOf asOf) {
        return facts.stream()
                .filter(recorded -> counts(recorded, asOf))
                .map(CollectionRecorded::fact)
                .filter(PromiseToPay.class::isInstance)
                .map(PromiseToPay.class::cast)
                .sorted(BY_PAY_DAY)
                .toList();
    }

    private static boolean counts(@Nullable CollectionRecorded recorded, AsOf asOf) {
        return recorded != null && asOf.counts(recorded.fact().effectiveOn(), recorded.at());
    }

    /**
     * All promises as of a day, by the day by which they are to be paid, the day on which they were given, and identifier;
     * in this order they take what was received.
     * <p>
     * A receipt or deposit counts for a promise where it is in its currency and effective from the day of the promise
     * through its last day and the days of grace; for a promise that names items so much as is allocated to them, whenever
     * that was done, else what is not taken by an earlier promise. A receipt counts once. What was reversed, returned by
     * the bank, refunded, netted with another customer's debit or moved to another customer or currency by the day asked
     * about does not count. A promise that ends by its last day, days of grace included, takes nothing from the day of its
     * end on. One that is withdrawn or replaced later stays what it was, kept, kept in part or broken, and leaves what it
     * took to no other: to take a mistaken one back, withdraw it from a day within its time. Worked, for a
     * promise of 100 by Friday: 100 received on Friday keep it, on Saturday not, without grace; 60 on Friday keep it in
     * part from Saturday on; 100 on Friday that the bank takes back on Monday keep it as of Saturday, and as of Monday it
     * is broken.
     *
     * @param history the history of the account
     * @param graceDays how many days more a receipt may take, 0 to 366
     * @throws IllegalArgumentException if the history is of another account, or the days of grace are out of range
     */
    public List<PromiseState> promises(AsOf asOf, AccountHistory history, int graceDays) {
        if (!history.account().equals(account)) {
            throw new IllegalArgumentException("the history is of " + history.account() + ", the file of " + account);
        }
        Receipts receipts = Receipts.by(asOf, history, graceDays);
        return promisesBy(asOf).stream()
                .map(promise -> isWithdrawn(promise, asOf, graceDays)
                        ? PromiseState.of(
                                promise,
                                PromiseState.Standing.WITHDRAWN,
                                Money.zero(promise.amount().getCurrencyUnit()))
                        : receipts.takenBy(promise))
                .toList();
    }

    // Whoever ends a promise when its time is over changes neither whether it was kept nor what it took from others.
    private boolean isWithdrawn(PromiseToPay promise, AsOf asOf, int graceDays) {
        CollectionRecorded end = ends.get(promise.id());
        return counts(end, asOf)
                && !end.fact().effectiveOn().isAfter(promise.payBy().plusDays(graceDays));
    }

    /**
     * Which level of dunning was reached as of a day, by the notices that were sent on or before it and are not withdrawn by then. A debit that was paid
     * and is open again, since the bank took the payment back, is at the level that it had reached. Worked: INV-1 and INV-2
     * are reminded at level 1, INV-1 at level 2 later: the customer is at level 2, and at level 1 once INV-1 is paid.
     *
     * @param open what the account has open as of then
     */
    public DunningLevels dunning(AsOf asOf, List<OpenItem> open) {
        List<SentNotice> counting = facts.stream()
                .filter(recorded -> counts(recorded, asOf))
                .map(CollectionRecorded::fact)
                .filter(SentNotice.class::isInstance)
                .map(SentNotice.class::cast)
                .filter(notice -> !counts(withdrawals.get(notice.id()), asOf))
                .sorted(Comparator.comparing(SentNotice::sentOn))
                .toList();
        return DunningLevels.of(
                open.stream().filter(item -> item.side() == Side.DEBIT).toList(), counting);
    }

    /**
     * All refunds that were asked for as of a day, those that were declined or paid too, by the day of the request, then
     * identifier. A refund is paid by the refund of the account that has its identifier, from the day on which that counts.
     *
     * @param history the history of the account
     * @throws IllegalArgumentException if the history is of another account
     */
    public List<RefundState> refunds(AsOf asOf, AccountHistory history) {
        if (!history.account().equals(account)) {
            throw new IllegalArgumentException("the history is of " + history.account() + ", the file of " + account);
        }
        return refunds.states(asOf, history);
    }

    /** The request for a refund, with its stamp: who asked, and when it was recorded. */
    public Optional<CollectionRecorded> refundRequest(RefundId refund) {
        return refunds.request(Objects.requireNonNull(refund, "refund"));
    }

    /**
     * Why a refund is not the one that was asked for under its identifier: {@link CollectionRefusal.RefundNotApproved} where that is not
     * approved by its day, {@link CollectionRefusal.RefundDiffers} where something else was. By whichever method it is paid. Empty where it
     * is the one, and for a refund that nobody asked for.
     *
     * @param adjustment a refund
     */
    public Optional<Refusal> refusalToPay(RefundId refund, Adjustment adjustment) {
        Objects.requireNonNull(adjustment, "adjustment");
        return refundRequest(refund).isEmpty()
                ? Optional.empty()
                : refusalToPay(refund, adjustment.on()).or(() -> refunds.differing(refund, adjustment));
    }

    /**
     * Why a refund may not be paid on a day, whatever the account says: {@link CollectionRefusal.UnknownRefund}, or
     * {@link CollectionRefusal.RefundNotApproved}; empty where it may.
     */
    public Optional<Refusal> refusalToPay(RefundId refund, LocalDate on) {
        return refunds.refusalToPay(Objects.requireNonNull(refund, "refund"), Require.date(on, "on"));
    }

    /**
     * The refund that was approved, as the adjustment that pays it on a day: of all that was asked for, with the reason, who
     * asked when and who approved when.
     *
     * @throws IllegalArgumentException if it may not be paid on that day: see {@link #refusalToPay}
     */
    public Adjustment approvedRefund(RefundId refund, LocalDate on) {
        refusalToPay(refund, on).ifPresent(refusal -> {
            throw new IllegalArgumentException(refusal.toString());
        });
        return refunds.toPay(refund, on);
    }

    /**
     * What is disputed and promised of each open debit, by the order of the items, and what is left to be collected.
     * <p>
     * What is disputed comes first. What a pending promise still awaits is then taken off the debits it is for, or off any
     * of its currency, what fell due first before the rest; promises in their order.
     *
     * @param open what the account has open as of then
     * @param promises the promises as of then: see {@link #promises}
     */
    public List<CollectableItem> collectable(AsOf asOf, List<OpenItem> open, List<PromiseState> promises) {
        Map<ItemId, Long> disputed = new HashMap<>();
        for (DisputeState dispute : disputes(asOf, open)) {
            dispute.disputed()
                    .ifPresent(
                            amount -> disputed.merge(dispute.dispute().item(), amount.getAmountMinorLong(), Long::sum));
        }
        List<OpenItem> debits =
                open.stream().filter(item -> item.side() == Side.DEBIT).toList();
        List<OpenItem> inOrder = debits.stream().sorted(OpenItem.openOrder()).toList();
        Map<ItemId, Long> promised = new HashMap<>();
        for (PromiseState promise : promises) {
            long awaited = promise.awaited().getAmountMinorLong();
            for (OpenItem item : inOrder) {
                if (isFor(promise.promise(), item)) {
                    long free = item.openMinor()
                            - disputed.getOrDefault(item.id(), 0L)
                            - promised.getOrDefault(item.id(), 0L);
                    long taken = Math.min(awaited, free);
                    promised.merge(item.id(), taken, Long::sum);
                    awaited -= taken;
                }
            }
        }
        return debits.stream()
                .map(item -> CollectableItem.ofMinor(
                        item, disputed.getOrDefault(item.id(), 0L), promised.getOrDefault(item.id(), 0L)))
                .toList();
    }

    private static boolean isFor(PromiseToPay promise, OpenItem item) {
        return promise.amount().getCurrencyUnit().equals(item.currency())
                && (promise.items().isEmpty() || promise.items().contains(item.id()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CollectionFile that && account.equals(that.account) && facts.equals(that.facts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, facts.size());
    }

    @Override
    public String toString() {
        return "CollectionFile[" + account + ", " + facts.size() + " facts]";
    }

    private record Key(CommandKind kind, CommandId command) {

        static Key of(CollectionRecorded recorded) {
            return new Key(recorded.command().kind(), recorded.command().id());
        }
    }
}
