package io.cartera.inmemory;

import io.cartera.account.Entry;
import io.cartera.account.Item;
import io.cartera.account.Link;
import io.cartera.account.OpenRun;
import io.cartera.account.Side;
import io.cartera.customer.CustomerId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.joda.money.CurrencyUnit;

/**
 * All items of some accounts in columns by account, currency, debits before credits, with what changed each and when beside it: what a
 * reading finds that is as of any day, with all that is recorded. Within a side items lie by the day from which they
 * count. Immutable.
 */
final class DatedColumns {

    private static final Comparator<Kept> ORDER = Comparator.comparing(
                    (Kept kept) -> kept.item().entry().currency())
            .thenComparing(kept -> kept.item().entry().side())
            .thenComparing(kept -> kept.item().entry().effectiveOn());

    private final Run[] runs;
    private final int[] effectiveDay;
    private final int[] lastChangeDay;
    private final int[] dueDay;
    private final int[] documentDay;
    private final long[] lastMinor;
    private final long[] amountMinor;
    private final int[] firstChange;
    private final int[] changeDay;
    private final long[] changeMinor;

    private DatedColumns(MemoryAccount[] accounts) {
        List<Kept> items = new ArrayList<>();
        List<Run> runs = new ArrayList<>();
        for (MemoryAccount account : accounts) {
            List<Kept> own = account.kept();
            own.sort(ORDER);
            addRuns(account.id.customer(), own, items.size(), runs);
            items.addAll(own);
        }
        this.runs = runs.toArray(Run[]::new);
        int count = items.size();
        effectiveDay = new int[count];
        lastChangeDay = new int[count];
        dueDay = new int[count];
        documentDay = new int[count];
        lastMinor = new long[count];
        amountMinor = new long[count];
        firstChange = new int[count + 1];
        int most = 2 * items.stream().mapToInt(kept -> kept.links().size()).sum();
        int[] days = new int[most];
        long[] minors = new long[most];
        for (int i = 0; i < count; i++) {
            put(i, items.get(i).item());
            firstChange[i + 1] = addChanges(items.get(i), firstChange[i], days, minors);
        }
        changeDay = Arrays.copyOf(days, firstChange[count]);
        changeMinor = Arrays.copyOf(minors, firstChange[count]);
    }

    private static void addRuns(CustomerId customer, List<Kept> items, int first, List<Run> runs) {
        for (int from = 0; from < items.size(); ) {
            Entry begun = items.get(from).item().entry();
            int to = from + 1;
            while (to < items.size() && isOfOneRun(begun, items.get(to).item().entry())) {
                to++;
            }
            runs.add(new Run(customer, begun.currency(), begun.side(), first + from, first + to));
            from = to;
        }
    }

    private static boolean isOfOneRun(Entry a, Entry b) {
        return a.side() == b.side() && a.currency().equals(b.currency());
    }

    private void put(int place, Item item) {
        effectiveDay[place] = item.entry().effectiveDay();
        lastChangeDay[place] = item.lastChangeDay();
        dueDay[place] = item.entry().dueDay();
        documentDay[place] = item.entry().documentDay();
        lastMinor[place] = item.openMinor();
        amountMinor[place] = item.entry().amountMinor();
    }

    private static int addChanges(Kept kept, int from, int[] days, long[] minors) {
        int next = from;
        for (Link link : kept.links()) {
            days[next] = LedgerColumns.dayOf(link.allocation().effectiveOn());
            minors[next++] = -link.allocation().amountMinor();
            if (link.ended().isPresent()) {
                days[next] = LedgerColumns.dayOf(link.ended().get().on());
                minors[next++] = link.allocation().amountMinor();
            }
        }
        return next;
    }

    static DatedColumns of(MemoryAccount[] accounts) {
        return new DatedColumns(accounts);
    }

    /** Hands over what is open as of a day; the arrays are used again. */
    void forEach(int day, Scratch scratch, Consumer<? super OpenRun> action) {
        for (Run run : runs) {
            scratch.begin(run.to - run.from);
            for (int i = run.from; i < run.to && effectiveDay[i] <= day; i++) {
                long open = lastChangeDay[i] <= day ? lastMinor[i] : openOn(i, day);
                if (open > 0) {
                    scratch.add(open, dueDay[i], documentDay[i]);
                }
            }
            scratch.handOver(run, action);
        }
    }

    private long openOn(int item, int day) {
        long open = amountMinor[item];
        for (int change = firstChange[item]; change < firstChange[item + 1]; change++) {
            if (changeDay[change] <= day) {
                open += changeMinor[change];
            }
        }
        return open;
    }

    /** Where the items of one customer, currency and side lie. */
    private record Run(CustomerId customer, CurrencyUnit currency, Side side, int from, int to) {}

    /** Columns that are filled again and again. For one thread. */
    static final class Scratch {

        private long[] openMinor = new long[64];
        private int[] dueDay = new int[64];
        private int[] documentDay = new int[64];
        private int count;

        private void begin(int most) {
            count = 0;
            if (most > openMinor.length) {
                int size = Math.max(most, openMinor.length * 2);
                openMinor = new long[size];
                dueDay = new int[size];
                documentDay = new int[size];
            }
        }

        private void add(long open, int due, int document) {
            openMinor[count] = open;
            dueDay[count] = due;
            documentDay[count] = document;
            count++;
        }

        private void handOver(Run run, Consumer<? super OpenRun> action) {
            if (count > 0) {
                action.accept(
                        OpenRun.of(run.customer, run.currency, run.side, openMinor, dueDay, documentDay, 0, count));
            }
        }
    }
}
