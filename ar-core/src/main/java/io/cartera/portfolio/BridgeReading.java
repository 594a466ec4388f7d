package io.cartera.portfolio;

import io.cartera.account.Entry;
import io.cartera.account.EntrySource;
import io.cartera.analysis.Turnover;
import io.cartera.customer.CustomerId;
import io.cartera.purchasing.PurchaseHistory;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What a bridge is made of, read customer by customer in one pass. */
final class BridgeReading {

    private final DateRange first;
    private final DateRange second;
    private final Function<Turnover, Map<CustomerId, Money>> amounts;
    private final Predicate<CurrencyUnit> counting;
    private final Map<CustomerId, Money> before = new TreeMap<>();
    private final Map<CustomerId, Money> after = new TreeMap<>();
    private final Set<CustomerId> known = new HashSet<>();
    private final Set<CustomerId> buying = new HashSet<>();

    private BridgeReading(
            DateRange first,
            DateRange second,
            Function<Turnover, Map<CustomerId, Money>> amounts,
            Predicate<CurrencyUnit> counting) {
        this.first = Objects.requireNonNull(first, "first");
        this.second = Objects.requireNonNull(second, "second");
        this.amounts = amounts;
        this.counting = counting;
        if (second.start().isBefore(first.endExclusive())) {
            throw new IllegalArgumentException(
                    "second is " + second + ", it must not begin before the end of the first, " + first);
        }
    }

    static BridgeReading between(
            DateRange first,
            DateRange second,
            Function<Turnover, Map<CustomerId, Money>> amounts,
            Predicate<CurrencyUnit> counting) {
        return new BridgeReading(first, second, amounts, counting);
    }

    /** The last day of a period; of an empty one its first. */
    static LocalDate lastDay(DateRange period) {
        return period.endExclusive().equals(period.start())
                ? period.start()
                : period.endExclusive().minusDays(1);
    }

    BridgeReading read(EntrySource entries) {
        Objects.requireNonNull(entries, "entries").byCustomer(this::add);
        return this;
    }

    private void add(CustomerId customer, List<Entry> entries) {
        EntrySource own = action -> entries.forEach(entry -> action.accept(customer, entry));
        before.putAll(amounts.apply(Turnover.of(own, first)));
        after.putAll(amounts.apply(Turnover.of(own, second)));
        PurchaseHistory history = PurchaseHistory.of(own, lastDay(second));
        known.addAll(history.knownBefore(first.endExclusive()));
        boolean isBuying = history.currencies().stream()
                .filter(counting)
                .flatMap(currency -> history.of(customer, currency).last().stream())
                .anyMatch(second::contains);
        if (isBuying) {
            buying.add(customer);
        }
    }

    PortfolioBridge bridge(CurrencyUnit currency) {
        return PortfolioBridge.between(currency, before, after, known, buying);
    }
}
