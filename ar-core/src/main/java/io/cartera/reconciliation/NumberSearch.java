package io.cartera.reconciliation;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers at the end of the identifiers of invoices, debit notes and credit notes, and which of them are missing. */
final class NumberSearch {

    // Eighteen digits fit a long.
    private static final Pattern NUMBERED = Pattern.compile("(.*?)([0-9]{1,18})", Pattern.DOTALL);

    private final SortedMap<EntryKind, SortedMap<String, SortedSet<Long>>> series = new TreeMap<>();

    void see(Entry entry) {
        boolean isNumbered = entry.kind() == EntryKind.INVOICE
                || entry.kind() == EntryKind.DEBIT_NOTE
                || entry.kind() == EntryKind.CREDIT_NOTE;
        Matcher matcher = NUMBERED.matcher(entry.id().document());
        if (isNumbered && matcher.matches()) {
            series.computeIfAbsent(entry.kind(), kind -> new TreeMap<>())
                    .computeIfAbsent(matcher.group(1), name -> new TreeSet<>())
                    .add(Long.parseLong(matcher.group(2)));
        }
    }

    List<Anomaly> found() {
        List<Anomaly> found = new ArrayList<>();
        series.forEach((kind, ofKind) -> ofKind.forEach((name, numbers) -> {
            long expected = numbers.first();
            for (long number : numbers) {
                if (number > expected) {
                    found.add(new Anomaly.NumbersMissing(kind.name(), name, expected, number - 1));
                }
                expected = number + 1;
            }
        }));
        return found;
    }
}
