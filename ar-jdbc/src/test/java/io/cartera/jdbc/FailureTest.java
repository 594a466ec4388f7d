package io.cartera.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.OutcomeUnknownException;
import io.cartera.store.RetryableStoreException;
import io.cartera.store.Session;
import io.cartera.store.StoreException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of what a driver throws. */
class FailureTest {

    private static final String PERSONAL = "Erika Mustermann";
    private static final Customer ERIKA =
            Customer.person(CustomerId.of("4711-secret"), PERSONAL).build();

    @ParameterizedTest
    @EnumSource
    void a_taken_key_is_told_by_statement_state_and_constraint_and_never_by_value(TestDatabase kind) {
        JdbcStore store = JdbcStore.using(kind.fresh());
        store.write(session -> add(session, ERIKA));

        DuplicateKeyException taken =
                catchThrowableOfType(DuplicateKeyException.class, () -> store.write(session -> add(session, ERIKA)));

        assertThat(taken)
                .hasMessage("insert customer failed, SQLState " + kind.taken() + ", constraint cartera_customer_key");
        assertThat(allThatIsTold(taken)).doesNotContain(PERSONAL, "4711-secret");
    }

    @ParameterizedTest
    @EnumSource
    void a_batch_that_fails_is_told_in_the_same_way(TestDatabase kind) {
        JdbcStore store = JdbcStore.using(kind.fresh());
        Payment payment = Payment.received(PaymentId.of("secret-1"), Desk.ACME, Money.parse("EUR 471100"), Desk.DAY)
                .withReference(PERSONAL);
        store.write(session -> add(session, payment));

        DuplicateKeyException taken =
                catchThrowableOfType(DuplicateKeyException.class, () -> store.write(session -> add(session, payment)));

        assertThat(taken)
                .hasMessage("insert payment failed, SQLState " + kind.taken() + ", constraint cartera_payment_key");
        assertThat(allThatIsTold(taken)).doesNotContain(PERSONAL, "secret-1", "4711");
    }

    @ParameterizedTest
    @EnumSource
    void a_statement_the_database_cannot_run_is_told_without_its_values(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        JdbcStore store = JdbcStore.using(database);
        TestDatabase.execute(database, "alter table cartera_customer drop column name");

        StoreException failed =
                catchThrowableOfType(StoreException.class, () -> store.write(session -> add(session, ERIKA)));

        assertThat(failed).isExactlyInstanceOf(StoreException.class).hasMessageStartingWith("insert customer failed");
        assertThat(allThatIsTold(failed)).doesNotContain(PERSONAL, "4711-secret");
    }

    @ParameterizedTest
    @EnumSource
    void a_driver_that_does_not_say_whether_an_item_was_as_it_was_read_is_not_trusted(TestDatabase kind)
            throws SQLException {
        DataSource real = kind.fresh();
        FaultyDatabase database = new FaultyDatabase(real);
        Desk desk = Desk.over(JdbcStore.using(database));
        database.answer("executeBatch", new int[] {Statement.SUCCESS_NO_INFO});
        desk.issue("INV-1", "EUR 10").orElseThrow();
        desk.receive("PAY-1", "EUR 4").orElseThrow();

        assertThatThrownBy(() -> desk.apply("APPLY"))
                .isExactlyInstanceOf(StoreException.class)
                .hasMessage("update item is not told by the driver whether it found its row");

        assertThat(TestDatabase.count(real, "cartera_allocation")).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void X04_after_a_failure_nothing_more_runs_and_nothing_is_kept(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        JdbcStore store = JdbcStore.using(database);
        store.write(session -> add(session, ERIKA));
        List<String> refusals = new ArrayList<>();

        assertThatThrownBy(() -> store.write(session -> {
                    session.accounts().lock(Desk.ACCOUNT);
                    assertThatThrownBy(() -> add(session, ERIKA)).isInstanceOf(DuplicateKeyException.class);
                    assertThatThrownBy(() -> session.customers()).satisfies(e -> refusals.add(e.getMessage()));
                    assertThatThrownBy(() -> session.accounts()).satisfies(e -> refusals.add(e.getMessage()));
                    return true;
                }))
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("cartera_customer_key");

        assertThat(refusals).hasSize(2).allMatch(text -> text.startsWith("the transaction has failed before"));
        assertThat(TestDatabase.count(database, "cartera_account")).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void a_reading_that_passes_over_a_failure_fails(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        JdbcStore store = JdbcStore.using(database);
        TestDatabase.execute(database, "drop view cartera_payment_view");
        TestDatabase.execute(database, "drop table cartera_payment");

        assertThatThrownBy(() -> store.read(session -> {
                    assertThatThrownBy(() -> session.payments().find(Desk.ACCOUNT, PaymentId.of("P")))
                            .isInstanceOf(StoreException.class);
                    return true;
                }))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("find payment failed");
    }

    @ParameterizedTest
    @EnumSource
    void X03_a_passing_failure_runs_the_work_again(TestDatabase kind) throws SQLException {
        for (String state : passingStates(kind)) {
            FaultyDatabase database = new FaultyDatabase(kind.fresh());
            JdbcStore store = JdbcStore.using(database);
            AtomicInteger runs = new AtomicInteger();

            database.failOn("executeUpdate", 3, state);
            store.write(session -> {
                runs.incrementAndGet();
                return add(session, ERIKA);
            });

            assertThat(runs).hasValue(4);
            assertThat(TestDatabase.count(database, "cartera_customer")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_connection_lost_before_the_commit_runs_the_work_again_wherever_it_is_lost(TestDatabase kind)
            throws SQLException {
        for (String method : List.of("executeQuery", "executeUpdate", "executeBatch")) {
            DataSource real = kind.fresh();
            FaultyDatabase database = new FaultyDatabase(real);
            Desk desk = Desk.over(JdbcStore.using(database));
            desk.receive("PAY-1", "EUR 1");

            database.failOn(method, 1, "08006");
            desk.receive("PAY-2", "EUR 1").orElseThrow();

            assertThat(database.calls().stream().filter("getConnection"::equals))
                    .as(method)
                    .hasSize(2);
            assertThat(TestDatabase.count(real, "cartera_command")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_passing_failure_that_the_work_passes_over_runs_it_again(TestDatabase kind) throws SQLException {
        FaultyDatabase database = new FaultyDatabase(kind.fresh());
        JdbcStore store = JdbcStore.using(database);
        AtomicInteger runs = new AtomicInteger();

        database.failOn("executeUpdate", 1, "40001");
        store.write(session -> {
            if (runs.incrementAndGet() == 1) {
                assertThatThrownBy(() -> add(session, ERIKA)).isInstanceOf(RetryableStoreException.class);
                return true;
            }
            return add(session, ERIKA);
        });

        assertThat(runs).hasValue(2);
        assertThat(TestDatabase.count(database, "cartera_customer")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_failure_that_does_not_pass_is_thrown_after_ten_repeats(TestDatabase kind) throws SQLException {
        FaultyDatabase database = new FaultyDatabase(kind.fresh());
        JdbcStore store = JdbcStore.using(database);
        AtomicInteger runs = new AtomicInteger();

        database.failOn("executeUpdate", Integer.MAX_VALUE, "40001");
        assertThatThrownBy(() -> store.write(session -> {
                    runs.incrementAndGet();
                    return add(session, ERIKA);
                }))
                .isInstanceOf(RetryableStoreException.class)
                .hasMessage("insert customer failed, SQLState 40001");

        assertThat(runs).hasValue(11);
    }

    @ParameterizedTest
    @EnumSource
    void X03_a_connection_lost_in_the_commit_leaves_the_outcome_unknown_and_nothing_is_repeated(TestDatabase kind)
            throws SQLException {
        for (String state : List.of("08006", "57P01", "90067")) {
            FaultyDatabase database = new FaultyDatabase(kind.fresh());
            JdbcStore store = JdbcStore.using(database);
            AtomicInteger runs = new AtomicInteger();

            database.failOn("commit", 1, state);
            assertThatThrownBy(() -> store.write(session -> {
                        runs.incrementAndGet();
                        return add(session, ERIKA);
                    }))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasMessage("commit failed, SQLState " + state + ", its outcome is unknown");

            assertThat(runs).hasValue(1);
            assertThat(database.calls().stream().filter("commit"::equals)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_commit_that_the_database_undid_is_run_again_with_the_work(TestDatabase kind) throws SQLException {
        FaultyDatabase database = new FaultyDatabase(kind.fresh());
        JdbcStore store = JdbcStore.using(database);
        AtomicInteger runs = new AtomicInteger();

        database.failOn("commit", 1, "40001");
        store.write(session -> {
            runs.incrementAndGet();
            return add(session, ERIKA);
        });

        assertThat(runs).hasValue(2);
        assertThat(TestDatabase.count(database, "cartera_customer")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void X02_wherever_the_driver_fails_all_is_kept_or_nothing(TestDatabase kind) throws SQLException {
        DataSource real = kind.fresh();
        FaultyDatabase database = new FaultyDatabase(real);
        Desk desk = Desk.over(JdbcStore.using(database));
        database.failAt(0, "");
        desk.receive("without a fault", "EUR 1");
        int calls = database.calls().size();

        int told = 0;
        for (int call = 1; call <= calls; call++) {
            database.failAt(call, "58030");
            told += meetFault(desk, database, real, "before call " + call);
            database.failAfter(call, "58030");
            told += meetFault(desk, database, real, "after call " + call);
        }

        assertThat(told).isGreaterThan(calls);
        assertConsistent(real);
    }

    /** Gives a command that meets a fault, and gives it again; counts 1 where the fault was told. */
    private static int meetFault(Desk desk, FaultyDatabase database, DataSource real, String id) throws SQLException {
        long before = TestDatabase.count(real, "cartera_command");

        boolean told = fails(desk, id);

        long kept = TestDatabase.count(real, "cartera_command") - before;
        assertThat(kept).as("commands kept " + id).isBetween(0L, 1L);
        assertThat(told || kept == 1).as("acknowledged only what is kept " + id).isTrue();
        database.failAt(0, "");
        desk.receive(id, "EUR 1").orElseThrow();
        assertThat(TestDatabase.count(real, "cartera_command") - before)
                .as("commands after the repeat " + id)
                .isEqualTo(1);
        return told ? 1 : 0;
    }

    private static boolean fails(Desk desk, String id) {
        try {
            desk.receive(id, "EUR 1").orElseThrow();
            return false;
        } catch (StoreException e) {
            assertThat(allThatIsTold(e)).doesNotContain(FaultyDatabase.SECRET);
            return true;
        }
    }

    private static void assertConsistent(DataSource database) throws SQLException {
        for (String table : List.of("cartera_entry", "cartera_item")) {
            assertThat(TestDatabase.count(database, table)).isEqualTo(TestDatabase.count(database, "cartera_command"));
        }
        assertThat(TestDatabase.count(
                        database, "cartera_account where version = (select count(*) from cartera_command)"))
                .isEqualTo(1);
    }

    private static List<String> passingStates(TestDatabase kind) {
        return switch (kind) {
            case H2 -> List.of("40001", "HYT00", "90131", "90067", "08006");
            case POSTGRESQL -> List.of("40001", "40P01", "55P03", "57P01", "08006");
            case MARIADB -> List.of("40001", "08000", "08006", "08S01");
        };
    }

    private static boolean add(Session session, Customer customer) {
        session.customers().add(customer);
        return true;
    }

    private static boolean add(Session session, Payment payment) {
        session.accounts().lock(Desk.ACCOUNT);
        session.payments().add(Desk.ACCOUNT, payment);
        return true;
    }

    private static String allThatIsTold(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
