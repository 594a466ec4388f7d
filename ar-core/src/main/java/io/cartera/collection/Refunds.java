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
import io.cartera.collection.CollectionRefusal.RefundNotApproved;
import io.cartera.collection.CollectionRefusal.TooEarly;
import io.cartera.collection.CollectionRefusal.UnknownRefund;
import io.cartera.money.MinorUnits;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
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
    private final Map<RefundId, CollectionRecorded> answers = new HashMap<>();

    /** Enters a fact, if it is one of a refund; false where it answers what is not there or is answered. */
    boolean enter(CollectionRecorded recorded) {
        if (recorded.fact() instanceof RefundRequest request) {
            requests.put(request.id(), recorded);
        }
        return !(recorded.fact() instanceof RefundAnswer answer)
                || requests.containsKey(answer.refund()) && answers.put(answer.refund(), recorded) == null;
    }

    boolean isAnswered(CollectionFact fact) {
        return fact instanceof RefundAnswer answer && answers.containsKey(answer.refund());
    }

    Optional<Refusal> refusalOf(RefundAnswer answer) {
        CollectionRecorded request = requests.get(answer.refund());
        if (request == null) {
            return Optional.of(new UnknownRefund(answer.refund()));
        }
        CollectionRecorded earlier = answers.get(answer.refund());
        return earlier == null
                ? tooEarly(answer, request.fact().effectiveOn())
                : Optional.of(new RefundAlreadyAnswered(
                        answer.refund(), earlier.fact().effectiveOn()));
    }

    Optional<Refusal> refusalOf(RefundRequest request, AccountFacts books) {
        Optional<Item> credit = books.item(request.credit());
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
        CollectionRecorded answer = answers.get(request.id());
        boolean isDeclined = answer != null && !((RefundAnswer) answer.fact()).isApproved();
        return !isDeclined
                && books.change(CommandKind.REFUND, command(request.id())).isEmpty();
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
        CollectionRecorded answer = answers.get(request.id());
        boolean isAnswered = answer != null && asOf.counts(answer.fact().effectiveOn(), answer.at());
        AccountChange change = paid.get(command(request.id()));
        return new RefundState(
                asOf.date(),
                request,
                recorded.command().actor(),
                isAnswered ? answer : null,
                change == null ? null : payout(change, asOf, reversed));
    }

    private static RefundState.@Nullable Payout payout(
            AccountChange change, AsOf asOf, Map<ItemId, LocalDate> reversed) {
        Adjustment refund = Adjustment.refundIn(change).orElse(null);
        if (refund == null || refund.on().isAfter(asOf.date())) {
            return null;
        }
        LocalDate undone = change.entries().stream()
                .flatMap(entry -> Optional.ofNullable(reversed.get(entry.id())).stream())
                .filter(on -> !on.isAfter(asOf.date()))
                .findFirst()
                .orElse(null);
        return new RefundState.Payout(refund.on(), refund.amount().orElseThrow(), undone);
    }

    /** What was asked for, and by whom. */
    Optional<CollectionRecorded> request(RefundId refund) {
        return Optional.ofNullable(requests.get(refund));
    }

    Optional<Refusal> refusalToPay(RefundId refund, LocalDate on) {
        if (!requests.containsKey(refund)) {
            return Optional.of(new UnknownRefund(refund));
        }
        CollectionRecorded answer = answers.get(refund);
        boolean isApproved = answer != null
                && ((RefundAnswer) answer.fact()).isApproved()
                && !answer.fact().effectiveOn().isAfter(on);
        return isApproved ? Optional.empty() : Optional.of(new RefundNotApproved(refund, on));
    }

    Adjustment toPay(RefundId refund, LocalDate on) {
        CollectionRecorded asked = requests.get(refund);
        CollectionRecorded approved = answers.get(refund);
        RefundRequest request = (RefundRequest) asked.fact();
        return Adjustment.refund(request.credit(), on)
                .of(request.amount())
                .because(request.reason())
                .requested(request.requestedOn(), asked.command().actor())
                .approved(approved.fact().effectiveOn(), approved.command().actor());
    }
}
