package io.cartera.examples.monthend;

import io.cartera.aging.AgingBuckets;
import io.cartera.aging.AgingHistory;
import io.cartera.aging.AgingReport;
import io.cartera.analysis.BalanceHistory;
import io.cartera.analysis.DaysSalesOutstanding;
import io.cartera.analysis.EntryTotals;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditUtilisation;
import io.cartera.segment.SegmentedCustomer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
        Map<CustomerId, PaymentRating> ratings,
        List<Rejections.Row> rejected) {

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

    /** Those over a limit in a currency who exceed it most, the worst first. */
    List<CreditUtilisation> mostOverLimit(CurrencyUnit currency) {
        return mostOverLimit(overLimit(), currency);
    }

    static List<CreditUtilisation> mostOverLimit(Collection<CreditUtilisation> over, CurrencyUnit currency) {
        return over.stream()
                .filter(use -> use.limit().getCurrencyUnit().equals(currency))
                .sorted(Comparator.comparing(CreditUtilisation::over)
                        .reversed()
                        .thenComparing(CreditUtilisation::customer))
                .limit(SummaryJson.TOP_DEBTORS)
                .toList();
    }

    /** The customers over their limit, by identifier. */
    List<CreditUtilisation> overLimit() {
        return utilisation.values().stream().filter(CreditUtilisation::isOver).toList();
    }
}
