package io.cartera.account;

import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;
import java.util.Objects;

/**
 * The identifier of an item within its account: the side it stands on, the document or payment it comes from, and
 * which part of it.
 * <p>
 * Debits and credits have their own names: an invoice and a payment may share one, a payment and a credit note may
 * not. Ordered by side, document (by code point), part. Immutable.
 *
 * @param side debit or credit
 * @param document the identifier of the document, payment or command that made it
 * @param part which part of the document, from 1 on
 */
public record ItemId(Side side, String document, int part) implements Comparable<ItemId> {

    /** Checks the document's identifier and the part. */
    public ItemId {
        Objects.requireNonNull(side, "side");
        Require.id(document, "document");
        if (part < 1) {
            throw new IllegalArgumentException("part is " + part + ", at least 1 is required");
        }
    }

    /** The first part of a debit document. */
    public static ItemId debit(String document) {
        return new ItemId(Side.DEBIT, document, 1);
    }

    /** The first part of a credit document or payment. */
    public static ItemId credit(String document) {
        return new ItemId(Side.CREDIT, document, 1);
    }

    /** The identifier as content of a command: unlike {@link #toString()} the same for no two items. */
    String content() {
        return side + " " + part + " " + document;
    }

    /** The item with this content. */
    static ItemId ofContent(String content) {
        String[] parts = content.split(" ", 3);
        return new ItemId(Side.valueOf(parts[0]), parts[2], Integer.parseInt(parts[1]));
    }

    @Override
    public int compareTo(ItemId other) {
        int order = side.compareTo(other.side);
        if (order == 0) {
            order = CodePoints.compare(document, other.document);
        }
        return order == 0 ? Integer.compare(part, other.part) : order;
    }

    // Not by the side's own hash, which differs from one run to the next.
    @Override
    public int hashCode() {
        return document.hashCode() * 31 + part * 2 + side.ordinal();
    }

    @Override
    public String toString() {
        return part == 1 ? document : document + "#" + part;
    }
}
