package io.cartera;

import io.cartera.account.AccountId;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customer.CustomerRegistered;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Outcome;
import java.util.List;
import java.util.Optional;

/** The use cases of the customer file. Thread-safe. */
public final class Customers {

    private final Desk desk;

    Customers(Desk desk) {
        this.desk = desk;
    }

    /**
     * Puts a customer on file and opens its account. A repeat with the same file changes nothing; another file under
     * the same identifier is {@link Outcome.Conflicting}.
     */
    public Outcome<Customer> register(Customer customer) {
        Command command = desk.command(
                CommandKind.REGISTER_CUSTOMER, CommandId.of(customer.id().value()));
        AccountId account = desk.account(customer.id());
        return desk.write(account, (session, told) -> {
            session.accounts().lock(account);
            Optional<Customer> existing = session.customers().find(customer.id());
            Outcome<Customer> outcome = existing.flatMap(file -> file.differenceFrom(customer))
                    .<Outcome<Customer>>map(difference -> Outcome.Conflicting.of(command.id(), difference))
                    .orElseGet(() -> applied(command, existing.orElse(customer)));
            boolean isNew = existing.isEmpty();
            if (isNew) {
                session.customers().add(customer);
                outcome.events().forEach(told);
            }
            if (isNew || outcome.applied().isEmpty()) {
                desk.audit(session, account, desk.now(), command, outcome);
            }
            return outcome;
        });
    }

    private static Outcome<Customer> applied(Command command, Customer file) {
        return new Outcome.Applied<>(command.id(), file, List.of(CustomerRegistered.of(command.id(), file)));
    }

    /** The customer with this identifier. */
    public Optional<Customer> find(CustomerId id) {
        return desk.read(session -> session.customers().find(id));
    }

    /** All customers on file, by identifier. */
    public List<Customer> all() {
        return desk.read(session -> session.customers().all());
    }
}
