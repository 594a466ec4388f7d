package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.audit.AuditKey;
import io.cartera.customer.CustomerId;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.RetryableStoreException;
import io.cartera.store.StoreException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    private static final Sql MOVE = Sql.of(
            "move account",
            "update cartera_account set version = ?, last_recorded_at = ?"
                    + " where shard_key = ? and ledger = ? and customer = ? and version = ?");

    private static final Sql VERSION = Sql.of(
            "read version", "select version from cartera_account where shard_key = ? and ledger = ? and customer = ?");

    private static final Sql AUDIT_KEY = Sql.of(
            "read audit key",
            "select audit_key from cartera_account where shard_key = ? and ledger = ? and customer = ?"
                    + " and audit_key is not null");

    private static final Sql IN_LEDGER =
            Sql.of("read accounts", "select customer from cartera_account where ledger = ?");

    private AccountTable() {}

    /** Locks the row, which is made if there is none. */
    static Locked lock(Transaction transaction, AccountId account) {
        transaction.requireWritable();
        // Who erases a key holds the accounts of the customer: what is read under the lock lasts as long.
        transaction.texts().keys().forget(account.customer());
        Optional<Locked> existing =
                transaction.find(LOCK, parameters -> parameters.account(account), row -> locked(account, row));
        return existing.orElseGet(() -> open(transaction, account));
    }

    private static Locked open(Transaction transaction, AccountId account) {
        try {
            AuditKey key = AuditKey.random();
            byte[] kept = transaction
                    .texts()
                    .kept(key, account.customer(), account.ledger().value());
            transaction.update(OPEN, parameters -> parameters.account(account).bytes(kept));
            return new Locked(0, null, key, 0, true);
        } catch (DuplicateKeyException other) {
            // Somebody opened it since; only a new transaction can lock what they made.
            throw transaction.replaced(new RetryableStoreException(other.getMessage(), other.getCause()));
        }
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

    private static Locked locked(AccountId account, Row row) throws SQLException {
        return new Locked(row.number(), row.instantOrNone(), row.auditKeyOrNone(account), row.number(), false);
    }

    /** The locked row. */
    record Locked(
            long version,
            @Nullable Instant lastRecordedAt,
            @Nullable AuditKey auditKey,
            long acknowledged,
            boolean isNew) {}
}
