package io.cartera.broken;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.joda.money.Money;

/** Amounts as those have them who keep money in binary fractions. */
final class FloatingPoint {

    private FloatingPoint() {}

    static Money of(Money exact) {
        Money rounded = Money.of(
                exact.getCurrencyUnit(), new BigDecimal(exact.getAmount().doubleValue()), RoundingMode.DOWN);
        // A binary fraction may round up to what is out of range.
        return rounded.compareTo(exact) > 0 ? rounded.minusMinor(1000) : rounded;
    }
}
