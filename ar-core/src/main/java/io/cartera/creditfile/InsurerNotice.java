package io.cartera.creditfile;

import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * That an insurer was told of debits that are not paid, or asked to pay for them, under a policy. The first day of the fact that
 * has it is the day on which it reached the insurer; who recorded it is said by the command.
 * <p>
 * It has a number of the caller's, by which notices of a customer are told apart over all ledgers: each thing that is told has a number of its own, since
 * a fact of the same number from a later day takes the place of the earlier one, and then tells from the later day only. A notice that was
 * withdrawn is the same fact with its end; one that never was is the same number from the same day without a debit. The debits are
 * those of the ledger through which it is recorded. Nothing here need be right: a notice about a debit or a policy that is not there
 * is kept as it was sent, and found by {@code risks().strayNotices}. Nothing in it may be personal, since it survives erasure. Immutable. Example:
 * <pre>{@code
 * FileEntry.of(acme, day).insurerTold(InsurerNotice.of("N-17", "POL-7", InsurerNotice.Step.NOTIFIED).debit("INV-1").debit("INV-2", 3));
 * }</pre>
 */
public final class InsurerNotice {

    /** The most debits of one notice. */
    public static final int MAX_DEBITS = 1000;

    /** What the insurer was told; more may come, and programs that switch on them should have a default. */
    public enum Step {
        /** That the debits are not paid. */
        NOTIFIED,
        /** That it is to pay for them; it is told thereby that they are not paid, too. */
        CLAIMED
    }

    /**
     * A debit as the account names it. Ordered by document (by code point), then part.
     *
     * @param document the identifier of the document
     * @param part which part of it, such as an instalment, from 1 on
     */
    public record Debit(String document, int part) implements Comparable<Debit> {

        /** Checks the document's identifier and the part. */
        public Debit {
            Require.id(document, "document");
            Require.positive(part, "part");
        }

        @Override
        public int compareTo(Debit other) {
            int order = CodePoints.compare(document, other.document);
            return order == 0 ? Integer.compare(part, other.part) : order;
        }

        @Override
        public String toString() {
            return part == 1 ? document : document + "#" + part;
        }
    }

    private final String number;
    private final String policy;
    private final Step step;
    private final SortedSet<Debit> debits;
    private final @Nullable String reference;

    private InsurerNotice(
            String number, String policy, Step step, SortedSet<Debit> debits, @Nullable String reference) {
        this.number = Require.id(number, "number");
        this.policy = Require.id(policy, "policy");
        this.step = Objects.requireNonNull(step, "step");
        this.debits = Collections.unmodifiableSortedSet(debits);
        this.reference = reference == null ? null : Require.id(reference, "reference");
        if (debits.size() > MAX_DEBITS) {
            throw new IllegalArgumentException(
                    "debits are " + debits.size() + ", at most " + MAX_DEBITS + " are allowed");
        }
    }

    /**
     * A notice about no debit yet.
     *
     * @param number the caller's number of it, 1 to 128 characters
     * @param policy the number of the policy
     */
    public static InsurerNotice of(String number, String policy, Step step) {
        return new InsurerNotice(number, policy, step, new TreeSet<>(), null);
    }

    /** The same, about the first part of a document too, which for most is the whole of it. */
    public InsurerNotice debit(String document) {
        return debit(document, 1);
    }

    /**
     * The same, about a part of a document too, such as an instalment: what falls due later is told later.
     *
     * @throws IllegalArgumentException if the part is not positive, or it would be about more than {@value #MAX_DEBITS} debits
     */
    public InsurerNotice debit(String document, int part) {
        SortedSet<Debit> more = new TreeSet<>(debits);
        more.add(new Debit(document, part));
        return new InsurerNotice(number, policy, step, more, reference);
    }

    /** The same with the number that the insurer gave the case, 1 to 128 characters. */
    public InsurerNotice withReference(String newReference) {
        return new InsurerNotice(number, policy, step, debits, Objects.requireNonNull(newReference, "reference"));
    }

    /** The caller's number of it. */
    public String number() {
        return number;
    }

    /** The number of the policy. */
    public String policy() {
        return policy;
    }

    /** What the insurer was told. */
    public Step step() {
        return step;
    }

    /** Of which debits, each once, in their order; empty where the notice was a mistake. */
    public SortedSet<Debit> debits() {
        return debits;
    }

    /** The number that the insurer gave the case. */
    public Optional<String> reference() {
        return Optional.ofNullable(reference);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InsurerNotice that
                && number.equals(that.number)
                && policy.equals(that.policy)
                && step == that.step
                && debits.equals(that.debits)
                && Objects.equals(reference, that.reference);
    }

    @Override
    public int hashCode() {
        return Objects.hash(number, policy, debits);
    }

    @Override
    public String toString() {
        return "InsurerNotice[" + number + ", " + step + " under " + policy + ", " + debits + "]";
    }
}
