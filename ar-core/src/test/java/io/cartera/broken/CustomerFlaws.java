package io.cartera.broken;

import io.cartera.contract.CustomerRepositoryContract;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customer.PaymentPreference;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Flaws in the customer file. */
final class CustomerFlaws {

    private CustomerFlaws() {}

    static List<Flaw> all() {
        return List.of(
                keeping(
                        "loses the terms of a customer",
                        CustomerFlaws::withoutTerms,
                        "a_customer_with_all_its_parts_comes_back",
                        "each_optional_part_comes_back_alone"),
                keeping(
                        "invents a country",
                        customer -> customer.toBuilder().country("XX").build(),
                        "a_customer_with_nothing_but_a_name_comes_back"),
                keeping(
                        "keeps every customer as an organisation",
                        customer -> Customer.organisation(customer.id(), customer.name())
                                .build(),
                        "a_person_comes_back_as_a_person"),
                keeping("trims names", CustomerFlaws::trimmed, "texts_come_back_character_by_character"),
                keeping(
                        "forgets how a customer pays",
                        customer -> customer.toBuilder()
                                .paymentPreference(PaymentPreference.any())
                                .build(),
                        "a_customer_with_all_its_parts_comes_back",
                        "preferences_of_payment_come_back_character_by_character"),
                behaving(
                        "folds the case of customers' identifiers",
                        parts -> finding(parts, id -> id.value().toLowerCase(Locale.ROOT)),
                        "an_unknown_customer_is_not_found"),
                behaving(
                        "takes composed and decomposed identifiers for one",
                        parts -> finding(parts, id -> Normalizer.normalize(id.value(), Normalizer.Form.NFC)),
                        "identifiers_that_look_alike_are_different_customers"),
                behaving("sorts customers by UTF-16", CustomerFlaws::sortedByUtf16, "all_customers_come_by_code_point"),
                behaving(
                        "comes with a sample customer",
                        CustomerFlaws::withSample,
                        "the_customer_file_of_an_empty_store_is_empty"),
                behaving(
                        "passes over a customer that is on file",
                        CustomerFlaws::ignoringDuplicates,
                        "an_identifier_is_taken_once_and_the_first_file_stays",
                        "the_customer_file_is_one_for_all_ledgers"));
    }

    private static Flaw keeping(String name, UnaryOperator<Customer> kept, String... cases) {
        return behaving(
                name,
                parts -> parts.with(new Customers(parts) {
                    @Override
                    public void add(Customer customer) {
                        super.add(kept.apply(customer));
                    }
                }),
                cases);
    }

    private static Flaw behaving(String name, UnaryOperator<Parts> flaw, String... cases) {
        return Flaw.of(name, CustomerRepositoryContract.class, flaw, cases);
    }

    private static Customer withoutTerms(Customer customer) {
        Customer.Builder builder = Customer.person(customer.id(), customer.name());
        customer.country().ifPresent(builder::country);
        customer.industry().ifPresent(builder::industry);
        return builder.build();
    }

    private static Customer trimmed(Customer customer) {
        return Customer.organisation(customer.id(), customer.name().strip())
                .country(customer.country().orElse("XX"))
                .industry(customer.industry().orElse("XX"))
                .build();
    }

    private static Parts finding(Parts parts, Function<CustomerId, String> likeness) {
        return parts.with(new Customers(parts) {
            @Override
            public Optional<Customer> find(CustomerId id) {
                return all().stream()
                        .filter(customer -> likeness.apply(customer.id()).equals(likeness.apply(id)))
                        .findFirst();
            }
        });
    }

    private static Parts sortedByUtf16(Parts parts) {
        return parts.with(new Customers(parts) {
            @Override
            public List<Customer> all() {
                return super.all().stream()
                        .sorted(Comparator.comparing(customer -> customer.id().value()))
                        .toList();
            }
        });
    }

    private static Parts withSample(Parts parts) {
        Customer sample = Customer.person(CustomerId.of("SAMPLE"), "Sample").build();
        return parts.with(new Customers(parts) {
            @Override
            public List<Customer> all() {
                return Stream.concat(super.all().stream(), Stream.of(sample)).toList();
            }
        });
    }

    private static Parts ignoringDuplicates(Parts parts) {
        return parts.with(new Customers(parts) {
            @Override
            public void add(Customer customer) {
                if (find(customer.id()).isEmpty()) {
                    super.add(customer);
                }
            }
        });
    }
}
