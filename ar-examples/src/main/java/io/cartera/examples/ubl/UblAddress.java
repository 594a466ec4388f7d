package io.cartera.examples.ubl;

import org.jspecify.annotations.Nullable;

/**
 * The postal address of a party (BG-5, BG-8); what a document leaves out is null. Immutable.
 *
 * @param street the first line (BT-35, BT-50)
 * @param additional the second line (BT-36, BT-51)
 * @param line the third line (BT-162, BT-163)
 * @param city the town (BT-37, BT-52)
 * @param postalCode the code of the post (BT-38, BT-53)
 * @param region a part of the country (BT-39, BT-54)
 * @param country the two letters of ISO 3166-1 (BT-40, BT-55)
 */
public record UblAddress(
        @Nullable String street,
        @Nullable String additional,
        @Nullable String line,
        @Nullable String city,
        @Nullable String postalCode,
        @Nullable String region,
        @Nullable String country) {

    /** An address of which the country is all that is known. */
    public static UblAddress in(String country) {
        return new UblAddress(null, null, null, null, null, null, country);
    }

    /** The country only. */
    @Override
    public String toString() {
        return "UblAddress[" + country + "]";
    }
}
