package io.cartera.aging;

import io.cartera.customer.CustomerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * Open items by customer, currency and age, as of a day.
 * <p>
 * There is a row for every customer and currency with anything open, by customer, then currency code. The sum of all
 * columns of a row, unapplied credits negative, is the customer's balance in that currency. Immutable.
 */
public final class AgingReport {

    private final LocalDate asOf;
    private final AgingSpec spec;
    private final List<AgedBalance> rows;

    /** The report of these rows, by customer, then currency, which nobody changes. */
    AgingReport(LocalDate asOf, AgingSpec spec, List<AgedBalance> rows) {
        this.asOf = asOf;
        this.spec = spec;
        this.rows = rows;
    }

    /**
     * The same with a memo column of payments that count from later days on. Customers that have nothing open but such a
     * payment have a row of zeros with it. Balances are the same.
     *
     * @param payments the future payments as of the same day
     */
    public AgingReport with(FuturePayments payments) {
        return with(payments.memos());
    }

    /** The same with more that stands apart, by row. */
    AgingReport with(Map<CustomerId, Map<CurrencyUnit, ApartAmounts>> apart) {
        if (apart.isEmpty()) {
            return this;
        }
        Map<CustomerId, Map<CurrencyUnit, AgedAmounts>> all = new TreeMap<>();
        for (AgedBalance row : rows) {
            all.computeIfAbsent(row.customer(), customer -> new TreeMap<>())
                    .put(row.amounts().currency(), row.amounts());
        }
        apart.forEach((customer, byCurrency) -> {
            Map<CurrencyUnit, AgedAmounts> ofCustomer = all.computeIfAbsent(customer, any -> new TreeMap<>());
            byCurrency.forEach((currency, more) -> ofCustomer.compute(
                    currency,
                    (same, row) -> (row == null ? spec.nothing(currency).total() : row).with(more)));
        });
        List<AgedBalance> merged = new ArrayList<>();
        all.forEach((customer, byCurrency) ->
                byCurrency.values().forEach(amounts -> merged.add(new AgedBalance(customer, amounts))));
        return new AgingReport(asOf, spec, List.copyOf(merged));
    }

    /** The day. */
    public LocalDate asOf() {
        return asOf;
    }

    /** How it was aged. */
    public AgingSpec spec() {
        return spec;
    }

    /** The rows, by customer, then currency. */
    public List<AgedBalance> rows() {
        return rows;
    }

    /** The row of a customer in a currency; empty where nothing is open. */
    public Optional<AgedAmounts> find(CustomerId customer, CurrencyUnit currency) {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(currency, "currency");
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = low + high >>> 1;
            AgedBalance row = rows.get(middle);
            int order = row.customer().compareTo(customer);
            if (order == 0) {
                order = row.amounts().currency().compareTo(currency);
            }
            if (order == 0) {
                return Optional.of(row.amounts());
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle;
        }
        return Optional.empty();
    }

    /**
     * Who owes most in a currency: the rows with a balance greater than zero, the largest first, then by customer.
     *
     * @param most the most rows to give
     */
    public List<AgedBalance> largestDebtors(CurrencyUnit currency, int most) {
        return rows.stream()
                .filter(row -> row.amounts().currency().equals(currency)
                        && row.amounts().balance().isPositive())
                .sorted(Comparator.comparing((AgedBalance row) -> row.amounts().balance())
                        .reversed()
                        .thenComparing(AgedBalance::customer))
                .limit(most)
                .toList();
    }

    /** The sums of all rows in a currency, zeros where there are none. */
    public AgedAmounts total(CurrencyUnit currency) {
        AgedAmounts.Tally sum = spec.nothing(currency);
        for (AgedBalance row : rows) {
            if (row.amounts().currency().equals(currency)) {
                sum.add(row.amounts());
            }
        }
        return sum.total();
    }

    /** The sums of all rows, one for each currency, by code. */
    public List<AgedAmounts> totals() {
        Map<CurrencyUnit, AgedAmounts.Tally> sums = new TreeMap<>();
        for (AgedBalance row : rows) {
            sums.computeIfAbsent(row.amounts().currency(), spec::nothing).add(row.amounts());
        }
        return sums.values().stream().map(AgedAmounts.Tally::total).toList();
    }

    @Override
    public String toString() {
        return "AgingReport[" + asOf + ", " + spec + ", " + rows.size() + " rows]";
    }
}
