package io.cartera.inmemory;

import io.cartera.account.AccountId;
import io.cartera.audit.AuditKey;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.BankLineId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.AccountRepository;
import io.cartera.store.AuditTrail;
import io.cartera.store.CollectionRepository;
import io.cartera.store.CreditLimitRepository;
import io.cartera.store.CreditLogRepository;
import io.cartera.store.CustomerRepository;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.ExternalRefRepository;
import io.cartera.store.HeadroomRepository;
import io.cartera.store.InvoiceRepository;
import io.cartera.store.NumberSeriesRepository;
import io.cartera.store.Outbox;
import io.cartera.store.PaymentRepository;
import io.cartera.store.PaymentRepository.BankLineClaim;
import io.cartera.store.StoreException;
import io.cartera.store.outer.DocumentRepository;
import io.cartera.store.outer.ImportRepository;
import io.cartera.store.outer.OuterSession;
import io.cartera.store.outer.PointsRepository;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A session on a store in memory: it writes at once and takes back all of it where the work fails. */
final class MemorySession implements OuterSession {

    private final Books books;
    private final boolean writes;
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final Map<AccountId, MemoryAccount> locked = new HashMap<>();
    // The last one in the order of accounts too, since none is locked before another.
    private @Nullable AccountId lastLocked;
    private final TreeSet<AccountId> lockedGroups = new TreeSet<>();
    private final Set<CustomerId> lockedFiles = new HashSet<>();
    private final TreeSet<MemoryNumberSeries.Key> lockedSeries = new TreeSet<>();
    private boolean ended;
    private @Nullable StoreException failure;
    private @Nullable MemoryAccount lastFound;

    MemorySession(Books books, boolean writes) {
        this.books = books;
        this.writes = writes;
    }

    /** Ends it. All that is to be taken back is taken back, also where taking back some of it fails; the last failure is thrown. */
    void end(boolean keep) {
        ended = true;
        while (!keep && !undo.isEmpty()) {
            boolean isUndone = false;
            try {
                undo.pop().run();
                isUndone = true;
            } finally {
                if (!isUndone) {
                    end(false);
                }
            }
        }
    }

    /** Notes a failure after which nothing may be kept, even if the work passes over it. */
    <E extends StoreException> E failed(E thrown) {
        failure = thrown;
        return thrown;
    }

    void requireSound() {
        if (failure != null) {
            throw failure;
        }
    }

    Books books() {
        if (ended) {
            throw new IllegalStateException("the session has ended");
        }
        return books;
    }

    boolean isWriting() {
        return writes;
    }

    Books booksToWrite() {
        if (!writes) {
            throw new IllegalStateException("the session only reads");
        }
        return books();
    }

    void onFailure(Runnable undoing) {
        undo.push(undoing);
    }

    /** Notes the lock, which is held already: the store lets one write run at a time. */
    MemoryAccount lock(AccountId id) {
        MemoryAccount held = locked.get(id);
        if (held != null) {
            booksToWrite();
            return held;
        }
        if (!lockedSeries.isEmpty()) {
            throw new IllegalStateException("account " + id + " must be locked before series "
                    + lockedSeries.last().series() + ", which is the last lock of a session");
        }
        if (lastLocked != null && id.compareTo(lastLocked) < 0) {
            throw new IllegalStateException("account " + id + " must be locked before " + lastLocked);
        }
        MemoryAccount account = opened(id);
        locked.put(id, account);
        lastLocked = id;
        return account;
    }

    /** Refuses the lock of a group after that of an account, or of a group that comes later. */
    void requireNextGroup(AccountId root) {
        booksToWrite();
        boolean isHeld = lockedGroups.contains(root);
        if (!isHeld && (!locked.isEmpty() || !lockedSeries.isEmpty())) {
            throw new IllegalStateException("group " + root + " must be locked before all accounts");
        }
        if (!isHeld && !lockedGroups.isEmpty() && root.compareTo(lockedGroups.last()) < 0) {
            throw new IllegalStateException("group " + root + " must be locked before " + lockedGroups.last());
        }
    }

    /** Notes the lock, which is held already. */
    void lockGroup(AccountId root) {
        lockedGroups.add(root);
    }

    void openGroup(AccountId root) {
        Books toWrite = booksToWrite();
        if (toWrite.groups.add(root)) {
            onFailure(() -> toWrite.groups.remove(root));
        }
    }

    /** Notes that a customer was said to belong to a group. */
    void addMember(AccountId root, CustomerId member) {
        List<CustomerId> members = booksToWrite().members.computeIfAbsent(root, first -> new ArrayList<>());
        if (!members.contains(member)) {
            add(members, member);
        }
    }

    /** Notes the lock of a series, after which no account is locked. */
    void lock(MemoryNumberSeries.Key series) {
        if (!lockedSeries.contains(series) && !lockedSeries.isEmpty() && series.compareTo(lockedSeries.last()) < 0) {
            throw new IllegalStateException("series " + series.series() + " must be locked before "
                    + lockedSeries.last().series());
        }
        lockedSeries.add(series);
    }

    /** Notes the lock of a customer's file, for which an account of that customer must be locked. */
    void lockFile(CustomerId customer) {
        booksToWrite();
        if (locked.keySet().stream().noneMatch(account -> account.customer().equals(customer))) {
            throw new IllegalStateException("no account of " + customer + " is locked");
        }
        lockedFiles.add(customer);
    }

    void requireFileLocked(CustomerId customer) {
        if (!lockedFiles.contains(customer)) {
            throw new IllegalStateException("the file of " + customer + " is not locked");
        }
    }

    /** The account, which must be locked. */
    MemoryAccount toWrite(AccountId id) {
        booksToWrite();
        MemoryAccount account = locked.get(id);
        if (account == null) {
            throw new IllegalStateException("account " + id + " is not locked");
        }
        return account;
    }

    /** The account, which is opened if it is new. */
    private MemoryAccount opened(AccountId id) {
        Books toWrite = booksToWrite();
        MemoryAccount account = toWrite.find(id);
        if (account == null) {
            MemoryAccount opened = new MemoryAccount(id, AuditKey.random());
            toWrite.open(opened);
            onFailure(() -> toWrite.remove(opened));
            return opened;
        }
        return account;
    }

    private Optional<MemoryAccount> toRead(AccountId id) {
        return Optional.ofNullable(find(id));
    }

    /** The account, if it is there. Most ask for the one that they have asked for before. */
    @Nullable
    MemoryAccount find(AccountId id) {
        Books toRead = books();
        if (lastFound == null || !lastFound.id.equals(id)) {
            lastFound = toRead.find(id);
        }
        return lastFound;
    }

    @Override
    public CustomerRepository customers() {
        return new MemoryCustomers(this);
    }

    @Override
    public InvoiceRepository invoices() {
        return new InvoiceRepository() {
            @Override
            public Optional<Invoice> find(AccountId account, InvoiceId id) {
                return toRead(account).map(found -> found.invoices.get(id)).map(found -> numbered(account, found));
            }

            @Override
            public List<Invoice> creditNotesTo(AccountId account, InvoiceId id) {
                return toRead(account)
                        .map(found -> numbered(account, found.creditNotesTo(id)))
                        .orElse(List.of());
            }

            @Override
            public List<Invoice> of(AccountId account) {
                return toRead(account)
                        .map(found -> numbered(account, sorted(found.invoices, Invoice::id)))
                        .orElse(List.of());
            }

            private List<Invoice> numbered(AccountId account, List<Invoice> found) {
                return found.stream().map(each -> numbered(account, each)).toList();
            }

            private Invoice numbered(AccountId account, Invoice found) {
                return new MemoryNumberSeries(MemorySession.this).numbered(account, found);
            }

            @Override
            public void add(AccountId account, Invoice invoice) {
                MemoryAccount written = toWrite(account);
                put(written.invoices, invoice.id(), invoice);
                written.besides(invoice).ifPresent(notes -> MemorySession.this.add(notes, invoice));
            }
        };
    }

    @Override
    public NumberSeriesRepository numberSeries() {
        return new MemoryNumberSeries(this);
    }

    @Override
    public PaymentRepository payments() {
        return new PaymentRepository() {
            @Override
            public Optional<Payment> find(AccountId account, PaymentId id) {
                return toRead(account).map(found -> found.payments.get(id));
            }

            @Override
            public List<Payment> of(AccountId account) {
                return toRead(account)
                        .map(found -> sorted(found.payments, Payment::id))
                        .orElse(List.of());
            }

            @Override
            public void add(AccountId account, Payment payment) {
                put(toWrite(account).payments, payment.id(), payment);
            }

            @Override
            public Optional<BankLineClaim> claimOf(BankLineId line) {
                return Optional.ofNullable(books().bankLines.get(line));
            }

            @Override
            public void claim(BankLineClaim claim) {
                claim.shares().forEach(share -> toWrite(share.account()));
                Map<BankLineId, BankLineClaim> lines = booksToWrite().bankLines;
                requireFree(lines.get(claim.line()), claim.line());
                lines.put(claim.line(), claim);
                onFailure(() -> lines.remove(claim.line()));
            }
        };
    }

    @Override
    public ExternalRefRepository externalRefs() {
        return new MemoryExternalRefs(this);
    }

    @Override
    public AccountRepository accounts() {
        return new MemoryAccounts(this);
    }

    @Override
    public CreditLimitRepository creditLimits() {
        return new MemoryCreditLimits(this);
    }

    @Override
    public HeadroomRepository headroom() {
        return new MemoryHeadroom(this);
    }

    @Override
    public CollectionRepository collections() {
        return new MemoryCollections(this);
    }

    @Override
    public CreditLogRepository creditLog() {
        return new MemoryCreditLog(this);
    }

    @Override
    public DocumentRepository documents() {
        return new MemoryDocuments(this);
    }

    @Override
    public ImportRepository imports() {
        return new MemoryImports(this);
    }

    @Override
    public PointsRepository points() {
        return new MemoryPoints(this);
    }

    @Override
    public AuditTrail audit() {
        return new MemoryAuditTrail(this);
    }

    @Override
    public Outbox outbox() {
        return new MemoryOutbox(this);
    }

    private static <K extends Comparable<K>, V> List<V> sorted(Index<K, V> index, Function<V, K> key) {
        List<V> all = new ArrayList<>();
        index.forEach(all::add);
        all.sort(Comparator.comparing(key));
        return List.copyOf(all);
    }

    private <K, V> void put(Index<K, V> index, K key, V value) {
        requireFree(index.get(key), key);
        index.put(value);
        onFailure(() -> index.remove(key));
    }

    void requireFree(@Nullable Object taken, Object key) {
        if (taken != null) {
            throw failed(new DuplicateKeyException(key + " is taken"));
        }
    }

    <T> void add(List<T> list, T value) {
        list.add(value);
        onFailure(() -> list.remove(list.size() - 1));
    }
}
