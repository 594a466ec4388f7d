package io.cartera.customer;

import io.cartera.creditfile.CreditInsurance;
import io.cartera.creditfile.InsurerNotice;
import io.cartera.creditfile.Security;
import io.cartera.money.Percentage;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.joda.money.Money;

/** Form 1 of insurances, securities and notices to insurers, as fields. */
final class CreditFileForm {

    private CreditFileForm() {}

    static FactFields insurance(CreditInsurance insurance) {
        return FactFields.none()
                .with("policy", insurance.policy())
                .with("insurer", insurance.insurer())
                .with("limit", insurance.limit().toString())
                .with("share", insurance.share().value().toPlainString())
                .with("first loss", insurance.firstLoss().toString())
                .with("aggregate deductible", insurance.aggregateDeductible().map(Money::toString))
                .with("maximum term", text(insurance.maximumTermDays()))
                .with("notify within", text(insurance.notifyWithinDays()))
                .with("claim within", text(insurance.claimWithinDays()))
                .with("withdrawn from", insurance.withdrawnFrom().map(LocalDate::toString));
    }

    static CreditInsurance insurance(FactFields fields) {
        CreditInsurance insurance = CreditInsurance.of(
                        fields.require("policy"),
                        fields.require("insurer"),
                        Money.parse(fields.require("limit")),
                        Percentage.of(fields.require("share")))
                .firstLoss(Money.parse(fields.require("first loss")));
        if (fields.has("aggregate deductible")) {
            insurance = insurance.aggregateDeductible(Money.parse(fields.require("aggregate deductible")));
        }
        if (fields.has("maximum term")) {
            insurance = insurance.maximumTermDays(Integer.parseInt(fields.require("maximum term")));
        }
        if (fields.has("notify within")) {
            insurance = insurance.notifyWithin(Integer.parseInt(fields.require("notify within")));
        }
        if (fields.has("claim within")) {
            insurance = insurance.claimWithin(Integer.parseInt(fields.require("claim within")));
        }
        return fields.has("withdrawn from")
                ? insurance.withdrawnFrom(LocalDate.parse(fields.require("withdrawn from")))
                : insurance;
    }

    static FactFields security(Security security) {
        return FactFields.none()
                .with("kind", security.kind().name())
                .with("amount", security.amount().toString())
                .with("counted", security.counted().value().toPlainString())
                .with("liquid", security.isLiquid() ? "yes" : "no")
                .with("document", security.document())
                .with("guarantor", security.guarantor());
    }

    static Security security(FactFields fields) {
        Security security = Security.of(
                        Security.Kind.valueOf(fields.require("kind")), Money.parse(fields.require("amount")))
                .counted(Percentage.of(fields.require("counted")))
                .liquid(fields.require("liquid").equals("yes"));
        security = fields.find("document").map(security::withDocument).orElse(security);
        return fields.find("guarantor").map(security::givenBy).orElse(security);
    }

    static FactFields notice(InsurerNotice notice) {
        FactFields fields = FactFields.none()
                .with("number", notice.number())
                .with("policy", notice.policy())
                .with("step", notice.step().name())
                .with("reference", notice.reference());
        int count = 0;
        for (InsurerNotice.Debit debit : notice.debits()) {
            count++;
            fields.with("debit." + count + ".document", debit.document())
                    .with("debit." + count + ".part", Integer.toString(debit.part()));
        }
        return fields;
    }

    static InsurerNotice notice(FactFields fields) {
        InsurerNotice notice = InsurerNotice.of(
                fields.require("number"), fields.require("policy"), InsurerNotice.Step.valueOf(fields.require("step")));
        for (int i = 1; fields.has("debit." + i + ".document"); i++) {
            notice = notice.debit(
                    fields.require("debit." + i + ".document"),
                    Integer.parseInt(fields.require("debit." + i + ".part")));
        }
        return fields.find("reference").map(notice::withReference).orElse(notice);
    }

    private static Optional<String> text(OptionalInt days) {
        return days.isPresent() ? Optional.of(Integer.toString(days.getAsInt())) : Optional.empty();
    }
}
