package io.cartera.journal;

import io.cartera.account.Entry;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.TaxBreakdown;
import io.cartera.money.Proration;
import io.cartera.terms.DiscountOffer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.joda.money.Money;

/**
 * What of a tax at one rate belongs to a part of a document, where the shares of all parts sum to the tax, or to what is
 * given up of a document's price.
 */
record TaxShare(GlAccount account, Money amount) {

    /** The shares of an entry, one of the parts of a document, by rate. */
    static List<TaxShare> of(Invoice document, PostingRules rules, List<Entry> parts, Entry entry) {
        long[] weights = parts.stream().mapToLong(Entry::amountMinor).toArray();
        int part = parts.indexOf(entry);
        return document.taxes().stream()
                .map(tax -> new TaxShare(
                        account(rules, tax),
                        Proration.byWeights(tax.tax(), weights).get(part)))
                .toList();
    }

    /** What an offer that was taken says of each rate. */
    static List<TaxShare> of(DiscountOffer taken, PostingRules rules) {
        return taken.parts().stream()
                .map(part -> new TaxShare(rules.tax(part.rate()).orElseThrow(), part.tax()))
                .toList();
    }

    /** What of an amount that is given up is tax: the tax of each rate over the total, rounded half-up. */
    static List<TaxShare> of(Invoice document, PostingRules rules, Money givenUp) {
        BigDecimal total = document.total().getAmount();
        return document.taxes().stream()
                .map(tax -> new TaxShare(
                        account(rules, tax), share(givenUp, tax.tax().getAmount(), total)))
                .toList();
    }

    private static Money share(Money givenUp, BigDecimal tax, BigDecimal total) {
        int decimals = givenUp.getCurrencyUnit().getDecimalPlaces();
        return Money.of(
                givenUp.getCurrencyUnit(),
                givenUp.getAmount().multiply(tax).divide(total, decimals, RoundingMode.HALF_UP));
    }

    private static GlAccount account(PostingRules rules, TaxBreakdown tax) {
        return rules.tax(tax.rate()).orElseThrow();
    }
}
