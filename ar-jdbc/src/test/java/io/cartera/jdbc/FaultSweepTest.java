package io.cartera.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.jdbc.CallFaults.Mode;
import io.cartera.store.OutcomeUnknownException;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.Session;
import io.cartera.store.StoreException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The driver goes wrong, or the server ends the session, at every call of every command. With
 * {@code -Dcartera.sweep=full} sessions are ended in every command and not only in those of {@link #KILLED}, and two
 * calls go wrong together.
 */
class FaultSweepTest {

    private static final boolean IS_FULL = "full".equals(System.getProperty("cartera.sweep"));
    private static final Set<Mode> THROWN = EnumSet.of(Mode.THROW_BEFORE, Mode.THROW_AFTER);
    private static final Set<Mode> ENDED = EnumSet.of(Mode.KILL_BEFORE, Mode.KILL_AFTER);

    /** One command of each way to write: a document, two accounts, a unit, a closing, facts beside the account. */
    private static final Set<DoorCommand> KILLED = EnumSet.of(
            DoorCommand.REGISTER,
            DoorCommand.ISSUE,
            DoorCommand.APPLY,
            DoorCommand.RECEIVE_SPLIT,
            DoorCommand.UNIT_THAT_MINTS,
            DoorCommand.CLOSE,
            DoorCommand.TRANSFER,
            DoorCommand.DISPUTE);

    private static final Set<DoorCommand> HOTTEST = EnumSet.of(
            DoorCommand.ISSUE, DoorCommand.RECEIVE, DoorCommand.APPLY, DoorCommand.TRANSFER, DoorCommand.CLOSE);

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void X02_every_command_comes_through_a_connection_lost_at_any_call(TestDatabase kind) throws SQLException {
        try (FaultSweep sweep = FaultSweep.comingThrough(kind)) {
            sweep.every(EnumSet.allOf(DoorCommand.class), THROWN, FaultSweep.LOST);
            if (kind == TestDatabase.POSTGRESQL) {
                sweep.every(IS_FULL ? EnumSet.allOf(DoorCommand.class) : KILLED, ENDED, FaultSweep.LOST);
            }
            if (IS_FULL) {
                for (DoorCommand command : HOTTEST) {
                    sweep.everyTwo(command, Mode.THROW_BEFORE);
                    sweep.everyTwo(command, Mode.THROW_AFTER);
                }
            }

            System.out.println(sweep.told(kind));
            assertThat(sweep.violations()).isEmpty();
            assertThat(sweep.runs()).isGreaterThan(1000);
            assertThat(sweep.outcomes().get("looked up")).isGreaterThanOrEqualTo(2 * DoorCommand.values().length);
            assertThat(sweep.outcomes()).containsOnlyKeys("looked up", "noticed by nobody", "run again");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void X04_a_failure_that_does_not_pass_and_is_passed_over_never_becomes_an_empty_commit(TestDatabase kind)
            throws SQLException {
        PassingOver[] careless = new PassingOver[1];
        try (FaultSweep sweep = FaultSweep.failing(kind, store -> careless[0] = new PassingOver(store))) {
            Set<Mode> modes = IS_FULL || kind == TestDatabase.H2 ? THROWN : EnumSet.of(Mode.THROW_BEFORE);
            sweep.every(EnumSet.allOf(DoorCommand.class), modes, FaultSweep.BROKEN);

            System.out.println("passed over, " + sweep.told(kind) + ", passed over " + careless[0].passedOver);
            assertThat(sweep.violations()).isEmpty();
            assertThat(careless[0].acknowledged).isEmpty();
            assertThat(careless[0].passedOver).isGreaterThan(300);
            assertThat(sweep.outcomes().get("StoreException")).isGreaterThan(300);
        }
    }

    @Test
    void control_a_driver_that_hides_its_failures_is_found_out() throws SQLException {
        try (FaultSweep sweep = FaultSweep.comingThrough(TestDatabase.H2)) {
            sweep.every(Set.of(DoorCommand.ISSUE), EnumSet.of(Mode.PRETEND), FaultSweep.LOST);

            assertThat(sweep.violations())
                    .anyMatch(found -> found.contains("executeBatch: acknowledged and not kept"))
                    .anyMatch(found -> found.contains("executeBatch: torn"));
        }
    }

    @Test
    void control_a_retry_that_does_not_look_is_found_out() throws SQLException {
        try (FaultSweep sweep = FaultSweep.comingThrough(TestDatabase.H2, RunningAgain::new)) {
            sweep.every(EnumSet.of(DoorCommand.UNIT_THAT_MINTS, DoorCommand.UNIT), THROWN, FaultSweep.LOST);

            assertThat(sweep.violations())
                    .isNotEmpty()
                    .allMatch(found -> found.startsWith("UNIT_THAT_MINTS THROW_AFTER") && found.contains("commit: "));
        }
    }

    /** A caller that goes on after every failure of a session. */
    private static final class PassingOver implements ReceivablesStore {
        private final ReceivablesStore real;
        private final List<String> acknowledged = new ArrayList<>();
        private int passedOver;

        PassingOver(ReceivablesStore real) {
            this.real = real;
        }

        @Override
        public <T> T write(Function<? super Session, ? extends T> work) {
            boolean[] isHushedUp = new boolean[1];
            T result = real.write(session -> {
                isHushedUp[0] = false;
                try {
                    return work.apply(session);
                } catch (StoreException hushedUp) {
                    isHushedUp[0] = true;
                    passedOver++;
                    return null;
                }
            });
            if (isHushedUp[0]) {
                acknowledged.add("a session that had failed was committed");
            }
            return result;
        }

        @Override
        public <T> T read(Function<? super Session, ? extends T> work) {
            return real.read(work);
        }
    }

    /** A store that runs work again after a lost commit without looking what it kept. */
    private record RunningAgain(ReceivablesStore real) implements ReceivablesStore {

        @Override
        public <T> T write(Function<? super Session, ? extends T> work) {
            try {
                return real.write(work);
            } catch (OutcomeUnknownException lost) {
                return real.write(work);
            }
        }

        @Override
        public <T> T read(Function<? super Session, ? extends T> work) {
            return real.read(work);
        }
    }
}
