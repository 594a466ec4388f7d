package io.cartera.credit;

import io.cartera.creditfile.SettlementMode;
import io.cartera.exposure.CreditExposure;
import io.cartera.exposure.CreditLimit;
import io.cartera.money.Percentage;
import io.cartera.relationship.AdministrativeStatus;
import io.cartera.terms.PaymentTerms;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * All that a credit decision looks at, as it stood: limits with the exposure under each, what is overdue, how the customer
 * has behaved, and what was agreed. What nobody has looked up or nobody knows is empty, which is not the same as nothing:
 * zero broken promises and unknown broken promises are two answers.
 * <p>
 * A first sale that is empty says that there was none. Everything is in the currency of the sale but what is told apart as owed
 * in others. Immutable and thread-safe; two of the same content are equal, in whichever order it was given.
 */
public final class CreditPicture {

    private static final int MOST_RETURNED = 1000;

    private final CurrencyUnit currency;
    private final List<LimitMeasure> measures;
    private final @Nullable Overdue overdue;
    private final @Nullable Integer dunningLevel;
    private final @Nullable Integer brokenPromises;
    private final @Nullable List<LocalDate> returnedPayments;
    private final @Nullable AdministrativeStatus standing;
    private final @Nullable PaymentTerms terms;
    private final @Nullable SettlementMode settlementMode;
    private final @Nullable LocalDate reviewDue;
    private final @Nullable String riskClass;
    private final @Nullable LocalDate firstSaleOn;
    private final String text;

    private CreditPicture(Builder builder) {
        this.currency = builder.currency;
        this.measures = builder.measures.stream()
                .sorted(Comparator.comparing(LimitMeasure::scope).thenComparing(LimitMeasure::name))
                .toList();
        this.overdue = builder.overdue;
        this.dunningLevel = builder.dunningLevel;
        this.brokenPromises = builder.brokenPromises;
        this.returnedPayments = builder.returnedPayments;
        this.standing = builder.standing;
        this.terms = builder.terms;
        this.settlementMode = builder.settlementMode;
        this.reviewDue = builder.reviewDue;
        this.riskClass = builder.riskClass;
        this.firstSaleOn = builder.firstSaleOn;
        if (measures.stream().noneMatch(measure -> measure.scope() == LimitMeasure.Scope.OWN)) {
            throw new IllegalArgumentException("a picture without the customer's own exposure");
        }
        this.text = PictureText.print(this);
    }

    /**
     * What is overdue of the open debits.
     *
     * @param oldestDays by how many days the oldest open item is overdue, in whichever currency; 0 where none is
     * @param amount how much of the open debits is overdue, in the currency of the sale
     * @param openDebits all open debits, in the currency of the sale
     */
    public record Overdue(int oldestDays, Money amount, Money openDebits) {

        /** Checks that what is overdue is a part of what is open. */
        public Overdue {
            if (oldestDays < 0) {
                throw new IllegalArgumentException("oldestDays is " + oldestDays + ", it must not be negative");
            }
            Objects.requireNonNull(amount, "amount");
            Objects.requireNonNull(openDebits, "openDebits");
            if (amount.isNegative() || amount.isGreaterThan(openDebits)) {
                throw new IllegalArgumentException(amount + " overdue is no part of " + openDebits);
            }
        }

        boolean isBeyond(Percentage share) {
            BigDecimal late = amount.getAmount().movePointRight(2);
            return late.compareTo(openDebits.getAmount().multiply(share.value())) > 0;
        }

        Overdue paid(Money paid) {
            Money left = LimitMeasure.atLeastZero(amount.minus(paid));
            Money open = openDebits.minus(paid);
            return new Overdue(oldestDays, left, open.isLessThan(left) ? left : open);
        }
    }

    /** Starts a picture of a sale in this currency, of which only the customer's own exposure has to be said. */
    public static Builder in(CurrencyUnit currency) {
        return new Builder(currency);
    }

    /** A picture of a limit and an exposure alone, both the customer's own. */
    public static CreditPicture of(Optional<CreditLimit> limit, CreditExposure exposure) {
        return in(exposure.net().getCurrencyUnit())
                .measure(LimitMeasure.own(limit, exposure))
                .build();
    }

    /** The same, to be changed. */
    public Builder change() {
        return new Builder(this);
    }

    CreditPicture paid(Money amount) {
        Builder builder = change();
        // What relieves nothing of the customer's own relieves nothing of its group's.
        Money relieved = own().exposure().minus(own().paid(amount).exposure());
        measures.forEach(measure ->
                builder.measure(measure.paid(measure.scope() == LimitMeasure.Scope.GROUP ? relieved : amount)));
        if (overdue != null) {
            builder.overdue(overdue.paid(amount));
        }
        return builder.build();
    }

    CreditPicture released(Money amount) {
        Builder builder = change();
        Money relieved = own().exposure().minus(own().released(amount).exposure());
        measures.forEach(measure ->
                builder.measure(measure.released(measure.scope() == LimitMeasure.Scope.GROUP ? relieved : amount)));
        return builder.build();
    }

    /** The currency of the sale. */
    public CurrencyUnit currency() {
        return currency;
    }

    /** The limits and what they measure: the group's, the customer's own, those on a part, each by name. */
    public List<LimitMeasure> measures() {
        return measures;
    }

    /** The customer's own limit and exposure. */
    public LimitMeasure own() {
        return measures.stream()
                .filter(measure -> measure.scope() == LimitMeasure.Scope.OWN)
                .findFirst()
                .orElseThrow();
    }

    /** What is overdue; empty where it is not known. */
    public Optional<Overdue> overdue() {
        return Optional.ofNullable(overdue);
    }

    /** The highest dunning level of an open item, 0 where none was dunned; empty where it is not known. */
    public Optional<Integer> dunningLevel() {
        return Optional.ofNullable(dunningLevel);
    }

    /** How many promises are broken, in part or as a whole, and not made good; empty where it is not known. */
    public Optional<Integer> brokenPromises() {
        return Optional.ofNullable(brokenPromises);
    }

    /**
     * On which days payments were returned that are not made good, in order, a day as often as it happened, the latest 1000;
     * empty where it is not known.
     */
    public Optional<List<LocalDate>> returnedPayments() {
        return Optional.ofNullable(returnedPayments);
    }

    /** Whether we deal with the customer; empty where it is not known. */
    public Optional<AdministrativeStatus> standing() {
        return Optional.ofNullable(standing);
    }

    /** The terms that are agreed; empty where they are not known. */
    public Optional<PaymentTerms> terms() {
        return Optional.ofNullable(terms);
    }

    /** How the customer has to settle; empty where it is not known. */
    public Optional<SettlementMode> settlementMode() {
        return Optional.ofNullable(settlementMode);
    }

    /** When the next review is due; empty where none is on file. */
    public Optional<LocalDate> reviewDue() {
        return Optional.ofNullable(reviewDue);
    }

    /** The class of risk, as the host calls it; empty where there is none. */
    public Optional<String> riskClass() {
        return Optional.ofNullable(riskClass);
    }

    /** The day of the first sale; empty where there was none. */
    public Optional<LocalDate> firstSaleOn() {
        return Optional.ofNullable(firstSaleOn);
    }

    /**
     * Reads the form that {@link #toString()} writes.
     *
     * @throws IllegalArgumentException if the text is not of that form
     */
    public static CreditPicture parse(String text) {
        return PictureText.parse(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CreditPicture that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /**
     * Its text form, a line for each thing that is known. A limit begins with {@code group}, {@code own} or {@code part} and
     * its name; {@code limit}, {@code exposure}, {@code in other currencies} and each {@code term} follow it.
     */
    @Override
    public String toString() {
        return text;
    }

    /** Collects a picture. Not thread-safe. */
    public static final class Builder {

        private final CurrencyUnit currency;
        private final List<LimitMeasure> measures = new ArrayList<>();
        private @Nullable Overdue overdue;
        private @Nullable Integer dunningLevel;
        private @Nullable Integer brokenPromises;
        private @Nullable List<LocalDate> returnedPayments;
        private @Nullable AdministrativeStatus standing;
        private @Nullable PaymentTerms terms;
        private @Nullable SettlementMode settlementMode;
        private @Nullable LocalDate reviewDue;
        private @Nullable String riskClass;
        private @Nullable LocalDate firstSaleOn;

        private Builder(CurrencyUnit currency) {
            this.currency = Objects.requireNonNull(currency, "currency");
        }

        private Builder(CreditPicture picture) {
            this.currency = picture.currency;
            this.measures.addAll(picture.measures);
            this.overdue = picture.overdue;
            this.dunningLevel = picture.dunningLevel;
            this.brokenPromises = picture.brokenPromises;
            this.returnedPayments = picture.returnedPayments;
            this.standing = picture.standing;
            this.terms = picture.terms;
            this.settlementMode = picture.settlementMode;
            this.reviewDue = picture.reviewDue;
            this.riskClass = picture.riskClass;
            this.firstSaleOn = picture.firstSaleOn;
        }

        private Money inCurrency(Money amount) {
            if (!amount.getCurrencyUnit().equals(currency)) {
                throw new IllegalArgumentException(
                        "exposure " + amount + " is not in the currency of the sale, " + currency);
            }
            return amount;
        }

        /** A limit and what it measures, in place of the one of the same scope and name. */
        public Builder measure(LimitMeasure measure) {
            inCurrency(measure.exposure());
            measures.removeIf(other -> other.isOfTheSame(measure));
            measures.add(measure);
            return this;
        }

        /** What is overdue. */
        public Builder overdue(Overdue known) {
            inCurrency(known.amount());
            this.overdue = known;
            return this;
        }

        /** The highest dunning level of an open item; 0 where none was dunned. */
        public Builder dunningLevel(int level) {
            this.dunningLevel = notNegative(level, "level");
            return this;
        }

        /** How many promises are broken, in part or as a whole, and not made good. */
        public Builder brokenPromises(int broken) {
            this.brokenPromises = notNegative(broken, "broken");
            return this;
        }

        /** On which days payments were returned that are not made good; of more than 1000 the latest 1000. */
        public Builder returnedPayments(List<LocalDate> days) {
            days.forEach(day -> Require.date(day, "day of return"));
            this.returnedPayments = days.stream()
                    .sorted()
                    .skip(Math.max(0, days.size() - MOST_RETURNED))
                    .toList();
            return this;
        }

        /** Whether we deal with the customer. */
        public Builder standing(AdministrativeStatus status) {
            this.standing = Objects.requireNonNull(status, "status");
            return this;
        }

        /** The terms that are agreed. */
        public Builder terms(PaymentTerms agreed) {
            this.terms = Objects.requireNonNull(agreed, "agreed");
            return this;
        }

        /** How the customer has to settle. */
        public Builder settlementMode(SettlementMode mode) {
            this.settlementMode = Objects.requireNonNull(mode, "mode");
            return this;
        }

        /** When the next review is due. */
        public Builder reviewDue(LocalDate day) {
            this.reviewDue = Require.date(day, "day of review");
            return this;
        }

        /** The class of risk, as the host calls it. */
        public Builder riskClass(String name) {
            this.riskClass = CreditCheck.riskName(name);
            return this;
        }

        /** The day of the first sale. */
        public Builder firstSaleOn(LocalDate day) {
            this.firstSaleOn = Require.date(day, "day of the first sale");
            return this;
        }

        private static int notNegative(int value, String name) {
            if (value < 0 || value > CreditCheck.MAX_THRESHOLD) {
                throw new IllegalArgumentException(
                        name + " is " + value + ", 0 to " + CreditCheck.MAX_THRESHOLD + " is allowed");
            }
            return value;
        }

        /**
         * The picture.
         *
         * @throws IllegalArgumentException if it lacks the customer's own exposure
         */
        public CreditPicture build() {
            return new CreditPicture(this);
        }
    }
}
