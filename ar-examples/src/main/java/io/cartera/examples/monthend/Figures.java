package io.cartera.examples.monthend;

import io.cartera.Receivables;
import io.cartera.aging.AgingBuckets;
import io.cartera.aging.AgingHistory;
import io.cartera.aging.AgingReport;
import io.cartera.aging.AgingSpec;
import io.cartera.analysis.BalanceHistory;
import io.cartera.analysis.DaysSalesOutstanding;
import io.cartera.analysis.EntryTotals;
import io.cartera.analysis.MonthlyBalance;
import io.cartera.analysis.Turnover;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditUtilisation;
import io.cartera.segment.Segmentation;
import io.cartera.segment.SegmentedCustomer;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/** All that the library says about the books as of a day, read once and shown in several forms. */
record Figures(
        String ledger,
        AgingReport aging,
        EntryTotals totals,
        BalanceHistory balances,
        AgingHistory agings,
        Map<CurrencyUnit, List<SegmentedCustomer>> segments,
        Map<CurrencyUnit, List<SegmentedCustomer>> strictSegments,
        Map<CustomerId, Customer> customers,
        Map<CustomerId, CreditUtilisation> utilisation,
        List<Rejections.Row> rejected) {

    static Figures read(
            String ledger, Receivables books, AgingBuckets buckets, LocalDate asOf, List<Rejections.Row> rejected) {
        DateRange history = DateRange.upTo(asOf);
        BalanceHistory balances = books.analysis().balances(asOf);
        Turnover turnover = books.analysis().turnover(history);
        return new Figures(
                ledger,
                books.accounts().aging(buckets, asOf),
                books.accounts().totals(history),
                balances,
                books.analysis().aging(AgingSpec.byDueDate(buckets), monthEnds(balances)),
                byCurrency(Segmentation.abc().classify(turnover)),
                byCurrency(Segmentation.abcStrict().classify(turnover)),
                byCustomer(books.customers().all().stream(), Customer::id),
                byCustomer(books.credit().utilisation(asOf).stream(), CreditUtilisation::customer),
                rejected);
    }

    private static Set<LocalDate> monthEnds(BalanceHistory balances) {
        return balances.currencies().stream()
                .flatMap(currency -> balances.months(currency, MonthCharts.MONTHS).stream())
                .map(MonthlyBalance::on)
                .collect(Collectors.toSet());
    }

    private static Map<CurrencyUnit, List<SegmentedCustomer>> byCurrency(List<SegmentedCustomer> rows) {
        return rows.stream().collect(Collectors.groupingBy(row -> row.turnover().getCurrencyUnit()));
    }

    private static <T> Map<CustomerId, T> byCustomer(Stream<T> rows, Function<T, CustomerId> customer) {
        return rows.collect(Collectors.toMap(customer, Function.identity(), (a, b) -> a, TreeMap::new));
    }

    LocalDate asOf() {
        return aging.asOf();
    }

    AgingBuckets buckets() {
        return aging.spec().buckets();
    }

    /** The ABC analysis of a currency, the largest turnover first. */
    List<SegmentedCustomer> segments(CurrencyUnit currency) {
        return segments.getOrDefault(currency, List.of());
    }

    /** The same where the customer that crosses a limit is in the lower class. */
    List<SegmentedCustomer> strictSegments(CurrencyUnit currency) {
        return strictSegments.getOrDefault(currency, List.of());
    }

    DaysSalesOutstanding daysSalesOutstanding(CurrencyUnit currency) {
        return balances.daysSalesOutstanding(currency);
    }

    /** The customers over their limit, by identifier. */
    List<CreditUtilisation> overLimit() {
        return utilisation.values().stream().filter(CreditUtilisation::isOver).toList();
    }
}
