package io.cartera.invoice;

import io.cartera.money.MinorUnits;
import io.cartera.money.MoneyTally;
import io.cartera.money.Percentage;
import io.cartera.terms.CashDiscount;
import io.cartera.terms.TaxedAmount;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of a document and what it takes off or puts on come to; the one place where that is computed. Only what
 * is asked for often is kept: net amount, what is posted, and the taxes.
 */
record Totals(Money net, Money total, List<TaxBreakdown> taxes) {

    private static final Comparator<Taxing> BY_RATE =
            Comparator.comparing(Taxing::rate).thenComparing(Taxing::category);

    static Totals of(List<InvoiceLine> lines, DocumentDetail detail) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a document has at least one line");
        }
        if (lines.size() == 1 && lines.get(0).taxRate().isEmpty() && detail.equals(DocumentDetail.NONE)) {
            return ofUntaxed(lines.get(0).net());
        }
        Sums sums = new Sums(lines.get(0).net().getCurrencyUnit());
        lines.forEach(line -> sums.add(line.net(), line.taxing()));
        detail.adjustments().forEach(each -> sums.add(each.signed(), each.taxing()));
        return sums.totals(detail.rounding());
    }

    /** These totals where the terms reduce the tax at invoice, as {@link CashDiscount#taxedAtInvoice} has it. */
    Totals reducedBy(CashDiscount discount) {
        if (taxes.isEmpty()) {
            return this;
        }
        List<TaxedAmount> amounts = taxes.stream()
                .map(tax -> TaxedAmount.of(tax.rate(), tax.base(), tax.tax()))
                .toList();
        List<TaxedAmount> less = discount.taxedAtInvoice(amounts);
        List<TaxBreakdown> reduced = new ArrayList<>();
        Money sum = total.minus(tax());
        for (int i = 0; i < less.size(); i++) {
            reduced.add(taxes.get(i).taxed(less.get(i).tax()));
            sum = sum.plus(less.get(i).tax());
        }
        return new Totals(net, inRange(sum), List.copyOf(reduced));
    }

    /** All figures of the norm. */
    DocumentTotals stated(List<InvoiceLine> lines, DocumentDetail detail) {
        CurrencyUnit currency = net.getCurrencyUnit();
        MoneyTally ofLines = MoneyTally.in(currency);
        lines.forEach(line -> ofLines.add(line.net()));
        MoneyTally allowances = MoneyTally.in(currency);
        MoneyTally charges = MoneyTally.in(currency);
        detail.adjustments().forEach(each -> (each.isCharge() ? charges : allowances).add(each.amount()));
        return new DocumentTotals(
                this,
                ofLines.total(),
                allowances.total(),
                charges.total(),
                detail.rounding() == null ? Money.zero(currency) : detail.rounding(),
                detail.prepaid() == null ? Money.zero(currency) : detail.prepaid());
    }

    // Most documents have one line without tax, and there are millions.
    private static Totals ofUntaxed(Money net) {
        return new Totals(net, net, List.of());
    }

    Money tax() {
        MoneyTally tax = MoneyTally.in(net.getCurrencyUnit());
        taxes.forEach(each -> tax.add(each.tax()));
        return tax.total();
    }

    private static Money inRange(Money sum) {
        MinorUnits.of(sum);
        return sum;
    }

    /** The net amount of a document, and what of it is taxed how. */
    private static final class Sums {

        private final CurrencyUnit currency;
        private final MoneyTally net;
        private final Map<Taxing, TaxedSum> bases = new TreeMap<>(BY_RATE);
        private int untaxed;
        private int all;

        Sums(CurrencyUnit currency) {
            this.currency = currency;
            this.net = MoneyTally.in(currency);
        }

        void add(Money amount, Optional<Taxing> taxing) {
            net.add(amount);
            all++;
            if (taxing.isPresent()) {
                bases.computeIfAbsent(taxing.get(), same -> new TaxedSum(currency))
                        .add(amount, taxing.get());
            } else {
                untaxed++;
            }
        }

        Totals totals(@Nullable Money rounding) {
            if (untaxed > 0 && untaxed < all) {
                throw new IllegalArgumentException(untaxed + " of " + all
                        + " lines, allowances and charges state no tax; either all do or none does");
            }
            MoneyTally total = MoneyTally.in(currency);
            List<TaxBreakdown> taxes = new ArrayList<>();
            bases.forEach((taxing, base) -> {
                TaxBreakdown one = base.taxed(taxing.category(), taxing.rate());
                taxes.add(one);
                total.add(one.tax());
            });
            inRange(total.total());
            Money before = inRange(net.total());
            total.add(before);
            if (rounding != null) {
                total.add(rounding);
            }
            return new Totals(before, inRange(total.total()), List.copyOf(taxes));
        }
    }

    /** What is taxed in one category at one rate. */
    private static final class TaxedSum {

        private final MoneyTally sum;
        private @Nullable String reason;

        TaxedSum(CurrencyUnit currency) {
            this.sum = MoneyTally.in(currency);
        }

        void add(Money amount, Taxing taxing) {
            sum.add(amount);
            reason = reason != null ? reason : taxing.reason();
        }

        TaxBreakdown taxed(TaxCategory category, Percentage rate) {
            Money base = inRange(sum.total());
            return TaxBreakdown.of(category, rate, base, rate.of(base, RoundingMode.HALF_UP))
                    .because(reason);
        }
    }
}
