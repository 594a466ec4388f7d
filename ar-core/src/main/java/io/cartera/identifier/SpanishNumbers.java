package io.cartera.identifier;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Spain: Real Decreto 1065/2007, articles 19 to 22; Orden EHA/451/2008 (letters of legal forms and control characters);
 * the letter of natural persons is that of the Ministry of the Interior, the number modulo 23.
 * <p>
 * The order names the letters of legal forms and says only that the control is a character. The tax office gives a digit
 * to companies (A, B, E, H) and a letter to public bodies, foreign entities and the like (N, P, Q, R, S, W), and there are
 * numbers in use, of both kinds, that have the other: the two say the same, so either is right under every letter.
 */
final class SpanishNumbers {

    private static final String LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String CONTROLS = "JABCDEFGHI";
    private static final String LEGAL_FORMS = "ABCDEFGHJNPQRSUVW";

    private SpanishNumbers() {}

    static void addTo(Map<IdentifierScheme, List<Form>> rows) {
        List<Form> dni = List.of(dni(""));
        List<Form> nie = List.of(nie("", "X", 0), nie("", "Y", 1), nie("", "Z", 2));
        List<Form> cif = legalPersons("").toList();
        rows.put(IdentifierScheme.ES_DNI, dni);
        rows.put(IdentifierScheme.ES_NIE, nie);
        rows.put(IdentifierScheme.ES_CIF, cif);
        rows.put(IdentifierScheme.ES_NIF, all(""));
        rows.put(IdentifierScheme.vat("ES"), all("ES"));
    }

    private static List<Form> all(String country) {
        Stream<Form> persons = Stream.of(
                dni(country),
                nie(country, "X", 0),
                nie(country, "Y", 1),
                nie(country, "Z", 2),
                // K: below 14 years of age; L: living abroad; M: foreigners without an NIE.
                nie(country, "K", 0),
                nie(country, "L", 0),
                nie(country, "M", 0));
        return Stream.concat(persons, legalPersons(country)).toList();
    }

    private static Form dni(String country) {
        return Form.of(country + "8n1a", free -> hasLetter(0, free));
    }

    private static Form nie(String country, String letter, int before) {
        return Form.of(country + letter + "7n1a", free -> hasLetter(before, free));
    }

    private static boolean hasLetter(int before, String free) {
        int last = free.length() - 1;
        int number = Integer.parseInt(before + free.substring(0, last));
        return LETTERS.charAt(number % LETTERS.length()) == free.charAt(last);
    }

    private static Stream<Form> legalPersons(String country) {
        return Stream.concat(legalPersons(country, "7n1n"), legalPersons(country, "7n1a"));
    }

    private static Stream<Form> legalPersons(String country, String rest) {
        return LEGAL_FORMS
                .chars()
                .mapToObj(letter -> Form.of(country + (char) letter + rest, SpanishNumbers::hasControl));
    }

    private static boolean hasControl(String free) {
        int expected = CheckDigits.luhnDigit(free.substring(0, 7));
        char control = free.charAt(7);
        return control == CONTROLS.charAt(expected) || control == Character.forDigit(expected, 10);
    }
}
