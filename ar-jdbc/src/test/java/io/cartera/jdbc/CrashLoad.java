package io.cartera.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.cartera.Receivables;
import io.cartera.account.ItemId;
import io.cartera.account.TwoLegs;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.StoreException;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.joda.money.Money;

/**
 * Clerks who work until the store fails them. A command is known by its clerk and number alone, so that whoever knows
 * both can give the very same command again. As a program of its own it says on its output what it sent and what was
 * acknowledged: {@code sent 3 17}, {@code done 3 17 Applied}.
 */
final class CrashLoad {

    static final int CLERKS = 6;
    private static final int CUSTOMERS = 8;
    private static final LocalDate DAY = LocalDate.parse("2026-01-10");

    private final Receivables books;

    private CrashLoad(ReceivablesStore store) {
        books = Receivables.over(store);
    }

    /** One command of a clerk. */
    record Ordered(int clerk, int number) {
        /** The identifier under which the account keeps it. */
        String id() {
            return String.format(
                    Locale.ROOT, "%s-%d-%d", List.of("INV", "PAY", "APP", "MOV").get(number % 4), clerk, number);
        }

        /** The accounts that it is on. */
        List<CustomerId> customers() {
            int first = (clerk + number / 4) % CUSTOMERS;
            CustomerId customer = customer(first);
            return number % 4 == 3 ? List.of(customer, customer((first + 1) % CUSTOMERS)) : List.of(customer);
        }

        private static CustomerId customer(int index) {
            return CustomerId.of("C-" + index);
        }
    }

    /** What the clerks sent, and what came back to them. */
    static final class Log {
        final Set<Ordered> sent = ConcurrentHashMap.newKeySet();
        final Map<Ordered, String> done = new ConcurrentHashMap<>();
    }

    static void register(ReceivablesStore store) {
        Receivables books = Receivables.over(store);
        for (int i = 0; i < CUSTOMERS; i++) {
            books.customers()
                    .register(Customer.organisation(Ordered.customer(i), "Customer")
                            .build());
        }
    }

    /** Gives one command, and says what became of it. */
    static String give(ReceivablesStore store, Ordered ordered) {
        return new CrashLoad(store).give(ordered);
    }

    /** Lets all clerks work from these numbers on, each until the store fails or nobody wants more. */
    static List<Thread> start(
            ReceivablesStore store,
            int from,
            AtomicBoolean wanted,
            Consumer<Ordered> sent,
            BiConsumer<Ordered, String> done) {
        CrashLoad load = new CrashLoad(store);
        List<Thread> clerks = new ArrayList<>();
        for (int clerk = 0; clerk < CLERKS; clerk++) {
            int own = clerk;
            Thread thread = new Thread(() -> load.work(own, from, wanted, sent, done), "clerk-" + clerk);
            thread.start();
            clerks.add(thread);
        }
        return clerks;
    }

    private void work(
            int clerk, int from, AtomicBoolean wanted, Consumer<Ordered> sent, BiConsumer<Ordered, String> done) {
        try {
            for (int number = from; wanted.get(); number++) {
                Ordered ordered = new Ordered(clerk, number);
                sent.accept(ordered);
                done.accept(ordered, give(ordered));
            }
        } catch (StoreException failed) {
            wanted.set(false);
        }
    }

    private String give(Ordered ordered) {
        CustomerId customer = ordered.customers().get(0);
        CommandId id = CommandId.of(ordered.id());
        Outcome<?> outcome = switch (ordered.number() % 4) {
            case 0 ->
                books.invoicing()
                        .issue(Invoice.draft(InvoiceId.of(ordered.id()), customer, DAY)
                                .line("Goods", Money.parse("EUR 10"))
                                .build());
            case 1 ->
                books.cash()
                        .receive(Payment.received(PaymentId.of(ordered.id()), customer, Money.parse("EUR 6"), DAY)
                                .withReference(new Ordered(ordered.clerk(), ordered.number() - 1).id()));
            case 2 -> books.cash().apply(id, customer, DAY, AllocationPolicy.referenceThenDue());
            default ->
                books.adjustments()
                        .record(
                                id,
                                TwoLegs.transfer(
                                        customer,
                                        ItemId.debit(new Ordered(ordered.clerk(), ordered.number() - 3).id()),
                                        ordered.customers().get(1),
                                        DAY));
        };
        return outcome.applied().isPresent() ? "Applied" : "Refused";
    }

    /** A pool on a database, as a program would have it. */
    static HikariDataSource pool(String url, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(10_000);
        return new HikariDataSource(config);
    }

    /** Works on the database at an address from a number on until it is killed. */
    public static void main(String[] arguments) {
        try (HikariDataSource pool = pool(arguments[0], CLERKS)) {
            AtomicBoolean wanted = new AtomicBoolean(true);
            start(
                            JdbcStore.using(pool),
                            Integer.parseInt(arguments[1]),
                            wanted,
                            ordered -> say("sent " + ordered.clerk() + " " + ordered.number()),
                            (ordered, outcome) ->
                                    say("done " + ordered.clerk() + " " + ordered.number() + " " + outcome))
                    .forEach(CrashLoad::join);
        }
    }

    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while clerks work", interrupted);
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
