package io.cartera.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.Receivables;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.Settlement;
import io.cartera.collection.Dispute;
import io.cartera.collection.DisputeId;
import io.cartera.collection.DisputeReason;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.LimitGrant;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.headroom.GroupMembership;
import io.cartera.headroom.Reservation;
import io.cartera.headroom.ReservationId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.payment.BankLine;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.RetryableStoreException;
import io.cartera.trace.CommandId;
import io.cartera.trace.ExternalRef;
import io.cartera.trace.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.joda.money.Money;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A host whose transaction sees an older state decides nothing on it: where somebody has recorded something since, its
 * command either counts that in, or the host is told to begin again.
 */
@Timeout(600)
class JoiningIsolationTest {

    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final CustomerId ROOT = CustomerId.of("ROOT");
    private static final CustomerId ALONE = CustomerId.of("ALONE");

    /** What others record after the host's transaction began, and what the host does then. */
    private enum Meeting {
        POSTINGS(books -> pay(books, "PAY-X", Desk.ACME), books -> pay(books, "PAY-Y", Desk.ACME)),
        THE_SAME_COMMAND(books -> pay(books, "PAY-X", Desk.ACME), books -> pay(books, "PAY-X", Desk.ACME)),
        THE_SAME_MONEY_SPENT_TWICE(books -> settle(books, "INV-1"), books -> settle(books, "INV-2")),
        A_REFUSAL_BEFORE_A_POSTING(books -> refused(books, "X"), books -> pay(books, "PAY-Y", Desk.ACME)),
        REFUSALS(books -> refused(books, "X"), books -> refused(books, "Y")),
        DISPUTES(books -> dispute(books, "X"), books -> dispute(books, "Y")),
        THE_SAME_DISPUTE(books -> dispute(books, "X"), books -> dispute(books, "X")),
        A_HEADROOM_FOR_TWO(books -> reserve(books, "X", BOLT), books -> reserve(books, "Y", BOLT)),
        A_HEADROOM_OF_A_GROUP_FOR_TWO(books -> reserve(books, "X", BOLT), books -> reserve(books, "Y", ROOT)),
        A_FURTHER_MEMBER(books -> join(books, Desk.ACME, ROOT), books -> reserve(books, "Y", ROOT)),
        A_FIRST_MEMBER(books -> join(books, Desk.ACME, ALONE), books -> reserve(books, "Y", ALONE)),
        A_NEW_GROUP_OF_ONES_OWN(books -> join(books, Desk.ACME, ROOT), books -> reserve(books, "Y", Desk.ACME)),
        A_LOWER_LIMIT(books -> lower(books, BOLT), books -> reserve(books, "Y", BOLT)),
        A_LOWER_LIMIT_OF_A_GROUP(books -> lower(books, ROOT), books -> reserve(books, "Y", BOLT)),
        LIMITS(books -> grant(books, "X"), books -> grant(books, "Y")),
        A_CLOSING_BEFORE_A_POSTING(books -> close(books, 0), books -> pay(books, "PAY-Y", Desk.ACME)),
        A_CLOSING_BEFORE_A_NEW_ACCOUNT(books -> close(books, 0), books -> pay(books, "PAY-Y", CustomerId.of("NOBODY"))),
        CLOSINGS(books -> close(books, 1), books -> close(books, 2)),
        A_NAME_FOR_TWO(books -> attach(books, Desk.ACME), books -> attach(books, BOLT)),
        A_BANK_LINE_FOR_TWO(books -> line(books, Desk.ACME), books -> line(books, BOLT)),
        A_NEW_CUSTOMER(books -> register(books, "NEW"), books -> register(books, "NEW")),
        A_PAYMENT_OF_A_NEW_CUSTOMER(
                books -> register(books, "NEW"), books -> pay(books, "PAY-Y", CustomerId.of("NEW")));

        private final Function<Receivables, Outcome<?>> others;
        private final Function<Receivables, Outcome<?>> host;

        Meeting(Function<Receivables, Outcome<?>> others, Function<Receivables, Outcome<?>> host) {
            this.others = others;
            this.host = host;
        }
    }

    static Stream<Arguments> all() {
        return Stream.of(
                Arguments.of(TestDatabase.H2, Connection.TRANSACTION_READ_COMMITTED),
                Arguments.of(TestDatabase.MARIADB, Connection.TRANSACTION_READ_COMMITTED),
                Arguments.of(TestDatabase.POSTGRESQL, Connection.TRANSACTION_READ_COMMITTED),
                Arguments.of(TestDatabase.POSTGRESQL, Connection.TRANSACTION_REPEATABLE_READ),
                Arguments.of(TestDatabase.POSTGRESQL, Connection.TRANSACTION_SERIALIZABLE));
    }

    @ParameterizedTest
    @MethodSource("all")
    void what_comes_of_it_is_what_comes_of_one_after_the_other(TestDatabase kind, int isolation) {
        for (Meeting meeting : Meeting.values()) {
            Receivables alone = prepared(new InMemoryStore());
            List<Object> expected = List.of(outcome(meeting.others, alone), outcome(meeting.host, alone));

            DataSource database = kind.fresh();
            Receivables others = prepared(JdbcStore.using(database));
            Host host = new Host(database, isolation);
            Receivables joined = Desk.onFile(JdbcStore.joining(host)).books();
            List<Object> found = new ArrayList<>();
            host.transact(() -> {
                joined.accounts().history(Desk.ACME);
                found.add(outcome(meeting.others, others));
                attempt(meeting, joined, host, found);
            });
            for (int i = 0; i < 3 && found.size() == 1; i++) {
                host.transact(() -> attempt(meeting, joined, host, found));
            }

            assertThat(found).as("%s", meeting).isEqualTo(expected);
            assertThat(state(others)).as("%s", meeting).isEqualTo(state(alone));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothing_is_sealed_under_a_key_that_was_erased_since_the_host_began(TestDatabase kind, int isolation)
            throws SQLException {
        for (boolean isNew : new boolean[] {false, true}) {
            DataSource database = kind.fresh();
            JdbcStore own = JdbcStore.using(database).sealing(MasterKeys.first());
            CanaryBooks.keep(own);
            Host host = new Host(database, isolation);
            Receivables joined = CanaryBooks.over(JdbcStore.joining(host).sealing(MasterKeys.first()))
                    .inLedger(LedgerId.of(isNew ? "new" : "main"));
            List<Outcome<?>> found = new ArrayList<>();
            host.transact(() -> {
                joined.accounts().history(CanaryBooks.ANN);
                assertThat(own.subjectKeys().erase(CanaryBooks.ANN)).isTrue();
                payLate(joined, host, found);
            });
            for (int i = 0; i < 3 && found.isEmpty(); i++) {
                host.transact(() -> payLate(joined, host, found));
            }

            assertThat(found).hasSize(1);
            assertThat(CanaryBooks.kept(database, "cartera_payment.reference", CanaryBooks.ANN))
                    .filteredOn(text -> text.startsWith("{sealed}2:"))
                    .hasSize(1);
            assertThat(CanaryBooks.over(own).audit().verify()).isEmpty();
        }
    }

    private static void payLate(Receivables joined, Host host, List<Outcome<?>> found) {
        try {
            found.add(joined.cash()
                    .receive(Payment.received(PaymentId.of("LATE"), CanaryBooks.ANN, Money.parse("EUR 1"), Desk.DAY)
                            .withReference("late")));
        } catch (RetryableStoreException passing) {
            assertThat(host.isRollbackOnly()).isTrue();
        }
    }

    static Stream<Arguments> seeing_an_older_state() {
        return Stream.of(TestDatabase.H2, TestDatabase.MARIADB)
                .flatMap(kind -> Stream.of(
                                Connection.TRANSACTION_READ_UNCOMMITTED,
                                Connection.TRANSACTION_REPEATABLE_READ,
                                Connection.TRANSACTION_SERIALIZABLE)
                        .map(isolation -> Arguments.of(kind, isolation)));
    }

    @ParameterizedTest
    @MethodSource("seeing_an_older_state")
    void on_h2_and_mariadb_a_write_joins_no_transaction_that_may_see_an_older_state(TestDatabase kind, int isolation) {
        Host host = new Host(kind.fresh(), isolation);
        Receivables books = Desk.onFile(JdbcStore.joining(host)).books();

        host.transact(() -> {
            assertThat(books.customers().all()).isEmpty();
            assertThatThrownBy(() -> register(books, "NEW"))
                    .isInstanceOf(NotJoinableException.class)
                    .hasMessageContaining("READ COMMITTED");
            assertThat(host.isRollbackOnly()).isFalse();
            assertThat(host.lent()).isZero();
        });
    }

    private static void attempt(Meeting meeting, Receivables joined, Host host, List<Object> found) {
        try {
            found.add(outcome(meeting.host, joined));
        } catch (RetryableStoreException passing) {
            assertThat(host.isRollbackOnly()).isTrue();
        }
    }

    private static Object outcome(Function<Receivables, Outcome<?>> command, Receivables books) {
        Outcome<?> outcome = command.apply(books);
        return outcome instanceof Outcome.Applied<?> applied ? applied : outcome.toString();
    }

    private static Receivables prepared(ReceivablesStore store) {
        Desk desk = Desk.over(store);
        for (CustomerId each : List.of(BOLT, ROOT, ALONE)) {
            desk.books()
                    .customers()
                    .register(Customer.organisation(each, "Bolt").build())
                    .orElseThrow();
        }
        for (CustomerId root : List.of(ROOT, ALONE)) {
            CreditLimit ten = CreditLimit.of(Money.parse("EUR 10"));
            desk.books()
                    .credit()
                    .grant(
                            CommandId.of("TEN " + root),
                            LimitGrant.of(root, ten, Desk.DAY).forGroup())
                    .orElseThrow();
        }
        desk.books()
                .credit()
                .grant(CommandId.of("TEN"), ALONE, CreditLimit.unlimited(), Desk.DAY)
                .orElseThrow();
        join(desk.books(), BOLT, ROOT).orElseThrow();
        desk.issue("INV-1", "EUR 10").orElseThrow();
        desk.issue("INV-2", "EUR 10").orElseThrow();
        desk.receive("PAY-1", "EUR 10").orElseThrow();
        pay(desk.books(), "PAY-B", BOLT).orElseThrow();
        return desk.books();
    }

    private static List<Object> state(Receivables books) {
        List<Object> state = new ArrayList<>();
        state.add(books.customers().all());
        state.add(books.accounts().closings());
        for (Customer customer : books.customers().all()) {
            CustomerId id = customer.id();
            state.add(books.accounts().history(id).changes());
            state.add(books.accounts().openItems(id, Desk.DAY));
            state.add(books.audit().trail(id));
            state.add(books.credit().limits(id).grants());
            state.add(books.collections().file(id).facts());
            state.add(books.reservations().file(id).facts());
            state.add(books.customers().externalRefs(id));
        }
        return state;
    }

    private static Outcome<?> pay(Receivables books, String id, CustomerId customer) {
        return books.cash().receive(Payment.received(PaymentId.of(id), customer, Money.parse("EUR 1"), Desk.DAY));
    }

    private static Outcome<?> settle(Receivables books, String invoice) {
        return books.cash()
                .settle(
                        CommandId.of("SETTLE " + invoice),
                        Desk.ACME,
                        Settlement.none()
                                .matching(
                                        ItemId.credit("PAY-1"),
                                        ItemId.debit(invoice),
                                        Money.parse("EUR 10"),
                                        Desk.DAY));
    }

    private static Outcome<?> refused(Receivables books, String id) {
        return books.accounts().reverse(CommandId.of(id), Desk.ACME, ItemId.debit("NONE"), Desk.DAY);
    }

    private static Outcome<?> dispute(Receivables books, String id) {
        return books.collections()
                .dispute(Dispute.opened(
                        DisputeId.of(id), Desk.ACME, ItemId.debit("INV-1"), DisputeReason.PRICE, Desk.DAY));
    }

    private static Outcome<?> grant(Receivables books, String id) {
        return books.credit().grant(CommandId.of(id), Desk.ACME, CreditLimit.of(Money.parse("EUR 5")), Desk.DAY);
    }

    private static Outcome<?> lower(Receivables books, CustomerId customer) {
        LimitGrant five = LimitGrant.of(customer, CreditLimit.of(Money.parse("EUR 5")), Desk.DAY);
        return books.credit().grant(CommandId.of("FIVE"), customer.equals(ROOT) ? five.forGroup() : five);
    }

    private static Outcome<?> reserve(Receivables books, String id, CustomerId customer) {
        return books.reservations()
                .reserve(Reservation.of(
                        ReservationId.of(id),
                        customer,
                        Money.parse("EUR 6"),
                        SalesDocumentKind.ORDER,
                        Desk.DAY,
                        Desk.DAY));
    }

    private static Outcome<?> join(Receivables books, CustomerId member, CustomerId root) {
        return books.reservations().join(CommandId.of("JOIN"), GroupMembership.of(member, root, Desk.DAY));
    }

    private static Outcome<?> close(Receivables books, int days) {
        return books.accounts().close(CommandId.of("CLOSE " + days), Desk.DAY.plusDays(days));
    }

    private static Outcome<?> attach(Receivables books, CustomerId customer) {
        return books.customers().attach(CommandId.of("ATTACH"), customer, ExternalRef.of("crm", "4711"));
    }

    private static Outcome<?> line(Receivables books, CustomerId customer) {
        return books.cash()
                .receive(BankLine.builder("ES12", Desk.DAY, Money.parse("EUR 4"))
                        .build()
                        .toPayment(customer));
    }

    private static Outcome<?> register(Receivables books, String id) {
        return books.customers()
                .register(Customer.organisation(CustomerId.of(id), "New").build());
    }
}
