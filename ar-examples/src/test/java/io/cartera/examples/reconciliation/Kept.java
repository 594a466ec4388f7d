package io.cartera.examples.reconciliation;

import io.cartera.inmemory.InMemoryStore;
import io.cartera.jdbc.JdbcStore;
import io.cartera.jdbc.Schema;
import io.cartera.jdbc.testing.TestH2;
import io.cartera.jdbc.testing.TestPostgres;
import io.cartera.store.ReceivablesStore;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** The stores that must all say the same. */
public enum Kept {
    /** In memory. */
    IN_MEMORY {
        @Override
        public ReceivablesStore store() {
            return new InMemoryStore();
        }
    },
    /** On an H2 database in memory. */
    ON_H2 {
        @Override
        public ReceivablesStore store() {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL(TestH2.freshUrl());
            return on(JdbcConnectionPool.create(h2));
        }
    },
    /** On a real PostgreSQL. */
    ON_POSTGRESQL {
        @Override
        public ReceivablesStore store() {
            PGConnectionPoolDataSource postgres = new PGConnectionPoolDataSource();
            postgres.setUrl(TestPostgres.freshUrl());
            return on(JdbcConnectionPool.create(postgres));
        }
    };

    /** A store with nothing in it. */
    public abstract ReceivablesStore store();

    // A session of PostgreSQL costs more to open than a transaction does; H2's pool lends those of any database.
    private static ReceivablesStore on(JdbcConnectionPool database) {
        Schema.apply(database);
        return JdbcStore.using(database);
    }
}
