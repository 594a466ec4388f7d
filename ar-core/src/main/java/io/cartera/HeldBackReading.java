package io.cartera;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.account.OpenItem;
import io.cartera.collection.CollectableItem;
import io.cartera.collection.CollectionFile;
import io.cartera.collection.HeldBack;
import io.cartera.collection.PromiseState;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import java.util.ArrayList;
import java.util.List;

/** Reads what is disputed and promised from a store; accounts without disputes and promises are not touched. */
final class HeldBackReading {

    private HeldBackReading() {}

    static List<OpenItem> open(Session session, AccountId account, AsOf asOf) {
        List<OpenItem> items = new ArrayList<>();
        session.accounts().openItems(account, asOf).forEach(items::add);
        return items;
    }

    static HeldBack of(Session session, LedgerId ledger, AsOf asOf) {
        List<CollectableItem> items = new ArrayList<>();
        session.collections().all(ledger, asOf).values().stream()
                .filter(file -> file.isDisputed(asOf) || file.isAwaiting(asOf))
                .forEach(file -> items.addAll(items(session, file, asOf, open(session, file.account(), asOf))));
        return HeldBack.of(items);
    }

    static HeldBack of(Session session, AccountId account, AsOf asOf) {
        return of(session, account, asOf, open(session, account, asOf));
    }

    /** The same where what is open was read already. */
    static HeldBack of(Session session, AccountId account, AsOf asOf, List<OpenItem> open) {
        return HeldBack.of(items(session, session.collections().find(account), asOf, open));
    }

    static List<CollectableItem> items(Session session, CollectionFile file, AsOf asOf, List<OpenItem> open) {
        // What was received is in the history, which may be long; only promises that are awaited ask for it.
        List<PromiseState> promises =
                file.isAwaiting(asOf) ? file.promises(asOf, session.accounts().history(file.account()), 0) : List.of();
        return file.collectable(asOf, open, promises);
    }
}
