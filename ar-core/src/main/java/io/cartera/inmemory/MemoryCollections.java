package io.cartera.inmemory;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.collection.CollectionFile;
import io.cartera.collection.CollectionRecorded;
import io.cartera.collection.NoticeWithdrawal;
import io.cartera.collection.SentNotice;
import io.cartera.customer.CustomerId;
import io.cartera.store.CollectionRepository;
import io.cartera.store.DuplicateKeyException;
import io.cartera.time.AsOf;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Disputes and promises of a store in memory. */
final class MemoryCollections implements CollectionRepository {

    private final MemorySession session;

    MemoryCollections(MemorySession session) {
        this.session = session;
    }

    @Override
    public CollectionFile find(AccountId account) {
        MemoryAccount found = session.find(account);
        return CollectionFile.of(account, found == null ? List.of() : found.collection);
    }

    @Override
    public SortedMap<CustomerId, CollectionFile> all(LedgerId ledger, AsOf asOf) {
        SortedMap<CustomerId, CollectionFile> files = new TreeMap<>();
        session.books().accounts().forEach(account -> {
            List<CollectionRecorded> counting = account.collection.stream()
                    .filter(recorded -> asOf.counts(recorded.fact().effectiveOn(), recorded.at())
                            && !(recorded.fact() instanceof SentNotice)
                            && !(recorded.fact() instanceof NoticeWithdrawal))
                    .toList();
            if (account.id.ledger().equals(ledger) && !counting.isEmpty()) {
                files.put(account.id.customer(), CollectionFile.of(account.id, counting));
            }
        });
        return files;
    }

    @Override
    public void add(CollectionRecorded recorded) {
        MemoryAccount account = session.toWrite(recorded.account());
        if (CollectionFile.of(account.id, account.collection).excludes(recorded)) {
            throw session.failed(
                    new DuplicateKeyException(recorded.command().id() + " is taken, or what it ends ended"));
        }
        session.add(account.collection, recorded);
    }
}
