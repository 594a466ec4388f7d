package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.Entry;
import io.cartera.analysis.CustomerFacts;
import io.cartera.analysis.Turnover;
import io.cartera.customer.CustomerId;
import io.cartera.portfolio.CustomerGrowth;
import io.cartera.portfolio.Importance;
import io.cartera.portfolio.RankedShare;
import io.cartera.portfolio.Shares;
import io.cartera.purchasing.ChurnFinding;
import io.cartera.purchasing.ChurnRule;
import io.cartera.purchasing.DeclineFinding;
import io.cartera.purchasing.DeclineRules;
import io.cartera.purchasing.MonthlySeries;
import io.cartera.purchasing.ProductMix;
import io.cartera.purchasing.ProductSales;
import io.cartera.purchasing.PurchaseHistory;
import io.cartera.purchasing.PurchaseRhythm;
import io.cartera.rating.PayerFinding;
import io.cartera.rating.PayerRules;
import io.cartera.risk.RiskAssessment;
import io.cartera.segment.Segmentation;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * The plain questions that are asked about a customer, each answered with its evidence, by the usual rules; the other groups of the door have the
 * same with rules of one's own. What one customer's account answers is read from it alone; shares, importance and growth take one pass over the ledger. Thread-safe.
 */
public final class Questions {

    private final Desk desk;

    Questions(Desk desk) {
        this.desk = desk;
    }

    /** Is it still a customer? By {@link ChurnRule#ofDefaults()}. */
    public ChurnFinding isStillCustomer(CustomerId customer, LocalDate asOf) {
        return isStillCustomer(customer, ChurnRule.ofDefaults(), asOf);
    }

    /** Is it still a customer, by this rule? */
    public ChurnFinding isStillCustomer(CustomerId customer, ChurnRule rule, LocalDate asOf) {
        return Objects.requireNonNull(rule, "rule").judge(rhythm(customer, asOf));
    }

    /** Does it buy less often than it did? */
    public DeclineFinding isDeclining(CustomerId customer, DeclineRules rules, LocalDate asOf) {
        return Objects.requireNonNull(rules, "rules").judge(rhythm(customer, asOf));
    }

    private PurchaseRhythm rhythm(CustomerId customer, LocalDate asOf) {
        return desk.read(
                Permission.READ_ANALYSES,
                customer,
                session -> PurchaseRhythm.of(customer, Portfolio.entries(session, desk.account(customer), asOf), asOf));
    }

    /**
     * Does it act in good faith, or is it a risk? By {@link io.cartera.risk.RiskRules#ofDefaults()}; empty for a customer that is not on
     * file. See {@link Risks#assess(CustomerId, AsOf)} for what it reads.
     */
    public Optional<RiskAssessment> goodFaithOrRisk(CustomerId customer, LocalDate asOf) {
        return new Risks(desk).assess(customer, AsOf.of(asOf));
    }

    /** When did we last deal with each other, and how? The entry is the answer; empty if never. */
    public Optional<Entry> lastOperation(CustomerId customer, LocalDate asOf) {
        return new Analysis(desk).customerFacts(customer, asOf).lastOperation();
    }

    /** How many deals were there, what did they bring, from when to when? By currency. */
    public CustomerFacts dealsAndRevenue(CustomerId customer, LocalDate asOf) {
        return new Analysis(desk).customerFacts(customer, asOf);
    }

    /** Which product groups does it buy, and how much of each, in a period? By currency code. */
    public SortedMap<CurrencyUnit, ProductMix> productGroups(CustomerId customer, DateRange period) {
        return desk.read(Permission.READ_ANALYSES, customer, session -> {
            ProductSales sales = ProductSales.in(period)
                    .add(
                            session.accounts().history(desk.account(customer)),
                            session.invoices().of(desk.account(customer)))
                    .result();
            SortedMap<CurrencyUnit, ProductMix> mixes = new TreeMap<>();
            sales.currencies().forEach(currency -> mixes.put(currency, sales.of(customer, currency)));
            return mixes;
        });
    }

    /**
     * By how much did the number of customers grow a year? Over these calendar years, both included; a year that is not over counts as the
     * books stand.
     *
     * @throws IllegalArgumentException as {@link CustomerGrowth#of} does
     */
    public CustomerGrowth averageYearlyGrowth(int firstYear, int lastYear) {
        // Years out of range are refused by the growth itself.
        LocalDate through = LocalDate.of(Math.min(Math.max(lastYear, 1), 9999), 12, 31);
        return CustomerGrowth.of(new Portfolio(desk).history(through), firstYear, lastYear);
    }

    /** What part of the turnover of a period does it make, and which place has it? Empty without turnover. */
    public Optional<RankedShare> shareOfTurnover(CustomerId customer, CurrencyUnit currency, DateRange period) {
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(customer, "customer");
        return Shares.of(new Analysis(desk).turnover(period).in(currency)).of(customer);
    }

    /**
     * How did its turnover go from month to month? A zero for each month without any; a month that is not over counts as the books stand.
     *
     * @throws IllegalArgumentException as {@link io.cartera.purchasing.Purchases#series} does
     */
    public MonthlySeries evolution(CustomerId customer, CurrencyUnit currency, YearMonth first, YearMonth last) {
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(last, "last");
        LocalDate through = AsOf.of(last.atEndOfMonth()).date();
        return desk.read(
                Permission.READ_ANALYSES,
                customer,
                session -> PurchaseHistory.of(
                                session.accounts().entries(desk.account(customer), DateRange.upTo(through)), through)
                        .of(customer, currency)
                        .series(first, last));
    }

    /** What kind of payer is it? By {@link PayerRules#usual()}. */
    public PayerFinding payerClass(CustomerId customer, LocalDate asOf) {
        return new Ratings(desk).payerClass(customer, PayerRules.usual(), AsOf.of(asOf));
    }

    /** How much does it matter, by the turnover of a period and what is open at its end? By {@link Segmentation#abc()}. */
    public Importance importance(CustomerId customer, CurrencyUnit currency, DateRange period) {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(currency, "currency");
        return desk.read(
                Permission.READ_ANALYSES,
                session -> Importance.of(
                        customer,
                        currency,
                        Turnover.of(session.accounts().entries(desk.ledger(), period), period),
                        Segmentation.abc(),
                        Portfolio.open(session, desk, Portfolio.lastDay(period))
                                .getOrDefault(currency, Collections.emptySortedMap())));
    }
}
