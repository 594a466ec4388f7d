package io.cartera.jdbc.race;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What a database knows of its sessions: which one a connection is, and whether it waits for a lock. */
enum Sessions {
    POSTGRESQL("select pg_backend_pid()", "select 1 from pg_stat_activity where pid = ? and wait_event_type = 'Lock'"),
    MARIADB(
            "select connection_id()",
            "select 1 from information_schema.innodb_trx where trx_mysql_thread_id = ? and trx_state = 'LOCK WAIT'");

    private final String own;
    private final String waiting;

    Sessions(String own, String waiting) {
        this.own = own;
        this.waiting = waiting;
    }

    long of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(own)) {
            row.next();
            return row.getLong(1);
        }
    }

    boolean waits(Connection observer, long session) throws SQLException {
        try (PreparedStatement statement = observer.prepareStatement(waiting)) {
            statement.setLong(1, session);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
