package io.cartera.identifier;

import static io.cartera.identifier.IdentifierFault.NOT_ASSIGNED;
import static io.cartera.identifier.IdentifierFault.WRONG_CHARACTERS;
import static io.cartera.identifier.IdentifierFault.WRONG_CHECK_DIGITS;
import static io.cartera.identifier.IdentifierFault.WRONG_FORMAT;
import static io.cartera.identifier.IdentifierFault.WRONG_LENGTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifierCheckTest {

    private static final IdentifierCheck CHECK = IdentifierCheck.standard();

    private static Optional<IdentifierFault> faultOf(String scheme, String value) {
        return CHECK.check(Identifier.of(IdentifierScheme.of(scheme), value));
    }

    @ParameterizedTest
    @CsvSource({
        // Tax numbers of Spain, in each of their forms.
        "es_dni, 12345678Z",
        "es_nie, X1234567L",
        "es_nie, Y1234567X",
        "es_cif, A58818501",
        "es_cif, Q2818015F",
        "es_cif, C58818501",
        "es_cif, C5881850A",
        "es_nif, 12345678Z",
        "es_nif, Y1234567X",
        "es_nif, A58818501",
        "es_nif, K1234567L",
        "es_nif, L1234567L",
        "es_nif, M1234567L",
        "vat_ES, ESM1234567L",
        // Numbers for value added tax that the countries or their validators publish.
        "vat_AT, ATU13585627",
        "vat_BE, BE0428759497",
        "vat_BE, BE403019261",
        "vat_BG, BG175074752",
        "vat_BG, BG7523169263",
        "vat_BG, BG8032056031",
        "vat_BG, BG7111042925",
        "vat_CY, CY10259033P",
        "vat_CZ, CZ25123891",
        "vat_CZ, CZ7103192745",
        "vat_CZ, CZ991231123",
        "vat_CZ, CZ640903926",
        "vat_DE, DE136695976",
        "vat_DK, DK13585628",
        "vat_EE, EE100931558",
        "vat_EL, EL094259216",
        "vat_FI, FI20774740",
        "vat_FR, FR40303265045",
        "vat_FR, FRK7399859412",
        "vat_FR, FR53000004605",
        "vat_GB, GB980780684",
        "vat_GB, GB434031494",
        "vat_GB, GBGD001",
        "vat_GB, GBHA500",
        "vat_GB, GBGD888800101",
        "vat_HR, HR33392005961",
        "vat_HU, HU12892312",
        "vat_IE, IE6433435F",
        "vat_IE, IE6433435OA",
        "vat_IE, IE8D79739I",
        "vat_IT, IT00743110157",
        "vat_LT, LT119511515",
        "vat_LT, LT100001919017",
        "vat_LT, LT100004801610",
        "vat_LU, LU15027442",
        "vat_LV, LV40003521600",
        "vat_LV, LV16117519997",
        "vat_MT, MT11679112",
        "vat_NL, NL004495445B01",
        "vat_NL, NL123456789B13",
        "vat_PL, PL8567346215",
        "vat_PT, PT501964843",
        "vat_RO, RO18547290",
        "vat_RO, RO573768",
        "vat_SE, SE123456789701",
        "vat_SI, SI50223054",
        "vat_SK, SK2022749619",
        // Birth numbers; the second one's day had no numbers left.
        "vat_SK, SK8160266411",
        "vat_CZ, CZ6774221916",
        "vat_CH_uid, CHE-100.155.212",
        "vat_CH_mwst, CHE-107.787.577 IVA",
        "vat_NO_mva, NO 995 525 828 MVA",
        "vat_NO_mva, 995525828MVA",
        "no_orgnr, 988 077 917",
        // Register numbers and the like.
        "ru_inn_10, 7707083893",
        "ru_inn_12, 500100732259",
        "ru_inn, 7707083893",
        "ru_inn, 500100732259",
        "ru_ogrn, 1022200525819",
        "ru_ogrn, 385768585948949",
        "ru_kpp, 773643301",
        "ru_kpp, 7736AB301",
        "cn_uscc, 91350100M000100Y43",
        "iban, ES9121000418450200051332",
        "iban, gb29 nwbk 6016 1331 9268 19",
        "lei, 213800KUD8LAJWSQ9D15",
        "iso11649_rf, RF18539007547034",
        "icao_document, L898902C36",
        "icao_document, D231458907",
        "icao_document, AB2134<<<5"
    })
    void published_numbers_are_right(String scheme, String value) {
        assertThat(faultOf(scheme, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "es_nif, 12345678#, WRONG_CHARACTERS",
        "es_nif, '', WRONG_LENGTH",
        "es_nif, 1234567, WRONG_LENGTH",
        "es_nif, 123456789, WRONG_FORMAT",
        "es_nif, 12345678A, WRONG_CHECK_DIGITS",
        "es_cif, A5881850B, WRONG_CHECK_DIGITS",
        "es_cif, Q28180157, WRONG_CHECK_DIGITS",
        "es_cif, A5881850K, WRONG_CHECK_DIGITS",
        "es_cif, I58818501, WRONG_FORMAT",
        "es_cif, 12345678Z, WRONG_FORMAT",
        "vat_ES, 12345678Z, WRONG_LENGTH",
        "vat_DE, XX136695976, WRONG_FORMAT",
        "vat_DE, DE036695977, WRONG_CHECK_DIGITS",
        "vat_BE, BE0000000097, NOT_ASSIGNED",
        "vat_BG, BG7553169263, WRONG_CHECK_DIGITS",
        "vat_CZ, CZ7152192745, WRONG_CHECK_DIGITS",
        "vat_CZ, CZ6774221917, WRONG_CHECK_DIGITS",
        "vat_CZ, CZ7133192741, WRONG_CHECK_DIGITS",
        "vat_SK, SK8160326411, WRONG_CHECK_DIGITS",
        "vat_BE, 'BE 0220,764.971', WRONG_CHARACTERS",
        "vat_BE, BE 0()468.561.072, WRONG_CHARACTERS",
        "vat_LU, LU: 20993675, WRONG_CHECK_DIGITS",
        "vat_CZ, CZ541231123, WRONG_CHECK_DIGITS",
        "vat_GB, GBGD500, NOT_ASSIGNED",
        "vat_GB, GBHA499, NOT_ASSIGNED",
        "vat_GB, GB802311781, WRONG_CHECK_DIGITS",
        "vat_IE, IE8D79738J, WRONG_CHECK_DIGITS",
        "vat_IT, IT00743111015, NOT_ASSIGNED",
        "vat_LV, LV16137519997, WRONG_CHECK_DIGITS",
        "vat_LT, LT119511522, NOT_ASSIGNED",
        "vat_NL, NL004495445B00, NOT_ASSIGNED",
        "vat_SE, SE123456789702, NOT_ASSIGNED",
        "vat_SK, SK2010000003, NOT_ASSIGNED",
        "vat_NO_mva, NO995525828, WRONG_LENGTH",
        "no_orgnr, 000000000, NOT_ASSIGNED",
        "ru_inn_10, 0000000000, NOT_ASSIGNED",
        "ru_ogrn, 0000000000000, NOT_ASSIGNED",
        "lei, 213800KUD8LAJWS09200, NOT_ASSIGNED",
        "lei, 213800KUD8LAJWS02701, NOT_ASSIGNED",
        "lei, 213800KUD8LAJWS05999, NOT_ASSIGNED",
        "ru_ogrn, 3022200525817, NOT_ASSIGNED",
        "ru_ogrn, 4022200525816, NOT_ASSIGNED",
        "iban, ES9221000418450200051332, WRONG_CHECK_DIGITS",
        "vat_ES, ESC58818502, WRONG_CHECK_DIGITS",
        "iban, ES912100041845020005133, WRONG_FORMAT",
        "iban, XX9121000418450200051332, WRONG_FORMAT",
        "iban, BE68539007547034000, WRONG_FORMAT",
        "lei, 213800KUD8LAJWSQ9D16, WRONG_CHECK_DIGITS",
        "iso11649_rf, RF, WRONG_LENGTH",
        "icao_document, L898902C37, WRONG_CHECK_DIGITS",
        "icao_document, <<<<<<<<<0, NOT_ASSIGNED",
        "es_nif, １２３４５６７８Z, WRONG_CHARACTERS"
    })
    void wrong_numbers_are_told_with_the_reason(String scheme, String value, IdentifierFault fault) {
        assertThat(faultOf(scheme, value)).contains(fault);
    }

    @Test
    void what_people_set_between_the_parts_makes_no_difference_and_nothing_else_is_forgiven() {
        assertThat(Identifier.of(IdentifierScheme.ES_NIF, " a-58.818\u00a0501 ").normalised())
                .isEqualTo("A58818501");
        assertThat(faultOf("es_nif", " a-58.818\u00a0501 ")).isEmpty();
        assertThat(faultOf("es_nif", "A58818501\t")).contains(WRONG_CHARACTERS);
        assertThat(faultOf("es_nif", "A58/818/501")).isEmpty();
        assertThat(faultOf("es_nif", "A58,818,501")).contains(WRONG_CHARACTERS);
        assertThat(faultOf("es_nif", "A58(8)18501")).contains(WRONG_CHARACTERS);
        assertThat(faultOf("es_nif", "ESA58818501")).contains(WRONG_LENGTH);
    }

    @ParameterizedTest
    @CsvSource({
        "vat_BE, BE (0)468.561.072",
        "vat_LU, LU: 20993674",
        "vat_LU, LU: 2294 4200",
        "vat_EL, EL: 094279805",
        "vat_CZ, CZ 710319/2745",
        "vat_AT, ATU/13585627"
    })
    void numbers_are_right_as_people_write_them(String scheme, String value) {
        assertThat(faultOf(scheme, value)).isEmpty();
    }

    @Property
    void a_spanish_company_has_either_control_under_every_letter(
            @ForAll @IntRange(max = 9_999_999) int number, @ForAll("legalForms") char letter) {
        String digits = String.format(Locale.ROOT, "%07d", number);
        int control = CheckDigits.luhnDigit(digits);
        for (int i = 0; i < 10; i++) {
            boolean right = i == control;
            assertThat(faultOf("es_cif", letter + digits + i).isEmpty()).isEqualTo(right);
            assertThat(faultOf("es_cif", letter + digits + "JABCDEFGHI".charAt(i))
                            .isEmpty())
                    .isEqualTo(right);
        }
    }

    @Provide
    Arbitrary<Character> legalForms() {
        return Arbitraries.of('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'N', 'P', 'Q', 'R', 'S', 'U', 'V', 'W');
    }

    @Test
    void what_is_told_does_not_hang_on_the_language_of_the_machine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(faultOf("vat_IE", "ie6433435f")).isEmpty();
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void an_unknown_scheme_is_not_checked_until_the_host_adds_its_own_check() {
        Identifier brazilian = Identifier.of(IdentifierScheme.of("br_cnpj"), "nonsense");
        IdentifierCheck withBrazil = CHECK.and(
                other -> other.scheme().code().equals("br_cnpj") ? Optional.of(WRONG_FORMAT) : Optional.empty());

        assertThat(CHECK.check(brazilian)).isEmpty();
        assertThat(withBrazil.check(brazilian)).contains(WRONG_FORMAT);
        assertThat(withBrazil.check(Identifier.of(IdentifierScheme.ES_NIF, "1")))
                .contains(WRONG_LENGTH);
        assertThat(withBrazil.check(Identifier.of(IdentifierScheme.ES_NIF, "12345678Z")))
                .isEmpty();
    }

    @Test
    void what_is_written_of_an_identifier_keeps_its_value_to_itself() {
        Identifier nif = Identifier.of(IdentifierScheme.ES_NIF, "12345678Z");

        assertThat(nif).hasToString("es_nif[9 characters]").isEqualTo(Identifier.of(nif.scheme(), nif.value()));
        assertThat(nif).isNotEqualTo(Identifier.of(IdentifierScheme.ES_DNI, "12345678Z"));
        assertThat(IdentifierScheme.vat("DE")).hasToString("vat_DE");
        assertThatIllegalArgumentException().isThrownBy(() -> IdentifierScheme.of(" "));
    }

    @Test
    void every_member_of_the_union_has_its_rule() {
        String members = "AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI GB";

        assertThat(members.split(" "))
                .allMatch(country -> IdentifierCheck.standardSchemes().contains(IdentifierScheme.vat(country)));
    }

    @Property(tries = 3000)
    void no_text_makes_a_check_fail(@ForAll("texts") String text) {
        for (IdentifierScheme scheme : IdentifierCheck.standardSchemes()) {
            assertThat(CHECK.check(Identifier.of(scheme, text))).isNotNull();
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(70);
        Arbitrary<String> digits = Arbitraries.strings().numeric().ofMaxLength(20);
        Arbitrary<String> near =
                Arbitraries.strings().withChars("0123456789ABCDEFGHXYZ+*<").ofMaxLength(18);
        Arbitrary<String> prefixes =
                Arbitraries.of("", "ATU", "BE", "BG", "CZ", "CHE", "GBGD", "IE", "LV", "FR", "RF", "ES");
        return Arbitraries.oneOf(
                any,
                digits,
                near,
                prefixes.flatMap(prefix -> digits.map(rest -> prefix + rest)),
                prefixes.flatMap(prefix -> near.map(rest -> prefix + rest)));
    }

    @Property
    void a_digit_changed_is_found_where_the_sum_is_taken_by_97(
            @ForAll("sumsBy97") Identifier right, @ForAll int place, @ForAll @IntRange(min = 1, max = 9) int by) {
        char[] written = right.value().toCharArray();
        int at = Math.floorMod(place, written.length);
        if (Character.isDigit(written[at])) {
            written[at] = Character.forDigit((written[at] - '0' + by) % 10, 10);
            assertThat(CHECK.check(Identifier.of(right.scheme(), new String(written))))
                    .isPresent();
        }
        assertThat(CHECK.check(right)).isEmpty();
    }

    @Property
    void neighbours_exchanged_are_found_where_the_sum_is_taken_by_97(
            @ForAll("sumsBy97") Identifier right, @ForAll int place) {
        char[] written = right.value().toCharArray();
        int at = Math.floorMod(place, written.length - 1);
        String before = numbers(written[at], written[at + 1]);
        char first = written[at];
        written[at] = written[at + 1];
        written[at + 1] = first;

        if (!numbers(written[at], written[at + 1]).equals(before)) {
            assertThat(CHECK.check(Identifier.of(right.scheme(), new String(written))))
                    .isPresent();
        }
    }

    // A letter counts as two digits, so B1 and 1B are the same 111 to the sum, as M2 and X3 are theirs.
    private static String numbers(char first, char second) {
        return "" + Character.getNumericValue(first) + Character.getNumericValue(second);
    }

    @Provide
    Arbitrary<Identifier> sumsBy97() {
        Arbitrary<Identifier> references = Arbitraries.strings()
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(21)
                .map(rest -> moved(IdentifierScheme.CREDITOR_REFERENCE, "RF", rest));
        Arbitrary<Identifier> accounts =
                Arbitraries.strings().numeric().ofLength(20).map(rest -> moved(IdentifierScheme.IBAN, "ES", rest));
        Arbitrary<Identifier> entities = Arbitraries.strings()
                .withChars("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
                .ofLength(18)
                .map(rest -> Identifier.of(IdentifierScheme.LEI, rest + checkDigits(rest)));
        return Arbitraries.oneOf(references, accounts, entities);
    }

    private static Identifier moved(IdentifierScheme scheme, String letters, String rest) {
        return Identifier.of(scheme, letters + checkDigits(rest + letters) + rest);
    }

    private static String checkDigits(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().forEach(c -> digits.append(Character.digit(c, 36)));
        int rest = new BigInteger(digits + "00").mod(BigInteger.valueOf(97)).intValue();
        return String.format(Locale.ROOT, "%02d", 98 - rest);
    }

    @Test
    void faults_are_told_in_their_order() {
        assertThat(IdentifierFault.values())
                .containsExactly(WRONG_CHARACTERS, WRONG_LENGTH, WRONG_FORMAT, WRONG_CHECK_DIGITS, NOT_ASSIGNED);
    }
}
