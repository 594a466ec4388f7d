package io.cartera.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What few lines state beside text, amount and rate of tax; in an object of its own, since there are millions of the others. */
record LineDetail(
        @Nullable String product,
        @Nullable BigDecimal quantity,
        @Nullable String unit,
        @Nullable BigDecimal price,
        @Nullable BigDecimal priceBase,
        List<AllowanceCharge> adjustments,
        @Nullable TaxCategory category,
        @Nullable String exemptionReason) {

    static final LineDetail NONE = new LineDetail(null, null, null, null, null, List.of(), null, null);

    private static final int MOST_DECIMALS = 12;
    private static final BigDecimal BEYOND = new BigDecimal("1000000000000000");

    /** A number that every store can keep: below 10^15 either way, with at most 12 decimals; trailing zeros do not matter. */
    static BigDecimal exact(BigDecimal value, String name) {
        // Size and scale first: comparing 1E+2000000000 would take all day.
        boolean isShort = value.unscaledValue().bitLength() <= 128 && Math.abs((long) value.scale()) <= 40;
        if (!isShort || value.abs().compareTo(BEYOND) >= 0) {
            throw new IllegalArgumentException(name + " is not below 10^15");
        }
        BigDecimal bare = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (bare.scale() > MOST_DECIMALS) {
            throw new IllegalArgumentException(name + " has more than " + MOST_DECIMALS + " decimals");
        }
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    LineDetail priced(BigDecimal quantity, BigDecimal price) {
        return new LineDetail(product, quantity, unit, price, priceBase, adjustments, category, exemptionReason);
    }

    LineDetail product(String product) {
        return new LineDetail(product, quantity, unit, price, priceBase, adjustments, category, exemptionReason);
    }

    LineDetail unit(String unit) {
        return new LineDetail(product, quantity, unit, price, priceBase, adjustments, category, exemptionReason);
    }

    LineDetail per(BigDecimal base) {
        return new LineDetail(product, quantity, unit, price, base, adjustments, category, exemptionReason);
    }

    LineDetail adjusted(AllowanceCharge more) {
        List<AllowanceCharge> all = new ArrayList<>(adjustments);
        all.add(more);
        return adjusted(all);
    }

    LineDetail adjusted(List<AllowanceCharge> all) {
        return new LineDetail(product, quantity, unit, price, priceBase, List.copyOf(all), category, exemptionReason);
    }

    LineDetail taxed(@Nullable TaxCategory category, @Nullable String exemptionReason) {
        return new LineDetail(product, quantity, unit, price, priceBase, adjustments, category, exemptionReason);
    }

    /** Quantity × price ÷ base ± allowances and charges, rounded half-up once; none where there is no price. */
    @Nullable
    Money net(CurrencyUnit currency) {
        if (quantity == null || price == null) {
            return null;
        }
        BigDecimal base = priceBase == null ? BigDecimal.ONE : priceBase;
        BigDecimal timesBase = quantity.multiply(price);
        for (AllowanceCharge each : adjustments) {
            timesBase = timesBase.add(each.signed().getAmount().multiply(base));
        }
        return Money.of(currency, timesBase.divide(base, currency.getDecimalPlaces(), RoundingMode.HALF_UP));
    }
}
