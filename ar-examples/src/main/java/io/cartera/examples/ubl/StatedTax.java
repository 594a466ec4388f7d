package io.cartera.examples.ubl;

import static io.cartera.examples.ubl.UblParties.clean;

import io.cartera.invoice.AllowanceCharge;
import io.cartera.invoice.InvoiceLine;
import io.cartera.invoice.TaxCategory;
import io.cartera.money.Percentage;
import java.math.BigDecimal;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxCategoryType;
import org.jspecify.annotations.Nullable;

/**
 * The tax that a document states, by a category and a rate of ours. The list of UBL (UNTDID 5305) has codes that EN 16931
 * leaves out: its lower rate (AA) and higher rate (H) are the standard category at their rate. A standard rate of 0, which
 * the norm forbids (BR-S-05), is the zero rate.
 *
 * @param category the code of the category
 * @param percent the rate, without trailing zeros
 */
record StatedTax(String category, BigDecimal percent) {

    static StatedTax of(TaxCategoryType read) {
        return of(clean(read.getIDValue()), read.getPercentValue());
    }

    static StatedTax of(@Nullable String code, @Nullable BigDecimal percent) {
        boolean isZero = percent == null || percent.signum() == 0;
        boolean isStandard = "S".equals(code) || "AA".equals(code) || "H".equals(code);
        String category = !isStandard ? String.valueOf(code) : percent != null && isZero ? "Z" : "S";
        return new StatedTax(category, isZero ? BigDecimal.ZERO : percent.stripTrailingZeros());
    }

    TaxCategory taxed() {
        return TaxCategory.ofCode(category);
    }

    Percentage rate() {
        return new Percentage(percent);
    }

    /**
     * A line with this tax.
     *
     * @throws IllegalArgumentException if it is none of ours
     */
    InvoiceLine on(InvoiceLine line, @Nullable String exemption) {
        InvoiceLine taxed = line.taxed(taxed(), rate());
        return exemption == null ? taxed : taxed.exemptBecause(exemption);
    }

    /**
     * An allowance or charge with this tax.
     *
     * @throws IllegalArgumentException if it is none of ours
     */
    AllowanceCharge on(AllowanceCharge adjustment, @Nullable String exemption) {
        AllowanceCharge taxed = adjustment.taxed(taxed(), rate());
        return exemption == null ? taxed : taxed.exemptBecause(exemption);
    }

    /** The category and the rate, such as {@code S 21}. */
    @Override
    public String toString() {
        return category + " " + percent.toPlainString();
    }
}
