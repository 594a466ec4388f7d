package io.cartera.identifier;

import static io.cartera.identifier.CheckDigits.after;
import static io.cartera.identifier.CheckDigits.digit;
import static io.cartera.identifier.CheckDigits.number;
import static io.cartera.identifier.CheckDigits.rest;
import static io.cartera.identifier.CheckDigits.sum;

import io.cartera.trace.internal.Mod97;
import java.util.List;
import java.util.Map;

/**
 * Numbers for value added tax of the Union's members but Spain. Forms: European Commission, VIES, "VAT identification number
 * structure". Check digits: the Commission's "VAT number algorithms" (SCAC), and the national rule named at each row.
 */
final class EuropeanVat {

    private static final String NOT_ZERO_FIRST = "[1-9].*";
    private static final String NOT_ALL_ZERO = "(?!0+[A-Z]*$).*";

    private EuropeanVat() {}

    static void addTo(Map<IdentifierScheme, List<Form>> rows) {
        addWest(rows);
        addSouth(rows);
        addNorth(rows);
        addEast(rows);
    }

    private static void addWest(Map<IdentifierScheme, List<Form>> rows) {
        // Bundesministerium für Finanzen, "Konstruktionsregeln der UID".
        row(rows, "AT", Form.of("ATU8n", EuropeanVat::isAustrian));
        // Crossroads Bank for Enterprises: 97 less the rest by 97; numbers of before 2005 without their leading zero.
        row(
                rows,
                "BE",
                Form.of("BE10n", EuropeanVat::isBelgian).only("[01](?!0{7}).*"),
                Form.of("BE9n", digits -> isBelgian("0" + digits)).only("(?!0{7}).*"));
        // Bundeszentralamt für Steuern: ISO 7064, MOD 11,10.
        row(rows, "DE", Form.of("DE9n", CheckDigits::mod1110).only(NOT_ZERO_FIRST));
        // Direction générale des finances publiques: a key and the SIREN, which is INSEE's; Monaco's begins with 000.
        row(rows, "FR", Form.of("FR2k9n", FrenchVat::fits).only("(?!..0{9}).*"));
        row(
                rows,
                "IE",
                Form.of("IE7n1a", IrishVat::fits),
                Form.of("IE7n2a", IrishVat::fits),
                Form.of("IE1n1i5n1a", IrishVat::fitsOfOld));
        // Administration de l'enregistrement, des domaines et de la TVA.
        row(
                rows,
                "LU",
                Form.of("LU8n", digits -> number(digits, 0, 6) % 89 == number(digits, 6, 8))
                        .only("(?!0{6}).*"));
        // Belastingdienst: a company's number modulo 11, or (since 2020, of persons) all of it by MOD 97-10 with NL
        // before it.
        row(rows, "NL", Form.of("NL9nB2n", EuropeanVat::isDutch).only("(?!0{9}).*(?<!00)"));
    }

    private static boolean isAustrian(String digits) {
        int sum = 4;
        for (int i = 0; i < 7; i++) {
            int product = digit(digits, i) * (1 + i % 2);
            sum += product / 10 + product % 10;
        }
        return (10 - sum % 10) % 10 == digit(digits, 7);
    }

    private static boolean isBelgian(String digits) {
        return 97 - number(digits, 0, 8) % 97 == number(digits, 8, 10);
    }

    private static boolean isDutch(String digits) {
        return sum(digits, 9, 8, 7, 6, 5, 4, 3, 2) % 11 == digit(digits, 8)
                || Mod97.rest("NL" + digits.substring(0, 9) + "B" + digits.substring(9)) == 1;
    }

    private static void addSouth(Map<IdentifierScheme, List<Form>> rows) {
        // Tax Department of Cyprus; 12 was never given.
        row(rows, "CY", Form.of("CY8n1a", EuropeanVat::isCypriot).only("(?!12).*"));
        // Independent Authority for Public Revenue (AFM); weights are the powers of 2.
        row(
                rows,
                "EL",
                Form.of("EL9n", after(11, rest -> rest % 10, 256, 128, 64, 32, 16, 8, 4, 2))
                        .only(NOT_ALL_ZERO));
        // Porezna uprava, OIB: ISO 7064, MOD 11,10.
        row(rows, "HR", Form.of("HR11n", CheckDigits::mod1110));
        // Agenzia delle Entrate: digits 8 to 10 are the issuing office.
        row(
                rows,
                "IT",
                Form.of("IT11n", CheckDigits::luhn)
                        .only("(?!0{7})[0-9]{7}(?!000)(0[0-9]{2}|100|120|121|888|999)[0-9]"));
        row(rows, "MT", Form.of("MT8n", rest(37, 0, 3, 4, 6, 7, 8, 9, 10, 1)).only(NOT_ZERO_FIRST));
        // Autoridade Tributária, Decreto-Lei 14/2013 (NIF).
        row(
                rows,
                "PT",
                Form.of("PT9n", after(11, rest -> (11 - rest) % 11 % 10, 9, 8, 7, 6, 5, 4, 3, 2))
                        .only(NOT_ZERO_FIRST));
        // Finančna uprava: a number whose rest is 0 is not given.
        row(
                rows,
                "SI",
                Form.of("SI8n", after(11, rest -> rest == 0 ? -1 : (11 - rest) % 10, 8, 7, 6, 5, 4, 3, 2))
                        .only(NOT_ZERO_FIRST));
    }

    private static boolean isCypriot(String number) {
        int[] ofOddPlaces = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            int digit = digit(number, i);
            sum += i % 2 == 0 ? ofOddPlaces[digit] : digit;
        }
        return number.charAt(8) == 'A' + sum % 26;
    }

    private static void addNorth(Map<IdentifierScheme, List<Form>> rows) {
        // Erhvervsstyrelsen, CVR number.
        row(rows, "DK", Form.of("DK8n", rest(11, 0, 2, 7, 6, 5, 4, 3, 2, 1)).only(NOT_ZERO_FIRST));
        row(rows, "EE", Form.of("EE9n", rest(10, 0, 3, 7, 1, 3, 7, 1, 3, 7, 1)).only(NOT_ALL_ZERO));
        // Patentti- ja rekisterihallitus, Y-tunnus.
        row(rows, "FI", Form.of("FI8n", rest(11, 0, 7, 9, 10, 5, 8, 4, 2, 1)).only(NOT_ALL_ZERO));
        // Valstybinė mokesčių inspekcija: the last digit but one is always 1.
        row(
                rows,
                "LT",
                Form.of("LT9n", EuropeanVat::isLithuanian).only(".{7}1."),
                // Taxpayers registered for a time.
                Form.of("LT12n", EuropeanVat::isLithuanian).only(".{10}1."));
        // Valsts ieņēmumu dienests: legal persons, or persons by their day of birth (since 2017 without: 32).
        row(
                rows,
                "LV",
                Form.of(
                        "LV11n",
                        digits -> digits.charAt(0) > '3' ? isLatvianCompany(digits) : BirthNumbers.latvian(digits)));
        // Skatteverket: the organisation number, and 01.
        row(
                rows,
                "SE",
                Form.of("SE12n", digits -> CheckDigits.luhn(digits.substring(0, 10)))
                        .only("(?!0{10}).*01"));
    }

    private static boolean isLithuanian(String digits) {
        int last = digits.length() - 1;
        int rest = lithuanianSum(digits, last, 0) % 11;
        return (rest < 10 ? rest : lithuanianSum(digits, last, 2) % 11 % 10) == digit(digits, last);
    }

    // Weights are 1 to 9 over and over, in the second round from 3 on.
    private static int lithuanianSum(String digits, int count, int shift) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += (1 + (i + shift) % 9) * digit(digits, i);
        }
        return sum;
    }

    private static boolean isLatvianCompany(String digits) {
        return sum(digits, 9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1) % 11 == 3;
    }

    private static void addEast(Map<IdentifierScheme, List<Form>> rows) {
        // National Revenue Agency: companies; persons by EGN, foreigners by their number, all others.
        row(
                rows,
                "BG",
                Form.of("BG9n", EuropeanVat::isBulgarianCompany).only(NOT_ALL_ZERO),
                Form.of("BG10n", BirthNumbers::bulgarian).only(NOT_ALL_ZERO),
                Form.of("BG10n", after(10, rest -> rest, 21, 19, 17, 13, 11, 9, 7, 3, 1))
                        .only(NOT_ALL_ZERO),
                Form.of("BG10n", after(11, rest -> (11 - rest) % 11, 4, 3, 2, 7, 6, 5, 4, 3, 2))
                        .only(NOT_ALL_ZERO));
        // Finanční správa: legal persons; persons by their birth number, or by a number that begins with 6.
        row(
                rows,
                "CZ",
                Form.of("CZ8n", after(11, EuropeanVat::czech, 8, 7, 6, 5, 4, 3, 2))
                        .only("(?!9)(?!0{7}).*"),
                Form.of("CZ9n", digits -> BirthNumbers.czech(digits) || isCzechSpecial(digits)),
                Form.of("CZ10n", BirthNumbers::czech));
        // Nemzeti Adó- és Vámhivatal.
        row(rows, "HU", Form.of("HU8n", rest(10, 0, 9, 7, 3, 1, 9, 7, 3, 1)).only(NOT_ALL_ZERO));
        // Ministerstwo Finansów, NIP: the rest is the last digit, and a rest of 10 is not given.
        row(
                rows,
                "PL",
                Form.of("PL10n", after(11, rest -> rest, 6, 5, 7, 2, 3, 4, 5, 6, 7))
                        .only(NOT_ALL_ZERO));
        // Ministerul Finanțelor, CUI: zeros on the left are counted, and never written.
        row(rows, "RO", Form.of("RO2-10n", EuropeanVat::isRomanian).only(NOT_ZERO_FIRST));
        // Finančná správa: a multiple of 11, its third digit one of six; persons of before also by their birth number,
        // which Slovakia makes as Czechia does (Act 301/1995).
        row(
                rows,
                "SK",
                Form.of("SK10n", BirthNumbers::czech),
                Form.of("SK10n", digits -> Long.parseLong(digits) % 11 == 0).only("[1-9][0-9][2-47-9].*"));
    }

    private static boolean isBulgarianCompany(String digits) {
        int rest = sum(digits, 1, 2, 3, 4, 5, 6, 7, 8) % 11;
        int checkDigit = rest < 10 ? rest : sum(digits, 3, 4, 5, 6, 7, 8, 9, 10) % 11 % 10;
        return checkDigit == digit(digits, 8);
    }

    private static int czech(int rest) {
        int less = (11 - rest) % 11;
        return less == 0 ? 1 : less % 10;
    }

    private static boolean isCzechSpecial(String digits) {
        int rest = sum(digits.substring(1), 8, 7, 6, 5, 4, 3, 2) % 11;
        return digits.charAt(0) == '6' && (rest == 0 ? 8 : (rest + 9) % 11 % 10) == digit(digits, 8);
    }

    private static boolean isRomanian(String digits) {
        String padded = "0".repeat(10 - digits.length()) + digits;
        return sum(padded, 7, 5, 3, 2, 1, 7, 5, 3, 2) * 10 % 11 % 10 == digit(padded, 9);
    }

    private static void row(Map<IdentifierScheme, List<Form>> rows, String country, Form... forms) {
        rows.put(IdentifierScheme.vat(country), List.of(forms));
    }
}
