package io.cartera.allocation;

import io.cartera.account.OpenSet;
import java.time.LocalDate;

/**
 * A rule by which open credits are applied to open debits.
 * <p>
 * It proposes and changes nothing. Implementations are immutable, thread-safe and deterministic: the same open items on
 * the same day give the same proposal, whatever the order in which they were recorded.
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
     * The policy of this name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the known names
     */
    static AllocationPolicy of(String name) {
        return AllocationPolicies.named(name);
    }
}
