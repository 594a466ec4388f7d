package io.cartera.examples.ubl;

import io.cartera.customer.Customer;
import io.cartera.invoice.Invoice;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who sells or buys (BG-4, BG-7). Only the name is always there. Immutable; changed copies come from the methods named
 * {@code with…}. Example:
 * <pre>{@code
 * UblParty.named("Cartera Demo S.L.").withTaxId("ESB12345674").withAddress(UblAddress.in("ES"));
 * }</pre>
 *
 * @param name the name by which it is registered (BT-27, BT-44)
 * @param tradingName the name by which it is known (BT-28, BT-45)
 * @param endpoint where it takes electronic documents (BT-34, BT-49)
 * @param identifier what it is called in a trade (BT-29, BT-46)
 * @param legalId under which it is registered (BT-30, BT-47)
 * @param taxId its identifier for value added tax (BT-31, BT-48)
 * @param address where it sits
 * @param contact whom to ask
 */
public record UblParty(
        String name,
        @Nullable String tradingName,
        @Nullable UblIdentifier endpoint,
        @Nullable UblIdentifier identifier,
        @Nullable UblIdentifier legalId,
        @Nullable String taxId,
        @Nullable UblAddress address,
        @Nullable UblContact contact) {

    /** Checks that there is a name. */
    public UblParty {
        Objects.requireNonNull(name, "name");
    }

    /** A party of which the name is all that is known. */
    public static UblParty named(String name) {
        return new UblParty(name, null, null, null, null, null, null, null);
    }

    /** What the customer file knows of a buyer: its name, and its country where that is written as two capitals. */
    public static UblParty of(Customer customer) {
        UblParty named = named(customer.name());
        return customer.country()
                .filter(country -> country.matches("[A-Z]{2}"))
                .map(country -> named.withAddress(UblAddress.in(country)))
                .orElse(named);
    }

    /**
     * The buyer of a document: as the fiscal profile has it to which the document is billed, else as the customer file does.
     * Once the customer is erased, the file says what is left.
     */
    public static UblParty buyer(Invoice document, Customer file) {
        return document.billedTo()
                .flatMap(billed -> billed.profile().find())
                .map(Profiles::party)
                .orElseGet(() -> of(file));
    }

    /** This party with a name by which it is known. */
    public UblParty withTradingName(String tradingName) {
        return new UblParty(name, tradingName, endpoint, identifier, legalId, taxId, address, contact);
    }

    /** This party with an identifier for value added tax. */
    public UblParty withTaxId(String taxId) {
        return new UblParty(name, tradingName, endpoint, identifier, legalId, taxId, address, contact);
    }

    /** This party with an address. */
    public UblParty withAddress(UblAddress address) {
        return new UblParty(name, tradingName, endpoint, identifier, legalId, taxId, address, contact);
    }

    /** This party with an identifier of its electronic mailbox. */
    public UblParty withEndpoint(UblIdentifier endpoint) {
        return new UblParty(name, tradingName, endpoint, identifier, legalId, taxId, address, contact);
    }

    /** Nothing of it: it may be a person. */
    @Override
    public String toString() {
        return "UblParty";
    }
}
