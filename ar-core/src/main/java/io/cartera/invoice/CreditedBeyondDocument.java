package io.cartera.invoice;

import io.cartera.trace.Refusal;
import java.util.Objects;
import org.joda.money.Money;

/**
 * A credit note would credit more than stands of the document that it says it credits: the credit notes to a document sum on every
 * day to at most its total, less what was reversed of it and what was given up of it by cash discounts and write-offs, in
 * its currency. One that was reversed counts until the day of its reversal; those that came before the document count.
 * <p>
 * It is asked when a note is issued, and never again: what is given up of the document afterwards is not refused, though a
 * note that credits it stands. A write-off is the clerk's. A cash discount that was offered goes by what was applied to the
 * document: as long as a note is not applied, it does not lessen the offer, and a payment in time may earn all of it. Then
 * notes and discount come to more than the document, and the customer has the difference to the good, on the statement too.
 * Where notes are to count first, apply them before the payment. Immutable.
 * <p>
 * What to do: credit at most {@link #left()}, issue the rest as a credit note that credits no document, or reverse an
 * earlier one, a discount or a write-off that was a mistake.
 */
public final class CreditedBeyondDocument implements Refusal {

    private final InvoiceId document;
    private final Money left;
    private final Money asked;

    private CreditedBeyondDocument(InvoiceId document, Money left, Money asked) {
        this.document = Objects.requireNonNull(document, "document");
        this.left = Objects.requireNonNull(left, "left");
        this.asked = Objects.requireNonNull(asked, "asked");
    }

    /**
     * The refusal of such a credit note.
     *
     * @param document the document that it credits
     * @param left what stands of that document and is not credited yet, in the document's currency
     * @param asked the total of the credit note; in another currency where that is why
     */
    public static CreditedBeyondDocument of(InvoiceId document, Money left, Money asked) {
        return new CreditedBeyondDocument(document, left, asked);
    }

    /** The document that was to be credited. */
    public InvoiceId document() {
        return document;
    }

    /** What stands of it and is not credited yet, in its currency. */
    public Money left() {
        return left;
    }

    /** The total of the credit note; in another currency where that is why. */
    public Money asked() {
        return asked;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CreditedBeyondDocument that
                && document.equals(that.document)
                && left.equals(that.left)
                && asked.equals(that.asked);
    }

    @Override
    public int hashCode() {
        return Objects.hash(document, left, asked);
    }

    @Override
    public String toString() {
        return "CreditedBeyondDocument[" + document + ", left " + left + ", asked " + asked + "]";
    }
}
