package io.cartera.allocation;

import io.cartera.customer.CustomerId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whose payment a line of a bank statement is, as far as the payer's name and the documents named say.
 * <p>
 * {@link #isCertain()} where the payer is known to pay for exactly that customer; everything else is for a person to
 * look at. Scores: the payer is known and names documents of one customer that it pays for 1.000; it names none and pays
 * for one customer only 0.950; but 0.700, and not certain, where the text has a number that is nothing open here; it names
 * documents of a customer that it is not known to pay for 0.600; it is not known, and the documents named are of one
 * customer 0.500; else 0.000, also where a number named may be the rest of that of another customer for whom the payer
 * pays. Immutable.
 */
public final class DebtorMatch {

    /** Why. */
    public enum Reason {
        /** The payer is known, and so is for whom it pays. */
        PAYER_KNOWN,
        /** The payer is known; but the text has a number that is nothing open here, and may be of another's document. */
        DOCUMENT_NOT_FOUND,
        /** The documents named are those of a customer that this payer is not known to pay for. */
        OTHER_DEBTOR,
        /** The payer is not known. */
        PAYER_UNKNOWN,
        /** The payer pays for several customers and names, for all we know, no document of just one of them. */
        SEVERAL_DEBTORS
    }

    private final Reason reason;
    private final int perMille;
    private final List<CustomerId> debtors;
    private final List<String> documents;

    private DebtorMatch(Reason reason, int perMille, SortedSet<CustomerId> debtors, SortedSet<String> documents) {
        this.reason = reason;
        this.perMille = perMille;
        this.debtors = List.copyOf(debtors);
        this.documents = List.copyOf(documents);
    }

    static DebtorMatch of(Reason reason, int perMille, SortedSet<CustomerId> debtors, SortedSet<String> documents) {
        return new DebtorMatch(reason, perMille, debtors, documents);
    }

    static DebtorMatch certain(CustomerId debtor, int perMille, SortedSet<String> documents) {
        return new DebtorMatch(Reason.PAYER_KNOWN, perMille, new TreeSet<>(List.of(debtor)), documents);
    }

    /** Whether the payment can be received for the debtor without asking anybody. */
    public boolean isCertain() {
        return reason == Reason.PAYER_KNOWN;
    }

    /** The customer whose payment it is, where that is certain. */
    public Optional<CustomerId> debtor() {
        return isCertain() ? Optional.of(debtors.get(0)) : Optional.empty();
    }

    /** The customers that come into question, by identifier. */
    public List<CustomerId> debtors() {
        return debtors;
    }

    /** The documents named, by identifier. */
    public List<String> documents() {
        return documents;
    }

    /** How sure it is, from 0 to 1, with three decimals. */
    public BigDecimal score() {
        return BigDecimal.valueOf(perMille, 3);
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DebtorMatch that
                && reason == that.reason
                && perMille == that.perMille
                && debtors.equals(that.debtors)
                && documents.equals(that.documents);
    }

    @Override
    public int hashCode() {
        return Objects.hash(reason, perMille, debtors, documents);
    }

    @Override
    public String toString() {
        return reason + " " + debtors + " " + documents + ", " + score();
    }
}
