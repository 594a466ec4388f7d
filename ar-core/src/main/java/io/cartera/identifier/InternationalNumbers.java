package io.cartera.identifier;

import io.cartera.trace.internal.Mod97;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Numbers that are the same everywhere. */
final class InternationalNumbers {

    // SWIFT, IBAN Registry (ISO 13616-1, registration authority): the part after country and check digits.
    private static final String ACCOUNTS =
            "AD8n12c AE19n AL8n16c AT16n AZ4a20c BA16n BE12n BG4a6n8c BH4a14c BI23n BR23n1a1c "
                    + "BY4c4n16c CH5n12c CR18n CY8n16c CZ20n DE18n DJ23n DK14n DO4c20n EE16n EG25n ES20n FI14n FK2a12n FO14n "
                    + "FR10n11c2n GB4a14n GE2a16n GI4a15c GL14n GR7n16c GT24c HN4a20n HR17n HU24n IE4a14n IL19n IQ4a15n IS22n "
                    + "IT1a10n12c JO4a4n18c KW4a22c KZ3n13c LB4n20c LC4a24c LI5n12c LT16n LU3n13c LV4a13c LY21n MC10n11c2n MD20c "
                    + "ME18n MK3n10c2n MN16n MR23n MT4a5n18c MU4a19n3a NI4a20n NL4a10n NO11n OM3n16c PK4a16c PL24n PS4a21c PT21n "
                    + "QA4a21c RO4a16c RS18n RU14n15c SA2n18c SC4a20n3a SD14n SE20n SI15n SK20n SM1a10n12c SO19n ST21n SV4a20n "
                    + "TL19n TN20n TR6n16c UA6n19c VA18n VG4a16n XK16n YE4a4n18c";

    // ICAO Doc 9303, part 3, section 4.9: weights 7, 3, 1 and so on; a filler counts 0.
    private static final int[] TRAVEL_WEIGHTS = {7, 3, 1};

    private InternationalNumbers() {}

    static void addTo(Map<IdentifierScheme, List<Form>> rows) {
        rows.put(
                IdentifierScheme.IBAN,
                Stream.of(ACCOUNTS.split(" "))
                        .map(InternationalNumbers::account)
                        .toList());
        // ISO 17442-1: 18 characters and two check digits by MOD 97-10, 02 to 98.
        rows.put(
                IdentifierScheme.LEI,
                List.of(Form.of("18c2n", lei -> Mod97.rest(lei) == 1).only(".{18}(?!00|01|99).*")));
        // ISO 11649: RF, two check digits by MOD 97-10, at most 21 characters. 00, 01 and 99
        // pass: creditors' programs make them, and established validators take RF99.
        rows.put(IdentifierScheme.CREDITOR_REFERENCE, List.of(Form.of("RF2n1-21c", free -> isMoved("RF", free))));
        rows.put(
                IdentifierScheme.TRAVEL_DOCUMENT,
                List.of(Form.of("1-9z1n", InternationalNumbers::isTravelDocument)
                        .only("[0-9A-Z]+<*[0-9]")));
    }

    private static Form account(String row) {
        String country = row.substring(0, 2);
        // ISO 13616: 98 less a rest by 97, so 02 to 98, though 00, 01 and 99 would pass the sum.
        return Form.of(country + "2n" + row.substring(2), free -> isMoved(country, free))
                .only("(?!00|01|99).*");
    }

    // What comes first is moved to the end.
    private static boolean isMoved(String letters, String free) {
        return Mod97.rest(free.substring(2) + letters + free.substring(0, 2)) == 1;
    }

    private static boolean isTravelDocument(String number) {
        int last = number.length() - 1;
        int sum = 0;
        for (int i = 0; i < last; i++) {
            sum += number.charAt(i) == '<'
                    ? 0
                    : CheckDigits.digit(number, i) * TRAVEL_WEIGHTS[i % TRAVEL_WEIGHTS.length];
        }
        return sum % 10 == CheckDigits.digit(number, last);
    }
}
