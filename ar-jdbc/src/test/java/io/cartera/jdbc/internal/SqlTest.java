package io.cartera.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlTest {

    @Test
    void a_query_is_made_current_by_what_the_engine_wants_and_one_that_locks_is_current_by_itself() {
        assertThat(Sql.currentText("select a from b order by c fetch first 1 row only", " for share"))
                .isEqualTo("select a from b order by c fetch first 1 row only for share");
        assertThat(Sql.currentText("select a from b for update", " for share")).isEqualTo("select a from b for update");
        assertThat(Sql.currentText("select a from b for update skip locked", " for share"))
                .isEqualTo("select a from b for update skip locked");
        assertThat(Sql.currentText("select for_update from b", "")).isEqualTo("select for_update from b");
    }
}
