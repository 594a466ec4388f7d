package io.cartera.terms;

import io.cartera.money.MinorUnits;
import io.cartera.money.Percentage;
import io.cartera.terms.TermsNotApplicableException.Reason;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** One step of a discount: so much, until a day given by a rule. Its text is such as {@code 2% net 10}. */
record DiscountTier(@Nullable Percentage percent, @Nullable Money fixed, DueDateRule until) {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    static DiscountTier of(Percentage percent, DueDateRule until) {
        if (percent.value().signum() == 0 || percent.value().compareTo(HUNDRED) > 0) {
            throw new IllegalArgumentException("discount is " + percent + ", above 0 to 100 is allowed");
        }
        return new DiscountTier(percent, null, Objects.requireNonNull(until, "until"));
    }

    static DiscountTier of(Money fixed, DueDateRule until) {
        if (MinorUnits.of(fixed) <= 0) {
            throw new IllegalArgumentException("discount is " + fixed + ", it must be positive");
        }
        return new DiscountTier(null, fixed, Objects.requireNonNull(until, "until"));
    }

    static DiscountTier parse(String text) {
        int rule = text.indexOf(" net ");
        if (rule < 0) {
            throw noDiscount();
        }
        String amount = text.substring(0, rule);
        DueDateRule until = DueDateRule.parse(text.substring(rule + 1));
        return amount.endsWith("%")
                ? of(Percentage.of(amount.substring(0, amount.length() - 1)), until)
                : of(InstalmentShare.money(amount).orElseThrow(DiscountTier::noDiscount), until);
    }

    private static IllegalArgumentException noDiscount() {
        return new IllegalArgumentException("not a discount of the form '2% net 10' or 'EUR 5.00 net 10'");
    }

    /** The discount on so many minor units, not rounded; of the sign of the most, and never beyond it. */
    BigDecimal exactMinor(CurrencyUnit currency, long minor, long most) {
        if (percent != null) {
            BigDecimal exact =
                    percent.value().multiply(BigDecimal.valueOf(minor)).movePointLeft(2);
            BigDecimal bound = BigDecimal.valueOf(most);
            return most < 0
                    ? exact.max(bound).min(BigDecimal.ZERO)
                    : exact.min(bound).max(BigDecimal.ZERO);
        }
        Money amount = Objects.requireNonNull(fixed);
        if (!amount.getCurrencyUnit().equals(currency)) {
            throw new TermsNotApplicableException(
                    Reason.CURRENCY_DIFFERS, "a discount is " + amount + " and the document is in " + currency);
        }
        long capped = Math.min(MinorUnits.of(amount), Math.abs(most));
        return BigDecimal.valueOf(most < 0 ? -capped : capped);
    }

    /** Whether this one, until later, is a smaller discount than the other, where that can be told. */
    Optional<Boolean> isBelow(DiscountTier earlier) {
        if (percent != null && earlier.percent != null) {
            return Optional.of(percent.compareTo(earlier.percent) < 0);
        }
        if (fixed != null && earlier.fixed != null && fixed.isSameCurrency(earlier.fixed)) {
            return Optional.of(fixed.isLessThan(earlier.fixed));
        }
        return Optional.empty();
    }

    String size() {
        return percent == null ? String.valueOf(fixed) : InstalmentShare.inText(percent);
    }

    @Override
    public String toString() {
        return size() + " " + until;
    }
}
