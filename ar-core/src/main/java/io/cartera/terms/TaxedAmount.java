package io.cartera.terms;

import io.cartera.money.MinorUnits;
import io.cartera.money.Percentage;
import io.cartera.money.Proration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
     * What falls to each of all the instalments of a document of these amounts: every net amount and every tax is split
     * in proportion to the instalments without their sign, by largest remainder ({@link Proration}), so that the parts
     * sum to the whole. Where there is a net part all net amounts fall to it and no tax; where there is a tax part all
     * tax falls to it and nothing else. Where all that take part are zero, all falls to the first of them. Worked: 100.00
     * and 21.00 tax on a tax part and two equal ones is 0 and 21.00, 50.00 and 0, 50.00 and 0.
     *
     * @return for each instalment, in their order, as many amounts as there are here
     * @throws IllegalArgumentException if there are no instalments, or none that may take a net amount or a tax there is
     * @throws CurrencyMismatchException if amounts and instalments are not all in one currency
     */
    public static List<List<TaxedAmount>> apportion(List<TaxedAmount> amounts, List<Instalment> instalments) {
        if (instalments.isEmpty()) {
            throw new IllegalArgumentException("there are no instalments");
        }
        requireOneCurrency(amounts, instalments);
        long[] netWeights = weights(instalments, Instalment::isNetPart, Instalment::isTaxPart);
        long[] taxWeights = weights(instalments, Instalment::isTaxPart, Instalment::isNetPart);
        List<List<TaxedAmount>> parts = new ArrayList<>();
        instalments.forEach(instalment -> parts.add(new ArrayList<>()));
        for (TaxedAmount amount : amounts) {
            List<Money> nets = split(amount.net, netWeights, "net amount");
            List<Money> taxes = split(amount.tax, taxWeights, "tax");
            for (int i = 0; i < instalments.size(); i++) {
                parts.get(i).add(new TaxedAmount(amount.rate, nets.get(i), taxes.get(i)));
            }
        }
        return parts.stream().map(List::copyOf).toList();
    }

    private static void requireOneCurrency(List<TaxedAmount> amounts, List<Instalment> instalments) {
        Money first = instalments.get(0).amount();
        Stream.concat(
                        instalments.stream().map(Instalment::amount),
                        amounts.stream().map(TaxedAmount::net))
                .filter(amount -> !amount.isSameCurrency(first))
                .findFirst()
                .ifPresent(other -> {
                    throw new CurrencyMismatchException(first.getCurrencyUnit(), other.getCurrencyUnit());
                });
    }

    /** What of it falls to whom: all to the one that is just that, nothing to one that is the other part. */
    private static long[] weights(
            List<Instalment> instalments, Predicate<Instalment> isJustThat, Predicate<Instalment> isTheOther) {
        Predicate<Instalment> takes = instalments.stream().anyMatch(isJustThat) ? isJustThat : isTheOther.negate();
        long[] weights = new long[instalments.size()];
        int first = -1;
        boolean isAnyThere = false;
        for (int i = 0; i < weights.length; i++) {
            if (takes.test(instalments.get(i))) {
                first = first < 0 ? i : first;
                weights[i] = Math.abs(MinorUnits.of(instalments.get(i).amount()));
                isAnyThere |= weights[i] > 0;
            }
        }
        if (!isAnyThere && first >= 0) {
            weights[first] = 1;
        }
        return weights;
    }

    private static List<Money> split(Money amount, long[] weights, String what) {
        if (Arrays.stream(weights).anyMatch(weight -> weight > 0)) {
            return Proration.byWeights(amount, weights);
        }
        if (!amount.isZero()) {
            throw new IllegalArgumentException("no instalment takes the " + what + " of " + amount);
        }
        return Collections.nCopies(weights.length, amount);
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
