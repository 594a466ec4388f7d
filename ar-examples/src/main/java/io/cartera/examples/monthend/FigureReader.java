package io.cartera.examples.monthend;

import io.cartera.Receivables;
import io.cartera.account.OpenItemSource;
import io.cartera.aging.AgedAmounts;
import io.cartera.aging.AgingBuckets;
import io.cartera.aging.AgingHistory;
import io.cartera.aging.AgingReport;
import io.cartera.aging.AgingSpec;
import io.cartera.analysis.BalanceHistory;
import io.cartera.analysis.MonthlyBalance;
import io.cartera.analysis.Turnover;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditUtilisation;
import io.cartera.rating.PayerClass;
import io.cartera.rating.PayerRules;
import io.cartera.segment.Segmentation;
import io.cartera.segment.SegmentedCustomer;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/** Reads the figures from the books, and says how far it is: each of the readings goes over the whole ledger. */
final class FigureReader {

    private final Receivables books;
    private final Progress progress;
    private long done;

    FigureReader(Receivables books, Progress progress) {
        this.books = books;
        this.progress = progress;
    }

    Figures read(String ledger, AgingBuckets buckets, LocalDate asOf, List<Rejections.Row> rejected) {
        DateRange history = DateRange.upTo(asOf);
        BalanceHistory balances = next(books.analysis().balances(asOf));
        Turnover turnover = next(books.analysis().turnover(history));
        AgingReport aging = next(books.accounts().aging(buckets, asOf));
        Map<CustomerId, CreditUtilisation> utilisation =
                byCustomer(next(books.credit().utilisation(asOf)).stream(), CreditUtilisation::customer);
        return new Figures(
                ledger,
                aging,
                next(books.accounts().totals(history)),
                balances,
                AgingHistory.of(AgingSpec.byDueDate(buckets), monthEnds(balances), this::openItems),
                byCurrency(Segmentation.abc().classify(turnover)),
                byCurrency(Segmentation.abcStrict().classify(turnover)),
                byCustomer(books.customers().all().stream(), Customer::id),
                utilisation,
                ratings(aging, utilisation.values()),
                rejected);
    }

    /** Of those only that the report shows: a whole ledger of histories would not fit into memory. */
    private Map<CustomerId, PaymentRating> ratings(AgingReport aging, Collection<CreditUtilisation> uses) {
        Set<CustomerId> shown = new TreeSet<>();
        for (AgedAmounts amounts : aging.totals()) {
            aging.largestDebtors(amounts.currency(), SummaryJson.TOP_DEBTORS)
                    .forEach(debtor -> shown.add(debtor.customer()));
        }
        List<CreditUtilisation> over =
                uses.stream().filter(CreditUtilisation::isOver).toList();
        over.stream()
                .map(use -> use.limit().getCurrencyUnit())
                .distinct()
                .forEach(currency -> Figures.mostOverLimit(over, currency).forEach(use -> shown.add(use.customer())));
        AsOf asOf = AsOf.of(aging.asOf());
        Map<CustomerId, PaymentRating> ratings = new TreeMap<>();
        for (CustomerId customer : shown) {
            PayerClass payer = books.ratings()
                    .payerClass(customer, PayerRules.usual(), asOf)
                    .payerClass();
            ratings.put(customer, new PaymentRating(payer, books.ratings().behaviour(customer, asOf)));
        }
        return next(ratings);
    }

    private OpenItemSource openItems(LocalDate day) {
        return action -> {
            books.accounts().openItems(AsOf.of(day), action);
            next(day);
        };
    }

    private <T> T next(T reading) {
        progress.at("working out figures", ++done, "readings of the ledger");
        return reading;
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
}
