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
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
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
    private final Map<Side, Map<CurrencyUnit, TreeSet<Item>>> open =
            Map.of(Side.DEBIT, new TreeMap<>(), Side.CREDIT, new TreeMap<>());

    // By what each credits; few documents are credited.
    private final Map<InvoiceId, List<Invoice>> creditNotes = new HashMap<>();
    /** Where readings of the ledger keep this account's columns, once there was one, and in which place. */
    @Nullable
    ColumnBlock block;

    int place;
    private int lastChangeDay = Integer.MIN_VALUE;

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
        return changes.isEmpty()
                ? AccountHead.empty()
                : AccountHead.at(
                        changes.size(),
                        changes.get(changes.size() - 1).recording().at());
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

    TreeSet<Item> open(CurrencyUnit currency, Side side) {
        return open.get(side).getOrDefault(currency, new TreeSet<>(Item.openOrder()));
    }

    Map<CurrencyUnit, TreeSet<Item>> open(Side side) {
        return open.get(side);
    }

    @Nullable
    AccountChange change(CommandKind kind, CommandId command) {
        Index<CommandId, AccountChange> ofKind = commands.get(kind);
        return ofKind == null ? null : ofKind.get(command);
    }

    /** Records the writes; each step hands over what undoes it, so that a failure in the middle can be undone too. */
    void record(AccountWrites writes, Consumer<Runnable> undo) {
        forgetColumns();
        // Undone last of all, when everything is as it was.
        undo.accept(this::forgetColumns);
        for (Item item : writes.items()) {
            put(item, undo);
        }
        for (AccountChange change : writes.changes()) {
            add(change, undo);
        }
    }

    private void forgetColumns() {
        if (block != null) {
            block.forget(place);
        }
    }

    private void put(Item item, Consumer<Runnable> undo) {
        // Not undone: a day too late is never wrong, it only makes readings look closer.
        lastChangeDay = Math.max(lastChangeDay, LedgerColumns.dayOf(item.lastChangeOn()));
        Kept kept = items.get(item.id());
        if (kept == null) {
            items.put(new Kept(item));
            show(null, item);
            undo.accept(() -> {
                items.remove(item.id());
                show(item, null);
            });
        } else {
            Item before = kept.item();
            kept.become(item);
            show(before, item);
            undo.accept(() -> {
                kept.become(before);
                show(item, before);
            });
        }
    }

    private void add(AccountChange change, Consumer<Runnable> undo) {
        changes.add(change);
        undo.accept(() -> changes.remove(changes.size() - 1));
        Command command = change.recording().command();
        Index<CommandId, AccountChange> ofKind = commands.computeIfAbsent(
                command.kind(),
                kind -> new Index<>(made -> made.recording().command().id()));
        ofKind.put(change);
        undo.accept(() -> ofKind.remove(command.id()));
        Instant at = change.recording().at();
        for (Allocation allocation : change.allocations()) {
            link(allocation, at, undo);
        }
        for (Release release : change.releases()) {
            Link live = links.get(release.allocation());
            replace(live.released(release, at));
            undo.accept(() -> replace(live));
        }
    }

    /** What is open as of then, in the order of readings. */
    List<OpenItem> openItems(AsOf asOf) {
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
        return result;
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
        if (asOf.knownAt().isEmpty() && !item.lastChangeOn().isAfter(asOf.date())) {
            return item.openMinor();
        }
        long minor = item.entry().amountMinor();
        for (Link link : kept.links()) {
            minor -= link.minorAt(asOf);
        }
        return minor;
    }

    private void link(Allocation allocation, Instant at, Consumer<Runnable> undo) {
        Link live = Link.live(allocation, at);
        links.put(live);
        undo.accept(() -> links.remove(allocation.id()));
        for (ItemId side : List.of(allocation.credit(), allocation.debit())) {
            List<Link> all = items.get(side).links();
            all.add(live);
            undo.accept(() -> all.remove(all.size() - 1));
        }
    }

    private void replace(Link link) {
        links.put(link);
        for (ItemId side : List.of(link.allocation().credit(), link.allocation().debit())) {
            List<Link> all = items.get(side).links();
            all.set(Collections.binarySearch(all, link, BY_ID), link);
        }
    }

    private void show(@Nullable Item before, @Nullable Item after) {
        if (before != null) {
            set(before).remove(before);
        }
        if (after != null && after.openMinor() > 0) {
            set(after).add(after);
        }
    }

    private TreeSet<Item> set(Item item) {
        return open.get(item.entry().side())
                .computeIfAbsent(item.entry().currency(), currency -> new TreeSet<>(Item.openOrder()));
    }
}
