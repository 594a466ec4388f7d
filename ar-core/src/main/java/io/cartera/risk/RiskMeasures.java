package io.cartera.risk;

import io.cartera.account.OpenItem;
import io.cartera.account.Side;
import io.cartera.customerfile.EffectiveValue;
import io.cartera.customerfile.ValueSource;
import io.cartera.exposure.CreditLimit;
import io.cartera.money.MoneyBag;
import io.cartera.money.Percentage;
import io.cartera.terms.PaymentTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Which measures answer what was found about a customer, and the figures of each. A policy as data; nothing is done by it.
 * <p>
 * A measure is proposed where one of the signals that it answers was found; holding deliveries and legal support only where the
 * risk is high, and nothing that is about an amount where there is none. The figures:
 * <ul>
 *   <li>insurance, guarantee: what is owed and neither insured nor secured;
 *   <li>retention of title: what is owed;
 *   <li>deposit: the {@linkplain #depositShare share} of what is not covered, rounded half-up to the minor unit;
 *   <li>shorter terms: half of the longest term among what is open, or of the customer's own terms where those are shorter, in days,
 *       rounded down; not proposed where no day is left;
 *   <li>lower limit: what is owed in the currency of the limit less credits and less what is overdue, where that is less than the
 *       limit; of unlimited credit, in each currency in which something is owed. No credit where nothing is left. Not proposed to
 *       who owes nothing, and to who has no credit or no limit on file;
 *   <li>hold, legal support: what is overdue.
 * </ul>
 * Immutable. Worked: 10,000 are owed, of which 4,000 are overdue and 3,000 insured; the limit is 8,000 and the longest term 61
 * days. To be guaranteed are 7,000, a deposit of 30 % is 2,100, the terms to agree are 30 days, and the limit is 6,000.
 */
public final class RiskMeasures {

    private final Percentage depositShare;

    private RiskMeasures(Percentage depositShare) {
        this.depositShare = Objects.requireNonNull(depositShare, "depositShare");
        if (depositShare.value().compareTo(new BigDecimal(100)) > 0) {
            throw new IllegalArgumentException(
                    "the share of a deposit is " + depositShare + ", at most 100 % is allowed");
        }
    }

    /** A deposit of 30 %. */
    public static RiskMeasures ofDefaults() {
        return new RiskMeasures(Percentage.of("30"));
    }

    /** The same with another share of what is not covered as deposit; at most 100 %. */
    public RiskMeasures depositShare(Percentage share) {
        return new RiskMeasures(share);
    }

    /** The share of what is not covered that is asked for as deposit. */
    public Percentage depositShare() {
        return depositShare;
    }

    /**
     * The measures that answer what was found, from the gentlest to the hardest; none where nothing was found.
     *
     * @throws IllegalArgumentException if the assessment is of another customer or another day than the picture
     */
    public List<Measure> propose(RiskAssessment assessment, RiskPicture picture) {
        if (!assessment.customer().equals(picture.customer())
                || !assessment.asOf().equals(picture.asOf())) {
            throw new IllegalArgumentException(assessment + " is not of " + picture);
        }
        boolean isHigh = assessment.riskClass().filter(RiskClass.HIGH::equals).isPresent();
        List<Measure> measures = new ArrayList<>();
        for (Measure.Kind kind : Measure.Kind.values()) {
            List<RiskSignal> answered = assessment.signals().stream()
                    .filter(signal -> kind.answers(signal.kind()))
                    .toList();
            if (!answered.isEmpty() && (isHigh || !kind.isForHighRisk())) {
                MoneyBag amounts = amounts(kind, picture);
                OptionalInt days = days(kind, picture);
                if (isOfUse(kind, picture, amounts, days)) {
                    measures.add(Measure.of(kind, answered, amounts, days));
                }
            }
        }
        return List.copyOf(measures);
    }

    private static boolean isOfUse(Measure.Kind kind, RiskPicture picture, MoneyBag amounts, OptionalInt days) {
        return switch (kind) {
            case PREPAYMENT -> true;
            case SHORTER_TERMS -> days.isEmpty() || days.getAsInt() > 0;
            case LOWER_LIMIT -> isLower(picture, amounts);
            default -> !amounts.isEmpty();
        };
    }

    private static boolean isLower(RiskPicture picture, MoneyBag lowered) {
        CreditLimit limit = picture.limit().orElse(null);
        if (limit instanceof CreditLimit.UpTo upTo) {
            CurrencyUnit currency = upTo.amount().getCurrencyUnit();
            return picture.owed().in(currency).isPositive()
                    && lowered.in(currency).isLessThan(upTo.amount());
        }
        return limit instanceof CreditLimit.Unlimited && !picture.owed().isEmpty();
    }

    private MoneyBag amounts(Measure.Kind kind, RiskPicture picture) {
        return switch (kind) {
            case INSURANCE, GUARANTEE -> picture.uncovered();
            case RETENTION_OF_TITLE -> picture.owed();
            case DEPOSIT ->
                picture.uncovered().amounts().stream()
                        .map(amount -> depositShare.of(amount, RoundingMode.HALF_UP))
                        .collect(MoneyBag.collector());
            case LOWER_LIMIT -> lowerLimit(picture);
            case HOLD, LEGAL_SUPPORT -> picture.overdue();
            case SHORTER_TERMS, PREPAYMENT -> MoneyBag.empty();
        };
    }

    private static MoneyBag lowerLimit(RiskPicture picture) {
        if (picture.limit().orElse(null) instanceof CreditLimit.UpTo upTo) {
            return MoneyBag.of(notOverdue(picture, upTo.amount().getCurrencyUnit()));
        }
        return picture.owed().amounts().stream()
                .map(owed -> notOverdue(picture, owed.getCurrencyUnit()))
                .collect(MoneyBag.collector());
    }

    private static Money notOverdue(RiskPicture picture, CurrencyUnit currency) {
        return RiskPicture.atLeastZero(
                picture.atStake(currency).minus(picture.overdue().in(currency)));
    }

    private static OptionalInt days(Measure.Kind kind, RiskPicture picture) {
        if (kind != Measure.Kind.SHORTER_TERMS) {
            return OptionalInt.empty();
        }
        long own = ownTermDays(picture);
        return picture.openItems().stream()
                .filter(item -> item.side() == Side.DEBIT)
                .map(RiskMeasures::termDays)
                .max(Comparator.naturalOrder())
                .map(longest -> OptionalInt.of(Math.toIntExact(Math.max(0, Math.min(own, longest) / 2))))
                .orElse(OptionalInt.empty());
    }

    // Terms that are no number of days are no bound: they are longer in one month than in another.
    private static long ownTermDays(RiskPicture picture) {
        EffectiveValue<PaymentTerms> own = picture.file().terms(picture.asOf());
        return own.source() != ValueSource.OTHERWISE && own.value().isNetDays()
                ? own.value().days()
                : Long.MAX_VALUE;
    }

    private static Long termDays(OpenItem item) {
        return ChronoUnit.DAYS.between(item.documentOn(), item.dueOn());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RiskMeasures that && depositShare.equals(that.depositShare);
    }

    @Override
    public int hashCode() {
        return depositShare.hashCode();
    }

    @Override
    public String toString() {
        return "RiskMeasures[deposit " + depositShare + "]";
    }
}
