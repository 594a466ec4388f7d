package io.cartera.jdbc.internal;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountFacts;
import io.cartera.account.AccountHead;
import io.cartera.account.AccountId;
import io.cartera.account.AccountWrites;
import io.cartera.account.Allocation;
import io.cartera.account.AllocationId;
import io.cartera.account.Entry;
import io.cartera.account.Item;
import io.cartera.account.ItemId;
import io.cartera.account.Link;
import io.cartera.account.Side;
import io.cartera.audit.AuditKey;
import io.cartera.store.StaleVersionException;
import io.cartera.store.StoreException;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** An account whose row this session has locked. Where nothing is recorded yet, it answers without asking. */
final class LockedAccount implements AccountFacts {

    private final Transaction transaction;
    private final WriteBuffer books;
    private final ClosingTable ledgers;
    private final AccountId id;
    private final boolean isNew;
    private final @Nullable AuditKey auditKey;
    private final boolean isOneOfMany;
    private final Map<ItemId, Item> seen = new HashMap<>();
    private Foresight foresight = Foresight.none();
    private long version;
    private long acknowledged;
    private @Nullable Instant lastRecordedAt;

    LockedAccount(
            Transaction transaction,
            WriteBuffer books,
            ClosingTable ledgers,
            AccountId id,
            AccountTable.Locked row,
            boolean isOneOfMany) {
        this.transaction = transaction;
        this.books = books;
        this.ledgers = ledgers;
        this.id = id;
        this.isNew = row.isNew();
        this.auditKey = row.auditKey();
        this.version = row.version();
        this.acknowledged = row.acknowledged();
        this.lastRecordedAt = row.lastRecordedAt();
        this.isOneOfMany = isOneOfMany;
    }

    /** Takes what was read for it; it holds until the account changes. */
    void foresee(Foresight read) {
        foresight = read;
    }

    /** Whether this session opened the account: then all that is kept of it came from here. */
    boolean isNew() {
        return isNew;
    }

    /** The key of the account's audit trail, unless it is erased. */
    Optional<AuditKey> auditKey() {
        return Optional.ofNullable(auditKey);
    }

    /** The version of the account with what this session recorded. */
    long version() {
        return version;
    }

    /** Through which version the account was handed on. */
    long acknowledged() {
        return acknowledged;
    }

    void acknowledge(long throughVersion) {
        acknowledged = throughVersion;
    }

    @Override
    public AccountHead head() {
        AccountHead head = lastRecordedAt == null ? AccountHead.empty() : AccountHead.at(version, lastRecordedAt);
        Optional<LocalDate> closedThrough = ledgers.closedThrough(id.ledger());
        return closedThrough.map(head::closedThrough).orElse(head);
    }

    @Override
    public Optional<Item> item(ItemId item) {
        transaction.requireUsable();
        if (version > 0 && foresight.knows(item)) {
            Optional<Item> known = foresight.item(item);
            known.ifPresent(this::see);
            return known;
        }
        if (isEmpty()) {
            return Optional.empty();
        }
        Optional<Item> found = ItemTable.find(transaction, id, item);
        found.ifPresent(this::see);
        return found;
    }

    @Override
    public List<Link> links(ItemId item) {
        return isEmpty() ? List.of() : AllocationTable.links(transaction, id, item);
    }

    @Override
    public Optional<Link> link(AllocationId allocation) {
        return isEmpty() ? Optional.empty() : AllocationTable.link(transaction, id, allocation);
    }

    @Override
    public Iterator<Item> open(CurrencyUnit currency, Side side) {
        ItemTable.Kept kept = new ItemTable.Kept(currency, side);
        return new OpenItemPages((last, atMost) -> {
            if (isEmpty()) {
                return List.of();
            }
            List<Item> page = ItemTable.openAfter(transaction, id, kept, last, atMost);
            page.forEach(this::see);
            return page;
        });
    }

    @Override
    public Set<CurrencyUnit> openCurrencies(Side side) {
        return isEmpty() ? Set.of() : ItemTable.openCurrencies(transaction, id, side);
    }

    @Override
    public Optional<AccountChange> change(CommandKind kind, CommandId command) {
        transaction.requireUsable();
        boolean isForeseen = version > 0 && foresight.knows(command);
        if (isForeseen && foresight.version(kind, command) == null) {
            return Optional.empty();
        }
        if (isEmpty()) {
            return Optional.empty();
        }
        return CommandTable.version(transaction, id, kind, command)
                .map(found -> Changes.read(transaction, id, found, found).get(0));
    }

    /** Writes what a unit of work on this account wants recorded, all or nothing. */
    void record(AccountWrites writes) {
        if (writes.fromVersion() != version) {
            throw transaction.failed(new StaleVersionException(id, writes.fromVersion(), version));
        }
        boolean whole = false;
        try {
            write(writes);
            whole = true;
        } finally {
            if (!whole) {
                transaction.failed(new StoreException("account " + id + " was recorded in part"));
            }
        }
    }

    private void write(AccountWrites writes) {
        requireInSequence(writes);
        foresight = Foresight.none();
        Set<ItemId> added = new HashSet<>();
        Map<ItemId, String> references = new HashMap<>();
        for (AccountChange change : writes.changes()) {
            for (Entry entry : change.entries()) {
                added.add(entry.id());
                String reference = EntryColumns.reference(books.texts(), id, entry);
                if (reference != null) {
                    references.put(entry.id(), reference);
                }
            }
        }
        Map<ItemId, Item> before = new HashMap<>();
        for (Item item : writes.items()) {
            if (!added.contains(item.id())) {
                before.put(item.id(), asRead(item.id()));
            }
        }
        if (!writes.changes().isEmpty()) {
            moveTo(writes);
        }
        writes.changes().forEach(change -> Changes.insert(books, id, change, references));
        for (Item item : writes.items()) {
            if (added.contains(item.id())) {
                ItemTable.insert(books, id, item, references.get(item.id()));
            } else {
                ItemTable.update(books, id, before.get(item.id()), item);
            }
            see(item);
        }
    }

    private void moveTo(AccountWrites writes) {
        AccountChange last = writes.changes().get(writes.changes().size() - 1);
        Instant at = last.recording().at();
        if (isOneOfMany) {
            AccountTable.move(transaction, books, id, version, writes.toVersion(), at);
        } else if (!AccountTable.move(transaction, id, version, writes.toVersion(), at)) {
            long found = AccountTable.version(transaction, id);
            throw transaction.failed(new StaleVersionException(id, version, found));
        }
        if (acknowledged == version) {
            OutboxTable.insert(books, id, writes.changes().get(0).recording().at());
        }
        version = writes.toVersion();
        lastRecordedAt = at;
    }

    private void requireInSequence(AccountWrites writes) {
        long next = version;
        for (AccountChange change : writes.changes()) {
            next++;
            int number = 0;
            boolean inSequence = change.recording().version() == next;
            for (Allocation allocation : change.allocations()) {
                number++;
                inSequence &= allocation.id().equals(new AllocationId(next, number));
            }
            if (!inSequence) {
                throw new IllegalArgumentException(
                        "change " + change.recording().version() + " of " + id
                                + " is not numbered as the one that follows " + (next - 1));
            }
        }
    }

    private Item asRead(ItemId item) {
        Item read = seen.get(item);
        return read != null
                ? read
                : item(item)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "item " + item + " of " + id + " is new" + " without an entry"));
    }

    private void see(Item item) {
        seen.put(item.id(), item);
    }

    private boolean isEmpty() {
        transaction.requireUsable();
        books.flush();
        return version == 0;
    }
}
