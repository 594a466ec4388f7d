package io.cartera.examples.monthend;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.cartera.account.EntryKind;
import io.cartera.account.OpenItem;
import io.cartera.account.Side;
import io.cartera.aging.AgedBalance;
import io.cartera.customer.CustomerId;
import io.cartera.forecast.CashProjection;
import io.cartera.forecast.PaymentForecast;
import io.cartera.invoice.InvoiceId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The results as tables for programs. */
final class CsvTables {

    private static final Comparator<OpenItem> ORDER = Comparator.comparing(OpenItem::currency)
            .thenComparing(item -> InvoiceId.of(item.id().document()))
            .thenComparing(OpenItem::side);

    private CsvTables() {}

    /** {@code aging.csv}: a row for every customer and currency with anything open. */
    static void aging(Figures figures, CsvWriter csv) {
        List<String> header = new ArrayList<>(List.of("customer", "currency"));
        header.addAll(AgeColumns.names(figures.buckets()));
        csv.writeRecord(header);
        for (AgedBalance row : figures.aging().rows()) {
            List<String> cells = new ArrayList<>();
            cells.add(row.customer().value());
            cells.add(row.amounts().currency().getCode());
            AgeColumns.amounts(row.amounts()).forEach(amount -> cells.add(Amounts.plain(amount)));
            csv.writeRecord(cells);
        }
    }

    /**
     * {@code open-items.csv}: everything open, by customer, currency, item; of one name the debit first. Items come
     * customer by customer, and no more than those of one are held.
     */
    static final class OpenItems {

        private final LocalDate asOf;
        private final CsvWriter csv;
        private final List<OpenItem> ofCustomer = new ArrayList<>();

        OpenItems(LocalDate asOf, CsvWriter csv) {
            this.asOf = asOf;
            this.csv = csv;
            csv.writeRecord("customer", "currency", "item", "kind", "issued", "due", "amount", "open", "days_overdue");
        }

        void add(OpenItem item) {
            if (!ofCustomer.isEmpty() && !ofCustomer.get(0).customer().equals(item.customer())) {
                end();
            }
            ofCustomer.add(item);
        }

        void end() {
            ofCustomer.stream().sorted(ORDER).forEach(this::write);
            ofCustomer.clear();
        }

        private void write(OpenItem item) {
            boolean isDebit = item.side() == Side.DEBIT;
            csv.writeRecord(
                    item.customer().value(),
                    item.currency().getCode(),
                    item.id().document(),
                    kind(item.kind()),
                    item.documentOn().toString(),
                    isDebit ? item.dueOn().toString() : "",
                    Amounts.plain(item.amount()),
                    Amounts.plain(item.open()),
                    isDebit ? Integer.toString(item.overdueDays(asOf)) : "");
        }
    }

    /** {@code forecast.csv}: when each open debit will be settled, by customer, currency, item. */
    static void forecast(List<PaymentForecast> forecasts, CsvWriter csv) {
        csv.writeRecord("customer", "document", "currency", "open", "due", "expected", "low80", "high80", "n", "basis");
        forecasts.stream()
                .sorted(Comparator.<PaymentForecast, CustomerId>comparing(
                                forecast -> forecast.debit().customer())
                        .thenComparing(PaymentForecast::debit, ORDER))
                .forEach(forecast -> csv.writeRecord(
                        forecast.debit().customer().value(),
                        forecast.debit().id().document(),
                        forecast.debit().currency().getCode(),
                        Amounts.plain(forecast.debit().open()),
                        forecast.debit().dueOn().toString(),
                        forecast.expectedOn().toString(),
                        forecast.earliest().map(LocalDate::toString).orElse(""),
                        forecast.latest().map(LocalDate::toString).orElse(""),
                        Integer.toString(forecast.sampleSize()),
                        forecast.basis()));
    }

    /** {@code cash-projection.csv}: the cash of the next weeks and what comes after them, by currency. */
    static void cashProjection(List<CashProjection> projections, CsvWriter csv) {
        csv.writeRecord("currency", "week", "from", "through", "p50", "p80");
        for (CashProjection projection : projections) {
            String currency = projection.currency().getCode();
            for (CashProjection.Week week : projection.weeks()) {
                csv.writeRecord(
                        currency,
                        week.label(),
                        week.first().toString(),
                        week.last().toString(),
                        Amounts.plain(week.expected()),
                        Amounts.plain(week.cautious()));
            }
            csv.writeRecord(
                    currency,
                    "beyond",
                    "",
                    "",
                    Amounts.plain(projection.expectedBeyond()),
                    Amounts.plain(projection.cautiousBeyond()));
        }
    }

    /** The kind of an entry as the input names it. */
    static String kind(EntryKind kind) {
        return kind == EntryKind.RECEIPT ? "PAYMENT" : kind.name();
    }

    /** {@code rejected.csv}: every row that did not go in, by file and line. */
    static void rejected(List<Rejections.Row> rows, CsvWriter csv) {
        csv.writeRecord("file", "line", "column", "value", "reason");
        rows.forEach(
                row -> csv.writeRecord(row.file(), Long.toString(row.line()), row.column(), row.value(), row.reason()));
    }
}
