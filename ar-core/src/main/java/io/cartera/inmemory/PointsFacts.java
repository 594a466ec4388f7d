package io.cartera.inmemory;

import io.cartera.points.PointsRecorded;
import io.cartera.points.RewardProgramId;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The points of an account in the order of recording, and what each is found by. */
final class PointsFacts {

    private final List<PointsRecorded> all = new ArrayList<>();
    private final Map<ByCommand, PointsRecorded> byCommand = new HashMap<>();
    private final Map<BySubject, PointsRecorded> bySubject = new HashMap<>();

    PointsFacts copy() {
        PointsFacts copy = new PointsFacts();
        all.forEach(copy::add);
        return copy;
    }

    List<PointsRecorded> all() {
        return Collections.unmodifiableList(all);
    }

    @Nullable
    PointsRecorded find(CommandKind kind, CommandId command) {
        return byCommand.get(new ByCommand(kind, command));
    }

    /** Whether its command has recorded something, or what it is about has an entry of its kind. */
    boolean excludes(PointsRecorded recorded) {
        return byCommand.containsKey(ByCommand.of(recorded))
                || BySubject.of(recorded).filter(bySubject::containsKey).isPresent();
    }

    void add(PointsRecorded recorded) {
        all.add(recorded);
        byCommand.put(ByCommand.of(recorded), recorded);
        BySubject.of(recorded).ifPresent(key -> bySubject.put(key, recorded));
    }

    void removeLast() {
        PointsRecorded last = all.remove(all.size() - 1);
        byCommand.remove(ByCommand.of(last));
        BySubject.of(last).ifPresent(bySubject::remove);
    }

    private record ByCommand(CommandKind kind, CommandId command) {
        static ByCommand of(PointsRecorded recorded) {
            return new ByCommand(recorded.command().kind(), recorded.command().id());
        }
    }

    private record BySubject(RewardProgramId program, CommandKind kind, String subject) {
        static Optional<BySubject> of(PointsRecorded recorded) {
            return recorded.entry()
                    .subject()
                    .map(subject -> new BySubject(
                            recorded.entry().program(), recorded.command().kind(), subject));
        }
    }
}
