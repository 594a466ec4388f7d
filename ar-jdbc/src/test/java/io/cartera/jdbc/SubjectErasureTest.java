package io.cartera.jdbc;

import static io.cartera.jdbc.CanaryBooks.ANN;
import static io.cartera.jdbc.CanaryBooks.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.cartera.Receivables;
import io.cartera.account.AccountId;
import io.cartera.account.Adjustment;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.audit.AuditFinding;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.jdbc.sealing.SensitiveTextException;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.AccountRepository.Foreseen;
import io.cartera.store.ReceivablesStore;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an erasure takes away and leaves, and who waits for whom. */
@Timeout(120)
class SubjectErasureTest {

    private static final AccountId NEW = AccountId.of(LedgerId.of("new"), ANN);

    private final ExecutorService clerks = Executors.newCachedThreadPool();

    @AfterEach
    void goHome() {
        clerks.shutdownNow();
    }

    /** What happens to an account that was opened without a codec before it is erased with one. */
    private enum Since {
        A_COMMAND(store -> receive(store)),
        A_LOCK_OF_MANY(store -> store.write(session -> {
            session.accounts().lockAll(List.of(Foreseen.of(CanaryBooks.account(ANN), Set.of(), Set.of())));
            return true;
        })),
        NOTHING(store -> {});

        private final Consumer<ReceivablesStore> work;

        Since(Consumer<ReceivablesStore> work) {
            this.work = work;
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_account_from_before_there_was_a_codec_is_erased_without_a_finding(TestDatabase kind) throws SQLException {
        for (Since since : Since.values()) {
            DataSource database = kind.fresh();
            CanaryBooks.keep(JdbcStore.using(database));
            JdbcStore store = sealing(database);
            assertThat(auditKeys(database, "octet_length(audit_key) = 32")).isEqualTo(2);

            since.work.accept(store);

            assertThat(auditKeys(database, "octet_length(audit_key) = 32")).isEqualTo(since == Since.NOTHING ? 2 : 1);
            assertThat(CanaryBooks.over(store).audit().verify()).isEmpty();
            assertThat(store.subjectKeys().erase(ANN)).isEqualTo(since != Since.NOTHING);
            assertThat(auditKeys(database, "audit_key is null")).isEqualTo(1);
            assertThat(CanaryBooks.over(store).audit().verify()).isEmpty();
        }
    }

    private static int auditKeys(DataSource database, String which) throws SQLException {
        return TestDatabase.execute(database, "update cartera_account set audit_key = audit_key where " + which);
    }

    @ParameterizedTest
    @EnumSource
    void who_erases_waits_for_who_opens_an_account_or_adds_the_customer(TestDatabase kind)
            throws InterruptedException, ExecutionException, TimeoutException, SQLException {
        for (boolean opens : new boolean[] {true, false}) {
            DataSource database = kind.fresh();
            JdbcStore store = sealing(database);
            Customer ann = Customer.person(ANN, "Ann").build();
            store.write(session -> {
                if (opens) {
                    session.customers().add(ann);
                } else {
                    session.accounts().lock(CanaryBooks.account(ANN));
                }
                return true;
            });
            CountDownLatch done = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            Future<Boolean> clerk = clerks.submit(() -> store.write(session -> {
                if (opens) {
                    session.accounts().lock(NEW);
                } else {
                    session.customers().add(ann);
                }
                done.countDown();
                return await(goOn);
            }));
            assertThat(await(done)).isTrue();

            Future<Boolean> erased =
                    clerks.submit(() -> sealing(database).subjectKeys().erase(ANN));

            assertThatThrownBy(() -> erased.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            goOn.countDown();
            assertThat(clerk.get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(erased.get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(auditKeys(database, "audit_key is not null")).isZero();
            assertThat(store.<Optional<Customer>>read(
                                    session -> session.customers().find(ANN))
                            .map(Customer::name))
                    .contains("erased");
        }
    }

    @ParameterizedTest
    @EnumSource
    void who_opens_an_account_waits_for_who_erases_and_seals_under_the_next_key(TestDatabase kind)
            throws InterruptedException, ExecutionException, TimeoutException, SQLException {
        DataSource database = kind.fresh();
        JdbcStore store = sealing(database);
        CanaryBooks.keep(store);
        Host host = new Host(database);
        JdbcStore joined = JdbcStore.joining(host).sealing(MasterKeys.first());
        Future<?>[] clerk = new Future<?>[1];

        host.transact(() -> {
            assertThat(joined.subjectKeys().erase(ANN)).isTrue();
            clerk[0] = clerks.submit(() -> receive(store, "new"));
            assertThatThrownBy(() -> clerk[0].get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        });
        clerk[0].get(30, TimeUnit.SECONDS);

        assertThat(CanaryBooks.kept(database, "cartera_payment.reference", ANN))
                .filteredOn(text -> text.startsWith("{sealed}2:"))
                .hasSize(1);
        assertThat(store.<Boolean>read(session -> session.audit().key(NEW).isPresent()))
                .isTrue();
        assertThat(CanaryBooks.over(store).audit().verify()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_session_that_has_read_all_keys_knows_what_it_erased(TestDatabase kind) {
        JdbcStore store = sealing(kind.fresh());
        CanaryBooks.keep(store);

        List<Boolean> isErased = store.writing(session -> {
            session.customers().all();
            boolean before = session.subjectKeys().isErased(ANN);
            session.subjectKeys().erase(ANN);
            return List.of(before, session.subjectKeys().isErased(ANN));
        });

        assertThat(isErased).containsExactly(false, true);
    }

    @ParameterizedTest
    @EnumSource
    void after_an_erasure_a_repeat_is_recognised_and_a_refund_keeps_its_steps(TestDatabase kind) {
        JdbcStore store = sealing(kind.fresh());
        CanaryBooks.keep(store);
        Receivables books = CanaryBooks.over(store);
        Adjustment refund = Adjustment.refund(ItemId.credit("PAY-A1"), LocalDate.parse("2026-01-10"))
                .of(Money.parse("EUR 1"))
                .requested(LocalDate.parse("2026-01-10"), Actor.of("who asked 1"));
        long entries = books.accounts().history(ANN).changes().size();

        store.subjectKeys().erase(ANN);

        assertThat(books.adjustments().adjust(CommandId.of("BACK-PAY-A1"), ANN, refund))
                .isInstanceOf(Outcome.Applied.class);
        assertThat(books.accounts().history(ANN).changes()).hasSize((int) entries);
        assertThat(books.accounts().history(ANN).changes())
                .anyMatch(change ->
                        change.recording().command().content().toString().contains("who asked 1"));
    }

    @ParameterizedTest
    @EnumSource
    void a_key_whose_row_was_changed_is_in_nobody_elses_way(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        JdbcStore store = sealing(database);
        CanaryBooks.keep(store);
        TestDatabase.execute(database, "update cartera_subject_key set wrapped_key = ' ' where customer = 'C-2'");

        assertThatThrownBy(() -> store.read(session -> session.customers().all()))
                .isInstanceOf(SensitiveTextException.class)
                .hasMessage("key 1 of C-2 does not open: its row was changed");
        assertThat(CanaryBooks.over(store).audit().verify())
                .extracting(AuditFinding::account, AuditFinding::kind)
                .containsExactly(
                        tuple(CanaryBooks.account(BOB), AuditFinding.Kind.UNREADABLE),
                        tuple(AccountId.of(LedgerId.MAIN, CustomerId.of("F")), AuditFinding.Kind.UNREADABLE));
        receive(store);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static JdbcStore sealing(DataSource database) {
        return JdbcStore.using(database).sealing(MasterKeys.first());
    }

    private static void receive(ReceivablesStore store) {
        receive(store, "main");
    }

    private static void receive(ReceivablesStore store, String ledger) {
        CanaryBooks.over(store)
                .inLedger(LedgerId.of(ledger))
                .cash()
                .receive(Payment.received(PaymentId.of("LATE"), ANN, Money.parse("EUR 1"), Desk.DAY)
                        .withReference("late"))
                .orElseThrow();
    }
}
