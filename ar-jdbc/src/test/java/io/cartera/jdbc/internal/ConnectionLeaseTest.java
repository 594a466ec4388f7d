package io.cartera.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.jdbc.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** What holds in the transaction of a lease, and what of it is the connection's. */
class ConnectionLeaseTest {

    @Test
    void a_reading_on_postgresql_sees_one_state_and_only_reads_without_a_setting_of_the_connection()
            throws SQLException {
        try (ConnectionLease lease = ConnectionLease.toRead(TestPostgres.freshDatabase(), Engine.POSTGRESQL)) {
            Connection connection = lease.connection();

            assertThat(shown(connection, "transaction_isolation")).isEqualTo("repeatable read");
            assertThat(shown(connection, "transaction_read_only")).isEqualTo("on");
            assertThat(shown(connection, "default_transaction_isolation")).isEqualTo("read committed");
            assertThat(shown(connection, "default_transaction_read_only")).isEqualTo("off");
            assertThat(connection.isReadOnly()).isFalse();
        }
    }

    @Test
    void a_write_on_postgresql_reads_what_is_committed_and_may_write() throws SQLException {
        try (ConnectionLease lease = ConnectionLease.toWrite(TestPostgres.freshDatabase(), Engine.POSTGRESQL)) {
            assertThat(shown(lease.connection(), "transaction_isolation")).isEqualTo("read committed");
            assertThat(shown(lease.connection(), "transaction_read_only")).isEqualTo("off");
        }
    }

    private static String shown(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
