package io.cartera.examples.classicmodels;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Turns the CSV files of the classicmodels sample database into a ledger folder that the month end reads.
 * <p>
 * An order that is not cancelled becomes an invoice of its order date over the sum of quantity × price; a cheque becomes
 * a payment under its number, without a reference, since the source has none. Everything is in US dollars. A cell goes
 * over as it stands, without the blanks around it; whether it can be posted is for the month end to say. Run it as
 * {@code java -cp month-end.jar io.cartera.examples.classicmodels.ClassicModels SOURCE TARGET}.
 */
public final class ClassicModels {

    private static final CurrencyUnit CURRENCY = CurrencyUnit.USD;
    private static final List<String> CUSTOMER = List.of("customerNumber", "customerName", "country", "creditLimit");
    private static final List<String> ORDER = List.of("orderNumber", "customerNumber", "orderDate", "status");
    private static final List<String> BILLED = List.of("orderNumber", "customerNumber", "orderDate");
    private static final List<String> LINE = List.of("orderNumber", "quantityOrdered", "priceEach");
    private static final List<String> CHEQUE = List.of("checkNumber", "customerNumber", "paymentDate", "amount");

    private ClassicModels() {}

    /**
     * Reads one folder and writes the other. Ends with status 2 where that could not be done.
     *
     * @param arguments the folder to read, and the folder to write, new or empty
     */
    public static void main(String... arguments) {
        int status = run(System.out, System.err, arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    static int run(PrintStream out, PrintStream err, String... arguments) {
        if (arguments.length != 2) {
            err.println("Usage: ClassicModels SOURCE TARGET");
            return 2;
        }
        Path target = Path.of(arguments[1]);
        try {
            Imported imported = write(Path.of(arguments[0]), target);
            out.println(imported.customers() + " customers, " + imported.documents() + " documents and "
                    + imported.payments() + " payments are in " + target + "; " + imported.cancelled()
                    + " cancelled orders are no documents.");
            return 0;
        } catch (NoSuchFileException missing) {
            err.println("There is no " + missing.getFile() + ".");
        } catch (DirectoryNotEmptyException taken) {
            err.println(taken.getFile() + " is not empty.");
        } catch (IOException | UncheckedIOException | CsvParseException failed) {
            err.println("It could not be done: " + failed.getMessage());
        }
        return 2;
    }

    /**
     * Reads one folder and writes the other.
     *
     * @throws DirectoryNotEmptyException if there is something in the target; nothing is written then
     * @throws IOException if a file or a column is missing, a quantity or a price is not a number, or a line belongs to
     *     no order; nothing is written then
     */
    static Imported write(Path source, Path target) throws IOException {
        List<NamedCsvRecord> customers = read(source, "customers.csv", CUSTOMER);
        List<NamedCsvRecord> orders = read(source, "orders.csv", ORDER);
        List<NamedCsvRecord> cheques = read(source, "payments.csv", CHEQUE);
        Map<String, Money> totals = totals(orders, read(source, "orderdetails.csv", LINE));
        List<NamedCsvRecord> billed =
                orders.stream().filter(order -> !isCancelled(order)).toList();
        requireEmpty(target);
        writeRows(
                target.resolve("customers.csv"),
                "customer,name,country,credit_limit,currency",
                customers.stream().map(row -> cells(row, CUSTOMER, CURRENCY.getCode())));
        writeRows(
                target.resolve("documents.csv"),
                "document,customer,issued,type,currency,amount",
                billed.stream().map(row -> cells(row, BILLED, "INVOICE", CURRENCY.getCode(), total(row, totals))));
        writeRows(
                target.resolve("payments.csv"),
                "payment,customer,received,amount,currency,method",
                cheques.stream().map(row -> cells(row, CHEQUE, CURRENCY.getCode(), "cheque")));
        return new Imported(customers.size(), billed.size(), orders.size() - billed.size(), cheques.size());
    }

    /** What the lines of each order add up to; an order without lines is worth nothing, which the month end rejects. */
    private static Map<String, Money> totals(List<NamedCsvRecord> orders, List<NamedCsvRecord> lines)
            throws IOException {
        Map<String, Money> totals = new HashMap<>();
        orders.forEach(order -> totals.put(cell(order, "orderNumber"), Money.zero(CURRENCY)));
        for (NamedCsvRecord line : lines) {
            Money worth = worth(line);
            if (totals.computeIfPresent(cell(line, "orderNumber"), (order, sum) -> sum.plus(worth)) == null) {
                throw new IOException(
                        "orderdetails.csv, line " + line.getStartingLineNumber() + ": there is no such order");
            }
        }
        return totals;
    }

    private static Money worth(NamedCsvRecord line) throws IOException {
        try {
            Money price = Money.of(CURRENCY, new BigDecimal(cell(line, "priceEach")));
            return price.multipliedBy(Long.parseLong(cell(line, "quantityOrdered")));
        } catch (ArithmeticException | NumberFormatException unreadable) {
            throw new IOException(
                    "orderdetails.csv, line " + line.getStartingLineNumber()
                            + ": quantity or price is not a number, or the price has more than two decimals",
                    unreadable);
        }
    }

    private static String total(NamedCsvRecord order, Map<String, Money> totals) {
        return totals.get(cell(order, "orderNumber")).getAmount().toPlainString();
    }

    private static boolean isCancelled(NamedCsvRecord order) {
        return cell(order, "status").equals("Cancelled");
    }

    private static String cell(NamedCsvRecord row, String column) {
        return row.getField(column).strip();
    }

    private static List<String> cells(NamedCsvRecord row, List<String> columns, String... more) {
        return Stream.concat(columns.stream().map(column -> cell(row, column)), Stream.of(more))
                .toList();
    }

    private static List<NamedCsvRecord> read(Path folder, String file, List<String> columns) throws IOException {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(folder.resolve(file))) {
            List<NamedCsvRecord> rows = reader.stream().toList();
            for (NamedCsvRecord row : rows) {
                for (String column : columns) {
                    if (!row.getHeader().contains(column)) {
                        throw new IOException(file + " has no column " + column);
                    }
                }
                if (row.getFieldCount() != row.getHeader().size()) {
                    throw new IOException(
                            file + ", line " + row.getStartingLineNumber() + ": it has not one cell for each column");
                }
            }
            return rows;
        }
    }

    private static void requireEmpty(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(Files.createDirectories(folder))) {
            if (found.findAny().isPresent()) {
                throw new DirectoryNotEmptyException(folder.toString());
            }
        }
    }

    private static void writeRows(Path file, String columns, Stream<List<String>> rows) throws IOException {
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            writer.writeRecord(columns.split(","));
            rows.forEach(writer::writeRecord);
        }
    }

    /** How many rows went over, and how many orders did not. */
    record Imported(int customers, int documents, int cancelled, int payments) {}
}
