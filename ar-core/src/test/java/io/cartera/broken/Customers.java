package io.cartera.broken;

import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.store.CustomerRepository;
import java.util.List;
import java.util.Optional;

/** A customer file that passes everything on. */
class Customers implements CustomerRepository {

    final CustomerRepository sound;

    Customers(Parts parts) {
        this.sound = parts.customers();
    }

    @Override
    public Optional<Customer> find(CustomerId id) {
        return sound.find(id);
    }

    @Override
    public List<Customer> all() {
        return sound.all();
    }

    @Override
    public void add(Customer customer) {
        sound.add(customer);
    }

    @Override
    public List<CustomerFactRecorded> facts(CustomerId id) {
        return sound.facts(id);
    }

    @Override
    public List<CustomerFactRecorded> lockFacts(CustomerId id) {
        return sound.lockFacts(id);
    }

    @Override
    public void append(CustomerFactRecorded recorded) {
        sound.append(recorded);
    }
}
