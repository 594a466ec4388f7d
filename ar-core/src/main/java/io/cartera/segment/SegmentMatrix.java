package io.cartera.segment;

import io.cartera.customer.CustomerId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Two ways to sort customers held against each other, such as value tier by payer class: who is in which cell.
 * <p>
 * A customer that only one of the two knows is in no cell, and told. Rows and columns are in their own order, customers by
 * identifier; those of a {@link Classification} in the order of its scheme, the best first. Immutable. Worked: with A, B and C high, B good and C bad as payers, the cell of high and good has B, that of high
 * and bad C, and A is told to be in one only.
 *
 * @param <R> what the rows are, compared by their order
 * @param <C> what the columns are, compared by their order
 */
public final class SegmentMatrix<R extends Comparable<? super R>, C extends Comparable<? super C>> {

    private final SortedMap<R, SortedMap<C, List<CustomerId>>> cells;
    private final SortedSet<CustomerId> inOneOnly;

    private SegmentMatrix(SortedMap<R, SortedMap<C, List<CustomerId>>> cells, SortedSet<CustomerId> inOneOnly) {
        this.cells = cells;
        this.inOneOnly = inOneOnly;
    }

    /** Holds two answers against each other, each with a value by customer. */
    public static <R extends Comparable<? super R>, C extends Comparable<? super C>> SegmentMatrix<R, C> of(
            Map<CustomerId, R> rows, Map<CustomerId, C> columns) {
        return of(rows, Comparator.<R>naturalOrder(), columns, Comparator.<C>naturalOrder());
    }

    /** Holds a classification against another answer. */
    public static <C extends Comparable<? super C>> SegmentMatrix<String, C> of(
            Classification rows, Map<CustomerId, C> columns) {
        return of(segments(rows), inOrderOf(rows), columns, Comparator.<C>naturalOrder());
    }

    /** Holds two classifications against each other. */
    public static SegmentMatrix<String, String> of(Classification rows, Classification columns) {
        return of(segments(rows), inOrderOf(rows), segments(columns), inOrderOf(columns));
    }

    private static Map<CustomerId, String> segments(Classification classification) {
        return classification.placed().stream()
                .collect(Collectors.toMap(Classification.Placed::customer, Classification.Placed::segment));
    }

    // A segment that the scheme has not comes before all others, so that one can ask for it.
    private static Comparator<String> inOrderOf(Classification classification) {
        List<String> segments = classification.segments();
        return Comparator.<String>comparingInt(segments::indexOf).thenComparing(Comparator.naturalOrder());
    }

    private static <R extends Comparable<? super R>, C extends Comparable<? super C>> SegmentMatrix<R, C> of(
            Map<CustomerId, R> rows, Comparator<R> rowOrder, Map<CustomerId, C> columns, Comparator<C> columnOrder) {
        SortedMap<R, SortedMap<C, List<CustomerId>>> cells = new TreeMap<>(rowOrder);
        new TreeMap<>(Objects.requireNonNull(rows, "rows")).forEach((customer, row) -> {
            if (columns.containsKey(customer)) {
                cells.computeIfAbsent(row, any -> new TreeMap<>(columnOrder))
                        .computeIfAbsent(columns.get(customer), any -> new ArrayList<>())
                        .add(customer);
            }
        });
        SortedSet<CustomerId> inOneOnly = new TreeSet<>(rows.keySet());
        inOneOnly.removeAll(columns.keySet());
        columns.keySet().stream()
                .filter(customer -> !rows.containsKey(customer))
                .forEach(inOneOnly::add);
        return new SegmentMatrix<>(cells, inOneOnly);
    }

    /** The customers in a cell, by identifier. */
    public List<CustomerId> in(R row, C column) {
        return List.copyOf(cells.getOrDefault(Objects.requireNonNull(row, "row"), Collections.emptySortedMap())
                .getOrDefault(Objects.requireNonNull(column, "column"), List.of()));
    }

    /** The rows that have a customer. */
    public SortedSet<R> rows() {
        return keys(cells);
    }

    /** The columns in which a row has a customer. */
    public SortedSet<C> columns(R row) {
        return keys(cells.getOrDefault(Objects.requireNonNull(row, "row"), Collections.emptySortedMap()));
    }

    private static <K> SortedSet<K> keys(SortedMap<K, ?> map) {
        SortedSet<K> keys = new TreeSet<>(map.comparator());
        keys.addAll(map.keySet());
        return Collections.unmodifiableSortedSet(keys);
    }

    /** How many customers are in both answers. */
    public int customers() {
        return cells.values().stream()
                .flatMap(row -> row.values().stream())
                .mapToInt(List::size)
                .sum();
    }

    /** The customers that one of the two answers does not know. */
    public SortedSet<CustomerId> inOneOnly() {
        return Collections.unmodifiableSortedSet(inOneOnly);
    }

    @Override
    public String toString() {
        return "SegmentMatrix" + cells;
    }
}
