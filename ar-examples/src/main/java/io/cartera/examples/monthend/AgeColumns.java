package io.cartera.examples.monthend;

import io.cartera.aging.AgedAmounts;
import io.cartera.aging.AgingBuckets;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/** The columns of an aging: what is not due, the buckets, then what is unapplied and the balance. */
final class AgeColumns {

    private AgeColumns() {}

    /** For programs: {@code not_due, d1_30, …, d90_plus, unapplied, balance}. */
    static List<String> names(AgingBuckets buckets) {
        List<String> names = new ArrayList<>(List.of("not_due"));
        buckets.labels()
                .forEach(label -> names.add("d" + label.replace("-", "_").replace("+", "_plus")));
        names.addAll(List.of("unapplied", "balance"));
        return names;
    }

    /** For people: {@code Not due, 1 to 30 days overdue, …, More than 90 days overdue, Unapplied credits, Balance}. */
    static List<String> words(AgingBuckets buckets) {
        List<String> words = new ArrayList<>(List.of("Not due"));
        for (String label : buckets.labels()) {
            words.add(words(label));
        }
        words.addAll(List.of("Unapplied credits", "Balance"));
        return words;
    }

    private static String words(String label) {
        String[] days = label.replace("+", "").split("-");
        String last = days[days.length - 1];
        String span = days[0].equals(last) ? last : days[0] + " to " + last;
        String unit = span.equals("1") ? " day overdue" : " days overdue";
        return (label.endsWith("+") ? "More than " : "") + span + unit;
    }

    /** The amounts under these columns. */
    static List<Money> amounts(AgedAmounts amounts) {
        List<Money> cells = new ArrayList<>(List.of(amounts.notDue()));
        cells.addAll(amounts.overdue());
        cells.addAll(List.of(amounts.unapplied(), amounts.balance()));
        return cells;
    }
}
