package io.cartera.examples.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.examples.bench.Rows.Answer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SameAnswerTest {

    private static final int INVOICES = 2_000;

    static Stream<Arguments> contenders() {
        return Stream.of(Workload.values())
                .flatMap(workload -> Entrant.in(workload).stream()
                        .filter(entrant -> entrant != Entrant.DUCKDB)
                        .map(entrant -> Arguments.of(workload, entrant)));
    }

    @ParameterizedTest
    @MethodSource("contenders")
    void all_contenders_give_the_answer_of_the_tight_loop(Workload workload, Entrant entrant) {
        Columns trade = Columns.draw(INVOICES, workload.span);

        assertThat(answer(entrant.make(workload, trade))).isEqualTo(tight(workload, trade));
    }

    @ParameterizedTest
    @EnumSource
    void so_do_the_queries_meant_for_DuckDB_on_a_database_that_is_always_here(Workload workload) {
        // H2 goes through a common table expression once for every row of another.
        Columns trade = Columns.draw(workload == Workload.W2 ? 200 : INVOICES, workload.span);

        assertThat(answer(Database.at("jdbc:h2:mem:", workload, trade))).isEqualTo(tight(workload, trade));
    }

    @ParameterizedTest
    @EnumSource
    void the_answers_are_full(Workload workload) {
        Columns trade = Columns.draw(INVOICES, workload.span);
        int least = workload == Workload.W1A || workload == Workload.W1B ? trade.customers / 2 : trade.payments();

        assertThat(tight(workload, trade).rows()).isGreaterThan(least);
    }

    @Test
    void another_answer_ends_it() {
        Measured tight = new Measured(100, new Answer(7, 42));
        Measured other = new Measured(250, new Answer(7, 43));
        var measured = Map.of(Entrant.TIGHT, tight, Entrant.LIVE, other);

        assertThatThrownBy(() -> Ratios.line(Workload.W2, Entrant.LIVE, measured))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("W2: Cartera gives");
    }

    @Test
    void a_row_has_the_time_and_how_many_times_that_of_the_tight_loop_it_is() {
        Answer answer = new Answer(7, 42);
        var measured = Map.of(
                Entrant.TIGHT, new Measured(2_000_000, answer),
                Entrant.LIVE, new Measured(5_100_000, answer),
                Entrant.DUCKDB, new Measured(40_000_000, answer));

        assertThat(Ratios.line(Workload.W3, Entrant.LIVE, measured)).isEqualTo("| W3 | Cartera | 5.1 | 2.6 |");
        assertThat(Ratios.line(Workload.W3, Entrant.DUCKDB, measured)).isEqualTo("| W3 | DuckDB | 40.0 | 20 |");
    }

    @Test
    void a_measurement_travels_from_process_to_process() {
        Measured measured = new Measured(123, new Answer(4, -5));

        assertThat(Measured.parse(measured.toLine())).isEqualTo(measured);
    }

    @Test
    void as_many_items_stay_open_on_the_one_account_as_there_were() {
        OneAccount account = new OneAccount(10);

        assertThat(account.openItems()).isEqualTo(10);
        OneAccount.Costs costs = account.measure(1);
        assertThat(account.openItems()).isEqualTo(10);
        assertThat(costs.issue()).isPositive();
        assertThat(costs.receive()).isPositive();
        assertThat(costs.apply()).isPositive();
    }

    private static Answer tight(Workload workload, Columns trade) {
        return answer(Entrant.TIGHT.make(workload, trade));
    }

    private static <R> Answer answer(Contender<R> made) {
        try (Contender<R> contender = made) {
            return Measured.of(contender, 0).answer();
        }
    }
}
