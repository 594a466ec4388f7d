package io.cartera.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.cartera.contract.ModelRun;
import io.cartera.contract.TwoAccountsRun;
import io.cartera.store.Violation;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random commands against a naive list of items and allocations, as the store in memory is held to it. */
class ModelTest {

    private static final int COMMANDS = 25;

    @ParameterizedTest
    @EnumSource
    void E01_random_commands_leave_the_same_open_items_on_every_day_at_every_prefix(TestDatabase kind) {
        try (HikariDataSource pool = kind.pool(1)) {
            JdbcStore store = JdbcStore.using(pool);
            ModelRun run = new ModelRun(store);
            SplittableRandom random = new SplittableRandom(20260131);
            for (int i = 0; i < COMMANDS; i++) {
                run.step(random);
            }
            run.compareEveryPrefix();

            assertThat(run.outcomes().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isGreaterThanOrEqualTo(COMMANDS);
            requireRightBooks(store);
        }
    }

    @ParameterizedTest
    @EnumSource
    void L02_random_transfers_and_nettings_over_two_accounts_are_those_of_two_naive_lists(TestDatabase kind) {
        try (HikariDataSource pool = kind.pool(1)) {
            JdbcStore store = JdbcStore.using(pool);
            TwoAccountsRun run = new TwoAccountsRun(store);
            SplittableRandom random = new SplittableRandom(20260388);
            for (int i = 0; i < 4 * COMMANDS; i++) {
                run.step(random);
            }

            assertThat(run.outcomes())
                    .containsKeys(
                            "transfer Applied", "net Applied", "convert Applied", "apply Applied", "undo Applied");
            requireRightBooks(store);
        }
    }

    /** T2: whatever was done, no check of the tables finds anything. */
    private static void requireRightBooks(JdbcStore store) {
        assertThat(store.<List<Violation>>read(session -> session.audit().violations()))
                .isEmpty();
    }
}
