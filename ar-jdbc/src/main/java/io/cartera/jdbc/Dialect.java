package io.cartera.jdbc;

import io.cartera.jdbc.internal.Engine;

/** The databases on which receivables can be kept. */
public enum Dialect {
    /** H2 2.2.220 or newer, which knows SKIP LOCKED, embedded or as a server; an older one is refused. */
    H2(Engine.H2),
    /** PostgreSQL, in a database encoded in UTF-8. */
    POSTGRESQL(Engine.POSTGRESQL);

    private final Engine engine;

    Dialect(Engine engine) {
        this.engine = engine;
    }

    Engine engine() {
        return engine;
    }
}
