package io.cartera.trace;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The first field in which an offered fact differs from the recorded one. Immutable.
 *
 * @param field the name of the field
 * @param existing its recorded value, empty text where it is absent
 * @param offered its offered value, empty text where it is absent
 */
public record Difference(String field, String existing, String offered) {

    /** Refuses nulls. */
    public Difference {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(existing, "existing");
        Objects.requireNonNull(offered, "offered");
    }

    /**
     * The first difference between two facts given as fields, in the order of the recorded fact and then of the
     * offered one.
     */
    public static Optional<Difference> between(Map<String, String> existing, Map<String, String> offered) {
        Set<String> fields = new LinkedHashSet<>(existing.keySet());
        fields.addAll(offered.keySet());
        for (String field : fields) {
            String was = existing.getOrDefault(field, "");
            String is = offered.getOrDefault(field, "");
            if (!was.equals(is)) {
                return Optional.of(new Difference(field, was, is));
            }
        }
        return Optional.empty();
    }

    /** Leaves the values out: they may be personal. */
    @Override
    public String toString() {
        return "Difference[" + field + "]";
    }
}
