package io.cartera.examples.classicmodels;

import io.cartera.examples.reconciliation.NaiveBooks.Item;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How each customer of the ledger paid, worked out from invoices and cheques alone with nothing of the library: everything
 * falls due net 30, and the oldest cheques pay the oldest invoices.
 */
record NaivePayments(long settled, long onTime, long longest, String weightedDays, String overdue) {

    private static final int NET_DAYS = 30;

    static SortedMap<String, NaivePayments> of(List<Item> invoices, List<Item> cheques, LocalDate on) {
        SortedMap<String, NaivePayments> all = new TreeMap<>();
        invoices.stream()
                .map(Item::customer)
                .distinct()
                .forEach(customer -> all.put(customer, paid(by(customer, invoices), by(customer, cheques), on)));
        return all;
    }

    private static List<Item> by(String customer, List<Item> items) {
        return items.stream()
                .filter(item -> item.customer().equals(customer))
                .sorted(Comparator.comparing(Item::on).thenComparing(Item::id))
                .toList();
    }

    private record Part(LocalDate on, BigDecimal amount) {}

    private static NaivePayments paid(List<Item> invoices, List<Item> cheques, LocalDate on) {
        Deque<Part> money = new ArrayDeque<>();
        cheques.forEach(cheque -> money.add(new Part(cheque.on(), cheque.amount())));
        long settled = 0;
        long onTime = 0;
        long longest = Long.MIN_VALUE;
        BigDecimal amount = BigDecimal.ZERO;
        BigDecimal times = BigDecimal.ZERO;
        BigDecimal overdue = new BigDecimal("0.00");
        for (Item invoice : invoices) {
            LocalDate due = invoice.on().plusDays(NET_DAYS);
            BigDecimal left = invoice.amount();
            List<Part> paid = new ArrayList<>();
            while (left.signum() > 0 && !money.isEmpty()) {
                Part next = money.poll();
                BigDecimal taken = next.amount().min(left);
                paid.add(new Part(next.on(), taken));
                left = left.subtract(taken);
                if (taken.compareTo(next.amount()) < 0) {
                    money.addFirst(new Part(next.on(), next.amount().subtract(taken)));
                }
            }
            if (left.signum() > 0) {
                overdue = due.isBefore(on) ? overdue.add(left) : overdue;
                continue;
            }
            long last = Long.MIN_VALUE;
            for (Part part : paid) {
                long days = ChronoUnit.DAYS.between(due, part.on());
                amount = amount.add(part.amount());
                times = times.add(part.amount().multiply(BigDecimal.valueOf(days)));
                last = Math.max(last, days);
            }
            settled++;
            onTime += last <= 0 ? 1 : 0;
            longest = Math.max(longest, last);
        }
        return new NaivePayments(
                settled,
                onTime,
                longest,
                settled == 0
                        ? "none"
                        : times.divide(amount, 2, RoundingMode.HALF_UP).toPlainString(),
                overdue.toPlainString());
    }
}
