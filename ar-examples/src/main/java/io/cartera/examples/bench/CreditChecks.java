package io.cartera.examples.bench;

import io.cartera.Receivables;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.headroom.Reservation;
import io.cartera.headroom.ReservationId;
import io.cartera.headroom.ReservationRelease;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.trace.CommandId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * W4: an amount is reserved if what is at stake and the amount are within the limit, and released a few checks later, on
 * 50,000 customers, by 1, 2 and 8 threads. The checks come in eight streams, each on customers of its own and in an order of its own, so that
 * what is approved does not depend on how many threads share them; whoever approves something else than the loop ends the
 * program. {@code docs/performance.md} has the command, the results and what they mean.
 */
public final class CreditChecks {

    private static final int CUSTOMERS = 50_000;
    private static final int STREAMS = 8;
    private static final int HELD = 4;
    private static final int RUNS = 10;
    private static final LocalDate DAY = LocalDate.parse("2026-03-31");

    private CreditChecks() {}

    /** Who answers a check. */
    interface Desk {
        /** Reserves an amount, in cents, if there is room for it. */
        boolean reserve(int customer, String id, long minor);

        /** Gives back what was reserved. */
        void release(int customer, String id, long minor);

        /** What is reserved of all customers. */
        long reserved();
    }

    /** What was approved, and how long a check and its release took by the clock on the wall. */
    record Result(long approved, long minor, double nanosEach) {
        boolean isAnswerOf(Result other) {
            return approved == other.approved && minor == other.minor;
        }
    }

    private record Held(int customer, String id, long minor) {}

    /**
     * Measures.
     *
     * @param args how many checks
     */
    public static void main(String[] args) throws InterruptedException, ExecutionException {
        int checks = Integer.parseInt(args[0]);
        List<Desk> desks = List.of(loop(CUSTOMERS), map(CUSTOMERS), cartera(CUSTOMERS));
        System.out.println(
                "| W4, threads | loop, ns a check | map of `Money`, x loop | Cartera, x loop | Cartera, x map |");
        System.out.println("|--:|--:|--:|--:|--:|");
        int run = 0;
        for (int threads : new int[] {1, 2, 8}) {
            List<Result> best = new ArrayList<>();
            for (Desk desk : desks) {
                Result fastest = null;
                for (int i = 0; i < RUNS; i++) {
                    Result result = run(desk, CUSTOMERS, checks, threads, ++run);
                    fastest = fastest == null || result.nanosEach() < fastest.nanosEach() ? result : fastest;
                }
                if (!best.isEmpty() && !fastest.isAnswerOf(best.get(0))) {
                    throw new IllegalStateException(fastest + " rather than " + best.get(0));
                }
                best.add(fastest);
            }
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %.0f | %.1f | %.0f | %.0f |%n",
                    threads,
                    best.get(0).nanosEach(),
                    best.get(1).nanosEach() / best.get(0).nanosEach(),
                    best.get(2).nanosEach() / best.get(0).nanosEach(),
                    best.get(2).nanosEach() / best.get(1).nanosEach());
        }
    }

    /**
     * Gives a desk all streams of checks, and takes back in the end what is held still.
     *
     * @param run a number that no other run on the desk has
     * @throws IllegalStateException if something is reserved in the end
     */
    static Result run(Desk desk, int customers, int checks, int threads, int run)
            throws InterruptedException, ExecutionException {
        ExecutorService clerks = Executors.newFixedThreadPool(threads);
        try {
            long start = System.nanoTime();
            List<Future<long[]>> streams = new ArrayList<>();
            for (int stream = 0; stream < STREAMS; stream++) {
                int own = stream;
                streams.add(clerks.submit(() -> stream(desk, customers, checks / STREAMS, own, run)));
            }
            long approved = 0;
            long minor = 0;
            for (Future<long[]> stream : streams) {
                approved += stream.get()[0];
                minor += stream.get()[1];
            }
            double nanos = System.nanoTime() - start;
            if (desk.reserved() != 0) {
                throw new IllegalStateException(desk.reserved() + " is reserved in the end");
            }
            return new Result(approved, minor, nanos / checks);
        } finally {
            clerks.shutdown();
        }
    }

    private static long[] stream(Desk desk, int customers, int checks, int stream, int run) {
        Random random = new Random(stream);
        Deque<Held> held = new ArrayDeque<>();
        long[] approved = new long[2];
        for (int i = 0; i < checks; i++) {
            // A few customers buy most of all.
            double share = random.nextDouble();
            int customer = (int) (share * share * share * (customers / STREAMS)) * STREAMS + stream;
            long minor = 100 + random.nextInt(40_000);
            String id = run + "-" + stream + "-" + i;
            if (desk.reserve(customer, id, minor)) {
                approved[0]++;
                approved[1] += minor;
                held.add(new Held(customer, id, minor));
            }
            if (held.size() > HELD) {
                give(desk, held.remove());
            }
        }
        held.forEach(each -> give(desk, each));
        return approved;
    }

    private static void give(Desk desk, Held held) {
        desk.release(held.customer(), held.id(), held.minor());
    }

    /** Limits of 0.00 to 499.00. */
    private static long limit(int customer) {
        return customer % 500 * 100L;
    }

    /** What is reserved as numbers, each changed by comparing. */
    static Desk loop(int customers) {
        AtomicLongArray reserved = new AtomicLongArray(customers);
        return new Desk() {
            @Override
            public boolean reserve(int customer, String id, long minor) {
                long before = reserved.get(customer);
                while (before + minor <= limit(customer)) {
                    if (reserved.compareAndSet(customer, before, before + minor)) {
                        return true;
                    }
                    before = reserved.get(customer);
                }
                return false;
            }

            @Override
            public void release(int customer, String id, long minor) {
                reserved.addAndGet(customer, -minor);
            }

            @Override
            public long reserved() {
                long sum = 0;
                for (int customer = 0; customer < customers; customer++) {
                    sum += reserved.get(customer);
                }
                return sum;
            }
        };
    }

    /** What everyday code would have: a concurrent map of amounts. */
    static Desk map(int customers) {
        ConcurrentMap<String, Money> reserved = new ConcurrentHashMap<>();
        ConcurrentMap<String, Money> limits = new ConcurrentHashMap<>();
        for (int customer = 0; customer < customers; customer++) {
            limits.put(name(customer), Money.ofMinor(CurrencyUnit.EUR, limit(customer)));
        }
        Money none = Money.zero(CurrencyUnit.EUR);
        return new Desk() {
            @Override
            public boolean reserve(int customer, String id, long minor) {
                String name = name(customer);
                Money amount = Money.ofMinor(CurrencyUnit.EUR, minor);
                AtomicBoolean isApproved = new AtomicBoolean();
                reserved.compute(name, (known, before) -> {
                    Money after = (before == null ? none : before).plus(amount);
                    isApproved.set(!after.isGreaterThan(limits.get(name)));
                    return isApproved.get() ? after : before;
                });
                return isApproved.get();
            }

            @Override
            public void release(int customer, String id, long minor) {
                reserved.computeIfPresent(
                        name(customer), (name, before) -> before.minus(Money.ofMinor(CurrencyUnit.EUR, minor)));
            }

            @Override
            public long reserved() {
                return reserved.values().stream()
                        .mapToLong(Money::getAmountMinorLong)
                        .sum();
            }
        };
    }

    /** Decisions with reasons, recorded with all their figures in a store in memory. */
    static Desk cartera(int customers) {
        Clock noon = Clock.fixed(DAY.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        Receivables books = Receivables.over(new InMemoryStore(), noon);
        for (int customer = 0; customer < customers; customer++) {
            CustomerId id = CustomerId.of(name(customer));
            books.customers().register(Customer.organisation(id, id.value()).build());
            Money amount = Money.ofMinor(CurrencyUnit.EUR, limit(customer));
            books.credit().grant(CommandId.of("LIMIT"), id, CreditLimit.of(amount), DAY);
        }
        return new Desk() {
            @Override
            public boolean reserve(int customer, String id, long minor) {
                return books.reservations()
                        .reserve(Reservation.of(
                                ReservationId.of(id),
                                CustomerId.of(name(customer)),
                                Money.ofMinor(CurrencyUnit.EUR, minor),
                                SalesDocumentKind.ORDER,
                                DAY,
                                DAY.plusDays(7)))
                        .applied()
                        .isPresent();
            }

            @Override
            public void release(int customer, String id, long minor) {
                books.reservations()
                        .release(
                                CommandId.of("BACK-" + id),
                                ReservationRelease.of(CustomerId.of(name(customer)), ReservationId.of(id), DAY))
                        .orElseThrow();
            }

            @Override
            public long reserved() {
                return books.credit().utilisation(DAY).stream()
                        .mapToLong(used -> used.exposure().getAmountMinorLong())
                        .sum();
            }
        };
    }

    private static String name(int customer) {
        return "C" + customer;
    }
}
