package io.cartera.account;

import io.cartera.money.MoneyBag;
import io.cartera.money.MoneyTally;
import io.cartera.time.AsOf;
import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        return changes.stream().flatMap(change -> change.entries().stream());
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
        AsOf asOf = AsOf.of(on);
        Map<ItemId, Long> applied = new HashMap<>();
        for (Link link : links()) {
            long minor = link.minorAt(asOf);
            if (minor != 0) {
                applied.merge(link.allocation().credit(), minor, Math::addExact);
                applied.merge(link.allocation().debit(), minor, Math::addExact);
            }
        }
        List<OpenItem> open = new ArrayList<>();
        entries().filter(entry -> !entry.effectiveOn().isAfter(on)).forEach(entry -> {
            long minor = entry.amountMinor() - applied.getOrDefault(entry.id(), 0L);
            if (minor != 0) {
                open.add(OpenItem.of(account.customer(), entry, minor));
            }
        });
        open.sort(OpenItem.readingOrder());
        return List.copyOf(open);
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
