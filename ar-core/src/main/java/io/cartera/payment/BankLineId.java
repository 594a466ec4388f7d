package io.cartera.payment;

import io.cartera.trace.internal.Require;
import java.util.Objects;

/**
 * By what a line of a bank statement is known in the books: our account, what tells it apart from the other lines there,
 * and which of those that are alike it is.
 * <p>
 * It holds nothing personal and outlives the erasure of payer and text. A line is received once in a whole store, whoever
 * it is received for. Immutable.
 */
public final class BankLineId {

    private final String account;
    private final String reference;
    private final int occurrence;

    private BankLineId(String account, String reference, int occurrence) {
        this.account = Require.id(account, "account");
        this.reference = Require.id(reference, "reference");
        this.occurrence = occurrence;
        if (occurrence < 1) {
            throw new IllegalArgumentException("occurrence is " + occurrence + ", at least 1 is required");
        }
    }

    /**
     * The line with these parts. Those of a line that is read come from {@link BankLine#id()}.
     *
     * @param account our account at the bank: 1 to 128 characters
     * @param reference what tells the line apart on that account: 1 to 128 characters
     * @param occurrence which of the lines that are alike it is, from 1 on
     * @throws IllegalArgumentException if a part is not as said
     */
    public static BankLineId of(String account, String reference, int occurrence) {
        return new BankLineId(account, reference, occurrence);
    }

    /** Our account at the bank. */
    public String account() {
        return account;
    }

    /** What tells the line apart on that account. */
    public String reference() {
        return reference;
    }

    /** Which of the lines that are alike it is, from 1 on. */
    public int occurrence() {
        return occurrence;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BankLineId that
                && account.equals(that.account)
                && reference.equals(that.reference)
                && occurrence == that.occurrence;
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, reference, occurrence);
    }

    @Override
    public String toString() {
        return account + "/" + reference + "#" + occurrence;
    }
}
