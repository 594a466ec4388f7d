package io.cartera.examples.monthend;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.cartera.account.Entry;
import io.cartera.analysis.CustomerFacts;
import io.cartera.analysis.Deals;
import io.cartera.customer.CustomerId;
import io.cartera.examples.monthend.CustomerFigures.InCurrency;
import io.cartera.portfolio.RankedShare;
import io.cartera.rating.PayerClass;
import io.cartera.segment.AbcClass;
import io.cartera.segment.Classification.Placed;
import io.cartera.segment.SegmentedCustomer;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;

/** {@code customers.csv}: who the customers are, by customer and currency. */
final class CustomerTable {

    private final CustomerFigures customers;
    private final Function<CustomerId, PayerClass> payers;
    private final Map<CurrencyUnit, Map<CustomerId, AbcClass>> classes = new TreeMap<>();

    /** The classes of payers are asked for one by one: a whole ledger of histories would not fit into memory. */
    CustomerTable(Figures figures, CustomerFigures customers, Function<CustomerId, PayerClass> payers) {
        this.customers = customers;
        this.payers = payers;
        figures.totals()
                .currencies()
                .forEach(currency -> classes.put(
                        currency,
                        figures.segments(currency).stream()
                                .collect(Collectors.toMap(SegmentedCustomer::customer, SegmentedCustomer::abc))));
    }

    void write(CsvWriter csv, Progress progress) {
        csv.writeRecord(
                "customer",
                "currency",
                "last_operation",
                "last_kind",
                "deals",
                "first_deal",
                "last_deal",
                "turnover",
                "average_ticket",
                "rank",
                "share",
                "abc",
                "rfm",
                "tier",
                "payer_class",
                "still_customer");
        int done = 0;
        for (CustomerFacts facts : customers.facts()) {
            progress.at("writing customers", done++, customers.facts().size(), "customers");
            PayerClass payer = payers.apply(facts.customer());
            facts.currencies().forEach(currency -> write(facts, currency, payer, csv));
        }
    }

    private void write(CustomerFacts facts, CurrencyUnit currency, PayerClass payer, CsvWriter csv) {
        CustomerId customer = facts.customer();
        Deals deals = facts.deals(currency);
        Optional<Entry> last = facts.lastOperation();
        Optional<RankedShare> share = Optional.ofNullable(customers.turnover().get(currency))
                .flatMap(turnover -> turnover.shares().of(customer));
        InCurrency year = customers.byCurrency().get(currency);
        csv.writeRecord(
                customer.value(),
                currency.getCode(),
                last.map(Entry::effectiveOn).map(LocalDate::toString).orElse(""),
                last.map(entry -> CsvTables.kind(entry.kind())).orElse(""),
                Long.toString(deals.count()),
                deals.first().map(LocalDate::toString).orElse(""),
                deals.last().map(LocalDate::toString).orElse(""),
                Amounts.plain(deals.revenue()),
                deals.averageTicket().map(Amounts::plain).orElse(""),
                share.map(it -> Integer.toString(it.rank())).orElse(""),
                share.map(it -> it.share().value().setScale(2).toPlainString()).orElse(""),
                Optional.ofNullable(classes.get(currency).get(customer))
                        .map(Enum::name)
                        .orElse(""),
                year.rfm().find(customer).map(Placed::segment).orElse(CustomerFigures.NO_TIER),
                CustomerFigures.tier(year.tiers(), customer),
                payer.name(),
                stillCustomer(facts));
    }

    private String stillCustomer(CustomerFacts facts) {
        boolean hasDeal = facts.currencies().stream()
                .anyMatch(currency -> facts.deals(currency).last().isPresent());
        return hasDeal ? (customers.lapsed().contains(facts.customer()) ? "no" : "yes") : "";
    }
}
