package io.cartera.examples.monthend;

import io.cartera.Receivables;
import io.cartera.aging.AgingBuckets;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.customer.Customer;
import io.cartera.forecast.CashProjection;
import io.cartera.forecast.PaymentDatePredictor;
import io.cartera.forecast.PaymentForecast;
import io.cartera.forecast.Peers;
import io.cartera.statement.Statement;
import io.cartera.statement.StatementStyle;
import io.cartera.store.StoreException;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The month-end run as a program: reads a ledger of CSV files, posts it, and reports as of a day. */
@Command(
        name = "month-end",
        sortOptions = false,
        description = "Posts a ledger of CSV files, applies cash, and reports who owes what as of a day.",
        footer = {
            "Exit status: 0 if all rows went in, 3 if some were rejected (see rejected.csv),",
            "2 if the run could not be done."
        })
public final class MonthEnd implements Callable<Integer> {

    private static final int ALL_IN = 0;
    private static final int CANNOT_RUN = 2;
    private static final int SOME_REJECTED = 3;
    private static final int WEEKS = 13;

    private final PrintWriter console;
    private final Progress progress;

    @Option(names = "--ledger", paramLabel = "DIR", description = "The ledger's folder (default: the bundled sample)")
    private Optional<Path> ledger = Optional.empty();

    @Option(names = "--as-of", paramLabel = "DATE", description = "The day to report on (default: the last event)")
    private Optional<String> asOf = Optional.empty();

    @Option(names = "--buckets", paramLabel = "DAYS", description = "The last days of each bucket (default: 30,60,90)")
    private String buckets = "30,60,90";

    @Option(
            names = "--store",
            paramLabel = "STORE",
            description = "memory, or the JDBC URL of H2 or PostgreSQL (default: an H2 of this run's own)")
    private String store = LedgerStore.EMBEDDED;

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            description = "How cash is applied without allocations.csv: reference-then-due (default), oldest,"
                    + " exact-amount or largest")
    private Optional<String> policy = Optional.empty();

    @Option(
            names = "--statement",
            paramLabel = "STYLE",
            description = "What statements list: open-item, balance-forward or activity (default)")
    private String statement = StatementStyle.ACTIVITY.styleName();

    @Option(names = "--out", paramLabel = "DIR", description = "Where results go (default: target/month-end)")
    private Path out = Path.of("target/month-end");

    @Option(names = "--help", usageHelp = true, description = "Shows this text")
    private boolean help;

    private @Nullable OutputFolder folder;

    private MonthEnd(PrintWriter console, PrintWriter errors) {
        this.console = console;
        this.progress = new Progress(errors, System::nanoTime);
    }

    /** Runs the program and ends with its exit status. */
    public static void main(String[] args) {
        System.exit(run(System.out, System.err, args));
    }

    /** Runs the program and returns its exit status. */
    static int run(PrintStream out, PrintStream err, String... args) {
        PrintWriter console = utf8(out);
        PrintWriter errors = utf8(err);
        MonthEnd program = new MonthEnd(console, errors);
        return new CommandLine(program)
                .setOut(console)
                .setErr(errors)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((bad, values) -> refuse(bad.getCommandLine(), bad.getMessage()))
                .setExecutionExceptionHandler((failure, command, values) ->
                        // Of an interrupt the output folder speaks itself, whatever fails for it.
                        program.isInterrupted() ? CANNOT_RUN : refuse(command, words(failure)))
                .execute(args);
    }

    private boolean isInterrupted() {
        return folder != null && folder.isAbandoned();
    }

    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private static int refuse(CommandLine command, String message) {
        command.getErr().print("month-end: " + message + "\nTry --help.\n");
        command.getErr().flush();
        return CANNOT_RUN;
    }

    private static String words(Exception failure) {
        if (failure instanceof StoreException) {
            return "the store failed: " + failure.getMessage();
        }
        if (failure instanceof UncheckedIOException deep) {
            return words(deep.getCause());
        }
        if (failure instanceof IOException broken) {
            return "a file could not be read or written: " + FailedFile.words(broken);
        }
        return failure instanceof CannotRunException ? failure.getMessage() : failure.toString();
    }

    @Override
    public Integer call() throws IOException {
        AgingBuckets wanted = buckets();
        StatementStyle style = style();
        Optional<LocalDate> day = asOf.map(MonthEnd::date);
        LedgerFiles files = ledger.map(LedgerFiles::of).orElseGet(LedgerFiles::ofSample);
        Optional<AllocationPolicy> rule = policy(files.has(LedgerReader.ALLOCATIONS));
        Rejections rejections = new Rejections();
        Ledger rows = LedgerReader.read(files, rejections, progress);
        try (OutputFolder results = OutputFolder.at(out);
                LedgerStore place = LedgerStore.of(store)) {
            folder = results;
            Receivables books = place.emptyBooks();
            Optional<LocalDate> last = new Posting(books, rule, rejections, progress).post(rows);
            LocalDate reported = day.or(() -> last).orElseThrow(() -> nothingIn(rejections.rows()));
            Figures figures =
                    new FigureReader(books, progress).read(files.title(), wanted, reported, rejections.rows());
            write(figures, books, style, results);
            results.publish();
            console.print(ConsoleSummary.of(figures, out.resolve("report.html")));
            console.flush();
        }
        return rejections.rows().isEmpty() ? ALL_IN : SOME_REJECTED;
    }

    private void write(Figures figures, Receivables books, StatementStyle style, OutputFolder results)
            throws IOException {
        results.csv("aging.csv", csv -> CsvTables.aging(figures, csv));
        results.csv("open-items.csv", csv -> {
            CsvTables.OpenItems table = new CsvTables.OpenItems(figures.asOf(), csv);
            books.accounts().openItems(AsOf.of(figures.asOf()), table::add);
            table.end();
        });
        progress.at("working out forecasts", 0, figures.customers().size(), "customers");
        List<PaymentForecast> forecasts =
                books.forecasts().payments(PaymentDatePredictor.shrunk(), figures.asOf(), Peers.byIndustry());
        List<CashProjection> cash = CashProjection.of(forecasts, figures.asOf(), WEEKS);
        results.csv("cash-projection.csv", csv -> CsvTables.cashProjection(cash, csv));
        results.csv("forecast.csv", csv -> CsvTables.forecast(forecasts, csv));
        CustomerFigures customers =
                CustomerFigures.read(books, figures.totals().currencies(), cash, figures.asOf(), progress);
        CustomerTable table = new CustomerTable(
                figures,
                customers,
                customer ->
                        books.questions().payerClass(customer, figures.asOf()).payerClass());
        results.csv("customers.csv", csv -> table.write(csv, progress));
        results.csv("rejected.csv", csv -> CsvTables.rejected(figures.rejected(), csv));
        results.text("summary.json", new SummaryJson(figures).toString());
        results.text("report.html", HtmlReport.of(figures, customers, books.accounts()));
        DateRange month = DateRange.ofClosed(figures.asOf().withDayOfMonth(1), figures.asOf());
        StatementFiles names = new StatementFiles();
        int done = 0;
        for (Customer customer : figures.customers().values()) {
            progress.at("writing statements", done++, figures.customers().size(), "customers");
            Statement statement = books.accounts()
                    .statement(customer.id(), style, month, figures.aging().spec());
            if (!statement.accounts().isEmpty()) {
                results.text(names.next(customer.id().value()), StatementText.of(customer, statement));
            }
        }
    }

    private AgingBuckets buckets() {
        try {
            boolean isList = buckets.matches("[0-9]{1,9}(,[0-9]{1,9})*");
            String[] limits = isList ? buckets.split(",") : new String[0];
            return AgingBuckets.days(
                    Arrays.stream(limits).mapToInt(Integer::parseInt).toArray());
        } catch (IllegalArgumentException unsuitable) {
            throw new CannotRunException(
                    "--buckets takes 1 to 12 rising numbers such as 30,60,90, not '" + buckets + "'");
        }
    }

    private StatementStyle style() {
        try {
            return StatementStyle.of(statement);
        } catch (IllegalArgumentException unknown) {
            throw new CannotRunException("--statement: " + unknown.getMessage());
        }
    }

    private static LocalDate date(String text) {
        return RowChecks.date(text)
                .orElseThrow(
                        () -> new CannotRunException("--as-of takes a date such as 2026-01-31, not '" + text + "'"));
    }

    private Optional<AllocationPolicy> policy(boolean hasAllocations) {
        if (hasAllocations && policy.isPresent()) {
            throw new CannotRunException("--policy and allocations.csv exclude each other");
        }
        try {
            AllocationPolicy rule = policy.map(AllocationPolicy::of).orElse(AllocationPolicy.referenceThenDue());
            return hasAllocations ? Optional.empty() : Optional.of(rule);
        } catch (IllegalArgumentException unknown) {
            throw new CannotRunException("--policy: " + unknown.getMessage());
        }
    }

    private static CannotRunException nothingIn(List<Rejections.Row> rejected) {
        String first = rejected.isEmpty() ? "" : ", the first rejected row is " + rejected.get(0);
        return new CannotRunException("no document and no payment went in, so --as-of is needed" + first);
    }
}
