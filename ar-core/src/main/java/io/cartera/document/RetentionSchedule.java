package io.cartera.document;

import com.google.common.collect.ImmutableSet;
import io.cartera.external.Referent;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a retention policy says of documents on a day: which may be destroyed, and why the others may not. Documents that are
 * gone by then are left out. Immutable.
 */
public final class RetentionSchedule {

    private static final Comparator<Verdict> ORDER = Comparator.<Verdict, LocalDate>comparing(
                    verdict -> verdict.keepThrough().orElse(LocalDate.MAX))
            .thenComparing(verdict -> verdict.document().customer())
            .thenComparing(verdict -> verdict.document().document());

    private final RetentionPolicy policy;

    private RetentionSchedule(RetentionPolicy policy) {
        this.policy = Objects.requireNonNull(policy, "policy");
    }

    /** The schedule under this policy. */
    public static RetentionSchedule of(RetentionPolicy policy) {
        return new RetentionSchedule(policy);
    }

    /** The documents that may be destroyed on that day; by the last day of retention, customer and identifier. */
    public List<Verdict> dueForDisposal(
            Collection<DocumentState> documents, Predicate<? super Referent> isOpen, LocalDate asOf) {
        return verdicts(documents, isOpen, asOf).stream()
                .filter(verdict -> verdict.reasons().isEmpty())
                .toList();
    }

    /**
     * What is said of each document; by the last day of retention (those without one last), customer and identifier.
     *
     * @param isOpen whether something is still open of what a document is linked with
     */
    public List<Verdict> verdicts(
            Collection<DocumentState> documents, Predicate<? super Referent> isOpen, LocalDate asOf) {
        Require.date(asOf, "asOf");
        Objects.requireNonNull(isOpen, "isOpen");
        return documents.stream()
                .filter(state -> state.disposal()
                        .filter(gone -> !gone.effectiveOn().isAfter(asOf))
                        .isEmpty())
                .map(state -> verdict(state, isOpen, asOf))
                .sorted(ORDER)
                .toList();
    }

    private Verdict verdict(DocumentState state, Predicate<? super Referent> isOpen, LocalDate asOf) {
        Optional<LocalDate> keepThrough = policy.keepThrough(state.record());
        EnumSet<Reason> reasons = EnumSet.noneOf(Reason.class);
        if (!state.holdsFrom(asOf).isEmpty()) {
            reasons.add(Reason.UNDER_HOLD);
        }
        if (state.subjects().stream().anyMatch(isOpen)) {
            reasons.add(Reason.STILL_OPEN);
        }
        if (keepThrough.isEmpty()) {
            reasons.add(Reason.NO_RULE);
        } else if (!keepThrough.get().isBefore(asOf)) {
            reasons.add(Reason.RETENTION_RUNS);
        }
        return new Verdict(state.record(), keepThrough, reasons, policy.rulesFor(state.record()));
    }

    @Override
    public String toString() {
        return "RetentionSchedule[" + policy + "]";
    }

    /** Why a document is kept. */
    public enum Reason {
        /** It is under a legal hold. */
        UNDER_HOLD,
        /** Something is open of what it is linked with. */
        STILL_OPEN,
        /** No rule says how long it is kept. */
        NO_RULE,
        /** Its retention has not ended. */
        RETENTION_RUNS
    }

    /**
     * What is said of one document.
     *
     * @param document the document
     * @param keepThrough the last day of retention; empty where no rule applies
     * @param reasons why it is kept, in their order; empty where it may be destroyed
     * @param rules the rules that apply, in the policy's order
     */
    public record Verdict(
            DocumentRecord document,
            Optional<LocalDate> keepThrough,
            Set<Reason> reasons,
            List<RetentionPolicy.Rule> rules) {

        /** Copies the collections. */
        public Verdict {
            Objects.requireNonNull(document, "document");
            Objects.requireNonNull(keepThrough, "keepThrough");
            reasons = ImmutableSet.copyOf(reasons);
            rules = List.copyOf(rules);
        }
    }
}
