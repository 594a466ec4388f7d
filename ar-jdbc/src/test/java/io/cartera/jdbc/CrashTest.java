package io.cartera.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.cartera.account.AccountChange;
import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.jdbc.CrashLoad.Log;
import io.cartera.jdbc.CrashLoad.Ordered;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.Violation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * T8: the server or the program is killed while six clerks work; nothing acknowledged is lost, and once every command that
 * was sent is given again under its identifier, each was applied exactly once.
 * <p>
 * Some cycles run always; {@code -Dcartera.crashes=200} asks for more.
 */
class CrashTest {

    /** 128 and the number of the signal that cannot be caught. */
    private static final int KILLED = 137;

    private static final int CYCLES = Integer.getInteger("cartera.crashes", 2);
    private static final SplittableRandom RANDOM = new SplittableRandom();
    private static final Map<KilledServer.Product, KilledServer> SERVERS = new EnumMap<>(KilledServer.Product.class);

    private static KilledServer server(KilledServer.Product product) throws IOException, SQLException {
        if (!SERVERS.containsKey(product)) {
            SERVERS.put(product, KilledServer.start(product));
        }
        return SERVERS.get(product);
    }

    @ParameterizedTest
    @EnumSource
    void T8_a_killed_server_loses_nothing_acknowledged_and_applies_nothing_twice(KilledServer.Product product)
            throws SQLException, IOException {
        Tally tally = new Tally(product.toString());
        KilledServer server = server(product);
        String url = prepared(server.newDatabase());
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            Log log = workUntilTheServerCrashes(server, url, 100_000 * cycle);
            try (HikariDataSource pool = CrashLoad.pool(url, CrashLoad.CLERKS)) {
                settle(JdbcStore.using(pool), log, tally);
            }
        }
        tally.report();
        assertThat(tally.acknowledged).isGreaterThan(10L * CYCLES);
    }

    @ParameterizedTest
    @EnumSource
    void T8_a_killed_program_loses_nothing_acknowledged_and_applies_nothing_twice(KilledServer.Product product)
            throws SQLException, IOException {
        Tally tally = new Tally("program on " + product);
        String url = prepared(server(product).newDatabase());
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            Log log = workUntilTheProgramIsKilled(url, 100_000 * cycle);
            try (HikariDataSource pool = CrashLoad.pool(url, CrashLoad.CLERKS)) {
                settle(JdbcStore.using(pool), log, tally);
            }
        }
        tally.report();
        assertThat(tally.acknowledged).isGreaterThan(10L * CYCLES);
    }

    /** The control: a server that acknowledges before it has written must be seen to lose. */
    @ParameterizedTest
    @EnumSource
    void T8_what_a_server_loses_that_acknowledges_too_early_is_seen(KilledServer.Product product)
            throws SQLException, IOException {
        KilledServer server = server(product);
        String url = prepared(server.newDatabase());
        long lost = 0;
        for (int cycle = 0; cycle < 10 && lost == 0; cycle++) {
            server.acknowledgeTooEarly(url);
            Log log = workUntilTheServerCrashes(server, url, 100_000 * cycle);
            try (HikariDataSource pool = CrashLoad.pool(url, 1)) {
                lost += lost(JdbcStore.using(pool), log).size();
            }
        }

        assertThat(lost).as("acknowledged and lost").isPositive();
    }

    private static String prepared(String url) {
        try (HikariDataSource pool = CrashLoad.pool(url, 1)) {
            Schema.apply(pool);
            CrashLoad.register(JdbcStore.using(pool));
        }
        return url;
    }

    private static Log workUntilTheServerCrashes(KilledServer server, String url, int from)
            throws SQLException, IOException {
        Log log = new Log();
        AtomicBoolean wanted = new AtomicBoolean(true);
        try (HikariDataSource pool = CrashLoad.pool(url, CrashLoad.CLERKS)) {
            List<Thread> clerks = CrashLoad.start(JdbcStore.using(pool), from, wanted, log.sent::add, log.done::put);
            workFor(log);
            server.crash();
            server.restart();
            wanted.set(false);
            clerks.forEach(CrashLoad::join);
        }
        return log;
    }

    private static Log workUntilTheProgramIsKilled(String url, int from) throws IOException {
        Log log = new Log();
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashLoad.class.getName(),
                        url,
                        Integer.toString(from))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread killer = new Thread(
                () -> {
                    workFor(log);
                    // The process itself would close what is still to be read.
                    program.toHandle().destroyForcibly();
                },
                "killer");
        killer.start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            // What was being written when the program died is no line.
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                Ordered ordered = new Ordered(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
                if (words[0].equals("sent")) {
                    log.sent.add(ordered);
                } else if (words.length == 4) {
                    log.done.put(ordered, words[3]);
                }
            }
        }
        CrashLoad.join(killer);
        assertThat(program.onExit().join().exitValue()).as("killed, not ended").isEqualTo(KILLED);
        return log;
    }

    /** Until something was acknowledged, and then a while. */
    private static void workFor(Log log) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (log.done.size() < 60 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
        LockSupport.parkNanos(Duration.ofMillis(RANDOM.nextInt(400)).toNanos());
    }

    /** Looks for what is lost, gives every command again, and counts how often each was applied. */
    private static void settle(ReceivablesStore store, Log log, Tally tally) {
        assertThat(lost(store, log)).as("acknowledged and lost").isEmpty();
        Map<Ordered, String> outcomes = new HashMap<>(log.done);
        long unknown = 0;
        for (Ordered ordered : inOrder(log.sent)) {
            if (!log.done.containsKey(ordered)) {
                unknown++;
                outcomes.put(ordered, CrashLoad.give(store, ordered));
            } else if (log.done.get(ordered).equals("Applied")) {
                assertThat(CrashLoad.give(store, ordered))
                        .as("a repeat of " + ordered)
                        .isEqualTo("Applied");
            }
        }
        Map<CustomerId, Map<String, Integer>> applied = applied(store, log);
        outcomes.forEach((ordered, outcome) -> ordered.customers()
                .forEach(customer -> assertThat(applied.get(customer).getOrDefault(ordered.id(), 0))
                        .as(ordered + " on " + customer)
                        .isEqualTo(outcome.equals("Applied") ? 1 : 0)));
        assertThat(store.<List<Violation>>read(session -> session.audit().violations()))
                .isEmpty();
        tally.cycles++;
        tally.acknowledged += log.done.size();
        tally.unknown += unknown;
    }

    private static List<Ordered> lost(ReceivablesStore store, Log log) {
        Map<CustomerId, Map<String, Integer>> applied = applied(store, log);
        List<Ordered> lost = new ArrayList<>();
        log.done.forEach((ordered, outcome) -> {
            for (CustomerId customer : ordered.customers()) {
                if (outcome.equals("Applied") && !applied.get(customer).containsKey(ordered.id())) {
                    lost.add(ordered);
                }
            }
        });
        return lost;
    }

    /** How often each command was applied on each account. */
    private static Map<CustomerId, Map<String, Integer>> applied(ReceivablesStore store, Log log) {
        Map<CustomerId, Map<String, Integer>> applied = new TreeMap<>();
        for (Ordered ordered : log.sent) {
            for (CustomerId customer : ordered.customers()) {
                applied.computeIfAbsent(customer, some -> commands(store, some));
            }
        }
        return applied;
    }

    private static Map<String, Integer> commands(ReceivablesStore store, CustomerId customer) {
        List<AccountChange> changes = store.read(session -> session.accounts()
                .history(AccountId.of(LedgerId.MAIN, customer))
                .changes());
        Map<String, Integer> commands = new HashMap<>();
        changes.forEach(
                change -> commands.merge(change.recording().command().id().value(), 1, Integer::sum));
        return commands;
    }

    private static List<Ordered> inOrder(Set<Ordered> sent) {
        return sent.stream()
                .sorted(Comparator.comparing(Ordered::number).thenComparing(Ordered::clerk))
                .toList();
    }

    /** What docs/reliability.md quotes. */
    private static final class Tally {
        private final String killed;
        private long cycles;
        private long acknowledged;
        private long unknown;

        Tally(String killed) {
            this.killed = killed;
        }

        void report() {
            System.out.printf(
                    Locale.ROOT,
                    "T8 %s killed %d times: %d commands acknowledged, none lost; %d without an answer, given again,"
                            + " none applied twice%n",
                    killed,
                    cycles,
                    acknowledged,
                    unknown);
        }
    }
}
