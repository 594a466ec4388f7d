package io.cartera.examples.monthend;

import io.cartera.aging.AgingBuckets;
import java.util.ArrayList;
import java.util.List;

/** The columns of an aging in words: {@code Not due}, {@code 1 to 30 days overdue}, {@code more than 90 days overdue}. */
final class BucketWords {

    private BucketWords() {}

    static List<String> of(AgingBuckets buckets) {
        List<String> words = new ArrayList<>(List.of("Not due"));
        for (String label : buckets.labels()) {
            words.add(
                    label.endsWith("+")
                            ? "More than " + label.replace("+", "") + " days overdue"
                            : label.replace("-", " to ") + " days overdue");
        }
        return words;
    }
}
