package io.cartera.aging;

import java.util.AbstractList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of a report, of which one is made when it is asked for. Immutable. */
final class AgedRows extends AbstractList<AgedBalance> implements RandomAccess {

    private final AgeRows rows;
    private final Map<Integer, AgedAmounts> wide;
    private final int @Nullable [] order;

    private AgedRows(AgeRows rows, Map<Integer, AgedAmounts> wide, int @Nullable [] order) {
        this.rows = rows;
        this.wide = wide;
        this.order = order;
    }

    /**
     * The rows as they lie, which nobody changes from now on.
     *
     * @param wide the rows whose sums no long holds
     */
    static List<AgedBalance> asTheyLie(AgeRows rows, Map<Integer, AgedAmounts> wide) {
        return new AgedRows(rows, wide, null);
    }

    /** The rows by customer, then currency. */
    static List<AgedBalance> sorted(AgeRows rows, Map<Integer, AgedAmounts> wide) {
        int[] order = IntStream.range(0, rows.count())
                .boxed()
                .sorted(Comparator.comparing(rows::customer).thenComparing(rows::currency))
                .mapToInt(Integer::intValue)
                .toArray();
        return new AgedRows(rows, wide, order);
    }

    @Override
    public AgedBalance get(int index) {
        Objects.checkIndex(index, rows.count());
        int row = order == null ? index : order[index];
        AgedAmounts amounts = wide.get(row);
        return new AgedBalance(rows.customer(row), amounts == null ? rows.amounts(row) : amounts);
    }

    @Override
    public int size() {
        return rows.count();
    }
}
