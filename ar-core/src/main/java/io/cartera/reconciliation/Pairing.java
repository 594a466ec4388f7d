package io.cartera.reconciliation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Two lists of lines, of which one after another is paired off. Lines are told apart by their place. */
final class Pairing {

    private static final Comparator<StatedLine> ORDER = Comparator.comparing(StatedLine::on)
            .thenComparing(line -> line.document().orElse(""))
            .thenComparing(line -> line.amount().getCurrencyUnit())
            .thenComparing(line -> line.amount().getAmount());

    private final List<StatedLine> ours;
    private final List<StatedLine> theirs;
    private final Set<Integer> oursPaired = new HashSet<>();
    private final Set<Integer> theirsPaired = new HashSet<>();
    private final List<Reconciliation.Pair> pairs = new ArrayList<>();

    Pairing(Collection<StatedLine> ours, Collection<StatedLine> theirs) {
        this.ours = merged(ours);
        this.theirs = merged(theirs);
    }

    /** Lines for one document of one day, currency and sign are one line, as the parts of an invoice are. */
    private static List<StatedLine> merged(Collection<StatedLine> lines) {
        Map<Object, StatedLine> ofDocuments = new LinkedHashMap<>();
        List<StatedLine> all = new ArrayList<>();
        for (StatedLine line : lines.stream().sorted(ORDER).toList()) {
            Object key = Reconciliation.documentOfDay(line);
            if (key == null) {
                all.add(line);
            } else {
                ofDocuments.merge(key, line, StatedLine::with);
            }
        }
        all.addAll(ofDocuments.values());
        all.sort(ORDER);
        return all;
    }

    /**
     * Pairs lines with the same key, the earlier ones first, where their days are near enough.
     *
     * @param ourKey the key of a line of ours; null for one that takes no part
     */
    void pair(
            Function<StatedLine, @Nullable Object> ourKey,
            Function<StatedLine, @Nullable Object> theirKey,
            long mostDays) {
        Map<Object, List<Integer>> left = group(ours, oursPaired, ourKey);
        Map<Object, List<Integer>> right = group(theirs, theirsPaired, theirKey);
        left.forEach((key, places) -> pair(places, right.getOrDefault(key, List.of()), mostDays));
    }

    private static Map<Object, List<Integer>> group(
            List<StatedLine> lines, Set<Integer> paired, Function<StatedLine, @Nullable Object> key) {
        Map<Object, List<Integer>> groups = new LinkedHashMap<>();
        for (int place = 0; place < lines.size(); place++) {
            Object found = paired.contains(place) ? null : key.apply(lines.get(place));
            if (found != null) {
                groups.computeIfAbsent(found, none -> new ArrayList<>()).add(place);
            }
        }
        return groups;
    }

    /** Both in order of their days: who is too early for the other's earliest is too early for all. */
    private void pair(List<Integer> left, List<Integer> right, long mostDays) {
        int l = 0;
        int r = 0;
        while (l < left.size() && r < right.size()) {
            StatedLine our = ours.get(left.get(l));
            StatedLine their = theirs.get(right.get(r));
            if (Reconciliation.days(our, their) <= mostDays) {
                pairs.add(new Reconciliation.Pair(our, their));
                oursPaired.add(left.get(l));
                theirsPaired.add(right.get(r));
                l++;
                r++;
            } else if (our.on().isBefore(their.on())) {
                l++;
            } else {
                r++;
            }
        }
    }

    List<Reconciliation.Pair> pairs() {
        return pairs;
    }

    List<StatedLine> oursLeft() {
        return left(ours, oursPaired);
    }

    List<StatedLine> theirsLeft() {
        return left(theirs, theirsPaired);
    }

    private static List<StatedLine> left(List<StatedLine> lines, Set<Integer> paired) {
        List<StatedLine> left = new ArrayList<>();
        for (int place = 0; place < lines.size(); place++) {
            if (!paired.contains(place)) {
                left.add(lines.get(place));
            }
        }
        return left;
    }
}
