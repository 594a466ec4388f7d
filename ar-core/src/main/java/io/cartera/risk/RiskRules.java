package io.cartera.risk;

import io.cartera.trace.internal.Require;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * By which rules signals are found and the class of risk follows from them: data that a host keeps, with a name and a version by
 * which it is told. The rules of {@link #ofDefaults()}:
 * <table>
 * <caption>What is told from how much on</caption>
 * <tr><td>late trend</td><td>10 days, windows of 90</td></tr>
 * <tr><td>overdue</td><td>30 days</td></tr>
 * <tr><td>broken promises</td><td>2 within 180 days, grave</td></tr>
 * <tr><td>returned payments</td><td>1 within 180 days</td></tr>
 * <tr><td>utilisation</td><td>90 percent</td></tr>
 * <tr><td>dunning level</td><td>3, grave</td></tr>
 * <tr><td>disputes</td><td>3 within 90 days</td></tr>
 * <tr><td>growth of sales</td><td>300 percent, windows of 90 days</td></tr>
 * <tr><td>insurer withdrew</td><td>1 policy, grave</td></tr>
 * <tr><td>cover that ends</td><td>1 within 30 days</td></tr>
 * <tr><td>concentration</td><td>60 percent</td></tr>
 * <tr><td>order after silence</td><td>180 days, a sale within 30</td></tr>
 * <tr><td>change of data near a large sale</td><td>200 percent, both within 30 days</td></tr>
 * </table>
 * Three signals of different kinds make the risk high, as a grave one does; whoever paid three debits in time, and of whom
 * nothing is found, acts in good faith. Immutable.
 */
public final class RiskRules {

    private final String name;
    private final Map<RiskSignal.Kind, RiskRule> rules;
    private final int highFrom;
    private final int goodFaithFrom;
    private final SortedSet<String> watched;

    private RiskRules(
            String name,
            Map<RiskSignal.Kind, RiskRule> rules,
            int highFrom,
            int goodFaithFrom,
            SortedSet<String> watched) {
        this.name = Require.id(name, "name");
        this.rules = rules;
        this.highFrom = highFrom;
        this.goodFaithFrom = goodFaithFrom;
        this.watched = watched;
    }

    /** The rules above, named {@code defaults 1}. */
    public static RiskRules ofDefaults() {
        Map<RiskSignal.Kind, RiskRule> rules = new EnumMap<>(RiskSignal.Kind.class);
        rules.put(RiskSignal.Kind.LATE_TREND, RiskRule.from(10).within(90));
        rules.put(RiskSignal.Kind.OVERDUE, RiskRule.from(30));
        rules.put(RiskSignal.Kind.BROKEN_PROMISES, RiskRule.from(2).within(180).asGrave());
        rules.put(RiskSignal.Kind.RETURNED_PAYMENTS, RiskRule.from(1).within(180));
        rules.put(RiskSignal.Kind.HIGH_UTILISATION, RiskRule.from(90));
        rules.put(RiskSignal.Kind.DUNNING_LEVEL, RiskRule.from(3).asGrave());
        rules.put(RiskSignal.Kind.MANY_DISPUTES, RiskRule.from(3).within(90));
        rules.put(RiskSignal.Kind.SALES_GROWTH, RiskRule.from(300).within(90));
        rules.put(RiskSignal.Kind.INSURER_WITHDRAWAL, RiskRule.from(1).asGrave());
        rules.put(RiskSignal.Kind.COVER_ENDING, RiskRule.from(1).within(30));
        rules.put(RiskSignal.Kind.CONCENTRATION, RiskRule.from(60));
        rules.put(RiskSignal.Kind.ORDER_AFTER_SILENCE, RiskRule.from(180).within(30));
        rules.put(RiskSignal.Kind.DATA_CHANGE, RiskRule.from(200).within(30));
        return new RiskRules("defaults 1", rules, 3, 3, new TreeSet<>());
    }

    /** The same under another name, which should say the version. */
    public RiskRules named(String other) {
        return new RiskRules(other, rules, highFrom, goodFaithFrom, watched);
    }

    /**
     * The same with this rule for a kind.
     *
     * @throws IllegalArgumentException if the kind looks at days and the rule says not how many, or the other way round
     */
    public RiskRules with(RiskSignal.Kind kind, RiskRule rule) {
        boolean needsDays =
                ofDefaults().rules.get(Objects.requireNonNull(kind, "kind")).windowDays() > 0;
        if (needsDays != rule.windowDays() > 0) {
            throw new IllegalArgumentException(kind
                    + (needsDays ? " looks at days, the rule says not how many" : " looks at no days") + ": " + rule);
        }
        Map<RiskSignal.Kind, RiskRule> changed = new EnumMap<>(rules);
        changed.put(kind, rule);
        return new RiskRules(name, changed, highFrom, goodFaithFrom, watched);
    }

    /** The same that does not look for a kind. */
    public RiskRules without(RiskSignal.Kind kind) {
        Map<RiskSignal.Kind, RiskRule> changed = new EnumMap<>(RiskSignal.Kind.class);
        changed.putAll(rules);
        changed.remove(Objects.requireNonNull(kind, "kind"));
        return new RiskRules(name, changed, highFrom, goodFaithFrom, watched);
    }

    /** The same, with so many signals of different kinds making the risk high; at least one. */
    public RiskRules highFrom(int kinds) {
        return new RiskRules(name, rules, Require.positive(kinds, "kinds"), goodFaithFrom, watched);
    }

    /** The same, with so many debits paid in time showing good faith; at least one. */
    public RiskRules goodFaithFrom(int debits) {
        return new RiskRules(name, rules, highFrom, Require.positive(debits, "debits"), watched);
    }

    /** The same, with a change of this attribute of the host's counting as a change of data, such as an account at a bank. */
    public RiskRules watching(String attribute) {
        SortedSet<String> more = new TreeSet<>(watched);
        more.add(Require.id(attribute, "attribute"));
        return new RiskRules(name, rules, highFrom, goodFaithFrom, more);
    }

    /** The name, with the version. */
    public String name() {
        return name;
    }

    /** The rule for a kind; empty where it is not looked for. */
    public Optional<RiskRule> rule(RiskSignal.Kind kind) {
        return Optional.ofNullable(rules.get(Objects.requireNonNull(kind, "kind")));
    }

    /** How many signals of different kinds make the risk high. */
    public int highFrom() {
        return highFrom;
    }

    /** How many debits paid in time show good faith. */
    public int goodFaithFrom() {
        return goodFaithFrom;
    }

    boolean watches(String attribute) {
        return watched.contains(attribute);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RiskRules that
                && name.equals(that.name)
                && rules.equals(that.rules)
                && highFrom == that.highFrom
                && goodFaithFrom == that.goodFaithFrom
                && watched.equals(that.watched);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, rules.size(), highFrom, goodFaithFrom, watched);
    }

    @Override
    public String toString() {
        return "RiskRules[" + name + ", " + rules + "]";
    }
}
