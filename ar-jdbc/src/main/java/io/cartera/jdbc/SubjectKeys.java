package io.cartera.jdbc;

import io.cartera.customer.CustomerId;
import io.cartera.jdbc.internal.JdbcSession;
import io.cartera.jdbc.internal.SubjectKeyTable;
import io.cartera.jdbc.internal.SubjectKeyTable.Turn;
import io.cartera.jdbc.sealing.SensitiveTextException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The keys under which a store seals the texts of its customers: a customer has one in the whole store, whatever the ledger,
 * made with the first text about them that is sealed. They lie in {@code cartera_subject_key}, wrapped under a master key of
 * the host.
 * <p>
 * The methods run in transactions as the store's sessions do; in those of the host, where it is joined to them. Rotation of the
 * master key, where several stores run: give all of them a ring with both keys in which the old one is current; then, when the
 * last one has it, rings in which the new one is; then call {@link #rewrap}, and take the old one out when {@link #byMasterKey}
 * has nothing under it. A store that does not know the new key yet could not open what another wrapped under it. No text is
 * written anew. Thread-safe.
 */
public final class SubjectKeys {

    private static final int MOST_NAMED = 10;

    private final JdbcStore store;

    SubjectKeys(JdbcStore store) {
        this.store = store;
    }

    /**
     * Wraps every key that lies under another master key under the current one, a thousand to a transaction; whoever is
     * interrupted calls it again. Gives how many were wrapped.
     *
     * @throws IllegalStateException if the store has no codec, or it wraps under another master key than it says is current
     * @throws io.cartera.jdbc.sealing.SensitiveTextException if keys cannot be unwrapped: it says how many, and names the first
     *     ones; all others are wrapped by then
     * @throws io.cartera.store.StoreException if the store fails
     */
    public long rewrap() {
        long done = 0;
        List<SensitiveTextException> left = new ArrayList<>();
        Turn turn = Turn.first();
        while (!turn.isLast()) {
            Turn before = turn;
            turn = write(keys -> keys.rewrap(before));
            done += turn.done();
            left.addAll(turn.left());
        }
        if (!left.isEmpty()) {
            throw new SensitiveTextException(
                    left.size() + " keys were not wrapped anew: "
                            + left.stream()
                                    .limit(MOST_NAMED)
                                    .map(SensitiveTextException::getMessage)
                                    .collect(Collectors.joining("; ")),
                    left.get(0));
        }
        return done;
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
     * The keys of the audit trails of the customer's accounts are taken away too, so nobody can find out by trying which texts
     * were committed to. Such an account gets none again: texts that are written later on it are sealed, but the trail
     * commits to none of them, and {@code verify()} finds no change in them.
     * <p>
     * It waits for those who have locked an account of the customer or write a text about them. Backups and the free space and logs of the database may
     * still have the wrapped key: whoever has them and the master key can open it.
     *
     * @return whether there was a key under which texts were sealed
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
