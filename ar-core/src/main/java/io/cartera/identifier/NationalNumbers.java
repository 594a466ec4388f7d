package io.cartera.identifier;

import static io.cartera.identifier.CheckDigits.after;
import static io.cartera.identifier.CheckDigits.digit;
import static io.cartera.identifier.CheckDigits.rest;
import static io.cartera.identifier.CheckDigits.sum;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Numbers of Russia, China, Spain, Switzerland, Norway and the United Kingdom. */
final class NationalNumbers {

    private static final String CHINESE = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private NationalNumbers() {}

    static void addTo(Map<IdentifierScheme, List<Form>> rows) {
        addRussian(rows);
        rows.put(IdentifierScheme.CN_USCC, List.of(Form.of("2u6n10u", NationalNumbers::isCreditCode)));
        SpanishNumbers.addTo(rows);
        addSwissAndNorwegian(rows);
        // HMRC, VAT Notice 700 and "Design of VAT registration numbers"; Northern Ireland has the same under XI.
        rows.put(IdentifierScheme.vat("GB"), BritishVat.forms("GB"));
        rows.put(IdentifierScheme.vat("XI"), BritishVat.forms("XI"));
    }

    private static void addRussian(Map<IdentifierScheme, List<Form>> rows) {
        // Federal Tax Service, order MM-3-09/16@ of 2004 and ED-7-14/559@ of 2020 (INN, KPP).
        Predicate<String> tenth = after(11, rest -> rest % 10, 2, 4, 10, 3, 5, 9, 4, 6, 8);
        Predicate<String> eleventh = after(11, rest -> rest % 10, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8);
        Predicate<String> twelfth = after(11, rest -> rest % 10, 3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8);
        Form organisation = Form.of("10n", tenth).only("(?!0000)[0-9]+");
        Form person = Form.of("12n", eleventh.and(twelfth)).only("(?!0000)[0-9]+");
        rows.put(IdentifierScheme.RU_INN_10, List.of(organisation));
        rows.put(IdentifierScheme.RU_INN_12, List.of(person));
        rows.put(IdentifierScheme.RU_INN, List.of(organisation, person));
        rows.put(IdentifierScheme.RU_KPP, List.of(Form.of("4n2c3n", kpp -> true)));
        // Ministry of Finance, order 165n of 2017: the rest by 11 or 13, its last digit. A register entry begins with 1
        // or 5
        // for an organisation, 2 or 6 to 9 for other entries of state bodies, 3 or 4 for an entrepreneur.
        rows.put(
                IdentifierScheme.RU_OGRN,
                List.of(
                        Form.of("13n", ogrn -> isRegistered(ogrn, 11)).only("[125-9].*"),
                        Form.of("15n", ogrn -> isRegistered(ogrn, 13)).only("[34].*")));
    }

    private static boolean isRegistered(String number, int modulus) {
        int last = number.length() - 1;
        return Long.parseLong(number.substring(0, last)) % modulus % 10 == digit(number, last);
    }

    // GB 32100-2015: weights are the powers of 3 modulo 31. Digits 9 to 17 hold an organisation's code with a check
    // digit of
    // its own (GB 11714), which newer codes do not keep; it is not looked at.
    private static boolean isCreditCode(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < code.length() - 1; i++) {
            sum += weight * CHINESE.indexOf(code.charAt(i));
            weight = weight * 3 % CHINESE.length();
        }
        return (sum + CHINESE.indexOf(code.charAt(code.length() - 1))) % CHINESE.length() == 0;
    }

    private static void addSwissAndNorwegian(Map<IdentifierScheme, List<Form>> rows) {
        // Federal Statistical Office, UID register (eCH-0097): modulo 11; a number whose check digit would be 10 is not
        // given.
        Predicate<String> uid = rest(11, 0, 5, 4, 3, 2, 7, 6, 5, 4, 1);
        rows.put(IdentifierScheme.CH_UID, List.of(Form.of("CHE9n", uid).only("(?!0{9}).*")));
        rows.put(
                IdentifierScheme.CH_MWST,
                Stream.of("MWST", "TVA", "IVA", "TPV")
                        .map(tax -> Form.of("CHE9n" + tax, uid).only("(?!0{9}).*"))
                        .toList());
        // Brønnøysund Register Centre, organisation number: modulo 11.
        Predicate<String> organisation = number -> sum(number, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
        rows.put(IdentifierScheme.NO_ORGNR, List.of(Form.of("9n", organisation).only("(?!0{9}).*")));
        rows.put(
                IdentifierScheme.NO_MVA,
                Stream.of("9nMVA", "NO9nMVA")
                        .map(shape -> Form.of(shape, organisation).only("(?!0{9}).*"))
                        .toList());
    }
}
