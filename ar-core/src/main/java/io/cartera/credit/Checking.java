package io.cartera.credit;

import io.cartera.credit.CreditCheck.Subject;
import io.cartera.credit.CreditDecision.Finding;
import io.cartera.creditfile.SettlementMode;
import io.cartera.relationship.AdministrativeStatus;
import io.cartera.terms.PaymentTerms;
import io.cartera.terms.TermDates;
import io.cartera.terms.TermsNotApplicableException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.joda.money.Money;

/** One sale looked at by one policy. */
final class Checking {

    // What a sale that adds nothing to the debt is still asked.
    private static final Set<Subject> ASKED_OF_ALL_SALES = EnumSet.of(Subject.STANDING, Subject.SETTLEMENT);

    private final CreditRequest request;
    private final CreditPicture picture;
    private final CreditPolicy policy;
    private final LimitChecks limits;

    Checking(CreditRequest request, CreditPicture picture, CreditPolicy policy) {
        this.request = Objects.requireNonNull(request, "request");
        this.picture = Objects.requireNonNull(picture, "picture");
        this.policy = policy;
        if (!request.amount().getCurrencyUnit().equals(picture.currency())) {
            throw new IllegalArgumentException(
                    "exposure in " + picture.currency() + " is not in the currency of " + request.amount());
        }
        this.limits = new LimitChecks(request, picture, policy);
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (!request.isCorrection()) {
            for (CreditCheck check : policy.checks()) {
                boolean isAsked = request.onCredit().isPositive() || ASKED_OF_ALL_SALES.contains(check.subject());
                if (isAsked && check.strictness(request.kind()) != Strictness.IGNORE) {
                    reasons(check).map(reason -> finding(check, reason)).forEach(findings::add);
                }
            }
        }
        return findings;
    }

    private Finding finding(CreditCheck check, CreditReason reason) {
        Strictness strictness = check.strictness(request.kind());
        boolean isUnknown = reason instanceof CreditReason.NotKnown;
        return new Finding(
                reason,
                check.subject(),
                isUnknown ? strictness.atMost(Strictness.HOLD) : strictness,
                check.isOverridable());
    }

    private Stream<? extends CreditReason> reasons(CreditCheck check) {
        return switch (check.subject()) {
            case LIMIT -> limits.exceeded();
            case UTILISATION -> limits.usedBeyond(check);
            case RAMP -> limits.rampedBeyond(check);
            case LIMIT_ON_FILE -> limits.notSet();
            case CURRENCY -> limits.otherCurrencies();
            case STANDING, SETTLEMENT, TERMS, REVIEW, RISK_CLASS -> agreed(check);
            case OVERDUE_DAYS, OVERDUE_SHARE, DUNNING_LEVEL, BROKEN_PROMISES, RETURNED_PAYMENTS -> paid(check);
        };
    }

    private Stream<? extends CreditReason> agreed(CreditCheck check) {
        return switch (check.subject()) {
            case STANDING ->
                found(
                        check,
                        picture.standing(),
                        status -> status != AdministrativeStatus.OPEN,
                        CreditReason.NotInGoodStanding::new);
            case SETTLEMENT ->
                found(
                        check,
                        picture.settlementMode(),
                        mode -> missing(mode).isPositive(),
                        mode -> new CreditReason.OpenCreditNotGranted(mode, request.amount(), missing(mode)));
            case TERMS -> request.terms().stream().flatMap(asked -> terms(check, asked));
            case REVIEW ->
                found(
                        check,
                        picture.reviewDue(),
                        due -> request.on().isAfter(due.plusDays(check.number)),
                        due -> new CreditReason.ReviewOverdue(due, check.number));
            default ->
                found(
                        check,
                        picture.riskClass(),
                        check.classes::contains,
                        name -> new CreditReason.RiskClassRefused(name, List.copyOf(check.classes)));
        };
    }

    private Stream<? extends CreditReason> paid(CreditCheck check) {
        return switch (check.subject()) {
            case OVERDUE_DAYS ->
                found(
                        check,
                        picture.overdue(),
                        overdue -> overdue.oldestDays() > check.number,
                        overdue -> new CreditReason.OverdueTooLong(overdue.oldestDays(), check.number));
            case OVERDUE_SHARE ->
                found(
                        check,
                        picture.overdue(),
                        overdue -> overdue.isBeyond(check.most()),
                        overdue -> new CreditReason.OverdueShareTooHigh(
                                overdue.amount(), overdue.openDebits(), check.most()));
            case DUNNING_LEVEL ->
                found(
                        check,
                        picture.dunningLevel(),
                        level -> level >= check.number,
                        level -> new CreditReason.DunningLevelReached(level, check.number));
            case BROKEN_PROMISES ->
                found(
                        check,
                        picture.brokenPromises(),
                        broken -> broken > check.number,
                        broken -> new CreditReason.PromisesBroken(broken, check.number));
            default ->
                found(
                        check,
                        picture.returnedPayments().map(days -> returned(days, check)),
                        returned -> returned > check.number,
                        returned -> new CreditReason.PaymentsReturned(returned, check.number, check.days));
        };
    }

    private static <T> Stream<CreditReason> found(
            CreditCheck check, Optional<T> figure, Predicate<T> isBad, Function<T, CreditReason> reason) {
        return figure.isEmpty()
                ? Stream.of(new CreditReason.NotKnown(check.subject()))
                : figure.filter(isBad).map(reason).stream();
    }

    private int returned(List<LocalDate> days, CreditCheck check) {
        LocalDate first = request.on().minusDays(check.days);
        return (int) days.stream()
                .filter(day -> day.isAfter(first) && !day.isAfter(request.on()))
                .count();
    }

    private Money missing(SettlementMode mode) {
        Money none = Money.zero(picture.currency());
        Money covered = switch (mode) {
            case OPEN_CREDIT -> request.amount();
            case SECURED -> request.paidFirst().plus(request.paidOnDelivery()).plus(request.secured());
            case CASH_ON_DELIVERY -> request.paidFirst().plus(request.paidOnDelivery());
            case PREPAYMENT -> request.paidFirst();
        };
        Money missing = request.amount().minus(covered);
        return missing.isNegative() ? none : missing;
    }

    private Stream<? extends CreditReason> terms(CreditCheck check, PaymentTerms asked) {
        Optional<LocalDate> byAsked = due(asked);
        Optional<LocalDate> byAgreed = picture.terms().flatMap(this::due);
        if (byAsked.isEmpty() || byAgreed.isEmpty()) {
            return Stream.of(new CreditReason.NotKnown(Subject.TERMS));
        }
        return byAsked
                .filter(due -> due.isAfter(byAgreed.get().plusDays(check.number)))
                .map(due -> new CreditReason.TermsTooLong(due, byAgreed.get(), check.number))
                .stream();
    }

    // Terms may need a date of delivery, say, that nobody knows before there is a document.
    private Optional<LocalDate> due(PaymentTerms terms) {
        try {
            return Optional.of(terms.dueOn(TermDates.of(request.on())));
        } catch (TermsNotApplicableException e) {
            return Optional.empty();
        }
    }
}
