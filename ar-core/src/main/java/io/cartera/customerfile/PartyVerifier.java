package io.cartera.customerfile;

import io.cartera.customer.FiscalProfile;

/**
 * Asks a register of companies whether a party is as the customer says: its name, its legal form, its seat; a port of the
 * host, as {@link TaxIdVerifier} is. It is asked by {@link CustomerFile#partyVerified}.
 */
@FunctionalInterface
public interface PartyVerifier {

    /** What the register says of the party of a profile. */
    RegisterAnswer verify(FiscalProfile profile);
}
