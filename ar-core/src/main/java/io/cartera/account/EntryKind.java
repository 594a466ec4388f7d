package io.cartera.account;

/**
 * What an entry is.
 * <p>
 * An <em>adjustment</em> ({@link #CASH_DISCOUNT}, {@link #BANK_FEE}, {@link #BAD_DEBT}, {@link #CONCESSION},
 * {@link #SMALL_DIFFERENCE}, {@link #REFUND}) is recorded together with the allocation of all of it to the one item
 * that it adjusts, so nothing of it is ever open by itself. A <em>leg</em> ({@link #TRANSFER}, {@link #NETTING},
 * {@link #CONVERSION}) has a counterpart that was recorded by the same command. There will be more kinds; programs that
 * switch on them should have a default.
 */
public enum EntryKind {
    /** A debit: an invoice. */
    INVOICE,
    /** A debit: a debit note. */
    DEBIT_NOTE,
    /** A debit: money given back to the customer. */
    REFUND,
    /** A debit: a payment that the bank took back. */
    RETURNED_PAYMENT,
    /** A debit: what we claim for lateness, interest or a compensation; no sale, and it bears no interest itself. */
    LATE_CHARGE,
    /** A credit: money received. */
    RECEIPT,
    /** A credit: money received ahead of the invoice. */
    DEPOSIT,
    /** A credit: a credit note. */
    CREDIT_NOTE,
    /** A credit: the discount for paying early. */
    CASH_DISCOUNT,
    /** A credit: what a bank kept of the customer's payment, and we bear. */
    BANK_FEE,
    /** A credit: what the customer will not pay, written off. */
    BAD_DEBT,
    /** A credit: what we gave up by agreement with the customer, written off. */
    CONCESSION,
    /** A credit: the rest of a debit too small to ask for. A debit: the rest of an overpayment too small to give back. */
    SMALL_DIFFERENCE,
    /** Either: what was open in the books that were kept before. */
    OPENING_BALANCE,
    /** Either: a leg of what was moved from one customer to another. */
    TRANSFER,
    /** Either: a leg of one customer's debit offset with another customer's credit. */
    NETTING,
    /** Either: a leg of what was moved from one currency to another. */
    CONVERSION,
    /** Either: the opposite of an entry that was a mistake. */
    REVERSAL;

    /** Whether an entry of this kind may stand on that side. */
    public boolean standsOn(Side side) {
        return switch (this) {
            case INVOICE, DEBIT_NOTE, REFUND, RETURNED_PAYMENT, LATE_CHARGE -> side == Side.DEBIT;
            case RECEIPT, DEPOSIT, CREDIT_NOTE, CASH_DISCOUNT, BANK_FEE, BAD_DEBT, CONCESSION -> side == Side.CREDIT;
            case SMALL_DIFFERENCE, OPENING_BALANCE, TRANSFER, NETTING, CONVERSION, REVERSAL -> true;
        };
    }

    /** Whether it is money that came in: a receipt or a deposit. Only such can be returned by the bank. */
    public boolean isMoneyIn() {
        return this == RECEIPT || this == DEPOSIT;
    }

    /** Whether it gives up what was owed: a bad debt, a concession or a small difference. */
    public boolean isWriteOff() {
        return this == BAD_DEBT || this == CONCESSION || this == SMALL_DIFFERENCE;
    }

    /** Whether it is recorded together with the allocation of all of it to one item. */
    public boolean isAdjustment() {
        return isWriteOff() || this == CASH_DISCOUNT || this == BANK_FEE || this == REFUND;
    }

    /** Whether it has a counterpart that was recorded by the same command. */
    public boolean isLeg() {
        return this == TRANSFER || this == NETTING || this == CONVERSION;
    }

    /** Whether one of its legs lets arrive what the other one takes away. */
    boolean moves() {
        return this == TRANSFER || this == CONVERSION;
    }

    /** Whether what it settles earns the discount of a debit: all but what we give ourselves, and what undoes. */
    boolean earns() {
        return !isAdjustment() && this != REVERSAL;
    }

    /** Whether it is undone together with the item it adjusts: all adjustments are, except money that has left. */
    boolean fallsWithItsItem() {
        return isAdjustment() && this != REFUND;
    }

    /** Whether {@link CustomerAccount#post} and {@link CustomerAccount#settle} refuse it: others record it whole. */
    boolean hasCommandOfItsOwn() {
        return isLeg() || this == REVERSAL || this == RETURNED_PAYMENT;
    }
}
