package io.cartera.examples.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures the library beside its peers and prints Markdown: how many times as long as the tight loop each takes, by best
 * of several runs, every contender on the same trade and in a virtual machine of its own. A contender that gives another
 * answer than the tight loop ends the program. Also how the time for an item grows with the number of items, and that of
 * a command with the open items of the account, and what an open item takes in memory.
 * <p>
 * {@code docs/performance.md} has the command, the results and what they mean.
 */
public final class Bench {

    private static final long BUDGET_NANOS = 3_000_000_000L;
    private static final int ROUNDS = 50;
    private static final int FEWEST = 10_000;
    private static final int MOST = 5_000_000;

    private final PrintStream out;
    private final int invoices;
    private final Map<Workload, Map<Entrant, Measured>> atFullSize = new EnumMap<>(Workload.class);

    private Bench(PrintStream out, int invoices) {
        this.out = out;
        this.invoices = invoices;
    }

    /**
     * Measures.
     *
     * @param args how many invoices, 10,000 to 5,000,000, then the codes of the workloads, all where there are none; or,
     *     as the program starts itself, what one process is to measure
     * @throws IOException when a process cannot be started
     * @throws InterruptedException when it is interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 0 && args[0].equals("one")) {
            System.out.println(one(args));
            return;
        }
        int invoices = args.length > 0 && args[0].matches("[0-9]{1,7}") ? Integer.parseInt(args[0]) : 0;
        if (invoices < FEWEST || invoices > MOST) {
            throw new IllegalArgumentException("expected: how many invoices, " + FEWEST + " to " + MOST);
        }
        new Bench(System.out, invoices).all(List.of(args).subList(1, args.length));
    }

    private static String one(String[] args) {
        int count = Integer.parseInt(args[2]);
        switch (args[1]) {
            case "commands":
                OneAccount.Costs costs = new OneAccount(count).measure(ROUNDS);
                return costs.issue() + " " + costs.receive() + " " + costs.apply();
            case "memory":
                Memory memory = Memory.of(Columns.draw(count, Workload.W1A.span));
                return memory.inStore() + " " + memory.inList();
            default:
                Workload workload = Workload.valueOf(args[1]);
                Columns trade = Columns.draw(count, workload.span);
                try (Contender<?> contender = Entrant.valueOf(args[3]).make(workload, trade)) {
                    return Measured.of(contender, BUDGET_NANOS).toLine();
                }
        }
    }

    private void all(List<String> codes) throws IOException, InterruptedException {
        List<Workload> workloads = new ArrayList<>();
        for (Workload workload : Workload.values()) {
            if (codes.isEmpty() || codes.contains(workload.code)) {
                workloads.add(workload);
            }
        }
        ratios(workloads);
        growth(workloads);
        if (codes.isEmpty()) {
            commands();
            memory();
        }
    }

    private void ratios(List<Workload> workloads) throws IOException, InterruptedException {
        out.println("| | " + number(invoices) + " invoices | ms | x tight |");
        out.println("|---|---|--:|--:|");
        for (Workload workload : workloads) {
            Map<Entrant, Measured> measured = new EnumMap<>(Entrant.class);
            atFullSize.put(workload, measured);
            for (Entrant entrant : Entrant.in(workload)) {
                measured.put(entrant, Measured.parse(run(workload.name(), invoices, entrant.name())));
                out.println(Ratios.line(workload, entrant, measured));
            }
        }
    }

    private void growth(List<Workload> workloads) throws IOException, InterruptedException {
        List<Integer> sizes = List.of(invoices / 100, invoices / 10);
        out.println();
        out.println("| ns an invoice, by invoices | " + number(sizes.get(0)) + " | " + number(sizes.get(1)) + " | "
                + number(invoices) + " |");
        out.println("|---|--:|--:|--:|");
        for (Workload workload : workloads) {
            for (Entrant entrant : List.of(Entrant.TIGHT, Entrant.LIVE)) {
                StringBuilder line = new StringBuilder("| " + workload.code + " " + entrant.title + " |");
                for (int size : sizes) {
                    line.append(each(Measured.parse(run(workload.name(), size, entrant.name())), size));
                }
                out.println(line.append(each(atFullSize.get(workload).get(entrant), invoices)));
            }
        }
    }

    private static String each(Measured measured, int count) {
        return String.format(Locale.ROOT, " %.1f |", (double) measured.nanos() / count);
    }

    private void commands() throws IOException, InterruptedException {
        out.println();
        out.println("| µs a command, by open items of the account | issue | receive | apply |");
        out.println("|--:|--:|--:|--:|");
        for (int open : new int[] {10, 100, 1_000, 10_000, 100_000}) {
            String[] nanos = run("commands", open).split(" ");
            out.println(String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.1f |",
                    number(open),
                    Long.parseLong(nanos[0]) / 1e3,
                    Long.parseLong(nanos[1]) / 1e3,
                    Long.parseLong(nanos[2]) / 1e3));
        }
    }

    private void memory() throws IOException, InterruptedException {
        String[] bytes = run("memory", invoices).split(" ");
        out.println();
        out.println("Bytes an open item: " + bytes[0] + " in the store in memory, " + bytes[1] + " in a list.");
    }

    /** Runs one measurement in a virtual machine of its own and gives its last line. */
    private static String run(String what, int count, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:+UseSerialGC",
                "-Xmx6g",
                "-Xmn2g",
                "-cp",
                System.getProperty("java.class.path"),
                Bench.class.getName(),
                "one",
                what,
                Integer.toString(count)));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", more) + " failed on " + what + " with " + count);
        }
        return said.strip().lines().reduce("", (first, second) -> second);
    }

    private static String number(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
