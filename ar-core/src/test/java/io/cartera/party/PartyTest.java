package io.cartera.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.identifier.IdentifierCheck;
import io.cartera.identifier.IdentifierFault;
import io.cartera.identifier.IdentifierScheme;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Names, parties, addresses and tax identifiers. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PartyTest {

    @Test
    void C005_a_name_is_displayed_in_its_own_order() {
        assertThat(PersonName.of("Ana", "García").withSecondFamily("López").displayed())
                .isEqualTo("Ana García López");
        PersonName anna = PersonName.of("Анна", "Каренина").withPatronymic("Аркадьевна");
        assertThat(anna.displayed()).isEqualTo("Анна Аркадьевна Каренина");
        assertThat(anna.familyFirst().displayed()).isEqualTo("Каренина Анна Аркадьевна");
        assertThat(PersonName.of("小龙", "李").familyFirst().displayed()).isEqualTo("李小龙");
        assertThat(PersonName.of("Béla", "Bartók").familyFirst().displayed()).isEqualTo("Bartók Béla");
    }

    @Test
    void a_name_survives_printing_and_parsing() {
        for (PersonName name : List.of(
                PersonName.of("Ana", "García"),
                PersonName.of("Ana", "García").withSecondFamily("López"),
                PersonName.of("Анна", "Каренина").withPatronymic("Аркадьевна").familyFirst())) {
            assertThat(PersonName.parse(name.text())).isEqualTo(name);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> PersonName.parse("Ana García"));
    }

    @Test
    void a_name_that_is_too_long_to_be_displayed_is_refused() {
        PersonName longest = PersonName.of("a".repeat(499), "b".repeat(500));
        assertThat(longest.displayed()).hasSize(1000);

        assertThatIllegalArgumentException().isThrownBy(() -> PersonName.of("a".repeat(500), "b".repeat(500)));
        assertThatIllegalArgumentException().isThrownBy(() -> longest.withPatronymic("c"));
        assertThatIllegalArgumentException().isThrownBy(() -> PersonName.of("Ana\nMaría", "García"));
        assertThatIllegalArgumentException().isThrownBy(() -> PersonName.of(" ", "García"));
    }

    @Test
    void C008_a_person_may_trade_and_an_organisation_has_a_legal_form() {
        Person person = Party.person(PersonName.of("Ana", "García"));
        assertThat(person.legalForm()).isEmpty();
        assertThat(person.soleTrader().legalForm()).contains(LegalForm.SOLE_TRADER);
        assertThat(person.tradingAs("Bar Ana").tradeName()).contains("Bar Ana");
        assertThat(person.tradingAs("Bar Ana").legalName()).isEqualTo("Ana García");
        Organisation company = Party.organisation("Bar Ana S.L.")
                .withLegalForm(LegalForm.of("ES-SL"))
                .tradingAs("Bar Ana");
        assertThat(company.legalForm()).contains(LegalForm.of("ES-SL"));
        assertThat(company).isNotEqualTo(Party.organisation("Bar Ana S.L."));
    }

    @Test
    void C009_a_tax_identifier_is_checked_for_its_shape_only() {
        TaxId wrong = TaxId.of(IdentifierScheme.ES_NIF, "12345678A");
        assertThat(wrong.value()).isEqualTo("12345678A");
        assertThat(IdentifierCheck.standard().check(wrong.identifier())).contains(IdentifierFault.WRONG_CHECK_DIGITS);
        assertThat(IdentifierCheck.standard()
                        .check(TaxId.of(IdentifierScheme.ES_NIF, "12345678Z").identifier()))
                .isEmpty();
        assertThat(TaxId.of(IdentifierScheme.ES_NIF, "12345678Z"))
                .isNotEqualTo(TaxId.of(IdentifierScheme.vat("ES"), "12345678Z"));

        assertThatIllegalArgumentException().isThrownBy(() -> TaxId.of(IdentifierScheme.ES_NIF, " "));
        assertThatIllegalArgumentException().isThrownBy(() -> TaxId.of(IdentifierScheme.ES_NIF, "1".repeat(129)));
    }

    @Test
    void C006_an_address_has_one_to_six_lines_a_city_and_a_country() {
        PostalAddress.Builder six = PostalAddress.in("ES").city("Madrid");
        assertThatIllegalArgumentException().isThrownBy(six::build);
        for (int i = 1; i <= PostalAddress.MAX_LINES; i++) {
            six.line("Line " + i);
        }
        assertThat(six.build().lines()).hasSize(6).startsWith("Line 1").endsWith("Line 6");
        assertThatIllegalArgumentException().isThrownBy(() -> six.line("Line 7"));
        assertThatIllegalArgumentException().isThrownBy(() -> PostalAddress.in("es"));
        assertThatIllegalArgumentException().isThrownBy(() -> PostalAddress.in("ESP"));
    }

    @Test
    void nothing_personal_is_in_the_text_of_any_of_them() {
        PersonName name = PersonName.of("Ana", "García");
        PostalAddress address = PostalAddress.in("ES")
                .line("García 1")
                .city("García")
                .region("García")
                .postalCode("García")
                .build();

        for (Object personal : List.of(
                name,
                Person.of(name).tradingAs("García"),
                Organisation.of("García").tradingAs("García"),
                address,
                TaxId.of(IdentifierScheme.ES_NIF, "García"),
                Sensitive.of(name),
                Sensitive.of("García"),
                Sensitive.erased())) {
            assertThat(personal.toString()).doesNotContain("García", "Ana").isNotBlank();
        }
    }
}
