package io.cartera.examples.ubl;

import io.cartera.customer.CustomerId;
import io.cartera.invoice.InvoiceType;
import io.cartera.invoice.TaxCategory;
import io.cartera.money.Percentage;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What is to be known of a UBL document beside the draft that was read from it. None shows a text of the document that may
 * be personal. Programs that switch on them should have a default: more may come.
 */
public sealed interface UblFinding {

    /** Whether there is no draft for it. */
    default boolean isFatal() {
        return false;
    }

    /** Why a text was not even read. */
    enum Flaw {
        /** It has more bytes than are read. */
        TOO_LARGE,
        /** It is no well-formed XML, is nested too deep, or has too many attributes. */
        NOT_WELL_FORMED,
        /** It declares a document type, with or without entities. */
        DOCUMENT_TYPE,
        /** It is XML, but neither an invoice nor a credit note of UBL 2. */
        NOT_A_DOCUMENT,
        /** It holds a number of more digits than any amount has. */
        ENDLESS_NUMBER,
        /** It is against the schema of UBL 2.1. */
        AGAINST_SCHEMA
    }

    /**
     * Nothing was read.
     *
     * @param flaw why
     * @param detail the rule of the schema that it breaks first, such as {@code cvc-complex-type.2.4.a}; else empty
     */
    record Unreadable(Flaw flaw, String detail) implements UblFinding {
        @Override
        public boolean isFatal() {
            return true;
        }
    }

    /**
     * It was read, but is no document that our books can hold.
     *
     * @param why what the books say
     */
    record NotDraftable(String why) implements UblFinding {
        @Override
        public boolean isFatal() {
            return true;
        }
    }

    /** It comes to nothing, so there is nothing to be booked. */
    record AsksForNothing() implements UblFinding {
        @Override
        public boolean isFatal() {
            return true;
        }
    }

    /**
     * It comes to less than nothing, so it is read as the opposite document with all signs turned.
     *
     * @param stated what the document says it is
     * @param read what it was read as
     */
    record SignsTurned(InvoiceType stated, InvoiceType read) implements UblFinding {}

    /**
     * Its type (BT-3) is none of ours.
     *
     * @param code the code of UNTDID 1001 that it states
     * @param read what it was read as
     */
    record TypeRead(String code, InvoiceType read) implements UblFinding {}

    /**
     * It states another figure than its parts come to.
     *
     * @param term the business term of the norm, such as {@code BT-112}; for the tax of a category and rate with these
     * @param stated what it states
     * @param computed what its parts come to
     */
    record TotalDiffers(String term, Money stated, Money computed) implements UblFinding {}

    /**
     * Some lines, allowances or charges state no tax, and are taxed as the rest of the document is.
     *
     * @param category in which category
     * @param rate at which rate
     * @param times how many they are
     */
    record TaxAssumed(TaxCategory category, Percentage rate, int times) implements UblFinding {}

    /**
     * The buyer has no identifier that is not personal, so it got one made from its name and place.
     *
     * @param given that one
     */
    record BuyerUnidentified(CustomerId given) implements UblFinding {}

    /**
     * It states something for which neither the draft nor the frame has a place.
     *
     * @param path the element or attribute, from below the root, such as {@code Line/Item/Description}; lines are called
     *     the same in invoices and credit notes
     * @param term the business term or group of the norm, where it is one
     * @param times how often
     */
    record NotKept(String path, Optional<String> term, int times) implements UblFinding {}
}
