package io.cartera.collection;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountFacts;
import io.cartera.account.AccountHistory;
import io.cartera.account.AccountRefusal;
import io.cartera.account.Adjustment;
import io.cartera.account.Entry;
import io.cartera.account.Item;
import io.cartera.account.ItemId;
import io.cartera.collection.CollectionRefusal.AboveAmount;
import io.cartera.collection.CollectionRefusal.CurrencyDiffers;
import io.cartera.collection.CollectionRefusal.RefundAlreadyAnswered;
import io.cartera.collection.CollectionRefusal.RefundDiffers;
import io.cartera.collection.CollectionRefusal.RefundNameTaken;
import io.cartera.collection.CollectionRefusal.RefundNotApproved;
import io.cartera.collection.CollectionRefusal.RefundPaid;
import io.cartera.collection.CollectionRefusal.TooEarly;
import io.cartera.collection.CollectionRefusal.UnknownRefund;
import io.cartera.money.MinorUnits;
import io.cartera.time.AsOf;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Difference;
import io.cartera.trace.Refusal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The refunds on a file: what was asked for, what was answered, and what the account says was paid. */
final class Refunds {

    private static final Comparator<RefundState> BY_REQUEST = Comparator.<RefundState, LocalDate>comparing(
                    state -> state.request().requestedOn())
            .thenComparing(state -> state.request().id());

    private final Map<RefundId, CollectionRecorded> requests = new LinkedHashMap<>();
    private final Map<RefundId, CollectionRecorded> approvals = new HashMap<>();
    private final Map<RefundId, CollectionRecorded> declines = new HashMap<>();

    /** Enters a fact, if it is one of a refund; false where it answers what is not there or is answered. */
    boolean enter(CollectionRecorded recorded) {
        if (recorded.fact() instanceof RefundRequest request) {
            requests.put(request.id(), recorded);
        }
        if (recorded.fact() instanceof RefundAnswer answer) {
            boolean fits = requests.containsKey(answer.refund()) && !isAnswered(answer);
            (answer.isApproved() ? approvals : declines).put(answer.refund(), recorded);
            return fits;
        }
        return true;
    }

    /** Whether an answer comes too late: only an approval is followed by one, which declines. */
    boolean isAnswered(CollectionFact fact) {
        return fact instanceof RefundAnswer answer
                && (declines.containsKey(answer.refund())
                        || answer.isApproved() && approvals.containsKey(answer.refund()));
    }

    Optional<Refusal> refusalOf(RefundAnswer answer, AccountFacts books) {
        RefundId refund = answer.refund();
        CollectionRecorded request = requests.get(refund);
        if (request == null) {
            return Optional.of(new UnknownRefund(refund));
        }
        if (isPaid((RefundRequest) request.fact(), books)) {
            return Optional.of(new RefundPaid(refund));
        }
        if (isAnswered(answer)) {
            CollectionRecorded earlier = declines.getOrDefault(refund, approvals.get(refund));
            return Optional.of(new RefundAlreadyAnswered(refund, earlier.fact().effectiveOn()));
        }
        return tooEarly(answer, approvals.getOrDefault(refund, request).fact().effectiveOn());
    }

    Optional<Refusal> refusalOf(RefundRequest request, AccountFacts books) {
        ItemId paidAs = ItemId.debit(request.id().value());
        Optional<Item> credit = books.item(request.credit());
        if (books.item(paidAs).isPresent()) {
            return Optional.of(new RefundNameTaken(paidAs));
        }
        if (credit.isEmpty()) {
            return Optional.of(new AccountRefusal.UnknownItem(request.credit()));
        }
        Entry entry = credit.get().entry();
        return tooEarly(request, entry.effectiveOn()).or(() -> above(request, credit.get(), books));
    }

    private static Optional<Refusal> tooEarly(CollectionFact fact, LocalDate earliest) {
        return fact.effectiveOn().isBefore(earliest)
                ? Optional.of(new TooEarly(fact.effectiveOn(), earliest))
                : Optional.empty();
    }

    // What others asked for of the same credit, and did not get yet, is spoken for.
    private Optional<Refusal> above(RefundRequest request, Item credit, AccountFacts books) {
        ItemId id = credit.entry().id();
        if (!credit.entry().currency().equals(request.amount().getCurrencyUnit())) {
            return Optional.of(new CurrencyDiffers(
                    id, credit.entry().currency(), request.amount().getCurrencyUnit()));
        }
        long free = credit.openMinor();
        for (CollectionRecorded recorded : requests.values()) {
            RefundRequest earlier = (RefundRequest) recorded.fact();
            if (earlier.credit().equals(id) && isWaiting(earlier, books)) {
                free -= MinorUnits.of(earlier.amount());
            }
        }
        return MinorUnits.of(request.amount()) > free
                ? Optional.of(new AboveAmount(
                        request.amount(), MinorUnits.toMoney(credit.entry().currency(), Math.max(0, free))))
                : Optional.empty();
    }

    private boolean isWaiting(RefundRequest request, AccountFacts books) {
        return !declines.containsKey(request.id()) && !isPaid(request, books);
    }

    private static boolean isPaid(RefundRequest request, AccountFacts books) {
        return books.change(CommandKind.REFUND, command(request.id()))
                .flatMap(Adjustment::refundIn)
                .filter(refund -> isOf(request, refund))
                .isPresent();
    }

    /** Whether a refund pays back what was asked for: so much of that credit. */
    private static boolean isOf(RefundRequest request, Adjustment refund) {
        return refund.item().equals(request.credit())
                && refund.amount().filter(request.amount()::equals).isPresent();
    }

    static CommandId command(RefundId refund) {
        return CommandId.of(refund.value());
    }

    List<RefundState> states(AsOf asOf, AccountHistory history) {
        AccountHistory known = history.knownAt(asOf);
        Map<CommandId, AccountChange> paid = new HashMap<>();
        Map<ItemId, LocalDate> reversed = new HashMap<>();
        for (AccountChange change : known.changes()) {
            if (change.recording().command().kind() == CommandKind.REFUND) {
                paid.put(change.recording().command().id(), change);
            }
            change.entries()
                    .forEach(entry ->
                            entry.reversal().ifPresent(undone -> reversed.put(undone.item(), entry.effectiveOn())));
        }
        return requests.values().stream()
                .filter(recorded -> asOf.counts(recorded.fact().effectiveOn(), recorded.at()))
                .map(recorded -> state(asOf, recorded, paid, reversed))
                .sorted(BY_REQUEST)
                .toList();
    }

    private RefundState state(
            AsOf asOf,
            CollectionRecorded recorded,
            Map<CommandId, AccountChange> paid,
            Map<ItemId, LocalDate> reversed) {
        RefundRequest request = (RefundRequest) recorded.fact();
        CollectionRecorded declined = counting(declines.get(request.id()), asOf);
        AccountChange change = paid.get(command(request.id()));
        return new RefundState(
                asOf.date(),
                request,
                recorded.command().actor(),
                declined == null ? counting(approvals.get(request.id()), asOf) : declined,
                change == null ? null : payout(request, change, asOf, reversed));
    }

    private static @Nullable CollectionRecorded counting(@Nullable CollectionRecorded answer, AsOf asOf) {
        return answer != null && asOf.counts(answer.fact().effectiveOn(), answer.at()) ? answer : null;
    }

    private static RefundState.@Nullable Payout payout(
            RefundRequest request, AccountChange change, AsOf asOf, Map<ItemId, LocalDate> reversed) {
        Adjustment refund = Adjustment.refundIn(change).orElse(null);
        if (refund == null || !isOf(request, refund) || refund.on().isAfter(asOf.date())) {
            return null;
        }
        LocalDate undone = change.entries().stream()
                .flatMap(entry -> Optional.ofNullable(reversed.get(entry.id())).stream())
                .filter(on -> !on.isAfter(asOf.date()))
                .findFirst()
                .orElse(null);
        return new RefundState.Payout(refund.on(), refund.amount().orElseThrow(), undone);
    }

    /** How a refund is another one than may be paid, by whatever method. */
    Optional<Refusal> differing(RefundId refund, Adjustment offered) {
        return Difference.between(fields(toPay(refund, offered.on())), fields(offered))
                .map(difference -> new RefundDiffers(refund, difference));
    }

    private static Map<String, String> fields(Adjustment refund) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("credit", refund.item().toString());
        fields.put("amount", text(refund.amount()));
        fields.put("reason", text(refund.reason()));
        fields.put("requestedOn", text(refund.requestedOn()));
        fields.put("requester", text(refund.requester().map(Actor::value)));
        fields.put("approvedOn", text(refund.approvedOn()));
        fields.put("approver", text(refund.approver().map(Actor::value)));
        return fields;
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }

    /** What was asked for, and by whom. */
    Optional<CollectionRecorded> request(RefundId refund) {
        return Optional.ofNullable(requests.get(refund));
    }

    Optional<Refusal> refusalToPay(RefundId refund, LocalDate on) {
        if (!requests.containsKey(refund)) {
            return Optional.of(new UnknownRefund(refund));
        }
        CollectionRecorded approval = approvals.get(refund);
        boolean isApproved = approval != null
                && !declines.containsKey(refund)
                && !approval.fact().effectiveOn().isAfter(on);
        return isApproved ? Optional.empty() : Optional.of(new RefundNotApproved(refund, on));
    }

    Adjustment toPay(RefundId refund, LocalDate on) {
        CollectionRecorded asked = requests.get(refund);
        CollectionRecorded approved = approvals.get(refund);
        RefundRequest request = (RefundRequest) asked.fact();
        return Adjustment.refund(request.credit(), on)
                .of(request.amount())
                .because(request.reason())
                .requested(request.requestedOn(), asked.command().actor())
                .approved(approved.fact().effectiveOn(), approved.command().actor());
    }
}
