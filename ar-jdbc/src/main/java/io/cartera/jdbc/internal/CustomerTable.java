package io.cartera.jdbc.internal;

import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customer.PartyKind;
import io.cartera.customer.PaymentPreference;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.party.PersonName;
import io.cartera.store.CustomerRepository;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.RetryableStoreException;
import io.cartera.terms.PaymentTerms;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The customer file. */
final class CustomerTable implements CustomerRepository {

    private static final String COLUMNS =
            "customer, kind, name, country, industry, terms, payment_preference, external_refs, person_name";

    private static final Sql FIND = Sql.of(
            "find customer",
            "select " + COLUMNS + ", last_fact from cartera_customer where shard_key = ? and customer = ?");

    private static final Sql FIND_ALL = Sql.of(
            "find customers", "select " + COLUMNS + ", last_fact from cartera_customer where shard_key = any(?)");

    private static final Sql ALL = Sql.of("read customers", "select " + COLUMNS + ", last_fact from cartera_customer");

    private static final Sql INSERT = Sql.of(
            "insert customer",
            "insert into cartera_customer (shard_key, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    private final Transaction transaction;
    private final CustomerFactTable facts;
    private final Set<CustomerId> missed = new HashSet<>();

    CustomerTable(Transaction transaction, CustomerFactTable facts) {
        this.transaction = transaction;
        this.facts = facts;
    }

    @Override
    public Optional<Customer> find(CustomerId id) {
        transaction.requireUsable();
        transaction.texts().expect(id);
        Optional<Customer> found =
                transaction.find(FIND, parameters -> parameters.shardOf(id).text(id.value()), this::counted);
        if (found.isEmpty()) {
            missed.add(id);
        }
        return found;
    }

    @Override
    public Map<CustomerId, Customer> findAll(Collection<CustomerId> ids) {
        if (!transaction.engine().takesArrays()) {
            return CustomerRepository.super.findAll(ids);
        }
        transaction.requireUsable();
        ids.forEach(transaction.texts()::expect);
        Map<CustomerId, Customer> found = new HashMap<>();
        transaction.each(
                FIND_ALL,
                parameters ->
                        parameters.texts(ids.stream().map(CustomerId::value).toList()),
                this::counted,
                customer -> found.put(customer.id(), customer));
        ids.stream().filter(id -> !found.containsKey(id)).forEach(missed::add);
        return found;
    }

    @Override
    public List<Customer> all() {
        transaction.requireUsable();
        transaction.texts().expectAll();
        return transaction.list(ALL, parameters -> {}, CustomerTable::customer).stream()
                .sorted(Comparator.comparing(Customer::id))
                .toList();
    }

    @Override
    public void add(Customer customer) {
        try {
            insert(customer);
        } catch (DuplicateKeyException taken) {
            if (missed.contains(customer.id())) {
                // Somebody added it since, from another ledger; run again, the work decides on what is on file.
                throw transaction.replaced(new RetryableStoreException(taken.getMessage(), taken.getCause()));
            }
            throw taken;
        }
        missed.remove(customer.id());
        facts.counted(customer.id(), 0);
    }

    @Override
    public List<CustomerFactRecorded> facts(CustomerId id) {
        return facts.of(id);
    }

    @Override
    public List<CustomerFactRecorded> lockFacts(CustomerId id) {
        return facts.lock(id);
    }

    @Override
    public void append(CustomerFactRecorded recorded) {
        facts.append(recorded);
    }

    private void insert(Customer customer) {
        transaction.update(
                INSERT,
                parameters -> parameters
                        .shardOf(customer.id())
                        .text(customer.id().value())
                        .code(customer.kind())
                        .sensitive(SensitiveColumn.CUSTOMER_NAME, customer.id(), customer.name())
                        .sensitive(
                                SensitiveColumn.CUSTOMER_COUNTRY,
                                customer.id(),
                                customer.country().orElse(null))
                        .sensitive(
                                SensitiveColumn.CUSTOMER_INDUSTRY,
                                customer.id(),
                                customer.industry().orElse(null))
                        .text(customer.terms().map(PaymentTerms::toString).orElse(null))
                        .text(preference(customer.paymentPreference()))
                        .externalRefs(customer.externalRefs())
                        .sensitive(
                                SensitiveColumn.CUSTOMER_PERSON_NAME,
                                customer.id(),
                                customer.personName().map(PersonName::text).orElse(null)));
    }

    // With most customers nothing is agreed.
    private static @Nullable String preference(PaymentPreference preference) {
        return preference.equals(PaymentPreference.any()) ? null : preference.text();
    }

    private Customer counted(Row row) throws SQLException {
        Customer customer = customer(row);
        facts.counted(customer.id(), row.number());
        return customer;
    }

    private static Customer customer(Row row) throws SQLException {
        CustomerId id = CustomerId.of(row.text());
        boolean isPerson = row.code(PartyKind.class) == PartyKind.PERSON;
        String name = row.sensitive(SensitiveColumn.CUSTOMER_NAME, id);
        Customer.Builder customer = isPerson ? Customer.person(id, name) : Customer.organisation(id, name);
        Optional.ofNullable(row.sensitiveOrNone(SensitiveColumn.CUSTOMER_COUNTRY, id))
                .ifPresent(customer::country);
        Optional.ofNullable(row.sensitiveOrNone(SensitiveColumn.CUSTOMER_INDUSTRY, id))
                .ifPresent(customer::industry);
        Optional.ofNullable(row.textOrNone()).map(PaymentTerms::parse).ifPresent(customer::terms);
        Optional.ofNullable(row.textOrNone()).map(PaymentPreference::parse).ifPresent(customer::paymentPreference);
        row.externalRefs().forEach(customer::externalRef);
        Optional.ofNullable(row.sensitiveOrNone(SensitiveColumn.CUSTOMER_PERSON_NAME, id))
                .map(PersonName::parse)
                .ifPresent(customer::personName);
        return customer.build();
    }
}
