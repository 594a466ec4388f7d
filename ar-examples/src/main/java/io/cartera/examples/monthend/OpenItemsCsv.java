package io.cartera.examples.monthend;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.cartera.account.EntryKind;
import io.cartera.account.OpenItem;
import io.cartera.account.Side;
import io.cartera.invoice.InvoiceId;
import io.cartera.time.AsOf;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code open-items.csv}: everything open, by customer, currency, item; of one name the debit first. */
final class OpenItemsCsv {

    private static final Comparator<OpenItem> ORDER = Comparator.comparing(
                    (OpenItem item) -> InvoiceId.of(item.id().document()))
            .thenComparing(OpenItem::side);

    private final LocalDate asOf;
    private final CsvWriter csv;
    private final List<OpenItem> account = new ArrayList<>();

    private OpenItemsCsv(LocalDate asOf, CsvWriter csv) {
        this.asOf = asOf;
        this.csv = csv;
    }

    static void write(Figures figures, CsvWriter csv) {
        csv.writeRecord(
                "customer", "currency", "item", "kind", "issued", "due", "amount", "open", "days_overdue");
        OpenItemsCsv table = new OpenItemsCsv(figures.asOf(), csv);
        figures.books().accounts().openItems(AsOf.of(figures.asOf()), table::add);
        table.flush();
    }

    /** The kind as the input names it. */
    static String kindOf(EntryKind kind) {
        return kind == EntryKind.RECEIPT ? "PAYMENT" : kind.name();
    }

    // Items come by customer and currency: only those of one account and currency are held at a time.
    private void add(OpenItem item) {
        if (!account.isEmpty()
                && !(account.get(0).customer().equals(item.customer())
                        && account.get(0).currency().equals(item.currency()))) {
            flush();
        }
        account.add(item);
    }

    private void flush() {
        account.sort(ORDER);
        account.forEach(this::write);
        account.clear();
    }

    private void write(OpenItem item) {
        boolean isDebit = item.side() == Side.DEBIT;
        csv.writeRecord(
                item.customer().value(),
                item.currency().getCode(),
                item.id().document(),
                kindOf(item.kind()),
                item.documentOn().toString(),
                isDebit ? item.dueOn().toString() : "",
                Amounts.plain(item.amount()),
                Amounts.plain(item.open()),
                isDebit ? Integer.toString(item.daysOverdue(asOf)) : "");
    }
}
