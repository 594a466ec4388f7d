package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.contract.TwoAccountsRun;
import io.cartera.inmemory.InMemoryStore;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Transfers, nettings, conversions and their undoing over two accounts, against two naive lists of items and allocations. */
class TwoAccountsModelTest {

    @Property(tries = 150)
    void L02_A05_what_is_moved_between_two_accounts_moves_no_sum_on_any_day(@ForAll long seed) {
        run(seed, 40, true);
    }

    @Test
    void every_command_and_every_refusal_is_met() {
        Map<String, Integer> met = new TreeMap<>();
        for (int seed = 0; seed < 600; seed++) {
            run(seed, 60, seed < 150).forEach((outcome, count) -> met.merge(outcome, count, Integer::sum));
        }

        assertThat(met.keySet())
                .contains(
                        "transfer Applied",
                        "transfer Conflicting",
                        "transfer CurrencyDiffers",
                        "transfer NothingOpen",
                        "transfer OverApplied",
                        "transfer PeriodClosed",
                        "transfer TooEarly",
                        "transfer UnknownItem",
                        "net Applied",
                        "net Conflicting",
                        "net CurrencyDiffers",
                        "net NothingOpen",
                        "net OverApplied",
                        "net PeriodClosed",
                        "net TooEarly",
                        "net UnknownItem",
                        "convert Applied",
                        "convert Conflicting",
                        "convert ConvertsToNothing",
                        "convert CurrencyDiffers",
                        "convert NothingOpen",
                        "convert OverApplied",
                        "convert PeriodClosed",
                        "convert TooEarly",
                        "convert UnknownItem",
                        "take over Applied",
                        "apply Applied",
                        "apply Applied, discount by what arrived",
                        "apply Applied, discount on what arrived",
                        "discount Applied",
                        "discount OverApplied",
                        "undo Applied",
                        "undo Applied, losing a discount",
                        "undo Conflicting over a lost discount",
                        "undo AlreadyReversed",
                        "undo Conflicting",
                        "undo MovedAway",
                        "undo NotReversible",
                        "undo UnknownItem",
                        "reverse BoundToCounterpart",
                        "reverse MovedAway",
                        "return MovedAway",
                        "release NotReleasable");
    }

    private static Map<String, Integer> run(long seed, int length, boolean isApplying) {
        TwoAccountsRun run = new TwoAccountsRun(new InMemoryStore(), isApplying);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < length; i++) {
            run.step(random);
        }
        return run.outcomes();
    }
}
