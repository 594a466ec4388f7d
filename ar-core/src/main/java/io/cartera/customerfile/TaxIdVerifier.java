package io.cartera.customerfile;

import io.cartera.customer.FiscalProfile;
import io.cartera.party.TaxId;

/**
 * Asks a register of taxpayers whether a tax number exists and is that of the party; a port of the host, who calls VIES, the
 * AEAT or a service that does. Whether the digits can be right at all, {@code Identifier.check()} says without asking
 * anybody.
 * <p>
 * It is asked by {@link CustomerFile#taxIdsVerified}, never while something is recorded: a register that is down stops no
 * sale. An implementation answers {@link RegisterAnswer#notAsked} rather than throw, and may be asked by several threads at
 * once.
 */
@FunctionalInterface
public interface TaxIdVerifier {

    /** What the register says of one of the tax numbers of a profile. */
    RegisterAnswer verify(TaxId id, FiscalProfile profile);
}
