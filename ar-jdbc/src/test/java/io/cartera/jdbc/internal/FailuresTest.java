package io.cartera.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.store.DuplicateKeyException;
import io.cartera.store.OutcomeUnknownException;
import io.cartera.store.RetryableStoreException;
import io.cartera.store.StoreException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each SQLState means, in a statement and in the commit. */
class FailuresTest {

    private static final Map<String, Class<? extends StoreException>> KINDS = Map.of(
            "again", RetryableStoreException.class,
            "taken", DuplicateKeyException.class,
            "unknown", OutcomeUnknownException.class,
            "failed", StoreException.class);

    @ParameterizedTest
    @CsvSource(textBlock = """
        # engine,   state, statement, commit
        H2,         40001, again,     again
        H2,         HYT00, again,     unknown
        H2,         90131, again,     unknown
        H2,         90067, again,     unknown
        H2,         57P01, again,     unknown
        H2,         08000, again,     unknown
        H2,         08006, again,     unknown
        H2,         40003, failed,    unknown
        H2,         23505, taken,     taken
        H2,         23513, failed,    failed
        H2,         42S02, failed,    unknown
        POSTGRESQL, 40001, again,     again
        POSTGRESQL, 40P01, again,     again
        POSTGRESQL, 55P03, again,     unknown
        POSTGRESQL, 57P01, again,     unknown
        POSTGRESQL, 57P02, failed,    unknown
        POSTGRESQL, 08003, again,     unknown
        POSTGRESQL, 08006, again,     unknown
        POSTGRESQL, 08007, again,     unknown
        POSTGRESQL, 40000, failed,    failed
        POSTGRESQL, 40002, failed,    failed
        POSTGRESQL, 40003, failed,    unknown
        POSTGRESQL, 25P02, failed,    failed
        POSTGRESQL, 23505, taken,     taken
        POSTGRESQL, 23514, failed,    failed
        POSTGRESQL, 58030, failed,    unknown
        MARIADB,    40001, again,     again
        MARIADB,    08000, again,     unknown
        MARIADB,    08S01, again,     unknown
        MARIADB,    23000, failed,    failed
        MARIADB,    40003, failed,    unknown
        MARIADB,    42S02, failed,    unknown
        MARIADB,    70100, failed,    unknown
        MARIADB,    HY000, failed,    unknown
        """)
    void X03_a_state_is_told_as_what_it_means(Engine engine, String state, String statement, String commit) {
        SQLException thrown = new SQLException("what the driver says", state);
        BatchUpdateException batch = new BatchUpdateException(new int[0], thrown);
        batch.setNextException(thrown);

        assertThat(Failures.of(engine, "insert", thrown)).isExactlyInstanceOf(KINDS.get(statement));
        assertThat(Failures.of(engine, "insert", batch)).isExactlyInstanceOf(KINDS.get(statement));
        assertThat(Failures.ofCommit(engine, thrown)).isExactlyInstanceOf(KINDS.get(commit));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        # what happened,                state, number, statement, commit
        changed since it was read,      HY000, 1020,   again,     unknown
        a key that is taken,            23000, 1062,   taken,     taken
        a wait for a lock too long,     HY000, 1205,   again,     unknown
        a deadlock,                     40001, 1213,   again,     again
        a query that was interrupted,   70100, 1317,   again,     unknown
        a key by name,                  23000, 1586,   taken,     taken
        a connection that was killed,   70100, 1927,   again,     unknown
        a query that took too long,     70100, 1969,   failed,    unknown
        a check of MySQL,               HY000, 3819,   failed,    unknown
        a check,                        23000, 4025,   failed,    failed
        """)
    void X03_a_number_of_mariadb_is_told_as_what_it_means(
            String happened, String state, int number, String statement, String commit) {
        SQLException thrown = new SQLException(happened, state, number);

        assertThat(Failures.of(Engine.MARIADB, "insert", thrown)).isExactlyInstanceOf(KINDS.get(statement));
        assertThat(Failures.ofCommit(Engine.MARIADB, thrown)).isExactlyInstanceOf(KINDS.get(commit));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        1062 | (conn=7) Duplicate entry 'secret-1' for key 'PRIMARY'                              | cartera_payment_key
        1062 | Duplicate entry 'secret-1' for key 'cartera_payment.PRIMARY'                       | cartera_payment_key
        1062 | (conn=7) Duplicate entry 'secret-1' for key 'cartera_entry_once'                   | cartera_entry_once
        1062 | Duplicate entry 'x' for key 'cartera_item_key'-1' for key 'PRIMARY'                | cartera_payment_key
        1062 | Duplicate entry 'cartera_item_key-1' for key 'cartera_entry.cartera_entry_once'    | cartera_entry_once
        4025 | (conn=7) CONSTRAINT `cartera_item_open` failed for `cartera`.`cartera_item`        | cartera_item_open
        3819 | Check constraint 'cartera_item_open' is violated.                                  | cartera_item_open
        1062 | Duplicate entry 'cartera_item_key' for key 'somebody_elses'                        |
        1406 | Data too long for column 'reference' at row 1, constraint 'cartera_item_open'      |
        """)
    void the_constraint_is_found_in_what_mariadb_and_mysql_say_and_nothing_else_is(
            int number, String message, String constraint) {
        Sql insert = Sql.of("insert payment", "insert into cartera_payment (payment) values (?)");
        String state = number == 3819 ? "HY000" : number == 1406 ? "22001" : "23000";

        String told = Failures.of(Engine.MARIADB, insert, new SQLException(message, state, number))
                .getMessage();

        assertThat(told)
                .isEqualTo("insert payment failed, SQLState " + state
                        + (constraint == null ? "" : ", constraint " + constraint));
    }

    @ParameterizedTest
    @CsvSource({"cartera_audit_key, again", "cartera_closing_key, again", "cartera_payment_key, taken"})
    void a_number_of_ours_that_is_taken_was_given_on_an_older_state(String constraint, String kind) {
        SQLException thrown = new SQLException("violates \"" + constraint + "\"", "23505");

        for (Engine engine : List.of(Engine.H2, Engine.POSTGRESQL)) {
            assertThat(Failures.of(engine, "insert", thrown)).isExactlyInstanceOf(KINDS.get(kind));
        }
    }

    @Test
    void a_failure_without_a_state_is_plain_in_a_statement_and_unknown_in_the_commit() {
        SQLException thrown = new SQLException("what the driver says");

        assertThat(Failures.of(Engine.H2, "insert", thrown)).isExactlyInstanceOf(StoreException.class);
        assertThat(Failures.ofCommit(Engine.H2, thrown)).isExactlyInstanceOf(OutcomeUnknownException.class);
    }
}
