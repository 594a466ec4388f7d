package io.cartera.examples.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.examples.bench.CreditChecks.Desk;
import io.cartera.examples.bench.CreditChecks.Result;
import java.util.concurrent.ExecutionException;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever reserves and however many at once, the same is approved, and nothing is reserved in the end. */
class CreditChecksTest {

    private static final int CUSTOMERS = 600;
    private static final int CHECKS = 1_600;

    static Stream<Arguments> desks() {
        return Stream.of(
                Arguments.of("map", (IntFunction<Desk>) CreditChecks::map),
                Arguments.of("Cartera", (IntFunction<Desk>) CreditChecks::cartera));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("desks")
    void what_is_approved_is_what_the_loop_approves(String name, IntFunction<Desk> maker)
            throws InterruptedException, ExecutionException {
        Result expected = CreditChecks.run(CreditChecks.loop(CUSTOMERS), CUSTOMERS, CHECKS, 1, 1);
        assertThat(expected.approved()).isBetween(CHECKS / 10L, CHECKS * 9L / 10);
        Desk desk = maker.apply(CUSTOMERS);

        for (int threads : new int[] {1, 2, 8}) {
            Result found = CreditChecks.run(desk, CUSTOMERS, CHECKS, threads, threads);
            assertThat(found.isAnswerOf(expected))
                    .as("%s rather than %s", found, expected)
                    .isTrue();
        }
    }
}
