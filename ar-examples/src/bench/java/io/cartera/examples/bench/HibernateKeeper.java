package io.cartera.examples.bench;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.ScrollMode;
import org.hibernate.ScrollableResults;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.cfg.Configuration;

/** Hibernate's stateless session on the four lean tables, its batches of a thousand rewritten by the driver. One transaction. */
final class HibernateKeeper implements Keeper {

    private static final int ROWS_A_BATCH = 1_000;
    // Held, since a logger that nobody holds forgets its level.
    private static final Logger LOG = Logger.getLogger("org.hibernate");

    private final String url;
    private final SessionFactory factory;
    private final StatelessSession session;

    HibernateKeeper(String url) {
        LOG.setLevel(Level.SEVERE);
        this.url = url;
        this.factory = new Configuration()
                .setProperty("hibernate.connection.url", url + "&reWriteBatchedInserts=true")
                .setProperty("hibernate.jdbc.batch_size", Integer.toString(ROWS_A_BATCH))
                .setProperty("hibernate.connection.pool_size", "1")
                .addAnnotatedClass(Billed.class)
                .addAnnotatedClass(Line.class)
                .addAnnotatedClass(Paid.class)
                .addAnnotatedClass(Applied.class)
                .buildSessionFactory();
        this.session = factory.openStatelessSession();
    }

    @Override
    public void prepare(Columns trade) {
        try (var connection = DriverManager.getConnection(url)) {
            LeanTables.create(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("no tables", e);
        }
    }

    @Override
    public void keep(Columns trade) {
        var transaction = session.beginTransaction();
        Waiting waiting = new Waiting();
        LeanTables.invoices(trade, row -> waiting.add(new Billed(row)));
        waiting.send();
        LeanTables.lines(trade, row -> waiting.add(new Line(row)));
        waiting.send();
        LeanTables.payments(trade, row -> waiting.add(new Paid(row)));
        waiting.send();
        LeanTables.allocations(trade, row -> waiting.add(new Applied(row)));
        waiting.send();
        transaction.commit();
    }

    @Override
    public void open(int customer, Rows rows) {
        String of = Names.customer(customer);
        session.createQuery("from Billed where openMinor > 0 and customer = :of", Billed.class)
                .setParameter("of", of)
                .getResultList()
                .forEach(row -> rows.add(0, Names.number(row.id), row.openMinor));
        session.createQuery("from Paid where openMinor > 0 and customer = :of", Paid.class)
                .setParameter("of", of)
                .getResultList()
                .forEach(row -> rows.add(1, Names.number(row.id), row.openMinor));
    }

    @Override
    public void stream(Rows rows) {
        var transaction = session.beginTransaction();
        try (ScrollableResults<Billed> all = session.createQuery("from Billed where openMinor > 0", Billed.class)
                .setFetchSize(ROWS_A_BATCH)
                .scroll(ScrollMode.FORWARD_ONLY)) {
            while (all.next()) {
                rows.add(0, Names.number(all.get().id), all.get().openMinor);
            }
        }
        try (ScrollableResults<Paid> all = session.createQuery("from Paid where openMinor > 0", Paid.class)
                .setFetchSize(ROWS_A_BATCH)
                .scroll(ScrollMode.FORWARD_ONLY)) {
            while (all.next()) {
                rows.add(1, Names.number(all.get().id), all.get().openMinor);
            }
        }
        transaction.commit();
    }

    @Override
    public long rows() {
        try (var connection = DriverManager.getConnection(url)) {
            return LeanTables.rows(connection, "lean_");
        } catch (SQLException e) {
            throw new IllegalStateException("rows are not counted", e);
        }
    }

    @Override
    public void close() {
        session.close();
        factory.close();
    }

    private final class Waiting {
        private final List<Object> rows = new ArrayList<>();

        void add(Object row) {
            rows.add(row);
            if (rows.size() == ROWS_A_BATCH) {
                send();
            }
        }

        void send() {
            session.insertMultiple(rows);
            rows.clear();
        }
    }

    /** Customer and own identifier. */
    record Key(String customer, String id) implements Serializable {}

    /** The key of a line. */
    record LineKey(String customer, String invoice, int line) implements Serializable {}

    /** The key of an allocation. */
    record AppliedKey(String customer, String payment, String invoice) implements Serializable {}

    /** An invoice. */
    @Entity(name = "Billed")
    @Table(name = "lean_invoice")
    @IdClass(Key.class)
    static class Billed {
        @Id
        String customer;

        @Id
        String id;

        String currency;

        @Column(name = "issued_on")
        LocalDate issuedOn;

        @Column(name = "due_on")
        LocalDate dueOn;

        @Column(name = "amount_minor")
        long amountMinor;

        @Column(name = "open_minor")
        long openMinor;

        Billed() {}

        Billed(LeanTables.Billed row) {
            customer = row.customer();
            id = row.id();
            currency = row.currency();
            issuedOn = row.issuedOn();
            dueOn = row.dueOn();
            amountMinor = row.amount();
            openMinor = row.open();
        }
    }

    /** A line of an invoice. */
    @Entity
    @Table(name = "lean_line")
    @IdClass(LineKey.class)
    static class Line {
        @Id
        String customer;

        @Id
        String invoice;

        @Id
        int line;

        String description;

        @Column(name = "net_minor")
        long netMinor;

        Line() {}

        Line(LeanTables.Line row) {
            customer = row.customer();
            invoice = row.invoice();
            line = row.line();
            description = row.description();
            netMinor = row.net();
        }
    }

    /** A payment. */
    @Entity(name = "Paid")
    @Table(name = "lean_payment")
    @IdClass(Key.class)
    static class Paid {
        @Id
        String customer;

        @Id
        String id;

        String currency;

        @Column(name = "received_on")
        LocalDate receivedOn;

        @Column(name = "amount_minor")
        long amountMinor;

        @Column(name = "open_minor")
        long openMinor;

        Paid() {}

        Paid(LeanTables.Paid row) {
            customer = row.customer();
            id = row.id();
            currency = row.currency();
            receivedOn = row.receivedOn();
            amountMinor = row.amount();
            openMinor = row.open();
        }
    }

    /** An allocation. */
    @Entity
    @Table(name = "lean_allocation")
    @IdClass(AppliedKey.class)
    static class Applied {
        @Id
        String customer;

        @Id
        String payment;

        @Id
        String invoice;

        @Column(name = "on_day")
        LocalDate onDay;

        @Column(name = "amount_minor")
        long amountMinor;

        Applied() {}

        Applied(LeanTables.Applied row) {
            customer = row.customer();
            payment = row.payment();
            invoice = row.invoice();
            onDay = row.on();
            amountMinor = row.amount();
        }
    }
}
