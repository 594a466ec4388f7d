package io.cartera.account;

import io.cartera.money.MinorUnits;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Objects;
import org.joda.money.Money;

/**
 * The link of one credit to one debit of the same account and currency: so much of the credit pays so much of the
 * debit, from a day on. The amount is greater than zero. Immutable.
 *
 * @param id its identifier
 * @param credit the credit
 * @param debit the debit
 * @param amount how much
 * @param effectiveOn the day from which it counts
 */
public record Allocation(AllocationId id, ItemId credit, ItemId debit, Money amount, LocalDate effectiveOn) {

    /** Checks sides, amount and date. */
    public Allocation {
        Objects.requireNonNull(id, "id");
        requireSides(credit, debit);
        if (MinorUnits.of(amount) <= 0) {
            throw new IllegalArgumentException("amount is " + amount + ", it must be positive");
        }
        Require.date(effectiveOn, "effectiveOn");
    }

    static void requireSides(ItemId credit, ItemId debit) {
        if (credit.side() != Side.CREDIT || debit.side() != Side.DEBIT) {
            throw new IllegalArgumentException(
                    "an allocation links a credit to a debit, not " + credit.side() + " to " + debit.side());
        }
    }
}
