package io.cartera.collection;

import io.cartera.account.AccountFacts;
import io.cartera.account.AccountRefusal;
import io.cartera.account.Entry;
import io.cartera.account.Item;
import io.cartera.account.ItemId;
import io.cartera.account.Side;
import io.cartera.collection.CollectionRefusal.AboveAmount;
import io.cartera.collection.CollectionRefusal.AlreadyResolved;
import io.cartera.collection.CollectionRefusal.AlreadyWithdrawn;
import io.cartera.collection.CollectionRefusal.CurrencyDiffers;
import io.cartera.collection.CollectionRefusal.NotADebit;
import io.cartera.collection.CollectionRefusal.NoticeAlreadyWithdrawn;
import io.cartera.collection.CollectionRefusal.TooEarly;
import io.cartera.collection.CollectionRefusal.UnknownDispute;
import io.cartera.collection.CollectionRefusal.UnknownNotice;
import io.cartera.collection.CollectionRefusal.UnknownPromise;
import io.cartera.money.MoneyTally;
import io.cartera.trace.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Which facts may follow those that are on file. */
record Transitions(
        Map<DisputeId, Dispute> disputes,
        Map<PromiseId, PromiseToPay> promises,
        Map<NoticeId, SentNotice> notices,
        Map<DisputeId, CollectionRecorded> resolutions,
        Map<PromiseId, CollectionRecorded> ends,
        Map<NoticeId, CollectionRecorded> withdrawals,
        AccountFacts books) {

    Optional<Refusal> refusalOf(CollectionFact fact) {
        if (fact instanceof Dispute dispute) {
            return ofDispute(dispute);
        }
        if (fact instanceof DisputeResolution resolution) {
            return ofResolution(resolution);
        }
        if (fact instanceof SentNotice notice) {
            return noDebits(notice.items()).or(() -> tooEarly(notice, firstDate(notice)));
        }
        if (fact instanceof NoticeWithdrawal withdrawal) {
            return ofWithdrawal(withdrawal);
        }
        return fact instanceof PromiseToPay promise
                ? ofPromise(promise)
                : ofEnd(fact).or(() -> closed(fact));
    }

    private Optional<Refusal> ofWithdrawal(NoticeWithdrawal withdrawal) {
        SentNotice notice = notices.get(withdrawal.notice());
        if (notice == null) {
            return Optional.of(new UnknownNotice(withdrawal.notice()));
        }
        CollectionRecorded earlier = withdrawals.get(withdrawal.notice());
        return earlier == null
                ? tooEarly(withdrawal, notice.sentOn())
                : Optional.of(
                        new NoticeAlreadyWithdrawn(notice.id(), earlier.fact().effectiveOn()));
    }

    /** The date of the first document that a notice names; all of them are on the account. */
    private LocalDate firstDate(SentNotice notice) {
        return notice.items().stream()
                .flatMap(id -> books.item(id).stream())
                .map(item -> item.entry().documentOn())
                .min(LocalDate::compareTo)
                .orElse(notice.sentOn());
    }

    private Optional<Refusal> ofDispute(Dispute dispute) {
        List<ItemId> items = List.of(dispute.item());
        return noDebits(items)
                .or(() -> closed(dispute))
                .or(() -> dispute.amount().flatMap(asked -> above(asked, items)));
    }

    private Optional<Refusal> ofResolution(DisputeResolution resolution) {
        Dispute dispute = disputes.get(resolution.dispute());
        if (dispute == null) {
            return Optional.of(new UnknownDispute(resolution.dispute()));
        }
        CollectionRecorded earlier = resolutions.get(resolution.dispute());
        if (earlier != null) {
            return Optional.of(new AlreadyResolved(dispute.id(), earlier.fact().effectiveOn()));
        }
        return tooEarly(resolution, dispute.openedOn())
                .or(() -> closed(resolution))
                .or(() -> resolution.amount().flatMap(upheld -> above(upheld, dispute)));
    }

    private Optional<Refusal> above(Money upheld, Dispute dispute) {
        Optional<Money> limit = dispute.amount().filter(upheld::isSameCurrency).filter(upheld::isGreaterThan);
        return limit.<Refusal>map(most -> new AboveAmount(upheld, most))
                .or(() -> above(upheld, List.of(dispute.item())));
    }

    private Optional<Refusal> ofPromise(PromiseToPay promise) {
        return unknownPromise(promise)
                .or(() -> noDebits(promise.items()))
                .or(() -> ofEnd(promise))
                .or(() -> closed(promise))
                .or(() -> promise.items().isEmpty() ? Optional.empty() : above(promise.amount(), promise.items()));
    }

    private Optional<Refusal> unknownPromise(CollectionFact fact) {
        return CollectionFile.ended(fact)
                .filter(ended -> !promises.containsKey(ended))
                .map(UnknownPromise::new);
    }

    /** Whether the promise that a fact ends can be ended. */
    private Optional<Refusal> ofEnd(CollectionFact fact) {
        return unknownPromise(fact)
                .or(() -> CollectionFile.ended(fact).flatMap(ended -> {
                    CollectionRecorded earlier = ends.get(ended);
                    return earlier == null
                            ? tooEarly(fact, promises.get(ended).promisedOn())
                            : Optional.of(
                                    new AlreadyWithdrawn(ended, earlier.fact().effectiveOn()));
                }));
    }

    private static Optional<Refusal> tooEarly(CollectionFact fact, LocalDate earliest) {
        return fact.effectiveOn().isBefore(earliest)
                ? Optional.of(new TooEarly(fact.effectiveOn(), earliest))
                : Optional.empty();
    }

    private Optional<Refusal> closed(CollectionFact fact) {
        return books.head()
                .closedThrough()
                .filter(through -> !fact.effectiveOn().isAfter(through))
                .map(through -> new AccountRefusal.PeriodClosed(fact.effectiveOn(), through));
    }

    private Optional<Refusal> noDebits(List<ItemId> items) {
        for (ItemId id : items) {
            if (books.item(id).isEmpty()) {
                return Optional.of(new AccountRefusal.UnknownItem(id));
            }
            if (id.side() == Side.CREDIT) {
                return Optional.of(new NotADebit(id));
            }
        }
        return Optional.empty();
    }

    /** Whether an amount is in another currency than one of the items, or more than all of them amount to. */
    private Optional<Refusal> above(Money asked, List<ItemId> items) {
        List<Entry> entries = new ArrayList<>();
        items.forEach(id -> books.item(id).map(Item::entry).ifPresent(entries::add));
        CurrencyUnit currency = asked.getCurrencyUnit();
        MoneyTally sum = MoneyTally.in(currency);
        for (Entry entry : entries) {
            if (!entry.currency().equals(currency)) {
                return Optional.of(new CurrencyDiffers(entry.id(), entry.currency(), currency));
            }
            sum.addMinor(entry.amountMinor());
        }
        return asked.isGreaterThan(sum.total()) ? Optional.of(new AboveAmount(asked, sum.total())) : Optional.empty();
    }
}
