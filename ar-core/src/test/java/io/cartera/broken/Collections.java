package io.cartera.broken;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.collection.CollectionFile;
import io.cartera.collection.CollectionRecorded;
import io.cartera.customer.CustomerId;
import io.cartera.store.CollectionRepository;
import io.cartera.time.AsOf;
import java.util.SortedMap;

/** Disputes and promises that are passed on as they are. */
class Collections implements CollectionRepository {

    final CollectionRepository sound;

    Collections(Parts parts) {
        this.sound = parts.collections();
    }

    @Override
    public CollectionFile find(AccountId account) {
        return sound.find(account);
    }

    @Override
    public SortedMap<CustomerId, CollectionFile> all(LedgerId ledger, AsOf asOf) {
        return sound.all(ledger, asOf);
    }

    @Override
    public void add(CollectionRecorded recorded) {
        sound.add(recorded);
    }
}
