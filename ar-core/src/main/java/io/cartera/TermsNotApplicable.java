package io.cartera;

import io.cartera.terms.PaymentTerms;
import io.cartera.terms.TermsNotApplicableException;
import io.cartera.trace.Refusal;
import java.util.Objects;

/**
 * The terms of a document, its own or the customer's, cannot be applied to it: a date they run from is not stated, they
 * roll over business days and the door has no calendar, their fixed amounts do not go into the total, a due date lies
 * beyond the year 9999, or a discount reduces the tax at invoice, which documents do not compute. Immutable.
 */
public final class TermsNotApplicable implements Refusal {

    private final PaymentTerms terms;
    private final TermsNotApplicableException.Reason reason;
    private final String detail;

    private TermsNotApplicable(PaymentTerms terms, TermsNotApplicableException.Reason reason, String detail) {
        this.terms = Objects.requireNonNull(terms, "terms");
        this.reason = Objects.requireNonNull(reason, "reason");
        this.detail = Objects.requireNonNull(detail, "detail");
    }

    /**
     * The refusal of these terms.
     *
     * @param terms the terms
     * @param reason why, for programs
     * @param detail why, in English, with the dates or amounts
     */
    public static TermsNotApplicable of(PaymentTerms terms, TermsNotApplicableException.Reason reason, String detail) {
        return new TermsNotApplicable(terms, reason, detail);
    }

    /** The terms. */
    public PaymentTerms terms() {
        return terms;
    }

    /** Why, for programs. */
    public TermsNotApplicableException.Reason reason() {
        return reason;
    }

    /** Why, in English, with the dates or amounts. */
    public String detail() {
        return detail;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TermsNotApplicable that
                && terms.equals(that.terms)
                && reason == that.reason
                && detail.equals(that.detail);
    }

    @Override
    public int hashCode() {
        return Objects.hash(terms, reason, detail);
    }

    @Override
    public String toString() {
        return "TermsNotApplicable[" + terms + ", " + reason + ", " + detail + "]";
    }
}
