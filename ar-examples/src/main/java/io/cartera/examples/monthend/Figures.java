package io.cartera.examples.monthend;

import io.cartera.Receivables;
import io.cartera.aging.AgingBuckets;
import io.cartera.aging.AgingReport;
import io.cartera.analysis.EntryTotals;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditUtilisation;
import io.cartera.segment.Segmentation;
import io.cartera.segment.SegmentedCustomer;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
        Map<CurrencyUnit, List<SegmentedCustomer>> segments,
        Map<CustomerId, Customer> customers,
        Map<CustomerId, CreditUtilisation> utilisation,
        List<Rejections.Row> rejected) {

    static Figures read(
            String ledger, Receivables books, AgingBuckets buckets, LocalDate asOf, List<Rejections.Row> rejected) {
        DateRange history = DateRange.upTo(asOf);
        return new Figures(
                ledger,
                books.accounts().aging(buckets, asOf),
                books.accounts().totals(history),
                books.segments().of(Segmentation.abc(), history).stream()
                        .collect(Collectors.groupingBy(row -> row.turnover().getCurrencyUnit())),
                byCustomer(books.customers().all().stream(), Customer::id),
                byCustomer(books.credit().utilisation(asOf).stream(), CreditUtilisation::customer),
                rejected);
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

    /** The customers over their limit, by identifier. */
    List<CreditUtilisation> overLimit() {
        return utilisation.values().stream().filter(CreditUtilisation::isOver).toList();
    }
}
