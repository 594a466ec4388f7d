package io.cartera.risk;

import java.util.List;
import java.util.function.BiConsumer;

/** Looks for every signal that rules ask for, in a picture. */
final class Search {

    private final RiskRules rules;
    private final Dealings dealings;
    private final Findings findings;

    private Search(RiskPicture picture, RiskRules rules) {
        this.rules = rules;
        this.dealings = Dealings.of(picture);
        this.findings = new Findings(picture.asOf().date());
        ConductSearch conduct = new ConductSearch(picture, dealings, findings);
        StakeSearch stake = new StakeSearch(picture, findings);
        SalesSearch sales = new SalesSearch(picture, dealings, findings, rules);
        look(RiskSignal.Kind.LATE_TREND, conduct::lateTrend);
        look(RiskSignal.Kind.OVERDUE, stake::overdue);
        look(RiskSignal.Kind.BROKEN_PROMISES, conduct::brokenPromises);
        look(RiskSignal.Kind.RETURNED_PAYMENTS, conduct::returnedPayments);
        look(RiskSignal.Kind.HIGH_UTILISATION, stake::utilisation);
        look(RiskSignal.Kind.DUNNING_LEVEL, conduct::dunning);
        look(RiskSignal.Kind.MANY_DISPUTES, conduct::disputes);
        look(RiskSignal.Kind.SALES_GROWTH, sales::growth);
        look(RiskSignal.Kind.INSURER_WITHDRAWAL, stake::withdrawal);
        look(RiskSignal.Kind.COVER_ENDING, stake::coverEnding);
        look(RiskSignal.Kind.CONCENTRATION, stake::concentration);
        look(RiskSignal.Kind.ORDER_AFTER_SILENCE, sales::silence);
        look(RiskSignal.Kind.DATA_CHANGE, sales::dataChange);
    }

    static Search in(RiskPicture picture, RiskRules rules) {
        return new Search(picture, rules);
    }

    private void look(RiskSignal.Kind kind, BiConsumer<RiskSignal.Kind, RiskRule> looking) {
        rules.rule(kind).ifPresent(rule -> looking.accept(kind, rule));
    }

    List<RiskSignal> signals() {
        return findings.signals();
    }

    List<RiskAssessment.Unanswered> unanswered() {
        return findings.unanswered();
    }

    boolean hasDebits() {
        return dealings.hasDebits();
    }

    int paidInTime() {
        return dealings.paidInTime();
    }
}
