package io.cartera.examples.monthend;

import io.cartera.Receivables;
import io.cartera.account.AccountHistory;
import io.cartera.aging.AgingBuckets;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.customer.Customer;
import io.cartera.statement.Statement;
import io.cartera.time.DateRange;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The month-end run as a program: reads a ledger of CSV files, posts it, and reports as of a day. */
@Command(
        name = "month-end",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Posts a ledger of CSV files, applies cash, and reports who owes what as of a day.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:all rows went in",
            "2:the run could not be done: a bad option, a missing file or column",
            "3:some rows were rejected, see rejected.csv"
        })
public final class MonthEnd implements Callable<Integer> {

    private static final int ALL_IN = 0;
    private static final int CANNOT_RUN = 2;
    private static final int SOME_REJECTED = 3;

    private final PrintWriter console;

    @Option(names = "--ledger", paramLabel = "DIR", description = "The ledger's folder (default: the bundled sample)")
    private Optional<Path> ledger = Optional.empty();

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The day to report on, such as 2026-01-31 (default: the last accepted event)")
    private Optional<String> asOf = Optional.empty();

    @Option(
            names = "--buckets",
            paramLabel = "DAYS",
            defaultValue = "30,60,90",
            description = "The last days overdue of each bucket, 1 to 12 rising numbers (default: ${DEFAULT-VALUE})")
    private String buckets = "";

    @Option(
            names = "--store",
            paramLabel = "STORE",
            defaultValue = LedgerStore.EMBEDDED,
            description = "Where the books are kept: memory, or the JDBC URL of H2 or PostgreSQL with an empty ledger"
                    + " (default: an H2 of this run's own)")
    private String store = "";

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            description = "How cash is applied where the ledger has no allocations.csv: reference-then-due or oldest"
                    + " (default: reference-then-due)")
    private Optional<String> policy = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "target/month-end",
            description = "The folder for the results (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("");

    @Option(names = "--help", usageHelp = true, description = "Shows this text")
    private boolean help;

    private MonthEnd(PrintWriter console) {
        this.console = console;
    }

    /** Runs the program and ends with its exit status. */
    public static void main(String[] args) {
        System.exit(run(System.out, System.err, args));
    }

    /** Runs the program and returns its exit status. */
    static int run(PrintStream out, PrintStream err, String... args) {
        PrintWriter console = utf8(out);
        return new CommandLine(new MonthEnd(console))
                .setOut(console)
                .setErr(utf8(err))
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((bad, values) -> refuse(bad.getCommandLine(), bad))
                .setExecutionExceptionHandler((failure, command, values) -> refuse(command, failure))
                .execute(args);
    }

    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private static int refuse(CommandLine command, Exception failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        command.getErr().print("month-end: " + message + "\nTry --help.\n");
        command.getErr().flush();
        return CANNOT_RUN;
    }

    @Override
    public Integer call() throws IOException {
        AgingBuckets wanted = buckets();
        Optional<LocalDate> day = asOf.map(MonthEnd::date);
        LedgerFiles files = ledger.map(LedgerFiles::ofFolder).orElseGet(LedgerFiles::ofSample);
        Rejections rejections = new Rejections();
        Ledger rows = LedgerReader.read(files, rejections);
        Optional<AllocationPolicy> rule = policy(rows);
        try (OutputFolder results = OutputFolder.at(out);
                LedgerStore place = LedgerStore.open(store)) {
            Receivables books = Receivables.over(place.store());
            place.requireEmpty(books);
            Optional<LocalDate> last = Posting.post(rows, books, rule, rejections);
            LocalDate reported = day.or(() -> last).orElseThrow(() -> nothingIn(rejections));
            write(new Figures(books, files.title(), wanted, reported, rejections.rows()), results);
        }
        return rejections.isEmpty() ? ALL_IN : SOME_REJECTED;
    }

    private void write(Figures figures, OutputFolder results) throws IOException {
        results.csv("aging.csv", csv -> AgingCsv.write(figures, csv));
        results.csv("open-items.csv", csv -> OpenItemsCsv.write(figures, csv));
        results.csv("rejected.csv", csv -> RejectedCsv.write(figures, csv));
        results.text("summary.json", SummaryJson.of(figures));
        results.text("report.html", HtmlReport.of(figures));
        DateRange month = DateRange.ofClosed(figures.asOf().withDayOfMonth(1), figures.asOf());
        for (Customer customer : figures.customers()) {
            AccountHistory history = figures.books().accounts().history(customer.id());
            Statement statement = Statement.activity(history, month);
            if (!statement.accounts().isEmpty()) {
                results.text(
                        OutputFolder.STATEMENTS + "/" + FileNames.of(customer.id().value()) + ".txt",
                        StatementText.of(figures, customer, statement, history.openItems(figures.asOf())));
            }
        }
        results.publish();
        console.print(ConsoleSummary.of(figures, out.resolve("report.html")));
        console.flush();
    }

    private AgingBuckets buckets() {
        if (!buckets.matches("[0-9]{1,9}(,[0-9]{1,9})*")) {
            throw new CannotRunException("--buckets is '" + buckets + "', numbers such as 30,60,90 are expected");
        }
        try {
            return AgingBuckets.days(Arrays.stream(buckets.split(","))
                    .mapToInt(Integer::parseInt)
                    .toArray());
        } catch (IllegalArgumentException unsuitable) {
            throw new CannotRunException("--buckets is '" + buckets + "': " + unsuitable.getMessage(), unsuitable);
        }
    }

    private static LocalDate date(String text) {
        return RowChecks.date(text)
                .orElseThrow(() ->
                        new CannotRunException("--as-of is '" + text + "', a date such as 2026-01-31 is expected"));
    }

    private Optional<AllocationPolicy> policy(Ledger rows) {
        if (rows.hasAllocations()) {
            if (policy.isPresent()) {
                throw new CannotRunException("--policy and allocations.csv exclude each other");
            }
            return Optional.empty();
        }
        try {
            return Optional.of(policy.map(AllocationPolicy::of).orElseGet(AllocationPolicy::referenceThenDue));
        } catch (IllegalArgumentException unknown) {
            throw new CannotRunException("--policy: " + unknown.getMessage(), unknown);
        }
    }

    private static CannotRunException nothingIn(Rejections rejections) {
        return new CannotRunException("no document and no payment went in, " + rejections.count()
                + " rows were rejected: --as-of is needed"
                + rejections.rows().stream()
                        .findFirst()
                        .map(row -> "; the first is " + row.file() + " line " + row.line() + " " + row.column() + ": "
                                + row.reason())
                        .orElse(""));
    }
}
