package io.cartera.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.headroom.Reservation;
import io.cartera.headroom.ReservationId;
import io.cartera.headroom.ReservationRelease;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.ReceivablesStore;
import io.cartera.trace.CommandId;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How many statements go to the database: what grows with the commands are rows, not round trips. */
class StatementCountTest {

    @ParameterizedTest
    @EnumSource
    void loading_a_new_account_takes_as_many_statements_for_many_commands_as_for_few(TestDatabase kind) {
        assertThat(statementsToLoad(kind, 100)).isEqualTo(statementsToLoad(kind, 2));
    }

    @ParameterizedTest
    @EnumSource
    void readings_are_one_statement_however_many_items_there_are(TestDatabase kind) {
        FaultyDatabase database = new FaultyDatabase(kind.fresh());
        Desk desk = Desk.over(JdbcStore.using(database));
        for (int i = 0; i < 20; i++) {
            desk.issue("INV-" + i, "EUR 10");
        }

        database.failAt(0, "");
        assertThat(desk.books().accounts().openItems(Desk.ACME, Desk.DAY.minusDays(1)))
                .isEmpty();
        assertThat(desk.books().accounts().openItems(Desk.ACME, Desk.DAY)).hasSize(20);

        assertThat(queries(database)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void a_history_is_four_statements(TestDatabase kind) {
        FaultyDatabase database = new FaultyDatabase(kind.fresh());
        Desk desk = Desk.over(JdbcStore.using(database));
        load(desk, 20);

        database.failAt(0, "");
        assertThat(desk.books().accounts().history(Desk.ACME).changes()).hasSize(60);

        assertThat(queries(database)).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void reserving_costs_the_same_however_many_reservations_were_used_up(TestDatabase kind) {
        assertThat(statementsToReserveAfter(kind, 30)).isEqualTo(statementsToReserveAfter(kind, 3));
    }

    private static List<Long> statementsToReserveAfter(TestDatabase kind, int past) {
        FaultyDatabase database = new FaultyDatabase(kind.fresh());
        ReceivablesStore store = JdbcStore.using(database);
        Desk desk = Desk.over(store);
        desk.books().credit().grant(Desk.ACME, CreditLimit.of(Money.parse("EUR 10")), Desk.DAY);
        for (int i = 0; i < past; i++) {
            desk.books().reservations().reserve(reservation("R-" + i)).orElseThrow();
            desk.books()
                    .reservations()
                    .release(ReservationRelease.of(Desk.ACME, ReservationId.of("R-" + i), Desk.DAY))
                    .orElseThrow();
        }

        database.failAt(0, "");
        desk.books().reservations().reserve(reservation("LAST")).orElseThrow();
        long statements = database.calls().stream()
                .filter(call -> call.startsWith("execute"))
                .count();
        long live = store.read(session -> (long) session.headroom()
                .live(AccountId.of(LedgerId.MAIN, Desk.ACME), Desk.DAY)
                .facts()
                .size());
        return List.of(statements, live);
    }

    private static Reservation reservation(String id) {
        return Reservation.of(
                ReservationId.of(id),
                Desk.ACME,
                Money.parse("EUR 10"),
                SalesDocumentKind.ORDER,
                Desk.DAY,
                Desk.DAY.plusYears(1));
    }

    private static long statementsToLoad(TestDatabase kind, int documents) {
        FaultyDatabase database = new FaultyDatabase(kind.fresh());
        ReceivablesStore store = JdbcStore.using(database);
        Desk desk = Desk.over(store);

        database.failAt(0, "");
        load(desk, documents);

        return database.calls().stream()
                .filter(call -> call.startsWith("execute"))
                .count();
    }

    private static void load(Desk desk, int documents) {
        desk.books().accounts().inOneUnit(Desk.ACME, batch -> {
            for (int i = 0; i < documents; i++) {
                batch.issue(Invoice.draft(InvoiceId.of("INV-" + i), Desk.ACME, Desk.DAY)
                                .line("Goods", Money.parse("EUR 10"))
                                .build())
                        .orElseThrow();
                batch.receive(Payment.received(PaymentId.of("PAY-" + i), Desk.ACME, Money.parse("EUR 9"), Desk.DAY))
                        .orElseThrow();
                batch.apply(CommandId.of("APPLY-" + i), Desk.DAY, AllocationPolicy.referenceThenDue())
                        .orElseThrow();
            }
            return true;
        });
    }

    private static long queries(FaultyDatabase database) {
        return database.calls().stream().filter("executeQuery"::equals).count();
    }
}
