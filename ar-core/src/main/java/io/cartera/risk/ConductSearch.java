package io.cartera.risk;

import io.cartera.account.Entry;
import io.cartera.account.Link;
import io.cartera.collection.DunningLevels;
import io.cartera.collection.PromiseState;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;

/** How a customer pays and keeps its word: trend, promises, payments taken back, notices, disputes. */
final class ConductSearch {

    private final RiskPicture picture;
    private final Dealings dealings;
    private final Findings findings;

    ConductSearch(RiskPicture picture, Dealings dealings, Findings findings) {
        this.picture = picture;
        this.dealings = dealings;
        this.findings = findings;
    }

    void lateTrend(RiskSignal.Kind kind, RiskRule rule) {
        boolean isAnswered = false;
        for (Map.Entry<CurrencyUnit, List<Dealings.Paid>> each :
                dealings.payments().entrySet()) {
            List<Dealings.Paid> now = each.getValue().stream()
                    .filter(paid -> findings.isWithin(rule, 0, paid.on()))
                    .toList();
            List<Dealings.Paid> before = each.getValue().stream()
                    .filter(paid -> findings.isWithin(rule, 1, paid.on()))
                    .toList();
            if (!now.isEmpty() && !before.isEmpty()) {
                isAnswered = true;
                findings.found(
                        kind,
                        rule,
                        averageLate(now).subtract(averageLate(before)),
                        Findings.sum(each.getKey(), now.stream().map(Dealings.Paid::minor)),
                        now.stream()
                                .map(paid -> paid.credit().document())
                                .distinct()
                                .toList());
            }
        }
        if (!isAnswered) {
            findings.unknown(kind, "no payments in both of two windows of " + rule.windowDays() + " days");
        }
    }

    private static BigDecimal averageLate(List<Dealings.Paid> payments) {
        BigInteger weighted = BigInteger.ZERO;
        BigInteger weights = BigInteger.ZERO;
        for (Dealings.Paid paid : payments) {
            BigInteger weight = BigInteger.valueOf(paid.minor());
            weighted = weighted.add(weight.multiply(BigInteger.valueOf(paid.daysLate())));
            weights = weights.add(weight);
        }
        return new BigDecimal(weighted).divide(new BigDecimal(weights), 2, RoundingMode.HALF_UP);
    }

    void brokenPromises(RiskSignal.Kind kind, RiskRule rule) {
        findings.count(
                kind,
                rule,
                picture.collections().promises(picture.asOf(), picture.history(), 0).stream()
                        .filter(state -> state.standing() == PromiseState.Standing.BROKEN
                                || state.standing() == PromiseState.Standing.PARTLY_KEPT)
                        .filter(state ->
                                findings.isWithin(rule, 0, state.promise().payBy()))
                        .map(state -> state.promise().id().value())
                        .toList());
    }

    void returnedPayments(RiskSignal.Kind kind, RiskRule rule) {
        findings.count(
                kind,
                rule,
                dealings.returned().stream()
                        .filter(entry -> findings.isWithin(rule, 0, entry.effectiveOn()))
                        .map(this::payment)
                        .toList());
    }

    // What the bank took back is set off against the payment, all of it.
    private String payment(Entry returned) {
        return picture.history().links().stream()
                .map(Link::allocation)
                .filter(allocation -> allocation.debit().equals(returned.id()))
                .map(allocation -> allocation.credit().document())
                .findFirst()
                .orElse(returned.id().document());
    }

    void dunning(RiskSignal.Kind kind, RiskRule rule) {
        DunningLevels levels = picture.collections().dunning(picture.asOf(), picture.openItems());
        levels.highest()
                .ifPresent(highest -> findings.found(
                        kind,
                        rule,
                        BigDecimal.valueOf(highest),
                        levels.items().stream()
                                .filter(reached -> reached.level() == highest)
                                .map(reached -> reached.item().id().document())
                                .distinct()
                                .toList()));
    }

    void disputes(RiskSignal.Kind kind, RiskRule rule) {
        findings.count(
                kind,
                rule,
                picture.collections().disputes(picture.asOf(), picture.openItems()).stream()
                        .map(state -> state.dispute())
                        .filter(dispute -> findings.isWithin(rule, 0, dispute.openedOn()))
                        .map(dispute -> dispute.id().value())
                        .toList());
    }
}
