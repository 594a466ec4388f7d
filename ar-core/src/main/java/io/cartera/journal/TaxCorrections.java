package io.cartera.journal;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Side;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.TaxBreakdown;
import io.cartera.money.MinorUnits;
import io.cartera.money.Percentage;
import io.cartera.terms.DiscountOffer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.Money;

/**
 * What is given up of the documents of an account, and by how much that corrects their tax.
 * <p>
 * A discount that was offered corrects what the offer says. Everything else is prorated over what is left of the document
 * without such discounts, cumulatively for each kind of entry: all that is given up by entries of the kind by then × the tax
 * at the rate / the total, rounded half-up, less what they corrected before. What gives up the last of a document corrects
 * all that is left of its tax. So a document that is given up in whatever parts has all of its tax corrected, to the
 * minor unit. A reversal gives back what it reverses.
 */
final class TaxCorrections {

    private final PostingRules rules;
    private final Function<? super InvoiceId, Optional<Invoice>> documents;
    private final Map<DocumentKey, Position> positions = new HashMap<>();
    private final Map<ItemId, Step> steps = new HashMap<>();

    TaxCorrections(PostingRules rules, Function<? super InvoiceId, Optional<Invoice>> documents) {
        this.rules = rules;
        this.documents = documents;
    }

    /** By how much an entry corrects the tax of the document that it adjusts. */
    List<TaxShare> of(Entry entry, Entry adjusted) {
        DocumentKey document = new DocumentKey(adjusted.side(), adjusted.id().document());
        Position position = positions.computeIfAbsent(document, key -> new Position());
        Optional<DiscountOffer> taken = entry.offers().stream()
                .filter(offer -> !offer.parts().isEmpty())
                .findFirst();
        boolean isOffered = taken.isPresent();
        List<TaxShare> shares = isOffered
                ? TaxShare.of(taken.get(), rules)
                : documents
                        .apply(InvoiceId.of(document.id()))
                        .map(known -> position.shares(known, entry, rules))
                        .orElse(List.of());
        List<Sum> sums =
                isOffered ? List.of(position.byOffers) : List.of(position.prorated, position.ofKind(entry.kind()));
        Step step = new Step(sums, entry.amountMinor(), shares);
        sums.forEach(sum -> sum.add(step, 1));
        steps.put(entry.id(), step);
        return shares;
    }

    /** Gives back what an entry corrected that is now reversed. */
    void takeBack(ItemId reversed) {
        Step step = steps.remove(reversed);
        if (step != null) {
            step.sums().forEach(sum -> sum.add(step, -1));
        }
    }

    private record DocumentKey(Side side, String id) {}

    private record Step(List<Sum> sums, long givenUp, List<TaxShare> shares) {}

    /** What was given up, and what of the tax at each rate was corrected with it, in minor units. */
    private static final class Sum {
        private long givenUp;
        private final Map<Percentage, Long> tax = new HashMap<>();

        void add(Step step, int sign) {
            givenUp += sign * step.givenUp();
            step.shares().forEach(share -> tax.merge(share.rate(), sign * MinorUnits.of(share.amount()), Long::sum));
        }

        long tax(Percentage rate) {
            return tax.getOrDefault(rate, 0L);
        }
    }

    private static final class Position {
        private final Sum byOffers = new Sum();
        private final Sum prorated = new Sum();
        private final Map<EntryKind, Sum> byKind = new EnumMap<>(EntryKind.class);

        Sum ofKind(EntryKind kind) {
            return byKind.computeIfAbsent(kind, first -> new Sum());
        }

        List<TaxShare> shares(Invoice document, Entry entry, PostingRules rules) {
            long total = MinorUnits.of(document.total()) - byOffers.givenUp;
            if (total <= 0) {
                return List.of();
            }
            return TaxShare.taxed(document.taxes())
                    .map(tax -> TaxShare.of(tax, rules, share(tax, entry, total)))
                    .toList();
        }

        private Money share(TaxBreakdown tax, Entry entry, long total) {
            long left = MinorUnits.of(tax.tax()) - byOffers.tax(tax.rate());
            boolean isLast = prorated.givenUp + entry.amountMinor() >= total;
            Sum before = isLast ? prorated : ofKind(entry.kind());
            long corrected = isLast
                    ? left
                    : BigDecimal.valueOf(before.givenUp + entry.amountMinor())
                            .multiply(BigDecimal.valueOf(left))
                            .divide(BigDecimal.valueOf(total), 0, RoundingMode.HALF_UP)
                            .longValueExact();
            return MinorUnits.toMoney(tax.tax().getCurrencyUnit(), corrected - before.tax(tax.rate()));
        }
    }
}
