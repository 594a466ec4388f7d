package io.cartera.jdbc.internal;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountId;
import io.cartera.account.Allocation;
import io.cartera.account.Entry;
import io.cartera.account.ItemId;
import io.cartera.account.Release;
import io.cartera.trace.Recording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The changes of an account, written to four tables and put together again from them. */
final class Changes {

    private Changes() {}

    /** The references of the entries are given as they are kept. */
    static void insert(WriteBuffer books, AccountId account, AccountChange change, Map<ItemId, String> references) {
        long version = change.recording().version();
        Instant at = change.recording().at();
        CommandTable.insert(books, account, change.recording());
        for (int i = 0; i < change.entries().size(); i++) {
            Entry entry = change.entries().get(i);
            EntryTable.insert(books, account, version, i + 1, entry, references.get(entry.id()));
        }
        for (Allocation allocation : change.allocations()) {
            AllocationTable.insert(books, account, allocation, at);
        }
        for (int i = 0; i < change.releases().size(); i++) {
            ReleaseTable.insert(
                    books, account, change.recording(), i + 1, change.releases().get(i));
        }
    }

    /** The changes with these versions, both ends included, in version order. */
    static List<AccountChange> read(Transaction transaction, AccountId account, long from, long to) {
        transaction.texts().expect(account.customer());
        List<Recording> recordings = CommandTable.read(transaction, account, from, to);
        Map<Long, List<Entry>> entries = EntryTable.read(transaction, account, from, to);
        Map<Long, List<Allocation>> allocations = AllocationTable.read(transaction, account, from, to);
        Map<Long, List<Release>> releases = ReleaseTable.read(transaction, account, from, to);
        List<AccountChange> changes = new ArrayList<>();
        for (Recording recording : recordings) {
            long version = recording.version();
            changes.add(AccountChange.of(
                    recording,
                    entries.getOrDefault(version, List.of()),
                    allocations.getOrDefault(version, List.of()),
                    releases.getOrDefault(version, List.of())));
        }
        return changes;
    }
}
