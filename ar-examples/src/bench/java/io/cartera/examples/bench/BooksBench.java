package io.cartera.examples.bench;

import io.cartera.jdbc.testing.LocalPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Measures what it takes to keep a trade in PostgreSQL and to read from it what is open, and prints Markdown: the library
 * beside binary COPY, JDBC, Jdbi and Hibernate, each in a virtual machine of its own, on one server that writes durably.
 * {@code docs/performance.md} has the command, the results and what they mean.
 */
public final class BooksBench {

    private static final int RUNS = 4;
    private static final int MANY = 20_000;
    private static final Map<String, String> DURABLE = Map.of(
            "fsync", "on", "full_page_writes", "on", "shared_buffers", "512MB", "max_wal_size", "4GB", "autovacuum", "off");

    private BooksBench() {}

    /** Who takes part. */
    enum Entrant {
        COPY("binary COPY", JdbcKeeper::copy),
        REWRITING("JDBC batch, rewritten", JdbcKeeper::rewriting),
        PLAIN("JDBC batch", JdbcKeeper::plain),
        JDBI("Jdbi, rewritten", JdbiKeeper::new),
        HIBERNATE("Hibernate, stateless, rewritten", HibernateKeeper::new),
        CARTERA("Cartera", CarteraKeeper::new),
        COPIED("Cartera's rows by binary COPY", CopiedKeeper::new);

        final String title;
        final Function<String, Keeper> maker;

        Entrant(String title, Function<String, Keeper> maker) {
            this.title = title;
            this.maker = maker;
        }
    }

    /**
     * Measures.
     *
     * @param args how many invoices, once or several times; or, as the program starts itself, what one process measures
     */
    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        if (args[0].equals("one")) {
            long server = Long.parseLong(args[4]);
            System.out.println(KeeperRun.of(
                            Entrant.valueOf(args[1]).maker,
                            () -> freshUrl(args[3]),
                            Integer.parseInt(args[2]),
                            Integer.parseInt(args[2]) > MANY ? 2 : RUNS,
                            () -> KeeperRun.usedByServer(server))
                    .toLine());
            return;
        }
        LocalPostgres server = LocalPostgres.start(DURABLE);
        String pid = Files.readAllLines(server.data().resolve("postmaster.pid")).get(0).strip();
        for (String invoices : args) {
            measure(Integer.parseInt(invoices), server.url("postgres"), pid);
        }
    }

    private static void measure(int invoices, String url, String pid) throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT,
                "%n| %,d invoices | rows an invoice | W6, µs a row | x COPY | by the clock | bytes a row"
                        + " | W6r, µs a customer | x JDBC | W6s, µs an item | x JDBC |%n",
                invoices);
        System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        KeeperRun copy = null;
        KeeperRun jdbc = null;
        for (Entrant entrant : Entrant.values()) {
            KeeperRun run = KeeperRun.parse(run(entrant, invoices, url, pid));
            copy = copy == null ? run : copy;
            jdbc = entrant == Entrant.REWRITING ? run : jdbc;
            if (!run.answer().equals(copy.answer())) {
                throw new IllegalStateException(entrant.title + " reads something else");
            }
            KeeperRun beside = jdbc == null ? run : jdbc;
            double each = run.keep().cpu() / 1e3 / run.rows();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.2f | %.2f | %d | %.0f | %.2f | %.2f | %.2f |%n",
                    entrant.title,
                    (double) run.rows() / invoices,
                    each,
                    each / (copy.keep().cpu() / 1e3 / copy.rows()),
                    (double) run.keep().wall() / run.rows() / ((double) copy.keep().wall() / copy.rows()),
                    run.garbage() / run.rows(),
                    run.open().cpu() / 1e3,
                    (double) run.open().cpu() / beside.open().cpu(),
                    run.stream().cpu() / 1e3,
                    (double) run.stream().cpu() / beside.stream().cpu());
        }
    }

    private static String freshUrl(String server) {
        String name = "bench_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = DriverManager.getConnection(server);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template template0 encoding 'UTF8' locale 'C'");
        } catch (SQLException e) {
            throw new IllegalStateException("no database", e);
        }
        return server.replace("/postgres?", "/" + name + "?");
    }

    private static String run(Entrant entrant, int invoices, String url, String pid)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:+UseSerialGC",
                "-Xmx2g",
                "-Dorg.slf4j.internal.verbosity=ERROR",
                "-cp",
                System.getProperty("java.class.path"),
                BooksBench.class.getName(),
                "one",
                entrant.name(),
                Integer.toString(invoices),
                url,
                pid));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(entrant.title + " failed");
        }
        return said.strip().lines().reduce("", (first, second) -> second);
    }
}
