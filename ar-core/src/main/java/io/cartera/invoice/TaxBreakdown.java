package io.cartera.invoice;

import io.cartera.money.Percentage;
import java.util.Objects;
import org.joda.money.Money;

/**
 * The tax of a document at one rate: computed once on the sum of its lines, rounded half-up to the currency
 * (EN 16931, BG-23). Immutable. Worked: 33.33 and 33.33 at 21 % are taxed on 66.66, which gives 14.00.
 *
 * @param rate the rate of tax
 * @param base the sum of the net amounts taxed at it
 * @param tax the tax on the base, less what the terms of the document reduce at invoice
 */
public record TaxBreakdown(Percentage rate, Money base, Money tax) {

    /** Refuses nulls. */
    public TaxBreakdown {
        Objects.requireNonNull(rate, "rate");
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(tax, "tax");
    }
}
