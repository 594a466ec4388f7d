package io.cartera.allocation;

/**
 * Why a rule pairs a credit with debits, or why what it found is for a person to look at.
 * <p>
 * Further reasons may come with later versions. The score that goes with each is in {@link Explanation}.
 */
public enum AllocationReason {
    /** The credit is, to the minor unit, what is open of what it pays. */
    EXACT,
    /** The payer says how much is for each document, and the amounts add up to the payment. */
    STATED_AMOUNTS,
    /** The payment and the credit notes that the payer names are together what is open of the documents named. */
    LESS_CREDIT_NOTES,
    /** What lacks is the discount that was offered, and the payment came in time. */
    DISCOUNT_TAKEN,
    /** A credit note lowers the document it names. */
    CREDIT_NOTE,
    /** What lacks is within the tolerance. */
    WITHIN_TOLERANCE,
    /** What lacks is within the tolerance, and the payer speaks of a bank's fee. */
    BANK_FEE,
    /** The payment is one instalment of the document, or several. */
    INSTALMENT,
    /** All that is named is paid and something is left over, which stays unapplied. */
    OVERPAYMENT,
    /** What lacks is an amount that the payer states in the text. */
    DEDUCTION_STATED,
    /** Less is paid than is open, nobody says why. */
    SHORT_PAYMENT,
    /** The payer takes a discount off that was not offered, or for which the payment came too late. */
    DISCOUNT_NOT_EARNED,
    /** The debits are taken in an order; nothing says that the payer meant them. */
    BY_ORDER,
    /** Several debits, or several sets of them, would do as well. */
    AMBIGUOUS,
    /** There are too many ways to try: see {@link SearchGivenUp}. */
    SEARCH_GIVEN_UP,
    /** The payer names documents, and the rule found others. */
    OTHER_DOCUMENT_NAMED,
    /** The payer gives a number that is nothing open here. */
    DOCUMENT_NOT_FOUND,
    /** An open credit names the document, and this one does not. */
    NAMED_BY_ANOTHER,
    /**
     * What names the document may be the number of another one, cut off or broken in two, or no number of a document at
     * all but an amount, a year or the like.
     */
    NAME_UNCERTAIN,
    /** The payer states an amount that is none of those found. */
    OTHER_AMOUNT_STATED,
    /** The text has words whose meaning is not known here. */
    TEXT_NOT_UNDERSTOOD,
    /** A document is on hold. */
    ON_HOLD,
    /** No rule found anything. */
    NOTHING_FOUND;

    /** Whether only a person can tell: no threshold is low enough to book it. */
    boolean isForAPerson() {
        return switch (this) {
            case DISCOUNT_NOT_EARNED,
                    AMBIGUOUS,
                    SEARCH_GIVEN_UP,
                    OTHER_DOCUMENT_NAMED,
                    DOCUMENT_NOT_FOUND,
                    NAMED_BY_ANOTHER,
                    NAME_UNCERTAIN,
                    OTHER_AMOUNT_STATED,
                    TEXT_NOT_UNDERSTOOD,
                    ON_HOLD,
                    NOTHING_FOUND -> true;
            default -> false;
        };
    }
}
