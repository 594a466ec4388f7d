package io.cartera.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.store.LedgerClosing;
import io.cartera.store.ReceivablesStore;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Postings and the closing of a ledger, at the same time. */
@Timeout(60)
class GateTest {

    private static final LocalDate THROUGH = LocalDate.parse("2026-01-31");

    private final ExecutorService clerks = Executors.newCachedThreadPool();

    @AfterEach
    void goHome() {
        clerks.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource
    void who_closes_waits_for_a_posting_on_an_account_that_nobody_else_can_see_yet(TestDatabase kind)
            throws InterruptedException, ExecutionException, TimeoutException {
        ReceivablesStore store = JdbcStore.using(kind.fresh());
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        Future<Optional<LocalDate>> posting = clerks.submit(() -> store.write(session -> {
            var facts = session.accounts().lock(account("NEW"));
            locked.countDown();
            await(finish);
            return facts.head().closedThrough();
        }));
        await(locked);

        Future<Boolean> closing = clerks.submit(() -> close(store));

        assertThatThrownBy(() -> closing.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        finish.countDown();
        assertThat(posting.get(30, TimeUnit.SECONDS)).isEmpty();
        assertThat(closing.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(closedThroughSeenByAPosting(store, "LATER")).contains(THROUGH);
    }

    @ParameterizedTest
    @EnumSource
    void who_posts_waits_for_a_closing_and_sees_it(TestDatabase kind)
            throws InterruptedException, ExecutionException, TimeoutException {
        ReceivablesStore store = JdbcStore.using(kind.fresh());
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        Future<Boolean> closing = clerks.submit(() -> store.write(session -> {
            session.accounts().close(LedgerId.MAIN, closing("CLOSE", THROUGH));
            closed.countDown();
            await(finish);
            return true;
        }));
        await(closed);

        Future<Optional<LocalDate>> posting = clerks.submit(() -> closedThroughSeenByAPosting(store, "ACME"));

        assertThatThrownBy(() -> posting.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        finish.countDown();
        assertThat(closing.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(posting.get(30, TimeUnit.SECONDS)).contains(THROUGH);
    }

    @ParameterizedTest
    @EnumSource
    void many_post_at_once_on_different_accounts_without_waiting_for_each_other(TestDatabase kind)
            throws InterruptedException, ExecutionException, TimeoutException {
        ReceivablesStore store = JdbcStore.using(kind.fresh());
        int many = 24;
        CountDownLatch allHoldALock = new CountDownLatch(many);
        List<Future<Boolean>> postings = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            String customer = "C" + i;
            postings.add(clerks.submit(() -> store.write(session -> {
                session.accounts().lock(account(customer));
                allHoldALock.countDown();
                return await(allHoldALock);
            })));
        }

        for (Future<Boolean> posting : postings) {
            assertThat(posting.get(40, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void one_session_may_close_before_and_after_it_locks(TestDatabase kind) {
        ReceivablesStore store = JdbcStore.using(kind.fresh());

        Optional<LocalDate> seen = store.write(session -> {
            session.accounts().close(LedgerId.MAIN, closing("EARLIER", THROUGH.minusDays(1)));
            var facts = session.accounts().lock(account("ACME"));
            assertThat(facts.head().closedThrough()).contains(THROUGH.minusDays(1));
            session.accounts().close(LedgerId.MAIN, closing("CLOSE", THROUGH));
            return facts.head().closedThrough();
        });

        assertThat(seen).contains(THROUGH);
    }

    @ParameterizedTest
    @EnumSource
    void a_session_is_for_its_own_thread(TestDatabase kind) {
        ReceivablesStore store = JdbcStore.using(kind.fresh());

        store.write(session -> {
            Future<?> other = clerks.submit(() -> session.accounts().lock(account("ACME")));
            assertThatThrownBy(other::get).hasCauseInstanceOf(IllegalStateException.class);
            return true;
        });
    }

    private static Optional<LocalDate> closedThroughSeenByAPosting(ReceivablesStore store, String customer) {
        return store.write(
                session -> session.accounts().lock(account(customer)).head().closedThrough());
    }

    private static boolean close(ReceivablesStore store) {
        return store.write(session -> {
            session.accounts().close(LedgerId.MAIN, closing("CLOSE", THROUGH));
            return true;
        });
    }

    private static AccountId account(String customer) {
        return AccountId.of(LedgerId.MAIN, CustomerId.of(customer));
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static LedgerClosing closing(String command, LocalDate through) {
        return new LedgerClosing(CommandId.of(command), through, Instant.EPOCH, Actor.SYSTEM, Optional.empty());
    }
}
