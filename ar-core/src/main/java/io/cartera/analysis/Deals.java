package io.cartera.analysis;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A customer's purchases in one currency. A deal is an invoice, in however many instalments, that was not reversed; debit and credit notes correct
 * deals and are none themselves. Immutable.
 */
public final class Deals {

    private final long count;
    private final Money revenue;
    private final @Nullable LocalDate first;
    private final @Nullable LocalDate last;

    Deals(long count, Money revenue, @Nullable LocalDate first, @Nullable LocalDate last) {
        this.count = count;
        this.revenue = Objects.requireNonNull(revenue, "revenue");
        this.first = first;
        this.last = last;
    }

    /** How many. */
    public long count() {
        return count;
    }

    /** What was billed, tax included: invoices and debit notes less credit notes; may be negative. */
    public Money revenue() {
        return revenue;
    }

    /** The day of the first deal; empty if there is none. */
    public Optional<LocalDate> first() {
        return Optional.ofNullable(first);
    }

    /** The day of the last deal; empty if there is none. */
    public Optional<LocalDate> last() {
        return Optional.ofNullable(last);
    }

    /** Revenue by deal, rounded half up (away from zero) to the currency's minor unit; empty without a deal. */
    public Optional<Money> averageTicket() {
        return count == 0 ? Optional.empty() : Optional.of(revenue.dividedBy(count, RoundingMode.HALF_UP));
    }

    @Override
    public String toString() {
        return count + " deals, " + revenue;
    }
}
