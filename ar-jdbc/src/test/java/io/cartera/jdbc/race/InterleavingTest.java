package io.cartera.jdbc.race;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.cartera.jdbc.JdbcStore;
import io.cartera.jdbc.race.Interleavings.Schedule;
import io.cartera.jdbc.race.RacingCommand.Pair;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.Violation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * T4: every two commands on one customer, statement by statement in every order with so many preemptions, end as if one
 * had come after the other: both outcomes and all that is kept are those of one of the two serial orders.
 * <p>
 * In every build each pair has some of its single preemptions, others with every pair; {@code -Dcartera.preemptions=1} tries all
 * of them, {@code -Dcartera.preemptions=2} all two of them as well. The pairs in {@link #HOT} have all single ones always.
 */
class InterleavingTest {

    private static final int PREEMPTIONS = Integer.getInteger("cartera.preemptions", 0);
    private static final int ONE_OF = 12;
    private static final Set<String> HOT = Set.of(
            "SETTLE SETTLE",
            "SETTLE REFUND",
            "CREDIT CREDIT_AGAIN",
            "TRANSFER NET",
            "RESERVE RESERVE_AGAIN",
            "RESERVE RESERVE_FOR_ANOTHER",
            "RESERVE LOWER",
            "RESERVE LOWER_GROUP",
            "RESERVE ISSUE",
            "COMMIT RELEASE",
            "REQUEST REQUEST_AGAIN",
            "REQUEST SETTLE",
            "PAY SETTLE",
            "PAY PAY",
            "PAY DECLINE");
    private static final String GROUP = "from cartera_credit_group";
    private static final String ACCOUNT = "cartera_account";
    private static final IntFunction<UnaryOperator<String>> AS_IT_IS = worker -> sql -> sql;

    private int runs;
    private int schedules;

    @ParameterizedTest
    @EnumSource
    void T4_every_two_commands_end_as_one_after_the_other(Sessions sessions) throws SQLException {
        List<String> odd = explore(sessions, AS_IT_IS, everyTwo(List.of(RacingCommand.values())));

        assertThat(odd).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void T4_no_two_commands_on_a_limit_sell_its_headroom_twice(Sessions sessions) throws SQLException {
        List<String> odd = explore(sessions, AS_IT_IS, RacingReservation.couples());

        assertThat(odd).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void T4_no_two_commands_on_a_credit_pay_it_back_twice(Sessions sessions) throws SQLException {
        List<String> odd = explore(sessions, AS_IT_IS, RacingRefund.couples());

        assertThat(odd).isEmpty();
    }

    /** The control: without the lock on the account a credit is paid back and applied. */
    @ParameterizedTest
    @EnumSource
    void T4_what_comes_of_no_lock_on_a_credit_to_be_paid_back_is_seen(Sessions sessions) throws SQLException {
        for (List<Racing> couple : RacingRefund.seenWithoutLock()) {
            List<String> odd = explore(sessions, worker -> without(ACCOUNT), List.of(couple));

            assertThat(odd).as(couple.toString()).isNotEmpty();
        }
    }

    /** The control: a limit that is granted to a group without its lock comes before a sale that knows nothing of it. */
    @ParameterizedTest
    @EnumSource
    void T4_what_comes_of_a_limit_granted_without_the_lock_on_its_group_is_seen(Sessions sessions) throws SQLException {
        List<String> odd = explore(
                sessions,
                worker -> worker == 1 ? without(GROUP) : sql -> sql,
                List.of(List.of(RacingReservation.RESERVE, RacingReservation.LOWER_GROUP)));

        assertThat(odd).isNotEmpty();
    }

    private static UnaryOperator<String> without(String lock) {
        return sql -> sql.contains(lock) ? TamperedDatabase.unlocked(sql) : sql;
    }

    /** The control: without the lock on the group two members have the same headroom. */
    @ParameterizedTest
    @EnumSource
    void T4_what_comes_of_no_lock_on_a_group_is_seen(Sessions sessions) throws SQLException {
        List<String> odd = explore(
                sessions,
                worker -> without(GROUP),
                List.of(List.of(RacingReservation.RESERVE, RacingReservation.RESERVE_FOR_ANOTHER)));

        assertThat(odd).isNotEmpty();
    }

    /** The control: without the lock on the account the harness must see what no serial order gives. */
    @ParameterizedTest
    @EnumSource
    void T4_what_comes_of_no_lock_is_seen(Sessions sessions) throws SQLException {
        List<String> odd = explore(
                sessions, worker -> without(ACCOUNT), everyTwo(List.of(RacingCommand.SETTLE, RacingCommand.REFUND)));

        assertThat(odd).isNotEmpty();
    }

    /** Each with each one that is not before it, itself included. */
    private static List<List<Racing>> everyTwo(List<? extends Racing> commands) {
        List<List<Racing>> couples = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            for (int j = i; j < commands.size(); j++) {
                couples.add(List.of(commands.get(i), commands.get(j)));
            }
        }
        return couples;
    }

    private List<String> explore(Sessions sessions, IntFunction<UnaryOperator<String>> sql, List<List<Racing>> couples)
            throws SQLException {
        schedules = 0;
        List<String> odd = new ArrayList<>();
        try (HikariDataSource database = sessions.pool(4)) {
            ReceivablesStore store = JdbcStore.using(database);
            try (Interleavings interleavings = new Interleavings(sessions, database, sql)) {
                for (List<Racing> couple : couples) {
                    odd.addAll(explore(interleavings, store, couple.get(0), couple.get(1)));
                }
            }
            assertThat(store.<List<Violation>>read(session -> session.audit().violations()))
                    .isEmpty();
        }
        System.out.printf(
                Locale.ROOT,
                "T4 %s: %d pairs of commands, %d schedules, %d odd%n",
                sessions,
                couples.size(),
                schedules,
                odd.size());
        return odd;
    }

    private List<String> explore(Interleavings interleavings, ReceivablesStore store, Racing one, Racing other)
            throws SQLException {
        Set<String> serial = new TreeSet<>();
        serial.add(serially(store, one, other, false));
        serial.add(serially(store, one, other, true));
        List<String> odd = new ArrayList<>();
        boolean isHot = HOT.contains(one + " " + other);
        int offset = one.toString().length() + other.toString().length();
        for (int first = 0; first < 2; first++) {
            run(interleavings, store, one, other, new Schedule(first, Set.of()), serial, odd);
            int steps = interleavings.steps();
            for (int i = 1; i < steps; i++) {
                if (PREEMPTIONS > 0 || isHot || (i + offset) % ONE_OF == 0) {
                    run(interleavings, store, one, other, new Schedule(first, Set.of(i)), serial, odd);
                }
                for (int j = i + 1; j < steps && PREEMPTIONS > 1; j++) {
                    run(interleavings, store, one, other, new Schedule(first, Set.of(i, j)), serial, odd);
                }
            }
        }
        return odd;
    }

    private void run(
            Interleavings interleavings,
            ReceivablesStore store,
            Racing one,
            Racing other,
            Schedule schedule,
            Set<String> serial,
            List<String> odd)
            throws SQLException {
        Pair pair = prepared(store, one);
        schedules++;
        List<String> outcomes = interleavings.run(schedule, own -> one.run(own, pair), own -> other.run(own, pair));
        String end = outcomes + "\n" + one.state(store, pair);
        if (!serial.contains(end)) {
            odd.add(one + " and " + other + " by " + schedule + ": " + end + "\nrather than " + serial);
        }
    }

    private String serially(ReceivablesStore store, Racing one, Racing other, boolean isOtherFirst) {
        Pair pair = prepared(store, one);
        String early = (isOtherFirst ? other : one).run(store, pair);
        String late = (isOtherFirst ? one : other).run(store, pair);
        List<String> outcomes = isOtherFirst ? List.of(late, early) : List.of(early, late);
        return outcomes + "\n" + one.state(store, pair);
    }

    private Pair prepared(ReceivablesStore store, Racing racing) {
        Pair pair = Pair.of(++runs);
        racing.prepare(store, pair);
        return pair;
    }
}
