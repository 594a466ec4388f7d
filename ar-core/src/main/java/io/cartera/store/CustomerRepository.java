package io.cartera.store;

import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customerfile.CustomerFactRecorded;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The customer file, shared by all ledgers of a store: customers as they were registered, and the facts that were recorded of
 * each since, which are only ever added.
 */
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
     * Adds a customer whose identifier is not taken, without its {@linkplain Customer#firstProfile() first profile}, which is
     * a fact. The caller holds the lock of an account of that customer.
     *
     * @throws DuplicateKeyException if it is taken
     */
    void add(Customer customer);

    /** The facts of a customer, over all ledgers, by number; none for one that is not on file. */
    List<CustomerFactRecorded> facts(CustomerId id);

    /**
     * Locks the file of a customer against everybody else who would add to it, to the end of the session, and gives its
     * facts. The caller holds the lock of an account of that customer: accounts come first, then files, then series. For a
     * customer that is not on file nothing is locked.
     *
     * @throws RetryableStoreException if the database ends the work in favour of another one
     */
    List<CustomerFactRecorded> lockFacts(CustomerId id);

    /**
     * Adds a fact that has the next number of its customer and whose command has not recorded one of its kind through its
     * account. The caller holds the lock of that account, then that of the file.
     *
     * @throws DuplicateKeyException if the number or the command is taken; a store that batches its writes may say so as late
     *     as on commit
     * @throws IllegalStateException if the account or the file is not locked by the session
     */
    void append(CustomerFactRecorded recorded);
}
