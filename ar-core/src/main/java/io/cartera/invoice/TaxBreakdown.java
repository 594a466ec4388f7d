package io.cartera.invoice;

import io.cartera.money.Percentage;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The tax of a document in one category at one rate (EN 16931, BG-23): computed once on the sum of its lines and of its
 * own allowances and charges, rounded half-up to the currency (BR-CO-17). Immutable. Worked: 33.33 and 33.33 at 21 % are
 * taxed on 66.66, which gives 14.00.
 */
public final class TaxBreakdown {

    private final TaxCategory category;
    private final Percentage rate;
    private final Money base;
    private final Money tax;
    private final @Nullable String exemptionReason;

    private TaxBreakdown(
            TaxCategory category, Percentage rate, Money base, Money tax, @Nullable String exemptionReason) {
        this.category = Objects.requireNonNull(category, "category");
        this.rate = Objects.requireNonNull(rate, "rate");
        this.base = Objects.requireNonNull(base, "base");
        this.tax = Objects.requireNonNull(tax, "tax");
        this.exemptionReason = exemptionReason;
    }

    /** The tax at a rate, in the category that the rate {@linkplain TaxCategory#usualAt usually} means. */
    public static TaxBreakdown of(Percentage rate, Money base, Money tax) {
        return of(TaxCategory.usualAt(Objects.requireNonNull(rate, "rate")), rate, base, tax);
    }

    /** The tax of a category at a rate. */
    public static TaxBreakdown of(TaxCategory category, Percentage rate, Money base, Money tax) {
        return new TaxBreakdown(category, rate, base, tax, null);
    }

    TaxBreakdown because(@Nullable String reason) {
        return new TaxBreakdown(category, rate, base, tax, reason);
    }

    TaxBreakdown taxed(Money other) {
        return new TaxBreakdown(category, rate, base, other, exemptionReason);
    }

    /** The category (BT-118). */
    public TaxCategory category() {
        return category;
    }

    /** The rate (BT-119); 0 where the category has none. */
    public Percentage rate() {
        return rate;
    }

    /** What is taxed (BT-116): lines less allowances plus charges of this category and rate (BR-S-08 and its like). */
    public Money base() {
        return base;
    }

    /** The tax on the base (BT-117), less what the terms of the document reduce at invoice. */
    public Money tax() {
        return tax;
    }

    /** Why no tax is charged (BT-120), as the first line, allowance or charge of this category and rate says that does. */
    public Optional<String> exemptionReason() {
        return Optional.ofNullable(exemptionReason);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TaxBreakdown that
                && category == that.category
                && rate.equals(that.rate)
                && base.equals(that.base)
                && tax.equals(that.tax)
                && Objects.equals(exemptionReason, that.exemptionReason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(category, rate, base, tax);
    }

    @Override
    public String toString() {
        return "TaxBreakdown[" + category.code() + " " + rate + " of " + base + " is " + tax + "]";
    }
}
