package io.cartera.store;

import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The customer file, shared by all ledgers of a store. */
public interface CustomerRepository {

    /** The customer with this identifier. */
    Optional<Customer> find(CustomerId id);

    /** Those of the customers with these identifiers that are on file. */
    default Map<CustomerId, Customer> findAll(Collection<CustomerId> ids) {
        Map<CustomerId, Customer> found = new HashMap<>();
        ids.forEach(id -> find(id).ifPresent(customer -> found.put(id, customer)));
        return found;
    }

    /** All customers, by identifier. */
    List<Customer> all();

    /**
     * Adds a customer whose identifier is not taken. The caller holds the lock of an account of that customer.
     *
     * @throws DuplicateKeyException if it is taken
     */
    void add(Customer customer);
}
