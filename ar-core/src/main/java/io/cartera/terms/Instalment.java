package io.cartera.terms;

import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A part of a document that falls due on a day of its own. The instalments of a document are numbered from 1 on and sum
 * to its total; one of them may be zero. One of zero is not posted, and the parts of an item are numbered without a gap: so
 * the number of an instalment may be greater than the part of the item it became. An instalment knows whether it is the
 * net or the tax part of its document. Immutable.
 */
public final class Instalment {

    private final int number;
    private final LocalDate dueOn;
    private final Money amount;
    private final @Nullable CashDiscount discount;
    private final Content content;

    /** What of a document it may hold. */
    private enum Content {
        BOTH,
        NET,
        TAX
    }

    private Instalment(int number, LocalDate dueOn, Money amount, @Nullable CashDiscount discount, Content content) {
        this.number = number;
        this.dueOn = dueOn;
        this.amount = amount;
        this.discount = discount;
        this.content = content;
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
        return new Instalment(
                number, Require.date(dueOn, "due date"), Objects.requireNonNull(amount, "amount"), null, Content.BOTH);
    }

    /** This instalment as the net part of its document: no tax falls to it. */
    public Instalment asNetPart() {
        return new Instalment(number, dueOn, amount, discount, Content.NET);
    }

    /** This instalment as the tax of its document: nothing else falls to it. */
    public Instalment asTaxPart() {
        return new Instalment(number, dueOn, amount, discount, Content.TAX);
    }

    /** This instalment with a discount for early payment. */
    public Instalment withDiscount(CashDiscount offered) {
        return new Instalment(number, dueOn, amount, Objects.requireNonNull(offered, "discount"), content);
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

    /** Whether it is the net part of its document. */
    public boolean isNetPart() {
        return content == Content.NET;
    }

    /** Whether it is the tax of its document. */
    public boolean isTaxPart() {
        return content == Content.TAX;
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
                && Objects.equals(discount, that.discount)
                && content == that.content;
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
