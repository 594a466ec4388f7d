package io.cartera;

import io.cartera.terms.PaymentTerms;
import io.cartera.terms.TermsNotApplicableException;
import io.cartera.trace.Refusal;
import java.util.Objects;

/**
 * The terms of a document, its own or the customer's, cannot be applied to it: a date they run from is not stated, they
 * roll over business days and the door has no calendar, or their fixed amounts do not go into the total. Immutable.
 *
 * @param terms the terms
 * @param reason why, for programs
 * @param detail why, in English, with the dates or amounts
 */
public record TermsNotApplicable(PaymentTerms terms, TermsNotApplicableException.Reason reason, String detail)
        implements Refusal {

    /** Refuses nulls. */
    public TermsNotApplicable {
        Objects.requireNonNull(terms, "terms");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(detail, "detail");
    }
}
