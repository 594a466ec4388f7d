package io.cartera.terms;

import java.util.Objects;

/**
 * Thrown where sound terms cannot be applied to a document. The {@linkplain #reason() reason} is for programs, the
 * message for people; neither says more than dates, amounts and the terms themselves.
 */
public final class TermsNotApplicableException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    TermsNotApplicableException(Reason reason, String message) {
        super(message);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** Why terms cannot be applied to a document. More may come: a switch over them should have a default. */
    public enum Reason {
        /** The date from which they run is not known. */
        DATE_MISSING,
        /** They roll over business days, and no calendar says which days those are. */
        CALENDAR_MISSING,
        /** A fixed amount is in another currency than the document. */
        CURRENCY_DIFFERS,
        /** An instalment would be negative: those before it take more than there is. */
        EXCEEDS_TOTAL,
        /** A due date or the last day of a discount lies beyond the year 9999. */
        DATE_OUT_OF_RANGE,
        /** A later tier of a discount would end before the one that stands before it. */
        TIERS_OUT_OF_ORDER,
        /** A discount reduces the tax at invoice, and the document states the tax of the whole. */
        TAX_REDUCED_AT_INVOICE,
        /** A discount would be split among more rates of tax than {@link DiscountOffer#MAX_PARTS}. */
        TOO_MANY_RATES
    }
}
