package io.cartera.account;

import io.cartera.money.MoneyBag;
import io.cartera.money.MoneyTally;
import io.cartera.time.AsOf;
import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/**
 * All that was ever recorded on an account, in version order; from it every reading can be made, as of any day and as
 * known at any instant.
 * <p>
 * What is open on a day is the amount less the allocations effective on or before it and not released by then.
 * {@code balance = open debits − open credits} on every day. Immutable and thread-safe.
 */
public final class AccountHistory {

    private final AccountId account;
    private final List<AccountChange> changes;

    private AccountHistory(AccountId account, List<AccountChange> changes) {
        this.account = Objects.requireNonNull(account, "account");
        this.changes = List.copyOf(changes);
    }

    /**
     * The history of these changes.
     *
     * @throws IllegalArgumentException if their versions are not 1, 2, 3, … or their instants do not rise
     */
    public static AccountHistory of(AccountId account, List<AccountChange> changes) {
        Instant last = Instant.MIN;
        for (int i = 0; i < changes.size(); i++) {
            AccountChange change = changes.get(i);
            if (change.recording().version() != i + 1
                    || !change.recording().at().isAfter(last)) {
                throw new IllegalArgumentException(
                        "change " + (i + 1) + " of " + account + " is recorded as " + change.recording());
            }
            last = change.recording().at();
        }
        return new AccountHistory(account, changes);
    }

    /** The account. */
    public AccountId account() {
        return account;
    }

    /** The changes in version order. */
    public List<AccountChange> changes() {
        return changes;
    }

    /** The history as it was known at the instant of a question, where that names one; else all of it. */
    public AccountHistory knownAt(AsOf asOf) {
        return asOf.knownAt().map(this::knownAt).orElse(this);
    }

    /** The history as it was known at an instant: the changes recorded at or before it. */
    public AccountHistory knownAt(Instant instant) {
        Instant at = Require.instant(instant, "instant");
        return new AccountHistory(
                account,
                changes.stream()
                        .filter(change -> !change.recording().at().isAfter(at))
                        .toList());
    }

    /** All entries in the order of recording. */
    public Stream<Entry> entries() {
        return gathered(Require.LAST_DAY).stream();
    }

    private List<Entry> gathered(LocalDate upTo) {
        List<Entry> entries = new ArrayList<>(changes.size());
        for (AccountChange change : changes) {
            for (Entry entry : change.entries()) {
                if (!entry.effectiveOn().isAfter(upTo)) {
                    entries.add(entry);
                }
            }
        }
        return entries;
    }

    /** All allocations with their releases, in the order of recording. */
    public List<Link> links() {
        Map<AllocationId, Link> links = new LinkedHashMap<>();
        for (AccountChange change : changes) {
            Instant at = change.recording().at();
            for (Allocation allocation : change.allocations()) {
                links.put(allocation.id(), Link.live(allocation, at));
            }
            for (Release release : change.releases()) {
                links.computeIfPresent(release.allocation(), (id, link) -> link.released(release, at));
            }
        }
        return List.copyOf(links.values());
    }

    /** What is open on a day, by currency, debits before credits, due date, document date, identifier. */
    public List<OpenItem> openItems(LocalDate on) {
        Require.date(on, "on");
        List<Entry> entries = gathered(on);
        long[] minor = new long[entries.size()];
        Map<ItemId, Integer> places = new HashMap<>(entries.size() * 2);
        for (int place = 0; place < minor.length; place++) {
            minor[place] = entries.get(place).amountMinor();
            places.put(entries.get(place).id(), place);
        }
        Set<AllocationId> ended = endedBy(on);
        for (AccountChange change : changes) {
            for (Allocation allocation : change.allocations()) {
                if (!allocation.effectiveOn().isAfter(on) && !ended.contains(allocation.id())) {
                    minor[places.get(allocation.credit())] -= allocation.amountMinor();
                    minor[places.get(allocation.debit())] -= allocation.amountMinor();
                }
            }
        }
        List<OpenItem> open = new ArrayList<>();
        for (int place = 0; place < minor.length; place++) {
            if (minor[place] != 0) {
                open.add(OpenItem.of(account.customer(), entries.get(place), minor[place]));
            }
        }
        open.sort(OpenItem.readingOrder());
        return List.copyOf(open);
    }

    private Set<AllocationId> endedBy(LocalDate on) {
        Set<AllocationId> ended = new HashSet<>();
        for (AccountChange change : changes) {
            for (Release release : change.releases()) {
                if (!release.effectiveOn().isAfter(on)) {
                    ended.add(release.allocation());
                }
            }
        }
        return ended;
    }

    /** What the customer owes on a day, by currency; negative where we owe. */
    public MoneyBag balance(LocalDate on) {
        Map<CurrencyUnit, MoneyTally> sums = new TreeMap<>();
        entries()
                .filter(entry -> !entry.effectiveOn().isAfter(on))
                .forEach(entry ->
                        sums.computeIfAbsent(entry.currency(), MoneyTally::in).addMinor(entry.signedMinor()));
        return sums.values().stream().map(MoneyTally::total).collect(MoneyBag.collector());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccountHistory that && account.equals(that.account) && changes.equals(that.changes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, changes.size());
    }

    @Override
    public String toString() {
        return "AccountHistory[" + account + ", " + changes.size() + " changes]";
    }
}
