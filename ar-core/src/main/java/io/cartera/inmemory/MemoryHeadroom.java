package io.cartera.inmemory;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.headroom.GroupMembership;
import io.cartera.headroom.HeadroomFile;
import io.cartera.headroom.HeadroomRecorded;
import io.cartera.headroom.ReservationId;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.HeadroomRepository;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The reservations and groups of a store in memory. */
final class MemoryHeadroom implements HeadroomRepository {

    private final MemorySession session;

    MemoryHeadroom(MemorySession session) {
        this.session = session;
    }

    private HeadroomFile read(AccountId account, Function<HeadroomFacts, HeadroomFile> reading) {
        MemoryAccount found = session.find(account);
        return found == null ? HeadroomFile.of(account, List.of()) : reading.apply(found.headroom);
    }

    @Override
    public HeadroomFile find(AccountId account) {
        return read(account, facts -> HeadroomFile.of(account, facts.all()));
    }

    @Override
    public HeadroomFile find(AccountId account, ReservationId reservation) {
        return read(account, facts -> facts.find(account, reservation));
    }

    @Override
    public Optional<HeadroomRecorded> find(AccountId account, CommandKind kind, CommandId command) {
        return Optional.ofNullable(session.find(account)).flatMap(found -> found.headroom.find(kind, command));
    }

    @Override
    public HeadroomFile live(AccountId account, LocalDate day) {
        return read(account, facts -> facts.live(account, day));
    }

    @Override
    public SortedMap<CustomerId, HeadroomFile> live(LedgerId ledger, LocalDate day) {
        SortedMap<CustomerId, HeadroomFile> files = new TreeMap<>();
        session.books()
                .in(ledger)
                .filter(account -> !account.headroom.isEmpty())
                .forEach(account -> {
                    HeadroomFile file = account.headroom.live(account.id, day);
                    if (!file.facts().isEmpty()) {
                        files.put(account.id.customer(), file);
                    }
                });
        return files;
    }

    @Override
    public HeadroomFile memberships(AccountId account) {
        return read(account, facts -> HeadroomFile.of(account, facts.memberships()));
    }

    @Override
    public SortedMap<CustomerId, HeadroomFile> group(AccountId root) {
        SortedMap<CustomerId, HeadroomFile> members = new TreeMap<>();
        for (CustomerId member : session.books().members.getOrDefault(root, List.of())) {
            AccountId account = AccountId.of(root.ledger(), member);
            members.put(member, memberships(account));
        }
        return members;
    }

    @Override
    public Optional<Instant> lastRecordedAt(AccountId account) {
        return Optional.ofNullable(session.find(account)).flatMap(found -> found.headroom.lastRecordedAt());
    }

    @Override
    public boolean lockGroup(AccountId root) {
        session.requireNextGroup(root);
        boolean isThere = isGroup(root);
        if (isThere) {
            session.lockGroup(root);
        }
        return isThere;
    }

    @Override
    public boolean isGroup(AccountId root) {
        return session.books().groups.contains(root);
    }

    @Override
    public void openGroup(AccountId root) {
        session.requireNextGroup(root);
        session.lockGroup(root);
        session.openGroup(root);
    }

    @Override
    public void add(HeadroomRecorded recorded) {
        MemoryAccount account = session.toWrite(recorded.account());
        if (account.headroom.excludes(recorded)) {
            throw session.failed(new DuplicateKeyException(recorded.command().id() + " is taken"));
        }
        account.headroom.add(recorded, session::onFailure);
        if (recorded.fact() instanceof GroupMembership membership) {
            membership
                    .root()
                    .ifPresent(root ->
                            session.addMember(AccountId.of(recorded.account().ledger(), root), membership.customer()));
        }
    }
}
