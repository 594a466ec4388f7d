package io.cartera.examples.ubl;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a UBL document states beside what the books keep of it: the parties, the rules it follows, and how to pay. Read with
 * a draft, and given to the writer. Immutable.
 *
 * @param seller who sells
 * @param buyer who buys
 * @param customization the rules the document follows (BT-24)
 * @param profile the process it belongs to (BT-23)
 * @param buyerReference what the buyer wants to find on it, such as a routing number (BT-10)
 * @param paymentMeans the code of the way to pay (BT-81), such as {@code 30} for a credit transfer
 * @param payTo the account to be paid to (BT-84)
 * @param preceding the document before that this one refers to (BT-25); of a credit note, what it credits, which the draft
 *     has too
 */
public record UblFrame(
        UblParty seller,
        UblParty buyer,
        String customization,
        @Nullable String profile,
        @Nullable String buyerReference,
        @Nullable String paymentMeans,
        @Nullable String payTo,
        @Nullable String preceding) {

    /** The rules of the norm itself. */
    public static final String EN_16931 = "urn:cen.eu:en16931:2017";

    /** Checks that the parties and the rules are there. */
    public UblFrame {
        Objects.requireNonNull(seller, "seller");
        Objects.requireNonNull(buyer, "buyer");
        Objects.requireNonNull(customization, "customization");
    }

    /** A frame of two parties, by the rules of the norm itself. */
    public static UblFrame between(UblParty seller, UblParty buyer) {
        return new UblFrame(seller, buyer, EN_16931, null, null, null, null, null);
    }

    /** This frame, with the account to be paid to by credit transfer. */
    public UblFrame payableTo(String account) {
        return new UblFrame(seller, buyer, customization, profile, buyerReference, "30", account, preceding);
    }

    /** The rules only. */
    @Override
    public String toString() {
        return "UblFrame[" + customization + "]";
    }
}
