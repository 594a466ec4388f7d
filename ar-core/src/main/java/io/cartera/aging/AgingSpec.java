package io.cartera.aging;

import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.account.Side;
import io.cartera.collection.HeldBack;
import io.cartera.customer.CustomerId;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * How open items are aged: into which buckets, from which date on, and where open credits stand.
 * <p>
 * An open debit whose date is the day asked about or later is not due; one day later it is in the first bucket. Open
 * credits have no age unless the spec says so: they are unapplied, apart from the debits. The balance is the same in
 * every case. Deposits, money paid ahead of an invoice, are open credits like any unless the spec tells them apart. Immutable. Worked, by due date as of 2025-06-30 with 30, 60, 90: due 06-30 is not due, due 05-31 is 30
 * days past due and in {@code 1-30}, due 05-01 is 60 days past due and in {@code 31-60}. With 500 in {@code 1-30}, 300
 * beyond 90 and a credit of 150 dated 06-15: apart 500, 300 and 150 unapplied; netted 350, 300 and nothing unapplied;
 * applied to the oldest 500, 150 and nothing unapplied.
 */
public final class AgingSpec {

    /** The longest grace in days. */
    public static final int MAX_GRACE_DAYS = 366;

    private static final Apart NOTHING_APART = new Apart(false, false, false);

    private enum Basis {
        DUE_DATE,
        DOCUMENT_DATE
    }

    private enum Credits {
        APART,
        NETTED,
        TO_OLDEST
    }

    private final AgingBuckets buckets;
    private final Basis basis;
    private final Credits credits;
    private final int graceDays;
    private final Apart apart;

    private AgingSpec(AgingBuckets buckets, Basis basis, Credits credits, int graceDays, Apart apart) {
        this.apart = apart;
        this.buckets = Objects.requireNonNull(buckets, "buckets");
        this.basis = basis;
        this.credits = credits;
        this.graceDays = graceDays;
    }

    /** Ages by the days since the due date. */
    public static AgingSpec byDueDate(AgingBuckets buckets) {
        return new AgingSpec(buckets, Basis.DUE_DATE, Credits.APART, 0, NOTHING_APART);
    }

    /** Ages by the days since the date on the document. */
    public static AgingSpec byDocumentDate(AgingBuckets buckets) {
        return new AgingSpec(buckets, Basis.DOCUMENT_DATE, Credits.APART, 0, NOTHING_APART);
    }

    /**
     * The same with open credits netted: each lowers the column of its own age, by its document date, so that a column
     * may be negative and nothing is unapplied.
     */
    public AgingSpec withCreditsNetted() {
        return new AgingSpec(buckets, basis, Credits.NETTED, graceDays, apart);
    }

    /**
     * The same with open credits taken off a customer's oldest debits of that currency, bucket by bucket from the oldest,
     * what is not due last. Only what is more than all open debits stays unapplied.
     */
    public AgingSpec withCreditsToOldest() {
        return new AgingSpec(buckets, basis, Credits.TO_OLDEST, graceDays, apart);
    }

    /**
     * The same where an item counts as not due for so many days more. Beyond them it stands in the bucket of its whole
     * age: with 3 days of grace an item 3 days past due is not due, and one 4 days past due is 4 days past due.
     *
     * @throws IllegalArgumentException if days is not 0 to {@value #MAX_GRACE_DAYS}
     */
    public AgingSpec withGraceDays(int days) {
        if (days < 0 || days > MAX_GRACE_DAYS) {
            throw new IllegalArgumentException("days of grace is " + days + ", 0 to " + MAX_GRACE_DAYS);
        }
        return new AgingSpec(buckets, basis, credits, days, apart);
    }

    /**
     * The same with what is disputed of an open debit in a column of its own, whatever its age, and no longer in its bucket.
     * The balance is the same. Open credits are then not taken off what is disputed.
     */
    public AgingSpec withDisputesApart() {
        return new AgingSpec(buckets, basis, credits, graceDays, new Apart(true, apart.promises, apart.deposits));
    }

    /**
     * The same with what is promised of an open debit, and not disputed, in a column of its own, whatever its age, and no
     * longer in its bucket. The balance is the same. Open credits are then not taken off what is promised.
     */
    public AgingSpec withPromisesApart() {
        return new AgingSpec(buckets, basis, credits, graceDays, new Apart(apart.disputes, true, apart.deposits));
    }

    /**
     * The same with open deposits in a column of their own, and no longer among the unapplied credits: money that was paid
     * ahead waits for its invoice, other credits wait for somebody to apply them. Deposits are then neither netted nor taken
     * off the oldest debits. The balance is the same. Worked: of 150 unapplied 100 are a deposit: 50 unapplied, 100 of
     * deposits, and with credits taken off the oldest 50 are taken off.
     */
    public AgingSpec withDepositsApart() {
        return new AgingSpec(buckets, basis, credits, graceDays, new Apart(apart.disputes, apart.promises, true));
    }

    /** Whether disputes stand apart. */
    public boolean showsDisputes() {
        return apart.disputes;
    }

    /** Whether promises stand apart. */
    public boolean showsPromises() {
        return apart.promises;
    }

    /** Whether deposits stand apart. */
    public boolean showsDeposits() {
        return apart.deposits;
    }

    /** The buckets. */
    public AgingBuckets buckets() {
        return buckets;
    }

    /**
     * Ages items in one pass, by customer.
     *
     * @param items what is open on that day; see {@link OpenItemSource}
     * @param asOf the day
     * @throws IllegalArgumentException if the spec shows disputes or promises apart, which are not said here
     */
    public AgingReport age(OpenItemSource items, LocalDate asOf) {
        requireNothingHeld();
        return age(items, asOf, HeldBack.nothing());
    }

    /**
     * An aging as of a day to be filled with sums: see {@link AgedSums}.
     *
     * @throws IllegalArgumentException if the spec shows disputes or promises apart, which a sum does not tell
     */
    public AgedSums sums(LocalDate asOf) {
        requireNothingHeld();
        return new AgedSums(this, asOf);
    }

    void requireNothingHeld() {
        if (apart.disputes || apart.promises) {
            throw new IllegalArgumentException("what is disputed and promised must be said to age by " + this);
        }
    }

    /**
     * Ages items in one pass, by customer, with what is disputed, promised or paid ahead apart where the spec shows it so.
     *
     * @param items what is open on that day; see {@link OpenItemSource}
     * @param asOf the day
     * @param held what is disputed and promised on that day
     */
    public AgingReport age(OpenItemSource items, LocalDate asOf, HeldBack held) {
        Objects.requireNonNull(held, "held");
        if (apart.equals(NOTHING_APART)) {
            return aged(items, asOf);
        }
        HeldColumns<CustomerId> columns = new HeldColumns<>(items, held, this, OpenItem::customer);
        return aged(columns, asOf).with(columns.taken());
    }

    private AgingReport aged(OpenItemSource items, LocalDate asOf) {
        Objects.requireNonNull(items, "items");
        AgeSums sums = new AgeSums(this, dayOf(asOf), items.isInOrder());
        items.forEachRun(sums::add);
        return new AgingReport(asOf, this, sums.rows());
    }

    /**
     * Ages items in one pass, by whatever is to be told apart: the customer's region or owner, the kind of the item, the
     * month of its document. Credits that are taken off the oldest debits are taken off those of their own customer in
     * their own group.
     *
     * @param items what is open on that day; see {@link OpenItemSource}
     * @param asOf the day
     * @param dimension the group of an item, never null
     * @param <G> groups, by which the rows are sorted
     */
    public <G extends Comparable<? super G>> AgingByGroup<G> ageBy(
            OpenItemSource items, LocalDate asOf, Function<? super OpenItem, ? extends G> dimension) {
        requireNothingHeld();
        return ageBy(items, asOf, HeldBack.nothing(), dimension);
    }

    /** The same with what is disputed or promised apart where the spec shows it so. */
    public <G extends Comparable<? super G>> AgingByGroup<G> ageBy(
            OpenItemSource items, LocalDate asOf, HeldBack held, Function<? super OpenItem, ? extends G> dimension) {
        Objects.requireNonNull(held, "held");
        Objects.requireNonNull(dimension, "dimension");
        if (apart.equals(NOTHING_APART)) {
            return AgingByGroup.of(asOf, this, sums(items, asOf, dimension));
        }
        HeldColumns<G> columns = new HeldColumns<>(items, held, this, dimension);
        SortedMap<G, Map<CurrencyUnit, AgedAmounts.Tally>> sums = sums(columns, asOf, dimension);
        columns.taken().forEach((group, byCurrency) -> {
            Map<CurrencyUnit, AgedAmounts.Tally> sum = sums.computeIfAbsent(group, any -> new TreeMap<>());
            byCurrency.forEach((currency, taken) -> sum.computeIfAbsent(currency, this::nothing)
                    .add(nothing(currency).total().with(taken)));
        });
        return AgingByGroup.of(asOf, this, sums);
    }

    private <G extends Comparable<? super G>> SortedMap<G, Map<CurrencyUnit, AgedAmounts.Tally>> sums(
            OpenItemSource items, LocalDate asOf, Function<? super OpenItem, ? extends G> dimension) {
        Objects.requireNonNull(dimension, "dimension");
        Function<OpenItem, GroupedCustomer<G>> row = item -> new GroupedCustomer<>(
                Objects.requireNonNull(dimension.apply(item), "group of an item"), item.customer());
        SortedMap<G, Map<CurrencyUnit, AgedAmounts.Tally>> sums = new TreeMap<>();
        tally(items, asOf, row).forEach((grouped, byCurrency) -> {
            Map<CurrencyUnit, AgedAmounts.Tally> sum = sums.computeIfAbsent(grouped.group(), group -> new TreeMap<>());
            byCurrency.forEach((currency, tally) ->
                    sum.computeIfAbsent(currency, this::nothing).add(amounts(tally)));
        });
        return sums;
    }

    private static int dayOf(LocalDate asOf) {
        return Math.toIntExact(Require.date(asOf, "asOf").toEpochDay());
    }

    AgeTable table() {
        return new AgeTable(buckets, graceDays);
    }

    int graceDays() {
        return graceDays;
    }

    boolean isByDueDate() {
        return basis == Basis.DUE_DATE;
    }

    boolean netsCredits() {
        return credits == Credits.NETTED;
    }

    boolean takesCreditsOffOldest() {
        return credits == Credits.TO_OLDEST;
    }

    AgedAmounts.Tally nothing(CurrencyUnit currency) {
        return new AgedAmounts.Tally(currency, buckets.count());
    }

    /** The columns, where credits stand as this spec has them. */
    AgedAmounts amounts(AgedAmounts.Tally tally) {
        return takesCreditsOffOldest() ? tally.total().withCreditsToOldest() : tally.total();
    }

    private <K> Map<K, Map<CurrencyUnit, AgedAmounts.Tally>> tally(
            OpenItemSource items, LocalDate asOf, Function<? super OpenItem, K> row) {
        Objects.requireNonNull(items, "items");
        int day = dayOf(asOf);
        AgeTable table = table();
        Tallies<K> tallies = new Tallies<>(buckets.count());
        items.forEach(item -> {
            AgedAmounts.Tally tally = tallies.of(row.apply(item), item.currency());
            boolean isCredit = item.side() == Side.CREDIT;
            if (isCredit && !netsCredits()) {
                tally.add(AgeColumns.unapplied(buckets.count()), item.openMinor());
            } else {
                tally.add(table.columnOf(day - dateOf(item)), isCredit ? -item.openMinor() : item.openMinor());
            }
        });
        return tallies.byRow;
    }

    /** The sums of each row and currency; those of the item before are mostly those of the next one. */
    private static final class Tallies<K> {

        // In the order of reading: what comes in the order of the report need not be sorted for it.
        private final Map<K, Map<CurrencyUnit, AgedAmounts.Tally>> byRow = new LinkedHashMap<>();
        private final int buckets;
        private @Nullable K row;
        private AgedAmounts.@Nullable Tally last;

        Tallies(int buckets) {
            this.buckets = buckets;
        }

        AgedAmounts.Tally of(K nextRow, CurrencyUnit currency) {
            AgedAmounts.Tally tally = last;
            if (tally == null || !tally.currency().equals(currency) || !nextRow.equals(row)) {
                tally = byRow.computeIfAbsent(nextRow, key -> new LinkedHashMap<>(2))
                        .computeIfAbsent(currency, key -> new AgedAmounts.Tally(key, buckets));
                row = nextRow;
                last = tally;
            }
            return tally;
        }
    }

    private record Apart(boolean disputes, boolean promises, boolean deposits) {}

    private record GroupedCustomer<G>(G group, CustomerId customer) {}

    private int dateOf(OpenItem item) {
        return isByDueDate() ? item.dueDay() : item.documentDay();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AgingSpec that
                && basis == that.basis
                && credits == that.credits
                && graceDays == that.graceDays
                && apart.equals(that.apart)
                && buckets.equals(that.buckets);
    }

    @Override
    public int hashCode() {
        return Objects.hash(buckets, basis, credits, graceDays, apart);
    }

    @Override
    public String toString() {
        return buckets + " by " + basis + (credits == Credits.APART ? "" : ", credits " + credits)
                + (graceDays == 0 ? "" : ", grace " + graceDays)
                + (apart.disputes ? ", disputes apart" : "")
                + (apart.promises ? ", promises apart" : "")
                + (apart.deposits ? ", deposits apart" : "");
    }
}
