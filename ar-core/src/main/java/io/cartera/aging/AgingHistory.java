package io.cartera.aging;

import io.cartera.account.OpenItemSource;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;

/**
 * The aging of all accounts together on several days, each as of its own day: how the age of the debt developed. It keeps
 * a sum for each day and currency and nothing of the customers. Immutable.
 */
public final class AgingHistory {

    private final AgingSpec spec;
    private final SortedMap<LocalDate, List<AgedAmounts>> totals;

    private AgingHistory(AgingSpec spec, SortedMap<LocalDate, List<AgedAmounts>> totals) {
        this.spec = spec;
        this.totals = totals;
    }

    /**
     * Ages on each of the days, one after another.
     *
     * @param days the days, in any order; one that comes twice counts once
     * @param openOn what is open as of a day
     * @throws IllegalArgumentException if the spec shows disputes or promises apart
     */
    public static AgingHistory of(
            AgingSpec spec, Collection<LocalDate> days, Function<? super LocalDate, ? extends OpenItemSource> openOn) {
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(openOn, "openOn");
        return ofReports(spec, days, day -> spec.age(openOn.apply(day), day));
    }

    /**
     * The history of reports on each of the days, which are asked for one after another.
     *
     * @param agedOn the report as of a day by the spec, of which only the sums are kept
     * @throws IllegalArgumentException if the spec shows disputes or promises apart, or a report is by another one or of
     *     another day
     */
    public static AgingHistory ofReports(
            AgingSpec spec, Collection<LocalDate> days, Function<? super LocalDate, AgingReport> agedOn) {
        Objects.requireNonNull(agedOn, "agedOn");
        Objects.requireNonNull(spec, "spec").requireNothingHeld();
        SortedMap<LocalDate, List<AgedAmounts>> totals = new TreeMap<>();
        for (LocalDate day : new TreeSet<>(Objects.requireNonNull(days, "days"))) {
            Require.date(day, "day");
            AgingReport report = agedOn.apply(day);
            if (!report.asOf().equals(day) || !report.spec().equals(spec)) {
                throw new IllegalArgumentException("the report as of " + report.asOf() + " by " + report.spec()
                        + " is not the one as of " + day + " by " + spec);
            }
            totals.put(day, report.totals());
        }
        return new AgingHistory(spec, totals);
    }

    /** How it was aged. */
    public AgingSpec spec() {
        return spec;
    }

    /** The days, in order. */
    public List<LocalDate> days() {
        return List.copyOf(totals.keySet());
    }

    /**
     * The sums of a day in a currency, zeros where nothing is open.
     *
     * @throws IllegalArgumentException if the day is none of {@link #days()}
     */
    public AgedAmounts on(LocalDate day, CurrencyUnit currency) {
        Objects.requireNonNull(currency, "currency");
        List<AgedAmounts> known = totals.get(Objects.requireNonNull(day, "day"));
        if (known == null) {
            throw new IllegalArgumentException("not aged as of " + day);
        }
        return known.stream()
                .filter(amounts -> amounts.currency().equals(currency))
                .findFirst()
                .orElseGet(() -> new AgedAmounts.Tally(currency, spec.buckets().count()).total());
    }
}
