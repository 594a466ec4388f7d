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

    /** Parts of one document, which may well be equal, are no two documents. */
    private void searchTwice(CustomerId whose) {
        Map<Alike, Entry> latest = new HashMap<>();
        documents.sort(Comparator.comparing(Entry::documentOn).thenComparing(Entry::id));
        for (Entry entry : documents) {
            Entry before = latest.put(
                    new Alike(entry.kind(), entry.amount(), entry.id().part()), entry);
            if (before != null && !before.id().document().equals(entry.id().document())) {
                long days = ChronoUnit.DAYS.between(before.documentOn(), entry.documentOn());
                if (days <= twiceDays) {
                    found.add(new Anomaly.MaybeTwice(
                            whose, before.id(), entry.id(), entry.amount(), Math.toIntExact(days)));
                }
            }
        }
    }

    private record Alike(EntryKind kind, Money amount, int part) {}
}
