package io.cartera.party;

/** What an address is for. */
public enum AddressRole {
    /** Where a person lives. */
    RESIDENTIAL,
    /** Where bills go. */
    BILLING,
    /** Where the tax office has the party. */
    FISCAL,
    /** Where goods go. */
    DELIVERY,
    /** The seat on the register. */
    REGISTERED
}
