package io.cartera.examples.classicmodels;

import static io.cartera.examples.conversion.SourceFile.cell;
import static io.cartera.examples.conversion.SourceFile.cells;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.cartera.examples.conversion.Conversion;
import io.cartera.examples.conversion.LedgerFolder;
import io.cartera.examples.conversion.SourceFile;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        Conversion conversion = (source, target) -> {
            Imported imported = write(source, target);
            return imported.customers() + " customers, " + imported.documents() + " documents and "
                    + imported.payments() + " payments are in " + target + "; " + imported.cancelled()
                    + " cancelled orders are no documents.";
        };
        return conversion.run("ClassicModels", out, err, arguments);
    }

    /**
     * Reads one folder and writes the other.
     *
     * @throws DirectoryNotEmptyException if there is something in the target; nothing is written then
     * @throws IOException if a file or a column is missing, a quantity or a price is not a number, or a line belongs to
     *     no order; nothing is written then
     */
    static Imported write(Path source, Path target) throws IOException {
        SourceFile customers = SourceFile.read(source, "customers.csv", CUSTOMER);
        SourceFile orders = SourceFile.read(source, "orders.csv", ORDER);
        SourceFile cheques = SourceFile.read(source, "payments.csv", CHEQUE);
        Map<String, Money> totals = totals(orders, SourceFile.read(source, "orderdetails.csv", LINE));
        List<NamedCsvRecord> billed =
                orders.rows().stream().filter(order -> !isCancelled(order)).toList();
        LedgerFolder ledger = LedgerFolder.empty(target);
        ledger.write(
                "customers.csv",
                "customer,name,country,credit_limit,currency",
                customers.rows().stream().map(row -> cells(row, CUSTOMER, CURRENCY.getCode())));
        ledger.write(
                "documents.csv",
                "document,customer,issued,type,currency,amount",
                billed.stream().map(row -> cells(row, BILLED, "INVOICE", CURRENCY.getCode(), total(row, totals))));
        ledger.write(
                "payments.csv",
                "payment,customer,received,amount,currency,method",
                cheques.rows().stream().map(row -> cells(row, CHEQUE, CURRENCY.getCode(), "cheque")));
        return new Imported(
                customers.rows().size(),
                billed.size(),
                orders.rows().size() - billed.size(),
                cheques.rows().size());
    }

    /** What the lines of each order add up to; an order without lines is worth nothing, which the month end rejects. */
    private static Map<String, Money> totals(SourceFile orders, SourceFile lines) throws IOException {
        Map<String, Money> totals = new HashMap<>();
        orders.rows().forEach(order -> totals.put(cell(order, "orderNumber"), Money.zero(CURRENCY)));
        for (NamedCsvRecord line : lines.rows()) {
            Money worth = worth(lines, line);
            if (totals.computeIfPresent(cell(line, "orderNumber"), (order, sum) -> sum.plus(worth)) == null) {
                throw lines.fault(line, "there is no such order", null);
            }
        }
        return totals;
    }

    private static Money worth(SourceFile lines, NamedCsvRecord line) throws IOException {
        try {
            Money price = Money.of(CURRENCY, new BigDecimal(cell(line, "priceEach")));
            return price.multipliedBy(Long.parseLong(cell(line, "quantityOrdered")));
        } catch (ArithmeticException | NumberFormatException unreadable) {
            throw lines.fault(
                    line, "quantity or price is not a number, or the price has more than two decimals", unreadable);
        }
    }

    private static String total(NamedCsvRecord order, Map<String, Money> totals) {
        return totals.get(cell(order, "orderNumber")).getAmount().toPlainString();
    }

    private static boolean isCancelled(NamedCsvRecord order) {
        return cell(order, "status").equals("Cancelled");
    }

    /** How many rows went over, and how many orders did not. */
    record Imported(int customers, int documents, int cancelled, int payments) {}
}
