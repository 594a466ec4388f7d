package io.cartera.examples.onlineretail;

import static io.cartera.examples.conversion.SourceFile.cell;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.cartera.examples.conversion.Conversion;
import io.cartera.examples.conversion.LedgerFolder;
import io.cartera.examples.conversion.SourceFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns the invoices of the Online Retail II data set into a ledger folder that the month end reads.
 * <p>
 * The source has one row for each invoice (kind I), credit note (C) and adjustment for bad debt (A), with its total in
 * thousandths of a pound. The sign says what a row does to the debt: an invoice that raises it is an invoice, any other
 * row that raises it a debit note, and whatever lowers it a credit note. A row without a customer was sold over the
 * counter: all of these are the one customer {@value #CASH}. A total of zero, or one that is no whole number of pence,
 * can be no document: the row goes to {@code rejected.csv} with its reason, and nothing is rounded. There are no
 * payments. Run it as
 * {@code java -cp month-end.jar io.cartera.examples.onlineretail.OnlineRetail SOURCE TARGET}.
 */
public final class OnlineRetail {

    static final String CASH = "CASH";
    static final String ZERO = "amount is zero";
    static final String SUB_CENT = "more decimals than GBP has";

    private static final String INVOICES = "invoices.csv.gz";
    private static final List<String> COLUMNS =
            List.of("invoiceNo", "kind", "issued", "customer", "country", "amountThousandths");

    private final SortedMap<String, String> countries = new TreeMap<>();
    private final List<Document> documents = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();

    private OnlineRetail() {}

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
        Conversion conversion = (source, target) -> write(source, target).inWords(target);
        return conversion.run("OnlineRetail", out, err, arguments);
    }

    /**
     * Reads one folder and writes the other.
     *
     * @throws DirectoryNotEmptyException if there is something in the target; nothing is written then
     * @throws IOException if the file or a column is missing, a kind is none of the three, a time is not one or an
     *     amount not a whole number; nothing is written then
     */
    static Imported write(Path source, Path target) throws IOException {
        OnlineRetail year = new OnlineRetail();
        SourceFile file = SourceFile.read(source, INVOICES, COLUMNS);
        for (NamedCsvRecord row : file.rows()) {
            year.sort(file, row);
        }
        year.write(LedgerFolder.empty(target));
        return new Imported(
                year.countries.size(),
                count(year.documents.stream().map(Document::type)),
                count(year.rejected.stream().map(Rejected::reason)));
    }

    private void sort(SourceFile file, NamedCsvRecord row) throws IOException {
        String customer = Optional.of(cell(row, "customer"))
                .filter(named -> !named.isEmpty())
                .orElse(CASH);
        // Few customers move; the customer file says where they are now. Cash is paid everywhere.
        countries.put(customer, customer.equals(CASH) ? "" : cell(row, "country"));
        String kind = cell(row, "kind");
        if (!List.of("I", "C", "A").contains(kind)) {
            throw file.fault(row, "kind is none of I, C and A", null);
        }
        String issued = cell(row, "issued");
        if (!issued.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")) {
            throw file.fault(row, "issued is not of the form 2010-01-31T23:59", null);
        }
        long thousandths = thousandths(file, row);
        if (thousandths == 0 || thousandths % 10 != 0) {
            String reason = thousandths == 0 ? ZERO : SUB_CENT;
            rejected.add(new Rejected(row.getStartingLineNumber(), cell(row, "amountThousandths"), reason));
        } else {
            String type = thousandths < 0 ? "CREDIT_NOTE" : kind.equals("I") ? "INVOICE" : "DEBIT_NOTE";
            String day = issued.substring(0, issued.indexOf('T'));
            documents.add(new Document(cell(row, "invoiceNo"), type, customer, day, Math.abs(thousandths / 10)));
        }
    }

    private static long thousandths(SourceFile file, NamedCsvRecord row) throws IOException {
        try {
            return Long.parseLong(cell(row, "amountThousandths"));
        } catch (NumberFormatException unreadable) {
            throw file.fault(row, "amountThousandths is not a whole number", unreadable);
        }
    }

    private static SortedMap<String, Long> count(Stream<String> words) {
        return words.collect(Collectors.groupingBy(word -> word, TreeMap::new, Collectors.counting()));
    }

    private void write(LedgerFolder ledger) throws IOException {
        ledger.write(
                "customers.csv",
                "customer,name,country",
                countries.entrySet().stream()
                        .map(each -> List.of(
                                each.getKey(), each.getKey().equals(CASH) ? "Cash customer" : "", each.getValue())));
        ledger.write(
                "documents.csv",
                "document,type,customer,issued,currency,amount",
                documents.stream().map(Document::cells));
        ledger.write("payments.csv", "payment,customer,received,currency,amount", Stream.empty());
        ledger.write(
                "rejected.csv",
                "file,line,column,value,reason",
                rejected.stream().map(Rejected::cells));
    }

    private record Document(String number, String type, String customer, String day, long pence) {
        List<String> cells() {
            String amount = pence / 100 + (pence % 100 < 10 ? ".0" : ".") + pence % 100;
            return List.of(number, type, customer, day, "GBP", amount);
        }
    }

    private record Rejected(long line, String value, String reason) {
        List<String> cells() {
            return List.of(INVOICES, Long.toString(line), "amountThousandths", value, reason);
        }
    }

    /** How many customers and, by type, documents went over, and how many rows did not, by reason. */
    record Imported(int customers, SortedMap<String, Long> documents, SortedMap<String, Long> rejected) {
        String inWords(Path target) {
            return customers + " customers and " + listed(documents, "documents") + " are in " + target + ".\n"
                    + listed(rejected, "rows were rejected");
        }

        private static String listed(SortedMap<String, Long> counts, String what) {
            long all = counts.values().stream().mapToLong(Long::longValue).sum();
            String each = counts.entrySet().stream()
                    .map(count -> count.getValue() + " " + count.getKey())
                    .collect(Collectors.joining(", ", " (", ")"));
            return all + " " + what + (all == 0 ? "" : each);
        }
    }
}
