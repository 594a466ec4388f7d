package io.cartera.store;

import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import java.util.List;
import java.util.Optional;

/** The customer file, shared by all ledgers of a store. */
public interface CustomerRepository {

    /** The customer with this identifier. */
    Optional<Customer> find(CustomerId id);

    /** All customers, by identifier. */
    List<Customer> all();

    /**
     * Adds a customer whose identifier is not taken. The caller holds the lock of an account of that customer.
     *
     * @throws DuplicateKeyException if it is taken
     */
    void add(Customer customer);
}
