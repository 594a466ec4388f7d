package io.cartera;

import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Link;
import io.cartera.account.OpenItem;
import io.cartera.account.Side;
import io.cartera.collection.CollectionFile;
import io.cartera.collection.PromiseState;
import io.cartera.collection.PromiseToPay;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a customer kept its word, for one decision: promises that were broken and payments that the bank took back, until they are
 * made good, and since when there are sales. Mistakes that were reversed never were. The history, which may be long, is read only
 * where something was promised or returned.
 */
final class ConductReading {

    private final Session session;
    private final AccountId account;
    private final AsOf asOf;

    ConductReading(Session session, AccountId account, AsOf asOf) {
        this.session = session;
        this.account = account;
        this.asOf = asOf;
    }

    /** Promises of which not all came in time, while one of their items is open, or anything that was there when they were made. */
    int brokenPromises() {
        CollectionFile file = session.collections().find(account);
        boolean isPromised = file.facts().stream().anyMatch(recorded -> recorded.fact() instanceof PromiseToPay);
        if (!isPromised) {
            return 0;
        }
        List<OpenItem> open = openDebits();
        return (int) file.promises(asOf, history(), 0).stream()
                .filter(state -> state.standing() == PromiseState.Standing.BROKEN
                        || state.standing() == PromiseState.Standing.PARTLY_KEPT)
                .filter(state -> open.stream().anyMatch(isPromisedBy(state.promise())))
                .count();
    }

    private static Predicate<OpenItem> isPromisedBy(PromiseToPay promise) {
        return item -> promise.items().isEmpty()
                ? !item.documentOn().isAfter(promise.promisedOn())
                        && item.currency().equals(promise.amount().getCurrencyUnit())
                : promise.items().contains(item.id());
    }

    /** On which of these days payments were returned, while something is open that they had paid. */
    List<LocalDate> returnedPayments(DateRange days) {
        List<Entry> returned = standing(entries(days))
                .filter(entry -> entry.kind() == EntryKind.RETURNED_PAYMENT)
                .toList();
        if (returned.isEmpty()) {
            return List.of();
        }
        List<Link> links = history().knownAt(asOf).links();
        List<OpenItem> open = openDebits();
        return returned.stream()
                .filter(entry -> open.stream().anyMatch(isPaidBy(entry, links)))
                .map(Entry::effectiveOn)
                .toList();
    }

    // What the bank took back is set off against the receipt, whose allocations end on that day.
    private static Predicate<OpenItem> isPaidBy(Entry returned, List<Link> links) {
        Set<ItemId> receipts = links.stream()
                .map(Link::allocation)
                .filter(allocation -> allocation.debit().equals(returned.id()))
                .map(allocation -> allocation.credit())
                .collect(Collectors.toSet());
        Set<ItemId> paid = links.stream()
                .filter(link -> receipts.contains(link.allocation().credit())
                        && link.ended()
                                .filter(end -> end.on().equals(returned.effectiveOn()))
                                .isPresent())
                .map(link -> link.allocation().debit())
                .collect(Collectors.toSet());
        return item -> paid.isEmpty()
                ? !item.documentOn().isAfter(returned.effectiveOn())
                        && item.currency().equals(returned.currency())
                : paid.contains(item.id());
    }

    /** The day of the first sale, or of the first document that was taken over. */
    Optional<LocalDate> firstSale() {
        return standing(entries(DateRange.upTo(asOf.date())))
                .filter(entry -> entry.side() == Side.DEBIT)
                .filter(entry -> entry.kind() == EntryKind.INVOICE || entry.kind() == EntryKind.OPENING_BALANCE)
                .map(entry ->
                        entry.documentOn().isBefore(entry.effectiveOn()) ? entry.documentOn() : entry.effectiveOn())
                .min(LocalDate::compareTo);
    }

    private static Stream<Entry> standing(List<Entry> entries) {
        Set<ItemId> undone = new HashSet<>();
        entries.forEach(entry -> entry.reversal().ifPresent(reversal -> undone.add(reversal.item())));
        return entries.stream().filter(entry -> !undone.contains(entry.id()));
    }

    private List<OpenItem> openDebits() {
        List<OpenItem> debits = new ArrayList<>();
        session.accounts().openItems(account, asOf).forEach(item -> {
            if (item.side() == Side.DEBIT) {
                debits.add(item);
            }
        });
        return debits;
    }

    private AccountHistory history() {
        return session.accounts().history(account);
    }

    private List<Entry> entries(DateRange days) {
        if (asOf.knownAt().isPresent()) {
            return history()
                    .knownAt(asOf)
                    .entries()
                    .filter(entry -> days.contains(entry.effectiveOn()))
                    .toList();
        }
        List<Entry> entries = new ArrayList<>();
        session.accounts().entries(account, days).forEach((customer, entry) -> entries.add(entry));
        return entries;
    }
}
