package io.cartera.journal;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Side;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is given up of the documents of an account, and by how much that corrects their tax.
 * <p>
 * A discount that was offered corrects what the offer says. Everything else is prorated over what is left of the document
 * without such discounts and without the credit notes that credit it, cumulatively for each kind of entry: all that is
 * given up by entries of the kind by then × the tax left at the rate / the total left, rounded half-up, less what they
 * corrected before. What gives up the last of a document corrects all that is left of its tax. So a document that is given
 * up or credited in whatever parts has all of its tax corrected, to the minor unit, and never more of it: what a credit
 * note or an offer corrects besides what was corrected before is taken back from that, the last correction first, against
 * the account of its kind. A reversal gives back what it reverses, and brings back what was taken from others for it.
 */
final class TaxCorrections {

    private final PostingRules rules;
    private final Function<? super InvoiceId, Optional<Invoice>> documents;
    private final Map<DocumentKey, TaxPosition> positions = new HashMap<>();
    private final Map<ItemId, TaxPosition> changed = new HashMap<>();

    TaxCorrections(PostingRules rules, Function<? super InvoiceId, Optional<Invoice>> documents) {
        this.rules = rules;
        this.documents = documents;
    }

    /** By how much an entry corrects the tax of the document that it adjusts. */
    List<TaxShare> of(Entry entry, Entry adjusted) {
        TaxPosition position =
                position(adjusted.side(), InvoiceId.of(adjusted.id().document()));
        changed.put(entry.id(), position);
        return position.giveUp(entry);
    }

    /** What an entry, once it is posted itself, changes of what others have corrected. */
    List<JournalLine> following(Entry entry) {
        if (entry.kind() == EntryKind.CREDIT_NOTE) {
            credit(entry);
        }
        ItemId item = entry.reversal().map(Entry.Reversal::item).orElse(entry.id());
        TaxPosition position = changed.get(item);
        if (position == null) {
            return List.of();
        }
        entry.reversal().ifPresent(reversal -> position.takeBack(reversal.item()));
        return position.balance(entry.id());
    }

    private void credit(Entry entry) {
        Optional<Invoice> note = documents.apply(InvoiceId.of(entry.id().document()));
        note.flatMap(Invoice::credits).ifPresent(credited -> {
            TaxPosition position = position(Side.DEBIT, credited);
            changed.put(entry.id(), position);
            position.credit(entry, note.orElseThrow());
        });
    }

    private TaxPosition position(Side side, InvoiceId document) {
        return positions.computeIfAbsent(
                new DocumentKey(side, document), key -> new TaxPosition(side, documents.apply(document), rules));
    }

    private record DocumentKey(Side side, InvoiceId id) {}
}
