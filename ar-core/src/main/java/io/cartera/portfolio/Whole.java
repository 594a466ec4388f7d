package io.cartera.portfolio;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Parts of a whole in minor units. */
final class Whole {

    private static final BigInteger HUNDREDTHS = BigInteger.valueOf(10_000);

    private Whole() {}

    static BigInteger minor(Money amount) {
        return amount.getAmount().unscaledValue();
    }

    static Money money(CurrencyUnit currency, BigInteger minor) {
        return Money.of(currency, new BigDecimal(minor, currency.getDecimalPlaces()));
    }

    static BigInteger sum(Collection<BigInteger> parts) {
        return parts.stream().reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** The one currency of the amounts; empty where there are none. */
    static Optional<CurrencyUnit> currency(Collection<Money> amounts) {
        CurrencyUnit currency = null;
        for (Money amount : amounts) {
            if (currency != null && !currency.equals(amount.getCurrencyUnit())) {
                throw new CurrencyMismatchException(currency, amount.getCurrencyUnit());
            }
            currency = amount.getCurrencyUnit();
        }
        return Optional.ofNullable(currency);
    }

    /** The largest first, then by key. */
    static <K extends Comparable<? super K>> List<Map.Entry<K, Money>> largestFirst(Map<K, Money> amounts) {
        List<Map.Entry<K, Money>> ranked = new ArrayList<>(amounts.entrySet());
        Function<Map.Entry<K, Money>, BigInteger> size = entry -> minor(entry.getValue());
        ranked.sort(Comparator.comparing(size).reversed().thenComparing(Map.Entry::getKey));
        return ranked;
    }

    /**
     * The parts in hundredths of a percent by the largest remainder, ties to the earlier part; none for what is not above zero. They sum
     * to 10,000, or to zero where nothing is above zero.
     */
    static int[] hundredths(List<BigInteger> parts) {
        int[] shares = new int[parts.size()];
        BigInteger whole = sum(parts.stream().filter(part -> part.signum() > 0).toList());
        if (whole.signum() == 0) {
            return shares;
        }
        BigInteger[] remainders = new BigInteger[parts.size()];
        int left = HUNDREDTHS.intValue();
        for (int i = 0; i < shares.length; i++) {
            BigInteger[] cut =
                    parts.get(i).max(BigInteger.ZERO).multiply(HUNDREDTHS).divideAndRemainder(whole);
            shares[i] = cut[0].intValue();
            remainders[i] = cut[1];
            left -= shares[i];
        }
        IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.<Integer, BigInteger>comparing(i -> remainders[i])
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(left)
                .forEach(i -> shares[i]++);
        return shares;
    }
}
