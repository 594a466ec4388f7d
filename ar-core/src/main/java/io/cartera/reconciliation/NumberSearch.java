package io.cartera.reconciliation;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers at the end of the identifiers of invoices, debit notes and credit notes, which may share a series, and which
 * of them are missing. A document dated ahead fills a gap and makes none.
 */
final class NumberSearch {

    // Eighteen digits fit a long.
    private static final Pattern NUMBERED = Pattern.compile("(.*?)([0-9]{1,18})", Pattern.DOTALL);

    private final LocalDate asOf;
    private final SortedMap<String, SortedSet<Long>> numbers = new TreeMap<>();
    private final Map<String, Long> last = new HashMap<>();

    NumberSearch(LocalDate asOf) {
        this.asOf = asOf;
    }

    void see(Entry entry) {
        boolean isNumbered = entry.kind() == EntryKind.INVOICE
                || entry.kind() == EntryKind.DEBIT_NOTE
                || entry.kind() == EntryKind.CREDIT_NOTE;
        Matcher matcher = NUMBERED.matcher(entry.id().document());
        if (isNumbered && matcher.matches()) {
            String series = matcher.group(1);
            long number = Long.parseLong(matcher.group(2));
            numbers.computeIfAbsent(series, name -> new TreeSet<>()).add(number);
            if (!entry.effectiveOn().isAfter(asOf)) {
                last.merge(series, number, Math::max);
            }
        }
    }

    List<Anomaly> found() {
        List<Anomaly> found = new ArrayList<>();
        numbers.forEach((series, all) -> {
            long expected = all.first();
            for (long number : all.headSet(last.getOrDefault(series, 0L) + 1)) {
                if (number > expected) {
                    found.add(new Anomaly.NumbersMissing(series, expected, number - 1));
                }
                expected = number + 1;
            }
        });
        return found;
    }
}
