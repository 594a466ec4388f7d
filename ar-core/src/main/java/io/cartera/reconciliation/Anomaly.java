package io.cartera.reconciliation;

import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.customer.CustomerId;
import java.time.YearMonth;
import java.util.Objects;
import org.joda.money.Money;

/**
 * Something in the books that a person should look at, with what shows it. It may be right all the same. There will be
 * more kinds; programs that tell them apart should have a default. Immutable.
 */
public interface Anomaly {

    /**
     * Numbers are missing between two documents whose identifiers are alike but for a number. What a {@link
     * io.cartera.invoice.NumberSeries} numbers is told by {@code numbering().gaps}; its documents may have any identifiers.
     *
     * @param series what the identifiers have in common before their number
     * @param first the first missing number
     * @param last the last missing number
     */
    record NumbersMissing(String series, long first, long last) implements Anomaly {

        /** Refuses nulls and a last number before the first. */
        public NumbersMissing {
            Objects.requireNonNull(series, "series");
            if (last < first) {
                throw new IllegalArgumentException("numbers " + first + " to " + last);
            }
        }
    }

    /**
     * Money lies unapplied for longer than it should.
     *
     * @param credit the open credit
     * @param days for how many days, from its document date on
     */
    record UnappliedTooLong(OpenItem credit, int days) implements Anomaly {

        /** Refuses nulls. */
        public UnappliedTooLong {
            Objects.requireNonNull(credit, "credit");
        }
    }

    /**
     * A customer who was invoiced month after month was not invoiced.
     *
     * @param customer the customer
     * @param month the month without an invoice
     * @param monthsBefore how many months without a break had one just before
     */
    record InvoiceMissing(CustomerId customer, YearMonth month, int monthsBefore) implements Anomaly {

        /** Refuses nulls. */
        public InvoiceMissing {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(month, "month");
        }
    }

    /**
     * Two documents of a customer may be one entered twice: the same kind and amount, a few days apart.
     *
     * @param customer the customer
     * @param first the earlier one, by its first part
     * @param second the later one, by its first part
     * @param amount the amount of each, all parts together
     * @param days how many days lie between them
     */
    record MaybeTwice(CustomerId customer, ItemId first, ItemId second, Money amount, int days) implements Anomaly {

        /** Refuses nulls. */
        public MaybeTwice {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(first, "first");
            Objects.requireNonNull(second, "second");
            Objects.requireNonNull(amount, "amount");
        }
    }
}
