package io.cartera.points;

import io.cartera.invoice.AllowanceCharge;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** What a document would have earned without what was credited of it. */
final class CreditedBases {

    private final List<EarnedBy> basis;
    private final List<Money> left = new ArrayList<>();
    // What the document came to beside the bases: it earned nothing, so crediting it takes nothing.
    private final Money outside;
    private Money outsideLeft;

    private CreditedBases(List<EarnedBy> basis, Money net) {
        this.basis = basis;
        Money rest = net;
        for (EarnedBy earned : basis) {
            left.add(earned.base());
            rest = rest.minus(earned.base());
        }
        this.outside = rest.isNegative() ? Money.zero(net.getCurrencyUnit()) : rest;
        this.outsideLeft = outside;
    }

    /** The points that stay, of those that the basis gave, after these credit notes to the document. */
    static long pointsAfter(List<EarnedBy> basis, Invoice document, List<Invoice> notes) {
        Money standing = document.net();
        CreditedBases bases = new CreditedBases(basis, standing);
        for (Invoice note : notes) {
            standing = standing.minus(note.net());
            for (InvoiceLine line : note.lines()) {
                bases.take(line.net(), line.productGroup());
            }
            for (AllowanceCharge adjustment : note.adjustments()) {
                Money amount = adjustment.amount();
                bases.take(adjustment.isCharge() ? amount : amount.negated(), Optional.empty());
            }
        }
        return standing.isPositive() ? bases.points() : 0;
    }

    private void take(Money amount, Optional<String> group) {
        int own = indexOf(group);
        own = own < 0 ? indexOf(Optional.empty()) : own;
        Money rest = group.isEmpty() || own < 0 ? takeOutside(amount) : amount;
        if (own >= 0) {
            rest = takeFrom(own, rest);
        }
        // What names no group, and is more than what all groups together earned on, is somebody's: of the rules in
        // their order.
        for (int i = 0; i < left.size() && group.isEmpty(); i++) {
            rest = takeFrom(i, rest);
        }
    }

    private int indexOf(Optional<String> group) {
        for (int i = 0; i < basis.size(); i++) {
            if (basis.get(i).productGroup().equals(group)) {
                return i;
            }
        }
        return -1;
    }

    // An amount below zero gives back what was taken before it, at most.
    private Money takeOutside(Money amount) {
        Money least = outsideLeft.minus(outside);
        Money taken = amount.isGreaterThan(outsideLeft) ? outsideLeft : amount.isLessThan(least) ? least : amount;
        outsideLeft = outsideLeft.minus(taken);
        return amount.minus(taken);
    }

    private Money takeFrom(int index, Money amount) {
        Money base = left.get(index);
        Money taken = amount.isGreaterThan(base) && !base.isNegative() ? base : amount;
        left.set(index, base.minus(taken));
        return amount.minus(taken);
    }

    private long points() {
        long points = 0;
        for (int i = 0; i < basis.size(); i++) {
            points = Math.addExact(points, basis.get(i).on(left.get(i)).points());
        }
        return points;
    }
}
