package io.cartera.inmemory;

import io.cartera.account.AccountId;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.store.CustomerRepository;
import io.cartera.store.DuplicateKeyException;
import io.cartera.trace.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The customer file of a store in memory. */
final class MemoryCustomers implements CustomerRepository {

    private final MemorySession session;

    MemoryCustomers(MemorySession session) {
        this.session = session;
    }

    @Override
    public Optional<Customer> find(CustomerId id) {
        return Optional.ofNullable(session.books().customers.get(id));
    }

    @Override
    public List<Customer> all() {
        return List.copyOf(session.books().customers.values());
    }

    @Override
    public void add(Customer customer) {
        Map<CustomerId, Customer> file = session.booksToWrite().customers;
        session.requireFree(file.get(customer.id()), customer.id());
        file.put(customer.id(), customer.withoutFirstProfile());
        session.onFailure(() -> file.remove(customer.id()));
    }

    @Override
    public List<CustomerFactRecorded> facts(CustomerId id) {
        return List.copyOf(session.books().customerFacts.getOrDefault(id, List.of()));
    }

    @Override
    public List<CustomerFactRecorded> lockFacts(CustomerId id) {
        session.lockFile(id);
        return facts(id);
    }

    @Override
    public void append(CustomerFactRecorded recorded) {
        AccountId account = recorded.account();
        session.toWrite(account);
        session.requireFileLocked(account.customer());
        Map<CustomerId, List<CustomerFactRecorded>> all = session.booksToWrite().customerFacts;
        List<CustomerFactRecorded> facts = all.computeIfAbsent(account.customer(), none -> new ArrayList<>());
        boolean isTaken = facts.stream().anyMatch(other -> isSame(other, recorded));
        if (isTaken || recorded.number() != facts.size() + 1L) {
            throw session.failed(new DuplicateKeyException("fact " + recorded.number() + " of " + account.customer()
                    + " or its command is taken, or it is not the next"));
        }
        session.add(facts, recorded);
    }

    private static boolean isSame(CustomerFactRecorded one, CustomerFactRecorded other) {
        Command command = one.command();
        return one.account().equals(other.account())
                && command.kind() == other.command().kind()
                && command.id().equals(other.command().id());
    }
}
