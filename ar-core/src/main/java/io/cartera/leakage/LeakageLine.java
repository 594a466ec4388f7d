package io.cartera.leakage;

import io.cartera.customer.CustomerId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import org.joda.money.Money;

/** One amount that leaked: whose, of what, since when. Immutable. */
public final class LeakageLine {

    static final Comparator<LeakageLine> ORDER = Comparator.comparing(LeakageLine::on)
            .thenComparing(LeakageLine::customer)
            .thenComparing(LeakageLine::reference)
            .thenComparing(line -> line.amount().getCurrencyUnit())
            .thenComparing(line -> line.amount().getAmount());

    private final CustomerId customer;
    private final String reference;
    private final Money amount;
    private final LocalDate on;

    LeakageLine(CustomerId customer, String reference, Money amount, LocalDate on) {
        this.customer = Objects.requireNonNull(customer, "customer");
        this.reference = Objects.requireNonNull(reference, "reference");
        this.amount = Objects.requireNonNull(amount, "amount");
        this.on = Objects.requireNonNull(on, "on");
    }

    /** The customer. */
    public CustomerId customer() {
        return customer;
    }

    /** The charge that was not billed, or the document on which the rest was lost. */
    public String reference() {
        return reference;
    }

    /** How much. */
    public Money amount() {
        return amount;
    }

    /** The day from which it leaks: on which a charge was to be billed, a discount or difference was given, a debt fell due. */
    public LocalDate on() {
        return on;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LeakageLine that
                && customer.equals(that.customer)
                && reference.equals(that.reference)
                && amount.equals(that.amount)
                && on.equals(that.on);
    }

    @Override
    public int hashCode() {
        return Objects.hash(customer, reference, amount, on);
    }

    @Override
    public String toString() {
        return on + " " + customer + " " + reference + " " + amount;
    }
}
