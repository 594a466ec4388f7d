package io.cartera.identifier;

import static io.cartera.identifier.CheckDigits.number;

import java.util.List;

/**
 * The United Kingdom: two check digits modulo 97, of old numbers or, since 2010, with 55 on top ("9755"). Whether the 55
 * belongs to one side of the sum or to the other is read both ways by validators; a real number is rather let through.
 */
final class BritishVat {

    private static final int MOD_97 = 97;
    private static final int MORE_SINCE_2010 = 55;
    private static final int FIRST_SINCE_2010 = 100;
    private static final int FIRST_HEALTH_AUTHORITY = 500;

    private BritishVat() {}

    static List<Form> forms(String country) {
        return List.of(
                Form.of(country + "9n", BritishVat::fits).only("(?!0{7}).*"),
                // Three more digits are a branch or a member of a group.
                Form.of(country + "12n", BritishVat::fits).only("(?!0{7}).*"),
                Form.of(country + "GD3n", department -> true).only(department -> !isHealth(department)),
                Form.of(country + "HA3n", authority -> true).only(BritishVat::isHealth),
                // The same two for trade within the Union: 8888, the number and two check digits.
                Form.of(country + "GD9n", BritishVat::fitsAbroad).only(free -> !isHealth(free.substring(4))),
                Form.of(country + "HA9n", BritishVat::fitsAbroad).only(free -> isHealth(free.substring(4))));
    }

    private static boolean fits(String digits) {
        int rest = (CheckDigits.sum(digits, 8, 7, 6, 5, 4, 3, 2) + number(digits, 7, 9)) % MOD_97;
        return rest == 0
                || number(digits, 0, 3) >= FIRST_SINCE_2010
                        && (rest == MORE_SINCE_2010 || rest + MORE_SINCE_2010 == MOD_97);
    }

    private static boolean fitsAbroad(String digits) {
        return digits.startsWith("8888") && number(digits, 4, 7) % MOD_97 == number(digits, 7, 9);
    }

    private static boolean isHealth(String digits) {
        return number(digits, 0, 3) >= FIRST_HEALTH_AUTHORITY;
    }
}
