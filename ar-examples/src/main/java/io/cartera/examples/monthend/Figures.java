package io.cartera.examples.monthend;

import io.cartera.Receivables;
import io.cartera.aging.AgedAmounts;
import io.cartera.aging.AgedBalance;
import io.cartera.aging.AgingBuckets;
import io.cartera.aging.AgingReport;
import io.cartera.analysis.EntryTotals;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditUtilisation;
import io.cartera.segment.AbcClass;
import io.cartera.segment.Segmentation;
import io.cartera.segment.SegmentedCustomer;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;

/** All that the library says about the books as of a day, read once and shown in several forms. */
final class Figures {

    private final Receivables books;
    private final String ledger;
    private final LocalDate asOf;
    private final List<Rejected> rejected;
    private final AgingReport aging;
    private final EntryTotals totals;
    private final List<SegmentedCustomer> segments;
    private final Map<CustomerId, Customer> customers;
    private final Map<CustomerId, List<AgedAmounts>> agedByCustomer;
    private final Map<CustomerId, CreditUtilisation> utilisation;

    Figures(Receivables books, String ledger, AgingBuckets buckets, LocalDate asOf, List<Rejected> rejected) {
        this.books = books;
        this.ledger = ledger;
        this.asOf = asOf;
        this.rejected = rejected;
        this.aging = books.accounts().aging(buckets, asOf);
        this.totals = books.accounts().totals(DateRange.upTo(asOf));
        this.segments = books.segments().of(Segmentation.abc(), DateRange.upTo(asOf));
        this.customers = books.customers().all().stream()
                .collect(Collectors.toMap(Customer::id, Function.identity(), (a, b) -> a, TreeMap::new));
        this.agedByCustomer = aging.rows().stream()
                .collect(Collectors.groupingBy(
                        AgedBalance::customer, Collectors.mapping(AgedBalance::amounts, Collectors.toList())));
        this.utilisation = books.credit().utilisation(asOf).stream()
                .collect(Collectors.toMap(
                        CreditUtilisation::customer, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    Receivables books() {
        return books;
    }

    /** What the ledger is called. */
    String ledger() {
        return ledger;
    }

    LocalDate asOf() {
        return asOf;
    }

    List<Rejected> rejected() {
        return rejected;
    }

    AgingReport aging() {
        return aging;
    }

    AgingBuckets buckets() {
        return aging.spec().buckets();
    }

    EntryTotals totals() {
        return totals;
    }

    /** The currencies in which anything happened, by code. */
    Iterable<CurrencyUnit> currencies() {
        return totals.currencies();
    }

    /** The customers on file, by identifier. */
    Iterable<Customer> customers() {
        return customers.values();
    }

    int customerCount() {
        return customers.size();
    }

    String nameOf(CustomerId customer) {
        return customers.get(customer).name();
    }

    /** What a customer has open, by currency. */
    List<AgedAmounts> agedOf(CustomerId customer) {
        return agedByCustomer.getOrDefault(customer, List.of());
    }

    /** The ABC analysis of a currency, the largest turnover first. */
    List<SegmentedCustomer> segments(CurrencyUnit currency) {
        return segments.stream()
                .filter(row -> row.turnover().getCurrencyUnit().equals(currency))
                .toList();
    }

    Optional<AbcClass> classOf(CustomerId customer, CurrencyUnit currency) {
        return segments.stream()
                .filter(row -> row.customer().equals(customer)
                        && row.turnover().getCurrencyUnit().equals(currency))
                .map(SegmentedCustomer::abc)
                .findFirst();
    }

    Optional<CreditUtilisation> utilisationOf(CustomerId customer) {
        return Optional.ofNullable(utilisation.get(customer));
    }

    /** The customers over their limit, by identifier. */
    List<CreditUtilisation> overLimit() {
        return utilisation.values().stream()
                .filter(CreditUtilisation::isOver)
                .sorted(Comparator.comparing(CreditUtilisation::customer))
                .toList();
    }
}
