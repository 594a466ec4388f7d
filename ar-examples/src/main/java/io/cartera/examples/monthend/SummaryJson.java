package io.cartera.examples.monthend;

import io.cartera.account.EntryKind;
import io.cartera.analysis.DaysSalesOutstanding;
import io.cartera.analysis.EntryTotals.Total;
import io.cartera.customer.CustomerId;
import io.cartera.segment.AbcClass;
import io.cartera.segment.SegmentedCustomer;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** {@code summary.json}: the figures of the report for programs. */
record SummaryJson(Figures figures) {

    static final int TOP_DEBTORS = 10;

    @Override
    public String toString() {
        Map<String, Object> currencies = new LinkedHashMap<>();
        figures.totals().currencies().forEach(currency -> currencies.put(currency.getCode(), currency(currency)));
        return Json.write(Json.object(
                        "as_of", figures.asOf(),
                        "buckets", figures.buckets().limits(),
                        "currencies", currencies,
                        "over_limit", overLimit(),
                        "rejected", figures.rejected().size()))
                + "\n";
    }

    private Map<String, Object> currency(CurrencyUnit currency) {
        Map<String, Object> members = Json.object(
                "documents", total(currency, EntryKind.INVOICE, EntryKind.DEBIT_NOTE),
                "credit_notes", total(currency, EntryKind.CREDIT_NOTE),
                "payments", total(currency, EntryKind.RECEIPT, EntryKind.DEPOSIT));
        List<Money> amounts = AgeColumns.amounts(figures.aging().total(currency));
        List<String> names = AgeColumns.names(figures.buckets());
        for (int i = 0; i < names.size(); i++) {
            members.put(names.get(i), Amounts.plain(amounts.get(i)));
        }
        DaysSalesOutstanding dso = figures.daysSalesOutstanding(currency);
        members.put("dso", dso.days().map(BigDecimal::toPlainString));
        members.put("dso_reason", reason(dso));
        members.put("abc", classes(figures.segments(currency)));
        members.put("abc_strict", classes(figures.strictSegments(currency)));
        members.put("top_debtors", topDebtors(currency));
        return members;
    }

    private static Optional<String> reason(DaysSalesOutstanding dso) {
        String rest = Amounts.plain(dso.unexplained());
        String words = "the sales of " + dso.daysOfHistory() + " days of history leave " + rest + " unexplained";
        return dso.days().isPresent() ? Optional.empty() : Optional.of(words);
    }

    private static Map<String, Object> classes(List<SegmentedCustomer> segments) {
        Map<String, Object> classes = new LinkedHashMap<>();
        for (AbcClass abc : AbcClass.values()) {
            classes.put(
                    abc.name(),
                    segments.stream()
                            .filter(row -> row.abc() == abc)
                            .map(row ->
                                    Json.object("customer", row.customer(), "turnover", Amounts.plain(row.turnover())))
                            .toList());
        }
        return classes;
    }

    private Map<String, Object> total(CurrencyUnit currency, EntryKind... kinds) {
        long count = 0;
        Money amount = Money.zero(currency);
        for (EntryKind kind : kinds) {
            Total total = figures.totals().of(currency, kind);
            count += total.count();
            amount = amount.plus(total.sum());
        }
        return Json.object("count", count, "amount", Amounts.plain(amount));
    }

    private List<?> topDebtors(CurrencyUnit currency) {
        return figures.aging().largestDebtors(currency, TOP_DEBTORS).stream()
                .map(row -> Json.object(
                        "customer", row.customer(),
                        "balance", Amounts.plain(row.amounts().balance()),
                        "overdue", Amounts.plain(row.amounts().overdueTotal()),
                        "payer_class", payerClass(row.customer()),
                        "payment_score", score(row.customer(), currency)))
                .toList();
    }

    private List<?> overLimit() {
        return figures.overLimit().stream()
                .map(row -> Json.object(
                        "customer", row.customer(),
                        "currency", row.limit().getCurrencyUnit(),
                        "limit", Amounts.plain(row.limit()),
                        "exposure", Amounts.plain(row.exposure()),
                        "payer_class", payerClass(row.customer()),
                        "payment_score", score(row.customer(), row.limit().getCurrencyUnit())))
                .toList();
    }

    private Optional<String> payerClass(CustomerId customer) {
        return rating(customer).map(rating -> rating.payerClass().name());
    }

    private Optional<String> score(CustomerId customer, CurrencyUnit currency) {
        return rating(customer).flatMap(rating -> rating.score(currency)).map(BigDecimal::toPlainString);
    }

    /** Of those only that the report shows. */
    private Optional<PaymentRating> rating(CustomerId customer) {
        return Optional.ofNullable(figures.ratings().get(customer));
    }
}
