package io.cartera.review;

import io.cartera.exposure.CreditLimit;
import io.cartera.rating.CreditAssessment;
import io.cartera.rating.Evidence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * What a review proposes: grade, terms and limit, tighter or easier than they are, with the evidence. Nothing of it holds
 * before somebody records it. Immutable.
 * <p>
 * The grade is that of the assessment, which keeps the one that there is as long as the score stays within the band of the
 * scale; where a trigger stands, a better or a first grade and a higher limit are withheld. Without a grade the customer
 * keeps the one it has.
 */
public final class ReviewProposal {

    /** Which way the conditions would change, by the grade. */
    public enum Direction {
        /** The grade stays, and nothing is urgent. */
        KEEP,
        /** The grade is worse than the one that there is. */
        TIGHTEN,
        /** The grade is better than the one that there is. */
        RELIEVE,
        /** Somebody has to decide: see {@link ReviewProposal#reasons}. */
        DECIDE
    }

    /** What somebody who decides should know of how the proposal came about. */
    public enum Reason {
        /** The customer had no grade before. */
        FIRST_GRADE("the customer had no grade before"),
        /** The grade on file is not one of the scale, so that nobody can say which way the grade changes. */
        GRADE_OF_ANOTHER_SCALE("the grade on file is not one of the scale"),
        /** Something is urgent: see {@link ReviewProposal#urgent}. */
        URGENT("something is urgent"),
        /** A better grade, or a first one, is withheld while something is urgent. */
        GRADE_WITHHELD("a better grade, or a first one, is withheld while something is urgent"),
        /**
         * A higher limit is withheld while something is urgent, or since the limit of the grade is in another currency; where
         * the limit before cannot be compared, or there is none, no limit but zero is proposed.
         */
        LIMIT_WITHHELD("a higher limit is withheld while something is urgent or the limit of the grade is not known");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    record Found(CreditAssessment assessment, ConditionsTable table, List<Evidence> urgent, List<String> unknown) {}

    record Grades(Optional<String> before, Optional<String> proposed, GradeConditions conditions) {}

    /** The limit before, what the formulas propose, and what is left of that. */
    record Limits(Optional<CreditLimit> before, LimitProposal formulas, Optional<Money> proposed) {

        static Limits of(Optional<CreditLimit> before, LimitProposal formulas, boolean mayRise) {
            Optional<Money> lowest = formulas.amount();
            return new Limits(before, formulas, mayRise ? lowest : lowest.flatMap(amount -> notAbove(before, amount)));
        }

        private static Optional<Money> notAbove(Optional<CreditLimit> before, Money amount) {
            if (amount.isZero()
                    || before.filter(CreditLimit.Unlimited.class::isInstance).isPresent()) {
                return Optional.of(amount);
            }
            return before.flatMap(limit -> in(limit, amount)).map(most -> most.isLessThan(amount) ? most : amount);
        }

        /** The amount of a limit in the currency of an amount; empty where it has none there. */
        private static Optional<Money> in(CreditLimit limit, Money amount) {
            if (limit instanceof CreditLimit.UpTo upTo && !upTo.amount().isZero()) {
                return Optional.of(upTo.amount()).filter(amount::isSameCurrency);
            }
            return limit instanceof CreditLimit.Unlimited
                    ? Optional.empty()
                    : Optional.of(Money.zero(amount.getCurrencyUnit()));
        }

        boolean isWithheld() {
            return !proposed.equals(formulas.amount());
        }

        boolean isCut() {
            return proposed.isPresent()
                    && before.isPresent()
                    && (before.get() instanceof CreditLimit.Unlimited
                            || in(before.get(), proposed.get())
                                    .map(proposed.get()::isLessThan)
                                    .orElse(proposed.get().isZero()));
        }
    }

    private final Found found;
    private final Grades grades;
    private final Direction direction;
    private final Set<Reason> reasons;
    private final Limits limits;

    ReviewProposal(Found found, Grades grades, Direction direction, Set<Reason> reasons, Limits limits) {
        this.found = found;
        this.grades = grades;
        this.direction = direction;
        Set<Reason> all = EnumSet.noneOf(Reason.class);
        all.addAll(reasons);
        if (limits.isWithheld()) {
            all.add(Reason.LIMIT_WITHHELD);
        }
        this.reasons = Collections.unmodifiableSet(all);
        this.limits = limits;
    }

    /** The assessment on which it rests. */
    public CreditAssessment assessment() {
        return found.assessment();
    }

    /** The version of the conditions by which it was made. */
    public String conditionsVersion() {
        return found.table().version();
    }

    /** Which way the conditions would change, by the grade. */
    public Direction direction() {
        return direction;
    }

    /** What somebody who decides should know of how it came about, in the order of the enum; none where nothing is unusual. */
    public Set<Reason> reasons() {
        return reasons;
    }

    /** The grade that is proposed; empty where there is none to go by. */
    public Optional<String> grade() {
        return grades.proposed();
    }

    /** The conditions of that grade. */
    public GradeConditions conditions() {
        return grades.conditions();
    }

    /** What limits the formulas propose, that of the table included; the lowest wins. */
    public LimitProposal limits() {
        return limits.formulas();
    }

    /**
     * The limit that is proposed: the lowest of the formulas, and not more than there is where a higher one is withheld. Empty
     * where no formula proposes one, or where one is withheld and there is none to compare with.
     */
    public Optional<Money> limit() {
        return limits.proposed();
    }

    /** The limit that there is; empty where none is on file. */
    public Optional<CreditLimit> limitBefore() {
        return limits.before();
    }

    /**
     * Whether a lower limit is proposed than there is: any is lower than one without bounds, and zero is lower than one in
     * another currency, of which nothing else can be said.
     */
    public boolean isLimitCut() {
        return limits.isCut();
    }

    /** What makes the review urgent, with the figures. */
    public List<Evidence> urgent() {
        return found.urgent();
    }

    /** Of what nothing is known that could make it urgent, or a limit possible. */
    public List<String> unknown() {
        return found.unknown();
    }

    /** The proposal in English, a sentence for each thing said, for the person it concerns. */
    public List<String> inWords() {
        List<String> words = new ArrayList<>(found.assessment().inWords());
        words.add(
                switch (direction) {
                    case KEEP -> "The grade stays as it is.";
                    case TIGHTEN -> "The grade gets worse, and the conditions are those of the worse grade.";
                    case RELIEVE -> "The grade gets better, and the conditions are those of the better grade.";
                    case DECIDE -> "Somebody has to decide.";
                });
        reasons.forEach(reason -> words.add("To be known: " + reason.words + "."));
        words.add("Proposed is " + grade().map(name -> "the grade " + name).orElse("no grade")
                + grades.before()
                        .filter(before -> !grades.proposed().equals(grades.before()))
                        .map(before -> " in place of " + before)
                        .orElse("")
                + ", by version " + conditionsVersion() + " of the conditions.");
        words.add("The customer settles " + conditions().inWords() + ".");
        limit().ifPresent(amount -> words.add("The limit proposed is " + amount
                + limitBefore().map(before -> ", it is " + words(before)).orElse("")
                + (isLimitCut() ? ", so it is cut." : ".")));
        limits().lowest().ifPresent(lowest -> words.add("The lowest of the formulas gives " + lowest.inWords() + "."));
        found.urgent()
                .forEach(evidence -> words.add("Urgent: " + evidence.what() + " is "
                        + evidence.observed().toPlainString() + ", and from "
                        + evidence.bound().toPlainString() + " on it is urgent."));
        found.unknown().forEach(what -> words.add("Not known: " + what + "."));
        return List.copyOf(words);
    }

    private static String words(CreditLimit limit) {
        if (limit instanceof CreditLimit.UpTo upTo) {
            return upTo.amount() + " now";
        }
        return limit instanceof CreditLimit.Unlimited ? "without bounds now" : "no credit now";
    }

    @Override
    public String toString() {
        return "ReviewProposal[" + direction + ", grade " + grade().orElse("none") + ", limit "
                + limit().map(Money::toString).orElse("none") + "]";
    }
}
