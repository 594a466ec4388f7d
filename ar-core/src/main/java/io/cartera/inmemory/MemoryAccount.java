package io.cartera.inmemory;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountHead;
import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.account.AccountWrites;
import io.cartera.account.Allocation;
import io.cartera.account.AllocationId;
import io.cartera.account.Entry;
import io.cartera.account.Item;
import io.cartera.account.ItemId;
import io.cartera.account.Link;
import io.cartera.account.OpenItem;
import io.cartera.account.Release;
import io.cartera.account.Side;
import io.cartera.audit.AuditChain;
import io.cartera.audit.AuditFacts;
import io.cartera.audit.AuditKey;
import io.cartera.audit.AuditLink;
import io.cartera.audit.AuditRecord;
import io.cartera.collection.CollectionRecorded;
import io.cartera.document.DocumentRecorded;
import io.cartera.exposure.LimitGranted;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.statement.HistoryLine;
import io.cartera.statement.HistoryQuery;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** One account with its documents, as a store in memory holds it; every write says how it is undone. */
final class MemoryAccount {

    private static final Comparator<Link> BY_ID =
            Comparator.comparing(link -> link.allocation().id());

    final AccountId id;
    final Index<InvoiceId, Invoice> invoices = new Index<>(Invoice::id);
    final Index<PaymentId, Payment> payments = new Index<>(Payment::id);
    final List<LimitGranted> grants = new ArrayList<>();
    final List<CollectionRecorded> collection = new ArrayList<>();
    HeadroomFacts headroom = new HeadroomFacts();
    CreditLogFacts creditLog = new CreditLogFacts();
    final List<DocumentRecorded> filing = new ArrayList<>();
    PointsFacts points = new PointsFacts();
    final AuditKey auditKey;
    final List<AuditRecord> audit = new ArrayList<>();
    final List<AuditFacts> audited = new ArrayList<>();
    final List<AccountChange> changes = new ArrayList<>();
    /** How many changes have been handed on. */
    int acknowledged;

    final Index<AllocationId, Link> links =
            new Index<>(link -> link.allocation().id());
    private final Index<ItemId, Kept> items = new Index<>(kept -> kept.item().id());
    private final Map<CommandKind, Index<CommandId, AccountChange>> commands = new EnumMap<>(CommandKind.class);
    private final Map<CurrencyUnit, OpenSides> open = new TreeMap<>();
    private final List<Entry> entries = new ArrayList<>();

    // By what each credits; few documents are credited.
    private final Map<InvoiceId, List<Invoice>> creditNotes = new HashMap<>();
    /** Where readings of the ledger keep this account's columns, once there was one, and in which place. */
    @Nullable
    ColumnBlock block;

    int place;
    private int lastChangeDay = Integer.MIN_VALUE;
    private @Nullable AccountHead head;

    MemoryAccount(AccountId id, AuditKey auditKey) {
        this.id = id;
        this.auditKey = auditKey;
    }

    MemoryAccount copy() {
        MemoryAccount copy = new MemoryAccount(id, auditKey);
        invoices.forEach(copy.invoices::put);
        payments.forEach(copy.payments::put);
        creditNotes.forEach((credited, notes) -> copy.creditNotes.put(credited, new ArrayList<>(notes)));
        copy.grants.addAll(grants);
        copy.collection.addAll(collection);
        copy.headroom = headroom.copy();
        copy.creditLog = creditLog.copy();
        copy.filing.addAll(filing);
        copy.points = points.copy();
        copy.audit.addAll(audit);
        copy.audited.addAll(audited);
        copy.acknowledged = acknowledged;
        List<Item> all = new ArrayList<>();
        items.forEach(kept -> all.add(kept.item()));
        copy.record(new AccountWrites(id, 0, changes, all), undoing -> {});
        return copy;
    }

    /** The list to which a credit note belongs that credits a document; none for other documents. */
    Optional<List<Invoice>> besides(Invoice note) {
        return note.credits().map(credited -> creditNotes.computeIfAbsent(credited, any -> new ArrayList<>(1)));
    }

    List<Invoice> creditNotesTo(InvoiceId document) {
        return creditNotes.getOrDefault(document, List.of()).stream()
                .sorted(Comparator.comparing(Invoice::id))
                .toList();
    }

    AccountHead head() {
        AccountHead known = head;
        if (known == null) {
            known = changes.isEmpty()
                    ? AccountHead.empty()
                    : AccountHead.at(
                            changes.size(),
                            changes.get(changes.size() - 1).recording().at());
            head = known;
        }
        return known;
    }

    /** The links of the audit trail: nobody can tamper with rows in memory, so they are made when somebody asks. */
    List<AuditLink> auditLinks() {
        List<AuditLink> links = new ArrayList<>(audit.size());
        Optional<AuditLink> head = Optional.empty();
        for (int i = 0; i < audit.size(); i++) {
            head = Optional.of(AuditChain.next(audit.get(i), audited.get(i), head, Optional.of(auditKey)));
            links.add(head.get());
        }
        return links;
    }

    AccountHistory history() {
        return AccountHistory.of(id, changes);
    }

    /** What the query finds, in its order, and one line more than a page where there are more. */
    List<HistoryLine> history(HistoryQuery query) {
        List<HistoryLine> found = new ArrayList<>();
        int step = query.isLatestFirst() ? -1 : 1;
        int first = query.isLatestFirst() ? changes.size() - 1 : 0;
        int from = query.afterVersion()
                .map(version -> (int) Math.min(version - 1, changes.size() - 1))
                .orElse(first);
        for (int i = from; i >= 0 && i < changes.size() && found.size() <= query.pageSize(); i += step) {
            List<HistoryLine> lines = lines(changes.get(i));
            if (query.isLatestFirst()) {
                Collections.reverse(lines);
            }
            lines.stream().filter(query::matches).forEach(found::add);
        }
        return found;
    }

    private static List<HistoryLine> lines(AccountChange change) {
        List<HistoryLine> lines = new ArrayList<>();
        for (Entry entry : change.entries()) {
            lines.add(HistoryLine.of(
                    change.recording().version(),
                    lines.size() + 1,
                    change.recording().at(),
                    entry));
        }
        return lines;
    }

    @Nullable
    Item item(ItemId item) {
        Kept kept = items.get(item);
        return kept == null ? null : kept.item();
    }

    List<Link> links(ItemId item) {
        Kept kept = items.get(item);
        return kept == null ? List.of() : List.copyOf(kept.links());
    }

    /** What is open in the end, in the open order. */
    Iterator<Item> open(CurrencyUnit currency, Side side) {
        OpenSides sides = open.get(currency);
        return sides == null ? Collections.emptyIterator() : sides.of(side).iterator();
    }

    /** What is open in the end, by currency code. */
    Map<CurrencyUnit, OpenSides> open() {
        return open;
    }

    /** Both sides of a currency. */
    record OpenSides(OpenRow debits, OpenRow credits) {
        OpenRow of(Side side) {
            return side == Side.DEBIT ? debits : credits;
        }
    }

    /** All entries in the order of recording. */
    List<Entry> entries() {
        return entries;
    }

    @Nullable
    AccountChange change(CommandKind kind, CommandId command) {
        Index<CommandId, AccountChange> ofKind = commands.get(kind);
        return ofKind == null ? null : ofKind.get(command);
    }

    /**
     * Records the writes; what undoes them is handed over before anything is done, so that a failure in the middle can be
     * undone too.
     *
     * @throws IllegalArgumentException if an item has no entry
     */
    void record(AccountWrites writes, Consumer<Runnable> undo) {
        forgetColumns();
        Recorded recorded = new Recorded(writes);
        undo.accept(recorded);
        for (Item item : writes.items()) {
            recorded.put(item);
        }
        for (AccountChange change : writes.changes()) {
            recorded.add(change);
        }
    }

    private void forgetColumns() {
        if (block != null) {
            block.forget(place);
        }
    }

    /** What is recorded together, and how it is undone: from its end back, as far as it went. */
    private final class Recorded implements Runnable {

        private final AccountWrites writes;
        private final List<Kept> written = new ArrayList<>();
        // What each was before; null where it is new.
        private final List<@Nullable Item> before = new ArrayList<>();
        private final List<Link> linked = new ArrayList<>();
        private final List<Link> endedSince = new ArrayList<>(0);
        private int added;
        private @Nullable Set<ItemId> entered;

        Recorded(AccountWrites writes) {
            this.writes = writes;
        }

        void put(Item item) {
            // Not undone: a day too late is never wrong, it only makes readings look closer.
            lastChangeDay = Math.max(lastChangeDay, item.lastChangeDay());
            Kept kept = items.get(item.id());
            if (kept == null) {
                requireEntry(item.id());
                Kept first = new Kept(item);
                items.put(first);
                show(first, 0, item.openMinor());
                written.add(first);
                before.add(null);
            } else {
                written.add(kept);
                before.add(kept.item());
                become(kept, item);
            }
        }

        private void requireEntry(ItemId item) {
            Set<ItemId> known = entered;
            if (known == null) {
                known = new HashSet<>();
                for (AccountChange change : writes.changes()) {
                    for (Entry entry : change.entries()) {
                        known.add(entry.id());
                    }
                }
                entered = known;
            }
            if (!known.contains(item)) {
                throw noEntry(item);
            }
        }

        void add(AccountChange change) {
            // Counted at once, so that what is undone is what was done.
            changes.add(change);
            added++;
            head = null;
            entries.addAll(change.entries());
            commands(change).put(change);
            Instant at = change.recording().at();
            for (Allocation allocation : change.allocations()) {
                Link live = Link.live(allocation, at);
                List<Link> ofCredit = linksOf(allocation.credit());
                List<Link> ofDebit = linksOf(allocation.debit());
                links.put(live);
                ofCredit.add(live);
                ofDebit.add(live);
                linked.add(live);
            }
            for (Release release : change.releases()) {
                Link live = links.get(release.allocation());
                if (live == null) {
                    throw new IllegalArgumentException(
                            "release of " + release.allocation() + " of " + id + ": there is no such allocation");
                }
                Link released = live.released(release, at);
                endedSince.add(live);
                replace(released);
            }
        }

        @Override
        public void run() {
            for (int i = endedSince.size() - 1; i >= 0; i--) {
                replace(endedSince.get(i));
            }
            for (int i = linked.size() - 1; i >= 0; i--) {
                Allocation allocation = linked.get(i).allocation();
                removeLast(linksOf(allocation.debit()));
                removeLast(linksOf(allocation.credit()));
                links.remove(allocation.id());
            }
            for (; added > 0; added--) {
                AccountChange change = changes.remove(changes.size() - 1);
                head = null;
                entries.subList(entries.size() - change.entries().size(), entries.size())
                        .clear();
                commands(change).remove(change.recording().command().id());
            }
            for (int i = written.size() - 1; i >= 0; i--) {
                Kept kept = written.get(i);
                Item earlier = before.get(i);
                if (earlier == null) {
                    items.remove(kept.item().id());
                    show(kept, kept.item().openMinor(), 0);
                } else {
                    become(kept, earlier);
                }
            }
            // Last of all, when everything is as it was.
            forgetColumns();
        }

        private void removeLast(List<Link> list) {
            list.remove(list.size() - 1);
        }
    }

    private void become(Kept kept, Item item) {
        long before = kept.item().openMinor();
        kept.become(item);
        show(kept, before, item.openMinor());
    }

    private Index<CommandId, AccountChange> commands(AccountChange change) {
        return commands.computeIfAbsent(
                change.recording().command().kind(),
                kind -> new Index<>(made -> made.recording().command().id()));
    }

    private IllegalArgumentException noEntry(ItemId item) {
        return new IllegalArgumentException("item " + item + " of " + id + " has no entry");
    }

    /** Hands over what is open as of then, in the order of readings. */
    void forEachOpen(AsOf asOf, Consumer<? super OpenItem> action) {
        if (asOf.knownAt().isEmpty() && LedgerColumns.dayOf(asOf.date()) >= lastChangeDay) {
            // What is open in the end lies in order already, and what is settled need not be looked at.
            for (OpenSides sides : open.values()) {
                forEach(sides.debits(), action);
                forEach(sides.credits(), action);
            }
            return;
        }
        List<OpenItem> result = new ArrayList<>();
        items.forEach(kept -> {
            Item item = kept.item();
            if (asOf.counts(item.entry().effectiveOn(), item.recordedAt())) {
                long minor = openMinor(kept, asOf);
                if (minor > 0) {
                    result.add(OpenItem.of(id.customer(), item.entry(), minor));
                }
            }
        });
        result.sort(OpenItem.readingOrder());
        result.forEach(action);
    }

    private void forEach(OpenRow row, Consumer<? super OpenItem> action) {
        for (Item item : row) {
            action.accept(OpenItem.of(id.customer(), item.entry(), item.openMinor()));
        }
    }

    /** All items, in no order. */
    List<Kept> kept() {
        List<Kept> all = new ArrayList<>();
        items.forEach(all::add);
        return all;
    }

    /** A day, as epoch day, from which on every open amount is as it is in the end. */
    int lastChangeDay() {
        return lastChangeDay;
    }

    private long openMinor(Kept kept, AsOf asOf) {
        Item item = kept.item();
        if (asOf.knownAt().isEmpty() && item.lastChangeDay() <= LedgerColumns.dayOf(asOf.date())) {
            return item.openMinor();
        }
        long minor = item.entry().amountMinor();
        for (Link link : kept.links()) {
            minor -= link.minorAt(asOf);
        }
        return minor;
    }

    private List<Link> linksOf(ItemId item) {
        Kept kept = items.get(item);
        if (kept == null) {
            throw noEntry(item);
        }
        return kept.links();
    }

    private void replace(Link link) {
        links.put(link);
        for (ItemId side : List.of(link.allocation().credit(), link.allocation().debit())) {
            List<Link> all = linksOf(side);
            all.set(Collections.binarySearch(all, link, BY_ID), link);
        }
    }

    // Its place among the open ones follows from its entry: what is paid in part stays where it is.
    private void show(Kept kept, long before, long after) {
        if (before == 0 && after > 0) {
            row(kept.item().entry()).add(kept);
        } else if (before > 0 && after == 0) {
            row(kept.item().entry()).remove(kept);
        }
    }

    private OpenRow row(Entry entry) {
        return open.computeIfAbsent(entry.currency(), currency -> new OpenSides(new OpenRow(), new OpenRow()))
                .of(entry.side());
    }
}
