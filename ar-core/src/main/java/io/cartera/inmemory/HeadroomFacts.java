package io.cartera.inmemory;

import io.cartera.account.AccountId;
import io.cartera.headroom.GroupMembership;
import io.cartera.headroom.HeadroomFile;
import io.cartera.headroom.HeadroomRecorded;
import io.cartera.headroom.Reservation;
import io.cartera.headroom.ReservationId;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The reservations and memberships of one account in memory, with those at hand that a day may need. */
final class HeadroomFacts {

    private static final Comparator<Numbered> BY_NUMBER = Comparator.comparing(Numbered::number);

    private final List<HeadroomRecorded> all = new ArrayList<>();
    private final Map<CommandKey, HeadroomRecorded> commands = new HashMap<>();
    private final Map<ReservationId, List<Numbered>> reservations = new HashMap<>();
    private final TreeMap<LocalDate, TreeSet<ReservationId>> countingThrough = new TreeMap<>();
    private final List<HeadroomRecorded> memberships = new ArrayList<>();

    private record Numbered(int number, HeadroomRecorded recorded) {}

    private record CommandKey(CommandKind kind, CommandId id) {}

    HeadroomFacts copy() {
        HeadroomFacts copy = new HeadroomFacts();
        all.forEach(recorded -> copy.add(recorded, undoing -> {}));
        return copy;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    List<HeadroomRecorded> all() {
        return all;
    }

    Optional<Instant> lastRecordedAt() {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.get(all.size() - 1).at());
    }

    List<HeadroomRecorded> memberships() {
        return memberships;
    }

    Optional<HeadroomRecorded> find(CommandKind kind, CommandId command) {
        return Optional.ofNullable(commands.get(new CommandKey(kind, command)));
    }

    HeadroomFile find(AccountId account, ReservationId reservation) {
        return file(account, reservations.getOrDefault(reservation, List.of()));
    }

    HeadroomFile live(AccountId account, LocalDate day) {
        List<Numbered> facts = new ArrayList<>();
        countingThrough.tailMap(day).values().forEach(ids -> ids.forEach(id -> facts.addAll(reservations.get(id))));
        return file(account, facts);
    }

    private static HeadroomFile file(AccountId account, List<Numbered> facts) {
        return HeadroomFile.of(
                account,
                facts.stream().sorted(BY_NUMBER).map(Numbered::recorded).toList());
    }

    /** Whether the command is taken, or the reservation that a fact begins. */
    boolean excludes(HeadroomRecorded recorded) {
        boolean isTaken = commands.containsKey(
                new CommandKey(recorded.command().kind(), recorded.command().id()));
        return isTaken
                || (recorded.fact() instanceof Reservation reservation && reservations.containsKey(reservation.id()));
    }

    void add(HeadroomRecorded recorded, Consumer<Runnable> undo) {
        all.add(recorded);
        undo.accept(() -> all.remove(all.size() - 1));
        CommandKey key =
                new CommandKey(recorded.command().kind(), recorded.command().id());
        commands.put(key, recorded);
        undo.accept(() -> commands.remove(key));
        if (recorded.fact() instanceof GroupMembership) {
            memberships.add(recorded);
            undo.accept(() -> memberships.remove(memberships.size() - 1));
        }
        recorded.reservation().ifPresent(id -> {
            hide(id);
            List<Numbered> steps = reservations.computeIfAbsent(id, first -> new ArrayList<>(2));
            steps.add(new Numbered(all.size(), recorded));
            show(id);
            undo.accept(() -> {
                hide(id);
                steps.remove(steps.size() - 1);
                if (steps.isEmpty()) {
                    reservations.remove(id);
                }
                show(id);
            });
        });
    }

    private void show(ReservationId id) {
        countsThrough(id)
                .ifPresent(day -> countingThrough
                        .computeIfAbsent(day, first -> new TreeSet<>())
                        .add(id));
    }

    private void hide(ReservationId id) {
        countsThrough(id).ifPresent(day -> {
            TreeSet<ReservationId> ids = countingThrough.get(day);
            ids.remove(id);
            if (ids.isEmpty()) {
                countingThrough.remove(day);
            }
        });
    }

    private Optional<LocalDate> countsThrough(ReservationId id) {
        List<Numbered> steps = reservations.getOrDefault(id, List.of());
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        HeadroomRecorded last = steps.get(steps.size() - 1).recorded();
        Reservation reservation = (Reservation) steps.get(0).recorded().fact();
        return last.left()
                .map(left -> left.countsThrough(
                        reservation.holdsThrough().orElse(Require.LAST_DAY),
                        last.fact().effectiveOn()));
    }
}
