package io.cartera.journal;

import io.cartera.account.Entry;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.TaxBreakdown;
import io.cartera.money.Percentage;
import io.cartera.money.Proration;
import io.cartera.terms.DiscountOffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * What of a tax at one rate belongs to a part of a document, where the shares of all parts sum to the tax, or to what is
 * given up of a document's price. Where there is no tax there is no share, and nobody is asked for its account.
 */
record TaxShare(Percentage rate, GlAccount account, Money amount) {

    /** The shares of an entry, one of the parts of a document, by rate. */
    static List<TaxShare> of(Invoice document, PostingRules rules, List<Entry> parts, Entry entry) {
        return taxed(document.taxes())
                .map(tax -> of(tax, rules, partOf(tax.tax(), parts, entry)))
                .toList();
    }

    /** What of an amount of a document belongs to an entry, one of its parts. */
    static Money partOf(Money amount, List<Entry> parts, Entry entry) {
        long[] weights = parts.stream().mapToLong(Entry::amountMinor).toArray();
        return Proration.byWeights(amount, weights).get(parts.indexOf(entry));
    }

    /** What an offer that was taken says of each rate. */
    static List<TaxShare> of(DiscountOffer taken, PostingRules rules) {
        return taken.parts().stream()
                .filter(part -> !part.tax().isZero())
                .map(part -> new TaxShare(part.rate(), rules.tax(part.rate()).orElseThrow(), part.tax()))
                .toList();
    }

    static TaxShare of(TaxBreakdown tax, PostingRules rules, Money share) {
        return new TaxShare(tax.rate(), rules.tax(tax.rate()).orElseThrow(), share);
    }

    static Stream<TaxBreakdown> taxed(List<TaxBreakdown> taxes) {
        return byRate(taxes).filter(tax -> !tax.tax().isZero());
    }

    /** The taxes, those of several categories at one rate together: the general ledger has an account for the rate. */
    static Stream<TaxBreakdown> byRate(List<TaxBreakdown> taxes) {
        Map<Percentage, TaxBreakdown> byRate = new LinkedHashMap<>();
        taxes.forEach(tax -> byRate.merge(
                tax.rate(),
                tax,
                (one, other) -> TaxBreakdown.of(
                        one.rate(), one.base().plus(other.base()), one.tax().plus(other.tax()))));
        return byRate.values().stream();
    }
}
