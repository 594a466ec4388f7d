package io.cartera.audit;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountId;
import io.cartera.account.Allocation;
import io.cartera.account.AllocationId;
import io.cartera.account.Entry;
import io.cartera.account.ItemId;
import io.cartera.account.Release;
import io.cartera.terms.DiscountOffer;
import io.cartera.terms.TaxedAmount;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.Recording;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Form 1 of what the chain is made of: see {@code docs/canonical-form.md}, field by field. It is frozen: whoever needs
 * another one gives it another number and keeps this one.
 */
final class CanonicalForm {

    static final int VERSION = 1;

    private final Fields facts = new Fields();
    private final Fields texts = new Fields();

    private final boolean isEmpty;

    private CanonicalForm(boolean isEmpty) {
        this.isEmpty = isEmpty;
    }

    /** What the first row of an account follows. */
    static Fingerprint origin(AccountId account) {
        Fields fields = new Fields().text("cartera audit chain").number(VERSION);
        return Fingerprint.sha256(fields.text(account.ledger().value())
                .text(account.customer().value())
                .bytes());
    }

    static byte[] row(long sequence, AuditRecord record, Optional<Fingerprint> facts, Optional<Fingerprint> texts) {
        return new Fields()
                .text("cartera audit row")
                .number(VERSION)
                .number(sequence)
                .instant(record.at())
                .code(record.kind())
                .text(record.command().value())
                .text(record.actor().value())
                .text(record.outcome())
                .fingerprint(facts)
                .fingerprint(texts)
                .bytes();
    }

    /** The form of what was recorded. */
    static CanonicalForm of(AuditFacts recorded) {
        CanonicalForm form = new CanonicalForm(recorded.isEmpty());
        form.facts.text("cartera audit facts").number(VERSION);
        recorded.change().ifPresent(form::change);
        if (recorded.besides() != null) {
            new BesidesForm(form.facts, form.texts).write(recorded.besides());
        }
        return form;
    }

    /** What was recorded, without texts; empty where nothing was. */
    Optional<Fields> facts() {
        return isEmpty ? Optional.empty() : Optional.of(facts);
    }

    /** The texts of a row and of what was recorded; empty where there are none. The number keeps equal texts apart. */
    Optional<Fields> texts(long sequence, AuditRecord record) {
        Fields fields = new Fields().text("cartera audit texts").number(VERSION).number(sequence);
        fields.free(record.basis().map(Basis::reference));
        return fields.hasText() || texts.hasText() ? Optional.of(fields.followedBy(texts)) : Optional.empty();
    }

    private void change(AccountChange change) {
        Recording recording = change.recording();
        facts.text("change").number(recording.version());
        stamp(facts, texts, recording.command(), recording.at());
        Map<String, String> content = recording.command().content();
        texts.number(content.size());
        content.forEach((name, value) -> texts.text(name).free(Optional.of(value)));
        facts.number(change.entries().size());
        change.entries().forEach(this::entry);
        facts.number(change.allocations().size());
        change.allocations().forEach(this::allocation);
        facts.number(change.releases().size());
        for (Release release : change.releases()) {
            id(release.allocation());
            facts.date(release.effectiveOn());
        }
    }

    /** By what, by whom and when: four fields, two for the instant, and the basis among the texts. */
    static void stamp(Fields facts, Fields texts, Command command, Instant at) {
        facts.instant(at)
                .code(command.kind())
                .text(command.id().value())
                .text(command.actor().value());
        texts.free(command.basis().map(Basis::reference));
    }

    private void entry(Entry entry) {
        facts.item(entry.id())
                .code(entry.kind())
                .amount(entry.currency(), entry.amountMinor())
                .date(entry.effectiveOn())
                .date(entry.documentOn())
                .date(entry.dueOn())
                .date(entry.valueOn());
        texts.free(entry.reference());
        item(entry.reversal().map(Entry.Reversal::item));
        facts.text(entry.reversal().map(reversal -> reversal.kind().name()))
                .text(entry.returned().map(Enum::name))
                .text(entry.counterpart().map(leg -> leg.customer().value()));
        item(entry.counterpart().map(Entry.Counterpart::item));
        facts.text(entry.moved().map(Enum::name)).number(entry.offers().size());
        entry.offers().forEach(this::offer);
        facts.number(entry.earnedBy().size());
        entry.earnedBy().forEach(this::id);
    }

    private void offer(DiscountOffer offer) {
        facts.date(offer.until())
                .amount(offer.amount())
                .amount(offer.discountable())
                .number(offer.parts().size());
        for (TaxedAmount part : offer.parts()) {
            facts.text(part.rate().value().toPlainString()).amount(part.net()).amount(part.tax());
        }
    }

    private void allocation(Allocation allocation) {
        id(allocation.id());
        facts.item(allocation.credit())
                .item(allocation.debit())
                .amount(allocation.currency(), allocation.amountMinor())
                .date(allocation.effectiveOn());
    }

    private void id(AllocationId id) {
        facts.number(id.version()).number(id.number());
    }

    private void item(Optional<ItemId> item) {
        if (item.isPresent()) {
            facts.item(item.get());
        } else {
            facts.none().none().none();
        }
    }
}
