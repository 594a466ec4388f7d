package io.cartera.analysis;

import io.cartera.money.MoneyTally;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What was sold to one customer in one currency: see {@link SalesFacts}. {@code net = invoiced − credited}, both before
 * tax, and {@code gross = net + tax + rounding}. Immutable.
 */
public final class Sales {

    private final Money invoiced;
    private final Money credited;
    private final Money tax;
    private final Money rounding;

    private Sales(Money invoiced, Money credited, Money tax, Money rounding) {
        this.invoiced = invoiced;
        this.credited = credited;
        this.tax = tax;
        this.rounding = rounding;
    }

    /** Invoices and debit notes before tax, less those that were reversed. */
    public Money invoiced() {
        return invoiced;
    }

    /** Credit notes before tax, less those that were reversed. */
    public Money credited() {
        return credited;
    }

    /** What was sold: net of tax and of credit notes; less than zero where more was credited than invoiced. */
    public Money net() {
        return invoiced.minus(credited);
    }

    /** The tax on it; zero where tax is not stated. */
    public Money tax() {
        return tax;
    }

    /**
     * By how much documents round what is to be paid (EN 16931, BT-114), less that of credit notes: less than zero where less is
     * asked for.
     */
    public Money rounding() {
        return rounding;
    }

    /** Net, tax and rounding: the turnover. */
    public Money gross() {
        return net().plus(tax).plus(rounding);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sales that
                && invoiced.equals(that.invoiced)
                && credited.equals(that.credited)
                && tax.equals(that.tax)
                && rounding.equals(that.rounding);
    }

    @Override
    public int hashCode() {
        return Objects.hash(invoiced, credited, tax, rounding);
    }

    @Override
    public String toString() {
        return "Sales[invoiced " + invoiced + ", credited " + credited + ", tax " + tax + ", rounding " + rounding
                + "]";
    }

    /** What is added up. */
    static final class Sum {

        private final MoneyTally invoiced;
        private final MoneyTally credited;
        private final MoneyTally tax;
        private final MoneyTally rounding;

        Sum(CurrencyUnit currency) {
            this.invoiced = MoneyTally.in(currency);
            this.credited = MoneyTally.in(currency);
            this.tax = MoneyTally.in(currency);
            this.rounding = MoneyTally.in(currency);
        }

        /** Adds a part of a document; one that is taken back has all amounts with the other sign. */
        void add(boolean isCreditNote, long netMinor, long taxMinor, long roundingMinor) {
            (isCreditNote ? credited : invoiced).addMinor(netMinor);
            tax.addMinor(isCreditNote ? -taxMinor : taxMinor);
            rounding.addMinor(isCreditNote ? -roundingMinor : roundingMinor);
        }

        Sales sales() {
            return new Sales(invoiced.total(), credited.total(), tax.total(), rounding.total());
        }
    }
}
