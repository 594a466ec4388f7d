package io.cartera.jdbc.internal;

import io.cartera.customer.CustomerId;
import io.cartera.jdbc.sealing.SensitiveCodec;
import io.cartera.jdbc.sealing.WrappedKey;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.RetryableStoreException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The data keys of the customers, wrapped. A row stays when its key is erased, so that what was sealed under it is known to
 * be gone, and is not taken for something that somebody changed. A session reads the keys of a customer once.
 */
public final class SubjectKeyTable {

    private static final int REWRAPPED_AT_A_TIME = 1000;

    private static final Sql OF_CUSTOMER = Sql.of(
            "read subject keys",
            "select number, wrapped_by, wrapped_key from cartera_subject_key where shard_key = ? and customer = ?");

    private static final Sql ALL = Sql.of(
            "read all subject keys", "select customer, number, wrapped_by, wrapped_key from cartera_subject_key");

    private static final Sql INSERT = Sql.of(
            "insert subject key",
            "insert into cartera_subject_key (shard_key, customer, number, wrapped_by, wrapped_key)"
                    + " values (?, ?, ?, ?, ?)");

    private static final Sql UNDER_OTHERS = Sql.of(
            "read subject keys under older master keys",
            "select customer, number, wrapped_by, wrapped_key from cartera_subject_key"
                    + " where wrapped_by <> ? and wrapped_key is not null order by customer, number limit ?");

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

    private static final Sql BY_MASTER_KEY = Sql.of(
            "count subject keys",
            "select wrapped_by, count(*) from cartera_subject_key where wrapped_key is not null group by wrapped_by");

    private final Transaction transaction;
    private final Map<CustomerId, TreeMap<Integer, SubjectKey>> known = new HashMap<>();
    private boolean isAllKnown;

    SubjectKeyTable(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Reads the keys of a customer, unless they were read. */
    void expect(CustomerId customer) {
        if (!isAllKnown && !known.containsKey(customer)) {
            read(customer);
        }
    }

    /** Reads the keys of all customers, so that no query is needed while the rows of all of them are read. */
    void expectAll() {
        if (!isAllKnown) {
            transaction.each(
                    ALL,
                    parameters -> {},
                    row -> {
                        CustomerId customer = CustomerId.of(row.text());
                        SubjectKey key = key(customer, row);
                        return of(customer).putIfAbsent(key.number(), key);
                    },
                    read -> {});
            isAllKnown = true;
        }
    }

    /** Reads the keys of a customer again when they are needed next. */
    void forget(CustomerId customer) {
        known.remove(customer);
        isAllKnown = false;
    }

    /** The key of this number; empty if there is none. */
    Optional<SubjectKey> find(CustomerId customer, int number) {
        expect(customer);
        if (!of(customer).containsKey(number)) {
            // Made since by another session.
            read(customer);
        }
        return Optional.ofNullable(of(customer).get(number));
    }

    /** The latest key of a customer, which is made if there is none that is not erased. */
    SubjectKey current(CustomerId customer, SensitiveCodec codec) {
        expect(customer);
        TreeMap<Integer, SubjectKey> keys = of(customer);
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
            return new SubjectKey(customer, number, key);
        } catch (DuplicateKeyException other) {
            // Somebody made it since; run again, the work seals under theirs.
            throw transaction.replaced(new RetryableStoreException(other.getMessage(), other.getCause()));
        }
    }

    private TreeMap<Integer, SubjectKey> of(CustomerId customer) {
        return known.computeIfAbsent(customer, none -> new TreeMap<>());
    }

    private void read(CustomerId customer) {
        TreeMap<Integer, SubjectKey> keys = of(customer);
        transaction
                .list(
                        OF_CUSTOMER,
                        parameters -> parameters.shardOf(customer).text(customer.value()),
                        row -> key(customer, row))
                .forEach(key -> keys.putIfAbsent(key.number(), key));
    }

    private static SubjectKey key(CustomerId customer, Row row) throws SQLException {
        int number = row.count();
        return new SubjectKey(customer, number, wrapped(row));
    }

    private static @Nullable WrappedKey wrapped(Row row) throws SQLException {
        String masterKey = row.textOrNone();
        String text = row.textOrNone();
        return masterKey == null || text == null ? null : WrappedKey.of(masterKey, text);
    }

    /** Wraps some of the keys anew that lie under another than the current master key; zero when none is left. */
    public int rewrap() {
        SensitiveCodec codec = transaction.texts().codec();
        List<Kept> older = transaction.list(
                UNDER_OTHERS,
                parameters -> parameters.text(codec.masterKeyId()).number(REWRAPPED_AT_A_TIME),
                SubjectKeyTable::kept);
        for (Kept kept : older) {
            WrappedKey wrapped = codec.rewrapped(kept.customer(), kept.number(), kept.key());
            // It finds no row where the key was erased meanwhile, or another has wrapped it: either is well.
            transaction.update(
                    REWRAP,
                    parameters -> parameters
                            .text(wrapped.masterKeyId())
                            .text(wrapped.text())
                            .shardOf(kept.customer())
                            .text(kept.customer().value())
                            .number(kept.number())
                            .text(kept.key().text()));
        }
        return older.size();
    }

    private static Kept kept(Row row) throws SQLException {
        CustomerId customer = CustomerId.of(row.text());
        return new Kept(customer, row.count(), WrappedKey.of(row.text(), row.text()));
    }

    /** Erases the keys of a customer when everybody is gone who has locked an account of theirs; whether there was one. */
    public boolean erase(CustomerId customer) {
        transaction.list(
                LOCK_ACCOUNTS, parameters -> parameters.shardOf(customer).text(customer.value()), Row::text);
        known.remove(customer);
        return transaction.update(
                        ERASE, parameters -> parameters.shardOf(customer).text(customer.value()))
                > 0;
    }

    /** Whether a key of the customer was erased. */
    public boolean isErased(CustomerId customer) {
        expect(customer);
        return of(customer).values().stream().anyMatch(SubjectKey::isErased);
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

    private record Kept(CustomerId customer, int number, WrappedKey key) {}
}
