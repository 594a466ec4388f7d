package io.cartera.aging;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * Open items by group, currency and age, as of a day: see {@link AgingSpec#ageBy}.
 * <p>
 * There is a group for every one that has anything open. The groups together have what is open of all items, each item
 * once. Immutable.
 *
 * @param <G> groups, in their natural order
 */
public final class AgingByGroup<G extends Comparable<? super G>> {

    private final LocalDate asOf;
    private final AgingSpec spec;
    private final SortedMap<G, List<AgedAmounts>> amounts;

    private AgingByGroup(LocalDate asOf, AgingSpec spec, SortedMap<G, List<AgedAmounts>> amounts) {
        this.asOf = asOf;
        this.spec = spec;
        this.amounts = amounts;
    }

    static <G extends Comparable<? super G>> AgingByGroup<G> of(
            LocalDate asOf, AgingSpec spec, SortedMap<G, Map<CurrencyUnit, AgedAmounts.Tally>> tallies) {
        SortedMap<G, List<AgedAmounts>> amounts = new TreeMap<>();
        tallies.forEach((group, byCurrency) -> amounts.put(group, totals(byCurrency.values())));
        return new AgingByGroup<>(asOf, spec, amounts);
    }

    private static List<AgedAmounts> totals(Collection<AgedAmounts.Tally> tallies) {
        return tallies.stream().map(AgedAmounts.Tally::total).toList();
    }

    /** The day. */
    public LocalDate asOf() {
        return asOf;
    }

    /** How it was aged. */
    public AgingSpec spec() {
        return spec;
    }

    /** The groups with anything open, in order. */
    public List<G> groups() {
        return List.copyOf(amounts.keySet());
    }

    /** The sums of a group, one for each currency, by code; none where nothing is open. */
    public List<AgedAmounts> of(G group) {
        return amounts.getOrDefault(Objects.requireNonNull(group, "group"), List.of());
    }

    /** The sums of all groups, one for each currency, by code. */
    public List<AgedAmounts> totals() {
        SortedMap<CurrencyUnit, AgedAmounts.Tally> sums = new TreeMap<>();
        amounts.values().stream()
                .flatMap(List::stream)
                .forEach(row ->
                        sums.computeIfAbsent(row.currency(), spec::nothing).add(row));
        return totals(sums.values());
    }

    @Override
    public String toString() {
        return "AgingByGroup[" + asOf + ", " + spec + ", " + amounts.size() + " groups]";
    }
}
