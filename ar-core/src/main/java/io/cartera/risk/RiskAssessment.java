package io.cartera.risk;

import io.cartera.customer.CustomerId;
import io.cartera.time.AsOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was found about a customer by rules, what could not be answered, and the class of risk that follows.
 * <p>
 * Risk is {@link RiskClass#HIGH} where a signal is grave, or where signals are of as many different kinds as the rules have it;
 * {@link RiskClass#MODERATE} where there is any other, and {@link RiskClass#LOW} where there is none. Of a customer that
 * never owed anything, and of which nothing is found, there is no class. What is not known counts neither for nor against, and is told. The answer does not
 * depend on the order in which anything was recorded on one day. Immutable. Worked: an oldest debit 40 days overdue and a returned
 * payment are two kinds, not grave: moderate; with a second broken promise: high.
 */
public final class RiskAssessment {

    /**
     * A question of the rules that the books cannot answer.
     *
     * @param kind what was looked for
     * @param lacking what is not there, in English
     */
    public record Unanswered(RiskSignal.Kind kind, String lacking) {

        /** Refuses nulls. */
        public Unanswered {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(lacking, "lacking");
        }
    }

    private final CustomerId customer;
    private final AsOf asOf;
    private final RiskRules rules;
    private final List<RiskSignal> signals;
    private final List<Unanswered> unanswered;
    private final boolean isKnown;
    private final int paidInTime;

    private RiskAssessment(RiskPicture picture, RiskRules rules, Search search) {
        this.customer = picture.customer();
        this.asOf = picture.asOf();
        this.rules = rules;
        this.signals = search.signals().stream().sorted().toList();
        this.unanswered = List.copyOf(search.unanswered());
        this.isKnown = search.hasDebits() || !signals.isEmpty();
        this.paidInTime = search.paidInTime();
    }

    /** What these rules find. */
    public static RiskAssessment of(RiskPicture picture, RiskRules rules) {
        return new RiskAssessment(picture, rules, Search.in(picture, rules));
    }

    /** Of whom. */
    public CustomerId customer() {
        return customer;
    }

    /** As of when. */
    public AsOf asOf() {
        return asOf;
    }

    /** By which rules. */
    public RiskRules rules() {
        return rules;
    }

    /** What was found, by kind and currency. */
    public List<RiskSignal> signals() {
        return signals;
    }

    /** What could not be answered, by kind. */
    public List<Unanswered> unanswered() {
        return unanswered;
    }

    /** The class of risk; empty where nothing was ever owed and nothing found, so that nothing is known. */
    public Optional<RiskClass> riskClass() {
        if (!isKnown) {
            return Optional.empty();
        }
        if (signals.isEmpty()) {
            return Optional.of(RiskClass.LOW);
        }
        long kinds = signals.stream().map(RiskSignal::kind).distinct().count();
        boolean isGrave = signals.stream().anyMatch(signal -> signal.rule().isGrave());
        return Optional.of(isGrave || kinds >= rules.highFrom() ? RiskClass.HIGH : RiskClass.MODERATE);
    }

    /** Whether the customer acts in good faith: nothing was found, and as many debits were paid in time as the rules ask for. */
    public boolean isInGoodFaith() {
        return riskClass().filter(RiskClass.LOW::equals).isPresent() && paidInTime >= rules.goodFaithFrom();
    }

    /** How many debits were paid whole by the day on which they fell due. */
    public int paidInTime() {
        return paidInTime;
    }

    /** The whole in words, in English, a line for the class, each signal and each question without an answer. */
    public List<String> inWords() {
        List<String> words = new ArrayList<>();
        words.add("By the rules " + rules.name() + " on " + asOf.date() + " the risk is "
                + riskClass().map(Enum::name).orElse("not known, since nothing was ever owed")
                + (isInGoodFaith() ? ", in good faith" : "") + "; paid in time: " + paidInTime + ".");
        signals.stream().map(RiskSignal::inWords).forEach(words::add);
        unanswered.stream()
                .map(open -> "Not known: " + open.kind() + ", " + open.lacking() + ".")
                .forEach(words::add);
        return List.copyOf(words);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RiskAssessment that
                && customer.equals(that.customer)
                && asOf.equals(that.asOf)
                && rules.equals(that.rules)
                && signals.equals(that.signals)
                && unanswered.equals(that.unanswered)
                && isKnown == that.isKnown
                && paidInTime == that.paidInTime;
    }

    @Override
    public int hashCode() {
        return Objects.hash(customer, asOf, signals);
    }

    @Override
    public String toString() {
        return "RiskAssessment[" + customer + ", " + riskClass().map(Enum::name).orElse("unknown") + ", " + signals
                + "]";
    }
}
