package io.cartera.examples.monthend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process there cannot be asked to end")
    void a_run_that_is_told_to_end_leaves_the_results_of_an_earlier_one_and_no_draft() throws Exception {
        Path ledger = folder.resolve("ledger");
        LargeLedger.main(new String[] {ledger.toString(), "20000"});
        Path out = Files.createDirectories(folder.resolve("out"));
        Files.writeString(out.resolve("summary.json"), "of an earlier run");

        Process run = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        MonthEnd.class.getName(),
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
            run.destroy();
            assertThat(run.waitFor(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            run.destroyForcibly();
        }

        assertThat(run.exitValue())
                .as(Files.readString(folder.resolve("console.txt")))
                .isEqualTo(128 + 15);
        try (Stream<Path> left = Files.list(out)) {
            assertThat(left).containsExactly(out.resolve("summary.json"));
        }
        assertThat(out.resolve("summary.json")).hasContent("of an earlier run");
        assertThat(Files.readString(folder.resolve("console.txt")))
                .endsWith("month-end: interrupted, no result was written\n")
                .doesNotContain("--help");
    }
}
