package io.cartera.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SubsetSearchTest {

    private static final long STEPS = 250_000;

    private static SubsetSearch.Result of(long[] amounts, long target, long steps) {
        return SubsetSearch.over(amounts, IntStream.range(0, amounts.length).toArray())
                .find(target, steps);
    }

    @Property
    void it_finds_just_the_sets_that_trying_all_finds(
            @ForAll @Size(max = 14) List<@LongRange(min = 1, max = 40) Long> amounts,
            @ForAll @LongRange(min = 1, max = 200) long target) {
        assertSameAsBruteForce(amounts.stream().mapToLong(Long::longValue).toArray(), target);
    }

    @Property(tries = 30)
    void so_it_does_where_there_are_more_than_the_tail_holds(
            @ForAll @IntRange(min = 17, max = 20) int size, @ForAll Random random) {
        long[] amounts = random.longs(size, 1, 3_000).toArray();
        long target = IntStream.range(0, size)
                .filter(i -> random.nextInt(3) == 0)
                .mapToLong(i -> amounts[i])
                .sum();
        assertSameAsBruteForce(amounts, Math.max(1, target));
    }

    private static void assertSameAsBruteForce(long[] amounts, long target) {
        Set<Set<Integer>> expected = new HashSet<>();
        for (int set = 1; set < 1 << amounts.length; set++) {
            long sum = 0;
            for (int i = 0; i < amounts.length && sum <= target; i++) {
                sum += (set >> i & 1) * amounts[i];
            }
            if (sum == target) {
                Set<Integer> positions = new TreeSet<>();
                for (int i = 0; i < amounts.length; i++) {
                    if ((set >> i & 1) == 1) {
                        positions.add(i);
                    }
                }
                expected.add(positions);
            }
        }
        SubsetSearch.Result result = of(amounts, target, STEPS);
        Set<Set<Integer>> found = new HashSet<>();
        for (int[] solution : result.solutions()) {
            assertThat(found.add(new TreeSet<>(Arrays.stream(solution).boxed().toList())))
                    .isTrue();
        }

        assertThat(result.isComplete()).isTrue();
        if (expected.size() <= SubsetSearch.MOST_SOLUTIONS) {
            assertThat(found).isEqualTo(expected);
        } else {
            assertThat(expected).containsAll(found);
            assertThat(found).hasSize(SubsetSearch.MOST_SOLUTIONS);
        }
    }

    @Test
    void sixty_amounts_and_more_take_no_fifty_milliseconds_whatever_comes_of_it() {
        Random random = new Random(60);
        long best = Long.MAX_VALUE;
        for (int run = 0; run < 8; run++) {
            long slowest = 0;
            for (int size : new int[] {60, 80, 200}) {
                for (int most : new int[] {100_000, 1_000_000_000}) {
                    long[] amounts = random.longs(size, 1, most).toArray();
                    long target = amounts[3] + amounts[17] + amounts[29] + amounts[31] + amounts[58];
                    long start = System.nanoTime();
                    SubsetSearch.Result result = of(amounts, target, STEPS);
                    slowest = Math.max(slowest, System.nanoTime() - start);
                    assertThat(result.solutions().size() > 0 || !result.isComplete())
                            .isTrue();
                    assertThat(result.steps()).isLessThanOrEqualTo(STEPS);
                }
            }
            best = Math.min(best, slowest);
        }

        assertThat(best / 1_000_000)
                .as("milliseconds of the slowest, best of eight")
                .isLessThan(50);
    }

    @Test
    void all_amounts_together_are_a_set_too_and_all_but_the_largest() {
        long[] amounts = new Random(7).longs(40, 1L << 40, 1L << 41).toArray();
        int largest = IntStream.range(0, 40).reduce(0, (a, b) -> amounts[a] >= amounts[b] ? a : b);
        long total = Arrays.stream(amounts).sum();

        assertThat(of(amounts, total, STEPS).solutions())
                .singleElement()
                .isEqualTo(IntStream.range(0, 40).toArray());
        assertThat(of(amounts, total - amounts[largest], STEPS).solutions())
                .singleElement()
                .isEqualTo(IntStream.range(0, 40).filter(i -> i != largest).toArray());
    }

    @Test
    void it_gives_up_after_the_steps_it_may_take() {
        long[] amounts = new Random(1).longs(300, 1L << 50, 1L << 55).toArray();
        long target = Arrays.stream(amounts).limit(150).sum() + 1;

        SubsetSearch.Result result = of(amounts, target, 1_000);

        assertThat(result.isComplete()).isFalse();
        assertThat(result.solutions()).isEmpty();
        assertThat(result.steps()).isEqualTo(1_000);
    }

    @Test
    void a_divisor_of_all_settles_at_once_what_cannot_be() {
        long[] amounts =
                new Random(1).longs(300, 1, 100_000).map(amount -> amount * 6).toArray();

        SubsetSearch.Result result = of(amounts, 6_000_001, STEPS);

        assertThat(result).isEqualTo(new SubsetSearch.Result(List.of(), true, 1));
    }

    @Test
    void the_greatest_amounts_there_are_do_not_overflow() {
        long[] amounts = new long[40];
        Arrays.fill(amounts, 999_999_999_999_999_999L);

        assertThat(of(amounts, 999_999_999_999_999_999L, STEPS).solutions())
                .hasSize(10)
                .allMatch(solution -> solution.length == 1);
        assertThat(of(amounts, 999_999_999_999_999_998L, STEPS)).isEqualTo(new SubsetSearch.Result(List.of(), true, 0));
    }
}
