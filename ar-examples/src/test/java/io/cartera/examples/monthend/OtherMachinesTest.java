package io.cartera.examples.monthend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The program in a machine of its own for each setting, on the sample and some names that are not easy. */
class OtherMachinesTest {

    private static final Map<String, String> SAMPLE = Map.of(
            "customers.csv",
            "CON,Gerät & Söhne,DE,Bau,net 30,,\nİstanbul:*?,\u0645\u0631\u062D\u0628\u0627,TR,ışık,net 10,1000,EUR\n",
            "documents.csv",
            "X-1,INVOICE,CON,2026-05-02,,EUR,1234567.89,,I\nX-2,INVOICE,İstanbul:*?,2026-05-03,,EUR,0.10,,ı\n",
            "payments.csv",
            "XP-1,CON,2026-05-04,EUR,0.01,ß,TRANSFER\n");

    /** What a machine is told about where it stands, and what comes of that in programs which ask. */
    enum Machine {
        PLAIN("00042 invoice UTC 10 UTF-8", "\n", "en", "-Duser.country=US", "-Duser.timezone=UTC"),
        ARABIC(
                "\u0660\u0660\u0660\u0664\u0662 invoice Pacific/Apia 10 ISO-8859-1",
                "\r\n",
                "ar",
                "-Duser.country=EG",
                "-Duser.extensions=nu-arab",
                "-Duser.timezone=Pacific/Apia",
                "-Dfile.encoding=ISO-8859-1"),
        TURKISH(
                "00042 \u0131nvo\u0131ce Pacific/Apia 1310 UTF-8",
                "\r\n",
                "tr",
                "-Duser.country=TR",
                "-Duser.timezone=Pacific/Apia",
                "-Dline.separator=\\r\\n"),
        THAI(
                "\u0E50\u0E50\u0E50\u0E54\u0E52 invoice America/St_Johns 1310 ISO-8859-1",
                "\n",
                "th",
                "-Duser.country=TH",
                "-Duser.variant=TH",
                "-Duser.timezone=America/St_Johns",
                "-Dfile.encoding=ISO-8859-1",
                "-Dline.separator=\\r\\n");

        private final String shown;
        private final String lineEnd;
        private final List<String> options;

        Machine(String shown, String lineEnd, String language, String... options) {
            this.shown = shown;
            this.lineEnd = lineEnd;
            this.options = new ArrayList<>(List.of("-Duser.language=" + language));
            this.options.addAll(List.of(options));
            boolean isEncoded = this.options.stream().anyMatch(option -> option.startsWith("-Dfile.encoding="));
            if (!isEncoded) {
                this.options.add("-Dfile.encoding=UTF-8");
            }
        }
    }

    /** What a run left: its exit status, what it printed, and its files by name, all as single bytes. */
    private record Run(int status, String console, Map<String, String> files) {}

    @TempDir
    static Path folder;

    private static Run plain;

    @BeforeAll
    static void runOnAPlainMachine() throws IOException, InterruptedException {
        plain = run(Machine.PLAIN, folder.resolve("reference"));
    }

    @ParameterizedTest
    @EnumSource
    void T07_every_file_and_the_console_are_the_same_byte_for_byte(Machine machine)
            throws IOException, InterruptedException {
        assertThat(run(machine, folder.resolve(machine.name()))).isEqualTo(plain);
    }

    @Test
    void there_is_something_to_compare_and_no_carriage_return_in_it() {
        assertThat(plain.status()).isZero();
        assertThat(plain.files()).hasSizeGreaterThan(100).containsKeys("report.html", "statements/%43ON.txt");
        assertThat(plain.files().values()).noneMatch(text -> text.contains("\r"));
        assertThat(plain.console()).contains("1,234,567").doesNotContain("\r");
    }

    private static Run run(Machine machine, Path place) throws IOException, InterruptedException {
        Files.createDirectories(place.resolve("ledger"));
        for (Map.Entry<String, String> file : SAMPLE.entrySet()) {
            String text = (sample(file.getKey()) + file.getValue()).replace("\n", machine.lineEnd);
            Files.writeString(place.resolve("ledger").resolve(file.getKey()), text);
        }
        // In a file of options an escape is read as the character it stands for, whatever the machine.
        List<String> options =
                machine.options.stream().map(option -> '"' + option + '"').toList();
        Files.write(place.resolve("options"), options);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder program = new ProcessBuilder(
                        java.toString(),
                        "@options",
                        Standing.class.getName(),
                        "--ledger",
                        "ledger",
                        "--out",
                        "out",
                        "--store",
                        "memory")
                .directory(place.toFile())
                .redirectOutput(place.resolve("console").toFile())
                .redirectError(place.resolve("errors").toFile());
        program.environment().put("CLASSPATH", absoluteClassPath());
        Process running = program.start();
        assertThat(running.waitFor(2, TimeUnit.MINUTES)).isTrue();

        // Where the machine is slow the program says how far it is.
        String progress = "month-end: (reading|posting|working out \\w+|writing statements)\\b.*\n";
        assertThat(Files.readString(place.resolve("errors")).replaceAll(progress, ""))
                .isEqualTo(machine.shown);
        return new Run(running.exitValue(), bytes(place.resolve("console")), files(place.resolve("out")));
    }

    private static String absoluteClassPath() {
        String separator = System.getProperty("path.separator");
        return String.join(
                separator,
                Stream.of(System.getProperty("java.class.path").split(separator))
                        .map(part -> Path.of(part).toAbsolutePath().toString())
                        .toList());
    }

    private static String sample(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(MonthEnd.class.getResourceAsStream("/sample/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, String> files(Path out) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(out)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(out.relativize(path).toString().replace('\\', '/'), bytes(path));
            }
        }
        return files;
    }

    private static String bytes(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program, after it has said where it stands: a setting that does nothing would prove nothing. */
    static final class Standing {

        private Standing() {}

        public static void main(String[] args) {
            StringBuilder lineEnd = new StringBuilder();
            System.lineSeparator().chars().forEach(lineEnd::append);
            String shown = String.join(
                    " ",
                    String.format(Locale.getDefault(), "%05d", 42),
                    "INVOICE".toLowerCase(Locale.getDefault()),
                    TimeZone.getDefault().getID(),
                    lineEnd,
                    Charset.defaultCharset().name());
            System.err.writeBytes(shown.getBytes(StandardCharsets.UTF_8));
            MonthEnd.main(args);
        }
    }
}
