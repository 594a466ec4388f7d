package io.cartera.examples.ubl;

import io.cartera.customer.CustomerId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the customer file calls a buyer that a document names. Identifiers of customers outlive the customer's data, so
 * names and mail addresses are never taken for one.
 */
public final class BuyerIds {

    private static final String MADE = "UBL-BUYER-";

    private BuyerIds() {}

    /**
     * The first there is of: identifier for value added tax (BT-48), registration (BT-47), identifier in a trade (BT-46),
     * each with its scheme before it where it has one; else {@code UBL-BUYER-} and twelve digits made from name, postal
     * code and country, the same for the same buyer.
     */
    public static CustomerId of(UblParty buyer) {
        return Stream.of(
                        Optional.ofNullable(buyer.taxId()),
                        Optional.ofNullable(buyer.legalId()).map(BuyerIds::written),
                        Optional.ofNullable(buyer.identifier()).map(BuyerIds::written))
                .flatMap(Optional::stream)
                .filter(id -> id.length() <= 128 && id.indexOf('@') < 0)
                .findFirst()
                .map(CustomerId::of)
                .orElseGet(() -> made(buyer));
    }

    private static String written(UblIdentifier id) {
        return id.scheme() == null ? id.value() : id.scheme() + ":" + id.value();
    }

    /** Whether an identifier was made for want of another. */
    static boolean isMade(CustomerId id) {
        return id.value().startsWith(MADE);
    }

    private static CustomerId made(UblParty buyer) {
        UblAddress address = buyer.address();
        String known = buyer.name() + "\n" + (address == null ? "" : address.postalCode() + "\n" + address.country());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(known.getBytes(StandardCharsets.UTF_8));
            return CustomerId.of(MADE + HexFormat.of().formatHex(hash, 0, 6));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
