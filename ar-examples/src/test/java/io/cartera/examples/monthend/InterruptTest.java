package io.cartera.examples.monthend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Scanner;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An interrupted run leaves no half-written output. */
class InterruptTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void an_interrupted_folder_takes_nothing_more_and_leaves_nothing() throws IOException {
        Path out = folder.resolve("out");
        try (OutputFolder results = OutputFolder.at(out)) {
            results.text("summary.json", "{}");

            results.abandon();

            assertThatThrownBy(() -> results.text("report.html", "")).isInstanceOf(CancellationException.class);
            assertThatThrownBy(() -> results.csv("aging.csv", csv -> {})).isInstanceOf(CancellationException.class);
            assertThatThrownBy(results::publish).isInstanceOf(CancellationException.class);
        }
        assertThat(out).doesNotExist();
    }

    @Test
    void an_interrupt_after_the_results_are_in_place_leaves_them() throws IOException {
        Path out = folder.resolve("out");
        try (OutputFolder results = OutputFolder.at(out)) {
            results.text("summary.json", "{}");
            results.publish();
            results.abandon();
        }
        try (Stream<Path> left = Files.walk(out)) {
            assertThat(left.filter(Files::isRegularFile)).containsExactly(out.resolve("summary.json"));
        }
    }

    /** How a process is told to end. Where the system has no signal for it, the process takes the word of another. */
    enum Order {
        SIGNAL,
        WORD
    }

    /** The program, in a process that ends as on a signal when it reads a line. */
    static final class Obedient {

        private static final int TOLD_TO_END = 128 + 15;

        private Obedient() {}

        public static void main(String[] options) {
            Thread listener = new Thread(() -> {
                new Scanner(System.in, StandardCharsets.UTF_8).nextLine();
                System.exit(TOLD_TO_END);
            });
            listener.setDaemon(true);
            listener.start();
            MonthEnd.main(options);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_run_that_is_told_to_end_leaves_the_results_of_an_earlier_one_and_no_draft(Order order) throws Exception {
        Path ledger = folder.resolve("ledger");
        LargeLedger.main(new String[] {ledger.toString(), "20000"});
        Path out = Files.createDirectories(folder.resolve("out"));
        Files.writeString(out.resolve("summary.json"), "of an earlier run");

        Process run = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Obedient.class.getName(),
                        "--ledger",
                        ledger.toString(),
                        "--store",
                        "memory",
                        "--out",
                        out.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("console.txt").toFile())
                .start();
        try {
            long end = System.nanoTime() + LONG_ENOUGH.toNanos();
            while (!Files.exists(out.resolve(".month-end-draft/statements")) && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            assertThat(out.resolve(".month-end-draft")).exists();
            if (order == Order.SIGNAL && run.supportsNormalTermination()) {
                run.destroy();
            } else {
                try (Writer word = run.outputWriter()) {
                    word.write("end\n");
                }
            }
            assertThat(run.waitFor(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            run.destroyForcibly();
        }

        assertThat(run.exitValue())
                .as(Files.readString(folder.resolve("console.txt")))
                .isEqualTo(Obedient.TOLD_TO_END);
        try (Stream<Path> left = Files.list(out)) {
            assertThat(left).containsExactly(out.resolve("summary.json"));
        }
        assertThat(out.resolve("summary.json")).hasContent("of an earlier run");
        assertThat(Files.readString(folder.resolve("console.txt")).lines())
                .contains("month-end: interrupted, no result was written")
                .noneMatch(line -> line.contains("--help") || line.contains("failed"));
    }
}
