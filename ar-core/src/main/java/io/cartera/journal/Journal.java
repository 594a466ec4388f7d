package io.cartera.journal;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountHistory;
import io.cartera.account.Allocation;
import io.cartera.account.AllocationId;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Release;
import io.cartera.account.Side;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.joda.money.Money;

/**
 * A customer's account as balanced double-entry postings, a pure reading of its history.
 * <p>
 * A debit raises {@code receivables} and stands against the account of its kind, a credit raises {@code unapplied}; an
 * allocation moves its amount from the one to the other, and a release moves it back. Where both are one account,
 * allocations and releases post nothing. What gives up a part of a document's price corrects its tax: see
 * {@link PostingRules.Builder#keepingTax}. The tax at a rate is corrected by what is given up, and by credit notes that
 * {@linkplain Invoice#credits credit} the document, by at most what was charged: what a credit note corrects beyond that
 * is taken back, with the note, from what was given up before it; what notes alone state beyond it stays as they state
 * it. What is given up of a debit or credit after its transfer corrects no tax: it is no
 * document of the account it arrived on. Of documents with tax the net amount stands against the account of the kind and
 * the tax of each rate on its own, prorated over the parts of a document, and so does the rounding that a document states where the
 * rules have an account for it ({@link PostingRules.Builder#rounding}); else it goes with the net amount. So, on every day, what was ever posted to
 * {@code receivables} and {@code unapplied} adds up to the customer's balance. Worked: an invoice of 121.00 with 21 % tax
 * is debit receivables 121.00, credit sales 100.00, credit tax 21.00; its payment of 50.00 debit bank 50.00, credit
 * unapplied 50.00, and its application debit unapplied 50.00, credit receivables 50.00.
 */
public final class Journal {

    private final PostingRules rules;
    private final Function<? super InvoiceId, Optional<Invoice>> documents;
    private final Map<ItemId, List<JournalLine>> posted = new HashMap<>();
    private final Map<AllocationId, Allocation> allocations = new HashMap<>();
    private final Map<ItemId, Entry> entries = new HashMap<>();
    private final TaxCorrections corrections;
    private Map<ItemId, ItemId> adjusted = Map.of();
    private SortedMap<LocalDate, List<JournalLine>> days = new TreeMap<>();

    private Journal(PostingRules rules, Function<? super InvoiceId, Optional<Invoice>> documents) {
        this.rules = Objects.requireNonNull(rules, "rules");
        this.documents = Objects.requireNonNull(documents, "documents");
        this.corrections = new TaxCorrections(rules, documents);
    }

    /**
     * The postings of a period, by version, then day.
     *
     * @param documents finds the invoices, debit notes and credit notes of the customer; asked only where the rules
     *     post tax or rounding apart. A document that it does not find is posted without either
     */
    public static List<JournalEntry> of(
            AccountHistory history,
            PostingRules rules,
            DateRange period,
            Function<? super InvoiceId, Optional<Invoice>> documents) {
        Objects.requireNonNull(period, "period");
        Journal journal = new Journal(rules, documents);
        List<JournalEntry> entries = new ArrayList<>();
        for (AccountChange change : history.changes()) {
            journal.post(change).forEach((day, lines) -> {
                if (period.contains(day)) {
                    entries.add(JournalEntry.of(history.account(), change.recording(), day, lines));
                }
            });
        }
        return List.copyOf(entries);
    }

    private SortedMap<LocalDate, List<JournalLine>> post(AccountChange change) {
        days = new TreeMap<>();
        adjusted = rules.splitsTax() ? adjustedBy(change) : Map.of();
        change.entries().forEach(entry -> entries.put(entry.id(), entry));
        Map<String, List<Entry>> parts = new HashMap<>();
        change.entries()
                .forEach(entry -> parts.computeIfAbsent(entry.id().document(), key -> new ArrayList<>())
                        .add(entry));
        change.entries().forEach(entry -> post(entry, parts.get(entry.id().document())));
        change.allocations().forEach(this::post);
        change.releases().forEach(this::post);
        return days;
    }

    private void post(Entry entry, List<Entry> parts) {
        List<JournalLine> lines = new ArrayList<>();
        lines.add(JournalLine.of(rules.control(entry.side()), entry.side(), entry.amount(), entry.id()));
        lines.addAll(entry.reversal()
                .map(reversal -> opposite(posted.get(reversal.item()), entry.id()))
                .orElseGet(() -> against(entry, parts)));
        posted.put(entry.id(), lines);
        on(entry.effectiveOn()).addAll(lines);
        if (rules.splitsTax()) {
            on(entry.effectiveOn()).addAll(corrections.following(entry));
        }
    }

    /** What stands against the reversed entry, on the other side. */
    private static List<JournalLine> opposite(List<JournalLine> reversed, ItemId reversal) {
        return reversed.subList(1, reversed.size()).stream()
                .map(line -> JournalLine.of(line.account(), line.side().opposite(), line.amount(), reversal))
                .toList();
    }

    private List<JournalLine> against(Entry entry, List<Entry> parts) {
        Side side = entry.side().opposite();
        List<JournalLine> lines = new ArrayList<>();
        Money net = entry.amount();
        for (TaxShare tax : taxes(entry, parts)) {
            if (!tax.amount().isZero()) {
                lines.add(JournalLine.of(tax.account(), side, tax.amount(), entry.id()));
                net = net.minus(tax.amount());
            }
        }
        Optional<Money> rounding = rounding(entry, parts);
        if (rounding.isPresent()) {
            lines.add(JournalLine.of(rules.rounding().orElseThrow(), side, rounding.get(), entry.id()));
            net = net.minus(rounding.get());
        }
        if (!net.isZero()) {
            lines.add(0, JournalLine.of(rules.against(entry.kind(), entry.side()), side, net, entry.id()));
        }
        return lines;
    }

    private List<TaxShare> taxes(Entry entry, List<Entry> parts) {
        if (rules.correctsTax(entry.kind())) {
            return corrections(entry);
        }
        if (!isDocument(entry) || !rules.splitsTax()) {
            return List.of();
        }
        return documents
                .apply(InvoiceId.of(entry.id().document()))
                .map(document -> TaxShare.of(document, rules, parts, entry))
                .orElse(List.of());
    }

    private Optional<Money> rounding(Entry entry, List<Entry> parts) {
        if (!isDocument(entry) || rules.rounding().isEmpty()) {
            return Optional.empty();
        }
        return documents
                .apply(InvoiceId.of(entry.id().document()))
                .map(document -> TaxShare.partOf(document.rounding(), parts, entry))
                .filter(share -> !share.isZero());
    }

    private static boolean isDocument(Entry entry) {
        return entry.kind() == EntryKind.INVOICE
                || entry.kind() == EntryKind.DEBIT_NOTE
                || entry.kind() == EntryKind.CREDIT_NOTE;
    }

    private List<TaxShare> corrections(Entry entry) {
        ItemId item = adjusted.get(entry.id());
        Entry document = item == null ? null : entries.get(item);
        return document == null || !isDocument(document) ? List.of() : corrections.of(entry, document);
    }

    // An adjustment is allocated by the very command that posts it, to the item that it adjusts.
    private static Map<ItemId, ItemId> adjustedBy(AccountChange change) {
        Map<ItemId, ItemId> adjusted = new HashMap<>();
        for (Allocation allocation : change.allocations()) {
            adjusted.putIfAbsent(allocation.credit(), allocation.debit());
            adjusted.putIfAbsent(allocation.debit(), allocation.credit());
        }
        return adjusted;
    }

    private void post(Allocation allocation) {
        allocations.put(allocation.id(), allocation);
        move(allocation, Side.DEBIT, allocation.effectiveOn());
    }

    private void post(Release release) {
        move(Objects.requireNonNull(allocations.get(release.allocation())), Side.CREDIT, release.effectiveOn());
    }

    private void move(Allocation allocation, Side sideOfUnapplied, LocalDate day) {
        GlAccount unapplied = rules.control(Side.CREDIT);
        GlAccount receivables = rules.control(Side.DEBIT);
        if (!unapplied.equals(receivables)) {
            Money amount = allocation.amount();
            on(day).add(JournalLine.of(unapplied, sideOfUnapplied, amount, allocation.credit()));
            on(day).add(JournalLine.of(receivables, sideOfUnapplied.opposite(), amount, allocation.debit()));
        }
    }

    private List<JournalLine> on(LocalDate day) {
        return days.computeIfAbsent(day, key -> new ArrayList<>());
    }
}
