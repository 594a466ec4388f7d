package io.cartera.jdbc.testing;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tukaani.xz.XZInputStream;

/**
 * A running server whose files all lie in one folder; it stops, and the folder goes, when the JVM ends.
 * <p>
 * PostgreSQL refuses to run as root. The embedded server gets round that with a user namespace; where root may not
 * make one, as in many containers, the same binaries run as the user {@code nobody}, who then owns the folder.
 */
public record LocalPostgres(int port, Closeable stopper, UnaryOperator<List<String>> way) {
    /** A crash of the machine may cost the data, a crash of the server must not: synchronous_commit stays on. */
    private static final Map<String, String> SETTINGS = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "timezone", "UTC",
            "log_timezone", "UTC",
            "fsync", "off",
            "full_page_writes", "off",
            "synchronous_commit", "on",
            "shared_buffers", "32MB",
            "max_connections", "100");

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /** A server of its own, for tests that do to it what others would not like. */
    public static LocalPostgres start() throws IOException {
        return start(Map.of());
    }

    /** A server of its own with other settings than ours. */
    public static LocalPostgres start(Map<String, String> others) throws IOException {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.putAll(others);
        Path home = Files.createTempDirectory("cartera-postgres-");
        AtomicReference<Closeable> running = new AtomicReference<>(() -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(running.get(), home), "end-test-postgres"));
        Path log = Files.createFile(home.resolve("server.log"));
        boolean asNobody = madeByRoot(home) && !LinuxUtils.isUnshareAvailable();
        try {
            LocalPostgres server = asNobody ? startAsNobody(home, log, settings) : startAsIs(home, log, settings);
            running.set(server.stopper());
            return server;
        } catch (IOException | IllegalStateException failed) {
            String how = asNobody ? "As nobody, because root may not run it and user namespaces are refused: " : "";
            throw new IOException(how + failed + "\nIts log:\n" + Files.readString(log), failed);
        }
    }

    /** Kills the server and all its children at once, as a crash would, and waits until they are gone. */
    public void crash() throws SQLException, IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data().resolve("postmaster.pid")).get(0).strip());
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(server), server.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    /** Starts it again on the same files, with the same settings, and waits until it answers. */
    public void restart(Path data) throws IOException {
        List<String> command = new ArrayList<>();
        Matcher words = WORD.matcher(Files.readString(data.resolve("postmaster.opts")));
        while (words.find()) {
            command.add(words.group(1) == null ? words.group(2) : words.group(1));
        }
        new ProcessBuilder(way.apply(command))
                .directory(data.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        Redirect.appendTo(data.resolveSibling("server.log").toFile()))
                .start();
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!answers()) {
            if (System.nanoTime() > deadline) {
                throw new IOException(
                        "the server did not come up again:\n" + Files.readString(data.resolveSibling("server.log")));
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** The folder of its files; asks the server. */
    public Path data() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show data_directory")) {
            row.next();
            return Path.of(row.getString(1));
        }
    }

    private boolean answers() {
        try {
            data();
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** The JDBC address of one of its databases, credentials included. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
    }

    private static void end(Closeable server, Path home) {
        try {
            try {
                server.close();
            } finally {
                delete(home); // a server that could not be stopped ends by itself once its folder is gone
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    static boolean madeByRoot(Path path) throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix")
                && Integer.valueOf(0).equals(Files.getAttribute(path, "unix:uid"));
    }

    private static LocalPostgres startAsIs(Path home, Path log, Map<String, String> settings) throws IOException {
        String parent = "ot.epg.working-dir"; // the builder offers no other way to keep it out of a shared folder
        System.setProperty(parent, home.resolve("embedded").toString());
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(home.resolve("data"))
                    .setLocaleConfig("locale", "C")
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setOutputRedirector(Redirect.appendTo(log.toFile()))
                    .setErrorRedirector(Redirect.appendTo(log.toFile()));
            settings.forEach(builder::setServerConfig);
            EmbeddedPostgres server = builder.start();
            return new LocalPostgres(
                    server.getPort(),
                    server,
                    madeByRoot(home) ? command -> Nobody.after(command, "unshare", "-U") : UnaryOperator.identity());
        } finally {
            System.clearProperty(parent);
        }
    }

    private static LocalPostgres startAsNobody(Path home, Path log, Map<String, String> all) throws IOException {
        Files.setOwner(
                home, home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        Nobody nobody = Nobody.whoMayEnter(home, log);
        try (InputStream archive = new XZInputStream(
                DefaultPostgresBinaryResolver.INSTANCE.getPgBinary("Linux", System.getProperty("os.arch")))) {
            nobody.run(archive, "tar", "-x", "-f", "-");
        }
        String data = home.resolve("data").toString();
        String initdb = home.resolve("bin/initdb").toString();
        String control = home.resolve("bin/pg_ctl").toString();
        int port = freePort();
        String settings = all.entrySet().stream()
                .map(each -> "-c " + each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(" ", "-p " + port + " ", ""));
        nobody.run(initdb, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync", "-D", data);
        nobody.run(control, "-D", data, "-w", "-t", "60", "-o", settings, "start");
        return new LocalPostgres(
                port, () -> nobody.run(control, "-D", data, "-w", "-m", "immediate", "stop"), nobody.way());
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A way to run commands as nobody, in a folder of theirs. */
    private record Nobody(UnaryOperator<List<String>> way, Path home, Path log) {
        private static final List<UnaryOperator<List<String>>> WAYS = List.of(
                command -> after(command, "setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups"),
                command -> after(command, "runuser", "-u", "nobody", "--"),
                command -> List.of("su", "nobody", "-s", "/bin/sh", "-c", quoted(command)));

        static Nobody whoMayEnter(Path home, Path log) throws IOException {
            List<String> tried = new ArrayList<>();
            for (UnaryOperator<List<String>> way : WAYS) {
                Nobody nobody = new Nobody(way, home, log);
                try {
                    nobody.run("test", "-x", home.toString());
                    return nobody;
                } catch (IOException refused) {
                    tried.add(refused.getMessage());
                }
            }
            throw new IOException("no way to work as nobody in " + home + ": " + String.join("; ", tried));
        }

        void run(String... command) throws IOException {
            run(InputStream.nullInputStream(), command);
        }

        void run(InputStream input, String... command) throws IOException {
            // nobody may not be able to enter the working folder of root's JVM
            Process process = new ProcessBuilder(way.apply(List.of(command)))
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()))
                    .start();
            try (OutputStream stdin = process.getOutputStream()) {
                input.transferTo(stdin);
            }
            try {
                int status = process.waitFor();
                if (status != 0) {
                    throw new IOException(way.apply(List.of(command)) + " ended with status " + status);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while waiting for " + command[0], interrupted);
            }
        }

        private static List<String> after(List<String> command, String... prefix) {
            List<String> whole = new ArrayList<>(List.of(prefix));
            whole.addAll(command);
            return whole;
        }

        private static String quoted(List<String> command) {
            return command.stream()
                    .map(word -> "'" + word.replace("'", "'\\''") + "'")
                    .collect(Collectors.joining(" "));
        }
    }
}
