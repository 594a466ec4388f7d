/**
 * Receivables kept in a relational database: {@link io.cartera.jdbc.JdbcStore} on H2, PostgreSQL, MariaDB or
 * MySQL, and the {@link io.cartera.jdbc.Schema} it needs.
 */
@NullMarked
package io.cartera.jdbc;

import org.jspecify.annotations.NullMarked;
