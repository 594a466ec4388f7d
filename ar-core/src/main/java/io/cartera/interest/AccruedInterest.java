package io.cartera.interest;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Side;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the lateness of one debit costs in a period: interest by segments, rounded once, half up, and the fixed compensation
 * where the first late day lies in the period.
 * <p>
 * A value that posts nothing. Of adjoining periods the exact interest adds up to that of both together, and the amounts to
 * within one minor unit a period. Immutable.
 */
public final class AccruedInterest {

    private final ItemId item;
    private final LocalDate dueOn;
    private final DateRange period;
    private final List<InterestSegment> segments;
    private final ExactInterest exact;
    private final Money amount;
    private final @Nullable Money compensation;

    AccruedInterest(
            Principal principal, DateRange period, List<InterestSegment> segments, @Nullable Money compensation) {
        this.item = principal.debit().id();
        this.dueOn = principal.debit().dueOn();
        this.period = period;
        this.segments = List.copyOf(segments);
        this.exact = segments.stream()
                .map(InterestSegment::exact)
                .reduce(ExactInterest.zero(principal.debit().currency()), ExactInterest::plus);
        this.amount = exact.rounded();
        this.compensation = compensation;
    }

    /** The debit. */
    public ItemId item() {
        return item;
    }

    /** The day it fell due. */
    public LocalDate dueOn() {
        return dueOn;
    }

    /** The period that was asked about; more than the days that bore interest. */
    public DateRange period() {
        return period;
    }

    /** The segments by day; none where nothing was open past the due date in the period. */
    public List<InterestSegment> segments() {
        return segments;
    }

    /** How many days bore interest. */
    public long days() {
        return segments.stream().mapToLong(InterestSegment::days).sum();
    }

    /** The interest, not rounded. */
    public ExactInterest exact() {
        return exact;
    }

    /** The interest in the currency of the debit, without the compensation. */
    public Money amount() {
        return amount;
    }

    /** The fixed compensation that falls in this period, in its own currency. */
    public Optional<Money> compensation() {
        return Optional.ofNullable(compensation);
    }

    /**
     * The claim as entries of the kind {@link EntryKind#LATE_CHARGE}, to be posted by {@code cash().settle}: part 1 is
     * the interest, part 2 the compensation, which is in its own currency; each refers to the document that was late.
     * What is zero makes none. Worked: interest of EUR 9.86 and EUR 40 on INV-7 as LC-1 are two debits named LC-1, of
     * 9.86 and 40.00.
     *
     * @param document the name of the claim
     * @param on the day from which it counts
     * @param payableOn the day it falls due, not before that day
     * @throws IllegalArgumentException if the document is no identifier, or it falls due before the day from which it
     *     counts
     */
    public List<Entry> claimedAs(String document, LocalDate on, LocalDate payableOn) {
        List<Entry> claims = new ArrayList<>();
        List<Money> amounts =
                Stream.concat(Stream.of(amount), compensation().stream()).toList();
        for (int part = 1; part <= amounts.size(); part++) {
            Money claimed = amounts.get(part - 1);
            if (claimed.isPositive()) {
                claims.add(Entry.builder(new ItemId(Side.DEBIT, document, part), EntryKind.LATE_CHARGE, claimed, on)
                        .dueOn(payableOn)
                        .reference(item.document())
                        .build());
            }
        }
        return List.copyOf(claims);
    }

    /** How the amount came about, line by line, in English. */
    public List<String> explain() {
        List<String> lines = new ArrayList<>();
        lines.add(item + " fell due on " + dueOn);
        segments.forEach(segment -> lines.add(segment.toString()));
        lines.add(InterestSegment.inWords(days()) + ", rounded once: " + amount);
        compensation().ifPresent(sum -> lines.add("compensation: " + sum));
        return List.copyOf(lines);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccruedInterest that
                && item.equals(that.item)
                && dueOn.equals(that.dueOn)
                && period.equals(that.period)
                && segments.equals(that.segments)
                && exact.equals(that.exact)
                && Objects.equals(compensation, that.compensation);
    }

    @Override
    public int hashCode() {
        return Objects.hash(item, period, exact);
    }

    @Override
    public String toString() {
        return "AccruedInterest[" + item + ", " + InterestSegment.inWords(days()) + ", " + amount + "]";
    }
}
