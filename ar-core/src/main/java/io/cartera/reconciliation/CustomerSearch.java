package io.cartera.reconciliation;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.customer.CustomerId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What is odd about the documents of each customer; holds those of one customer at a time. */
final class CustomerSearch {

    private static final Set<EntryKind> SEARCHED = Set.of(EntryKind.INVOICE, EntryKind.CREDIT_NOTE, EntryKind.RECEIPT);

    private final int monthsBefore;
    private final int twiceDays;
    private final YearMonth lastMonth;
    private final List<Anomaly> found = new ArrayList<>();
    private final List<Entry> documents = new ArrayList<>();
    private final Set<ItemId> reversed = new HashSet<>();
    private final List<Entry> returned = new ArrayList<>();
    private @Nullable CustomerId customer;

    CustomerSearch(int monthsBefore, int twiceDays, LocalDate asOf) {
        this.monthsBefore = monthsBefore;
        this.twiceDays = twiceDays;
        this.lastMonth = YearMonth.from(asOf.plusDays(1)).minusMonths(1);
    }

    void see(CustomerId next, Entry entry) {
        if (!next.equals(customer)) {
            search();
            customer = next;
        }
        entry.reversal().ifPresent(reversal -> reversed.add(reversal.item()));
        if (entry.kind() == EntryKind.RETURNED_PAYMENT) {
            returned.add(entry);
        }
        if (SEARCHED.contains(entry.kind())) {
            documents.add(entry);
        }
    }

    List<Anomaly> found() {
        search();
        return found;
    }

    private void search() {
        CustomerId whose = customer;
        if (whose != null) {
            documents.removeIf(entry -> reversed.contains(entry.id()));
            searchMonths(whose);
            searchTwice(whose);
        }
        documents.clear();
        reversed.clear();
        returned.clear();
    }

    private void searchMonths(CustomerId whose) {
        Set<YearMonth> invoiced = new TreeSet<>();
        for (Entry entry : documents) {
            if (entry.kind() == EntryKind.INVOICE) {
                invoiced.add(YearMonth.from(entry.documentOn()));
            }
        }
        int months = 0;
        while (invoiced.contains(lastMonth.minusMonths(months + 1L))) {
            months++;
        }
        if (months >= monthsBefore && !invoiced.contains(lastMonth)) {
            found.add(new Anomaly.InvoiceMissing(whose, lastMonth, months));
        }
    }

    private void searchTwice(CustomerId whose) {
        Map<Alike, Document> latest = new HashMap<>();
        for (Document document : wholeDocuments()) {
            Document before = latest.put(new Alike(document.kind(), document.amount()), document);
            if (before != null) {
                long days = ChronoUnit.DAYS.between(before.on(), document.on());
                if (days <= twiceDays) {
                    found.add(new Anomaly.MaybeTwice(
                            whose, before.id(), document.id(), document.amount(), Math.toIntExact(days)));
                }
            }
        }
    }

    /** The parts of each document as one, by date, without the receipts that the bank took back. */
    private List<Document> wholeDocuments() {
        Map<ItemId, Document> whole = new LinkedHashMap<>();
        for (Entry entry : documents) {
            ItemId first = new ItemId(entry.side(), entry.id().document(), 1);
            whole.merge(first, new Document(first, entry.kind(), entry.amount(), entry.documentOn()), Document::with);
        }
        List<Document> sorted = new ArrayList<>(whole.values());
        sorted.sort(Comparator.comparing(Document::on).thenComparing(Document::id));
        for (Entry taken : returned) {
            sorted.stream()
                    .filter(document -> document.kind() == EntryKind.RECEIPT
                            && document.amount().equals(taken.amount())
                            && !document.on().isAfter(taken.documentOn()))
                    .reduce((earlier, later) -> later)
                    .ifPresent(sorted::remove);
        }
        return sorted;
    }

    private record Alike(EntryKind kind, Money amount) {}

    private record Document(ItemId id, EntryKind kind, Money amount, LocalDate on) {

        Document with(Document part) {
            return new Document(id, kind, amount.plus(part.amount), on);
        }
    }
}
