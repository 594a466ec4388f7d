package io.cartera.risk;

import io.cartera.money.MoneyBag;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that would answer signals of risk, with the figures: a proposal, nothing is done. In order by how hard it is on the
 * customer. Made by {@link RiskMeasures}. Immutable.
 */
public final class Measure {

    /** What can be done, from the gentlest to the hardest; more may come, and programs should have a default. */
    public enum Kind {
        /** Insure what is not covered. */
        INSURANCE(
                "Insure what is not covered",
                RiskSignal.Kind.INSURER_WITHDRAWAL,
                RiskSignal.Kind.COVER_ENDING,
                RiskSignal.Kind.CONCENTRATION),
        /** Keep the title to what is delivered. */
        RETENTION_OF_TITLE(
                "Keep the title to what is delivered until it is paid",
                RiskSignal.Kind.SALES_GROWTH,
                RiskSignal.Kind.CONCENTRATION),
        /** Have somebody answer for what is not covered. */
        GUARANTEE(
                "Ask for a guarantee of what is not covered",
                RiskSignal.Kind.INSURER_WITHDRAWAL,
                RiskSignal.Kind.COVER_ENDING,
                RiskSignal.Kind.HIGH_UTILISATION),
        /** Give less time to pay. */
        SHORTER_TERMS("Agree shorter terms", RiskSignal.Kind.LATE_TREND, RiskSignal.Kind.OVERDUE),
        /** Have a part of what is not covered paid ahead. */
        DEPOSIT(
                "Ask for a deposit",
                RiskSignal.Kind.SALES_GROWTH,
                RiskSignal.Kind.ORDER_AFTER_SILENCE,
                RiskSignal.Kind.DATA_CHANGE),
        /** Allow less to be owed. */
        LOWER_LIMIT(
                "Lower the limit",
                RiskSignal.Kind.LATE_TREND,
                RiskSignal.Kind.HIGH_UTILISATION,
                RiskSignal.Kind.INSURER_WITHDRAWAL,
                RiskSignal.Kind.MANY_DISPUTES),
        /** Sell only what is paid ahead. */
        PREPAYMENT(
                "Sell against prepayment",
                RiskSignal.Kind.BROKEN_PROMISES,
                RiskSignal.Kind.RETURNED_PAYMENTS,
                RiskSignal.Kind.DUNNING_LEVEL),
        /** Deliver nothing until what is overdue is paid; only where the risk is high. */
        HOLD(
                "Hold deliveries until what is overdue is paid",
                RiskSignal.Kind.OVERDUE,
                RiskSignal.Kind.BROKEN_PROMISES,
                RiskSignal.Kind.DUNNING_LEVEL),
        /** Have a lawyer ask for what is overdue; only where the risk is high. */
        LEGAL_SUPPORT(
                "Seek legal support for what is overdue",
                RiskSignal.Kind.BROKEN_PROMISES,
                RiskSignal.Kind.DUNNING_LEVEL);

        private final String words;
        private final Set<RiskSignal.Kind> answers;

        Kind(String words, RiskSignal.Kind first, RiskSignal.Kind... others) {
            this.words = words;
            this.answers = EnumSet.of(first, others);
        }

        boolean answers(RiskSignal.Kind kind) {
            return answers.contains(kind);
        }

        /** Whether it is for high risk alone. */
        boolean isForHighRisk() {
            return this == HOLD || this == LEGAL_SUPPORT;
        }
    }

    private final Kind kind;
    private final List<RiskSignal> answered;
    private final MoneyBag amounts;
    private final @Nullable Integer days;

    private Measure(Kind kind, List<RiskSignal> answered, MoneyBag amounts, @Nullable Integer days) {
        this.kind = kind;
        this.answered = List.copyOf(answered);
        this.amounts = amounts;
        this.days = days;
    }

    static Measure of(Kind kind, List<RiskSignal> answered, MoneyBag amounts, OptionalInt days) {
        return new Measure(kind, answered, amounts, days.isPresent() ? days.getAsInt() : null);
    }

    /** What could be done. */
    public Kind kind() {
        return kind;
    }

    /** The signals that it answers, in their order; at least one. */
    public List<RiskSignal> answered() {
        return answered;
    }

    /**
     * How much, by currency: to insure, guarantee or keep the title to, to be paid ahead, the limit to set, what is overdue.
     * Empty where it is about no amount, and where the limit to set is no credit.
     */
    public MoneyBag amounts() {
        return amounts;
    }

    /** The longest terms to agree, in days; of {@link Kind#SHORTER_TERMS} alone, where terms are known. */
    public OptionalInt days() {
        return days == null ? OptionalInt.empty() : OptionalInt.of(days);
    }

    /** The same in words, in English, with the figures and why: as it can be told to whom it concerns. */
    public String inWords() {
        StringBuilder told = new StringBuilder(kind.words);
        amounts.amounts().forEach(amount -> told.append(", ").append(amount));
        if (kind == Kind.LOWER_LIMIT && amounts.isEmpty()) {
            told.append(", to no credit");
        }
        if (days != null) {
            told.append(", at most ").append(days).append(" days");
        }
        told.append(". Why:");
        answered.forEach(signal -> told.append(' ').append(signal.inWords()));
        return told.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Measure that
                && kind == that.kind
                && answered.equals(that.answered)
                && amounts.equals(that.amounts)
                && Objects.equals(days, that.days);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, answered);
    }

    @Override
    public String toString() {
        return "Measure[" + inWords() + "]";
    }
}
