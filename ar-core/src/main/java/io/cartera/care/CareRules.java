package io.cartera.care;

import io.cartera.account.EntrySource;
import io.cartera.customer.CustomerId;
import io.cartera.customerfile.CustomerFile;
import io.cartera.money.Percentage;
import io.cartera.portfolio.SignificantCustomer;
import io.cartera.purchasing.ChurnRule;
import io.cartera.purchasing.DeclineRules;
import io.cartera.purchasing.PurchaseHistory;
import io.cartera.purchasing.PurchaseRhythm;
import io.cartera.rating.Evidence;
import io.cartera.relationship.CareFinding;
import io.cartera.trace.CommandId;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * By which rules a customer is at risk of leaving, by which a new one is significant, and what is to be done about each.
 * <p>
 * At risk is who was a customer and is one no longer ({@link ChurnRule}), and else who buys less often than it did ({@link DeclineRules}): the
 * first of the two that holds gives the action. Whoever never bought is not at risk. Significant is who makes more of the turnover of the last months
 * than allowed, in one currency ({@link SignificantCustomer}). Rules that are not given find nothing. Immutable. Example:
 * {@code CareRules.none().declining(DeclineRules.ofDefaults(), "call").lapsed(ChurnRule.ofDefaults(), "win back")}, which are the defaults.
 */
public final class CareRules {

    private static final CareRules NONE = new CareRules(null, null, null);

    private final @Nullable Declining declining;
    private final @Nullable Lapsed lapsed;
    private final @Nullable Significant significant;

    private CareRules(@Nullable Declining declining, @Nullable Lapsed lapsed, @Nullable Significant significant) {
        this.declining = declining;
        this.lapsed = lapsed;
        this.significant = significant;
    }

    private record Declining(DeclineRules rules, String action) {}

    private record Lapsed(ChurnRule rule, String action) {}

    private record Significant(CurrencyUnit currency, int months, Percentage threshold, String action) {}

    /** No rules. */
    public static CareRules none() {
        return NONE;
    }

    /** Who declines by {@link DeclineRules#ofDefaults()}, to call; who lapsed by {@link ChurnRule#ofDefaults()}, to win back. */
    public static CareRules ofDefaults() {
        return NONE.declining(DeclineRules.ofDefaults(), "call").lapsed(ChurnRule.ofDefaults(), "win back");
    }

    /** The same with the rules by which a customer buys less often than it did, and what is to be done then, 1 to 128 characters. */
    public CareRules declining(DeclineRules rules, String action) {
        Declining with = new Declining(Objects.requireNonNull(rules, "rules"), Require.id(action, "action"));
        return new CareRules(with, lapsed, significant);
    }

    /** The same with the rule by which a customer is one no longer, and what is to be done then, 1 to 128 characters. */
    public CareRules lapsed(ChurnRule rule, String action) {
        Lapsed with = new Lapsed(Objects.requireNonNull(rule, "rule"), Require.id(action, "action"));
        return new CareRules(declining, with, significant);
    }

    /**
     * The same where a new customer is significant with more than a part of the turnover of the last months, in one currency.
     *
     * @param months how many, that of the day asked about included
     * @param threshold how large a part is not yet significant
     * @param action what is to be done then, 1 to 128 characters
     * @throws IllegalArgumentException if the months are not 1 to 120
     */
    public CareRules significant(CurrencyUnit currency, int months, Percentage threshold, String action) {
        if (months < 1 || months > 120) {
            throw new IllegalArgumentException("months is " + months + ", 1 to 120 is allowed");
        }
        Significant with = new Significant(
                Objects.requireNonNull(currency, "currency"),
                months,
                Objects.requireNonNull(threshold, "threshold"),
                Require.id(action, "action"));
        return new CareRules(declining, lapsed, with);
    }

    /**
     * Holds what customers bought through a day against what is on their files, and proposes what changes: see {@link CareRun}.
     *
     * @param id of the run, under which its facts are to be recorded
     * @param entries all entries, customer by customer, as a store gives them; those after the day do not count
     * @param files of the customers; one without a file is passed over
     * @param on the day of the run, from which the facts count
     * @throws IllegalArgumentException if a customer of the entries comes again after another one, or one has two files
     */
    public CareRun run(CommandId id, EntrySource entries, Collection<CustomerFile> files, LocalDate on) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(entries, "entries");
        Require.date(on, "on");
        Map<CustomerId, CareFinding> atRisk = new HashMap<>();
        PurchaseRhythm.each(
                entries,
                on,
                rhythm -> atRisk(rhythm).ifPresent(found -> atRisk.put(rhythm.customer(), found.byRun(id.value()))));
        Map<CustomerId, CareFinding> strong = new HashMap<>();
        significant(entries, on)
                .forEach(found -> strong.put(found.customer(), finding(found).byRun(id.value())));
        CareRun.Proposals proposals = new CareRun.Proposals(on);
        for (CustomerFile file : Objects.requireNonNull(files, "files")) {
            proposals.add(
                    file,
                    Optional.ofNullable(atRisk.get(file.customer().id())),
                    Optional.ofNullable(strong.get(file.customer().id())));
        }
        return proposals.run(id);
    }

    /** Why a customer with this rhythm is at risk; empty where it is not. */
    public Optional<CareFinding> atRisk(PurchaseRhythm rhythm) {
        boolean everBought = Objects.requireNonNull(rhythm, "rhythm").last().isPresent();
        if (lapsed != null && everBought) {
            var found = lapsed.rule().judge(rhythm);
            if (!found.isStillCustomer()) {
                return Optional.of(finding(lapsed.action(), found.evidence()));
            }
        }
        if (declining != null) {
            var found = declining.rules().judge(rhythm);
            if (found.isDeclining()) {
                return Optional.of(finding(declining.action(), found.evidence()));
            }
        }
        return Optional.empty();
    }

    private List<SignificantCustomer> significant(EntrySource entries, LocalDate on) {
        return significant == null
                ? List.of()
                : SignificantCustomer.find(
                        PurchaseHistory.of(entries, on),
                        significant.currency(),
                        significant.months(),
                        significant.threshold());
    }

    private CareFinding finding(SignificantCustomer found) {
        Significant rule = Objects.requireNonNull(significant, "significant");
        return CareFinding.of(rule.action())
                .because(found.share().amount() + " in " + rule.months() + " months, "
                        + Evidence.of(
                                        "percent of the turnover",
                                        found.share().share().value(),
                                        rule.threshold().value())
                                .inWords());
    }

    private static CareFinding finding(String action, List<Evidence> evidence) {
        CareFinding finding = CareFinding.of(action);
        return evidence.isEmpty()
                ? finding
                : finding.because(evidence.stream().map(Evidence::inWords).collect(Collectors.joining("; ")));
    }

    @Override
    public String toString() {
        return "CareRules[" + (declining == null ? "" : "declining: " + declining.action() + " ")
                + (lapsed == null ? "" : "lapsed: " + lapsed.action() + " ")
                + (significant == null ? "" : "significant: " + significant.action()) + "]";
    }
}
