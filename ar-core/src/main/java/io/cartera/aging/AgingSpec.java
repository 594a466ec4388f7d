package io.cartera.aging;

import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.account.Side;
import io.cartera.customer.CustomerId;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * How open items are aged: into which buckets, and from which date on.
 * <p>
 * An open debit whose date is the day asked about or later is not due; one day later it is in the first bucket. Open
 * credits have no age: they are unapplied, apart from the debits. Immutable. Worked, by due date as of 2025-06-30 with
 * 30, 60, 90: due 06-30 is not due, due 05-31 is 30 days past due and in {@code 1-30}, due 05-01 is 60 days past due
 * and in {@code 31-60}.
 */
public final class AgingSpec {

    private enum Basis {
        DUE_DATE,
        DOCUMENT_DATE
    }

    private final AgingBuckets buckets;
    private final Basis basis;

    private AgingSpec(AgingBuckets buckets, Basis basis) {
        this.buckets = Objects.requireNonNull(buckets, "buckets");
        this.basis = basis;
    }

    /** Ages by the days since the due date. */
    public static AgingSpec byDueDate(AgingBuckets buckets) {
        return new AgingSpec(buckets, Basis.DUE_DATE);
    }

    /** Ages by the days since the date on the document. */
    public static AgingSpec byDocumentDate(AgingBuckets buckets) {
        return new AgingSpec(buckets, Basis.DOCUMENT_DATE);
    }

    /** The buckets. */
    public AgingBuckets buckets() {
        return buckets;
    }

    /**
     * Ages items in one pass.
     *
     * @param items what is open on that day; see {@link OpenItemSource}
     * @param asOf the day
     */
    public AgingReport age(OpenItemSource items, LocalDate asOf) {
        Objects.requireNonNull(items, "items");
        int day = Math.toIntExact(Require.date(asOf, "asOf").toEpochDay());
        Tallies tallies = new Tallies(buckets.count());
        items.forEach(item -> {
            AgedAmounts.Tally tally = tallies.of(item.customer(), item.currency());
            if (item.side() == Side.CREDIT) {
                tally.unapplied().addMinor(item.openMinor());
            } else {
                int age = day - dateOf(item);
                (age <= 0 ? tally.notDue() : tally.overdue(buckets.indexOf(age))).addMinor(item.openMinor());
            }
        });
        return AgingReport.of(asOf, this, tallies.byCustomer);
    }

    /** The sums of each customer and currency; those of the item before are mostly those of the next one. */
    private static final class Tallies {

        private final Map<CustomerId, Map<CurrencyUnit, AgedAmounts.Tally>> byCustomer = new HashMap<>();
        private final int buckets;
        private @Nullable CustomerId customer;
        private AgedAmounts.@Nullable Tally last;

        Tallies(int buckets) {
            this.buckets = buckets;
        }

        AgedAmounts.Tally of(CustomerId nextCustomer, CurrencyUnit currency) {
            AgedAmounts.Tally tally = last;
            if (tally == null || !tally.currency().equals(currency) || !nextCustomer.equals(customer)) {
                tally = byCustomer
                        .computeIfAbsent(nextCustomer, key -> new HashMap<>())
                        .computeIfAbsent(currency, key -> new AgedAmounts.Tally(key, buckets));
                customer = nextCustomer;
                last = tally;
            }
            return tally;
        }
    }

    private int dateOf(OpenItem item) {
        return basis == Basis.DUE_DATE ? item.dueDay() : item.documentDay();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AgingSpec that && basis == that.basis && buckets.equals(that.buckets);
    }

    @Override
    public int hashCode() {
        return Objects.hash(buckets, basis);
    }

    @Override
    public String toString() {
        return buckets + " by " + basis;
    }
}
