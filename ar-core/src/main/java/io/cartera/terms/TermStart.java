package io.cartera.terms;

import java.util.Optional;

/**
 * The start date of a term: which date it runs from. More may come; programs that switch on them should have a default.
 */
public enum TermStart {
    /** The date of the invoice. */
    INVOICE("invoice", "invoice date"),
    /** The day of delivery. */
    DELIVERY("delivery", "delivery date"),
    /** The day on which the customer received the goods. */
    GOODS_RECEIPT("goods-receipt", "receipt of goods"),
    /** The date of the order. */
    ORDER("order", "order date"),
    /** The middle of the period that is invoiced, as Spanish law has it for collective invoices. */
    PERIOD_MIDPOINT("period-midpoint", "middle of the period"),
    /** A date of the parties' own. */
    CUSTOM("custom", "agreed date");

    private final String word;
    private final String inWords;

    TermStart(String word, String inWords) {
        this.word = word;
        this.inWords = inWords;
    }

    /** The word for it in the text of terms. */
    String word() {
        return word;
    }

    String inWords() {
        return inWords;
    }

    static Optional<TermStart> ofWord(String word) {
        for (TermStart start : values()) {
            if (start.word.equals(word)) {
                return Optional.of(start);
            }
        }
        return Optional.empty();
    }
}
