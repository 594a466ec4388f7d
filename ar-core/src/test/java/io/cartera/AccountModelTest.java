package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.contract.ModelRun;
import io.cartera.inmemory.InMemoryStore;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The books against a naive list of items and allocations: laws A01-A03, A05-A07, L03, L06, T01, T02, T05, I01, I02. */
class AccountModelTest {

    @Property(tries = 150, shrinking = ShrinkingMode.FULL, afterFailure = AfterFailureMode.RANDOM_SEED)
    void random_commands_leave_the_same_open_items_on_every_day_at_every_prefix(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int length) {
        run(seed, length);
    }

    @Test
    void every_command_and_every_refusal_is_met() {
        Map<String, Integer> met = new TreeMap<>();
        for (int seed = 0; seed < 120; seed++) {
            run(seed, 50).outcomes().forEach((outcome, count) -> met.merge(outcome, count, Integer::sum));
        }

        assertThat(met.keySet())
                .contains(
                        "issue Applied",
                        "issue Conflicting",
                        "issue PeriodClosed",
                        "issue CreditedBeyondDocument",
                        "receive Applied",
                        "receive Conflicting",
                        "receive PeriodClosed",
                        "apply Applied",
                        "apply Conflicting",
                        "apply PeriodClosed",
                        "settle Applied",
                        "settle UnknownItem",
                        "settle CurrencyDiffers",
                        "settle PeriodClosed",
                        "settle TooEarly",
                        "settle OverApplied",
                        "release Applied",
                        "release UnknownAllocation",
                        "release AlreadyReleased",
                        "release NotReleasable",
                        "release PeriodClosed",
                        "reverse Applied",
                        "reverse CreditedDocument",
                        "reverse UnknownItem",
                        "reverse NotReversible",
                        "reverse AlreadyReversed",
                        "reverse AlreadyReturned",
                        "reverse Conflicting",
                        "reverse PeriodClosed",
                        "return Applied",
                        "return UnknownItem",
                        "return NotReversible",
                        "return AlreadyReversed",
                        "return AlreadyReturned",
                        "return Conflicting",
                        "adjust Applied",
                        "adjust UnknownItem",
                        "adjust PeriodClosed",
                        "adjust CurrencyDiffers",
                        "adjust TooEarly",
                        "adjust NothingOpen",
                        "adjust OverApplied",
                        "adjust Conflicting",
                        "take over Applied",
                        "take over Conflicting",
                        "take over PeriodClosed",
                        "item undone with its adjustments",
                        "refund open again");
    }

    private static ModelRun run(long seed, int length) {
        ModelRun run = new ModelRun(new InMemoryStore());
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < length; i++) {
            run.step(random);
        }
        run.compareEveryPrefix();
        return run;
    }
}
