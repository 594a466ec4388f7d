package io.cartera.terms;

import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A part of a document that falls due on a day of its own. The instalments of a document are numbered from 1 on and sum
 * to its total; one of them may be zero. Immutable.
 */
public final class Instalment {

    private final int number;
    private final LocalDate dueOn;
    private final Money amount;
    private final @Nullable CashDiscount discount;

    private Instalment(int number, LocalDate dueOn, Money amount, @Nullable CashDiscount discount) {
        this.number = number;
        this.dueOn = dueOn;
        this.amount = amount;
        this.discount = discount;
    }

    /**
     * An instalment without a discount.
     *
     * @throws IllegalArgumentException if the number is below 1 or the date outside the years 1 to 9999
     */
    public static Instalment of(int number, LocalDate dueOn, Money amount) {
        if (number < 1) {
            throw new IllegalArgumentException("number is " + number + ", at least 1 is required");
        }
        return new Instalment(number, Require.date(dueOn, "due date"), Objects.requireNonNull(amount, "amount"), null);
    }

    /** This instalment with a discount for early payment. */
    public Instalment withDiscount(CashDiscount offered) {
        return new Instalment(number, dueOn, amount, Objects.requireNonNull(offered, "discount"));
    }

    /** Which one, from 1 on. */
    public int number() {
        return number;
    }

    /** The day it falls due. */
    public LocalDate dueOn() {
        return dueOn;
    }

    /** How much. */
    public Money amount() {
        return amount;
    }

    /** The discount for who pays it early. */
    public Optional<CashDiscount> discount() {
        return Optional.ofNullable(discount);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Instalment that
                && number == that.number
                && dueOn.equals(that.dueOn)
                && amount.equals(that.amount)
                && Objects.equals(discount, that.discount);
    }

    @Override
    public int hashCode() {
        return Objects.hash(number, dueOn, amount, discount);
    }

    @Override
    public String toString() {
        return number + ": " + amount + " due " + dueOn
                + discount().map(offered -> " " + offered).orElse("");
    }
}
