package io.cartera.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cartera.Receivables;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.store.UnreadableException;
import io.cartera.time.AsOf;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Points on a database are those in memory, and rows that were changed behind our back are noticed. */
class PointsTest {

    @ParameterizedTest
    @EnumSource
    void points_are_those_in_memory(TestDatabase kind) {
        InMemoryStore memory = new InMemoryStore();
        RewardedBooks.keep(memory);
        JdbcStore store = JdbcStore.using(kind.fresh());
        RewardedBooks.keep(store);
        Receivables expected = RewardedBooks.over(memory);
        Receivables books = RewardedBooks.over(store);

        assertThat(books.rewards().points(RewardedBooks.CLUB.id(), RewardedBooks.MEMBER))
                .isEqualTo(expected.rewards().points(RewardedBooks.CLUB.id(), RewardedBooks.MEMBER));
        assertThat(books.rewards().all(RewardedBooks.CLUB.id()))
                .isEqualTo(expected.rewards().all(RewardedBooks.CLUB.id()))
                .hasSize(1);
        AsOf asOf = AsOf.of(LocalDate.parse("2026-03-31"));
        assertThat(books.rewards()
                        .points(RewardedBooks.CLUB.id(), RewardedBooks.MEMBER)
                        .balance(asOf))
                .isEqualTo(22);
        assertThat(books.audit().verify()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void rows_that_make_no_account_are_unreadable(TestDatabase kind) throws SQLException {
        for (String change : List.of(
                "update cartera_points_entry set points = points + 1 where command = 'V-1'",
                "update cartera_points_entry set command = 'OTHER' where command = 'V-1'",
                "update cartera_points_entry set effective_on = date '2026-12-30' where command = 'E-M-1'",
                "update cartera_points_entry set earned_by = 'none' where command = 'E-M-1'",
                "update cartera_points_move set points = points - 1 where number = 2",
                "delete from cartera_points_move where seq = 1")) {
            DataSource database = kind.fresh();
            RewardedBooks.keep(JdbcStore.using(database));
            assertThat(TestDatabase.execute(database, change)).as(change).isPositive();

            assertThatExceptionOfType(UnreadableException.class)
                    .as(change)
                    .isThrownBy(() -> RewardedBooks.over(JdbcStore.using(database))
                            .rewards()
                            .points(RewardedBooks.CLUB.id(), RewardedBooks.MEMBER));
        }
    }
}
