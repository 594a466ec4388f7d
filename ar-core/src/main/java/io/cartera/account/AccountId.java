package io.cartera.account;

import io.cartera.customer.CustomerId;
import java.util.Objects;

/**
 * The identifier of an account: one customer in one ledger. Ordered by ledger, then customer. Immutable.
 *
 * @param ledger the ledger
 * @param customer the customer
 */
public record AccountId(LedgerId ledger, CustomerId customer) implements Comparable<AccountId> {

    /** Refuses nulls. */
    public AccountId {
        Objects.requireNonNull(ledger, "ledger");
        Objects.requireNonNull(customer, "customer");
    }

    /** The account of this customer in this ledger. */
    public static AccountId of(LedgerId ledger, CustomerId customer) {
        return new AccountId(ledger, customer);
    }

    @Override
    public int compareTo(AccountId other) {
        int order = ledger.compareTo(other.ledger);
        return order == 0 ? customer.compareTo(other.customer) : order;
    }

    @Override
    public String toString() {
        return ledger + "/" + customer;
    }
}
