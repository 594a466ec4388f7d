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
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Key figures over all customers of a ledger together. Turnover is that of {@link Analysis#turnover}; all count what is effective on
 * or before the day asked about, whatever was recorded when. Each currency is by itself. Each answer is read from the books in one go, none is kept. Thread-safe.
 */
public final class Portfolio {

    private final Desk desk;

    Portfolio(Desk desk) {
        this.desk = desk;
    }

    /**
     * What all customers bought through a day, by month. Growth, cohorts, significant new customers and series are read from it:
     * {@link io.cartera.portfolio.CustomerGrowth}, {@link io.cartera.portfolio.Cohorts},
     * {@link io.cartera.portfolio.SignificantCustomer}, {@link io.cartera.purchasing.Purchases#series}.
     */
    public PurchaseHistory history(LocalDate through) {
        return desk.read(Permission.READ_ANALYSES, session -> PurchaseHistory.of(entries(session, through), through));
    }

    /**
     * How much of the turnover of a period hangs on few customers, with their shares, by currency code. That of net sales:
     * {@link Concentration#of} of the nets of {@link Analysis#sales}.
     */
    public SortedMap<CurrencyUnit, Concentration> concentration(DateRange period) {
        Turnover turnover = new Analysis(desk).turnover(period);
        SortedMap<CurrencyUnit, Concentration> result = new TreeMap<>();
        turnover.currencies().forEach(currency -> result.put(currency, Concentration.of(turnover.in(currency))));
        return result;
    }

    /** How much of what is open hangs on few customers: open debits less open credits of each, by currency code. */
    public SortedMap<CurrencyUnit, Concentration> receivables(LocalDate asOf) {
        return desk.read(Permission.READ_ANALYSES, session -> {
            SortedMap<CurrencyUnit, Concentration> result = new TreeMap<>();
            open(session, desk, asOf).forEach((currency, amounts) -> result.put(currency, Concentration.of(amounts)));
            return result;
        });
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
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(period, "period");
        return desk.read(Permission.READ_ANALYSES, session -> {
            Turnover turnover = Turnover.of(session.accounts().entries(desk.ledger(), period), period);
            Money open = open(session, desk, lastDay(period))
                    .getOrDefault(currency, Collections.emptySortedMap())
                    .getOrDefault(customer, Money.zero(currency));
            return LossScenario.of(turnover.in(currency), customer, open);
        });
    }

    static LocalDate lastDay(DateRange period) {
        return period.endExclusive().equals(period.start())
                ? period.start()
                : period.endExclusive().minusDays(1);
    }

    /**
     * How the turnover of one period became that of another: see {@link PortfolioBridge}. Who had a deal before the second period, or was
     * taken over with an opening balance not after its first one, is not new; who has a deal in it that stands at its end is not lost.
     */
    public PortfolioBridge bridge(CurrencyUnit currency, DateRange first, DateRange second) {
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
        return desk.read(Permission.READ_ANALYSES, session -> {
            Turnover before = Turnover.of(session.accounts().entries(desk.ledger(), first), first);
            Turnover after = Turnover.of(session.accounts().entries(desk.ledger(), second), second);
            LocalDate last = lastDay(second);
            Set<CustomerId> known = known(session, second.start(), last);
            Set<CustomerId> buying =
                    PurchaseHistory.of(session.accounts().entries(desk.ledger(), second), last)
                            .in(currency)
                            .entrySet()
                            .stream()
                            .filter(entry -> entry.getValue().first().isPresent())
                            .map(Map.Entry::getKey)
                            .collect(Collectors.toSet());
            return PortfolioBridge.between(currency, before.in(currency), after.in(currency), known, buying);
        });
    }

    /** Who had a deal before a day as the books were then, or was taken over with an opening balance by the first deal through a later day. */
    private Set<CustomerId> known(Session session, LocalDate before, LocalDate through) {
        PurchaseHistory later = PurchaseHistory.of(entries(session, through), through);
        Set<CustomerId> known = new TreeSet<>(later.takenOver().keySet());
        known.removeAll(later.gained().keySet());
        DateRange all = DateRange.of(before, before).withAllBefore();
        if (!all.start().equals(all.endExclusive())) {
            known.addAll(PurchaseHistory.of(session.accounts().entries(desk.ledger(), all), before.minusDays(1))
                    .customers());
        }
        return known;
    }

    /**
     * The turnover of a period by group of customers, as their files say on its last day. The files are read one after another; needs
     * {@link Permission#READ_CUSTOMERS} besides. The grouping must not call the door.
     */
    public Breakdown breakdown(CustomerGrouping grouping, CurrencyUnit currency, DateRange period) {
        Objects.requireNonNull(grouping, "grouping");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(period, "period");
        desk.ask(Permission.READ_CUSTOMERS);
        return desk.read(Permission.READ_ANALYSES, session -> {
            SortedMap<CustomerId, Money> amounts = Turnover.of(
                            session.accounts().entries(desk.ledger(), period), period)
                    .in(currency);
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
            return reading.result();
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
     * Where the customers came from who had their first deal in a period, and who is a prospect on its last day. Who was taken over with an
     * opening balance by then was not gained. All customer files are read, one after another; needs {@link Permission#READ_CUSTOMERS} besides.
     *
     * @param source what the file says of it, such as an attribute of the host; it must not call the door
     */
    public Acquisition acquisition(CustomerGrouping source, CurrencyUnit currency, DateRange period) {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(currency, "currency");
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
            Turnover turnover = Turnover.of(session.accounts().entries(desk.ledger(), period), period);
            return Acquisition.of(currency, gained, turnover.in(currency), prospects, sources);
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
