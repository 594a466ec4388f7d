package io.cartera.allocation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Which numbers of documents a number in a text may be what is left of: "INV-1" of "INV-10" where the end of the text is
 * cut off, "0012" of "2026/0012" where its beginning is; and which differ from it in blanks or leading zeros alone.
 * Dashes and blanks count for nothing here, so "INV-123" is the beginning of "INV-123-4".
 *
 * @param <T> what a number stands for
 */
final class LikeNames<T> {

    private static final Pattern LEADING_ZEROS = Pattern.compile("(?<![0-9])0+(?=[0-9])");
    private static final char AFTER_ALL = '\uffff';

    private final Map<String, Set<T>> byKey;
    private final NavigableMap<String, List<String>> forwards = new TreeMap<>();
    private final NavigableMap<String, List<String>> backwards = new TreeMap<>();
    private final Map<String, List<String>> withoutZeros = new HashMap<>();

    private LikeNames(Map<String, Set<T>> byKey) {
        this.byKey = byKey;
    }

    static <T> LikeNames<T> of(Map<String, Set<T>> byKey) {
        LikeNames<T> names = new LikeNames<>(byKey);
        for (String key : byKey.keySet()) {
            String bare = bare(key);
            add(names.forwards, bare, key);
            add(names.backwards, reversed(bare), key);
            add(names.withoutZeros, withoutZeros(key), key);
        }
        return names;
    }

    private static void add(Map<String, List<String>> names, String like, String key) {
        names.computeIfAbsent(like, first -> new ArrayList<>(1)).add(key);
    }

    /**
     * All that other numbers stand for which this one may be meant for.
     *
     * @param hasLostStart whether what stood before it may be cut off
     * @param hasLostEnd whether what stood after it may be
     */
    Set<T> of(String key, boolean hasLostStart, boolean hasLostEnd) {
        String bare = bare(key);
        Set<T> like = new LinkedHashSet<>();
        collect(List.of(forwards.getOrDefault(bare, List.of())), key, like);
        collect(List.of(withoutZeros.getOrDefault(withoutZeros(key), List.of())), key, like);
        if (hasLostEnd) {
            collect(beginning(forwards, bare), key, like);
        }
        if (hasLostStart) {
            collect(beginning(backwards, reversed(bare)), key, like);
        }
        return like;
    }

    /** All that the number stands for which the two parts make, blanks and dashes apart. */
    Set<T> joined(String first, String second) {
        Set<T> like = new LinkedHashSet<>();
        collect(List.of(forwards.getOrDefault(bare(first) + bare(second), List.of())), "", like);
        return like;
    }

    private void collect(Iterable<List<String>> names, String own, Set<T> like) {
        for (List<String> keys : names) {
            for (String key : keys) {
                if (!key.equals(own)) {
                    like.addAll(byKey.getOrDefault(key, Set.of()));
                }
            }
        }
    }

    private static Iterable<List<String>> beginning(NavigableMap<String, List<String>> names, String with) {
        return names.subMap(with, true, with + AFTER_ALL, true).values();
    }

    private static String bare(String key) {
        return key.replace("-", "");
    }

    private static String withoutZeros(String key) {
        return bare(LEADING_ZEROS.matcher(key).replaceAll(""));
    }

    private static String reversed(String bare) {
        return new StringBuilder(bare).reverse().toString();
    }
}
