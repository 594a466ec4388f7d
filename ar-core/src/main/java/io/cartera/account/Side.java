package io.cartera.account;

/** The two sides of an account. */
public enum Side {
    /** What raises the customer's debt. */
    DEBIT,
    /** What lowers it. */
    CREDIT;

    /** The other side. */
    public Side opposite() {
        return this == DEBIT ? CREDIT : DEBIT;
    }
}
