package io.cartera.invoice;

import io.cartera.money.MinorUnits;
import io.cartera.money.MoneyTally;
import io.cartera.money.Percentage;
import io.cartera.terms.CashDiscount;
import io.cartera.terms.TaxedAmount;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The totals of a document's lines; the one place where they are computed. */
record Totals(Money net, Money total, List<TaxBreakdown> taxes) {

    static Totals of(List<InvoiceLine> lines) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a document has at least one line");
        }
        if (lines.size() == 1 && lines.get(0).taxRate().isEmpty()) {
            return ofUntaxed(lines.get(0).net());
        }
        CurrencyUnit currency = lines.get(0).net().getCurrencyUnit();
        MoneyTally net = MoneyTally.in(currency);
        Map<Percentage, MoneyTally> bases = new TreeMap<>();
        int untaxed = 0;
        for (InvoiceLine line : lines) {
            net.add(line.net());
            if (line.taxRate().isPresent()) {
                bases.computeIfAbsent(line.taxRate().get(), rate -> MoneyTally.in(currency))
                        .add(line.net());
            } else {
                untaxed++;
            }
        }
        if (untaxed > 0 && untaxed < lines.size()) {
            throw new IllegalArgumentException(
                    untaxed + " of " + lines.size() + " lines state no tax; either all do or none does");
        }
        MoneyTally tax = MoneyTally.in(currency);
        List<TaxBreakdown> taxes = new ArrayList<>();
        bases.forEach((rate, base) -> {
            TaxBreakdown atRate =
                    new TaxBreakdown(rate, inRange(base.total()), rate.of(base.total(), RoundingMode.HALF_UP));
            taxes.add(atRate);
            tax.add(atRate.tax());
        });
        inRange(tax.total());
        Money before = inRange(net.total());
        return new Totals(before, inRange(before.plus(tax.total())), List.copyOf(taxes));
    }

    /** These totals where the terms reduce the tax at invoice, as {@link CashDiscount#taxedAtInvoice} has it. */
    Totals reducedBy(CashDiscount discount) {
        if (taxes.isEmpty()) {
            return this;
        }
        List<TaxedAmount> amounts = taxes.stream()
                .map(tax -> TaxedAmount.of(tax.rate(), tax.base(), tax.tax()))
                .toList();
        List<TaxBreakdown> reduced = new ArrayList<>();
        Money sum = net;
        for (TaxedAmount amount : discount.taxedAtInvoice(amounts)) {
            reduced.add(new TaxBreakdown(amount.rate(), amount.net(), amount.tax()));
            sum = sum.plus(amount.tax());
        }
        return new Totals(net, inRange(sum), List.copyOf(reduced));
    }

    // Most documents have one line without tax, and there are millions.
    private static Totals ofUntaxed(Money net) {
        return new Totals(net, net, List.of());
    }

    Money tax() {
        return total.minus(net);
    }

    private static Money inRange(Money sum) {
        MinorUnits.of(sum);
        return sum;
    }
}
