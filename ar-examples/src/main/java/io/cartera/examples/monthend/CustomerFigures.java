package io.cartera.examples.monthend;

import io.cartera.Receivables;
import io.cartera.analysis.CustomerFacts;
import io.cartera.customer.CustomerId;
import io.cartera.forecast.CashProjection;
import io.cartera.money.Percentage;
import io.cartera.portfolio.ComparedPeriods;
import io.cartera.portfolio.Concentration;
import io.cartera.portfolio.PortfolioBridge;
import io.cartera.purchasing.ChurnFinding;
import io.cartera.purchasing.ChurnRule;
import io.cartera.purchasing.PurchaseHistory;
import io.cartera.segment.Classification;
import io.cartera.segment.Purchasers;
import io.cartera.segment.Rfm;
import io.cartera.segment.SegmentMatrix;
import io.cartera.segment.ValueTiers;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;

/** What the library says about the customers as of a day, read once: for {@code customers.csv} and for the pictures. */
record CustomerFigures(
        List<CustomerFacts> facts,
        Set<CustomerId> lapsed,
        PurchaseHistory history,
        Map<CurrencyUnit, Concentration> turnover,
        Map<CurrencyUnit, Concentration> receivables,
        Map<CurrencyUnit, InCurrency> byCurrency,
        Map<CurrencyUnit, CashProjection> cash,
        Optional<ComparedPeriods> compared) {

    /** By total of the year to the day, of those who bought. */
    static final ValueTiers TIERS = ValueTiers.named("value")
            .best("high", Percentage.of("10"))
            .best("middle", Percentage.of("30"))
            .otherwise("low");

    private static final int MONTHS = 12;

    /** In the matrix of movements: who bought nothing in that year. */
    static final String NO_TIER = "none";

    /** One currency: the bridge between the periods compared, the year to the day, and the year before it. */
    record InCurrency(
            Optional<PortfolioBridge> bridge, Classification rfm, Classification tiers, Classification tiersBefore) {}

    static CustomerFigures read(
            Receivables books,
            Collection<CurrencyUnit> currencies,
            List<CashProjection> cash,
            LocalDate asOf,
            Progress progress) {
        DateRange year = year(asOf);
        DateRange before = yearBefore(asOf);
        int readings = 5 + 3 * currencies.size();
        progress.at("working out customers", 0, readings, "readings of the ledger");
        List<CustomerFacts> facts = new ArrayList<>();
        books.analysis().customerFacts(asOf, facts::add);
        Set<CustomerId> lapsed = books.portfolio().lapsed(ChurnRule.ofDefaults(), asOf).stream()
                .map(ChurnFinding::customer)
                .collect(Collectors.toSet());
        PurchaseHistory history = books.portfolio().history(asOf);
        SortedMap<CurrencyUnit, Concentration> turnover = books.portfolio().concentration(DateRange.upTo(asOf));
        SortedMap<CurrencyUnit, Concentration> receivables = books.portfolio().receivables(asOf);
        Optional<ComparedPeriods> compared = ComparedPeriods.aYearApart(history, MONTHS);
        int done = 5;
        Map<CurrencyUnit, InCurrency> byCurrency = new TreeMap<>();
        for (CurrencyUnit currency : currencies) {
            progress.at("working out customers", done, readings, "readings of the ledger");
            Purchasers purchasers = books.segments().purchasers(year, currency);
            byCurrency.put(
                    currency,
                    new InCurrency(
                            compared.map(
                                    periods -> books.portfolio().bridge(currency, periods.first(), periods.second())),
                            Rfm.ofDefaults().classify(purchasers),
                            TIERS.classify(purchasers),
                            TIERS.classify(
                                    isEmpty(before)
                                            ? Purchasers.of(before, currency, List.of())
                                            : books.segments().purchasers(before, currency))));
            done += 3;
        }
        return new CustomerFigures(
                facts,
                lapsed,
                history,
                turnover,
                receivables,
                byCurrency,
                cash.stream().collect(Collectors.toMap(CashProjection::currency, projection -> projection)),
                compared);
    }

    /** The year before the one to a day; of a day in the year 1 there is none of it. */
    static DateRange yearBefore(LocalDate asOf) {
        LocalDate start = year(asOf).start();
        return start.getYear() == 1 && start.getDayOfYear() == 1
                ? DateRange.of(start, start)
                : year(start.minusDays(1));
    }

    /** Of a day in the year 1 what there is of it. */
    private static DateRange year(LocalDate last) {
        return last.getYear() == 1 ? DateRange.upTo(last) : DateRange.yearTo(last);
    }

    private static boolean isEmpty(DateRange period) {
        return period.start().equals(period.endExclusive());
    }

    /** Who was in which tier in the year before, and is in which now. */
    SegmentMatrix<String, String> movements(CurrencyUnit currency) {
        InCurrency figures = byCurrency.get(currency);
        return SegmentMatrix.of(tiers(currency, figures.tiersBefore()), tiers(currency, figures.tiers()));
    }

    /** Everybody who ever bought in the currency, those who bought nothing in the window without a tier. */
    private Map<CustomerId, String> tiers(CurrencyUnit currency, Classification tiers) {
        return history.in(currency).keySet().stream()
                .collect(Collectors.toMap(
                        customer -> customer, customer -> tier(tiers, customer), (a, b) -> a, TreeMap::new));
    }

    /** The tier of a customer that bought in the window. */
    static String tier(Classification tiers, CustomerId customer) {
        return tiers.find(customer)
                .filter(placed -> placed.purchases().last().isPresent())
                .map(Classification.Placed::segment)
                .orElse(NO_TIER);
    }
}
