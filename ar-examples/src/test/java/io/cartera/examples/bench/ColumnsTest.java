package io.cartera.examples.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    private static final int INVOICES = 40_000;
    private final Columns trade = Columns.draw(INVOICES, 1_096);

    @Test
    void it_is_the_trade_it_promises() {
        assertThat(trade.customers).isEqualTo(2_000);
        assertThat(Columns.CURRENCIES.stream().map(currency -> currency.getDecimalPlaces()))
                .containsExactly(2, 2, 0, 0, 3, 2);
        assertThat(trade.payments() / (double) INVOICES).isCloseTo(0.65, within(0.05));
        // The first customer of 2,000 has 1 in so many: the sum of k^-0.8.
        double all = IntStream.rangeClosed(1, 2_000)
                .mapToDouble(k -> Math.pow(k, -0.8))
                .sum();
        int first = 0;
        for (int pair = 0; trade.pairCustomer[pair] == 0; pair++) {
            first = trade.firstInvoice[pair + 1];
        }
        assertThat(first / (double) INVOICES).isCloseTo(1 / all, within(0.005));
    }

    @Test
    void one_payment_in_twenty_is_partial_and_one_in_fifty_too_large() {
        int tooLarge = 0;
        for (int i = 0; i < trade.payments(); i++) {
            long applied = LongStream.of(trade.allocated)
                    .skip(trade.firstAllocation[i])
                    .limit(trade.firstAllocation[i + 1] - trade.firstAllocation[i])
                    .sum();
            assertThat(applied).isLessThanOrEqualTo(trade.paid[i]);
            tooLarge += applied < trade.paid[i] ? 1 : 0;
        }
        assertThat(tooLarge / (double) trade.payments()).isCloseTo(0.02, within(0.005));
        int partial = 0;
        for (int i = 0; i < INVOICES; i++) {
            long settled = 0;
            for (int k = trade.firstSettled[i]; k < trade.firstSettled[i + 1]; k++) {
                settled += trade.settled[k];
            }
            assertThat(settled).isLessThanOrEqualTo(trade.billed[i]);
            boolean isSplit = trade.firstSettled[i + 1] - trade.firstSettled[i] > 1;
            partial += isSplit || settled > 0 && settled < trade.billed[i] ? 1 : 0;
        }
        assertThat(partial / (double) trade.payments()).isCloseTo(0.05, within(0.01));
    }

    @Test
    void it_is_the_same_on_every_machine() {
        assertThat(List.of(
                        LongStream.of(trade.billed).sum(),
                        LongStream.of(trade.paid).sum(),
                        IntStream.of(trade.received).asLongStream().sum(),
                        IntStream.of(trade.allocatedOn).asLongStream().sum(),
                        (long) trade.pairs()))
                .containsExactly(17_938_936_075L, 15_313_713_385L, 537_806_017L, 696_775_675L, 3_943L);
    }
}
