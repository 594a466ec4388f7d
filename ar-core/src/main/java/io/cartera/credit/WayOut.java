package io.cartera.credit;

import io.cartera.credit.CreditDecision.Approved;
import io.cartera.credit.CreditDecision.Finding;
import io.cartera.money.MinorUnits;
import io.cartera.money.Percentage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * The way from a refusal to an approval: obstacle by obstacle the remedy that removes it, each time deciding again, and in the
 * end what is of one kind put together. That it leads there rests on no remedy making anything else worse.
 */
final class WayOut {

    // More than there can be obstacles: each measure has at most a handful.
    private static final int MOST_STEPS = 10_000;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final CreditPolicy policy;
    private final Optional<Remedy.Side> preferred;
    private final List<Remedy> taken = new ArrayList<>();
    private CreditDecision decision;

    WayOut(CreditDecision decision, Optional<Remedy.Side> preferred) {
        this.policy = decision.policy();
        this.decision = decision;
        this.preferred = preferred;
    }

    List<Remedy> remedies() {
        for (int step = 0; !(decision instanceof Approved); step++) {
            if (step > MOST_STEPS) {
                throw new IllegalStateException("no way out of " + decision);
            }
            Remedy remedy = chosen(ways(obstacle()));
            put(remedy);
            CreditRequest request = remedy.afterwards(decision.request());
            decision = policy.decide(request, remedy.afterwards(decision.picture(), request));
        }
        taken.sort((one, other) -> Integer.compare(rank(one), rank(other)));
        return List.copyOf(taken);
    }

    private Finding obstacle() {
        return decision.findings().stream()
                .filter(finding -> finding.strictness().compareTo(Strictness.HOLD) >= 0)
                .findFirst()
                .orElseThrow();
    }

    private Remedy chosen(List<Remedy> ways) {
        return ways.stream()
                .filter(way -> preferred.filter(way.side()::equals).isPresent())
                .findFirst()
                .orElse(ways.get(0));
    }

    private static int rank(Remedy remedy) {
        return List.of(Remedy.class.getPermittedSubclasses()).indexOf(remedy.getClass());
    }

    private void put(Remedy remedy) {
        for (int i = 0; i < taken.size(); i++) {
            Optional<Remedy> both = together(taken.get(i), remedy);
            if (both.isPresent()) {
                taken.set(i, both.get());
                return;
            }
        }
        taken.add(remedy);
    }

    private static Optional<Remedy> together(Remedy first, Remedy then) {
        if (first instanceof Remedy.Pay one && then instanceof Remedy.Pay other) {
            return Optional.of(new Remedy.Pay(one.amount().plus(other.amount())));
        }
        if (first instanceof Remedy.ReleaseReserved one && then instanceof Remedy.ReleaseReserved other) {
            return Optional.of(new Remedy.ReleaseReserved(one.amount().plus(other.amount())));
        }
        if (first instanceof Remedy.PayFirst one && then instanceof Remedy.PayFirst other) {
            return Optional.of(new Remedy.PayFirst(one.amount().plus(other.amount())));
        }
        boolean isLaterLimit = first instanceof Remedy.GrantLimit one
                && then instanceof Remedy.GrantLimit other
                && one.scope() == other.scope()
                && one.name().equals(other.name());
        return isLaterLimit || first.equals(then) ? Optional.of(then) : Optional.empty();
    }

    /** What would remove a reason or go a step towards it, the likeliest first. */
    private List<Remedy> ways(Finding finding) {
        CreditReason reason = finding.reason();
        if (reason instanceof CreditReason.LimitExceeded exceeded) {
            return limited(
                    decision.picture().own(), exceeded.over(), exceeded.limit().plus(exceeded.over()));
        }
        if (reason instanceof CreditReason.GroupLimitExceeded exceeded) {
            LimitMeasure measure = ofGroup(exceeded.group());
            return limited(measure, exceeded.over(), exceeded.limit().plus(exceeded.over()));
        }
        if (reason instanceof CreditReason.PartLimitExceeded exceeded) {
            LimitMeasure measure = named(LimitMeasure.Scope.PART, exceeded.part());
            return limited(measure, exceeded.over(), exceeded.limit().plus(exceeded.over()));
        }
        if (reason instanceof CreditReason.UtilisationTooHigh used) {
            return limited(used.measure(), used.over(), whole(atStake(used.measure()), used.share()));
        }
        if (reason instanceof CreditReason.NewCustomerRamp ramp) {
            LimitMeasure own = decision.picture().own();
            return limited(own, ramp.over(), whole(atStake(own), ramp.share()));
        }
        return others(reason);
    }

    private List<Remedy> others(CreditReason reason) {
        CreditPicture picture = decision.picture();
        if (reason instanceof CreditReason.LimitNotSet) {
            return granted(picture.own());
        }
        if (reason instanceof CreditReason.LimitInOtherCurrency other) {
            return granted(picture.measures().stream()
                    .filter(measure -> measure.limit().isPresent()
                            && !measure.isUnlimited()
                            && measure.most().isEmpty())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no limit of " + other.limit())));
        }
        if (reason instanceof CreditReason.ExposureInOtherCurrencies other) {
            return List.of(new Remedy.PayInOtherCurrencies(other.exposures()));
        }
        if (reason instanceof CreditReason.GroupExposureInOtherCurrencies) {
            return List.of(new Remedy.PayFirst(decision.request().onCredit()));
        }
        if (reason instanceof CreditReason.OpenCreditNotGranted refused) {
            Remedy paid = new Remedy.PayFirst(refused.missing());
            Remedy granted = new Remedy.GrantOpenCredit();
            return switch (refused.mode()) {
                case SECURED -> List.of(new Remedy.Secure(refused.missing()), paid, granted);
                case CASH_ON_DELIVERY -> List.of(new Remedy.PayOnDelivery(refused.missing()), paid, granted);
                case PREPAYMENT, OPEN_CREDIT -> List.of(paid, granted);
            };
        }
        return List.of(only(reason));
    }

    private Remedy only(CreditReason reason) {
        if (reason instanceof CreditReason.NotInGoodStanding) {
            return new Remedy.LiftHold();
        }
        if (reason instanceof CreditReason.OverdueTooLong late) {
            return new Remedy.SettleOverdueLongerThan(late.most());
        }
        if (reason instanceof CreditReason.OverdueShareTooHigh late) {
            return new Remedy.Pay(late.toPay());
        }
        if (reason instanceof CreditReason.DunningLevelReached dunned) {
            return new Remedy.SettleDunnedFrom(dunned.tooHigh());
        }
        if (reason instanceof CreditReason.PromisesBroken promises) {
            return new Remedy.KeepPromises(promises.broken() - promises.most());
        }
        if (reason instanceof CreditReason.PaymentsReturned returned) {
            return new Remedy.MakeGoodReturns(
                    decision.request().on().minusDays(returned.days()), returned.returned() - returned.most());
        }
        if (reason instanceof CreditReason.ReviewOverdue) {
            return new Remedy.Review();
        }
        if (reason instanceof CreditReason.RiskClassRefused risk) {
            return new Remedy.ReassessRisk(risk.refused());
        }
        if (reason instanceof CreditReason.NotKnown unknown) {
            return switch (unknown.subject()) {
                case TERMS -> new Remedy.TakeAgreedTerms();
                case RISK_CLASS -> new Remedy.ReassessRisk(refused());
                default -> new Remedy.FindOut(unknown.subject());
            };
        }
        return new Remedy.TakeAgreedTerms();
    }

    private List<String> refused() {
        return policy.checks().stream().flatMap(check -> check.classes.stream()).toList();
    }

    private LimitMeasure ofGroup(String name) {
        return decision.picture().measures().stream()
                .filter(measure -> measure.isOfGroup() && measure.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private LimitMeasure named(LimitMeasure.Scope scope, String name) {
        return decision.picture().measures().stream()
                .filter(measure -> measure.scope() == scope && measure.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Money atStake(LimitMeasure measure) {
        return measure.takesTheSale()
                ? measure.exposure().plus(decision.request().onCredit())
                : measure.exposure();
    }

    /**
     * What is owed can be paid down, where that is what the limit measures, and of a group what the customer itself owes. What stands
     * in the way without the sale, and is reserved or ordered, can be given up; what the sale makes too much is paid before delivery.
     */
    private List<Remedy> limited(LimitMeasure measure, Money over, Money enough) {
        List<Remedy> ways = new ArrayList<>();
        Money onCredit = decision.request().onCredit();
        Money payable = payable(measure);
        Money before = measure.takesTheSale() ? over.minus(onCredit) : over;
        Money reserved = least(reserved(measure), LimitMeasure.atLeastZero(before));
        if (payable.isPositive()) {
            ways.add(new Remedy.Pay(least(over, payable)));
        } else if (reserved.isPositive()) {
            ways.add(new Remedy.ReleaseReserved(reserved));
        } else {
            ways.add(new Remedy.PayFirst(measure.takesTheSale() ? least(over, onCredit) : onCredit));
        }
        if (enough.isPositive() && isAmount(enough)) {
            ways.add(new Remedy.GrantLimit(measure.scope(), measure.name(), enough));
        }
        return ways;
    }

    private Money payable(LimitMeasure measure) {
        LimitMeasure own = decision.picture().own();
        boolean isOfGroup = measure.isOfGroup();
        boolean isPaidDown = isOfGroup ? own.isPaidDown() && measure.isPaidDown() : measure.isPaidDown();
        if (!isPaidDown) {
            return Money.zero(measure.exposure().getCurrencyUnit());
        }
        return isOfGroup ? least(own.owed(), measure.exposure()) : measure.owed();
    }

    private Money reserved(LimitMeasure measure) {
        Money own = decision.picture().own().reserved();
        return switch (measure.scope()) {
            case GROUP -> least(own, measure.exposure());
            case GROUP_PART -> least(own, measure.reserved());
            case OWN, PART -> measure.reserved();
        };
    }

    private List<Remedy> granted(LimitMeasure measure) {
        Money stake = atStake(measure);
        Money enough = policy.allowsAtLimit() && stake.isPositive() ? stake : stake.plusMinor(1);
        return isAmount(enough)
                ? List.of(
                        new Remedy.GrantLimit(measure.scope(), measure.name(), enough),
                        new Remedy.PayFirst(decision.request().onCredit()))
                : List.of(new Remedy.PayFirst(decision.request().onCredit()));
    }

    private static boolean isAmount(Money amount) {
        return !amount.isGreaterThan(Money.ofMinor(amount.getCurrencyUnit(), MinorUnits.MAX));
    }

    private static Money least(Money one, Money other) {
        return one.isGreaterThan(other) ? other : one;
    }

    // The least amount of which the share is at least the part; zero where no share of anything is.
    private static Money whole(Money part, Percentage share) {
        return share.value().signum() == 0
                ? Money.zero(part.getCurrencyUnit())
                : Money.of(
                        part.getCurrencyUnit(),
                        part.getAmount()
                                .multiply(HUNDRED)
                                .divide(
                                        share.value(),
                                        part.getCurrencyUnit().getDecimalPlaces(),
                                        RoundingMode.CEILING));
    }
}
