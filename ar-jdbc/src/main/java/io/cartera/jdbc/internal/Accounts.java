package io.cartera.jdbc.internal;

import io.cartera.account.AccountFacts;
import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.account.AccountWrites;
import io.cartera.account.EntrySource;
import io.cartera.account.LedgerId;
import io.cartera.account.OpenItemSource;
import io.cartera.aging.AgedSums;
import io.cartera.aging.AgingReport;
import io.cartera.aging.AgingSpec;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.SeriesId;
import io.cartera.statement.HistoryPage;
import io.cartera.statement.HistoryQuery;
import io.cartera.store.AccountRepository;
import io.cartera.store.LedgerClosing;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The accounts of one session. */
final class Accounts implements AccountRepository {

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

    /** The order in which the rows of a unit of work are sent. */
    static final List<Sql> INSERTS = List.of(
            AccountTable.MOVE,
            CommandTable.INSERT,
            EntryTable.INSERT,
            ItemTable.INSERT,
            ItemTable.UPDATE,
            AllocationTable.INSERT,
            ReleaseTable.INSERT,
            OutboxTable.INSERT);

    private final Transaction transaction;
    private final WriteBuffer books;
    private final ClosingTable ledgers;
    private final TreeMap<AccountId, LockedAccount> locked = new TreeMap<>();
    private Set<AccountId> lockedTogether = Set.of();
    private @Nullable SeriesId lastLock;

    Accounts(Transaction transaction, WriteBuffer books) {
        this.transaction = transaction;
        this.books = books;
        this.ledgers = new ClosingTable(transaction);
    }

    @Override
    public AccountFacts lock(AccountId account) {
        transaction.requireWritable();
        LockedAccount held = locked.get(account);
        if (held != null) {
            return held;
        }
        requireNext(account);
        ledgers.pass();
        AccountTable.Locked row = AccountTable.lock(transaction, account);
        LockedAccount opened = new LockedAccount(transaction, books, ledgers, account, row, false);
        locked.put(account, opened);
        return opened;
    }

    private void requireNext(AccountId account) {
        if (lastLock != null) {
            throw new IllegalStateException("account " + account + " must be locked before series " + lastLock
                    + ", which is the last lock of a session");
        }
        if (!locked.isEmpty() && account.compareTo(locked.lastKey()) < 0) {
            throw new IllegalStateException("account " + account + " must be locked before " + locked.lastKey());
        }
    }

    @Override
    public void lockAll(Collection<Foreseen> accounts) {
        transaction.requireWritable();
        if (!transaction.engine().takesArrays()) {
            AccountRepository.super.lockAll(accounts);
            return;
        }
        TreeMap<LedgerId, TreeMap<AccountId, Foreseen>> wanted = new TreeMap<>();
        for (Foreseen each : accounts) {
            wanted.computeIfAbsent(each.account().ledger(), first -> new TreeMap<>())
                    .put(each.account(), each);
        }
        wanted.forEach(this::lockAll);
    }

    private void lockAll(LedgerId ledger, SortedMap<AccountId, Foreseen> accounts) {
        List<AccountId> missing = accounts.keySet().stream()
                .filter(account -> !locked.containsKey(account))
                .toList();
        if (!missing.isEmpty()) {
            requireNext(missing.get(0));
            ledgers.pass();
            AccountTable.lockAll(transaction, ledger, missing)
                    .forEach((account, row) ->
                            locked.put(account, new LockedAccount(transaction, books, ledgers, account, row, true)));
        }
        lockedTogether = accounts.keySet();
        flush();
        List<Foreseen> recorded = accounts.values().stream()
                .filter(each -> locked.get(each.account()).version() > 0)
                .toList();
        Foresight.read(transaction, ledger, recorded)
                .forEach((account, read) -> locked.get(account).foresee(read));
    }

    /** The accounts that were locked together last. */
    Set<AccountId> lockedTogether() {
        return lockedTogether;
    }

    /** From now on no further account is locked: all wait for the series who want a number of it. */
    void lockNoMore(SeriesId series) {
        lastLock = series;
    }

    /** Lets nobody pass the gate until this transaction ends. */
    void shutGate() {
        ledgers.shut();
    }

    /** Lets nobody pass the shut gate who sees an older state. */
    void changeGate() {
        ledgers.change();
    }

    /** Lets nobody lock the account who sees an older state, if this session has locked it. */
    void change(AccountId account) {
        if (locked.containsKey(account)) {
            AccountTable.change(transaction, account);
        }
    }

    /** The account, which must be locked. */
    LockedAccount requireLocked(AccountId account) {
        transaction.requireWritable();
        LockedAccount held = locked.get(account);
        if (held == null) {
            throw new IllegalStateException("account " + account + " is not locked");
        }
        return held;
    }

    /** Refuses to lock a group after an account. */
    void requireNoneLocked(AccountId root) {
        if (!locked.isEmpty() || lastLock != null) {
            throw new IllegalStateException("group " + root + " must be locked before all accounts");
        }
    }

    /** Refuses to go on where the session has locked no account of the customer. */
    void requireAnyLocked(CustomerId customer) {
        if (locked.keySet().stream().noneMatch(account -> account.customer().equals(customer))) {
            throw new IllegalStateException("no account of " + customer + " is locked");
        }
    }

    /** Whether this session opened the account. */
    boolean isNew(AccountId account) {
        LockedAccount held = locked.get(account);
        return held != null && held.isNew();
    }

    @Override
    public void record(AccountWrites writes) {
        requireLocked(writes.account()).record(writes);
        LOG.debug("recorded {} to version {}", writes.account(), writes.toVersion());
    }

    @Override
    public AccountHistory history(AccountId account) {
        flush();
        return AccountHistory.of(account, Changes.read(transaction, account, 1, Long.MAX_VALUE));
    }

    @Override
    public HistoryPage history(AccountId account, HistoryQuery query) {
        flush();
        return HistoryReading.page(transaction, account, query);
    }

    @Override
    public OpenItemSource openItems(AccountId account, AsOf asOf) {
        transaction.requireUsable();
        return action -> {
            flush();
            OpenItemReading.ofAccount(transaction, account, asOf, action);
        };
    }

    @Override
    public OpenItemSource openItems(LedgerId ledger, AsOf asOf) {
        transaction.requireUsable();
        return action -> {
            flush();
            OpenItemReading.ofLedger(transaction, ledger, asOf, action);
        };
    }

    @Override
    public AgingReport aging(LedgerId ledger, AgingSpec spec, AsOf asOf) {
        AgedSums sums = spec.sums(asOf.date());
        flush();
        AgingReading.read(transaction, ledger, asOf, sums);
        return sums.report();
    }

    @Override
    public EntrySource entries(AccountId account, DateRange period) {
        transaction.requireUsable();
        return action -> {
            flush();
            EntryTable.forEach(transaction, account, period, action);
        };
    }

    @Override
    public EntrySource entries(LedgerId ledger, DateRange period) {
        transaction.requireUsable();
        return action -> {
            flush();
            EntryTable.forEach(transaction, ledger, period, action);
        };
    }

    @Override
    public List<AccountId> accounts(LedgerId ledger) {
        return AccountTable.in(transaction, ledger);
    }

    @Override
    public Optional<LocalDate> closedThrough(LedgerId ledger) {
        return ledgers.closedThrough(ledger);
    }

    @Override
    public List<LedgerClosing> closings(LedgerId ledger) {
        return ledgers.closings(ledger);
    }

    @Override
    public void close(LedgerId ledger, LedgerClosing closing) {
        ledgers.close(ledger, closing);
        LOG.debug("closed {} through {}", ledger, closing.through());
    }

    void flush() {
        transaction.requireUsable();
        books.flush();
    }
}
