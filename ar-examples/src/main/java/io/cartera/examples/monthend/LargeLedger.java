package io.cartera.examples.monthend;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/**
 * The generator of ledgers of any size, to measure with: for n documents 0.9 n payments and n/20 customers, of which
 * the first has 0.12 n documents and n/10 of them open. The same bytes on every machine and JDK; it keeps nothing in
 * memory.
 */
public final class LargeLedger {

    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 730;
    private static final long SEED = 1_000_000;

    private final SplitMix64 chance = new SplitMix64(SEED);
    private final int documents;
    private final int customers;

    private LargeLedger(int documents) {
        this.documents = documents;
        this.customers = documents / 20;
    }

    /**
     * Writes the three files of a ledger.
     *
     * @param args the folder to write to, created when absent, and the number of documents, a multiple of 100
     * @throws IOException when a file cannot be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2 || !args[1].matches("[1-9][0-9]{0,6}00")) {
            throw new IllegalArgumentException(
                    "expected: the folder to write to, and a number of documents in hundreds");
        }
        new LargeLedger(Integer.parseInt(args[1])).write(Files.createDirectories(Path.of(args[0])));
    }

    private void write(Path folder) throws IOException {
        try (CsvWriter csv = open(folder.resolve("customers.csv"))) {
            csv.writeRecord("customer", "name", "terms", "credit_limit", "currency");
            for (int i = 0; i < customers; i++) {
                String limit = i % 7 == 0 ? "" : Long.toString(1_000 * chance.between(1, 60));
                csv.writeRecord(customer(i), "Customer " + i, "net 30", limit, "EUR");
            }
        }
        try (CsvWriter bills = open(folder.resolve("documents.csv"));
                CsvWriter money = open(folder.resolve("payments.csv"))) {
            bills.writeRecord("document", "type", "customer", "issued", "currency", "amount", "reference");
            money.writeRecord("payment", "customer", "received", "currency", "amount", "reference", "method");
            for (int i = 0; i < documents; i++) {
                trade(i, bills, money);
            }
        }
    }

    /** One document, and its payment unless it is one of those that stay open. */
    private void trade(int number, CsvWriter bills, CsvWriter money) {
        // Of every hundred documents the first customer has twelve, of which ten are never paid.
        int place = number % 100;
        boolean isOfFirst = place < 12;
        int customer = isOfFirst ? 0 : 1 + chance.below(customers - 1);
        boolean isCredit = !isOfFirst && chance.percent(3);
        LocalDate issued = FIRST.plusDays((long) number * DAYS / documents);
        long cents = chance.between(1_000, 900_000);
        String id = String.format(Locale.ROOT, "D%07d", number);
        String type = isCredit ? "CREDIT_NOTE" : "INVOICE";
        bills.writeRecord(id, type, customer(customer), issued.toString(), "EUR", decimal(cents), "");
        if (place < 10) {
            return;
        }
        long paid = chance.percent(5) ? cents * chance.between(30, 90) / 100 : cents;
        LocalDate received = issued.plusDays(chance.between(10, 75));
        String reference = isCredit || chance.percent(15) ? "" : id;
        String method = chance.percent(80) ? "TRANSFER" : "DIRECT_DEBIT";
        money.writeRecord(
                String.format(Locale.ROOT, "P%07d", number),
                customer(customer),
                received.toString(),
                "EUR",
                decimal(paid),
                reference,
                method);
    }

    private static String customer(int number) {
        return String.format(Locale.ROOT, "C%06d", number);
    }

    private static String decimal(long cents) {
        return cents / 100 + "." + cents / 10 % 10 + cents % 10;
    }

    private static CsvWriter open(Path file) throws IOException {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file, StandardCharsets.UTF_8);
    }
}
