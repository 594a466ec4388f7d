package io.cartera.examples.monthend;

import io.cartera.Receivables;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.jdbc.JdbcStore;
import io.cartera.jdbc.Schema;
import java.util.List;
import java.util.UUID;
import javax.sql.ConnectionPoolDataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** The store of a run: a database whose connections are given back at the end, or none for memory. */
record LedgerStore(@Nullable JdbcConnectionPool database) implements AutoCloseable {

    static final String EMBEDDED = "embedded";

    static LedgerStore of(String option) {
        // H2's pool lends the connections of any database; those it keeps also keep a database in memory alive.
        return new LedgerStore(option.equals("memory") ? null : JdbcConnectionPool.create(database(option)));
    }

    private static ConnectionPoolDataSource database(String option) {
        if (option.equals(EMBEDDED) || option.startsWith("jdbc:h2:")) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL(option.equals(EMBEDDED) ? "jdbc:h2:mem:month-end-" + UUID.randomUUID() : option);
            return h2;
        }
        if (!option.startsWith("jdbc:postgresql:")) {
            throw new CannotRunException("--store is neither 'memory' nor a JDBC URL of H2 or PostgreSQL");
        }
        try {
            PGConnectionPoolDataSource postgres = new PGConnectionPoolDataSource();
            postgres.setUrl(option);
            return postgres;
        } catch (IllegalArgumentException malformed) {
            // The driver's message repeats the URL, which may hold a password.
            throw new CannotRunException("--store is no JDBC URL that PostgreSQL's driver can read");
        }
    }

    /** The books, which must be empty; a database gets the tables if it has none. */
    Receivables emptyBooks() {
        if (database != null) {
            makeTables();
        }
        Receivables books = Receivables.over(database == null ? new InMemoryStore() : JdbcStore.using(database));
        if (!books.customers().all().isEmpty()
                || books.accounts().closedThrough().isPresent()) {
            throw new CannotRunException("the ledger in this store is not empty");
        }
        return books;
    }

    private void makeTables() {
        List<String> missing = Schema.verify(database);
        if (missing.contains("table cartera_gate") && missing.contains("table cartera_customer")) {
            Schema.apply(database);
        } else if (!missing.isEmpty()) {
            throw new CannotRunException("the tables in this store are not whole: it lacks " + missing.get(0));
        }
    }

    @Override
    public void close() {
        if (database != null) {
            database.dispose();
        }
    }
}
