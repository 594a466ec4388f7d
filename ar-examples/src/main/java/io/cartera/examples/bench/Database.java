package io.cartera.examples.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * One query in a database within the process, every row fetched over JDBC. Days are numbers, amounts minor units, and the
 * tables lie in the order of the columns, all in the database's favour; DuckDB works with one thread, as everybody here does. The queries are plain SQL, so that what runs on
 * DuckDB is tested on H2 where DuckDB is not there.
 */
final class Database implements Contender<Rows> {

    static final String DUCKDB = "jdbc:duckdb:";

    private static final String DEBITS =
            "select i.customer, i.currency, i.due, i.amount - coalesce(a.amount, 0) as left_open"
                    + " from invoice i left join (select invoice, cast(sum(amount) as bigint) as amount from allocation"
                    + " where on_day <= %1$d group by invoice) a on a.invoice = i.id where i.on_day <= %1$d";
    private static final String CREDITS = "select p.customer, p.currency, p.amount - coalesce(a.amount, 0) as unapplied"
            + " from payment p left join (select payment, cast(sum(amount) as bigint) as amount from allocation"
            + " where on_day <= %1$d group by payment) a on a.payment = p.id where p.on_day <= %1$d";

    private final Workload workload;
    private final Connection connection;
    private final String query;

    private Database(Workload workload, Connection connection, String query) {
        this.workload = workload;
        this.connection = connection;
        this.query = query;
    }

    /** A database with the trade in it, in memory. */
    static Database at(String url, Workload workload, Columns trade) {
        String query = switch (workload) {
            case W1A ->
                aging(
                        "select customer, currency, due, amount as left_open, 0 as unapplied from invoice",
                        workload.asOf(trade));
            case W1B -> agingAsOf(workload.asOf(trade));
            case W2 -> application();
            case W3 -> balances();
        };
        try {
            Connection connection = DriverManager.getConnection(url);
            fill(connection, trade);
            if (url.equals(DUCKDB)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("set threads = 1");
                }
            }
            return new Database(workload, connection, query);
        } catch (SQLException e) {
            throw new IllegalStateException("no books in " + url, e);
        }
    }

    private static String aging(String items, int day) {
        String columns = "sum(case when due >= %1$d then left_open else 0 end)";
        int last = 0;
        for (int limit : new int[] {30, 60, 90}) {
            columns += ", sum(case when due between %1$d - " + limit + " and %1$d - " + (last + 1)
                    + " then left_open else 0 end)";
            last = limit;
        }
        columns += ", sum(case when due < %1$d - 90 then left_open else 0 end)";
        return String.format(
                Locale.ROOT,
                "select customer, currency, " + columns + ", sum(unapplied) from (" + items
                        + ") items group by customer, currency"
                        + " having sum(left_open) > 0 or sum(unapplied) > 0",
                day);
    }

    private static String agingAsOf(int day) {
        return aging(
                "select customer, currency, due, left_open, 0 as unapplied from (" + DEBITS
                        + ") debits union all select customer, currency, %1$d, 0, unapplied from (" + CREDITS
                        + ") credits",
                day);
    }

    /**
     * Invoices and payments laid end to end as lengths: each piece between two neighbouring ends is an allocation, of the
     * payment and to the invoice within which it lies.
     */
    private static String application() {
        String laid = "select customer, currency, id,"
                + " cast(sum(amount) over (partition by customer, currency order by on_day, id) as bigint) as upto,"
                + " row_number() over (partition by customer, currency order by on_day, id) as nr from ";
        return "with d as (" + laid + "invoice), c as (" + laid + "payment),"
                + " ends as (select customer, currency, upto, cast(sum(debits) as bigint) as debits,"
                + " cast(sum(credits) as bigint) as credits from ("
                + "select customer, currency, upto, 1 as debits, 0 as credits from d"
                + " union all select customer, currency, upto, 0, 1 from c) each group by customer, currency, upto),"
                + " pieces as (select customer, currency,"
                + " upto - coalesce(lag(upto) over (partition by customer, currency order by upto), 0) as amount,"
                + " cast(sum(debits) over (partition by customer, currency order by upto) as bigint) - debits + 1 as dnr,"
                + " cast(sum(credits) over (partition by customer, currency order by upto) as bigint) - credits + 1 as cnr"
                + " from ends)"
                + " select c.id, d.id, pieces.amount from pieces"
                + " join d on d.customer = pieces.customer and d.currency = pieces.currency and d.nr = pieces.dnr"
                + " join c on c.customer = pieces.customer and c.currency = pieces.currency and c.nr = pieces.cnr";
    }

    private static String balances() {
        return "select kind, id, sum(amount) over (partition by customer, currency order by on_day, kind, id) from ("
                + "select 0 as kind, id, customer, currency, on_day, amount from invoice"
                + " union all select 1, id, customer, currency, on_day, -amount from payment) entries";
    }

    @Override
    public Rows run() {
        Rows rows = new Rows(workload.width);
        long[] row = new long[workload.width];
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                for (int column = 0; column < row.length; column++) {
                    row[column] = found.getLong(column + 1);
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    @Override
    public Rows rows(Rows result) {
        return result;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not close", e);
        }
    }

    private static void fill(Connection connection, Columns trade) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Path folder = Files.createTempDirectory("bench");
            statement.execute(
                    "create table invoice (id int, customer int, currency int, on_day int, due int, amount bigint)");
            statement.execute("create table payment (id int, customer int, currency int, on_day int, amount bigint)");
            statement.execute("create table allocation (payment int, invoice int, on_day int, amount bigint)");
            load(statement, "invoice", write(folder, "id,customer,currency,day,due,amount", invoices(trade)));
            load(statement, "payment", write(folder, "id,customer,currency,day,amount", payments(trade)));
            load(statement, "allocation", write(folder, "payment,invoice,day,amount", allocations(trade)));
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void load(Statement statement, String table, Path csv) throws SQLException, IOException {
        boolean isDuck = statement.getConnection().getMetaData().getURL().startsWith(DUCKDB);
        statement.execute("insert into " + table + " select * from " + (isDuck ? "read_csv" : "csvread") + "('"
                + csv.toString().replace("'", "''") + "')");
        Files.delete(csv);
    }

    private static Path write(Path folder, String header, Rows rows) throws IOException {
        Path csv = folder.resolve("rows.csv");
        try (BufferedWriter out = Files.newBufferedWriter(csv)) {
            out.write(header + "\n");
            for (int i = 0; i < rows.count(); i++) {
                out.write(rows.csv(i) + "\n");
            }
        }
        return csv;
    }

    private static Rows invoices(Columns trade) {
        Rows rows = new Rows(6);
        for (int pair = 0; pair < trade.pairs(); pair++) {
            for (int i = trade.firstInvoice[pair]; i < trade.firstInvoice[pair + 1]; i++) {
                rows.add(
                        i,
                        trade.pairCustomer[pair],
                        trade.pairCurrency[pair],
                        trade.issued[i],
                        trade.due[i],
                        trade.billed[i]);
            }
        }
        return rows;
    }

    private static Rows payments(Columns trade) {
        Rows rows = new Rows(5);
        for (int pair = 0; pair < trade.pairs(); pair++) {
            for (int i = trade.firstPayment[pair]; i < trade.firstPayment[pair + 1]; i++) {
                rows.add(i, trade.pairCustomer[pair], trade.pairCurrency[pair], trade.received[i], trade.paid[i]);
            }
        }
        return rows;
    }

    private static Rows allocations(Columns trade) {
        Rows rows = new Rows(4);
        for (int i = 0; i < trade.payments(); i++) {
            for (int k = trade.firstAllocation[i]; k < trade.firstAllocation[i + 1]; k++) {
                rows.add(i, trade.allocatedTo[k], trade.allocatedOn[k], trade.allocated[k]);
            }
        }
        return rows;
    }
}
