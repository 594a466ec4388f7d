package io.cartera.examples.monthend;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A ledger in a folder of its own, and runs of the program on it. */
final class TestLedger {

    static final String CUSTOMERS = "customer,name,country,industry,terms,credit_limit,currency";
    static final String DOCUMENTS = "document,type,customer,issued,currency,amount,due,reference,product_group";
    static final String PAYMENTS = "payment,customer,received,currency,amount,reference,method";
    static final String ALLOCATIONS = "payment,document,amount,on";

    private final Path home;

    private TestLedger(Path home) {
        this.home = home;
    }

    /** A ledger with the customer ACME on net 30 and nothing else. */
    static TestLedger in(Path folder) {
        return new TestLedger(folder)
                .customers("ACME,Acme S.L.,ES,Retail,net 30,5000,EUR")
                .documents()
                .payments();
    }

    TestLedger customers(String... rows) {
        return file("customers.csv", CUSTOMERS, rows);
    }

    TestLedger documents(String... rows) {
        return file("documents.csv", DOCUMENTS, rows);
    }

    TestLedger payments(String... rows) {
        return file("payments.csv", PAYMENTS, rows);
    }

    TestLedger allocations(String... rows) {
        return file("allocations.csv", ALLOCATIONS, rows);
    }

    TestLedger file(String name, String header, String... rows) {
        List<String> lines = new ArrayList<>(List.of(header));
        lines.addAll(List.of(rows));
        return text(name, String.join("\n", lines) + "\n");
    }

    TestLedger text(String name, String text) {
        return bytes(name, text.getBytes(StandardCharsets.UTF_8));
    }

    TestLedger bytes(String name, byte[] bytes) {
        try {
            Files.createDirectories(folder());
            Files.write(folder().resolve(name), bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestLedger without(String name) {
        try {
            Files.deleteIfExists(folder().resolve(name));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return home.resolve("ledger");
    }

    /** Runs the program on this ledger, in memory unless the options say otherwise. */
    Run run(String... options) {
        List<String> all = new ArrayList<>(List.of("--ledger", folder().toString()));
        all.addAll(List.of(options));
        return run(home.resolve("out"), all.toArray(String[]::new));
    }

    /** Runs the program, in memory unless the options say otherwise. */
    static Run run(Path out, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        if (!all.contains("--out")) {
            all.addAll(List.of("--out", out.toString()));
        }
        if (!all.contains("--store")) {
            all.addAll(List.of("--store", "memory"));
        }
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int status = MonthEnd.run(new PrintStream(console), new PrintStream(errors), all.toArray(String[]::new));
        return new Run(status, console.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8), out);
    }

    /** What a run left: its exit status, what it printed, and its folder. */
    record Run(int status, String console, String errors, Path out) {

        String text(String file) {
            try {
                return Files.readString(out.resolve(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The lines of a table below its header. */
        List<String> rows(String file) {
            return text(file).lines().skip(1).toList();
        }
    }
}
