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

    /** For charts: {@code Not due, 1–30 days, …, Over 90 days}, the ages alone. */
    static List<String> shortWords(AgingBuckets buckets) {
        List<String> words = new ArrayList<>(List.of("Not due"));
        for (String label : buckets.labels()) {
            boolean isOpen = label.endsWith("+");
            words.add((isOpen ? "Over " + label.substring(0, label.length() - 1) : label.replace('-', '–')) + " days");
        }
        return words;
    }

    /**
     * Blue for what is not due, then from amber to dark red: told apart without colour vision and on paper, and each at
     * least three times as dark as white.
     */
    static String colour(int age, int ages) {
        int step = 100 * (age - 1) / Math.max(1, ages - 2);
        return age == 0 ? "#2f6f9f" : "hsl(" + (36 - 48 * step / 100) + ",78%%," + (42 - 24 * step / 100) + "%%)";
    }

    /** The amounts under these columns. */
    static List<Money> amounts(AgedAmounts amounts) {
        List<Money> cells = new ArrayList<>(List.of(amounts.notDue()));
        cells.addAll(amounts.overdue());
        cells.addAll(List.of(amounts.unapplied(), amounts.balance()));
        return cells;
    }
}
