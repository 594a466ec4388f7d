package io.cartera.terms;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.Money;

/**
 * A discount that is offered on an instalment until a day: by how much less it may be paid, and what of that is a
 * correction of tax. An offer changes nothing; it is earned by the payment that completes the instalment less the
 * discount with a value date on or before the day. Amounts have the sign of the instalment. Immutable.
 */
public final class DiscountOffer {

    private final LocalDate until;
    private final Money amount;
    private final Money discountable;
    private final List<TaxedAmount> parts;

    private DiscountOffer(LocalDate until, Money amount, Money discountable, List<TaxedAmount> parts) {
        this.until = until;
        this.amount = amount;
        this.discountable = discountable;
        this.parts = parts;
    }

    static DiscountOffer of(LocalDate until, Money amount, Money discountable, List<TaxedAmount> parts) {
        return new DiscountOffer(until, amount, discountable, List.copyOf(parts));
    }

    /** The last day, days of grace and the roll to a business day included. */
    public LocalDate until() {
        return until;
    }

    /** The discount. */
    public Money amount() {
        return amount;
    }

    /**
     * The discount by rate of tax, in the order of the amounts it was computed from: what of it is net, and by how much
     * the tax is corrected. They sum to the discount.
     */
    public List<TaxedAmount> parts() {
        return parts;
    }

    /** By how much the tax is corrected in all. */
    public Money tax() {
        Money sum = Money.zero(amount.getCurrencyUnit());
        for (TaxedAmount part : parts) {
            sum = sum.plus(part.tax());
        }
        return sum;
    }

    /** What of the discount is not tax. */
    public Money net() {
        return amount.minus(tax());
    }

    /** Whether a payment with this value date is in time. */
    public boolean holdsOn(LocalDate valueOn) {
        return !Objects.requireNonNull(valueOn, "value date").isAfter(until);
    }

    /**
     * What completes an instalment of which so much is open, the discount taken: the open amount less the discount, and
     * nothing where that would have the other sign than the instalment. Worked: with a discount of 0.24 and 22.80 open,
     * 22.56; with 0.20 open, 0.00.
     *
     * @throws CurrencyMismatchException if it is in another currency
     */
    public Money completing(Money open) {
        Money left = open.minus(amount);
        return left.isPositive() == amount.isPositive() ? left : Money.zero(amount.getCurrencyUnit());
    }

    /**
     * The debt that a part payment settles where the parties agreed that it earns its part of the discount: the payment
     * and the discount times the payment over the discountable amount less the discount, rounded half-up, at most the
     * whole discount. Worked: 450.00 in time at 2 % of 1140.00 settles 459.18, and 1200.00 settles 1222.80. Without such
     * an agreement a part payment earns nothing.
     *
     * @throws IllegalStateException if all of the amount is discount, so that a payment has no part in it
     * @throws IllegalArgumentException if the payment has another sign than the discount; it may be zero
     * @throws CurrencyMismatchException if it is in another currency
     */
    public Money settledBy(Money payment) {
        if (!Objects.requireNonNull(payment, "payment").isSameCurrency(amount)) {
            throw new CurrencyMismatchException(amount.getCurrencyUnit(), payment.getCurrencyUnit());
        }
        if (!payment.isZero() && payment.isNegative() != amount.isNegative()) {
            throw new IllegalArgumentException("a payment of " + payment + " earns no discount of " + amount);
        }
        Money payable = discountable.minus(amount);
        if (payable.isZero()) {
            throw new IllegalStateException("all of " + discountable + " is discount");
        }
        if (payment.abs().isGreaterThan(payable.abs())) {
            return payment.plus(amount);
        }
        return payment.plus(payment.getAmount()
                .multiply(amount.getAmount())
                .divide(payable.getAmount(), amount.getScale(), RoundingMode.HALF_UP));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DiscountOffer that
                && until.equals(that.until)
                && amount.equals(that.amount)
                && discountable.equals(that.discountable)
                && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(until, amount, discountable, parts);
    }

    @Override
    public String toString() {
        return amount + " until " + until;
    }
}
