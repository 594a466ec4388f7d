package io.cartera.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.store.DuplicateKeyException;
import io.cartera.store.OutcomeUnknownException;
import io.cartera.store.RetryableStoreException;
import io.cartera.store.StoreException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
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
            """)
    void a_state_is_told_as_what_it_means(Engine engine, String state, String statement, String commit) {
        SQLException thrown = new SQLException("what the driver says", state);
        BatchUpdateException batch = new BatchUpdateException(new int[0], thrown);
        batch.setNextException(thrown);

        assertThat(Failures.of(engine, "insert", thrown)).isExactlyInstanceOf(KINDS.get(statement));
        assertThat(Failures.of(engine, "insert", batch)).isExactlyInstanceOf(KINDS.get(statement));
        assertThat(Failures.ofCommit(engine, thrown)).isExactlyInstanceOf(KINDS.get(commit));
    }

    @Test
    void a_failure_without_a_state_is_plain_in_a_statement_and_unknown_in_the_commit() {
        SQLException thrown = new SQLException("what the driver says");

        assertThat(Failures.of(Engine.H2, "insert", thrown)).isExactlyInstanceOf(StoreException.class);
        assertThat(Failures.ofCommit(Engine.H2, thrown)).isExactlyInstanceOf(OutcomeUnknownException.class);
    }
}
