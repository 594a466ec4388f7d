package io.cartera.terms;

import io.cartera.money.Percentage;
import io.cartera.terms.TermsNotApplicableException.Reason;
import io.cartera.time.BusinessDayConvention;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/**
 * A discount for early payment, in one or more tiers: 2 % within 10 days, 1 % within 20.
 * <p>
 * A tier is a percentage or a fixed amount until a day given by a {@link DueDateRule}; days of grace are added to that
 * day, and the sum rolls to a business day; where that would go back before the invoice or the start date of the rule,
 * it goes forward. A percentage is taken of the net or the gross amount ({@link DiscountOn}); by default net. A fixed
 * amount is taken as it is. Either is at most the gross amount, and where the tax is not reduced at most the net amount.
 * The tax is treated in one of three ways ({@link TaxTreatment}), by default reduced on payment. What a discount is taken
 * of is the caller's to say, so that lines which take no discount are left out.
 * <p>
 * No tier ends before one that stands before it. Where their rules differ in nothing but net days and months that is
 * checked as they are built, else on the dates of the document, when the offers are asked for.
 * <p>
 * Everything is computed on whole minor units: the discount is rounded half-up once, the tax correction of each rate
 * half-up once from the discount before rounding, and what remains is net; of several rates the one with the largest net
 * amount absorbs the rounding. Worked: 10 % gross of 1500.00 and 15 % tax is 172.50, of which 22.50 correct the tax.
 * <p>
 * Nothing is granted here. Which offer holds is decided by the value date of the payment that completes the instalment:
 * {@link #offerOn}. {@link #toString()} is the canonical text, such as {@code 2% net 10, 1% net 20 (grace 2, roll
 * following, gross, tax never)}. Immutable and thread-safe.
 */
public final class CashDiscount {

    /** The most tiers. */
    public static final int MAX_TIERS = 10;

    /** The most days of grace. */
    public static final int MAX_GRACE_DAYS = 365;

    final List<DiscountTier> tiers;
    final int graceDays;
    final BusinessDayConvention roll;
    final DiscountOn base;
    final TaxTreatment tax;

    private CashDiscount(Builder builder) {
        this.tiers = List.copyOf(builder.tiers);
        this.graceDays = builder.graceDays;
        this.roll = builder.roll;
        this.base = builder.base;
        this.tax = builder.tax;
        requireSound();
    }

    private void requireSound() {
        if (tiers.isEmpty() || tiers.size() > MAX_TIERS) {
            throw new IllegalArgumentException(tiers.size() + " tiers, 1 to " + MAX_TIERS + " are allowed");
        }
        if (graceDays < 0 || graceDays > MAX_GRACE_DAYS) {
            throw new IllegalArgumentException(
                    "days of grace are " + graceDays + ", 0 to " + MAX_GRACE_DAYS + " are allowed");
        }
        for (int i = 1; i < tiers.size(); i++) {
            for (DiscountTier earlier : tiers.subList(0, i)) {
                requireAfter(earlier, tiers.get(i));
            }
        }
        if (tax == TaxTreatment.REDUCED_AT_INVOICE && base == DiscountOn.GROSS) {
            throw new IllegalArgumentException("where the tax is reduced at invoice the discount is of the net amount");
        }
    }

    private static void requireAfter(DiscountTier earlier, DiscountTier later) {
        if (!later.isBelow(earlier).orElse(true)) {
            throw new IllegalArgumentException("tier '" + later + "' is no less than '" + earlier + "' before it");
        }
        if (later.until().isEarlierThan(earlier.until())) {
            throw new IllegalArgumentException(
                    "tier '" + later + "' ends before '" + earlier + "' that stands before it");
        }
    }

    /** A percentage of the net amount within so many days of the invoice; the tax is reduced on payment. */
    public static CashDiscount of(Percentage percent, int days) {
        return builder().tier(percent, DueDateRule.netDays(days)).build();
    }

    /** Starts a discount. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads the form that {@link #toString()} writes.
     *
     * @throws IllegalArgumentException if the text is not of that form or the discount is unsound
     * @throws io.cartera.money.AmountOutOfRangeException if a fixed amount is out of range
     */
    public static CashDiscount parse(String text) {
        return DiscountText.parse(text);
    }

    /**
     * What is offered, the first day first: one offer for each tier, none where there is nothing to discount.
     *
     * @param amounts what the discount is taken of, by rate of tax: of an instalment, those of its amounts that take a
     *     discount ({@link TaxedAmount#apportion})
     * @throws IllegalArgumentException if there are no amounts
     * @throws org.joda.money.CurrencyMismatchException if amounts are in several currencies
     * @throws io.cartera.money.AmountOutOfRangeException if a sum of the amounts or a share of a rate is out of range
     * @throws TermsNotApplicableException if a date or a calendar is missing, a day lies beyond the year 9999, a later tier
     *     would end before an earlier one, a fixed discount is in another currency, or there are more than
     *     {@value DiscountOffer#MAX_PARTS} amounts
     */
    public List<DiscountOffer> offers(List<TaxedAmount> amounts, TermDates dates) {
        if (amounts.size() > DiscountOffer.MAX_PARTS) {
            throw new TermsNotApplicableException(
                    Reason.TOO_MANY_RATES, "a discount on " + amounts.size() + " rates of tax");
        }
        Discounting discounting = Discounting.of(amounts, this);
        List<DiscountOffer> offers = new ArrayList<>();
        List<LocalDate> lastDays = lastDays(dates);
        for (int i = 0; i < tiers.size(); i++) {
            discounting.offer(tiers.get(i), lastDays.get(i)).ifPresent(offers::add);
        }
        return List.copyOf(offers);
    }

    /**
     * Which of the offers a payment with this value date may take: the greatest, without its sign, of those that hold on
     * that day; the first of equal ones; none after the last day.
     */
    public static Optional<DiscountOffer> offerOn(List<DiscountOffer> offers, LocalDate valueOn) {
        return offers.stream()
                .filter(offer -> offer.holdsOn(valueOn))
                .reduce((best, next) ->
                        next.amount().abs().isGreaterThan(best.amount().abs()) ? next : best);
    }

    /**
     * The amounts of an invoice with the tax it states: where the tax is {@linkplain TaxTreatment#REDUCED_AT_INVOICE
     * reduced at invoice}, by the share of the first tier in the net amount, rounded half-up by rate; else as they
     * are. Worked: 100.00 and 21.00 at 2 % is 100.00 and 20.58.
     */
    public List<TaxedAmount> taxedAtInvoice(List<TaxedAmount> amounts) {
        return tax == TaxTreatment.REDUCED_AT_INVOICE
                ? Discounting.of(amounts, this).taxedLess(tiers.get(0))
                : List.copyOf(amounts);
    }

    /** What is offered until when, a line for each tier. */
    List<String> explain(TermDates dates, TermWords words) {
        List<LocalDate> lastDays = lastDays(dates);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < tiers.size(); i++) {
            lines.add(words.say("discount", tiers.get(i).size(), lastDays.get(i)));
        }
        return lines;
    }

    private List<LocalDate> lastDays(TermDates dates) {
        List<LocalDate> days = new ArrayList<>();
        for (DiscountTier tier : tiers) {
            LocalDate day = lastDay(tier, dates);
            int before = days.size() - 1;
            if (before >= 0 && day.isBefore(days.get(before))) {
                throw new TermsNotApplicableException(
                        Reason.TIERS_OUT_OF_ORDER,
                        "tier '" + tier + "' ends " + day + ", before '" + tiers.get(before)
                                + "' that stands before it");
            }
            days.add(day);
        }
        return days;
    }

    private LocalDate lastDay(DiscountTier tier, TermDates dates) {
        DueDateRule rule = tier.until();
        return new BusinessDayRoll("the last day of a discount", roll, rule.start(), dates)
                .roll(rule.dueOn(dates).plusDays(graceDays), dates);
    }

    /**
     * What it costs to leave a discount, as simple interest in per cent a year: d / (100 − d) × year / days gained × 100,
     * rounded half-up to four decimals. Worked: 2/10 net 30 gains 20 days and costs 36.7347 % on a year of 360 days,
     * 37.2449 % on one of 365.
     *
     * @param percent the discount, below 100 %
     * @param daysGained the days between the last day of the discount and the due date, 1 or more
     * @param daysInYear 360, 365 or 366
     */
    public static BigDecimal yearlyCost(Percentage percent, int daysGained, int daysInYear) {
        BigDecimal hundred = new BigDecimal(100);
        if (percent.value().compareTo(hundred) >= 0) {
            throw new IllegalArgumentException("discount is " + percent + ", it must be below 100 %");
        }
        if (daysGained < 1 || daysInYear < 360 || daysInYear > 366) {
            throw new IllegalArgumentException(daysGained + " days gained in a year of " + daysInYear);
        }
        return percent.value()
                .multiply(hundred)
                .multiply(BigDecimal.valueOf(daysInYear))
                .divide(
                        hundred.subtract(percent.value()).multiply(BigDecimal.valueOf(daysGained)),
                        4,
                        RoundingMode.HALF_UP);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CashDiscount that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return DiscountText.print(this);
    }

    /** Collects the tiers, the earliest and greatest first. Not thread-safe. */
    public static final class Builder {

        private final List<DiscountTier> tiers = new ArrayList<>();
        private int graceDays;
        private BusinessDayConvention roll = BusinessDayConvention.NONE;
        private DiscountOn base = DiscountOn.NET;
        private TaxTreatment tax = TaxTreatment.REDUCED_ON_PAYMENT;

        private Builder() {}

        /**
         * Adds a percentage until a day.
         *
         * @throws IllegalArgumentException if it is zero or more than 100 %
         */
        public Builder tier(Percentage percent, DueDateRule until) {
            tiers.add(DiscountTier.of(percent, until));
            return this;
        }

        /**
         * Adds a fixed amount until a day.
         *
         * @throws IllegalArgumentException if it is not above zero
         */
        public Builder tier(Money amount, DueDateRule until) {
            tiers.add(DiscountTier.of(amount, until));
            return this;
        }

        /** Sets the days of grace. */
        public Builder graceDays(int days) {
            this.graceDays = days;
            return this;
        }

        /** Rolls the last day of every tier, grace included, to a business day. */
        public Builder rolling(BusinessDayConvention convention) {
            this.roll = Objects.requireNonNull(convention, "convention");
            return this;
        }

        /** Says of what percentages are taken. */
        public Builder of(DiscountOn taken) {
            this.base = Objects.requireNonNull(taken, "base");
            return this;
        }

        /** Says what becomes of the tax. */
        public Builder tax(TaxTreatment treatment) {
            this.tax = Objects.requireNonNull(treatment, "tax");
            return this;
        }

        /**
         * The discount.
         *
         * @throws IllegalArgumentException with the reason, if there is no tier or more than {@link #MAX_TIERS}, a later
         *     tier is no less than one before or is known to end before it, there are too many days of grace, or the tax is reduced at invoice
         *     while the discount is of the gross amount
         */
        public CashDiscount build() {
            return new CashDiscount(this);
        }
    }
}
