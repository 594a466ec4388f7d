package io.cartera.credit;

import io.cartera.credit.CreditDecision.Finding;
import io.cartera.money.MoneyBag;
import io.cartera.trace.Actor;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;

/** Whether who approved a sale then saw all that stands in its way now. */
final class Lifting {

    private Lifting() {}

    static boolean isSeenBy(Actor approver, CreditDecision then, CreditDecision now) {
        boolean isByAnother = then.request()
                        .askedBy()
                        .filter(requester -> !requester.equals(approver))
                        .isPresent()
                && !now.request().askedBy().equals(Optional.of(approver));
        return isByAnother
                && then.canBeOverridden()
                && now.canBeOverridden()
                && then.policy().equals(now.policy())
                && isTheSameSale(then.request(), now.request())
                && obstacles(now).allMatch(obstacle -> obstacles(then).anyMatch(seen -> isNoWorse(seen, obstacle)));
    }

    private static boolean isTheSameSale(CreditRequest then, CreditRequest now) {
        return then.customer().equals(now.customer())
                && then.kind() == now.kind()
                && then.amount().isSameCurrency(now.amount())
                && !now.amount().isGreaterThan(then.amount())
                && !now.onCredit().isGreaterThan(then.onCredit())
                && (now.terms().isEmpty() || now.terms().equals(then.terms()));
    }

    private static Stream<Finding> obstacles(CreditDecision decision) {
        return decision.findings().stream()
                .filter(finding -> finding.strictness().compareTo(Strictness.HOLD) >= 0);
    }

    // An item overdue for a day longer is what time does to what was seen; a limit exceeded by more is not.
    private static boolean isNoWorse(Finding seen, Finding now) {
        CreditReason then = seen.reason();
        CreditReason reason = now.reason();
        if (seen.subject() != now.subject() || !then.getClass().equals(reason.getClass())) {
            return false;
        }
        if (reason instanceof CreditReason.NotInGoodStanding || reason instanceof CreditReason.RiskClassRefused) {
            return then.equals(reason);
        }
        if (reason instanceof CreditReason.LimitInOtherCurrency other) {
            return other.limit().equals(((CreditReason.LimitInOtherCurrency) then).limit());
        }
        if (reason instanceof CreditReason.ExposureInOtherCurrencies other) {
            return isNoMore(((CreditReason.ExposureInOtherCurrencies) then).exposures(), other.exposures());
        }
        if (reason instanceof CreditReason.GroupExposureInOtherCurrencies other) {
            CreditReason.GroupExposureInOtherCurrencies before = (CreditReason.GroupExposureInOtherCurrencies) then;
            return other.group().equals(before.group()) && isNoMore(before.exposures(), other.exposures());
        }
        if (reason instanceof CreditReason.OpenCreditNotGranted missing) {
            CreditReason.OpenCreditNotGranted before = (CreditReason.OpenCreditNotGranted) then;
            return missing.mode() == before.mode() && !missing.missing().isGreaterThan(before.missing());
        }
        return isNoMoreBeyond(then, reason);
    }

    private static boolean isNoMore(MoneyBag then, MoneyBag now) {
        return now.amounts().stream().noneMatch(amount -> amount.isGreaterThan(then.in(amount.getCurrencyUnit())));
    }

    private static boolean isNoMoreBeyond(CreditReason then, CreditReason now) {
        if (now instanceof CreditReason.GroupLimitExceeded group
                && !group.group().equals(((CreditReason.GroupLimitExceeded) then).group())) {
            return false;
        }
        if (now instanceof CreditReason.PartLimitExceeded part
                && !part.part().equals(((CreditReason.PartLimitExceeded) then).part())) {
            return false;
        }
        if (now instanceof CreditReason.UtilisationTooHigh used
                && !used.measure().isOfTheSame(((CreditReason.UtilisationTooHigh) then).measure())) {
            return false;
        }
        Optional<Money> over = over(now);
        return over.isEmpty() || !over.get().isGreaterThan(over(then).orElseThrow());
    }

    private static Optional<Money> over(CreditReason reason) {
        if (reason instanceof CreditReason.LimitExceeded exceeded) {
            return Optional.of(exceeded.over());
        }
        if (reason instanceof CreditReason.GroupLimitExceeded exceeded) {
            return Optional.of(exceeded.over());
        }
        if (reason instanceof CreditReason.PartLimitExceeded exceeded) {
            return Optional.of(exceeded.over());
        }
        if (reason instanceof CreditReason.UtilisationTooHigh exceeded) {
            return Optional.of(exceeded.over());
        }
        if (reason instanceof CreditReason.LimitNotSet without) {
            return Optional.of(without.exposure().plus(without.asked()));
        }
        return reason instanceof CreditReason.NewCustomerRamp exceeded
                ? Optional.of(exceeded.over())
                : Optional.empty();
    }
}
