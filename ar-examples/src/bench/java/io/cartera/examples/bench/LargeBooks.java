package io.cartera.examples.bench;

import io.cartera.Receivables;
import io.cartera.aging.AgingBuckets;
import io.cartera.aging.AgingReport;
import io.cartera.aging.AgingSpec;
import io.cartera.customer.CustomerId;
import io.cartera.jdbc.JdbcStore;
import io.cartera.jdbc.Schema;
import io.cartera.jdbc.testing.LocalPostgres;
import io.cartera.statement.Statement;
import io.cartera.statement.StatementStyle;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Ages a ledger of millions of open items on PostgreSQL, and states its accounts, in a virtual machine with a heap of
 * 512 MiB; prints how long it took and how much heap was used at most. {@code docs/size.md} has command and results.
 * <p>
 * The rows are made in the database: customers, accounts, and of each account the commands, entries and items of invoices
 * that are open. One account has a hundredth of all items, the others twenty each. There are neither
 * documents nor audit rows, which these readings do not touch.
 */
public final class LargeBooks {

    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);
    private static final int EACH = 20;
    private static final String LARGEST = "BIG";
    private static final Map<String, String> ROOMY = Map.of("shared_buffers", "512MB", "max_wal_size", "8GB");

    // The n-th item of a customer with a number, in the order of keys.
    private static final String ITEMS = "(select 'C' || lpad(c::text, 7, '0') as customer, c as seed, v from"
            + " generate_series(1, %1$d) c cross join generate_series(1, " + EACH + ") v"
            + " union all select '" + LARGEST + "', 0, v from generate_series(1, %2$d) v) i";
    private static final String RECORDED = "timestamptz '2026-01-01 00:00:00+00' + v * interval '1 microsecond'";
    private static final String ENTRY = "'DEBIT', 'INV-' || v, 1, 'INVOICE',"
            + " (array['CHF', 'EUR', 'JPY', 'KRW', 'KWD', 'USD'])[1 + seed %% 6],"
            + " 1000 + (seed * 7919::bigint + v * 104729::bigint) %% 900000,"
            + " date '2025-01-01' + (seed + v * 17) %% 365, date '2025-01-01' + (seed + v * 17) %% 365,"
            + " date '2025-01-31' + (seed + v * 17) %% 365, date '2025-01-01' + (seed + v * 17) %% 365";
    private static final String COLUMNS =
            "side, document, part, kind, currency, amount_minor, effective_on, document_on," + " due_on, value_on";

    private static final List<String> LOAD = List.of(
            "insert into cartera_customer (shard_key, customer, kind, name) select customer, customer, 'ORGANISATION',"
                    + " 'Customer' from " + ITEMS + " where v = 1",
            "insert into cartera_account (shard_key, ledger, customer, version, last_recorded_at, audit_key,"
                    + " acknowledged_version) select customer, 'main', customer, max(v), max(" + RECORDED + "),"
                    + " decode(md5(customer) || md5(customer || '.'), 'hex'), max(v) from " + ITEMS
                    + " group by customer",
            "insert into cartera_command (shard_key, ledger, customer, version, recorded_at, kind, command, actor,"
                    + " content) select customer, 'main', customer, v, " + RECORDED
                    + ", 'ISSUE', 'INV-' || v, 'system',"
                    + " '' from " + ITEMS,
            "insert into cartera_entry (shard_key, ledger, customer, version, seq, " + COLUMNS
                    + ") select customer, 'main', customer, v, 1, " + ENTRY + " from " + ITEMS,
            "insert into cartera_item (shard_key, ledger, customer, " + COLUMNS
                    + ", recorded_at, open_minor, last_change_on) select customer, 'main', customer, " + ENTRY + ", "
                    + RECORDED + ", 1000 + (seed * 7919::bigint + v * 104729::bigint) %% 900000,"
                    + " date '2025-01-01' + (seed + v * 17) %% 365 from " + ITEMS,
            "analyze");

    private LargeBooks() {}

    /**
     * Loads and reads.
     *
     * @param args how many open items; or, as the program starts itself, the address of the database
     */
    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        if (args[0].startsWith("jdbc:")) {
            read(args[0]);
            return;
        }
        String url = load(Integer.parseInt(args[0]));
        Process reader = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeBooks.class.getName(),
                        url)
                .inheritIO()
                .start();
        if (reader.waitFor() != 0) {
            throw new IllegalStateException("the readings failed");
        }
    }

    private static String load(int items) throws IOException, SQLException {
        LocalPostgres server = LocalPostgres.start(ROOMY);
        String url = server.url("postgres");
        PGSimpleDataSource database = dataSource(url);
        Schema.apply(database);
        long start = System.nanoTime();
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (String sql : LOAD) {
                statement.execute(String.format(Locale.ROOT, sql, (items - items / 100) / EACH, items / 100));
            }
            try (var size = statement.executeQuery("select pg_database_size('postgres') / 1048576")) {
                size.next();
                System.out.printf(
                        Locale.ROOT,
                        "%,d open items made in %d s, %,d MiB%n",
                        items,
                        (System.nanoTime() - start) / 1_000_000_000,
                        size.getLong(1));
            }
        }
        return url;
    }

    private static void read(String url) {
        Receivables books = Receivables.over(JdbcStore.using(dataSource(url)));
        AgingSpec spec = AgingSpec.byDueDate(AgingBuckets.days(30, 60, 90));
        AgingReport aging = timed("aging of the ledger", () -> books.accounts().aging(spec, AsOf.of(AS_OF)));
        System.out.printf(
                Locale.ROOT,
                "  %,d rows in %d currencies%n",
                aging.rows().size(),
                aging.totals().size());
        AgingReport earlier = timed(
                "aging as of half a year before", () -> books.accounts().aging(spec, AsOf.of(AS_OF.minusDays(183))));
        System.out.printf(Locale.ROOT, "  %,d rows%n", earlier.rows().size());
        long[] seen = new long[1];
        timed("all open items, one by one", () -> {
            books.accounts().openItems(AsOf.of(AS_OF), item -> seen[0]++);
            return seen;
        });
        System.out.printf(Locale.ROOT, "  %,d items%n", seen[0]);
        for (String customer : List.of("C0000007", LARGEST)) {
            Statement statement = timed(
                    "statement of " + customer,
                    () -> books.accounts()
                            .statement(
                                    CustomerId.of(customer),
                                    StatementStyle.ACTIVITY,
                                    DateRange.ofClosed(AS_OF.withDayOfMonth(1), AS_OF),
                                    spec));
            System.out.printf(
                    Locale.ROOT, "  %d currency%n", statement.accounts().size());
        }
    }

    private static <T> T timed(String what, Supplier<T> work) {
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        T result = work.get();
        double seconds = (System.nanoTime() - start) / 1e9;
        long peak = pools().stream()
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f s, heap at most %d of %d MiB, garbage included%n",
                what,
                seconds,
                peak >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
        return result;
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static PGSimpleDataSource dataSource(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }
}
