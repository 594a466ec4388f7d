package io.cartera.broken;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.headroom.HeadroomFile;
import io.cartera.headroom.HeadroomRecorded;
import io.cartera.headroom.ReservationId;
import io.cartera.store.HeadroomRepository;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;

/** Reservations and groups that are passed on as they are. */
class Headroom implements HeadroomRepository {

    final HeadroomRepository sound;

    Headroom(Parts parts) {
        this.sound = parts.headroom();
    }

    @Override
    public HeadroomFile find(AccountId account) {
        return sound.find(account);
    }

    @Override
    public HeadroomFile find(AccountId account, ReservationId reservation) {
        return sound.find(account, reservation);
    }

    @Override
    public Optional<HeadroomRecorded> find(AccountId account, CommandKind kind, CommandId command) {
        return sound.find(account, kind, command);
    }

    @Override
    public HeadroomFile live(AccountId account, LocalDate day) {
        return sound.live(account, day);
    }

    @Override
    public SortedMap<CustomerId, HeadroomFile> live(LedgerId ledger, LocalDate day) {
        return sound.live(ledger, day);
    }

    @Override
    public HeadroomFile memberships(AccountId account) {
        return sound.memberships(account);
    }

    @Override
    public SortedMap<CustomerId, HeadroomFile> group(AccountId root) {
        return sound.group(root);
    }

    @Override
    public Optional<Instant> lastRecordedAt(AccountId account) {
        return sound.lastRecordedAt(account);
    }

    @Override
    public boolean lockGroup(AccountId root) {
        return sound.lockGroup(root);
    }

    @Override
    public boolean isGroup(AccountId root) {
        return sound.isGroup(root);
    }

    @Override
    public void openGroup(AccountId root) {
        sound.openGroup(root);
    }

    @Override
    public void add(HeadroomRecorded recorded) {
        sound.add(recorded);
    }
}
