package io.cartera.jdbc.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A fact with the version of the account that recorded it. */
record ByVersion<T>(long version, T fact) {

    /** The facts of each version, in the order in which they come. */
    static <T> Map<Long, List<T>> group(List<ByVersion<T>> facts) {
        Map<Long, List<T>> groups = new HashMap<>();
        for (ByVersion<T> each : facts) {
            groups.computeIfAbsent(each.version, version -> new ArrayList<>()).add(each.fact);
        }
        return groups;
    }
}
