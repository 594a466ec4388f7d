package io.cartera.portfolio;

import io.cartera.analysis.Turnover;
import io.cartera.customer.CustomerId;
import io.cartera.segment.AbcClass;
import io.cartera.segment.Segmentation;
import io.cartera.segment.SegmentedCustomer;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * How much a customer matters in one currency: its class, place and share by turnover, and its share of what is open. Immutable.
 */
public final class Importance {

    private final CustomerId customer;
    private final int customers;
    private final Optional<AbcClass> abc;
    private final Optional<RankedShare> turnover;
    private final Optional<RankedShare> receivables;

    private Importance(
            CustomerId customer,
            int customers,
            Optional<AbcClass> abc,
            Optional<RankedShare> turnover,
            Optional<RankedShare> receivables) {
        this.customer = customer;
        this.customers = customers;
        this.abc = abc;
        this.turnover = turnover;
        this.receivables = receivables;
    }

    /**
     * The importance of a customer.
     *
     * @param open what is open by customer
     * @throws CurrencyMismatchException if what is open is not in that currency
     */
    public static Importance of(
            CustomerId customer,
            CurrencyUnit currency,
            Turnover turnover,
            Segmentation segmentation,
            Map<CustomerId, Money> open) {
        Objects.requireNonNull(customer, "customer");
        Whole.currency(open.values()).filter(other -> !other.equals(currency)).ifPresent(other -> {
            throw new CurrencyMismatchException(currency, other);
        });
        Map<CustomerId, Money> amounts = turnover.in(Objects.requireNonNull(currency, "currency"));
        Optional<AbcClass> abc = segmentation.classify(turnover).stream()
                .filter(known -> known.customer().equals(customer)
                        && known.turnover().getCurrencyUnit().equals(currency))
                .findFirst()
                .map(SegmentedCustomer::abc);
        return new Importance(
                customer,
                amounts.size(),
                abc,
                Shares.of(amounts).of(customer),
                Shares.of(open).of(customer));
    }

    /** The customer. */
    public CustomerId customer() {
        return customer;
    }

    /** How many customers had any turnover, in that currency. */
    public int customers() {
        return customers;
    }

    /** Its class; empty without turnover. */
    public Optional<AbcClass> abc() {
        return abc;
    }

    /** Its place and share by turnover; empty without turnover. */
    public Optional<RankedShare> turnover() {
        return turnover;
    }

    /** Its place and share of what is open; empty where nothing is. */
    public Optional<RankedShare> receivables() {
        return receivables;
    }

    @Override
    public String toString() {
        return "Importance[" + customer + ", " + abc + ", " + turnover + " of " + customers + ", open " + receivables
                + "]";
    }
}
