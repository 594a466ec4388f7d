package io.cartera.jdbc;

import io.cartera.jdbc.internal.Engine;

/** The databases on which receivables can be kept. */
public enum Dialect {
    /** H2 2.2.220 or newer, which knows SKIP LOCKED, embedded or as a server; an older one is refused. 2.4.240 does not work, see docs/jdbc.md. */
    H2(Engine.H2),
    /** PostgreSQL, in a database encoded in UTF-8. */
    POSTGRESQL(Engine.POSTGRESQL),
    /** MariaDB 10.6 or newer, or MySQL 8.0.17 or newer, in a strict {@code sql_mode}; what is older or lax is refused. */
    MARIADB(Engine.MARIADB);

    private final Engine engine;

    Dialect(Engine engine) {
        this.engine = engine;
    }

    Engine engine() {
        return engine;
    }
}
