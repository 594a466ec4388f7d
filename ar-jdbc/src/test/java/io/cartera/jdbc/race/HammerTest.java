package io.cartera.jdbc.race;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.cartera.jdbc.JdbcStore;
import io.cartera.store.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * T5: clerks who do the same at once; whoever is first, there is one right end, and no failure reaches a caller. And T10b:
 * without any one of the locks there is not.
 * <p>
 * Some rounds of every scenario run always, {@code -Dcartera.rounds=1000} asks for more, {@code -Dcartera.clerks=16} for more
 * clerks than eight.
 */
class HammerTest {

    private static final int ROUNDS = Integer.getInteger("cartera.rounds", 10);
    private static final int CLERKS = Integer.getInteger("cartera.clerks", 8);
    private static final int LOCKS = 6;
    private static final int MOST_TURNS = 100;
    private static final long LONGEST_CLOSING_MILLIS = 100;
    private static final long LONGEST_POSTING_MILLIS = 30;

    @ParameterizedTest
    @EnumSource
    void T5_whoever_is_first_nothing_is_lost_doubled_or_overdrawn(Sessions sessions) {
        try (HikariDataSource database = sessions.pool(CLERKS);
                Hammer hammer = new Hammer(database, CLERKS)) {
            List<String> wrong = new ArrayList<>();
            long start = System.nanoTime();
            for (Clash clash : Clash.values()) {
                for (int round = 0; round < ROUNDS; round++) {
                    wrong.addAll(hammer.strike(clash));
                }
                for (int round = 0; round < MOST_TURNS && clash.isOpen() && !hammer.hasBoth(clash); round++) {
                    wrong.addAll(hammer.strike(clash));
                }
                if (clash.isOpen() && !hammer.hasBoth(clash)) {
                    wrong.add(clash + ": all sales were allowed, or none was");
                }
            }
            // Every round has a ledger of its own, so a violation tells its scenario.
            violations(database).forEach(violation -> wrong.add(violation.toString()));
            System.out.printf(
                    Locale.ROOT,
                    "T5 %s: %d scenarios, %d clerks, %d rounds, %d commands, %d undone and run again, %d wrong, %.1f s%n",
                    sessions,
                    Clash.values().length,
                    CLERKS,
                    hammer.rounds(),
                    hammer.commands(),
                    hammer.undone(),
                    wrong.size(),
                    (System.nanoTime() - start) / 1e9);

            assertThat(wrong).isEmpty();
        }
    }

    /** The control: without any one of the locks that a scenario takes, the store must be found out by such a scenario. */
    @Test
    void T10b_no_lock_can_be_left_out_unnoticed() {
        SortedMap<String, NavigableSet<Clash>> locks = new ConcurrentSkipListMap<>();
        AtomicReference<Clash> now = new AtomicReference<>();
        try (Workshop sound = Workshop.with(sql -> {
            if (TamperedDatabase.locks(sql) && now.get() != null) {
                locks.computeIfAbsent(sql, none -> new ConcurrentSkipListSet<>())
                        .add(now.get());
            }
            return sql;
        })) {
            for (Clash clash : Clash.values()) {
                now.set(clash);
                assertThat(sound.hammer().strike(clash)).isEmpty();
            }
            // Only who finds the gate shut by a closing waits at it.
            for (int round = 0; round < MOST_TURNS && locks.size() < LOCKS; round++) {
                assertThat(sound.hammer().strike(Clash.CLOSED_WHILE_POSTING)).isEmpty();
            }
        }
        assertThat(locks).hasSizeGreaterThanOrEqualTo(LOCKS);

        locks.forEach((lock, clashes) -> {
            try (Workshop lax = Workshop.with(sql -> sql.equals(lock) ? TamperedDatabase.unlocked(sql) : sql)) {
                List<String> wrong = lax.firstWrong(clashes.descendingSet());

                assertThat(wrong).as("what comes of no lock in: " + lock).isNotEmpty();
                System.out.printf(
                        Locale.ROOT,
                        "T10b without the lock in \"%s\", round %d: %s%n",
                        lock.substring(lock.indexOf(" from ") + 1),
                        lax.hammer().rounds(),
                        wrong.get(0).substring(0, Math.min(wrong.get(0).length(), 120)));
            }
        });
    }

    /** A hammer on a database that is tampered with, where postings and closings take their time, so that they meet. */
    private record Workshop(HikariDataSource database, Hammer hammer) implements AutoCloseable {

        static Workshop with(UnaryOperator<String> sql) {
            HikariDataSource database = Sessions.POSTGRESQL.pool(CLERKS);
            DataSource tampered = TamperedDatabase.rewriting(database, text -> {
                if (text.startsWith("insert into cartera_closing")) {
                    pause(LONGEST_CLOSING_MILLIS);
                } else if (text.startsWith("insert into cartera_payment")) {
                    pause(LONGEST_POSTING_MILLIS);
                }
                return sql.apply(text);
            });
            return new Workshop(database, new Hammer(tampered, CLERKS));
        }

        private static void pause(long most) {
            LockSupport.parkNanos(
                    ThreadLocalRandom.current().nextLong(Duration.ofMillis(most).toNanos()));
        }

        /** What was wrong in the first round in which something was. */
        List<String> firstWrong(Collection<Clash> clashes) {
            List<String> wrong = List.of();
            for (int turn = 0; turn < MOST_TURNS; turn++) {
                for (Clash clash : clashes) {
                    wrong = wrong.isEmpty() ? hammer.strike(clash) : wrong;
                }
            }
            return wrong;
        }

        @Override
        public void close() {
            hammer.close();
            database.close();
        }
    }

    private static List<Violation> violations(HikariDataSource database) {
        return JdbcStore.using(database).read(session -> session.audit().violations());
    }
}
