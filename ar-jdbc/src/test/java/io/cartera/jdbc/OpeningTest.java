package io.cartera.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.store.ReceivablesStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An account that nobody has posted to yet has no row to lock: who comes first makes it. */
@Timeout(60)
class OpeningTest {

    private static final int OTHERS = 6;

    private final ExecutorService clerks = Executors.newCachedThreadPool();

    @AfterEach
    void goHome() {
        clerks.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource
    void those_who_wait_for_an_opener_who_gives_up_all_get_through(TestDatabase kind)
            throws InterruptedException, ExecutionException, TimeoutException, SQLException {
        DataSource database = kind.fresh();
        ReceivablesStore store = JdbcStore.using(database);
        CountDownLatch opened = new CountDownLatch(1);
        CountDownLatch giveUp = new CountDownLatch(1);
        Future<Boolean> first = clerks.submit(() -> store.write(session -> {
            session.accounts().lock(Desk.ACCOUNT);
            opened.countDown();
            await(giveUp);
            throw new UnsupportedOperationException("changed my mind");
        }));
        await(opened);
        List<Future<Boolean>> others = new ArrayList<>();
        for (int i = 0; i < OTHERS; i++) {
            others.add(clerks.submit(() -> store.write(session -> {
                session.accounts().lock(Desk.ACCOUNT);
                return true;
            })));
        }
        for (Future<Boolean> other : others) {
            assertThatThrownBy(() -> other.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        }

        giveUp.countDown();

        assertThatThrownBy(() -> first.get(30, TimeUnit.SECONDS))
                .hasCauseInstanceOf(UnsupportedOperationException.class);
        for (Future<Boolean> other : others) {
            assertThat(other.get(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(TestDatabase.count(database, "cartera_account")).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
