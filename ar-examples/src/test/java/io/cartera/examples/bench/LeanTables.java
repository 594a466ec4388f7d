package io.cartera.examples.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** What somebody would write by hand: four tables, each with its key, and what is open beside each document. */
final class LeanTables {

    static final List<String> NAMES = List.of("lean_invoice", "lean_line", "lean_payment", "lean_allocation");

    static final List<String> INSERTS = List.of(
            "insert into lean_invoice (customer, id, currency, issued_on, due_on, amount_minor, open_minor)"
                    + " values (?, ?, ?, ?, ?, ?, ?)",
            "insert into lean_line (customer, invoice, line, description, net_minor) values (?, ?, ?, ?, ?)",
            "insert into lean_payment (customer, id, currency, received_on, amount_minor, open_minor)"
                    + " values (?, ?, ?, ?, ?, ?)",
            "insert into lean_allocation (customer, payment, invoice, on_day, amount_minor) values (?, ?, ?, ?, ?)");

    static final String OF_INVOICES =
            "select id, currency, due_on, amount_minor, open_minor from lean_invoice where open_minor > 0";
    static final String OF_PAYMENTS =
            "select id, currency, received_on, amount_minor, open_minor from lean_payment where open_minor > 0";
    static final String OF_CUSTOMER = OF_INVOICES + " and customer = ? union all " + OF_PAYMENTS + " and customer = ?";
    static final String OF_ALL = OF_INVOICES + " union all " + OF_PAYMENTS;

    private static final String DDL = "create table lean_invoice (customer varchar(128) collate \"C\" not null,"
            + " id varchar(128) collate \"C\" not null, currency char(3) not null, issued_on date not null,"
            + " due_on date not null, amount_minor bigint not null, open_minor bigint not null,"
            + " primary key (customer, id));"
            + "create table lean_line (customer varchar(128) collate \"C\" not null,"
            + " invoice varchar(128) collate \"C\" not null, line integer not null, description varchar(1000) not null,"
            + " net_minor bigint not null, primary key (customer, invoice, line));"
            + "create table lean_payment (customer varchar(128) collate \"C\" not null,"
            + " id varchar(128) collate \"C\" not null, currency char(3) not null, received_on date not null,"
            + " amount_minor bigint not null, open_minor bigint not null, primary key (customer, id));"
            + "create table lean_allocation (customer varchar(128) collate \"C\" not null,"
            + " payment varchar(128) collate \"C\" not null, invoice varchar(128) collate \"C\" not null,"
            + " on_day date not null, amount_minor bigint not null, primary key (customer, payment, invoice))";

    private LeanTables() {}

    /** An invoice as it is kept. */
    record Billed(
            String customer, String id, String currency, LocalDate issuedOn, LocalDate dueOn, long amount, long open) {}

    /** A line of an invoice. */
    record Line(String customer, String invoice, int line, String description, long net) {}

    /** A payment as it is kept. */
    record Paid(String customer, String id, String currency, LocalDate receivedOn, long amount, long open) {}

    /** So much of a payment pays so much of an invoice. */
    record Applied(String customer, String payment, String invoice, LocalDate on, long amount) {}

    /** What is open. */
    record Open(String id, String currency, LocalDate on, long amount, long open) {
        static Open of(ResultSet row) throws SQLException {
            return new Open(
                    row.getString(1),
                    row.getString(2),
                    row.getObject(3, LocalDate.class),
                    row.getLong(4),
                    row.getLong(5));
        }

        void addTo(Rows rows) {
            rows.add(id.charAt(0) == 'I' ? 0 : 1, Names.number(id), open);
        }
    }

    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(DDL);
        }
    }

    /** Hands over the rows of the trade, a table after the other. */
    static void invoices(Columns trade, Consumer<Billed> action) {
        for (int pair = 0; pair < trade.pairs(); pair++) {
            for (int i = trade.firstInvoice[pair]; i < trade.firstInvoice[pair + 1]; i++) {
                long open = trade.billed[i];
                for (int k = trade.firstSettled[i]; k < trade.firstSettled[i + 1]; k++) {
                    open -= trade.settled[k];
                }
                action.accept(new Billed(
                        Names.customer(trade.pairCustomer[pair]),
                        Names.invoice(i),
                        trade.currency(pair).getCode(),
                        LocalDate.ofEpochDay(trade.issued[i]),
                        LocalDate.ofEpochDay(trade.due[i]),
                        trade.billed[i],
                        open));
            }
        }
    }

    static void lines(Columns trade, Consumer<Line> action) {
        for (int pair = 0; pair < trade.pairs(); pair++) {
            String customer = Names.customer(trade.pairCustomer[pair]);
            for (int i = trade.firstInvoice[pair]; i < trade.firstInvoice[pair + 1]; i++) {
                long freight = trade.billed[i] / 10;
                action.accept(new Line(customer, Names.invoice(i), 1, "Goods", trade.billed[i] - freight));
                action.accept(new Line(customer, Names.invoice(i), 2, "Freight", freight));
            }
        }
    }

    static void payments(Columns trade, Consumer<Paid> action) {
        for (int pair = 0; pair < trade.pairs(); pair++) {
            for (int i = trade.firstPayment[pair]; i < trade.firstPayment[pair + 1]; i++) {
                long open = trade.paid[i];
                for (int k = trade.firstAllocation[i]; k < trade.firstAllocation[i + 1]; k++) {
                    open -= trade.allocated[k];
                }
                action.accept(new Paid(
                        Names.customer(trade.pairCustomer[pair]),
                        Names.payment(i),
                        trade.currency(pair).getCode(),
                        LocalDate.ofEpochDay(trade.received[i]),
                        trade.paid[i],
                        open));
            }
        }
    }

    static void allocations(Columns trade, Consumer<Applied> action) {
        for (int pair = 0; pair < trade.pairs(); pair++) {
            String customer = Names.customer(trade.pairCustomer[pair]);
            for (int i = trade.firstPayment[pair]; i < trade.firstPayment[pair + 1]; i++) {
                for (int k = trade.firstAllocation[i]; k < trade.firstAllocation[i + 1]; k++) {
                    action.accept(new Applied(
                            customer,
                            Names.payment(i),
                            Names.invoice(trade.allocatedTo[k]),
                            LocalDate.ofEpochDay(trade.allocatedOn[k]),
                            trade.allocated[k]));
                }
            }
        }
    }

    static void open(Connection connection, int customer, Rows rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF_CUSTOMER)) {
            statement.setString(1, Names.customer(customer));
            statement.setString(2, Names.customer(customer));
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    Open.of(found).addTo(rows);
                }
            }
        }
    }

    static void stream(Connection connection, Rows rows) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(OF_ALL)) {
            statement.setFetchSize(1_000);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    Open.of(found).addTo(rows);
                }
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** How many rows there are in all tables whose names begin so. */
    static long rows(Connection connection, String prefix) throws SQLException {
        long sum = 0;
        try (Statement statement = connection.createStatement()) {
            try (ResultSet count = statement.executeQuery(
                    "select coalesce(sum((xpath('/row/c/text()', query_to_xml('select count(*) as c from ' ||"
                            + " quote_ident(tablename), false, true, '')))[1]::text::bigint), 0) from pg_tables"
                            + " where tablename like '" + prefix + "%'")) {
                count.next();
                sum += count.getLong(1);
            }
        }
        return sum;
    }
}
