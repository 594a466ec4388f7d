package io.cartera.overview;

import io.cartera.aging.AgedAmounts;
import io.cartera.aging.AgedBalance;
import io.cartera.table.TextTable;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The receivables report in rows of text. */
final class ReportTables {

    private final ReceivablesReport report;

    ReportTables(ReceivablesReport report) {
        this.report = report;
    }

    List<TextTable> all(int mostDebtors) {
        if (mostDebtors < 0) {
            throw new IllegalArgumentException("mostDebtors is " + mostDebtors);
        }
        return List.of(aging(), days(), effectiveness(), rollRates(), debtors(mostDebtors));
    }

    private TextTable aging() {
        List<String> columns = new ArrayList<>(List.of("Currency", "Not due"));
        columns.addAll(buckets());
        columns.addAll(List.of("Unapplied", "Deposits", "Balance"));
        List<List<String>> rows = new ArrayList<>();
        for (CurrencyUnit currency : report.currencies()) {
            AgedAmounts total = report.total(currency);
            Stream<Money> amounts = Stream.of(
                            Stream.of(total.notDue()),
                            total.overdue().stream(),
                            Stream.of(total.unapplied(), total.deposits(), total.balance()))
                    .flatMap(some -> some);
            rows.add(row(currency, amounts.map(ReportTables::plain)));
        }
        return TextTable.of("Aging as of " + report.asOf(), columns, rows);
    }

    private List<String> buckets() {
        return report.aging().spec().buckets().labels();
    }

    private TextTable days() {
        List<List<String>> rows = new ArrayList<>();
        for (CurrencyUnit currency : report.currencies()) {
            DaysOfSales days = report.daysOfSales(currency).orElseThrow();
            rows.add(row(
                    currency,
                    Stream.of(
                            plain(report.countback(currency).orElseThrow().days()),
                            plain(days.outstanding()),
                            plain(days.bestPossible()),
                            plain(days.delinquent()))));
        }
        return TextTable.of(
                "Days outstanding", List.of("Currency", "Countback", "Average", "Best possible", "Delinquent"), rows);
    }

    private TextTable effectiveness() {
        List<List<String>> rows = new ArrayList<>();
        for (CurrencyUnit currency : report.currencies()) {
            report.effectiveness(currency).forEach((month, figure) -> rows.add(effectiveness(currency, month, figure)));
        }
        return TextTable.of(
                "Collection effectiveness",
                List.of("Currency", "Month", "Beginning", "Sales", "End", "Not due", "Index"),
                rows);
    }

    private static List<String> effectiveness(CurrencyUnit currency, YearMonth month, CollectionEffectiveness figure) {
        return row(
                currency,
                Stream.of(
                        month.toString(),
                        plain(figure.beginning()),
                        plain(figure.sales()),
                        plain(figure.total()),
                        plain(figure.notDue()),
                        plain(figure.index())));
    }

    private TextTable rollRates() {
        List<String> stages = new ArrayList<>(List.of("Billed", "When due"));
        report.aging().spec().buckets().limits().forEach(days -> stages.add("After " + days));
        List<List<String>> rows = new ArrayList<>();
        for (CurrencyUnit currency : report.currencies()) {
            report.rollRates(currency).ifPresent(rates -> {
                for (int stage = 0; stage < stages.size(); stage++) {
                    Optional<BigDecimal> rate =
                            stage < rates.rates().size() ? rates.rates().get(stage) : Optional.empty();
                    rows.add(row(
                            currency,
                            Stream.of(
                                    stages.get(stage),
                                    plain(rates.reached().get(stage)),
                                    plain(rate),
                                    plain(rates.lossRates().get(stage)))));
                }
            });
        }
        return TextTable.of("Roll rates", List.of("Currency", "Stage", "Reached", "Roll rate", "Loss rate"), rows);
    }

    private TextTable debtors(int most) {
        List<List<String>> rows = new ArrayList<>();
        for (CurrencyUnit currency : report.currencies()) {
            int rank = 1;
            for (AgedBalance debtor : report.largestDebtors(currency, most)) {
                rows.add(row(
                        currency,
                        Stream.of(
                                String.valueOf(rank++),
                                debtor.customer().value(),
                                plain(debtor.amounts().notDue()),
                                plain(debtor.amounts().overdueTotal()),
                                plain(debtor.amounts().balance()))));
            }
        }
        return TextTable.of(
                "Largest debtors", List.of("Currency", "Rank", "Customer", "Not due", "Overdue", "Balance"), rows);
    }

    private static List<String> row(CurrencyUnit currency, Stream<String> cells) {
        return Stream.concat(Stream.of(currency.getCode()), cells).toList();
    }

    private static String plain(Money amount) {
        return amount.getAmount().toPlainString();
    }

    private static String plain(Optional<BigDecimal> figure) {
        return figure.map(BigDecimal::toPlainString).orElse("");
    }
}
