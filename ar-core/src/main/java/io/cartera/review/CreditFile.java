package io.cartera.review;

import io.cartera.analysis.PaymentBehaviour;
import io.cartera.creditfile.AssignedRating;
import io.cartera.creditfile.BureauReport;
import io.cartera.creditfile.CreditReview;
import io.cartera.creditfile.FinancialStatements;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customer.CustomerId;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.customerfile.CustomerFile;
import io.cartera.exposure.CreditLimits;
import io.cartera.exposure.LimitGranted;
import io.cartera.time.AsOf;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All that is on record of a customer's credit, as of a day and as known at an instant: how it pays, its ratings, limits and
 * reviews over time, its yearly accounts, reports of bureaus, and any other fact of the customer file, such as securities.
 * <p>
 * What was recorded later, or holds from a later day on, is not in it. Immutable.
 */
public final class CreditFile {

    private final CustomerFile file;
    private final PaymentBehaviour behaviour;
    private final List<LimitGranted> limits;
    private final AsOf asOf;

    private CreditFile(CustomerFile file, PaymentBehaviour behaviour, List<LimitGranted> limits, AsOf asOf) {
        this.file = file;
        this.behaviour = behaviour;
        this.limits = limits;
        this.asOf = asOf;
    }

    /**
     * The credit file of a customer.
     *
     * @param file the customer file, whole
     * @param behaviour how the customer pays as of then
     * @param limits its limits over time, whole
     * @throws IllegalArgumentException if the behaviour is of another customer, or as of another day or instant
     */
    public static CreditFile of(CustomerFile file, PaymentBehaviour behaviour, CreditLimits limits, AsOf asOf) {
        Objects.requireNonNull(asOf, "asOf");
        if (!behaviour.customer().equals(file.customer().id())
                || !behaviour.asOf().equals(asOf)) {
            throw new IllegalArgumentException("the behaviour is of " + behaviour.customer() + " as of "
                    + behaviour.asOf() + ", the file of " + file.customer().id());
        }
        return new CreditFile(
                file,
                behaviour,
                limits.grants().stream()
                        .filter(granted -> asOf.counts(granted.grant().from(), granted.recordedAt()))
                        .toList(),
                asOf);
    }

    /** The customer. */
    public CustomerId customer() {
        return file.customer().id();
    }

    /** As of when. */
    public AsOf asOf() {
        return asOf;
    }

    /** How the customer pays. */
    public PaymentBehaviour behaviour() {
        return behaviour;
    }

    /** The rating that holds. */
    public Optional<AssignedRating> rating() {
        return file.content(CustomerFactKind.RATING, asOf);
    }

    /** The ratings over time: by whom, when and on what basis; in the order of recording. */
    public List<CustomerFactRecorded> ratings() {
        return history(CustomerFactKind.RATING);
    }

    /** The limits that were granted, in the order of recording: those of the customer, of its group, and on single terms. */
    public List<LimitGranted> limits() {
        return limits;
    }

    /** The last review. */
    public Optional<CreditReview> lastReview() {
        return file.content(CustomerFactKind.CREDIT_REVIEW, asOf);
    }

    /** The reviews over time, in the order of recording. */
    public List<CustomerFactRecorded> reviews() {
        return history(CustomerFactKind.CREDIT_REVIEW);
    }

    /** The yearly accounts that hold, by year. */
    public List<FinancialStatements> statements() {
        return List.copyOf(
                file.contents(CustomerFactKind.FINANCIAL_STATEMENTS, asOf).values());
    }

    /** The last report of each bureau, by bureau. */
    public List<BureauReport> reports() {
        return List.copyOf(file.contents(CustomerFactKind.BUREAU_REPORT, asOf).values());
    }

    /** Whether the customer is on our list of defaulters. */
    public boolean isListedAsDefaulter() {
        return file.isListedAsDefaulter(asOf);
    }

    /** All facts of a kind that were recorded by then and hold from then or earlier, ended ones too, in the order of recording. */
    public List<CustomerFactRecorded> history(CustomerFactKind<?> kind) {
        Objects.requireNonNull(kind, "kind");
        return file.facts().stream()
                .filter(recorded -> recorded.fact().kind() == kind
                        && asOf.counts(recorded.fact().from(), recorded.at()))
                .toList();
    }

    @Override
    public String toString() {
        return "CreditFile[" + customer() + ", " + asOf.date() + ", "
                + rating().map(AssignedRating::toString).orElse("not rated") + "]";
    }
}
