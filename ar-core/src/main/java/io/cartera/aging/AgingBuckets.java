package io.cartera.aging;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The days past due by which open debits are grouped, such as 30, 60 and 90.
 * <p>
 * With 30, 60 and 90 there are four buckets: 1 to 30 days, 31 to 60, 61 to 90, and more than 90. What is zero days
 * past due or not yet due is in none of them: it is not due. Limits strictly increase from 1 on; 1 to
 * {@value #MAX_LIMITS} of them are accepted. Immutable.
 */
public final class AgingBuckets {

    /** The most limits. */
    public static final int MAX_LIMITS = 12;

    private final List<Integer> limits;

    private AgingBuckets(List<Integer> limits) {
        this.limits = limits;
    }

    /**
     * Buckets with these limits, each the last day of its bucket.
     *
     * @throws IllegalArgumentException if there are none or too many, one is below 1, or they do not strictly increase
     */
    public static AgingBuckets days(int... limits) {
        if (Objects.requireNonNull(limits, "limits").length == 0 || limits.length > MAX_LIMITS) {
            throw new IllegalArgumentException(limits.length + " limits, 1 to " + MAX_LIMITS + " are allowed");
        }
        int last = 0;
        for (int limit : limits) {
            if (limit <= last) {
                throw new IllegalArgumentException("limit " + limit + " follows " + last + ", it must be greater");
            }
            last = limit;
        }
        return new AgingBuckets(IntStream.of(limits).boxed().toList());
    }

    /** The limits, rising. */
    public List<Integer> limits() {
        return limits;
    }

    /** The number of buckets: one more than there are limits. */
    public int count() {
        return limits.size() + 1;
    }

    /**
     * The bucket of a number of days past due, from 0 on.
     *
     * @throws IllegalArgumentException if days is not at least 1
     */
    public int indexOf(int days) {
        if (days < 1) {
            throw new IllegalArgumentException(days + " days past due is not due");
        }
        int index = 0;
        while (index < limits.size() && days > limits.get(index)) {
            index++;
        }
        return index;
    }

    /** The names of the buckets: {@code 1-30}, {@code 31-60}, {@code 61-90}, {@code 90+}. */
    public List<String> labels() {
        List<String> labels = new ArrayList<>();
        int last = 0;
        for (int limit : limits) {
            labels.add((last + 1) + "-" + limit);
            last = limit;
        }
        labels.add(last + "+");
        return List.copyOf(labels);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AgingBuckets that && limits.equals(that.limits);
    }

    @Override
    public int hashCode() {
        return limits.hashCode();
    }

    @Override
    public String toString() {
        return labels().toString();
    }
}
