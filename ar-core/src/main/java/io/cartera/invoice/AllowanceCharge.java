package io.cartera.invoice;

import io.cartera.money.MinorUnits;
import io.cartera.money.Percentage;
import io.cartera.trace.internal.Require;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What is taken off a document or a line, or put on it, without being a line (EN 16931: BG-20 and BG-21 of documents,
 * BG-27 and BG-28 of lines).
 * <p>
 * The amount counts as it is stated; a percentage and its base say where it comes from, and are information. Tax is
 * stated on those of documents only: those of a line are taxed as the line is. Amounts are normally positive; a negative
 * one turns an allowance into its opposite, as a document whose signs are turned needs it. Immutable. Worked:
 * {@code allowanceOf(Percentage.of("1.25"), EUR 20430735.11)} is 255384.19, rounded half-up.
 */
public final class AllowanceCharge {

    private final boolean isCharge;
    private final Money amount;
    private final @Nullable Percentage percentage;
    private final @Nullable Money percentageBase;
    private final @Nullable String reason;
    private final @Nullable Taxing taxing;

    private AllowanceCharge(
            boolean isCharge,
            Money amount,
            @Nullable Percentage percentage,
            @Nullable Money percentageBase,
            @Nullable String reason,
            @Nullable Taxing taxing) {
        this.isCharge = isCharge;
        this.amount = Objects.requireNonNull(amount, "amount");
        this.percentage = percentage;
        this.percentageBase = percentageBase;
        this.reason = reason;
        this.taxing = taxing;
        MinorUnits.of(amount);
        if (percentageBase != null && !percentageBase.isSameCurrency(amount)) {
            throw new CurrencyMismatchException(amount.getCurrencyUnit(), percentageBase.getCurrencyUnit());
        }
        if (percentageBase != null) {
            MinorUnits.of(percentageBase);
        }
    }

    /** Something taken off (BT-92, BT-136). */
    public static AllowanceCharge allowance(Money amount) {
        return new AllowanceCharge(false, amount, null, null, null, null);
    }

    /** Something put on (BT-99, BT-141). */
    public static AllowanceCharge charge(Money amount) {
        return new AllowanceCharge(true, amount, null, null, null, null);
    }

    /** So much of a base taken off, rounded half-up to its currency. */
    public static AllowanceCharge allowanceOf(Percentage percentage, Money base) {
        return allowance(percentage.of(base, RoundingMode.HALF_UP)).by(percentage, base);
    }

    /** So much of a base put on, rounded half-up to its currency. */
    public static AllowanceCharge chargeOf(Percentage percentage, Money base) {
        return charge(percentage.of(base, RoundingMode.HALF_UP)).by(percentage, base);
    }

    /**
     * This one, with the percentage and the base it comes from.
     *
     * @param percentage with at most 6 decimals, which {@link Percentage} sees to. EN 16931 sets no limit: one that has more
     *     is rounded by the caller, since the amount counts as it is stated
     * @throws CurrencyMismatchException if the base is in another currency
     */
    public AllowanceCharge by(Percentage percentage, Money base) {
        return new AllowanceCharge(
                isCharge,
                amount,
                Objects.requireNonNull(percentage, "percentage"),
                Objects.requireNonNull(base, "base"),
                reason,
                taxing);
    }

    /** This one, with the reason for it. */
    public AllowanceCharge because(String reason) {
        return new AllowanceCharge(
                isCharge, amount, percentage, percentageBase, Require.text(reason, "reason"), taxing);
    }

    /** This one, taxed at a rate, in the category that the rate {@linkplain TaxCategory#usualAt usually} means. */
    public AllowanceCharge taxedAt(Percentage rate) {
        return taxed(TaxCategory.usualAt(Objects.requireNonNull(rate, "rate")), rate);
    }

    /**
     * This one, taxed in a category at a rate. A reason why it bears no tax is dropped where the category
     * {@linkplain TaxCategory#allowsReason has none}.
     *
     * @throws IllegalArgumentException if the category does not {@linkplain TaxCategory#allows allow} the rate
     */
    public AllowanceCharge taxed(TaxCategory category, Percentage rate) {
        return with(Taxing.of(category, rate, taxing == null ? null : taxing.reason())
                .withoutOddReason());
    }

    /**
     * This one, with the reason why it bears no tax; it states its tax before. One that the category
     * {@linkplain TaxCategory#allowsReason does not have} is kept as it is stated, and told by a check of the draft.
     */
    public AllowanceCharge exemptBecause(String reason) {
        if (taxing == null) {
            throw new IllegalStateException("what bears no tax has a category first");
        }
        return with(Taxing.of(taxing.category(), taxing.rate(), Require.text(reason, "reason")));
    }

    private AllowanceCharge with(Taxing tax) {
        return new AllowanceCharge(isCharge, amount, percentage, percentageBase, reason, tax);
    }

    /** This one with the sign of its amounts turned, for a document that says the opposite. */
    public AllowanceCharge negated() {
        return new AllowanceCharge(
                isCharge,
                amount.negated(),
                percentage,
                percentageBase == null ? null : percentageBase.negated(),
                reason,
                taxing);
    }

    /** Whether it is put on; else it is taken off. */
    public boolean isCharge() {
        return isCharge;
    }

    /** How much. */
    public Money amount() {
        return amount;
    }

    /** The amount as it counts: negative where it is taken off. */
    Money signed() {
        return isCharge ? amount : amount.negated();
    }

    /** The percentage it comes from (BT-94, BT-101, BT-138, BT-143). */
    public Optional<Percentage> percentage() {
        return Optional.ofNullable(percentage);
    }

    /** What the percentage was taken of (BT-93, BT-100, BT-137, BT-142). */
    public Optional<Money> percentageBase() {
        return Optional.ofNullable(percentageBase);
    }

    /**
     * What percentage and base come to, rounded half-up to the currency; other than {@link #amount()} where that was stated,
     * empty where there is no percentage.
     */
    public Optional<Money> computedAmount() {
        return percentage == null || percentageBase == null
                ? Optional.empty()
                : Optional.of(percentage.of(percentageBase, RoundingMode.HALF_UP));
    }

    /** Why (BT-97, BT-104, BT-139, BT-144). */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** The tax category (BT-95, BT-102); empty where tax is not stated. */
    public Optional<TaxCategory> taxCategory() {
        return Optional.ofNullable(taxing).map(Taxing::category);
    }

    /** The rate of tax (BT-96, BT-103); empty where tax is not stated. */
    public Optional<Percentage> taxRate() {
        return Optional.ofNullable(taxing).map(Taxing::rate);
    }

    /** Why it bears no tax. */
    public Optional<String> exemptionReason() {
        return Optional.ofNullable(taxing).map(Taxing::reason);
    }

    Optional<Taxing> taxing() {
        return Optional.ofNullable(taxing);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AllowanceCharge that
                && isCharge == that.isCharge
                && amount.equals(that.amount)
                && Objects.equals(percentage, that.percentage)
                && Objects.equals(percentageBase, that.percentageBase)
                && Objects.equals(reason, that.reason)
                && Objects.equals(taxing, that.taxing);
    }

    @Override
    public int hashCode() {
        return Objects.hash(isCharge, amount, percentage);
    }

    /** The amounts; not the reason, which may be personal. */
    @Override
    public String toString() {
        return (isCharge ? "charge " : "allowance ")
                + amount
                + (percentage == null ? "" : " by " + percentage + " of " + percentageBase)
                + (taxing == null ? "" : " taxed " + taxing.category().code() + " " + taxing.rate());
    }
}
