package io.cartera.statement;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Some entries of an account, and the query for those that follow. Immutable. */
public final class HistoryPage {

    private final HistoryQuery query;
    private final List<HistoryLine> lines;
    private final boolean isLast;

    private HistoryPage(HistoryQuery query, List<HistoryLine> lines, boolean isLast) {
        this.query = query;
        this.lines = lines;
        this.isLast = isLast;
    }

    /**
     * The page of a query.
     *
     * @param found what the query finds in its order, one line more than the page takes where there are more
     */
    public static HistoryPage of(HistoryQuery query, List<HistoryLine> found) {
        Objects.requireNonNull(query, "query");
        boolean isLast = found.size() <= query.pageSize();
        return new HistoryPage(query, List.copyOf(isLast ? found : found.subList(0, query.pageSize())), isLast);
    }

    /** The lines, in the order of the query. */
    public List<HistoryLine> lines() {
        return lines;
    }

    /** The query for the next page; empty on the last one. */
    public Optional<HistoryQuery> next() {
        return isLast ? Optional.empty() : Optional.of(query.after(lines.get(lines.size() - 1)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HistoryPage that
                && query.equals(that.query)
                && lines.equals(that.lines)
                && isLast == that.isLast;
    }

    @Override
    public int hashCode() {
        return Objects.hash(query, lines.size());
    }

    @Override
    public String toString() {
        return "HistoryPage[" + query + ", " + lines.size() + (isLast ? " lines, the last]" : " lines]");
    }
}
