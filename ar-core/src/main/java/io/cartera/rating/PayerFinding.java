package io.cartera.rating;

import io.cartera.customer.CustomerId;
import io.cartera.time.AsOf;
import java.util.List;
import java.util.Objects;

/** What kind of payer a customer is, and by which figures: see {@link PayerRules}. Immutable. */
public final class PayerFinding {

    private final CustomerId customer;
    private final AsOf asOf;
    private final PayerClass payerClass;
    private final long debits;
    private final List<Evidence> evidence;
    private final List<Evidence> proposal;

    PayerFinding(
            CustomerId customer,
            AsOf asOf,
            PayerClass payerClass,
            long debits,
            List<Evidence> evidence,
            List<Evidence> proposal) {
        this.customer = customer;
        this.asOf = asOf;
        this.payerClass = payerClass;
        this.debits = debits;
        this.evidence = List.copyOf(evidence);
        this.proposal = List.copyOf(proposal);
    }

    /** The customer. */
    public CustomerId customer() {
        return customer;
    }

    /** As of when. */
    public AsOf asOf() {
        return asOf;
    }

    /** The class; a defaulter only where a listing is in force. */
    public PayerClass payerClass() {
        return payerClass;
    }

    /** On how many debits that are settled, overdue or given up it rests. */
    public long debits() {
        return debits;
    }

    /** The figures by which it is. */
    public List<Evidence> evidence() {
        return evidence;
    }

    /** Whether the rules propose to list the customer as a defaulter, which somebody has to approve. */
    public boolean isListingProposed() {
        return !proposal.isEmpty();
    }

    /** The figures by which a listing is proposed; none where it is not, or one is in force. */
    public List<Evidence> proposal() {
        return proposal;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PayerFinding that
                && customer.equals(that.customer)
                && asOf.equals(that.asOf)
                && payerClass == that.payerClass
                && debits == that.debits
                && evidence.equals(that.evidence)
                && proposal.equals(that.proposal);
    }

    @Override
    public int hashCode() {
        return Objects.hash(customer, asOf, payerClass);
    }

    @Override
    public String toString() {
        return "PayerFinding[" + customer + ", " + payerClass + ", " + evidence
                + (proposal.isEmpty() ? "" : ", listing proposed by " + proposal) + "]";
    }
}
