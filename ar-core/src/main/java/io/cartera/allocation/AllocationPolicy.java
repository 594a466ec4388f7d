package io.cartera.allocation;

import io.cartera.account.OpenSet;
import java.time.LocalDate;

/**
 * A rule by which open credits are applied to open debits.
 * <p>
 * It proposes and changes nothing. Implementations are immutable, thread-safe and deterministic: the same open items on
 * the same day give the same proposal, whatever the order in which they were recorded.
 * <p>
 * What a policy leaves open another one can take: rules follow one another as commands do, such as
 * {@link #exactAmount()} and then {@link #oldest()} on the same day.
 */
public interface AllocationPolicy {

    /** The unique name under which the policy can be stored. */
    String policyName();

    /**
     * Proposes what to allocate from a day on, in one currency.
     *
     * @param credits the credits that may be used
     * @param debits the debits that may be paid
     * @param on the day from which the allocations are to count
     * @throws IllegalArgumentException if credits and debits are not what they are called
     * @throws org.joda.money.CurrencyMismatchException if credits and debits are in two currencies
     */
    AllocationProposal propose(OpenSet credits, OpenSet debits, LocalDate on);

    /**
     * The default, {@code reference-then-due}: credits by date, then identifier, one after another; each pays first the
     * debit whose document identifier equals its reference, then debits by due date, document date, identifier.
     */
    static AllocationPolicy referenceThenDue() {
        return AllocationPolicies.REFERENCE_THEN_DUE;
    }

    /**
     * {@code oldest}: credits by date, then identifier, one after another; each pays debits by due date, document date,
     * identifier, whatever its reference says.
     */
    static AllocationPolicy oldest() {
        return AllocationPolicies.OLDEST;
    }

    /**
     * {@code exact-amount}: credits by date, then identifier, one after another; each pays one debit of which exactly as
     * much is open, the first such by due date, document date, identifier. A credit without such a debit stays as it is,
     * for a person to look at or for another policy; nothing is ever paid in part, and no reference is looked at.
     * <p>
     * A proposal reads each open credit once, and the open debits once until no credit waits for one: with <i>c</i>
     * credits and <i>d</i> debits it takes time in proportion to c + d and memory to c. Example: with debits I1 of 100,
     * I2 of 60 and I3 of 100, the credits 60, 100 and 40 pay I2 and I1, and the 40 stay unapplied.
     */
    static AllocationPolicy exactAmount() {
        return AllocationPolicies.EXACT_AMOUNT;
    }

    /**
     * {@code largest}: credits by date, then identifier, one after another; each pays the debit of which most is open at
     * that moment, then the next, whatever its reference says. Where two are alike the earlier one comes first, by due
     * date, document date, identifier. A debit that was paid in part stands where what is left of it puts it, so two
     * credits are applied in the same way together as one after the other.
     * <p>
     * A proposal reads every open debit: with <i>d</i> debits, of which it touches <i>k</i>, it takes time in proportion
     * to (d + k) log d at most and memory to d. Example: with debits I1 of 100 and I2 of 80, a credit of 40 leaves 60 of
     * I1, and the next one of 90 pays I2 in full and 10 of I1.
     */
    static AllocationPolicy largest() {
        return AllocationPolicies.LARGEST;
    }

    /**
     * The policy of this name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the known names
     */
    static AllocationPolicy of(String name) {
        return AllocationPolicies.named(name);
    }
}
