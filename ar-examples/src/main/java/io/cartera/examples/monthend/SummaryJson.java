package io.cartera.examples.monthend;

import io.cartera.account.EntryKind;
import io.cartera.aging.AgedAmounts;
import io.cartera.aging.AgedBalance;
import io.cartera.analysis.EntryTotals;
import io.cartera.exposure.CreditUtilisation;
import io.cartera.segment.AbcClass;
import io.cartera.segment.SegmentedCustomer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** {@code summary.json}: the figures of the report for programs. */
final class SummaryJson {

    static final int TOP_DEBTORS = 10;

    private final Figures figures;

    private SummaryJson(Figures figures) {
        this.figures = figures;
    }

    static String of(Figures figures) {
        return Json.write(new SummaryJson(figures).summary());
    }

    private Map<String, Object> summary() {
        Map<String, Object> currencies = new LinkedHashMap<>();
        figures.currencies().forEach(currency -> currencies.put(currency.getCode(), currency(currency)));
        return Json.object(
                "as_of", figures.asOf(),
                "buckets", figures.buckets().limits(),
                "currencies", currencies,
                "over_limit",
                        figures.overLimit().stream().map(SummaryJson::overLimit).toList(),
                "rejected", figures.rejected().size());
    }

    private Map<String, Object> currency(CurrencyUnit currency) {
        EntryTotals totals = figures.totals();
        EntryTotals.Total invoices = totals.of(currency, EntryKind.INVOICE);
        EntryTotals.Total debitNotes = totals.of(currency, EntryKind.DEBIT_NOTE);
        EntryTotals.Total creditNotes = totals.of(currency, EntryKind.CREDIT_NOTE);
        EntryTotals.Total payments = totals.of(currency, EntryKind.RECEIPT);
        Map<String, Object> members = Json.object(
                "documents",
                        total(
                                invoices.count() + debitNotes.count(),
                                invoices.sum().plus(debitNotes.sum())),
                "credit_notes", total(creditNotes.count(), creditNotes.sum()),
                "payments", total(payments.count(), payments.sum()));
        List<String> columns = AgingCsv.columns(figures.buckets());
        List<Money> cells = AgingCsv.cells(figures.aging().total(currency));
        for (int i = 0; i < columns.size(); i++) {
            members.put(columns.get(i), Amounts.plain(cells.get(i)));
        }
        members.put("abc", abc(currency));
        members.put(
                "top_debtors",
                figures.aging().largestDebtors(currency, TOP_DEBTORS).stream()
                        .map(SummaryJson::debtor)
                        .toList());
        return members;
    }

    private static Map<String, Object> total(long count, Money amount) {
        return Json.object("count", count, "amount", Amounts.plain(amount));
    }

    private Map<String, Object> abc(CurrencyUnit currency) {
        Map<String, Object> classes = new LinkedHashMap<>();
        for (AbcClass abc : AbcClass.values()) {
            classes.put(
                    abc.name(),
                    figures.segments(currency).stream()
                            .filter(row -> row.abc() == abc)
                            .map(SummaryJson::segmented)
                            .toList());
        }
        return classes;
    }

    private static Map<String, Object> segmented(SegmentedCustomer row) {
        return Json.object("customer", row.customer(), "turnover", Amounts.plain(row.turnover()));
    }

    private static Map<String, Object> debtor(AgedBalance row) {
        AgedAmounts amounts = row.amounts();
        return Json.object(
                "customer", row.customer(),
                "balance", Amounts.plain(amounts.balance()),
                "overdue", Amounts.plain(amounts.overdueTotal()));
    }

    private static Map<String, Object> overLimit(CreditUtilisation row) {
        return Json.object(
                "customer", row.customer(),
                "currency", row.limit().getCurrencyUnit(),
                "limit", Amounts.plain(row.limit()),
                "exposure", Amounts.plain(row.exposure()));
    }
}
