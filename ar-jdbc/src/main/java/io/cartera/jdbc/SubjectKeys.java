package io.cartera.jdbc;

import io.cartera.customer.CustomerId;
import io.cartera.jdbc.internal.JdbcSession;
import io.cartera.jdbc.internal.SubjectKeyTable;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * The keys under which a store seals the texts of its customers: a customer has one in the whole store, whatever the ledger,
 * made with the first text about them that is sealed. They lie in {@code cartera_subject_key}, wrapped under a master key of
 * the host.
 * <p>
 * The methods run in transactions as the store's sessions do; in those of the host, where it is joined to them. Rotation of the
 * master key: give all running stores a ring with the old and the new one, call {@link #rewrap}, and take the old one out
 * when {@link #byMasterKey} has nothing under it. No text is written anew. Thread-safe.
 */
public final class SubjectKeys {

    private final JdbcStore store;

    SubjectKeys(JdbcStore store) {
        this.store = store;
    }

    /**
     * Wraps every key that lies under another master key under the current one, a thousand to a transaction; whoever is
     * interrupted calls it again. Gives how many there were.
     *
     * @throws IllegalStateException if the store has no codec
     * @throws io.cartera.jdbc.sealing.SensitiveTextException if a key cannot be unwrapped; what was wrapped before stays so
     * @throws io.cartera.store.StoreException if the store fails
     */
    public long rewrap() {
        long all = 0;
        int some;
        do {
            some = write(SubjectKeyTable::rewrap);
            all += some;
        } while (some > 0);
        return all;
    }

    /** How many keys that are not erased lie under which master key, by its identifier. */
    public SortedMap<String, Long> byMasterKey() {
        return read(SubjectKeyTable::byMasterKey);
    }

    /**
     * Erases the keys of a customer for good: whatever was sealed under them cannot be opened by anybody, and reads as after an
     * erasure in the tables: a name and the description of a line are {@code erased}, other texts are not there, and the
     * audit trail still verifies. Texts that were written while the store had no codec are not touched. What is sealed later
     * gets a new key.
     * <p>
     * It waits for those who have locked an account of the customer. Backups and the free space and logs of the database may
     * still have the wrapped key: whoever has them and the master key can open it.
     *
     * @return whether there was a key
     * @throws io.cartera.store.StoreException if the store fails
     */
    public boolean erase(CustomerId customer) {
        Objects.requireNonNull(customer, "customer");
        return write(keys -> keys.erase(customer));
    }

    /** Whether a key of the customer was erased. */
    public boolean isErased(CustomerId customer) {
        Objects.requireNonNull(customer, "customer");
        return read(keys -> keys.isErased(customer));
    }

    private <T> T write(Function<SubjectKeyTable, T> work) {
        return store.writing((JdbcSession session) -> work.apply(session.subjectKeys()));
    }

    private <T> T read(Function<SubjectKeyTable, T> work) {
        return store.reading((JdbcSession session) -> work.apply(session.subjectKeys()));
    }
}
