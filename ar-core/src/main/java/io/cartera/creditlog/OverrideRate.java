package io.cartera.creditlog;

import io.cartera.credit.CreditDecision;
import io.cartera.credit.DecisionId;
import io.cartera.time.DateRange;
import io.cartera.trace.Actor;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often the decisions of one version of a policy that could be overridden were, and by whom. A decision that was overridden twice
 * counts once, and once for each approver. A sale that went on under an overridden decision was decided again: that does not count,
 * nor does an override that was withdrawn before anything went on under it. Immutable. Worked: 8 sales decided, 4 of them approved, 1 of the others stopped for
 * good, and 2 overridden: 2 of 3, 66.67 %.
 *
 * @param policy the name of the policy
 * @param version its version
 * @param decisions how many sales were decided
 * @param overridable how many of them were not approved and could be overridden
 * @param overridden how many of these somebody has overridden
 * @param byApprover how many of these, by who did it, in order
 */
public record OverrideRate(
        String policy,
        int version,
        int decisions,
        int overridable,
        int overridden,
        SortedMap<Actor, Integer> byApprover) {

    /** Copies the approvers. */
    public OverrideRate {
        Objects.requireNonNull(policy, "policy");
        byApprover = Collections.unmodifiableSortedMap(new TreeMap<>(byApprover));
    }

    /** The rates of the decisions of days within a range, by name and version of the policy. */
    public static List<OverrideRate> of(Collection<CreditLog> logs, DateRange days) {
        Map<String, Tally> tallies = new TreeMap<>();
        for (CreditLog log : logs) {
            log.facts().forEach(recorded -> {
                if (recorded.fact() instanceof CreditLogFact.Decided decided
                        && decided.under().isEmpty()
                        && days.contains(decided.effectiveOn())) {
                    CreditDecision made = decided.made();
                    String key = made.policy().name() + "\n" + made.policy().version();
                    tallies.computeIfAbsent(
                                    key,
                                    first -> new Tally(
                                            made.policy().name(), made.policy().version()))
                            .add(made, approvers(log, decided.decision()));
                }
            });
        }
        return tallies.values().stream()
                .map(Tally::rate)
                .sorted(Comparator.comparing(OverrideRate::policy).thenComparing(OverrideRate::version))
                .toList();
    }

    private static Set<Actor> approvers(CreditLog log, DecisionId decision) {
        Set<Actor> approvers = new HashSet<>();
        boolean isUsed = !log.under(decision).isEmpty();
        log.overridden()
                .filter(recorded -> isUsed
                        || log.withdrawals(recorded.command().id()).findAny().isEmpty())
                .map(recorded -> ((CreditLogFact.Overridden) recorded.fact()).override())
                .filter(override -> override.decision().equals(decision))
                .forEach(override -> approvers.add(override.approver()));
        return approvers;
    }

    private static final class Tally {

        private final String policy;
        private final int version;
        private final SortedMap<Actor, Integer> byApprover = new TreeMap<>();
        private int decisions;
        private int overridable;
        private int overridden;

        Tally(String policy, int version) {
            this.policy = policy;
            this.version = version;
        }

        void add(CreditDecision made, Set<Actor> approvers) {
            decisions++;
            overridable += made.canBeOverridden() ? 1 : 0;
            overridden += approvers.isEmpty() ? 0 : 1;
            approvers.forEach(approver -> byApprover.merge(approver, 1, Integer::sum));
        }

        OverrideRate rate() {
            return new OverrideRate(policy, version, decisions, overridable, overridden, byApprover);
        }
    }

    /** What was overridden in percent of what could be, half-up to two decimals; empty where nothing could be. */
    public Optional<BigDecimal> percent() {
        return overridable == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(overridden)
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(overridable), 2, RoundingMode.HALF_UP));
    }
}
