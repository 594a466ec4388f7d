package io.cartera.journal;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Side;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.TaxBreakdown;
import io.cartera.money.MinorUnits;
import io.cartera.money.Percentage;
import io.cartera.terms.DiscountOffer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What was given up of one document, what credit notes took off it, and what of its tax both have corrected, in minor
 * units. At every rate both correct at most the tax that was charged, unless credit notes alone state more of it.
 */
final class TaxPosition {

    private final Side givenUpOn;
    private final Optional<Invoice> document;
    private final PostingRules rules;
    private final Map<ItemId, Step> steps = new LinkedHashMap<>();
    private final Map<ItemId, Step> notes = new HashMap<>();
    private final Sum byOffers = new Sum();
    private final Sum byNotes = new Sum();
    private final Sum prorated = new Sum();
    private final Map<EntryKind, Sum> byKind = new EnumMap<>(EntryKind.class);
    private Map<Excess, Long> takenBack = Map.of();

    TaxPosition(Side sideOfDocument, Optional<Invoice> document, PostingRules rules) {
        this.givenUpOn = sideOfDocument.opposite();
        this.document = document;
        this.rules = rules;
    }

    /** By how much an entry that gives up a part of the document corrects its tax. */
    List<TaxShare> giveUp(Entry entry) {
        Optional<DiscountOffer> taken = entry.offers().stream()
                .filter(offer -> !offer.parts().isEmpty())
                .findFirst();
        List<TaxShare> shares = taken.map(offer -> TaxShare.of(offer, rules)).orElseGet(() -> prorated(entry));
        List<Sum> sums = taken.isPresent() ? List.of(byOffers) : List.of(prorated, ofKind(entry.kind()));
        Map<Percentage, Long> tax = new HashMap<>();
        shares.forEach(share -> tax.merge(share.rate(), MinorUnits.of(share.amount()), Long::sum));
        Step step = new Step(entry.kind(), sums, entry.amountMinor(), tax);
        step.add(1);
        steps.put(entry.id(), step);
        return shares;
    }

    /** A credit note takes so much off the document, and corrects its tax itself. */
    void credit(Entry entry, Invoice note) {
        if (document.filter(known -> known.currency().equals(note.currency())).isPresent()) {
            Map<Percentage, Long> tax = new HashMap<>();
            note.taxes().forEach(each -> tax.merge(each.rate(), MinorUnits.of(each.tax()), Long::sum));
            Step step = new Step(entry.kind(), List.of(byNotes), entry.amountMinor(), tax);
            step.add(1);
            notes.put(entry.id(), step);
        }
    }

    /** What was given up or credited by an entry stands again. */
    void takeBack(ItemId reversed) {
        for (Map<ItemId, Step> known : List.of(steps, notes)) {
            Step step = known.remove(reversed);
            if (step != null) {
                step.add(-1);
            }
        }
    }

    /** What an entry has corrected too much together with those before it is posted back, or given again, with it. */
    List<JournalLine> balance(ItemId by) {
        Map<Excess, Long> excess = excess();
        Map<Excess, Long> change = new LinkedHashMap<>(excess);
        takenBack.forEach((part, minor) -> change.merge(part, -minor, Long::sum));
        takenBack = excess;
        List<JournalLine> lines = new ArrayList<>();
        change.forEach((part, minor) -> {
            if (minor != 0) {
                Money amount = MinorUnits.toMoney(currency(), minor);
                lines.add(JournalLine.of(rules.tax(part.rate()).orElseThrow(), givenUpOn, amount, by));
                lines.add(JournalLine.of(rules.against(part.kind(), givenUpOn), givenUpOn.opposite(), amount, by));
            }
        });
        return lines;
    }

    // The last correction is the first to go: the others stay as they were posted.
    private Map<Excess, Long> excess() {
        Map<Excess, Long> excess = new LinkedHashMap<>();
        for (TaxBreakdown tax :
                TaxShare.byRate(document.map(Invoice::taxes).orElse(List.of())).toList()) {
            long over = corrected(tax.rate()) - MinorUnits.of(tax.tax());
            for (Step step : over > 0 ? lastFirst() : List.<Step>of()) {
                long part = Math.min(over, step.tax(tax.rate()));
                if (part > 0) {
                    excess.merge(new Excess(step.kind(), tax.rate()), part, Long::sum);
                    over -= part;
                }
            }
        }
        return excess;
    }

    private List<Step> lastFirst() {
        List<Step> all = new ArrayList<>(steps.values());
        Collections.reverse(all);
        return all;
    }

    private long corrected(Percentage rate) {
        return byOffers.tax(rate) + byNotes.tax(rate) + prorated.tax(rate);
    }

    private Sum ofKind(EntryKind kind) {
        return byKind.computeIfAbsent(kind, first -> new Sum());
    }

    private List<TaxShare> prorated(Entry entry) {
        long total = document.map(known -> MinorUnits.of(known.total())).orElse(0L) - byOffers.amount - byNotes.amount;
        if (total <= 0) {
            return List.of();
        }
        return TaxShare.taxed(document.orElseThrow().taxes())
                .map(tax -> TaxShare.of(tax, rules, share(tax, entry, total)))
                .toList();
    }

    private Money share(TaxBreakdown tax, Entry entry, long total) {
        long charged = MinorUnits.of(tax.tax());
        long room = Math.max(0, charged - corrected(tax.rate()));
        if (prorated.amount + entry.amountMinor() >= total) {
            return MinorUnits.toMoney(currency(), room);
        }
        long left = Math.max(0, charged - byOffers.tax(tax.rate()) - byNotes.tax(tax.rate()));
        Sum before = ofKind(entry.kind());
        long cumulative = BigDecimal.valueOf(before.amount + entry.amountMinor())
                .multiply(BigDecimal.valueOf(left))
                .divide(BigDecimal.valueOf(total), 0, RoundingMode.HALF_UP)
                .longValueExact();
        long share = Math.min(room, Math.max(0, cumulative - before.tax(tax.rate())));
        return MinorUnits.toMoney(currency(), share);
    }

    private CurrencyUnit currency() {
        return document.orElseThrow().currency();
    }

    /** What entries of a kind have corrected too much at a rate. */
    private record Excess(EntryKind kind, Percentage rate) {}

    /** So much of the document was given up or credited by one entry, and so much tax with it, and where that counts. */
    private record Step(EntryKind kind, List<Sum> sums, long amount, Map<Percentage, Long> tax) {

        void add(int sign) {
            for (Sum sum : sums) {
                sum.amount += sign * amount;
                tax.forEach((rate, minor) -> sum.tax.merge(rate, sign * minor, Long::sum));
            }
        }

        long tax(Percentage rate) {
            return tax.getOrDefault(rate, 0L);
        }
    }

    private static final class Sum {
        private long amount;
        private final Map<Percentage, Long> tax = new HashMap<>();

        long tax(Percentage rate) {
            return tax.getOrDefault(rate, 0L);
        }
    }
}
