package io.cartera.invoice;

import java.util.List;
import org.joda.money.Money;

/**
 * What a document comes to, figure by figure (EN 16931, BG-22), in its currency. Each follows from those before it:
 * tax exclusive is lines − allowances + charges (BR-CO-13), tax inclusive is that plus the tax (BR-CO-15), the total is
 * that plus the rounding, and payable is the total less what was prepaid (BR-CO-16). Nothing is rounded but a line's net
 * amount and the tax of each category and rate. Immutable. Worked: lines of 1436.50, 100.00 off and 100.00 on, tax 365.28
 * and 1000.00 prepaid is 1436.50 tax exclusive, 1801.78 tax inclusive and 801.78 payable.
 */
public final class DocumentTotals {

    private final Totals totals;
    private final Money lines;
    private final Money allowances;
    private final Money charges;
    private final Money rounding;
    private final Money prepaid;

    DocumentTotals(Totals totals, Money lines, Money allowances, Money charges, Money rounding, Money prepaid) {
        this.totals = totals;
        this.lines = lines;
        this.allowances = allowances;
        this.charges = charges;
        this.rounding = rounding;
        this.prepaid = prepaid;
    }

    /** The sum of the net amounts of the lines (BT-106, BR-CO-10). */
    public Money lines() {
        return lines;
    }

    /** The sum of what the document takes off (BT-107, BR-CO-11). */
    public Money allowances() {
        return allowances;
    }

    /** The sum of what the document puts on (BT-108, BR-CO-12). */
    public Money charges() {
        return charges;
    }

    /** Without tax (BT-109). */
    public Money taxExclusive() {
        return totals.net();
    }

    /** The sum of the taxes (BT-110, BR-CO-14). */
    public Money tax() {
        return totals.tax();
    }

    /** With tax, before rounding (BT-112). */
    public Money taxInclusive() {
        return totals.net().plus(totals.tax());
    }

    /** By how much the document rounds what is to be paid (BT-114); zero where it does not. */
    public Money rounding() {
        return rounding;
    }

    /** What is posted: with tax, rounded as the document says. */
    public Money total() {
        return totals.total();
    }

    /** What was paid before, as the document says it (BT-113); the payment itself is a fact of its own. */
    public Money prepaid() {
        return prepaid;
    }

    /** What the document asks for (BT-115); negative where more was prepaid. */
    public Money payable() {
        return totals.total().minus(prepaid);
    }

    /** The tax by rate, lowest first, then by category (BG-23); empty where tax is not stated. */
    public List<TaxBreakdown> taxes() {
        return totals.taxes();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DocumentTotals that
                && totals.equals(that.totals)
                && lines.equals(that.lines)
                && allowances.equals(that.allowances)
                && charges.equals(that.charges)
                && rounding.equals(that.rounding)
                && prepaid.equals(that.prepaid);
    }

    @Override
    public int hashCode() {
        return totals.hashCode();
    }

    @Override
    public String toString() {
        return "DocumentTotals[" + taxExclusive() + " and tax " + tax() + ", total " + total() + "]";
    }
}
