package io.cartera.exposure;

import io.cartera.money.MinorUnits;
import org.joda.money.Money;

/**
 * How much credit a customer may have: none, any amount, or up to an amount of money.
 * <p>
 * Zero means zero: {@code of(EUR 0)} allows nothing in any currency and is not "no limit". That no limit is on file is
 * said by the absence of a limit, never by one of these. Immutable.
 */
public sealed interface CreditLimit {

    /** No credit in any currency. */
    static CreditLimit noCredit() {
        return new NoCredit();
    }

    /** Any amount in any currency. */
    static CreditLimit unlimited() {
        return new Unlimited();
    }

    /**
     * Up to this amount, the amount itself included.
     *
     * @throws IllegalArgumentException if the amount is negative
     */
    static CreditLimit of(Money amount) {
        return new UpTo(amount);
    }

    /** No credit in any currency. */
    record NoCredit() implements CreditLimit {}

    /** Any amount in any currency. */
    record Unlimited() implements CreditLimit {}

    /**
     * Up to an amount, the amount itself included.
     *
     * @param amount the most that may be owed, zero or more
     */
    record UpTo(Money amount) implements CreditLimit {

        /** Refuses negative amounts. */
        public UpTo {
            if (MinorUnits.of(amount) < 0) {
                throw new IllegalArgumentException("limit is " + amount + ", it must not be negative");
            }
        }
    }
}
