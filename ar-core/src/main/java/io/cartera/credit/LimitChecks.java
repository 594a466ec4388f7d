package io.cartera.credit;

import io.cartera.exposure.CreditLimit;
import io.cartera.money.MoneyBag;
import io.cartera.money.Percentage;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;

/** Exposure and sale against what is allowed. */
final class LimitChecks {

    private final CreditRequest request;
    private final CreditPicture picture;
    private final CreditPolicy policy;
    private final Money asked;

    LimitChecks(CreditRequest request, CreditPicture picture, CreditPolicy policy) {
        this.request = request;
        this.picture = picture;
        this.policy = policy;
        this.asked = request.onCredit();
    }

    Stream<CreditReason> exceeded() {
        return picture.measures().stream()
                .flatMap(measure -> measure
                        .most()
                        .flatMap(limit -> over(measure, allowed(limit)).map(over -> exceeded(measure, limit, over)))
                        .stream());
    }

    private CreditReason exceeded(LimitMeasure measure, Money limit, Money over) {
        return switch (measure.scope()) {
            case GROUP, GROUP_PART ->
                new CreditReason.GroupLimitExceeded(measure.name(), limit, measure.exposure(), askedOf(measure), over);
            case OWN -> new CreditReason.LimitExceeded(limit, measure.exposure(), askedOf(measure), over);
            case PART ->
                new CreditReason.PartLimitExceeded(measure.name(), limit, measure.exposure(), askedOf(measure), over);
        };
    }

    Stream<CreditReason> usedBeyond(CreditCheck check) {
        return picture.measures().stream()
                .flatMap(measure -> measure
                        .most()
                        .flatMap(limit -> over(measure, part(limit, check.most()))
                                .<CreditReason>map(over -> new CreditReason.UtilisationTooHigh(
                                        measure, limit, check.most(), askedOf(measure), over)))
                        .stream());
    }

    Stream<CreditReason> rampedBeyond(CreditCheck check) {
        boolean isNew = picture.firstSaleOn()
                .filter(first -> !request.on().isBefore(first.plusDays(check.days)))
                .isEmpty();
        LimitMeasure own = picture.own();
        return own
                .most()
                .filter(limit -> isNew)
                .flatMap(limit -> over(own, part(limit, check.most()))
                        .<CreditReason>map(over -> new CreditReason.NewCustomerRamp(
                                limit, check.most(), check.days, own.exposure(), asked, over)))
                .stream();
    }

    private static Money part(Money limit, Percentage share) {
        return share.of(limit, RoundingMode.DOWN);
    }

    /** The most that may be at stake under a limit; below zero where a limit of zero must not be reached. */
    private Money allowed(Money limit) {
        return policy.allowsAtLimit() ? limit : limit.minusMinor(1);
    }

    private Money askedOf(LimitMeasure measure) {
        return measure.takesTheSale() ? asked : Money.zero(asked.getCurrencyUnit());
    }

    private Optional<Money> over(LimitMeasure measure, Money most) {
        return Optional.of(measure.exposure().plus(askedOf(measure)).minus(most))
                .filter(Money::isPositive);
    }

    Stream<CreditReason> notSet() {
        boolean isSet = picture.measures().stream()
                .anyMatch(measure -> measure.scope() != LimitMeasure.Scope.PART
                        && measure.scope() != LimitMeasure.Scope.GROUP_PART
                        && measure.limit().isPresent());
        return isSet
                ? Stream.empty()
                : Stream.of(new CreditReason.LimitNotSet(picture.own().exposure(), asked));
    }

    Stream<CreditReason> otherCurrencies() {
        List<CreditReason> limits = new ArrayList<>();
        List<CreditReason> exposures = new ArrayList<>();
        for (LimitMeasure measure : picture.measures()) {
            if (!measure.isUnlimited()) {
                measure.limit()
                        .filter(limit -> measure.most().isEmpty())
                        .map(CreditLimit.UpTo.class::cast)
                        .map(limit -> new CreditReason.LimitInOtherCurrency(limit.amount(), asked))
                        .ifPresent(limits::add);
                if (!measure.otherCurrencies().isEmpty()) {
                    exposures.add(
                            measure.isOfGroup() && !isItsOwn(measure.otherCurrencies())
                                    ? new CreditReason.GroupExposureInOtherCurrencies(
                                            measure.name(), measure.otherCurrencies())
                                    : new CreditReason.ExposureInOtherCurrencies(measure.otherCurrencies()));
                }
            }
        }
        return Stream.concat(limits.stream(), exposures.stream()).distinct();
    }

    private boolean isItsOwn(MoneyBag exposures) {
        return picture.measures().stream()
                .anyMatch(measure ->
                        !measure.isOfGroup() && measure.otherCurrencies().equals(exposures));
    }

    /** What is left under the tightest limit after the sale, at least zero; empty where none is an amount. */
    Optional<Money> headroom() {
        return picture.measures().stream()
                .flatMap(measure ->
                        measure
                                .most()
                                .map(limit ->
                                        allowed(limit).minus(measure.exposure()).minus(askedOf(measure)))
                                .stream())
                .min(Money::compareTo)
                .map(LimitMeasure::atLeastZero);
    }
}
