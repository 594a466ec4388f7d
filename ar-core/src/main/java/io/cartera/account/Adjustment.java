package io.cartera.account;

import io.cartera.customer.PaymentMethod;
import io.cartera.terms.DiscountOffer;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Refusal;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What we do about one open item without a document: write off what is open of it, bear a bank's fee, grant a cash
 * discount, or refund a credit.
 * <p>
 * It makes an entry on the other side, counting from a day on and allocated to the item, all of it. The amount is what
 * is open of the item from that day on, unless it {@linkplain #of(Money) says} less. Bad debts, concessions, bank fees
 * and cash discounts adjust debits, refunds adjust credits, small differences either. A refund, a bad debt and a concession may say when and by
 * whom they were asked for and approved, and a refund by which method it was paid, on the day from which it counts; all of it
 * stays with its command ({@link #refundIn}). {@link #toString()} leaves the reason out, since
 * it may be personal. Immutable. Example:
 * {@code Adjustment.badDebt(ItemId.debit("INV-1"), day).because("bankrupt")} writes off what is open of INV-1.
 */
public final class Adjustment {

    private final EntryKind kind;
    private final ItemId item;
    private final LocalDate on;
    private final @Nullable Money amount;
    private final @Nullable String reason;
    private final @Nullable DiscountOffer offer;
    private final RefundSteps steps;

    private Adjustment(EntryKind kind, ItemId item, LocalDate on) {
        this(kind, item, on, Details.NONE);
    }

    private Adjustment(EntryKind kind, ItemId item, LocalDate on, Details details) {
        this.kind = kind;
        this.item = Objects.requireNonNull(item, "item");
        this.on = Require.date(on, "on");
        this.amount = details.amount();
        this.reason = details.reason();
        this.offer = details.offer();
        this.steps = details.steps();
        if (!kind.standsOn(item.side().opposite())) {
            throw new IllegalArgumentException(kind + " does not adjust a " + item.side() + " such as " + item);
        }
        if (amount != null) {
            Allocation.requirePositive(amount);
        }
    }

    /** What the customer will not pay. */
    public static Adjustment badDebt(ItemId debit, LocalDate on) {
        return new Adjustment(EntryKind.BAD_DEBT, debit, on);
    }

    /** What we give up by agreement with the customer. */
    public static Adjustment concession(ItemId debit, LocalDate on) {
        return new Adjustment(EntryKind.CONCESSION, debit, on);
    }

    /** The rest of a debit that is too small to ask for, or of a credit that is too small to give back. */
    public static Adjustment smallDifference(ItemId item, LocalDate on) {
        return new Adjustment(EntryKind.SMALL_DIFFERENCE, item, on);
    }

    /** What a bank kept of the payment of a debit. */
    public static Adjustment bankFee(ItemId debit, LocalDate on) {
        return new Adjustment(EntryKind.BANK_FEE, debit, on);
    }

    /**
     * A discount for paying a debit early. It is earned by the allocations of payments, credit notes and legs that stand on
     * the debit when it is recorded; the end of one of them ends it. Without an offer that is {@linkplain #taking taken} it is one that we give though
     * none was offered.
     */
    public static Adjustment cashDiscount(ItemId debit, LocalDate on) {
        return new Adjustment(EntryKind.CASH_DISCOUNT, debit, on);
    }

    /** Money given back on a credit. */
    public static Adjustment refund(ItemId credit, LocalDate on) {
        return new Adjustment(EntryKind.REFUND, credit, on);
    }

    /**
     * This adjustment, of so much of the item.
     *
     * @throws IllegalArgumentException if the amount is not positive, or above that of an offer that is taken
     * @throws io.cartera.money.AmountOutOfRangeException if it is out of range
     */
    public Adjustment of(Money amount) {
        Objects.requireNonNull(amount, "amount");
        return with(new Details(amount, reason, offer == null ? null : offer.taking(amount), steps));
    }

    /**
     * This cash discount by an offer, all of it; {@link #of(Money)} then takes less of it. An offer that the debit does not
     * have, or more of it than is {@linkplain OpenItem#leftOf left}, is refused with {@link AccountRefusal.NotOffered};
     * whether the debit was paid in time is for the caller to say.
     *
     * @throws IllegalStateException if this is no cash discount
     * @throws IllegalArgumentException if the offer is not positive
     */
    public Adjustment taking(DiscountOffer offered) {
        if (kind != EntryKind.CASH_DISCOUNT) {
            throw new IllegalStateException("only a cash discount takes an offer, not " + this);
        }
        return with(new Details(offered.amount(), reason, offered, steps));
    }

    /** This adjustment with its reason, which the entry keeps as its reference. */
    public Adjustment because(String reason) {
        return with(new Details(amount, Require.text(reason, "reason"), offer, steps));
    }

    /**
     * This refund or write-off, asked for on a day by somebody. It keeps what was said, and does not wait for an approval: one that was
     * asked for and not approved is recorded too. Who wants none without checks {@link #approver} before it is recorded.
     *
     * @throws IllegalArgumentException if it is no refund, no bad debt and no concession, or approved or done before it was
     *     asked for
     */
    public Adjustment requested(LocalDate requestedOn, Actor requester) {
        if (kind != EntryKind.BAD_DEBT && kind != EntryKind.CONCESSION) {
            requireRefund("requested");
        }
        requireOrder(done(), on, "requested", Require.date(requestedOn, "requestedOn"));
        steps.approvedOn().ifPresent(approvedOn -> requireOrder("approved", approvedOn, "requested", requestedOn));
        return with(new RefundSteps(
                Optional.of(requestedOn),
                Optional.of(Objects.requireNonNull(requester, "requester")),
                steps.approvedOn(),
                steps.approver(),
                steps.method()));
    }

    /**
     * This refund or write-off, approved on a day by somebody else than who asked for it: approved by the same it is refused
     * with {@link ApprovedByRequester}.
     *
     * @throws IllegalArgumentException if nobody asked for it yet, it was approved before it was asked for, or done before
     *     it was approved
     */
    public Adjustment approved(LocalDate approvedOn, Actor approver) {
        Require.date(approvedOn, "approvedOn");
        LocalDate requestedOn = steps.requestedOn()
                .orElseThrow(
                        () -> new IllegalArgumentException("what is approved on " + approvedOn + " was not requested"));
        requireOrder("approved", approvedOn, "requested", requestedOn);
        requireOrder(done(), on, "approved", approvedOn);
        return with(new RefundSteps(
                steps.requestedOn(),
                steps.requester(),
                Optional.of(approvedOn),
                Optional.of(Objects.requireNonNull(approver, "approver")),
                steps.method()));
    }

    /**
     * This refund, paid by a method.
     *
     * @throws IllegalArgumentException if it is no refund
     */
    public Adjustment paidBy(PaymentMethod method) {
        requireRefund("paid");
        return with(new RefundSteps(
                steps.requestedOn(),
                steps.requester(),
                steps.approvedOn(),
                steps.approver(),
                Optional.of(Objects.requireNonNull(method, "method"))));
    }

    private Adjustment with(RefundSteps other) {
        return with(new Details(amount, reason, offer, other));
    }

    private Adjustment with(Details details) {
        return new Adjustment(kind, item, on, details);
    }

    private String done() {
        return kind == EntryKind.REFUND ? "paid" : "written off";
    }

    private void requireRefund(String step) {
        if (kind != EntryKind.REFUND) {
            throw new IllegalArgumentException("a " + kind + " is not " + step);
        }
    }

    private static void requireOrder(String later, LocalDate laterOn, String earlier, LocalDate earlierOn) {
        if (laterOn.isBefore(earlierOn)) {
            throw new IllegalArgumentException(
                    later + " on " + laterOn + ", before it was " + earlier + " on " + earlierOn);
        }
    }

    /** When a refund or write-off was asked for. */
    public Optional<LocalDate> requestedOn() {
        return steps.requestedOn();
    }

    /** Who asked for a refund or write-off. */
    public Optional<Actor> requester() {
        return steps.requester();
    }

    /** When a refund or write-off was approved. */
    public Optional<LocalDate> approvedOn() {
        return steps.approvedOn();
    }

    /** Who approved a refund or write-off. */
    public Optional<Actor> approver() {
        return steps.approver();
    }

    /** How a refund was paid. */
    public Optional<PaymentMethod> method() {
        return steps.method();
    }

    /**
     * Whether it is recorded by a command of its own and by no {@link Settlement}: one that says when and by whom it was
     * asked for, or how it was paid, since all of that stays with its command.
     */
    public boolean hasCommandOfItsOwn() {
        return !steps.equals(RefundSteps.NONE);
    }

    /** Why nobody may record it, whatever the account says. */
    public Optional<Refusal> refusal() {
        return steps.approver()
                .filter(approver -> steps.requester().filter(approver::equals).isPresent())
                .map(ApprovedByRequester::new);
    }

    /** The refund that a change recorded, of all that it came to; empty where it recorded none. */
    public static Optional<Adjustment> refundIn(AccountChange change) {
        if (change.recording().command().kind() != CommandKind.REFUND) {
            return Optional.empty();
        }
        return change.entries().stream()
                .filter(entry -> entry.kind() == EntryKind.REFUND)
                .flatMap(entry -> change.allocations().stream()
                        .filter(allocation -> allocation.debit().equals(entry.id()))
                        .map(allocation -> refund(allocation.credit(), entry, change)))
                .findFirst();
    }

    private static Adjustment refund(ItemId credit, Entry entry, AccountChange change) {
        return new Adjustment(
                EntryKind.REFUND,
                credit,
                entry.effectiveOn(),
                new Details(
                        entry.amount(),
                        entry.reference().orElse(null),
                        null,
                        RefundSteps.in(change.recording().command().content())));
    }

    /** The kind of the entry it makes. */
    public EntryKind kind() {
        return kind;
    }

    /** The item it adjusts. */
    public ItemId item() {
        return item;
    }

    /** The day from which it counts. */
    public LocalDate on() {
        return on;
    }

    /** How much; empty for all that is open. */
    public Optional<Money> amount() {
        return Optional.ofNullable(amount);
    }

    /** The offer that a cash discount takes. */
    public Optional<DiscountOffer> offer() {
        return Optional.ofNullable(offer);
    }

    /** Why. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** The entry it makes; a cash discount was earned by the allocations. */
    Entry entry(ItemId id, Money amount, List<AllocationId> earnedBy) {
        Entry.Builder entry = Entry.builder(id, kind, amount, on).earnedBy(earnedBy);
        reason().ifPresent(entry::reference);
        offer().ifPresent(taken -> entry.offers(List.of(taken)));
        return entry.build();
    }

    /** The match of that entry to the item. */
    Settlement.Match match(Entry entry) {
        boolean isCredit = entry.side() == Side.CREDIT;
        return new Settlement.Match(isCredit ? entry.id() : item, isCredit ? item : entry.id(), entry.amount(), on);
    }

    /** The arguments by which a repeat is recognised; the reason is compared with the entry. */
    Map<String, String> content() {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("as", kind.name());
        content.put("item", item.content());
        amount().ifPresent(value -> content.put("amount", value.toString()));
        content.put("on", on.toString());
        offer().ifPresent(value -> content.put("offer", value + " of " + value.parts()));
        steps.putInto(content);
        return content;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Adjustment that
                && kind == that.kind
                && item.equals(that.item)
                && on.equals(that.on)
                && Objects.equals(amount, that.amount)
                && Objects.equals(reason, that.reason)
                && Objects.equals(offer, that.offer)
                && steps.equals(that.steps);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, item, on);
    }

    @Override
    public String toString() {
        return kind + "[" + (amount == null ? "all" : amount) + " of " + item + " on " + on + "]";
    }

    /**
     * Who asked for a refund or write-off approved it too. Immutable.
     *
     * @param actor who
     */
    public record ApprovedByRequester(Actor actor) implements Refusal {
        /** Refuses nulls. */
        public ApprovedByRequester {
            Objects.requireNonNull(actor, "actor");
        }
    }

    private record Details(
            @Nullable Money amount,
            @Nullable String reason,
            @Nullable DiscountOffer offer,
            RefundSteps steps) {
        static final Details NONE = new Details(null, null, null, RefundSteps.NONE);
    }
}
