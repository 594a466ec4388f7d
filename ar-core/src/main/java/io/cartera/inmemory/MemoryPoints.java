package io.cartera.inmemory;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.points.PointsAccount;
import io.cartera.points.PointsRecorded;
import io.cartera.points.RewardProgramId;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.outer.PointsRepository;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Points of customers of a store in memory. */
final class MemoryPoints implements PointsRepository {

    private final MemorySession session;

    MemoryPoints(MemorySession session) {
        this.session = session;
    }

    @Override
    public PointsAccount find(AccountId account, RewardProgramId program) {
        return PointsAccount.of(account, program, of(entries(account), program));
    }

    @Override
    public List<PointsRecorded> of(AccountId account) {
        return List.copyOf(entries(account));
    }

    private List<PointsRecorded> entries(AccountId account) {
        MemoryAccount found = session.find(account);
        return found == null ? List.of() : found.points.all();
    }

    private static List<PointsRecorded> of(List<PointsRecorded> entries, RewardProgramId program) {
        return entries.stream()
                .filter(each -> each.entry().program().equals(program))
                .toList();
    }

    @Override
    public Optional<PointsRecorded> find(AccountId account, CommandKind kind, CommandId command) {
        MemoryAccount found = session.find(account);
        return found == null ? Optional.empty() : Optional.ofNullable(found.points.find(kind, command));
    }

    @Override
    public Optional<Instant> lastRecordedAt(AccountId account) {
        List<PointsRecorded> entries = entries(account);
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(entries.get(entries.size() - 1).at());
    }

    @Override
    public SortedMap<CustomerId, PointsAccount> all(LedgerId ledger, RewardProgramId program) {
        SortedMap<CustomerId, PointsAccount> all = new TreeMap<>();
        session.books().in(ledger).forEach(account -> {
            List<PointsRecorded> entries = of(account.points.all(), program);
            if (!entries.isEmpty()) {
                all.put(account.id.customer(), PointsAccount.of(account.id, program, entries));
            }
        });
        return all;
    }

    @Override
    public void add(PointsRecorded recorded) {
        MemoryAccount account = session.toWrite(recorded.account());
        if (account.points.excludes(recorded)) {
            throw session.failed(new DuplicateKeyException(recorded.command().id() + " or what it is about is taken"));
        }
        account.points.add(recorded);
        session.onFailure(account.points::removeLast);
    }
}
