package io.cartera.invoice;

import io.cartera.money.Percentage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How an amount is taxed: category and rate, which sum together, and why it bears none. */
record Taxing(
        TaxCategory category, Percentage rate, @Nullable String reason) {

    static Taxing of(TaxCategory category, Percentage rate, @Nullable String reason) {
        Objects.requireNonNull(category, "category");
        return new Taxing(category, category.checked(Objects.requireNonNull(rate, "rate")), reason);
    }

    /** This one without a reason that its category does not have. */
    Taxing withoutOddReason() {
        return category.allowsReason() ? this : new Taxing(category, rate, null);
    }
}
