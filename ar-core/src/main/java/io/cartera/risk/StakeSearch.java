package io.cartera.risk;

import io.cartera.account.OpenItem;
import io.cartera.account.Side;
import io.cartera.creditfile.CreditInsurance;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerFactKind;
import io.cartera.exposure.CreditLimit;
import io.cartera.time.AsOf;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What is at stake with a customer: overdue, use of the limit, cover that is withdrawn or ends, one large debit. */
final class StakeSearch {

    private final RiskPicture picture;
    private final Findings findings;
    private final LocalDate day;

    StakeSearch(RiskPicture picture, Findings findings) {
        this.picture = picture;
        this.findings = findings;
        this.day = picture.asOf().date();
    }

    void overdue(RiskSignal.Kind kind, RiskRule rule) {
        for (Money amount : picture.overdue().amounts()) {
            List<OpenItem> items = debits(amount.getCurrencyUnit())
                    .filter(item -> item.overdueDays(day) > 0)
                    .sorted(OpenItem.openOrder())
                    .toList();
            OpenItem oldest = items.get(0);
            findings.found(
                    kind,
                    rule,
                    BigDecimal.valueOf(oldest.overdueDays(day)),
                    amount,
                    List.of(oldest.id().document()));
        }
    }

    private Stream<OpenItem> debits(CurrencyUnit currency) {
        return picture.openItems().stream()
                .filter(item -> item.side() == Side.DEBIT && item.currency().equals(currency));
    }

    void utilisation(RiskSignal.Kind kind, RiskRule rule) {
        Optional<CreditLimit> limit = picture.limit();
        if (limit.isEmpty()) {
            findings.unknown(kind, "no limit is on file");
        } else if (limit.get() instanceof CreditLimit.UpTo upTo && upTo.amount().isPositive()) {
            Money used = picture.atStake(upTo.amount().getCurrencyUnit());
            findings.found(kind, rule, Findings.percent(used, upTo.amount()), used, List.of());
            picture.owed().currencies().stream()
                    .filter(currency -> !currency.equals(upTo.amount().getCurrencyUnit()))
                    .forEach(currency -> findings.unknown(
                            kind,
                            "the limit is in " + upTo.amount().getCurrencyUnit() + ", and something is owed in "
                                    + currency));
        } else if (!(limit.get() instanceof CreditLimit.Unlimited)) {
            picture.owed().amounts().stream()
                    .map(owed -> picture.atStake(owed.getCurrencyUnit()))
                    .filter(Money::isPositive)
                    .forEach(used -> findings.found(kind, rule, new BigDecimal(100), used, List.of()));
        }
    }

    void withdrawal(RiskSignal.Kind kind, RiskRule rule) {
        findings.count(
                kind,
                rule,
                picture.file().contents(CustomerFactKind.CREDIT_INSURANCE, picture.asOf()).values().stream()
                        .filter(insurance -> insurance.isWithdrawn(day))
                        .map(CreditInsurance::policy)
                        .toList());
    }

    void coverEnding(RiskSignal.Kind kind, RiskRule rule) {
        if (picture.owed().isEmpty()) {
            return;
        }
        List<String> ending = Stream.of(CustomerFactKind.CREDIT_INSURANCE, CustomerFactKind.SECURITY)
                .flatMap(cover -> picture.file().contents(cover, picture.asOf()).keySet().stream()
                        .filter(key -> covers(cover, key, day)
                                && mayEnd(cover, key, rule).anyMatch(end -> !covers(cover, key, end))))
                .toList();
        findings.count(kind, rule, ending);
    }

    /** The days within the window from which on a fact about this cover says that it ends. */
    private Stream<LocalDate> mayEnd(CustomerFactKind<?> cover, String key, RiskRule rule) {
        return picture.file().facts().stream()
                .filter(recorded ->
                        recorded.fact().kind() == cover && recorded.fact().key().equals(key))
                .flatMap(recorded -> Stream.concat(
                        recorded.fact().until().stream(),
                        insurance(recorded.fact()).flatMap(CreditInsurance::withdrawnFrom).stream()))
                .filter(end -> end.isAfter(day) && ChronoUnit.DAYS.between(day, end) <= rule.windowDays());
    }

    /** Whether a cover holds on a day by what is known: it is on file, not erased, and not withdrawn. */
    private boolean covers(CustomerFactKind<?> cover, String key, LocalDate on) {
        return picture.file()
                .find(cover, key, new AsOf(on, picture.asOf().knownAt()))
                .filter(recorded -> recorded.fact().content(cover).find().isPresent())
                .filter(recorded -> insurance(recorded.fact())
                        .filter(insurance -> insurance.isWithdrawn(on))
                        .isEmpty())
                .isPresent();
    }

    private static Optional<CreditInsurance> insurance(CustomerFact fact) {
        return fact.kind() == CustomerFactKind.CREDIT_INSURANCE
                ? fact.content(CustomerFactKind.CREDIT_INSURANCE).find()
                : Optional.empty();
    }

    void concentration(RiskSignal.Kind kind, RiskRule rule) {
        for (Money owed : picture.owed().amounts()) {
            List<OpenItem> items = debits(owed.getCurrencyUnit()).toList();
            if (items.size() > 1) {
                OpenItem largest = items.stream()
                        .max(Comparator.comparingLong(OpenItem::openMinor)
                                .thenComparing(OpenItem::id, Comparator.reverseOrder()))
                        .orElseThrow();
                findings.found(
                        kind,
                        rule,
                        Findings.percent(largest.open(), owed),
                        largest.open(),
                        List.of(largest.id().document()));
            }
        }
    }
}
