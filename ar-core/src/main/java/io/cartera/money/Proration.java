package io.cartera.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Splitting an amount so that the parts sum to the whole.
 * <p>
 * The method is the largest remainder: every part gets its exact share cut towards zero, and the minor units left
 * over go one each to the parts with the largest remainders, ties to the earlier part. So each part lies within one
 * minor unit of its exact share, a negative amount splits as the mirror of the positive one, and a part of weight
 * zero gets nothing. Worked: 10.00 by 1:1:1 is 3.34, 3.33, 3.33; 0.05 by 3:7 is 0.02, 0.03.
 */
public final class Proration {

    /** The most parts an amount is split into. */
    public static final int MAX_PARTS = 100_000;

    private Proration() {}

    /**
     * Splits an amount into equal parts, which differ by at most one minor unit, larger ones first.
     *
     * @throws IllegalArgumentException if parts is not 1 to {@link #MAX_PARTS}
     * @throws AmountOutOfRangeException if the amount is out of range
     */
    public static List<Money> equally(Money amount, int parts) {
        requireParts(parts);
        long[] weights = new long[parts];
        Arrays.fill(weights, 1);
        return byWeights(amount, weights);
    }

    /**
     * Splits an amount in proportion to the weights.
     *
     * @throws IllegalArgumentException if there are no weights or more than {@link #MAX_PARTS}, one is negative, or
     *     all are zero
     * @throws AmountOutOfRangeException if the amount is out of range
     */
    public static List<Money> byWeights(Money amount, long... weights) {
        requireParts(Objects.requireNonNull(weights, "weights").length);
        BigInteger sum = BigInteger.ZERO;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("weight is " + weight + ", it must not be negative");
            }
            sum = sum.add(BigInteger.valueOf(weight));
        }
        if (sum.signum() == 0) {
            throw new IllegalArgumentException("all weights are zero");
        }
        long minor = MinorUnits.of(amount);
        long[] parts = split(Math.abs(minor), weights, sum);
        CurrencyUnit currency = amount.getCurrencyUnit();
        List<Money> result = new ArrayList<>(parts.length);
        for (long part : parts) {
            result.add(MinorUnits.toMoney(currency, minor < 0 ? -part : part));
        }
        return List.copyOf(result);
    }

    private static long[] split(long minor, long[] weights, BigInteger sum) {
        long[] parts = new long[weights.length];
        BigInteger[] remainders = new BigInteger[weights.length];
        long left = minor;
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] share = BigInteger.valueOf(minor)
                    .multiply(BigInteger.valueOf(weights[i]))
                    .divideAndRemainder(sum);
            parts[i] = share[0].longValueExact();
            remainders[i] = share[1];
            left -= parts[i];
        }
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .limit(left)
                .forEach(i -> parts[i]++);
        return parts;
    }

    private static void requireParts(int parts) {
        if (parts < 1 || parts > MAX_PARTS) {
            throw new IllegalArgumentException("parts is " + parts + ", 1 to " + MAX_PARTS + " are allowed");
        }
    }
}
