package io.cartera.aging;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What stands apart from the columns by age; most rows have none of it. */
record ApartAmounts(Money disputed, Money promised, Money futurePayments) {

    static ApartAmounts none(CurrencyUnit currency) {
        Money zero = Money.zero(currency);
        return new ApartAmounts(zero, zero, zero);
    }

    boolean isNone() {
        return disputed.isZero() && promised.isZero() && futurePayments.isZero();
    }

    ApartAmounts plus(ApartAmounts other) {
        return new ApartAmounts(
                disputed.plus(other.disputed),
                promised.plus(other.promised),
                futurePayments.plus(other.futurePayments));
    }

    /** The part of the open debits. */
    Money debits() {
        return disputed.plus(promised);
    }
}
