package io.cartera.inmemory;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountFacts;
import io.cartera.account.AccountHead;
import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.account.AccountWrites;
import io.cartera.account.Allocation;
import io.cartera.account.AllocationId;
import io.cartera.account.Entry;
import io.cartera.account.EntrySource;
import io.cartera.account.Item;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.Link;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.account.Side;
import io.cartera.customer.CustomerId;
import io.cartera.statement.HistoryLine;
import io.cartera.statement.HistoryPage;
import io.cartera.statement.HistoryQuery;
import io.cartera.store.AccountRepository;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.LedgerClosing;
import io.cartera.store.StaleVersionException;
import io.cartera.store.StoreException;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/** The accounts of a store in memory. */
final class MemoryAccounts implements AccountRepository {

    private final MemorySession session;

    MemoryAccounts(MemorySession session) {
        this.session = session;
    }

    @Override
    public AccountFacts lock(AccountId account) {
        return new Facts(session.lock(account), closedThrough(account.ledger()));
    }

    @Override
    public void record(AccountWrites writes) {
        MemoryAccount account = session.toWrite(writes.account());
        long found = account.head().version();
        if (found != writes.fromVersion()) {
            throw session.failed(new StaleVersionException(writes.account(), writes.fromVersion(), found));
        }
        boolean whole = false;
        try {
            requireInSequence(writes);
            account.record(writes, session::onFailure);
            whole = true;
        } finally {
            if (!whole) {
                session.failed(new StoreException("account " + writes.account() + " was recorded in part"));
            }
        }
    }

    private static void requireInSequence(AccountWrites writes) {
        long next = writes.fromVersion();
        for (AccountChange change : writes.changes()) {
            next++;
            int number = 0;
            boolean inSequence = change.recording().version() == next;
            for (Allocation allocation : change.allocations()) {
                number++;
                inSequence &=
                        allocation.id().version() == next && allocation.id().number() == number;
            }
            if (!inSequence) {
                throw new IllegalArgumentException(
                        "change " + change.recording().version() + " of " + writes.account()
                                + " is not numbered as the one that follows " + (next - 1));
            }
        }
    }

    @Override
    public AccountHistory history(AccountId account) {
        return find(account).map(MemoryAccount::history).orElseGet(() -> AccountHistory.of(account, List.of()));
    }

    @Override
    public HistoryPage history(AccountId account, HistoryQuery query) {
        List<HistoryLine> found =
                find(account).map(opened -> opened.history(query)).orElse(List.of());
        return HistoryPage.of(query, found);
    }

    @Override
    public OpenItemSource openItems(AccountId account, AsOf asOf) {
        return action -> handOver(each -> find(account).ifPresent(found -> found.forEachOpen(asOf, each)), action);
    }

    /** In a session that writes, what was found before any of it is handed over: the one who gets it may write. */
    private void handOver(OpenItemSource found, Consumer<? super OpenItem> action) {
        if (session.isWriting()) {
            List<OpenItem> all = new ArrayList<>();
            found.forEach(all::add);
            all.forEach(action);
        } else {
            found.forEach(action);
        }
    }

    @Override
    public OpenItemSource openItems(LedgerId ledger, AsOf asOf) {
        MemoryOpenItems found =
                new MemoryOpenItems(() -> in(ledger), () -> session.books().columns(ledger), asOf);
        return session.isWriting() ? action -> handOver(found, action) : found;
    }

    @Override
    public EntrySource entries(LedgerId ledger, DateRange period) {
        return action -> in(ledger).forEach(account -> forEach(account, period, action));
    }

    @Override
    public EntrySource entries(AccountId account, DateRange period) {
        return action -> find(account).ifPresent(found -> forEach(found, period, action));
    }

    private static void forEach(
            MemoryAccount account, DateRange period, BiConsumer<? super CustomerId, ? super Entry> action) {
        int from = LedgerColumns.dayOf(period.start());
        int to = LedgerColumns.dayOf(period.endExclusive());
        CustomerId customer = account.id.customer();
        for (Entry entry : account.entries()) {
            if (entry.effectiveDay() >= from && entry.effectiveDay() < to) {
                action.accept(customer, entry);
            }
        }
    }

    @Override
    public List<AccountId> accounts(LedgerId ledger) {
        return in(ledger).map(account -> account.id).toList();
    }

    @Override
    public Optional<LocalDate> closedThrough(LedgerId ledger) {
        List<LedgerClosing> made = made(ledger);
        return made.isEmpty()
                ? Optional.empty()
                : made.stream().map(LedgerClosing::through).max(Comparator.naturalOrder());
    }

    @Override
    public List<LedgerClosing> closings(LedgerId ledger) {
        return List.copyOf(made(ledger));
    }

    @Override
    public void close(LedgerId ledger, LedgerClosing closing) {
        List<LedgerClosing> made = session.booksToWrite().closings.computeIfAbsent(ledger, none -> new ArrayList<>());
        if (made.stream().anyMatch(other -> other.command().equals(closing.command()))) {
            throw session.failed(new DuplicateKeyException(closing.command() + " is taken"));
        }
        session.add(made, closing);
    }

    private List<LedgerClosing> made(LedgerId ledger) {
        return session.books().closings.getOrDefault(ledger, List.of());
    }

    private Optional<MemoryAccount> find(AccountId id) {
        return Optional.ofNullable(session.find(id));
    }

    private Stream<MemoryAccount> in(LedgerId ledger) {
        return session.books().in(ledger);
    }

    private record Facts(MemoryAccount account, Optional<LocalDate> closedThrough) implements AccountFacts {

        @Override
        public AccountHead head() {
            AccountHead head = account.head();
            return closedThrough.map(head::closedThrough).orElse(head);
        }

        @Override
        public Optional<Item> item(ItemId id) {
            return Optional.ofNullable(account.item(id));
        }

        @Override
        public List<Link> links(ItemId id) {
            return account.links(id);
        }

        @Override
        public Optional<Link> link(AllocationId id) {
            return Optional.ofNullable(account.links.get(id));
        }

        @Override
        public Iterator<Item> open(CurrencyUnit currency, Side side) {
            return account.open(currency, side);
        }

        @Override
        public Set<CurrencyUnit> openCurrencies(Side side) {
            Set<CurrencyUnit> currencies = new HashSet<>();
            account.open().forEach((currency, sides) -> {
                if (!sides.of(side).isEmpty()) {
                    currencies.add(currency);
                }
            });
            return Set.copyOf(currencies);
        }

        @Override
        public Optional<AccountChange> change(CommandKind kind, CommandId id) {
            return Optional.ofNullable(account.change(kind, id));
        }
    }
}
