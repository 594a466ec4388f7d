package io.cartera.reconciliation;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.EntrySource;
import io.cartera.account.ItemId;
import io.cartera.customer.CustomerId;
import io.cartera.money.MoneyBag;
import io.cartera.money.MoneyTally;
import io.cartera.time.DateRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Entries of our books as lines of a period and what was there before it; what undid a mistake of the same period is
 * left out with it.
 */
final class OurLines {

    private final List<Owned> entries = new ArrayList<>();
    private MoneyBag before = MoneyBag.empty();

    private record Owned(CustomerId customer, Entry entry) {

        Key key() {
            return new Key(customer, entry.id());
        }

        Stream<Key> undone() {
            return entry.reversal().map(Entry.Reversal::item).map(item -> new Key(customer, item)).stream();
        }
    }

    /** Items have their names within an account. */
    private record Key(CustomerId customer, ItemId item) {}

    /** Reads the entries that are wanted of the period, and adds up those before it. */
    static OurLines of(EntrySource source, DateRange period, Predicate<Entry> wanted) {
        OurLines lines = new OurLines();
        SortedMap<CurrencyUnit, MoneyTally> earlier = new TreeMap<>();
        source.forEach((customer, entry) -> {
            if (!wanted.test(entry)) {
                return;
            }
            if (period.contains(entry.effectiveOn())) {
                lines.entries.add(new Owned(customer, entry));
            } else if (entry.effectiveOn().isBefore(period.start())) {
                earlier.computeIfAbsent(entry.currency(), MoneyTally::in).addMinor(entry.signedMinor());
            }
        });
        lines.before = earlier.values().stream().map(MoneyTally::total).collect(MoneyBag.collector());
        return lines;
    }

    /** What all that is before the period comes to. */
    MoneyBag before() {
        return before;
    }

    /** The lines of the period, by the day from which they count. */
    List<StatedLine> lines() {
        Set<Key> all = new HashSet<>();
        entries.forEach(owned -> all.add(owned.key()));
        Set<Key> undone = new HashSet<>();
        for (Owned owned : entries) {
            owned.undone().filter(all::contains).forEach(mistake -> {
                undone.add(mistake);
                undone.add(owned.key());
            });
        }
        return entries.stream()
                .filter(owned -> !undone.contains(owned.key()))
                .map(Owned::entry)
                .map(entry -> StatedLine.of(document(entry), signed(entry), entry.effectiveOn()))
                .toList();
    }

    /** Whether it is money that came in or went out, or takes back such. */
    static boolean isMoney(Entry entry) {
        EntryKind kind = entry.reversal().map(Entry.Reversal::kind).orElse(entry.kind());
        return kind.isMoneyIn() || kind == EntryKind.REFUND || kind == EntryKind.RETURNED_PAYMENT;
    }

    /** What undoes a document is known to others by that document, not by the command that undid it. */
    private static String document(Entry entry) {
        return entry.reversal().map(Entry.Reversal::item).orElse(entry.id()).document();
    }

    private static Money signed(Entry entry) {
        return Money.ofMinor(entry.currency(), entry.signedMinor());
    }
}
