package io.cartera.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.cartera.terms.PaymentTerms;
import io.cartera.trace.Difference;
import org.junit.jupiter.api.Test;

class CustomerTest {

    private static final CustomerId ACME = CustomerId.of("ACME");

    private static Customer full() {
        return Customer.organisation(ACME, "Acme S.L.")
                .country("ES")
                .industry("wholesale")
                .terms(PaymentTerms.netDays(30))
                .build();
    }

    @Test
    void a_file_says_who_the_customer_is_and_on_what_terms_it_buys() {
        Customer customer = full();

        assertThat(customer.id()).isEqualTo(ACME);
        assertThat(customer.kind()).isEqualTo(PartyKind.ORGANISATION);
        assertThat(customer.name()).isEqualTo("Acme S.L.");
        assertThat(customer.country()).contains("ES");
        assertThat(customer.industry()).contains("wholesale");
        assertThat(customer.terms()).contains(PaymentTerms.netDays(30));
    }

    @Test
    void only_identifier_kind_and_name_are_required() {
        Customer customer = Customer.person(ACME, "Maria").build();

        assertThat(customer.kind()).isEqualTo(PartyKind.PERSON);
        assertThat(customer.country()).isEmpty();
        assertThat(customer.industry()).isEmpty();
        assertThat(customer.terms()).isEmpty();
    }

    @Test
    void a_changed_copy_leaves_the_file_as_it_was() {
        Customer customer = full();
        Customer moved = customer.toBuilder().country("PT").build();

        assertThat(moved.country()).contains("PT");
        assertThat(moved.name()).isEqualTo("Acme S.L.");
        assertThat(moved.terms()).contains(PaymentTerms.netDays(30));
        assertThat(customer).isEqualTo(full());
        assertThat(customer.toBuilder().build()).isEqualTo(customer).hasSameHashCodeAs(customer);
    }

    @Test
    void a_built_file_does_not_follow_its_builder() {
        Customer.Builder builder = Customer.person(ACME, "Maria");
        Customer first = builder.build();
        builder.country("ES");

        assertThat(first.country()).isEmpty();
    }

    @Test
    void the_first_field_that_differs_is_named() {
        Customer file = full();

        assertThat(file.differenceFrom(full())).isEmpty();
        assertThat(file.differenceFrom(Customer.person(ACME, "Acme S.L.").build()))
                .contains(new Difference("kind", "ORGANISATION", "PERSON"));
        assertThat(file.differenceFrom(Customer.organisation(ACME, "Acme").build()))
                .contains(new Difference("name", "Acme S.L.", "Acme"));
        assertThat(file.differenceFrom(file.toBuilder().country("PT").build()))
                .contains(new Difference("country", "ES", "PT"));
        assertThat(file.differenceFrom(file.toBuilder().industry("retail").build()))
                .contains(new Difference("industry", "wholesale", "retail"));
        assertThat(file.differenceFrom(
                        file.toBuilder().terms(PaymentTerms.netDays(60)).build()))
                .contains(new Difference("terms", "net 30", "net 60"));
        assertThat(Customer.organisation(ACME, "Acme S.L.").build().differenceFrom(file))
                .contains(new Difference("country", "", "ES"));
        assertThat(file).isNotEqualTo(file.toBuilder().country("PT").build());
    }

    @Test
    void nothing_that_may_be_personal_is_shown() {
        assertThat(full()).hasToString("Customer[ACME]");
    }

    @Test
    void texts_have_1_to_1000_characters_that_every_store_can_keep() {
        assertThat(Customer.person(ACME, "x".repeat(1000)).build().name()).hasSize(1000);
        assertThat(Customer.person(ACME, "Jos\u00e9 \uD83D\uDE00\n2").build().name())
                .isEqualTo("Jos\u00e9 \uD83D\uDE00\n2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Customer.person(ACME, "x".repeat(1001)))
                .withMessageStartingWith("name");
        for (String text : new String[] {"", " ", "a\u0000", "a\uD800", "\uDE00\uD83D"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Customer.organisation(ACME, text))
                    .withMessageStartingWith("name");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Customer.organisation(ACME, "Acme").country(text))
                    .withMessageStartingWith("country");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Customer.organisation(ACME, "Acme").industry(text))
                    .withMessageStartingWith("industry");
        }
    }

    @Test
    void missing_arguments_are_refused_by_name() {
        assertThatNullPointerException()
                .isThrownBy(() -> Customer.organisation(null, "Acme"))
                .withMessageContaining("id");
        assertThatNullPointerException()
                .isThrownBy(() -> Customer.organisation(ACME, null))
                .withMessageContaining("name");
        assertThatNullPointerException()
                .isThrownBy(() -> Customer.organisation(ACME, "Acme").country(null))
                .withMessageContaining("country");
        assertThatNullPointerException()
                .isThrownBy(() -> Customer.organisation(ACME, "Acme").industry(null))
                .withMessageContaining("industry");
        assertThatNullPointerException()
                .isThrownBy(() -> Customer.organisation(ACME, "Acme").terms(null))
                .withMessageContaining("terms");
        assertThatNullPointerException()
                .isThrownBy(() -> full().differenceFrom(null))
                .withMessageContaining("offered");
    }
}
