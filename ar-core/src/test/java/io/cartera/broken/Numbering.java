package io.cartera.broken;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountWrites;
import io.cartera.account.Entry;
import io.cartera.account.ItemId;
import io.cartera.trace.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Units of work that are put right where they should be refused. */
final class Numbering {

    private Numbering() {}

    static AccountWrites anew(AccountWrites writes) {
        List<AccountChange> changes = new ArrayList<>();
        for (AccountChange change : writes.changes()) {
            Recording recording = change.recording();
            changes.add(AccountChange.of(
                    new Recording(writes.fromVersion() + changes.size() + 1, recording.at(), recording.command()),
                    change.entries(),
                    change.allocations(),
                    change.releases()));
        }
        return new AccountWrites(writes.account(), writes.fromVersion(), changes, writes.items());
    }

    static AccountWrites withoutStrayItems(AccountWrites writes) {
        Set<ItemId> opened = writes.changes().stream()
                .flatMap(change -> change.entries().stream())
                .map(Entry::id)
                .collect(Collectors.toSet());
        return new AccountWrites(
                writes.account(),
                writes.fromVersion(),
                writes.changes(),
                writes.items().stream()
                        .filter(item -> opened.contains(item.id()))
                        .toList());
    }
}
