package io.cartera.examples.bench;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/**
 * Invoices, payments and allocations drawn by chance, in primitive columns: what every contender is given.
 * <p>
 * For n invoices there are n/20 customers, of whom the k-th is drawn in proportion to k<sup>−0.8</sup>. Each has a usual
 * currency of six and a usual term; one invoice in ten is in any currency. Nine invoices in ten are paid, in weekly runs
 * that settle all that is due in that currency; one payment in twenty pays its last invoice in part (half of the rest
 * comes four weeks later), one in fifty is too large. One payment in ten is applied some days after it came.
 * <p>
 * A pair is a customer with a currency. Rows lie by customer, currency code, day, number; so within a pair they rise by
 * due date too. Amounts are minor units, days epoch days. The same numbers on every machine and JDK.
 */
final class Columns {

    static final List<CurrencyUnit> CURRENCIES = Stream.of("CHF", "EUR", "JPY", "KRW", "KWD", "USD")
            .map(CurrencyUnit::of)
            .toList();

    private static final int FIRST_DAY = (int) LocalDate.of(2023, 1, 1).toEpochDay();
    private static final int[] TERMS = {14, 30, 30, 60};
    private static final long SEED = 20_261_122;

    final int customers;
    final int lastDay;
    final int invoices;
    final int[] pairCustomer;
    final int[] pairCurrency;
    final int[] firstInvoice;
    final int[] firstPayment;
    final int[] issued;
    final int[] due;
    final long[] billed;
    final int[] received;
    final long[] paid;
    /** Where the allocations of a payment begin; they lie by payment. */
    final int[] firstAllocation;

    final int[] allocatedTo;
    final int[] allocatedOn;
    final long[] allocated;
    /** The same allocations by invoice: where those of an invoice begin, their days and amounts. */
    final int[] firstSettled;

    final int[] settledOn;
    final long[] settled;

    private Columns(int customers, int lastDay, Draw draw) {
        this.customers = customers;
        this.lastDay = lastDay;
        this.invoices = draw.billed.length;
        pairCustomer = Arrays.copyOf(draw.pairCustomer, draw.pairs);
        pairCurrency = Arrays.copyOf(draw.pairCurrency, draw.pairs);
        firstInvoice = Arrays.copyOf(draw.firstInvoice, draw.pairs + 1);
        firstPayment = Arrays.copyOf(draw.firstPayment, draw.pairs + 1);
        issued = draw.issued;
        due = draw.due;
        billed = draw.billed;
        received = Arrays.copyOf(draw.received, draw.payments);
        paid = Arrays.copyOf(draw.paid, draw.payments);
        firstAllocation = Arrays.copyOf(draw.firstAllocation, draw.payments + 1);
        allocatedTo = Arrays.copyOf(draw.allocatedTo, draw.allocations);
        allocatedOn = Arrays.copyOf(draw.allocatedOn, draw.allocations);
        allocated = Arrays.copyOf(draw.allocated, draw.allocations);
        firstSettled = new int[invoices + 1];
        settledOn = new int[draw.allocations];
        settled = new long[draw.allocations];
        sortByInvoice();
    }

    /**
     * Draws a trade.
     *
     * @param invoices how many, at least 100
     * @param span over how many days they are issued, and payments come
     */
    static Columns draw(int invoices, int span) {
        int customers = invoices / 20;
        return new Columns(customers, FIRST_DAY + span - 1, new Draw(invoices, customers, span));
    }

    int pairs() {
        return pairCustomer.length;
    }

    int payments() {
        return paid.length;
    }

    LocalDate lastDate() {
        return LocalDate.ofEpochDay(lastDay);
    }

    CurrencyUnit currency(int pair) {
        return CURRENCIES.get(pairCurrency[pair]);
    }

    private void sortByInvoice() {
        for (int invoice : allocatedTo) {
            firstSettled[invoice + 1]++;
        }
        for (int invoice = 0; invoice < invoices; invoice++) {
            firstSettled[invoice + 1] += firstSettled[invoice];
        }
        int[] next = firstSettled.clone();
        for (int i = 0; i < allocatedTo.length; i++) {
            int place = next[allocatedTo[i]]++;
            settledOn[place] = allocatedOn[i];
            settled[place] = allocated[i];
        }
    }

    /** Part of an invoice that a payment is meant for. */
    private record Part(int invoice, long minor) {}

    /** The columns while they grow. */
    private static final class Draw {

        private final Random chance = new Random(SEED);
        private final int lastDay;
        private final int[] pairCustomer;
        private final int[] pairCurrency;
        private final int[] firstInvoice;
        private final int[] firstPayment;
        private final int[] issued;
        private final int[] due;
        private final long[] billed;
        private final int[] received;
        private final long[] paid;
        private final int[] firstAllocation;
        private final int[] allocatedTo;
        private final int[] allocatedOn;
        private final long[] allocated;
        private int pairs;
        private int payments;
        private int allocations;

        Draw(int invoices, int customers, int span) {
            lastDay = FIRST_DAY + span - 1;
            int mostPairs = customers * CURRENCIES.size();
            pairCustomer = new int[mostPairs];
            pairCurrency = new int[mostPairs];
            firstInvoice = new int[mostPairs + 1];
            firstPayment = new int[mostPairs + 1];
            issued = new int[invoices];
            due = new int[invoices];
            billed = new long[invoices];
            received = new int[2 * invoices];
            paid = new long[2 * invoices];
            firstAllocation = new int[2 * invoices + 1];
            allocatedTo = new int[2 * invoices];
            allocatedOn = new int[2 * invoices];
            allocated = new long[2 * invoices];
            long[] keys = keys(invoices, customers, span);
            int from = 0;
            while (from < invoices) {
                int to = from;
                while (to < invoices && keys[to] >> 16 == keys[from] >> 16) {
                    to++;
                }
                pair(keys, from, to);
                from = to;
            }
        }

        /** Customer, currency and day of every invoice in one number, in order. */
        private long[] keys(int invoices, int customers, int span) {
            double[] upTo = new double[customers];
            double sum = 0;
            for (int i = 0; i < customers; i++) {
                sum += StrictMath.pow(i + 1.0, -0.8);
                upTo[i] = sum;
            }
            long[] keys = new long[invoices];
            for (int i = 0; i < invoices; i++) {
                int place = Arrays.binarySearch(upTo, chance.nextDouble() * sum);
                long customer = Math.min(place < 0 ? -place - 1 : place, customers - 1);
                long currency = chance.nextInt(10) == 0 ? chance.nextInt(CURRENCIES.size()) : customer % 6;
                keys[i] = customer << 20 | currency << 16 | chance.nextInt(span);
            }
            Arrays.sort(keys);
            return keys;
        }

        private void pair(long[] keys, int from, int to) {
            int customer = (int) (keys[from] >> 20);
            pairCustomer[pairs] = customer;
            pairCurrency[pairs] = (int) (keys[from] >> 16 & 15);
            int usualDelay = chance.nextInt(30) - 5;
            Map<Integer, List<Part>> runs = new TreeMap<>();
            for (int i = from; i < to; i++) {
                issued[i] = FIRST_DAY + (int) (keys[i] & 0xFFFF);
                due[i] = issued[i] + TERMS[customer / 6 % TERMS.length];
                billed[i] = 1_000 + chance.nextInt(899_001);
                if (chance.nextInt(10) > 0) {
                    add(runs, weekly(due[i] + usualDelay + chance.nextInt(8)), new Part(i, billed[i]));
                }
            }
            while (!runs.isEmpty()) {
                Integer day = runs.keySet().iterator().next();
                pay(day, runs.remove(day), runs);
            }
            pairs++;
            firstInvoice[pairs] = to;
            firstPayment[pairs] = payments;
        }

        private void pay(int day, List<Part> parts, Map<Integer, List<Part>> runs) {
            if (day > lastDay) {
                return;
            }
            boolean isPartial = chance.nextInt(20) == 0;
            boolean isTooLarge = !isPartial && chance.nextInt(50) == 0;
            int on = chance.nextInt(10) == 0 ? Math.min(day + 3 + chance.nextInt(8), lastDay) : day;
            long sum = 0;
            for (int i = 0; i < parts.size(); i++) {
                Part part = parts.get(i);
                long minor = part.minor();
                if (isPartial && i == parts.size() - 1) {
                    minor = Math.max(1, minor * (30 + chance.nextInt(61)) / 100);
                    if (minor < part.minor() && chance.nextBoolean()) {
                        add(runs, day + 28, new Part(part.invoice(), part.minor() - minor));
                    }
                }
                allocatedTo[allocations] = part.invoice();
                allocatedOn[allocations] = on;
                allocated[allocations++] = minor;
                sum += minor;
            }
            received[payments] = day;
            paid[payments++] = isTooLarge ? sum + Math.max(1, sum * (1 + chance.nextInt(20)) / 100) : sum;
            firstAllocation[payments] = allocations;
        }

        private static void add(Map<Integer, List<Part>> runs, int day, Part part) {
            runs.merge(
                    day,
                    List.of(part),
                    (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        }

        private static int weekly(int day) {
            return Math.floorDiv(day + 6, 7) * 7;
        }
    }
}
