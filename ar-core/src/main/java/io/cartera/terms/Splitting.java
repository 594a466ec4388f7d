package io.cartera.terms;

import io.cartera.money.MinorUnits;
import io.cartera.money.Proration;
import io.cartera.terms.InstalmentShare.Kind;
import io.cartera.terms.TermsNotApplicableException.Reason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A total by shares. Computed on what it is without its sign; every share is rounded half-up once, never beyond what is
 * left, and the last one takes what is left. Whether the shares fit is decided on exact numbers, so that cents that
 * rounding took early refuse nobody.
 */
final class Splitting {

    private final CurrencyUnit currency;
    private final long total;
    private final long tax;
    private final List<InstalmentShare> shares;
    private final List<Long> amounts = new ArrayList<>();
    private long left;
    private Ratio exactlyLeft;

    private Splitting(Money total, Money tax, List<InstalmentShare> shares) {
        this.currency = total.getCurrencyUnit();
        long minor = MinorUnits.of(total);
        this.total = Math.abs(minor);
        this.tax = minor < 0 ? -MinorUnits.of(tax) : MinorUnits.of(tax);
        this.shares = shares;
        this.left = this.total;
        this.exactlyLeft = Ratio.of(left, 1);
    }

    /** The amounts of the instalments, of the total's sign, in the order of the shares. */
    static List<Money> of(Money total, Money tax, List<InstalmentShare> shares) {
        Splitting splitting = new Splitting(total, tax, shares);
        splitting.split();
        return splitting.amounts.stream()
                .map(minor -> MinorUnits.toMoney(total.getCurrencyUnit(), total.isNegative() ? -minor : minor))
                .toList();
    }

    private void split() {
        for (int i = 0; i < shares.size(); i++) {
            InstalmentShare share = shares.get(i);
            if (share.kind == Kind.EQUAL) {
                Proration.equally(MinorUnits.toMoney(currency, left), shares.size() - i)
                        .forEach(part -> amounts.add(MinorUnits.of(part)));
                return;
            }
            boolean takesTheRest = i == shares.size() - 1 && share.kind != Kind.NET_PART && share.kind != Kind.TAX_PART;
            take(share, takesTheRest ? left : amountOf(share));
        }
    }

    private void take(InstalmentShare share, long amount) {
        if (amount < 0 || amount > left) {
            throw new TermsNotApplicableException(
                    Reason.EXCEEDS_TOTAL,
                    "instalment '" + share + "' is " + MinorUnits.toMoney(currency, amount) + " and "
                            + MinorUnits.toMoney(currency, left) + " of " + MinorUnits.toMoney(currency, total)
                            + " is left");
        }
        amounts.add(amount);
        left -= amount;
    }

    private long amountOf(InstalmentShare share) {
        return switch (share.kind) {
            case OF_TOTAL -> rounded(share.ratio.times(Ratio.of(total, 1)));
            case OF_REST -> {
                exactlyLeft = exactlyLeft.minus(share.ratio.times(exactlyLeft));
                yield share.ratio.times(Ratio.of(left, 1)).rounded();
            }
            case FIXED -> exact(fixed(share.amount()));
            case NET_PART -> exact(MinorUnits.inRange(total - tax));
            case TAX_PART -> exact(tax);
            case EQUAL, REMAINDER -> left;
        };
    }

    private long rounded(Ratio share) {
        boolean fits = share.compareTo(exactlyLeft) <= 0;
        exactlyLeft = exactlyLeft.minus(share);
        return fits ? Math.min(share.rounded(), left) : share.rounded();
    }

    private long exact(long amount) {
        Ratio share = Ratio.of(amount, 1);
        boolean fits = share.compareTo(exactlyLeft) <= 0;
        exactlyLeft = exactlyLeft.minus(share);
        return fits ? Math.min(amount, left) : amount;
    }

    private long fixed(Money amount) {
        if (!amount.getCurrencyUnit().equals(currency)) {
            throw new TermsNotApplicableException(
                    Reason.CURRENCY_DIFFERS, "an instalment is " + amount + " and the document is in " + currency);
        }
        return MinorUnits.of(amount);
    }

    /**
     * Whether the shares are a whole, whatever the total.
     *
     * @throws IllegalArgumentException with the reason if they are not
     */
    static void requireWhole(List<InstalmentShare> shares) {
        Ratio ofTotal = Ratio.ZERO;
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (int i = 0; i < shares.size(); i++) {
            InstalmentShare share = shares.get(i);
            boolean isLast = i == shares.size() - 1;
            if (kinds.contains(share.kind) && (share.kind == Kind.NET_PART || share.kind == Kind.TAX_PART)) {
                throw new IllegalArgumentException("the " + share + " is there twice");
            }
            if (share.kind == Kind.REMAINDER && !isLast) {
                throw new IllegalArgumentException("the remainder must be the last instalment");
            }
            if (kinds.contains(Kind.EQUAL) ? share.kind != Kind.EQUAL : share.kind == Kind.EQUAL && isLast) {
                throw new IllegalArgumentException("equal parts are two or more, and the last instalments");
            }
            if (share.kind == Kind.OF_TOTAL) {
                ofTotal = ofTotal.plus(share.ratio);
            }
            kinds.add(share.kind);
        }
        boolean hasRest = kinds.contains(Kind.REMAINDER) || kinds.contains(Kind.EQUAL);
        requireWhole(ofTotal, hasRest, kinds);
    }

    private static void requireWhole(Ratio ofTotal, boolean hasRest, Set<Kind> kinds) {
        boolean isByParts = kinds.contains(Kind.NET_PART) && kinds.contains(Kind.TAX_PART);
        boolean hasOthers = kinds.contains(Kind.FIXED)
                || kinds.contains(Kind.NET_PART)
                || kinds.contains(Kind.TAX_PART)
                || kinds.contains(Kind.OF_REST);
        if (ofTotal.compareTo(Ratio.ONE) > 0) {
            throw new IllegalArgumentException("shares come to " + ofTotal.inPercent() + " of the total");
        }
        if (isByParts && kinds.size() > 2) {
            throw new IllegalArgumentException("net part and tax part are the total, and there is more");
        }
        if (ofTotal.equals(Ratio.ONE) && hasOthers) {
            throw new IllegalArgumentException("shares come to 100 % of the total, and there is more");
        }
        if (!hasRest && !isByParts && !ofTotal.equals(Ratio.ONE)) {
            throw new IllegalArgumentException("shares come to " + ofTotal.inPercent()
                    + " of the total for certain, and no remainder takes what is left");
        }
    }
}
