package io.cartera.architecture.wrong.money;

import io.cartera.architecture.wrong.account.Ledger;
import java.math.BigDecimal;
import java.util.List;

/** On the lowest floor: knows the account and calculates with floating-point numbers. */
public final class Price {

    double field;

    /** Uses a higher floor. */
    public List<Ledger> upward() {
        return List.of();
    }

    float result() {
        return 0;
    }

    void parameter(float[] rates) {}

    BigDecimal constructed(int units) {
        return new BigDecimal(units * 1.1);
    }

    boolean converted(BigDecimal amount) {
        return amount.doubleValue() > 0;
    }

    long halved(long minor) {
        return (long) (minor * 0.5);
    }

    long boxed(List<Double> rates) {
        return rates.stream().mapToLong(Double::longValue).sum();
    }
}
