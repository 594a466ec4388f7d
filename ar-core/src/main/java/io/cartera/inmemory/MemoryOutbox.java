package io.cartera.inmemory;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountChanged;
import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.store.Outbox;
import io.cartera.trace.internal.Require;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The outbox of a store in memory: nothing is written until something is acknowledged. */
final class MemoryOutbox implements Outbox {

    private static final Comparator<MemoryAccount> LONGEST_WAITING = Comparator.comparing((MemoryAccount account) ->
                    account.changes.get(account.acknowledged).recording().at())
            .thenComparing(account -> account.id);

    private final MemorySession session;

    MemoryOutbox(MemorySession session) {
        this.session = session;
    }

    @Override
    public List<AccountChanged> pending(LedgerId ledger, int most) {
        Require.positive(most, "most");
        List<MemoryAccount> waiting = session.books()
                .in(ledger)
                .filter(account -> account.acknowledged < account.changes.size())
                .sorted(LONGEST_WAITING)
                .toList();
        List<AccountChanged> messages = new ArrayList<>();
        for (MemoryAccount account : waiting) {
            int next = Math.min(account.changes.size() - account.acknowledged, most - messages.size());
            for (AccountChange change : account.changes.subList(account.acknowledged, account.acknowledged + next)) {
                messages.add(AccountChanged.of(account.id, change));
            }
            if (messages.size() == most) {
                break;
            }
        }
        return List.copyOf(messages);
    }

    @Override
    public void acknowledge(AccountId id, long throughVersion) {
        MemoryAccount account = session.toWrite(id);
        int before = account.acknowledged;
        if (throughVersion > account.changes.size()) {
            throw new IllegalArgumentException(
                    "version " + throughVersion + " of " + id + " is not recorded, it is at " + account.changes.size());
        }
        if (throughVersion > before) {
            account.acknowledged = (int) throughVersion;
            session.onFailure(() -> account.acknowledged = before);
        }
    }
}
