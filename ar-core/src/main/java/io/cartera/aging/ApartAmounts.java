package io.cartera.aging;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What stands apart from the columns by age; most rows have none of it. */
record ApartAmounts(Money disputed, Money promised, Money deposits, Money futurePayments) {

    static ApartAmounts none(CurrencyUnit currency) {
        Money zero = Money.zero(currency);
        return new ApartAmounts(zero, zero, zero, zero);
    }

    static ApartAmounts ofDebits(Money disputed, Money promised) {
        Money zero = Money.zero(disputed.getCurrencyUnit());
        return new ApartAmounts(disputed, promised, zero, zero);
    }

    static ApartAmounts ofDeposits(Money deposits) {
        Money zero = Money.zero(deposits.getCurrencyUnit());
        return new ApartAmounts(zero, zero, deposits, zero);
    }

    static ApartAmounts ofFuture(Money payments) {
        Money zero = Money.zero(payments.getCurrencyUnit());
        return new ApartAmounts(zero, zero, zero, payments);
    }

    boolean isNone() {
        return disputed.isZero() && promised.isZero() && deposits.isZero() && futurePayments.isZero();
    }

    ApartAmounts plus(ApartAmounts other) {
        return new ApartAmounts(
                disputed.plus(other.disputed),
                promised.plus(other.promised),
                deposits.plus(other.deposits),
                futurePayments.plus(other.futurePayments));
    }

    /** The part of the open debits. */
    Money debits() {
        return disputed.plus(promised);
    }
}
