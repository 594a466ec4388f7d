package io.cartera.terms;

import io.cartera.money.MinorUnits;
import io.cartera.money.Percentage;
import io.cartera.money.Proration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.Money;

/**
 * An amount before tax with its tax, at one rate: what of a document a discount is taken of, and what of the discount
 * belongs to a rate. Both may be negative. The tax is as the document has it and not computed here. Immutable.
 */
public final class TaxedAmount {

    private final Percentage rate;
    private final Money net;
    private final Money tax;

    private TaxedAmount(Percentage rate, Money net, Money tax) {
        this.rate = Objects.requireNonNull(rate, "rate");
        this.net = Objects.requireNonNull(net, "net");
        this.tax = Objects.requireNonNull(tax, "tax");
        if (!net.isSameCurrency(tax)) {
            throw new CurrencyMismatchException(net.getCurrencyUnit(), tax.getCurrencyUnit());
        }
        MinorUnits.of(tax);
        MinorUnits.of(net.plus(tax));
        MinorUnits.of(net);
    }

    /**
     * An amount and its tax.
     *
     * @throws CurrencyMismatchException if they are in different currencies
     * @throws io.cartera.money.AmountOutOfRangeException if one or their sum is out of range
     */
    public static TaxedAmount of(Percentage rate, Money net, Money tax) {
        return new TaxedAmount(rate, net, tax);
    }

    /** An amount without tax. */
    public static TaxedAmount untaxed(Money net) {
        return new TaxedAmount(Percentage.of("0"), net, Money.zero(net.getCurrencyUnit()));
    }

    /**
     * What falls to each instalment of these amounts: every net amount and every tax is split in proportion to the
     * instalments without their sign, by largest remainder ({@link Proration}), so that the parts sum to the whole.
     * Where all instalments are zero, all falls to the first.
     *
     * @return for each instalment, in their order, as many amounts as there are here
     * @throws IllegalArgumentException if there are no instalments
     */
    public static List<List<TaxedAmount>> apportion(List<TaxedAmount> amounts, List<Instalment> instalments) {
        long[] weights = instalments.stream()
                .mapToLong(instalment -> Math.abs(MinorUnits.of(instalment.amount())))
                .toArray();
        if (weights.length > 0
                && instalments.stream()
                        .allMatch(instalment -> instalment.amount().isZero())) {
            weights[0] = 1;
        }
        List<List<TaxedAmount>> parts = new ArrayList<>();
        instalments.forEach(instalment -> parts.add(new ArrayList<>()));
        for (TaxedAmount amount : amounts) {
            List<Money> nets = Proration.byWeights(amount.net, weights);
            List<Money> taxes = Proration.byWeights(amount.tax, weights);
            for (int i = 0; i < weights.length; i++) {
                parts.get(i).add(new TaxedAmount(amount.rate, nets.get(i), taxes.get(i)));
            }
        }
        return parts.stream().map(List::copyOf).toList();
    }

    /** The rate of the tax. */
    public Percentage rate() {
        return rate;
    }

    /** The amount before tax. */
    public Money net() {
        return net;
    }

    /** The tax. */
    public Money tax() {
        return tax;
    }

    /** Net plus tax. */
    public Money gross() {
        return net.plus(tax);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TaxedAmount that
                && rate.equals(that.rate)
                && net.equals(that.net)
                && tax.equals(that.tax);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rate, net, tax);
    }

    @Override
    public String toString() {
        return net + " and " + tax + " at " + rate;
    }
}
