package io.cartera.journal;

import io.cartera.account.Entry;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.TaxBreakdown;
import io.cartera.money.Proration;
import java.util.List;
import org.joda.money.Money;

/** What of a document's tax at one rate belongs to one of its parts. The shares of all parts sum to the tax. */
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

    private static GlAccount account(PostingRules rules, TaxBreakdown tax) {
        return rules.tax(tax.rate()).orElseThrow();
    }
}
