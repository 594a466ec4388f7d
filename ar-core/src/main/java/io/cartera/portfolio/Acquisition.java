package io.cartera.portfolio;

import io.cartera.customer.CustomerId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Where new customers came from in a period: who had its first deal in it, by source, with what they were billed in it, and who is still a
 * prospect. The source that gained the most customers is first, then by name, what came from no known source last of its equals. Immutable.
 */
public final class Acquisition {

    /** One source. Immutable. */
    public static final class Row {

        private final Optional<String> source;
        private final int gained;
        private final Money turnover;
        private final int prospects;

        Row(Optional<String> source, int gained, Money turnover, int prospects) {
            this.source = source;
            this.gained = gained;
            this.turnover = turnover;
            this.prospects = prospects;
        }

        /** The source; empty where it is not known. */
        public Optional<String> source() {
            return source;
        }

        /** How many customers had their first deal in the period. */
        public int gained() {
            return gained;
        }

        /** What they were billed in it. */
        public Money turnover() {
            return turnover;
        }

        /** How many prospects there are. */
        public int prospects() {
            return prospects;
        }

        @Override
        public String toString() {
            return source.orElse("(unknown)") + ": " + gained + " gained, " + turnover + ", " + prospects
                    + " prospects";
        }
    }

    private final List<Row> rows;

    private Acquisition(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /**
     * What the sources brought.
     *
     * @param gained who had its first deal in the period
     * @param turnover of the period by customer
     * @param prospects who has no deal yet
     * @param sources the source of each of them; one that is not in it came from no known source
     * @throws CurrencyMismatchException if an amount of a gained customer is in another currency
     */
    public static Acquisition of(
            CurrencyUnit currency,
            Set<CustomerId> gained,
            Map<CustomerId, Money> turnover,
            Set<CustomerId> prospects,
            Map<CustomerId, String> sources) {
        Objects.requireNonNull(currency, "currency");
        // The empty text is no source that a file can name.
        TreeMap<String, int[]> counts = new TreeMap<>();
        TreeMap<String, BigInteger> sums = new TreeMap<>();
        for (CustomerId customer : gained) {
            String source = sources.getOrDefault(customer, "");
            Money billed = turnover.getOrDefault(customer, Money.zero(currency));
            if (!billed.getCurrencyUnit().equals(currency)) {
                throw new CurrencyMismatchException(currency, billed.getCurrencyUnit());
            }
            counts.computeIfAbsent(source, any -> new int[2])[0]++;
            sums.merge(source, Whole.minor(billed), BigInteger::add);
        }
        prospects.forEach(
                customer -> counts.computeIfAbsent(sources.getOrDefault(customer, ""), any -> new int[2])[1]++);
        List<Row> rows = new ArrayList<>();
        counts.forEach((source, count) -> rows.add(new Row(
                Optional.of(source).filter(named -> !named.isEmpty()),
                count[0],
                Whole.money(currency, sums.getOrDefault(source, BigInteger.ZERO)),
                count[1])));
        rows.sort(Comparator.comparingInt(Row::gained)
                .reversed()
                .thenComparing(row -> row.source().isEmpty())
                .thenComparing(row -> row.source().orElse("")));
        return new Acquisition(rows);
    }

    /** The sources, the one that gained the most customers first. */
    public List<Row> rows() {
        return rows;
    }

    /** How many customers were gained. */
    public int gained() {
        return rows.stream().mapToInt(Row::gained).sum();
    }

    /** How many prospects there are. */
    public int prospects() {
        return rows.stream().mapToInt(Row::prospects).sum();
    }

    @Override
    public String toString() {
        return "Acquisition" + rows;
    }
}
