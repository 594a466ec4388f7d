package io.cartera.credit;

import io.cartera.customer.CustomerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/**
 * The answer to a sale on credit: approved, referred to a human being, or declined; a value that blocks nothing by
 * itself. It holds all that it was made of, the request, the picture and the policy, so it can be made again and
 * explained at any time. Equal where they are. Immutable and thread-safe.
 */
public abstract sealed class CreditDecision {

    private final CreditRequest request;
    private final CreditPicture picture;
    private final CreditPolicy policy;
    private final List<Finding> findings;

    private CreditDecision(CreditRequest request, CreditPicture picture, CreditPolicy policy, List<Finding> findings) {
        this.request = request;
        this.picture = picture;
        this.policy = policy;
        this.findings = List.copyOf(findings);
    }

    static CreditDecision of(
            CreditRequest request, CreditPicture picture, CreditPolicy policy, List<Finding> findings) {
        Strictness worst = findings.stream()
                .map(Finding::strictness)
                .max(Strictness::compareTo)
                .orElse(Strictness.IGNORE);
        return switch (worst) {
            case STOP -> new Declined(request, picture, policy, findings);
            case HOLD -> new Referred(request, picture, policy, findings);
            case WARN, IGNORE -> new Approved(request, picture, policy, findings);
        };
    }

    /**
     * Makes sure, before it is put on record, that it reads back from the text form of request, picture and policy in which it is
     * kept. The policy is looked at once, whatever is decided by it.
     *
     * @throws IllegalArgumentException if it does not, which is a fault of this library
     */
    public final void requireReadable() {
        CreditRequest.parse(request.toString());
        CreditPicture.parse(picture.toString());
        policy.requireReadable();
    }

    /** The sale fits. */
    public static final class Approved extends CreditDecision {

        private Approved(CreditRequest request, CreditPicture picture, CreditPolicy policy, List<Finding> findings) {
            super(request, picture, policy, findings);
        }

        /**
         * What is left after the sale under the tightest limit in the currency of the sale, at least zero; empty where
         * there is no end to it.
         */
        public Optional<Money> headroom() {
            return new LimitChecks(request(), picture(), policy()).headroom();
        }
    }

    /** The figures do not decide it: somebody has to. */
    public static final class Referred extends CreditDecision {

        private Referred(CreditRequest request, CreditPicture picture, CreditPolicy policy, List<Finding> findings) {
            super(request, picture, policy, findings);
        }
    }

    /** The sale does not fit. */
    public static final class Declined extends CreditDecision {

        private Declined(CreditRequest request, CreditPicture picture, CreditPolicy policy, List<Finding> findings) {
            super(request, picture, policy, findings);
        }
    }

    /**
     * A reason and how strictly it was taken.
     *
     * @param reason why
     * @param subject from which check
     * @param strictness what it does to the sale: never {@link Strictness#IGNORE}
     * @param overridable whether it can be overridden where it stops
     */
    public record Finding(
            CreditReason reason, CreditCheck.Subject subject, Strictness strictness, boolean overridable) {

        /** Refuses nulls. */
        public Finding {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(strictness, "strictness");
        }
    }

    /** What was asked. */
    public CreditRequest request() {
        return request;
    }

    /** What was looked at. */
    public CreditPicture picture() {
        return picture;
    }

    /** By which policy, in which version. */
    public CreditPolicy policy() {
        return policy;
    }

    /** The customer. */
    public CustomerId customer() {
        return request.customer();
    }

    /** The amount of the sale. */
    public Money asked() {
        return request.amount();
    }

    /** All that was found, warnings included, in the order of the subjects. */
    public List<Finding> findings() {
        return findings;
    }

    /** Why it is not approved, in the order of the subjects; empty where it is. */
    public List<CreditReason> reasons() {
        return reasons(false);
    }

    /** What was found but does not stand in the way, in the order of the subjects. */
    public List<CreditReason> warnings() {
        return reasons(true);
    }

    private List<CreditReason> reasons(boolean isWarning) {
        return findings.stream()
                .filter(finding -> (finding.strictness() == Strictness.WARN) == isWarning)
                .map(Finding::reason)
                .toList();
    }

    /** Whether it is not approved, and nobody is kept by the policy from approving it all the same. */
    public boolean canBeOverridden() {
        return !(this instanceof Approved)
                && findings.stream()
                        .allMatch(finding -> finding.strictness() != Strictness.STOP || finding.overridable());
    }

    /**
     * What would change the answer: when all of it has happened and nothing else, the answer is an approval. For each
     * obstacle the likeliest way is taken, which is the customer's own but where we owe it something. In the order of
     * {@link Remedy}; empty where it is approved.
     */
    public List<Remedy> remedies() {
        return new WayOut(this, Optional.empty()).remedies();
    }

    /** The same, as far as can be by this side alone; obstacles that only the other can remove are in it all the same. */
    public List<Remedy> remedies(Remedy.Side side) {
        return new WayOut(this, Optional.of(side)).remedies();
    }

    /**
     * The decision in English sentences for the person it concerns: the answer, each reason with its figures, warnings,
     * what would change it, and by which policy it was made. The same decision is always told alike.
     */
    public List<String> explain() {
        List<String> sentences = new ArrayList<>();
        String answer = this instanceof Approved ? "approved" : this instanceof Referred ? "referred" : "declined";
        sentences.add("The " + CheckText.word(request.kind()) + " of " + asked() + " on " + request.on() + " is "
                + answer + (this instanceof Referred ? ": somebody has to look at it." : "."));
        if (request.isCorrection()) {
            sentences.add("It adds nothing to what is owed.");
        }
        reasons().forEach(reason -> sentences.add(reason.inWords()));
        warnings().forEach(warning -> sentences.add("Note: " + warning.inWords()));
        List<Remedy> remedies = remedies();
        if (!remedies.isEmpty()) {
            sentences.add("It would be approved if all of the following were so.");
            remedies.forEach(remedy -> sentences.add(remedy.inWords()));
        }
        if (this instanceof Approved approved) {
            approved.headroom().ifPresent(left -> sentences.add("After it " + left + " of credit is left."));
        }
        sentences.add("This was decided by the policy '" + policy.name() + "', version " + policy.version()
                + ", in force from " + policy.from() + ".");
        return List.copyOf(sentences);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CreditDecision that
                && request.equals(that.request)
                && picture.equals(that.picture)
                && policy.equals(that.policy);
    }

    @Override
    public int hashCode() {
        return Objects.hash(request, picture, policy);
    }

    @Override
    public String toString() {
        return getClass().getSimpleName()
                + (this instanceof Approved ? "[" + asked() + "]" : reasons().toString());
    }
}
