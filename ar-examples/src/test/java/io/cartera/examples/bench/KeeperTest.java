package io.cartera.examples.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.examples.bench.KeeperRun.Took;
import io.cartera.examples.bench.Rows.Answer;
import io.cartera.jdbc.testing.TestPostgres;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** All who keep the trade in a database read the same from it. */
class KeeperTest {

    private static final int INVOICES = 1_000;
    private static final int ROWS_OF_A_LEAN_INVOICE = 3;

    static Stream<Arguments> keepers() {
        return Stream.of(
                Arguments.of("COPY", (Function<String, Keeper>) JdbcKeeper::copy),
                Arguments.of("rewriting", (Function<String, Keeper>) JdbcKeeper::rewriting),
                Arguments.of("plain", (Function<String, Keeper>) JdbcKeeper::plain),
                Arguments.of("Cartera", (Function<String, Keeper>) CarteraKeeper::new));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keepers")
    void what_is_open_is_that_of_the_trade_all_at_once_and_customer_by_customer(
            String name, Function<String, Keeper> maker) {
        Columns trade = Columns.draw(INVOICES, 1_096);
        try (Keeper keeper = maker.apply(TestPostgres.freshUrl())) {
            keeper.prepare(trade);
            keeper.keep(trade);

            Rows all = new Rows(Keeper.WIDTH);
            keeper.stream(all);
            Rows each = new Rows(Keeper.WIDTH);
            for (int customer = 0; customer < trade.customers; customer++) {
                keeper.open(customer, each);
            }

            assertThat(all.answer()).isEqualTo(expected(trade)).isEqualTo(each.answer());
            assertThat(keeper.rows()).isGreaterThan((long) ROWS_OF_A_LEAN_INVOICE * INVOICES);
        }
    }

    private static Answer expected(Columns trade) {
        Rows rows = new Rows(Keeper.WIDTH);
        LeanTables.invoices(trade, invoice -> {
            if (invoice.open() > 0) {
                rows.add(0, Names.number(invoice.id()), invoice.open());
            }
        });
        LeanTables.payments(trade, payment -> {
            if (payment.open() > 0) {
                rows.add(1, Names.number(payment.id()), payment.open());
            }
        });
        assertThat(rows.count()).isGreaterThan(INVOICES / 20);
        return rows.answer();
    }

    @Test
    void a_measurement_travels_from_process_to_process() {
        KeeperRun run = new KeeperRun(1, new Took(2, 3), 4, new Took(5, 6), new Took(7, 8), new Answer(9, -10));

        assertThat(KeeperRun.parse(run.toLine())).isEqualTo(run);
    }
}
