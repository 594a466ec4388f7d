package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.audit.AuditKey;
import io.cartera.customer.CustomerId;
import io.cartera.jdbc.internal.Parameters.Binding;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.RetryableStoreException;
import io.cartera.store.StaleVersionException;
import io.cartera.store.StoreException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The accounts: the row that is locked, with the version. */
final class AccountTable {

    private static final Sql LOCK = Sql.of(
            "lock account",
            "select version, last_recorded_at, audit_key, acknowledged_version from cartera_account"
                    + " where shard_key = ? and ledger = ? and customer = ? for update");

    private static final Sql OPEN = Sql.of(
            "open account",
            "insert into cartera_account (shard_key, ledger, customer, audit_key, version, acknowledged_version)"
                    + " values (?, ?, ?, ?, 0, 0)");

    private static final Sql WHICH =
            Sql.of("find accounts", "select customer from cartera_account where ledger = ? and shard_key = any(?)");

    private static final Sql LOCK_ALL = Sql.of(
            "lock accounts",
            "select customer, version, last_recorded_at, audit_key, acknowledged_version from cartera_account"
                    + " where ledger = ? and shard_key = any(?) order by codepoints(customer) for update");

    static final Sql MOVE = Sql.of(
            "move account",
            "update cartera_account set version = ?, last_recorded_at = ?"
                    + " where shard_key = ? and ledger = ? and customer = ? and version = ?");

    private static final Sql CHANGE = Sql.of(
            "change account",
            "update cartera_account set version = version where shard_key = ? and ledger = ? and customer = ?");

    private static final Sql SEAL_AUDIT_KEY = Sql.of(
            "seal audit key",
            "update cartera_account set audit_key = ? where shard_key = ? and ledger = ? and customer = ?");

    private static final Sql VERSION = Sql.of(
            "read version", "select version from cartera_account where shard_key = ? and ledger = ? and customer = ?");

    private static final Sql AUDIT_KEY = Sql.of(
            "read audit key",
            "select audit_key from cartera_account where shard_key = ? and ledger = ? and customer = ?"
                    + " and audit_key is not null");

    private static final Sql IN_LEDGER =
            Sql.of("read accounts", "select customer from cartera_account where ledger = ?");

    private AccountTable() {}

    /** Changes nothing but the row itself: whoever sees an older state of it cannot lock it any more. */
    static void change(Transaction transaction, AccountId account) {
        transaction.update(CHANGE, parameters -> parameters.account(account));
    }

    /** Locks the row, which is made if there is none. */
    static Locked lock(Transaction transaction, AccountId account) {
        transaction.requireWritable();
        Optional<Locked> existing = transaction.find(
                LOCK, parameters -> parameters.account(account), row -> locked(transaction, account, row));
        existing.ifPresent(row -> seal(transaction, Map.of(account, row)));
        return existing.orElseGet(() -> open(transaction, account));
    }

    private static Locked open(Transaction transaction, AccountId account) {
        return openAll(transaction, List.of(account)).get(account);
    }

    /**
     * Locks the rows of these accounts of a ledger, in their order, and makes those that there are not. Where old and new ones
     * alternate, it takes a statement for each turn: nobody takes a lock before another that comes first.
     */
    static SortedMap<AccountId, Locked> lockAll(Transaction transaction, LedgerId ledger, List<AccountId> inOrder) {
        transaction.requireWritable();
        Set<AccountId> existing = new HashSet<>(transaction.list(
                WHICH,
                parameters -> parameters.text(ledger.value()).shardsOf(inOrder),
                row -> AccountId.of(ledger, CustomerId.of(row.text()))));
        SortedMap<AccountId, Locked> locked = new TreeMap<>();
        int from = 0;
        while (from < inOrder.size()) {
            boolean isThere = existing.contains(inOrder.get(from));
            int to = from + 1;
            while (to < inOrder.size() && existing.contains(inOrder.get(to)) == isThere) {
                to++;
            }
            List<AccountId> turn = inOrder.subList(from, to);
            locked.putAll(isThere ? lockExisting(transaction, ledger, turn) : openAll(transaction, turn));
            from = to;
        }
        return locked;
    }

    private static Map<AccountId, Locked> lockExisting(
            Transaction transaction, LedgerId ledger, List<AccountId> accounts) {
        Map<AccountId, Locked> locked = new TreeMap<>();
        transaction.each(
                LOCK_ALL,
                parameters -> parameters.text(ledger.value()).shardsOf(accounts),
                row -> {
                    AccountId account = AccountId.of(ledger, CustomerId.of(row.text()));
                    return Map.entry(account, locked(transaction, account, row));
                },
                found -> locked.put(found.getKey(), found.getValue()));
        seal(transaction, locked);
        return locked;
    }

    /** Seals the keys of accounts that were opened before there was a codec: with them, guesses at what is sealed could be tried. */
    private static void seal(Transaction transaction, Map<AccountId, Locked> accounts) {
        List<Binding> rows = new ArrayList<>();
        accounts.forEach((account, row) -> {
            if (row.isPlain() && row.auditKey() != null) {
                byte[] kept = transaction
                        .texts()
                        .kept(
                                row.auditKey(),
                                account.customer(),
                                account.ledger().value());
                rows.add(parameters -> parameters.bytes(kept).account(account));
            }
        });
        if (!rows.isEmpty()) {
            transaction.updateAll(SEAL_AUDIT_KEY, rows);
        }
    }

    private static Map<AccountId, Locked> openAll(Transaction transaction, List<AccountId> accounts) {
        Map<AccountId, Locked> opened = new HashMap<>();
        List<Binding> rows = new ArrayList<>();
        for (AccountId account : accounts) {
            AuditKey key = AuditKey.random();
            byte[] kept = transaction
                    .texts()
                    .kept(key, account.customer(), account.ledger().value());
            rows.add(parameters -> parameters.account(account).bytes(kept));
            opened.put(account, new Locked(0, null, key, false, 0, true));
        }
        try {
            if (rows.size() == 1) {
                transaction.update(OPEN, rows.get(0));
            } else {
                transaction.updateAll(OPEN, rows);
            }
            return opened;
        } catch (DuplicateKeyException other) {
            // Somebody opened one since; only a new transaction can lock what they made.
            throw transaction.replaced(new RetryableStoreException(other.getMessage(), other.getCause()));
        }
    }

    /** Moves the account to a later version, with other rows; nothing is kept where it is not at the expected one. */
    static void move(Transaction transaction, WriteBuffer books, AccountId account, long from, long to, Instant at) {
        books.add(
                MOVE,
                parameters -> parameters.number(to).instant(at).account(account).number(from),
                () -> new StaleVersionException(account, from, version(transaction, account)));
    }

    /** Moves the account to a later version, and says whether it was at the expected one. */
    static boolean move(Transaction transaction, AccountId account, long from, long to, Instant at) {
        return transaction.update(
                        MOVE,
                        parameters -> parameters
                                .number(to)
                                .instant(at)
                                .account(account)
                                .number(from))
                == 1;
    }

    static long version(Transaction transaction, AccountId account) {
        return transaction
                .find(VERSION, parameters -> parameters.account(account), Row::number)
                .orElseThrow(() -> transaction.failed(new StoreException("account " + account + " is gone")));
    }

    static List<AccountId> in(Transaction transaction, LedgerId ledger) {
        return transaction
                .list(
                        IN_LEDGER,
                        parameters -> parameters.text(ledger.value()),
                        row -> AccountId.of(ledger, CustomerId.of(row.text())))
                .stream()
                .sorted()
                .toList();
    }

    /** The key of the account; empty where it is not open, or the key is erased. */
    static Optional<AuditKey> auditKey(Transaction transaction, AccountId account) {
        return transaction
                .find(
                        AUDIT_KEY,
                        parameters -> parameters.account(account),
                        row -> Optional.ofNullable(row.auditKeyOrNone(account)))
                .flatMap(key -> key);
    }

    private static Locked locked(Transaction transaction, AccountId account, Row row) throws SQLException {
        long version = row.number();
        Instant lastRecordedAt = row.instantOrNone();
        byte[] kept = row.bytesOrNone();
        SensitiveTexts texts = transaction.texts();
        AuditKey key = texts.auditKey(kept, account.customer(), account.ledger().value());
        return new Locked(version, lastRecordedAt, key, texts.isPlain(kept), row.number(), false);
    }

    /** The locked row. */
    record Locked(
            long version,
            @Nullable Instant lastRecordedAt,
            @Nullable AuditKey auditKey,
            boolean isPlain,
            long acknowledged,
            boolean isNew) {}
}
