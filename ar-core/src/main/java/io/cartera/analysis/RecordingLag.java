package io.cartera.analysis;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountHistory;
import io.cartera.account.Entry;
import io.cartera.time.DateRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How late entries are recorded: the days from the day on which each counts to the day on which it was recorded.
 * <p>
 * Entries dated ahead count as not late. Reversals count as what they are. Immutable. Worked: recorded 0, 1 and 5 days
 * late, the mean is 2.00 and the most 5.
 */
public final class RecordingLag {

    private final long entries;
    private final long late;
    private final long days;
    private final long most;

    private RecordingLag(long entries, long late, long days, long most) {
        this.entries = entries;
        this.late = late;
        this.days = days;
        this.most = most;
    }

    /**
     * The lag of the entries that count from a day in the period on.
     *
     * @param histories of one account or many, gone through once
     * @param zone where the books are kept: it says on which day something was recorded
     */
    public static RecordingLag of(Stream<AccountHistory> histories, DateRange period, ZoneId zone) {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(zone, "zone");
        long[] sums = new long[4];
        histories.flatMap(history -> history.changes().stream()).forEach(change -> add(change, period, zone, sums));
        return new RecordingLag(sums[0], sums[1], sums[2], sums[3]);
    }

    private static void add(AccountChange change, DateRange period, ZoneId zone, long[] sums) {
        LocalDate recordedOn = LocalDate.ofInstant(change.recording().at(), zone);
        for (Entry entry : change.entries()) {
            if (period.contains(entry.effectiveOn())) {
                long lag = Math.max(
                        0, recordedOn.toEpochDay() - entry.effectiveOn().toEpochDay());
                sums[0]++;
                sums[1] += lag > 0 ? 1 : 0;
                sums[2] += lag;
                sums[3] = Math.max(sums[3], lag);
            }
        }
    }

    /** How many entries there are. */
    public long entries() {
        return entries;
    }

    /** How many of them were recorded after their day. */
    public long late() {
        return late;
    }

    /** The most days. */
    public long most() {
        return most;
    }

    /** The mean of the days over all entries, rounded half-up to two decimals; zero where there are none. */
    public BigDecimal mean() {
        return entries == 0
                ? BigDecimal.ZERO.setScale(2)
                : BigDecimal.valueOf(days).divide(BigDecimal.valueOf(entries), 2, RoundingMode.HALF_UP);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordingLag that
                && entries == that.entries
                && late == that.late
                && days == that.days
                && most == that.most;
    }

    @Override
    public int hashCode() {
        return Objects.hash(entries, late, days, most);
    }

    @Override
    public String toString() {
        return "RecordingLag[" + entries + " entries, " + late + " late, mean " + mean() + ", most " + most + "]";
    }
}
