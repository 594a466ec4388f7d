package io.cartera.examples.monthend;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.cartera.aging.AgedAmounts;
import io.cartera.aging.AgedBalance;
import io.cartera.aging.AgingBuckets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.joda.money.Money;

/** {@code aging.csv}: a row for every customer and currency with anything open. */
final class AgingCsv {

    private AgingCsv() {}

    static void write(Figures figures, CsvWriter csv) {
        csv.writeRecord(row("customer", "currency", columns(figures.buckets()), Function.identity()));
        for (AgedBalance row : figures.aging().rows()) {
            AgedAmounts amounts = row.amounts();
            csv.writeRecord(row(row.customer().value(), amounts.currency().getCode(), cells(amounts), Amounts::plain));
        }
    }

    /** The names of the columns with amounts: {@code not_due,d1_30,…,d90_plus,unapplied,balance}. */
    static List<String> columns(AgingBuckets buckets) {
        List<String> names = new ArrayList<>(List.of("not_due"));
        for (String label : buckets.labels()) {
            names.add("d" + label.replace("-", "_").replace("+", "_plus"));
        }
        names.addAll(List.of("unapplied", "balance"));
        return names;
    }

    /** The amounts under these columns. */
    static List<Money> cells(AgedAmounts amounts) {
        return Stream.of(
                        Stream.of(amounts.notDue()),
                        amounts.overdue().stream(),
                        Stream.of(amounts.unapplied(), amounts.balance()))
                .flatMap(Function.identity())
                .toList();
    }

    private static <T> List<String> row(String customer, String currency, List<T> cells, Function<T, String> form) {
        return Stream.concat(Stream.of(customer, currency), cells.stream().map(form))
                .toList();
    }
}
