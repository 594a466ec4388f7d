package io.cartera.account;

/** What an entry is. */
public enum EntryKind {
    /** A debit: an invoice. */
    INVOICE,
    /** A debit: a debit note. */
    DEBIT_NOTE,
    /** A debit: a payment that the bank took back. */
    RETURNED_PAYMENT,
    /** A credit: money received. */
    RECEIPT,
    /** A credit: a credit note. */
    CREDIT_NOTE,
    /** A credit or a debit: the opposite of an entry that was a mistake. */
    REVERSAL;

    /** Whether an entry of this kind may stand on that side. */
    public boolean standsOn(Side side) {
        return switch (this) {
            case INVOICE, DEBIT_NOTE, RETURNED_PAYMENT -> side == Side.DEBIT;
            case RECEIPT, CREDIT_NOTE -> side == Side.CREDIT;
            case REVERSAL -> true;
        };
    }
}
