package io.cartera.terms;

import io.cartera.money.MinorUnits;
import io.cartera.trace.internal.Require;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.Money;

/**
 * A discount that is offered on an instalment until a day: by how much less it may be paid, and what of that is a
 * correction of tax. An offer changes nothing; it is earned by the payment that completes the instalment less the
 * discount with a value date on or before the day. Amounts have the sign of the instalment. Immutable. Example: 2 % of
 * 32,500.00 until 13 July is {@code DiscountOffer.of(LocalDate.parse("2024-07-13"), Money.parse("USD 650"))}.
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

    /** The most rates of tax among which an offer is split. */
    public static final int MAX_PARTS = 100;

    /**
     * An offer of which nobody says what of it is tax: its share follows from the document, where that is asked.
     *
     * @throws IllegalArgumentException if the amount is zero or the day is outside the years 1 to 9999
     * @throws io.cartera.money.AmountOutOfRangeException if the amount is out of range
     */
    public static DiscountOffer of(LocalDate until, Money amount) {
        return of(until, amount, amount, List.of());
    }

    /**
     * An offer with its parts by rate of tax, as {@link CashDiscount#offers} makes it.
     *
     * @param discountable what the discount is taken of, with tax
     * @param parts what of it is net and what is tax, by rate; none where that is not stated
     * @throws IllegalArgumentException if the amount is zero, the parts do not sum to it, there are more than
     *     {@value #MAX_PARTS} of them, or the day is outside the years 1 to 9999
     * @throws org.joda.money.CurrencyMismatchException if the amounts are in several currencies
     * @throws io.cartera.money.AmountOutOfRangeException if an amount is out of range
     */
    public static DiscountOffer of(LocalDate until, Money amount, Money discountable, List<TaxedAmount> parts) {
        Require.date(until, "until");
        MinorUnits.of(discountable);
        if (MinorUnits.of(amount) == 0) {
            throw new IllegalArgumentException("a discount of nothing is offered until " + until);
        }
        if (!amount.isSameCurrency(discountable)) {
            throw new CurrencyMismatchException(amount.getCurrencyUnit(), discountable.getCurrencyUnit());
        }
        if (parts.size() > MAX_PARTS) {
            throw new IllegalArgumentException(
                    parts.size() + " rates of tax in one discount, at most " + MAX_PARTS + " are allowed");
        }
        Money sum = Money.zero(amount.getCurrencyUnit());
        for (TaxedAmount part : parts) {
            sum = sum.plus(part.gross());
        }
        if (!parts.isEmpty() && !sum.isEqual(amount)) {
            throw new IllegalArgumentException("the parts of a discount of " + amount + " sum to " + sum);
        }
        return new DiscountOffer(until, amount, discountable, List.copyOf(parts));
    }

    /**
     * So much of this offer, where less is taken than is offered: the tax of each rate in proportion, rounded half-up
     * once, and what remains is net; of several rates the one with the largest net amount absorbs the rounding. Worked:
     * 1.00 of an offer of 2.42, of which 0.42 correct the tax at 21 %, holds 0.17 of tax.
     *
     * @throws IllegalArgumentException if the amount is zero, greater than the offer or of the other sign
     */
    public DiscountOffer taking(Money taken) {
        if (taken.isZero() || taken.abs().isGreaterThan(amount.abs()) || taken.isNegative() != amount.isNegative()) {
            throw new IllegalArgumentException(taken + " cannot be taken of a discount of " + amount);
        }
        return taken.isEqual(amount) ? this : of(until, taken, discountable, Discounting.parts(parts, amount, taken));
    }

    /** The last day, days of grace and the roll to a business day included. */
    public LocalDate until() {
        return until;
    }

    /** The discount. */
    public Money amount() {
        return amount;
    }

    /** What the discount is taken of, with tax. */
    public Money discountable() {
        return discountable;
    }

    /**
     * The discount by rate of tax, in the order of the amounts it was computed from: what of it is net, and by how much
     * the tax is corrected. They sum to the discount; there are none where that is not stated.
     */
    public List<TaxedAmount> parts() {
        return parts;
    }

    /** By how much the tax is corrected in all; zero where that is not stated. */
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
