package io.cartera.relationship;

import io.cartera.terms.PaymentTerms;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed with a customer, by word of mouth or in writing: the terms of payment, where the paper is, and who at the
 * customer has acknowledged the terms, on which day.
 * <p>
 * Its terms go before those of the customer file, whatever it rests on, while it is valid. From when to when that is, is said
 * where it is recorded. Who acknowledged is personal, so {@link #toString()} leaves it out. Immutable. Example:
 * {@code Agreement.verbal().withTerms(PaymentTerms.netDays(45)).acknowledged(day, "Ana García")}.
 */
public final class Agreement {

    private final AgreementBasis basis;
    private final @Nullable PaymentTerms terms;
    private final @Nullable String document;
    private final @Nullable LocalDate acknowledgedOn;
    private final @Nullable String acknowledgedBy;

    private Agreement(
            AgreementBasis basis,
            @Nullable PaymentTerms terms,
            @Nullable String document,
            @Nullable LocalDate acknowledgedOn,
            @Nullable String acknowledgedBy) {
        this.basis = Objects.requireNonNull(basis, "basis");
        this.terms = terms;
        this.document = document == null ? null : Require.id(document, "document");
        this.acknowledgedOn = acknowledgedOn == null ? null : Require.date(acknowledgedOn, "acknowledgedOn");
        this.acknowledgedBy = acknowledgedBy == null ? null : Require.text(acknowledgedBy, "acknowledgedBy");
    }

    /** An agreement by word of mouth. */
    public static Agreement verbal() {
        return on(AgreementBasis.VERBAL);
    }

    /** An agreement in writing, kept under this reference, which is not personal. */
    public static Agreement written(String document) {
        return on(AgreementBasis.WRITTEN).withDocument(document);
    }

    /** An agreement on this basis, which says nothing yet. */
    public static Agreement on(AgreementBasis basis) {
        return new Agreement(basis, null, null, null, null);
    }

    /** This agreement with terms of payment. */
    public Agreement withTerms(PaymentTerms agreed) {
        return new Agreement(basis, Objects.requireNonNull(agreed, "agreed"), document, acknowledgedOn, acknowledgedBy);
    }

    /** This agreement with a reference to a document: the contract, or a note of what was said. */
    public Agreement withDocument(String reference) {
        return new Agreement(
                basis, terms, Objects.requireNonNull(reference, "reference"), acknowledgedOn, acknowledgedBy);
    }

    /** This agreement, acknowledged on a day by somebody at the customer. */
    public Agreement acknowledged(LocalDate on, String by) {
        return new Agreement(
                basis, terms, document, Objects.requireNonNull(on, "on"), Objects.requireNonNull(by, "by"));
    }

    /** On what it rests. */
    public AgreementBasis basis() {
        return basis;
    }

    /** The terms of payment; empty where the agreement says nothing of them. */
    public Optional<PaymentTerms> terms() {
        return Optional.ofNullable(terms);
    }

    /** Where the document is. */
    public Optional<String> document() {
        return Optional.ofNullable(document);
    }

    /** The day on which the terms were acknowledged; empty where they were not. */
    public Optional<LocalDate> acknowledgedOn() {
        return Optional.ofNullable(acknowledgedOn);
    }

    /** Who acknowledged the terms. */
    public Optional<String> acknowledgedBy() {
        return Optional.ofNullable(acknowledgedBy);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Agreement that
                && basis == that.basis
                && Objects.equals(terms, that.terms)
                && Objects.equals(document, that.document)
                && Objects.equals(acknowledgedOn, that.acknowledgedOn)
                && Objects.equals(acknowledgedBy, that.acknowledgedBy);
    }

    @Override
    public int hashCode() {
        return Objects.hash(basis, terms, document);
    }

    /** Leaves out who acknowledged it. */
    @Override
    public String toString() {
        return "Agreement[" + basis + ", " + terms().map(PaymentTerms::toString).orElse("no terms") + "]";
    }
}
