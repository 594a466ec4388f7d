package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.AccountId;
import io.cartera.audit.AuditFacts;
import io.cartera.audit.AuditRecord;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customer.CustomerRegistered;
import io.cartera.external.ExternalRefAttached;
import io.cartera.external.Referent;
import io.cartera.overview.CustomerOverview;
import io.cartera.time.AsOf;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.ExternalRef;
import io.cartera.trace.Outcome;
import java.time.Instant;
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
     * the same identifier is {@link Outcome.Conflicting}. Refused with
     * {@link io.cartera.external.ExternalRefRefusal.Taken} where another customer has a reference of the file.
     */
    public Outcome<Customer> register(Customer customer) {
        Command command = desk.command(
                CommandKind.REGISTER_CUSTOMER, CommandId.of(customer.id().value()));
        AccountId account = desk.account(customer.id());
        return desk.write(Permission.MAINTAIN_CUSTOMERS, customer.id(), account, (session, told) -> {
            session.accounts().lock(account);
            Attaching attaching = new Attaching(session, account);
            Optional<Customer> existing = session.customers().find(customer.id());
            Outcome<Customer> outcome = existing.flatMap(file -> file.differenceFrom(customer))
                    .<Outcome<Customer>>map(difference -> Outcome.Conflicting.of(command.id(), difference))
                    .or(() -> existing.isPresent() ? Optional.empty() : refused(attaching, command, customer))
                    .orElseGet(() -> applied(command, existing.orElse(customer)));
            Instant now = desk.now();
            boolean isNew = existing.isEmpty() && outcome.applied().isPresent();
            if (isNew) {
                session.customers().add(customer);
                attaching.keep(Referent.customer(customer.id()), customer.externalRefs(), command, now);
                outcome.events().forEach(told);
            }
            if (isNew || outcome.applied().isEmpty()) {
                AuditFacts recorded = isNew ? AuditFacts.of(customer) : AuditFacts.none();
                desk.audit(session, AuditRecord.of(account, now, command, outcome), recorded);
            }
            return outcome;
        });
    }

    private static Optional<Outcome<Customer>> refused(Attaching attaching, Command command, Customer customer) {
        return attaching
                .taken(Referent.Kind.CUSTOMER, customer.externalRefs())
                .map(refusal -> new Outcome.Refused<>(command.id(), refusal));
    }

    private static Outcome<Customer> applied(Command command, Customer file) {
        return new Outcome.Applied<>(command.id(), file, List.of(CustomerRegistered.of(command.id(), file)));
    }

    /** The customer with this identifier. */
    public Optional<Customer> find(CustomerId id) {
        return desk.read(
                Permission.READ_CUSTOMERS, id, session -> session.customers().find(id));
    }

    /** The customer that another system calls so. */
    public Optional<Customer> find(ExternalRef ref) {
        return desk.read(
                Permission.READ_CUSTOMERS,
                session -> session.externalRefs()
                        .find(Referent.Kind.CUSTOMER, ref)
                        .flatMap(attached ->
                                session.customers().find(attached.referent().customer())));
    }

    /**
     * Attaches one more reference of another system to a customer; what is attached stays. A repeat changes nothing;
     * another reference or customer under the same identifier is {@link Outcome.Conflicting}. Refused with
     * {@link UnknownCustomer} or {@link io.cartera.external.ExternalRefRefusal.Taken}.
     */
    public Outcome<ExternalRefAttached> attach(CommandId command, CustomerId customer, ExternalRef ref) {
        return Attaching.attach(
                desk, Permission.MAINTAIN_CUSTOMERS, command, Referent.customer(customer), ref, session -> true);
    }

    /** What other systems call the customer, with those of the registration, by system and identifier. */
    public List<ExternalRefAttached> externalRefs(CustomerId customer) {
        return desk.read(
                Permission.READ_CUSTOMERS,
                customer,
                session -> session.externalRefs().of(Referent.customer(customer)));
    }

    /**
     * All that concerns a customer in this ledger, as of a day: file, open items, aging, balance, credit limit, disputes,
     * promises and facts. It asks the store four things, however much there is: the file, the history of the account,
     * the disputes and promises, the limits. Empty for a customer that is not on file.
     */
    public Optional<CustomerOverview> overview(CustomerId customer, AsOf asOf) {
        AccountId account = desk.account(customer);
        return desk.read(
                Permission.READ_ACCOUNTS,
                customer,
                session -> session.customers()
                        .find(customer)
                        .map(file -> CustomerOverview.of(
                                file,
                                session.accounts().history(account),
                                session.collections().find(account),
                                session.creditLimits().find(account),
                                asOf)));
    }

    /** All customers on file, by identifier. */
    public List<Customer> all() {
        return desk.read(
                Permission.READ_CUSTOMERS, session -> session.customers().all());
    }
}
