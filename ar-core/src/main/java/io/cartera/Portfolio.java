package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.AccountId;
import io.cartera.account.Entry;
import io.cartera.account.EntrySource;
import io.cartera.analysis.Turnover;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customerfile.CustomerFile;
import io.cartera.leakage.Leakage;
import io.cartera.leakage.UnbilledCharge;
import io.cartera.money.ExchangeRates;
import io.cartera.money.MoneyTally;
import io.cartera.portfolio.Acquisition;
import io.cartera.portfolio.Breakdown;
import io.cartera.portfolio.Concentration;
import io.cartera.portfolio.CustomerGrouping;
import io.cartera.portfolio.LossScenario;
import io.cartera.portfolio.PortfolioBridge;
import io.cartera.purchasing.ChurnFinding;
import io.cartera.purchasing.ChurnRule;
import io.cartera.purchasing.DeclineFinding;
import io.cartera.purchasing.DeclineRules;
import io.cartera.purchasing.ProductSales;
import io.cartera.purchasing.PurchaseHistory;
import io.cartera.purchasing.PurchaseRhythm;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Key figures over all customers of a ledger together. Turnover is that of {@link Analysis#turnover}; all count what is effective on
 * or before the day asked about, whatever was recorded when. Each currency is by itself, unless {@link #converting} says by which rates they are added up. Each answer is
 * read from the books in one go, none is kept. Thread-safe.
 */
public final class Portfolio {

    private final Desk desk;
    private final @Nullable Conversion conversion;

    Portfolio(Desk desk) {
        this(desk, null);
    }

    private Portfolio(Desk desk, @Nullable Conversion conversion) {
        this.desk = desk;
        this.conversion = conversion;
    }

    /** Into which currency, and by which rates. */
    private record Conversion(CurrencyUnit currency, ExchangeRates rates) {

        private Conversion {
            Objects.requireNonNull(currency, "currency");
            Objects.requireNonNull(rates, "rates");
        }
    }

    /**
     * The same figures of all currencies together, in this one. One convention for all: by the rates that hold on the last day that is asked
     * about, so of a period on its last day, of a bridge on the last day of its second period, of a history on the day through which it
     * is read, of receivables on their day. What a customer makes in a currency (in a history, of a month) is converted once, half up, and
     * then added up. So within one answer periods and months differ by what was bought, and never by rates; two answers about two days
     * are by the rates of two days. Since each is rounded where it is converted, the months of a history may come to a few minor units
     * more or less than the turnover of the same period.
     * <p>
     * Shares, concentration, loss, bridge, history, breakdown, products and acquisition are so; leaks are told in the currency in which
     * they leaked. Where a rate is missing that is told by
     * {@link io.cartera.money.MissingExchangeRateException}; another currency that is asked for is an {@link IllegalArgumentException}.
     * Example: {@code books.portfolio().converting(EUR, rates).concentration(year).get(EUR)}.
     */
    public Portfolio converting(CurrencyUnit currency, ExchangeRates rates) {
        return new Portfolio(desk, new Conversion(currency, rates));
    }

    private SortedMap<CurrencyUnit, SortedMap<CustomerId, Money>> converted(
            SortedMap<CurrencyUnit, SortedMap<CustomerId, Money>> amounts, LocalDate on) {
        if (conversion == null) {
            return amounts;
        }
        SortedMap<CurrencyUnit, SortedMap<CustomerId, Money>> one = new TreeMap<>();
        if (!amounts.isEmpty()) {
            one.put(conversion.currency(), Turnover.together(amounts, conversion.currency(), conversion.rates(), on));
        }
        return one;
    }

    private SortedMap<CurrencyUnit, SortedMap<CustomerId, Money>> turnover(Session session, DateRange period) {
        Turnover turnover = Turnover.of(session.accounts().entries(desk.ledger(), period), period);
        SortedMap<CurrencyUnit, SortedMap<CustomerId, Money>> amounts = new TreeMap<>();
        turnover.currencies().forEach(currency -> amounts.put(currency, turnover.in(currency)));
        return converted(amounts, lastDay(period));
    }

    private SortedMap<CustomerId, Money> turnover(Session session, DateRange period, CurrencyUnit currency) {
        return turnover(session, period).getOrDefault(currency, Collections.emptySortedMap());
    }

    private void require(CurrencyUnit currency) {
        Objects.requireNonNull(currency, "currency");
        if (conversion != null && !conversion.currency().equals(currency)) {
            throw new IllegalArgumentException(
                    "currency is " + currency + ", the figures are converted into " + conversion.currency());
        }
    }

    /**
     * What all customers bought through a day, by month. Growth, cohorts, significant new customers and series are read from it:
     * {@link io.cartera.portfolio.CustomerGrowth}, {@link io.cartera.portfolio.Cohorts},
     * {@link io.cartera.portfolio.SignificantCustomer}, {@link io.cartera.purchasing.Purchases#series}.
     */
    public PurchaseHistory history(LocalDate through) {
        return desk.read(Permission.READ_ANALYSES, session -> {
            PurchaseHistory history = PurchaseHistory.of(entries(session, through), through);
            return conversion == null ? history : history.converted(conversion.currency(), conversion.rates());
        });
    }

    /**
     * How much of the turnover of a period hangs on few customers, with their shares, by currency code. That of net sales:
     * {@link Concentration#of} of the nets of {@link Analysis#sales}.
     */
    public SortedMap<CurrencyUnit, Concentration> concentration(DateRange period) {
        Objects.requireNonNull(period, "period");
        return desk.read(Permission.READ_ANALYSES, session -> concentrations(turnover(session, period)));
    }

    private static SortedMap<CurrencyUnit, Concentration> concentrations(
            SortedMap<CurrencyUnit, SortedMap<CustomerId, Money>> amounts) {
        SortedMap<CurrencyUnit, Concentration> result = new TreeMap<>();
        amounts.forEach((currency, byCustomer) -> result.put(currency, Concentration.of(byCustomer)));
        return result;
    }

    /** How much of what is open hangs on few customers: open debits less open credits of each, by currency code. */
    public SortedMap<CurrencyUnit, Concentration> receivables(LocalDate asOf) {
        return desk.read(
                Permission.READ_ANALYSES, session -> concentrations(converted(open(session, desk, asOf), asOf)));
    }

    static SortedMap<CurrencyUnit, SortedMap<CustomerId, Money>> open(Session session, Desk desk, LocalDate asOf) {
        SortedMap<CurrencyUnit, SortedMap<CustomerId, MoneyTally>> tallies = new TreeMap<>();
        session.accounts()
                .openItems(desk.ledger(), AsOf.of(asOf))
                .forEach(item -> tallies.computeIfAbsent(item.currency(), any -> new TreeMap<>())
                        .computeIfAbsent(item.customer(), any -> MoneyTally.in(item.currency()))
                        .add(item.signedOpen()));
        SortedMap<CurrencyUnit, SortedMap<CustomerId, Money>> open = new TreeMap<>();
        tallies.forEach((currency, byCustomer) -> {
            SortedMap<CustomerId, Money> amounts = new TreeMap<>();
            byCustomer.forEach((customer, tally) -> amounts.put(customer, tally.total()));
            open.put(currency, amounts);
        });
        return open;
    }

    /**
     * What would be left of the turnover of a period without a customer, and what is open with it at the end of the period; empty where
     * it has no turnover in it.
     */
    public Optional<LossScenario> loss(CustomerId customer, CurrencyUnit currency, DateRange period) {
        Objects.requireNonNull(customer, "customer");
        require(currency);
        LocalDate last = lastDay(Objects.requireNonNull(period, "period"));
        return desk.read(Permission.READ_ANALYSES, session -> {
            Money open = converted(open(session, desk, last), last)
                    .getOrDefault(currency, Collections.emptySortedMap())
                    .getOrDefault(customer, Money.zero(currency));
            return LossScenario.of(turnover(session, period, currency), customer, open);
        });
    }

    static LocalDate lastDay(DateRange period) {
        return period.endExclusive().equals(period.start())
                ? period.start()
                : period.endExclusive().minusDays(1);
    }

    /**
     * How the turnover of one period became that of a later one: see {@link PortfolioBridge#of}. New is who was gained between the end of the
     * first and the end of the second, as {@link #acquisition} counts; who has a deal in the second that stands at its end is not lost.
     *
     * @throws IllegalArgumentException if the second period begins before the first one ends
     */
    public PortfolioBridge bridge(CurrencyUnit currency, DateRange first, DateRange second) {
        require(currency);
        Objects.requireNonNull(first, "first");
        LocalDate last = lastDay(Objects.requireNonNull(second, "second"));
        return desk.read(Permission.READ_ANALYSES, session -> {
            EntrySource entries = entries(session, last);
            return conversion == null
                    ? PortfolioBridge.of(entries, currency, first, second)
                    : PortfolioBridge.of(entries, currency, conversion.rates(), first, second);
        });
    }

    /**
     * The turnover of a period by group of customers, as their files say on its last day. The files are read one after another; needs
     * {@link Permission#READ_CUSTOMERS} besides. The grouping must not call the door.
     */
    public Breakdown breakdown(CustomerGrouping grouping, CurrencyUnit currency, DateRange period) {
        Objects.requireNonNull(grouping, "grouping");
        require(currency);
        Objects.requireNonNull(period, "period");
        desk.ask(Permission.READ_CUSTOMERS);
        return desk.read(Permission.READ_ANALYSES, session -> {
            SortedMap<CustomerId, Money> amounts = turnover(session, period, currency);
            AsOf asOf = AsOf.of(lastDay(period));
            Map<CustomerId, String> groups = new TreeMap<>();
            for (CustomerId customer : amounts.keySet()) {
                Ratings.file(session, customer)
                        .flatMap(file -> grouping.groupOf(file, asOf))
                        .ifPresent(group -> groups.put(customer, group));
            }
            return Breakdown.of(currency, amounts, groups);
        });
    }

    /** What was sold in a period by product group, read account after account. */
    public ProductSales products(DateRange period) {
        return desk.read(Permission.READ_ANALYSES, session -> {
            ProductSales.Reading reading = ProductSales.in(period);
            for (AccountId account : session.accounts().accounts(desk.ledger())) {
                reading.add(
                        session.accounts().history(account), session.invoices().of(account));
            }
            ProductSales sales = reading.result();
            return conversion == null
                    ? sales
                    : sales.converted(conversion.currency(), conversion.rates(), lastDay(period));
        });
    }

    /** The customers who buy less often than they did, by customer: see {@link DeclineRules}. */
    public List<DeclineFinding> declining(DeclineRules rules, LocalDate asOf) {
        Objects.requireNonNull(rules, "rules");
        List<DeclineFinding> found = new ArrayList<>();
        rhythms(asOf, rhythm -> {
            DeclineFinding finding = rules.judge(rhythm);
            if (finding.isDeclining()) {
                found.add(finding);
            }
        });
        return List.copyOf(found);
    }

    /** Who was a customer and is one no longer, by customer: whom one might win back. See {@link ChurnRule}; it must not call the door. */
    public List<ChurnFinding> lapsed(ChurnRule rule, LocalDate asOf) {
        Objects.requireNonNull(rule, "rule");
        List<ChurnFinding> found = new ArrayList<>();
        rhythms(asOf, rhythm -> {
            ChurnFinding finding = rule.judge(rhythm);
            if (finding.lastDeal().isPresent() && !finding.isStillCustomer()) {
                found.add(finding);
            }
        });
        return List.copyOf(found);
    }

    private void rhythms(LocalDate asOf, Consumer<PurchaseRhythm> action) {
        desk.read(Permission.READ_ANALYSES, session -> {
            PurchaseRhythm.each(entries(session, asOf), asOf, action);
            return true;
        });
    }

    /**
     * Where the customers came from who were {@linkplain PurchaseHistory#gained gained} in a period, and who is a prospect on its last day.
     * Each customer is gained once, so periods one after another add up to the customers gained in them all. All customer files are read, one after another; needs {@link Permission#READ_CUSTOMERS} besides.
     *
     * @param source what the file says of it, such as an attribute of the host; it must not call the door
     */
    public Acquisition acquisition(CustomerGrouping source, CurrencyUnit currency, DateRange period) {
        Objects.requireNonNull(source, "source");
        require(currency);
        LocalDate last = lastDay(Objects.requireNonNull(period, "period"));
        AsOf asOf = AsOf.of(last);
        desk.ask(Permission.READ_CUSTOMERS);
        return desk.read(Permission.READ_ANALYSES, session -> {
            Set<CustomerId> gained = new TreeSet<>();
            PurchaseHistory.of(entries(session, last), last).gained().forEach((customer, first) -> {
                if (period.contains(first)) {
                    gained.add(customer);
                }
            });
            Set<CustomerId> prospects = new TreeSet<>();
            Map<CustomerId, String> sources = new TreeMap<>();
            for (Customer customer : session.customers().all()) {
                CustomerFile file =
                        CustomerFile.of(customer, session.customers().facts(customer.id()));
                if (file.isProspect(asOf)) {
                    prospects.add(customer.id());
                }
                source.groupOf(file, asOf).ifPresent(named -> sources.put(customer.id(), named));
            }
            return Acquisition.of(currency, gained, turnover(session, period, currency), prospects, sources);
        });
    }

    /**
     * Revenue that was lost in a period: of the books late discounts and short payments, and of the host the charges that are not billed
     * at its end; read account after account. Interest is added by {@link Leakage.Reading#unclaimed}.
     */
    public Leakage leakage(Collection<UnbilledCharge> unbilled, DateRange period) {
        Leakage.Reading reading = Leakage.in(period).unbilled(unbilled);
        return desk.read(Permission.READ_ANALYSES, session -> {
            session.accounts()
                    .accounts(desk.ledger())
                    .forEach(account -> reading.add(session.accounts().history(account)));
            return reading.result();
        });
    }

    private EntrySource entries(Session session, LocalDate through) {
        return session.accounts().entries(desk.ledger(), DateRange.upTo(through));
    }

    static List<Entry> entries(Session session, AccountId account, LocalDate through) {
        List<Entry> entries = new ArrayList<>();
        session.accounts().entries(account, DateRange.upTo(through)).forEach((same, entry) -> entries.add(entry));
        return entries;
    }
}
