package io.cartera.forecast;

import io.cartera.customer.Customer;
import java.util.Optional;

/**
 * Which customers are alike, so that one of whom little is known is forecast by the others: a port, since only the host
 * knows its segments. A pure function of the customer; equal words are one group.
 */
@FunctionalInterface
public interface Peers {

    /** The group of a customer, in any words of at most 1000 characters; empty where it has none. */
    Optional<String> groupOf(Customer customer);

    /** No groups: a customer of whom little is known is forecast by all others. */
    static Peers none() {
        return customer -> Optional.empty();
    }

    /** By industry; by country where the industry is not on file. */
    static Peers byIndustry() {
        return customer -> customer.industry().or(customer::country);
    }

    /** By country. */
    static Peers byCountry() {
        return Customer::country;
    }
}
