package io.cartera.aging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgingBucketsTest {

    private static final AgingBuckets USUAL = AgingBuckets.days(30, 60, 90);

    @Provide
    Arbitrary<int[]> limits() {
        return Arbitraries.integers()
                .between(1, Integer.MAX_VALUE)
                .set()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(set -> set.stream().mapToInt(Integer::intValue).sorted().toArray());
    }

    @Property
    void T03_every_number_of_days_is_not_due_or_in_exactly_one_bucket(
            @ForAll("limits") int[] limits, @ForAll int days) {
        AgingBuckets buckets = AgingBuckets.days(limits);

        assertOnlyBucketIsRight(buckets, limits, days);
        for (int limit : limits) {
            for (int beside = -1; beside <= 1; beside++) {
                assertOnlyBucketIsRight(buckets, limits, limit + beside);
            }
        }
        assertOnlyBucketIsRight(buckets, limits, Integer.MIN_VALUE);
        assertOnlyBucketIsRight(buckets, limits, Integer.MAX_VALUE);
    }

    private static void assertOnlyBucketIsRight(AgingBuckets buckets, int[] limits, int days) {
        List<Integer> hits = new ArrayList<>();
        for (int i = 0; i <= limits.length; i++) {
            long above = i == 0 ? 0 : limits[i - 1];
            long upTo = i == limits.length ? Long.MAX_VALUE : limits[i];
            if (days > above && days <= upTo) {
                hits.add(i);
            }
        }
        if (days < 1) {
            assertThat(hits).isEmpty();
            assertThatIllegalArgumentException().isThrownBy(() -> buckets.indexOf(days));
        } else {
            assertThat(hits).hasSize(1);
            assertThat(buckets.indexOf(days)).isEqualTo(hits.get(0)).isLessThan(buckets.count());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1-30", "30, 1-30", "31, 31-60", "60, 31-60", "61, 61-90", "90, 61-90", "91, 90+", "119, 90+"})
    void limits_belong_to_the_bucket_they_close(int days, String label) {
        assertThat(USUAL.labels().get(USUAL.indexOf(days))).isEqualTo(label);
    }

    @Test
    void there_is_one_bucket_more_than_there_are_limits() {
        assertThat(USUAL.count()).isEqualTo(4);
        assertThat(USUAL.limits()).containsExactly(30, 60, 90);
        assertThat(USUAL.labels()).containsExactly("1-30", "31-60", "61-90", "90+");
        assertThat(AgingBuckets.days(1).labels()).containsExactly("1-1", "1+");
        assertThat(AgingBuckets.days(15, 45).labels()).containsExactly("1-15", "16-45", "45+");
        assertThat(AgingBuckets.days(Integer.MAX_VALUE).labels()).containsExactly("1-2147483647", "2147483647+");
        assertThat(USUAL).hasToString("[1-30, 31-60, 61-90, 90+]");
    }

    @Test
    void buckets_are_equal_when_their_limits_are() {
        assertThat(AgingBuckets.days(30, 60, 90)).isEqualTo(USUAL).hasSameHashCodeAs(USUAL);
        assertThat(AgingBuckets.days(30, 60)).isNotEqualTo(USUAL);
    }

    @Test
    void twelve_limits_are_accepted_and_thirteen_refused() {
        assertThat(AgingBuckets.days(IntStream.rangeClosed(1, 12).toArray()).count())
                .isEqualTo(13);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AgingBuckets.days(IntStream.rangeClosed(1, 13).toArray()))
                .withMessageContaining("13");
        assertThatIllegalArgumentException().isThrownBy(AgingBuckets::days);
    }

    @Test
    void limits_strictly_increase_from_1_on() {
        assertThatIllegalArgumentException().isThrownBy(() -> AgingBuckets.days(0));
        assertThatIllegalArgumentException().isThrownBy(() -> AgingBuckets.days(-30, 60));
        assertThatIllegalArgumentException().isThrownBy(() -> AgingBuckets.days(30, 30));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AgingBuckets.days(30, 60, 45))
                .withMessageContainingAll("45", "60");
        assertThatNullPointerException()
                .isThrownBy(() -> AgingBuckets.days((int[]) null))
                .withMessageContaining("limits");
    }

    @Test
    void limits_are_nobody_elses() {
        int[] limits = {30, 60};
        AgingBuckets buckets = AgingBuckets.days(limits);
        limits[0] = 99;

        assertThat(buckets.limits()).containsExactly(30, 60);
        assertThatThrownBy(() -> buckets.limits().set(0, 1)).isInstanceOf(UnsupportedOperationException.class);
    }
}
