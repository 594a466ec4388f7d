package io.cartera.money;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Currencies and amounts for properties, the edges of the range among them. */
public final class MoneyArbitraries {

    /** Currencies with 0, 2, 3 and 4 decimals. */
    public static final List<CurrencyUnit> CURRENCIES = List.of(
            CurrencyUnit.JPY, CurrencyUnit.EUR, CurrencyUnit.USD, CurrencyUnit.of("BHD"), CurrencyUnit.of("CLF"));

    private MoneyArbitraries() {}

    public static Arbitrary<CurrencyUnit> currencies() {
        return Arbitraries.of(CURRENCIES);
    }

    /** Minor units over the whole range, with many at and near its edges and zero. */
    public static Arbitrary<Long> minorUnits() {
        return Arbitraries.longs()
                .between(-MinorUnits.MAX, MinorUnits.MAX)
                .edgeCases(edges -> edges.add(
                        -MinorUnits.MAX, -MinorUnits.MAX + 1, -1L, 0L, 1L, MinorUnits.MAX - 1, MinorUnits.MAX));
    }

    public static Arbitrary<Money> amounts() {
        return currencies().flatMap(MoneyArbitraries::amountsIn);
    }

    public static Arbitrary<Money> amountsIn(CurrencyUnit currency) {
        return minorUnits().map(minor -> Money.ofMinor(currency, minor));
    }
}
