package io.cartera.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.cartera.Receivables;
import io.cartera.account.AccountChange;
import io.cartera.contract.TorturedAccount.Order;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.store.ReceivablesStore;
import io.cartera.time.AsOf;
import io.cartera.trace.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Thousands of random commands on some accounts, alone and several to a unit, while the days go by: back-dated and dated
 * ahead, repeated, conflicting and refused. Every outcome is held against lists that share no code with the books, and
 * the lists are asked what the books are asked. {@link Random} gives the same numbers for a seed on every machine.
 */
final class TortureRun {

    private static final List<CustomerId> CUSTOMERS =
            List.of("A", "B", "C", "D", "E", "F").stream().map(CustomerId::of).toList();
    private static final CustomerId STRANGER = CustomerId.of("STRANGER");

    /** So many commands are given on a day. */
    private static final int COMMANDS_A_DAY = 12;

    private static final int BETWEEN_CLOSINGS = 800;

    private final long seed;
    private final Random random;
    private final Receivables books;
    private final Map<String, TorturedAccount> accounts = new TreeMap<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private int commands;
    private Instant lastRecordedAt = Instant.MIN;

    TortureRun(ReceivablesStore store, long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        this.books = Receivables.over(store, new RisingClock("2026-01-01T00:00:00Z"));
        for (CustomerId customer : CUSTOMERS) {
            accounts.put(customer.value(), new TorturedAccount(customer, random));
            books.customers()
                    .register(Customer.organisation(customer, "Customer " + customer)
                            .build());
        }
    }

    Receivables books() {
        return books;
    }

    /** How often each outcome came, by kind of command. */
    Map<String, Integer> outcomes() {
        return outcomes;
    }

    /** The instant of the last fact. */
    Instant lastRecordedAt() {
        return lastRecordedAt;
    }

    /** Gives so many commands more. */
    void go(int more) {
        int end = commands + more;
        while (commands < end) {
            CustomerId customer = CUSTOMERS.get(random.nextInt(CUSTOMERS.size()));
            int units = random.nextInt(5) < 3 ? 1 : 2 + random.nextInt(7);
            unit(customer, Math.min(units, end - commands));
            if (random.nextInt(150) == 0) {
                refuseTheStranger();
            }
        }
    }

    private void unit(CustomerId customer, int size) {
        TorturedAccount account = accounts.get(customer.value());
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            orders.add(account.next(today()));
            if (++commands % BETWEEN_CLOSINGS == 0) {
                close(today() / 3);
            }
        }
        // The lists are asked afterwards: a store may have the work done again from its start.
        List<Outcome<AccountChange>> found = books.accounts()
                .inOneUnit(
                        customer,
                        unit -> orders.stream()
                                .map(order -> order.books().apply(unit))
                                .toList());
        for (int i = 0; i < size; i++) {
            Outcome<AccountChange> outcome = found.get(i);
            Order order = orders.get(i);
            String kind = order.name().substring(0, order.name().indexOf(' '));
            try {
                outcomes.merge(kind + " " + account.compare(order, outcome), 1, Integer::sum);
            } catch (AssertionError differs) {
                throw new AssertionError(where() + customer + ", " + differs.getMessage(), differs);
            }
            outcome.applied()
                    .map(change -> change.recording().at())
                    .filter(at -> at.isAfter(lastRecordedAt))
                    .ifPresent(at -> lastRecordedAt = at);
        }
    }

    private void close(int day) {
        accounts.values().forEach(account -> account.model.close(day));
        books.accounts().close(date(day));
    }

    private void refuseTheStranger() {
        Invoice invoice = Invoice.draft(InvoiceId.of("D" + commands), STRANGER, date(today()))
                .line("Goods", Money.ofMinor(CurrencyUnit.EUR, 1))
                .build();
        String found = TorturedAccount.nameOf(books.invoicing().issue(invoice));
        assertEquals("UnknownCustomer", found, where());
        outcomes.merge("issue " + found, 1, Integer::sum);
    }

    /** So many days, all different, in their order: from before the first fact until after the last. */
    List<Integer> someDays(int count) {
        Random choice = new Random(seed + count);
        TreeSet<Integer> days = new TreeSet<>();
        while (days.size() < count) {
            days.add(choice.nextInt(today() + 110) - 10);
        }
        return List.copyOf(days);
    }

    int someDay() {
        return random.nextInt(today() + 70);
    }

    /** What the lists say, as they are now. */
    NaiveAnswers replay() {
        Map<String, NaiveAccount> models = new LinkedHashMap<>();
        accounts.forEach((customer, account) -> models.put(customer, account.model));
        return new NaiveAnswers(models, TorturedAccount.DAY_0);
    }

    BookAnswers answersNow() {
        return BookAnswers.now(books, CUSTOMERS);
    }

    List<CustomerId> customers() {
        return CUSTOMERS;
    }

    static LocalDate date(int day) {
        return TorturedAccount.DAY_0.plusDays(day);
    }

    private int today() {
        return 30 + commands / COMMANDS_A_DAY;
    }

    /** Fails with the first line that differs; the whole answers are too long to be read. */
    void requireSame(String expected, String found, AsOf asOf) {
        if (expected.equals(found)) {
            return;
        }
        List<String> expectedLines = expected.lines().toList();
        List<String> foundLines = found.lines().toList();
        int line = 0;
        while (line < Math.min(expectedLines.size(), foundLines.size())
                && expectedLines.get(line).equals(foundLines.get(line))) {
            line++;
        }
        fail(where() + asOf + ", line " + (line + 1) + ": expected " + at(expectedLines, line) + " but found "
                + at(foundLines, line));
    }

    private static String at(List<String> lines, int line) {
        return line < lines.size() ? lines.get(line) : "no more";
    }

    private String where() {
        return "seed " + seed + ", after " + commands + " commands, ";
    }
}
