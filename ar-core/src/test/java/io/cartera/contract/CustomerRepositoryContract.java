package io.cartera.contract;

import static io.cartera.contract.Samples.ACME;
import static io.cartera.contract.Samples.ACME_ACCOUNT;
import static io.cartera.contract.Samples.BETA;
import static io.cartera.contract.Samples.customer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customer.PaymentMethod;
import io.cartera.customer.PaymentPreference;
import io.cartera.store.CustomerRepository;
import io.cartera.store.DuplicateKeyException;
import io.cartera.terms.PaymentTerms;
import io.cartera.trace.ExternalRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a {@link CustomerRepository} keeps. */
public abstract class CustomerRepositoryContract extends StoreContract {

    /** For the test of a store. */
    protected CustomerRepositoryContract() {}

    private void add(Customer customer) {
        write(
                AccountId.of(LedgerId.MAIN, customer.id()),
                session -> session.customers().add(customer));
    }

    private void assertComesBack(Customer customer) {
        add(customer);
        assertEquals(Optional.of(customer), read(session -> session.customers().find(customer.id())));
    }

    @Test
    void a_customer_with_all_its_parts_comes_back() {
        assertComesBack(Customer.organisation(ACME, "Acme S.L.")
                .country("ES")
                .industry("Tools and traps")
                .terms(PaymentTerms.netDays(45))
                .paymentPreference(PaymentPreference.allowing(PaymentMethod.of("transfer"), PaymentMethod.of("cheque"))
                        .preferring(PaymentMethod.of("transfer")))
                .externalRef(ExternalRef.of("stripe", "cus_1"))
                .externalRef(ExternalRef.of("paypal", "P-1"))
                .build());
    }

    @Test
    void a_customer_with_nothing_but_a_name_comes_back() {
        assertComesBack(Customer.organisation(ACME, "Acme S.L.").build());
    }

    @Test
    void a_person_comes_back_as_a_person() {
        assertComesBack(Customer.person(ACME, "A. C. Me").build());
    }

    @Test
    void each_optional_part_comes_back_alone() {
        assertComesBack(Customer.person(CustomerId.of("1"), "One").country("ES").build());
        assertComesBack(
                Customer.person(CustomerId.of("2"), "Two").industry("Fishing").build());
        assertComesBack(Customer.person(CustomerId.of("3"), "Three")
                .terms(PaymentTerms.netDays(0))
                .build());
        assertComesBack(Customer.person(CustomerId.of("4"), "Four")
                .terms(PaymentTerms.netDays(PaymentTerms.MAX_NET_DAYS))
                .build());
        assertComesBack(Customer.person(CustomerId.of("5"), "Five")
                .terms(Samples.LONGEST_TERMS)
                .build());
        assertComesBack(Samples.REFS.stream()
                .reduce(Customer.person(CustomerId.of("6"), "Six"), Customer.Builder::externalRef, (one, other) -> one)
                .build());
    }

    @Test
    void preferences_of_payment_come_back_character_by_character() {
        PaymentMethod[] methods = Samples.IDS.stream().map(PaymentMethod::of).toArray(PaymentMethod[]::new);
        List<PaymentPreference> preferences = new ArrayList<>();
        preferences.add(PaymentPreference.allowing(methods));
        for (PaymentMethod method : methods) {
            preferences.add(PaymentPreference.any().preferring(method));
            preferences.add(PaymentPreference.allowing(method));
            preferences.add(PaymentPreference.allowing(methods).preferring(method));
        }
        for (int i = 0; i < preferences.size(); i++) {
            assertComesBack(Customer.person(CustomerId.of("C-" + i), "Payer")
                    .paymentPreference(preferences.get(i))
                    .build());
        }
    }

    @Test
    void texts_come_back_character_by_character() {
        IntStream.range(0, Samples.TEXTS.size()).forEach(i -> {
            String text = Samples.TEXTS.get(i);
            assertComesBack(Customer.organisation(CustomerId.of("C-" + i), text)
                    .country(text)
                    .industry(text)
                    .build());
        });
    }

    @Test
    void identifiers_that_look_alike_are_different_customers() {
        for (String id : Samples.IDS) {
            add(Customer.organisation(CustomerId.of(id), "named " + id).build());
        }

        for (String id : Samples.IDS) {
            assertEquals(
                    Optional.of("named " + id),
                    read(session -> session.customers().find(CustomerId.of(id))).map(Customer::name));
        }
    }

    @Test
    void an_unknown_customer_is_not_found() {
        add(customer(ACME));

        assertEquals(Optional.empty(), read(session -> session.customers().find(BETA)));
        assertEquals(Optional.empty(), read(session -> session.customers().find(CustomerId.of("acme"))));
    }

    @Test
    void the_customer_file_of_an_empty_store_is_empty() {
        assertEquals(List.of(), read(session -> session.customers().all()));
    }

    @Test
    void all_customers_come_by_code_point() {
        Samples.idsOutOfOrder().forEach(id -> add(customer(CustomerId.of(id))));

        assertEquals(
                Samples.IDS_IN_ORDER.stream()
                        .map(id -> customer(CustomerId.of(id)))
                        .toList(),
                read(session -> session.customers().all()));
    }

    @Test
    void an_identifier_is_taken_once_and_the_first_file_stays() {
        Customer first = customer(ACME);
        add(first);

        assertThrows(
                DuplicateKeyException.class,
                () -> add(first.toBuilder().country("ES").build()));
        assertThrows(DuplicateKeyException.class, () -> add(first));

        assertEquals(List.of(first), read(session -> session.customers().all()));
    }

    @Test
    void the_customer_file_is_one_for_all_ledgers() {
        write(Samples.ACME_IN_BRANCH, session -> session.customers().add(customer(ACME)));

        assertThrows(
                DuplicateKeyException.class,
                () -> write(ACME_ACCOUNT, session -> session.customers().add(customer(ACME))));
    }
}
