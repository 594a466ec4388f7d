package io.cartera.jdbc.internal;

import io.cartera.customer.CustomerId;
import io.cartera.jdbc.sealing.SensitiveCodec;
import io.cartera.jdbc.sealing.SensitiveTextException;
import io.cartera.jdbc.sealing.WrappedKey;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.RetryableStoreException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The data keys of the customers, wrapped. A row stays when its key is erased, so that what was sealed under it is known to
 * be gone, and is not taken for something that somebody changed. A session reads the keys of a customer once.
 * <p>
 * A session that writes shares the locks of the rows that it reads: who erases waits until it has ended, and where it sees an
 * older state it cannot lock what was erased since. So nothing is sealed under a key that is erased.
 */
public final class SubjectKeyTable {

    private static final int REWRAPPED_AT_A_TIME = 1000;

    private static final String TEXT_OF_CUSTOMER =
            "select customer, number, wrapped_by, wrapped_key from cartera_subject_key"
                    + " where shard_key = ? and customer = ?";

    private static final Sql OF_CUSTOMER = Sql.of("read subject keys", TEXT_OF_CUSTOMER);

    private static final Sql HOLD_OF_CUSTOMER =
            Sql.of("hold subject keys", TEXT_OF_CUSTOMER + " order by number for sharing");

    private static final Sql ALL = Sql.of(
            "read all subject keys", "select customer, number, wrapped_by, wrapped_key from cartera_subject_key");

    private static final Sql INSERT = Sql.of(
            "insert subject key",
            "insert into cartera_subject_key (shard_key, customer, number, wrapped_by, wrapped_key)"
                    + " values (?, ?, ?, ?, ?)");

    private static final Sql UNDER_OTHERS = Sql.of(
            "read subject keys under older master keys",
            "select customer, number, wrapped_by, wrapped_key from cartera_subject_key"
                    + " where wrapped_by <> ? and wrapped_key is not null"
                    + " and (customer > ? or (customer = ? and number > ?)) order by customer, number limit ?");

    private static final Sql REWRAP = Sql.of(
            "rewrap subject key",
            "update cartera_subject_key set wrapped_by = ?, wrapped_key = ?"
                    + " where shard_key = ? and customer = ? and number = ? and wrapped_key = ?");

    private static final Sql LOCK_ACCOUNTS = Sql.of(
            "lock accounts of a customer",
            "select ledger from cartera_account where shard_key = ? and customer = ?"
                    + " order by codepoints(ledger) for update");

    private static final Sql ERASE = Sql.of(
            "erase subject keys",
            "update cartera_subject_key set wrapped_by = null, wrapped_key = null"
                    + " where shard_key = ? and customer = ? and wrapped_key is not null");

    // With what is sealed, what the audit trail commits to is gone: without its key nobody takes it for changed, or
    // guesses.
    private static final Sql ERASE_AUDIT_KEYS = Sql.of(
            "erase audit keys",
            "update cartera_account set audit_key = null"
                    + " where shard_key = ? and customer = ? and audit_key is not null");

    private static final Sql BY_MASTER_KEY = Sql.of(
            "count subject keys",
            "select wrapped_by, count(*) from cartera_subject_key where wrapped_key is not null group by wrapped_by");

    private final Transaction transaction;
    private final Map<String, TreeMap<Integer, SubjectKey>> known = new HashMap<>();
    private final Set<CustomerId> held = new HashSet<>();
    private boolean isAllKnown;

    SubjectKeyTable(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Reads the keys of a customer, unless they were read. */
    void expect(CustomerId customer) {
        if (!isAllKnown && !known.containsKey(customer.value())) {
            read(customer);
        }
    }

    /** Reads the keys of all customers, so that no query is needed while the rows of all of them are read. */
    void expectAll() {
        if (!isAllKnown) {
            transaction.each(
                    ALL,
                    parameters -> {},
                    SubjectKeyTable::key,
                    key -> of(key.customer()).putIfAbsent(key.number(), key));
            isAllKnown = true;
        }
    }

    /** The key of this number; empty if there is none. */
    Optional<SubjectKey> find(CustomerId customer, int number) {
        expect(customer);
        if (!of(customer.value()).containsKey(number)) {
            // Made since by another session.
            read(customer);
        }
        return Optional.ofNullable(of(customer.value()).get(number));
    }

    /** The latest key of a customer, which is made if there is none that is not erased. Nobody erases it meanwhile. */
    SubjectKey current(CustomerId customer, SensitiveCodec codec) {
        if (!held.contains(customer)) {
            read(customer);
        }
        TreeMap<Integer, SubjectKey> keys = of(customer.value());
        if (!keys.isEmpty() && !keys.lastEntry().getValue().isErased()) {
            return keys.lastEntry().getValue();
        }
        int number = keys.isEmpty() ? 1 : keys.lastKey() + 1;
        SubjectKey made = insert(customer, number, codec.newKey(customer, number));
        keys.put(number, made);
        return made;
    }

    private SubjectKey insert(CustomerId customer, int number, WrappedKey key) {
        try {
            transaction.update(
                    INSERT,
                    parameters -> parameters
                            .shardOf(customer)
                            .text(customer.value())
                            .number(number)
                            .text(key.masterKeyId())
                            .text(key.text()));
            return new SubjectKey(customer.value(), number, key.masterKeyId(), key.text());
        } catch (DuplicateKeyException other) {
            // Somebody made it since; run again, the work seals under theirs.
            throw transaction.replaced(new RetryableStoreException(other.getMessage(), other.getCause()));
        }
    }

    private TreeMap<Integer, SubjectKey> of(String customer) {
        return known.computeIfAbsent(customer, none -> new TreeMap<>());
    }

    /** Reads the keys of a customer as they are now, and holds them where the session writes. */
    private void read(CustomerId customer) {
        List<SubjectKey> keys = transaction.list(
                transaction.writes() ? HOLD_OF_CUSTOMER : OF_CUSTOMER,
                parameters -> parameters.shardOf(customer).text(customer.value()),
                SubjectKeyTable::key);
        if (transaction.writes()) {
            held.add(customer);
        }
        TreeMap<Integer, SubjectKey> now = of(customer.value());
        keys.forEach(key -> now.put(key.number(), key));
    }

    private void forget(CustomerId customer) {
        known.remove(customer.value());
        held.remove(customer);
        isAllKnown = false;
    }

    private static SubjectKey key(Row row) throws SQLException {
        return new SubjectKey(row.text(), row.count(), row.textOrNone(), row.textOrNone());
    }

    /** Wraps some of the keys anew that lie under another than the current master key, and come after those of a turn. */
    public Turn rewrap(Turn before) {
        SensitiveCodec codec = transaction.texts().codec();
        String current = codec.masterKeyId();
        List<SubjectKey> older = transaction.list(
                UNDER_OTHERS,
                parameters -> parameters
                        .text(current)
                        .text(before.customer())
                        .text(before.customer())
                        .number(before.number())
                        .number(REWRAPPED_AT_A_TIME),
                SubjectKeyTable::key);
        long done = 0;
        List<SensitiveTextException> left = new ArrayList<>();
        for (SubjectKey key : older) {
            try {
                done += replace(key, wrapped(key, codec, current));
            } catch (SensitiveTextException e) {
                left.add(e);
            }
        }
        boolean isLast = older.size() < REWRAPPED_AT_A_TIME;
        SubjectKey last = isLast ? null : older.get(older.size() - 1);
        return new Turn(last == null ? "" : last.customer(), last == null ? 0 : last.number(), isLast, done, left);
    }

    private static WrappedKey wrapped(SubjectKey key, SensitiveCodec codec, String current) {
        WrappedKey wrapped = key.rewrapped(codec);
        if (!wrapped.masterKeyId().equals(current)) {
            throw new IllegalStateException("the codec wrapped " + key + " under master key " + wrapped.masterKeyId()
                    + ", while the current one is " + current);
        }
        return wrapped;
    }

    // It finds no row where the key was erased meanwhile, or another has wrapped it: either is well.
    private int replace(SubjectKey key, WrappedKey by) {
        return transaction.update(
                REWRAP,
                parameters -> parameters
                        .text(by.masterKeyId())
                        .text(by.text())
                        .text(key.customer())
                        .text(key.customer())
                        .number(key.number())
                        .text(key.text()));
    }

    /**
     * Erases the keys of a customer, and those of the audit trail of their accounts, when everybody is gone who has locked an
     * account of theirs or seals for them; whether there was a key to seal under.
     */
    public boolean erase(CustomerId customer) {
        transaction.list(
                LOCK_ACCOUNTS, parameters -> parameters.shardOf(customer).text(customer.value()), Row::text);
        forget(customer);
        int erased = transaction.update(
                ERASE, parameters -> parameters.shardOf(customer).text(customer.value()));
        // Behind the keys: who opened an account meanwhile held them until it was there.
        transaction.update(
                ERASE_AUDIT_KEYS, parameters -> parameters.shardOf(customer).text(customer.value()));
        return erased > 0;
    }

    /** Whether a key of the customer was erased. */
    public boolean isErased(CustomerId customer) {
        expect(customer);
        return of(customer.value()).values().stream().anyMatch(SubjectKey::isErased);
    }

    /** How many keys lie under which master key. */
    public SortedMap<String, Long> byMasterKey() {
        SortedMap<String, Long> counts = new TreeMap<>();
        transaction.each(
                BY_MASTER_KEY,
                parameters -> {},
                row -> Map.entry(row.text(), row.number()),
                found -> counts.put(found.getKey(), found.getValue()));
        return counts;
    }

    /**
     * What came of some of the keys: the last one that was looked at, whether it was the last of all, how many were wrapped
     * anew, and why others were not.
     */
    public record Turn(String customer, int number, boolean isLast, long done, List<SensitiveTextException> left) {

        /** Nothing was looked at yet. */
        public static Turn first() {
            return new Turn("", 0, false, 0, List.of());
        }
    }
}
