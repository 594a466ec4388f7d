package io.cartera.broken;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.points.PointsAccount;
import io.cartera.points.PointsRecorded;
import io.cartera.points.RewardProgramId;
import io.cartera.store.outer.PointsRepository;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Points that are passed on as they are. */
class Pointing implements PointsRepository {

    final PointsRepository sound;

    Pointing(Parts parts) {
        this.sound = parts.points();
    }

    @Override
    public PointsAccount find(AccountId account, RewardProgramId program) {
        return sound.find(account, program);
    }

    @Override
    public List<PointsRecorded> of(AccountId account) {
        return sound.of(account);
    }

    @Override
    public Optional<PointsRecorded> find(AccountId account, CommandKind kind, CommandId command) {
        return sound.find(account, kind, command);
    }

    @Override
    public Optional<Instant> lastRecordedAt(AccountId account) {
        return sound.lastRecordedAt(account);
    }

    @Override
    public SortedMap<CustomerId, PointsAccount> all(LedgerId ledger, RewardProgramId program) {
        return sound.all(ledger, program);
    }

    @Override
    public void add(PointsRecorded recorded) {
        sound.add(recorded);
    }
}
