package io.cartera.analysis;

import io.cartera.money.MoneyTally;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What was sold to one customer in one currency: see {@link SalesFacts}. {@code net = invoiced − credited}, both before
 * tax, and {@code gross = net + tax}. Immutable.
 */
public final class Sales {

    private final Money invoiced;
    private final Money credited;
    private final Money tax;

    private Sales(Money invoiced, Money credited, Money tax) {
        this.invoiced = invoiced;
        this.credited = credited;
        this.tax = tax;
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

    /** Net and tax: the turnover. */
    public Money gross() {
        return net().plus(tax);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sales that
                && invoiced.equals(that.invoiced)
                && credited.equals(that.credited)
                && tax.equals(that.tax);
    }

    @Override
    public int hashCode() {
        return Objects.hash(invoiced, credited, tax);
    }

    @Override
    public String toString() {
        return "Sales[invoiced " + invoiced + ", credited " + credited + ", tax " + tax + "]";
    }

    /** What is added up. */
    static final class Sum {

        private final MoneyTally invoiced;
        private final MoneyTally credited;
        private final MoneyTally tax;

        Sum(CurrencyUnit currency) {
            this.invoiced = MoneyTally.in(currency);
            this.credited = MoneyTally.in(currency);
            this.tax = MoneyTally.in(currency);
        }

        /** Adds a part of a document; one that is taken back has both amounts negative. */
        void add(boolean isCreditNote, long netMinor, long taxMinor) {
            (isCreditNote ? credited : invoiced).addMinor(netMinor);
            tax.addMinor(isCreditNote ? -taxMinor : taxMinor);
        }

        Sales sales() {
            return new Sales(invoiced.total(), credited.total(), tax.total());
        }
    }
}
