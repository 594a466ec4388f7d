package io.cartera.inmemory;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.points.PointsAccount;
import io.cartera.points.PointsEntry;
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
        MemoryAccount found = session.books().accounts.get(account);
        return found == null ? List.of() : found.points;
    }

    private static List<PointsRecorded> of(List<PointsRecorded> entries, RewardProgramId program) {
        return entries.stream()
                .filter(each -> each.entry().program().equals(program))
                .toList();
    }

    @Override
    public Optional<PointsRecorded> find(AccountId account, CommandKind kind, CommandId command) {
        return entries(account).stream()
                .filter(each ->
                        each.command().kind() == kind && each.command().id().equals(command))
                .findFirst();
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
            List<PointsRecorded> entries = of(account.points, program);
            if (!entries.isEmpty()) {
                all.put(account.id.customer(), PointsAccount.of(account.id, program, entries));
            }
        });
        return all;
    }

    @Override
    public void add(PointsRecorded recorded) {
        MemoryAccount account = session.toWrite(recorded.account());
        if (account.points.stream().anyMatch(other -> excludes(other, recorded))) {
            throw session.failed(new DuplicateKeyException(recorded.command().id() + " or what it is about is taken"));
        }
        session.add(account.points, recorded);
    }

    private static boolean excludes(PointsRecorded other, PointsRecorded recorded) {
        PointsEntry there = other.entry();
        PointsEntry added = recorded.entry();
        return there.kind() == added.kind()
                && (other.command().id().equals(recorded.command().id())
                        || (there.program().equals(added.program())
                                && added.subject().isPresent()
                                && there.subject().equals(added.subject())));
    }
}
