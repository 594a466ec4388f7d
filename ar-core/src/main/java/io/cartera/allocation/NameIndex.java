package io.cartera.allocation;

import io.cartera.invoice.RemittanceReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of documents, to be found in what payers write. A number of one document may be part of no longer number:
 * "INV-1" is not in "INV-10", "INV-1-2" or "XINV-1".
 *
 * @param <T> what a number stands for
 */
final class NameIndex<T> {

    private static final int LONGEST_GAP = 3;
    private static final String QUOTED = "RF";
    private static final String PROVEN = "";
    // RF and two check digits stand before the rest.
    private static final int LONGEST_QUOTED = 4 + RemittanceReference.MAX_LENGTH;

    private final Map<String, Set<T>> byKey = new HashMap<>();
    // Made when somebody quotes one: there may be millions of documents, and few payers do.
    private volatile @Nullable Map<RemittanceReference, Set<T>> quoted;
    private volatile @Nullable LikeNames<T> likeNames;
    private int mostRuns;

    /**
     * A number in a text.
     *
     * @param <T> what it stands for
     * @param from its first run
     * @param to after its last run
     * @param key as it is known; empty where check digits prove it
     * @param targets all that have the number
     */
    record Found<T>(int from, int to, String key, Set<T> targets) {}

    void add(String name, T target) {
        Runs runs = Runs.of(name);
        if (runs.size() > 0) {
            byKey.computeIfAbsent(runs.key(), first -> new LinkedHashSet<>(1)).add(target);
            mostRuns = Math.max(mostRuns, runs.size());
            quoted = null;
            likeNames = null;
        }
    }

    /** The numbers in a text, from left to right, the longest first where several begin alike. */
    List<Found<T>> in(Runs text) {
        if (byKey.containsKey(text.key())) {
            return List.of(new Found<>(0, text.size(), text.key(), byKey.get(text.key())));
        }
        List<Found<T>> found = new ArrayList<>();
        int from = 0;
        while (from < text.size()) {
            Found<T> longest = quotedAt(text, from);
            longest = longest != null ? longest : longestAt(text, from);
            if (longest == null) {
                from++;
            } else {
                found.add(longest);
                from = longest.to();
            }
        }
        return found;
    }

    /** The numbers that are like others; made when somebody asks, like what is quoted. */
    LikeNames<T> likeNames() {
        LikeNames<T> known = likeNames;
        if (known == null) {
            known = LikeNames.of(byKey);
            likeNames = known;
        }
        return known;
    }

    // Its check digits tell a creditor reference from what looks like one, however it is spaced.
    private @Nullable Found<T> quotedAt(Runs text, int from) {
        if (!text.get(from).text().equals(QUOTED) || !isApart(text.gapAfter(from - 1), text, from, from > 0)) {
            return null;
        }
        StringBuilder written = new StringBuilder();
        Found<T> longest = null;
        for (int i = from; i < text.size() && written.length() < LONGEST_QUOTED; i++) {
            written.append(text.get(i).text());
            Set<T> targets = RemittanceReference.read(written.toString())
                    .map(quoted()::get)
                    .orElse(null);
            longest = targets == null ? longest : new Found<>(from, i + 1, PROVEN, targets);
            if (!text.gapAfter(i).isBlank()) {
                break;
            }
        }
        return longest;
    }

    private Map<RemittanceReference, Set<T>> quoted() {
        Map<RemittanceReference, Set<T>> known = quoted;
        if (known == null) {
            Map<RemittanceReference, Set<T>> made = new HashMap<>();
            byKey.forEach((key, targets) -> reference(key)
                    .ifPresent(reference -> made.computeIfAbsent(reference, first -> new LinkedHashSet<>(1))
                            .addAll(targets)));
            known = made;
            quoted = made;
        }
        return known;
    }

    // A document is quoted by the reference over its number, or by what it asks for itself.
    private static Optional<RemittanceReference> reference(String key) {
        String bare = key.replace("-", "");
        return RemittanceReference.read(bare)
                .or(() -> RemittanceReference.over(bare)
                        .filter(reference -> reference.reference().equals(bare)));
    }

    private @Nullable Found<T> longestAt(Runs text, int from) {
        if (!isApart(text.gapAfter(from - 1), text, from, from > 0)) {
            return null;
        }
        int most = Math.min(mostRuns, text.size() - from);
        for (int count = most; count >= 1; count--) {
            Set<T> targets = byKey.get(text.key(from, count));
            int to = from + count;
            if (targets != null
                    && isTelling(text, from, to)
                    && isWhole(text, from, to)
                    && isApart(text.gapAfter(to - 1), text, to, to < text.size())) {
                return new Found<>(from, to, text.key(from, count), targets);
            }
        }
        return null;
    }

    // A dash, a dot, or nothing joins what stands on both sides of it; a slash does before a digit.
    private static boolean isApart(String gap, Runs text, int next, boolean hasBoth) {
        if (!hasBoth) {
            return true;
        }
        boolean joins = gap.isEmpty() || gap.equals("-") || gap.equals("_") || gap.equals(".");
        return !joins && !(gap.equals("/") && text.get(next).isNumber());
    }

    private static boolean isWhole(Runs text, int from, int to) {
        for (int i = from; i < to - 1; i++) {
            String gap = text.gapAfter(i);
            if (gap.length() > LONGEST_GAP || gap.contains(",") || gap.contains(";") || gap.contains("\n")) {
                return false;
            }
        }
        return true;
    }

    // A word alone, or a number of one or two digits, is in too many texts by chance.
    private static boolean isTelling(Runs text, int from, int to) {
        int digits = 0;
        int letters = 0;
        for (Runs.Run run : text.all().subList(from, to)) {
            digits += run.isNumber() ? run.text().length() : 0;
            letters += run.isNumber() ? 0 : run.text().length();
        }
        return digits >= 3 || (digits > 0 && letters > 0);
    }
}
