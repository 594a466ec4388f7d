/**
 * Receivables kept in a relational database: {@link io.cartera.jdbc.JdbcStore} on H2 or PostgreSQL, and the
 * {@link io.cartera.jdbc.Schema} it needs.
 */
@NullMarked
package io.cartera.jdbc;

import org.jspecify.annotations.NullMarked;
