package io.cartera.contract;

import io.cartera.account.EntryKind;
import io.cartera.account.Side;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What lists of items and links say as of a day, in the words of {@link BookAnswers}: every figure is added up from the
 * start, by nothing of the books. Of the lists as they are when this is made.
 */
final class NaiveAnswers {

    private final Map<String, NaiveAccount> accounts;
    private final LocalDate dayZero;
    private final Map<NaiveAccount.Item, List<NaiveAccount.Link>> linksOf = new IdentityHashMap<>();

    /** Over accounts by customer, in their order; days are counted from day zero. */
    NaiveAnswers(Map<String, NaiveAccount> accounts, LocalDate dayZero) {
        this.accounts = accounts;
        this.dayZero = dayZero;
        for (NaiveAccount account : accounts.values()) {
            for (NaiveAccount.Link link : account.links) {
                linksOf.computeIfAbsent(link.credit, item -> new ArrayList<>()).add(link);
                linksOf.computeIfAbsent(link.debit, item -> new ArrayList<>()).add(link);
            }
        }
    }

    String asOf(int day) {
        StringBuilder out = new StringBuilder(4_000);
        Map<String, List<NaiveAccount.Item>> open = new TreeMap<>();
        accounts.forEach((customer, account) -> open.put(customer, openItems(account, day)));
        open.forEach((customer, items) -> items.forEach(item -> AnswerText.item(
                out,
                customer,
                item.side(),
                item.id(),
                item.kind(),
                item.currency(),
                item.amount(),
                open(item, day),
                date(item.document()),
                date(item.due()),
                item.reference())));
        open.forEach((customer, items) -> aging(out, "due", customer, items, day));
        open.forEach((customer, items) -> aging(out, "document", customer, items, day));
        int first = day - 27;
        accounts.forEach((customer, account) -> {
            owed(account, day + 1).forEach((currency, owed) -> {
                if (owed != 0) {
                    AnswerText.balance(out, customer, currency, owed);
                }
            });
            statement(out, customer, account, first, day);
        });
        totals(out, first, day);
        return out.toString();
    }

    private long open(NaiveAccount.Item item, int day) {
        long open = item.amount();
        for (NaiveAccount.Link link : linksOf.getOrDefault(item, List.of())) {
            if (link.from <= day && day < link.to) {
                open -= link.amount;
            }
        }
        return open;
    }

    private List<NaiveAccount.Item> openItems(NaiveAccount account, int day) {
        List<NaiveAccount.Item> open = new ArrayList<>();
        for (NaiveAccount.Item item : account.items) {
            if (item.from() <= day && open(item, day) != 0) {
                open.add(item);
            }
        }
        open.sort(Comparator.comparing(NaiveAccount.Item::currency)
                .thenComparing(item -> item.side() == Side.CREDIT)
                .thenComparing(NaiveAccount.Item::due)
                .thenComparing(NaiveAccount.Item::document)
                .thenComparing(NaiveAccount.Item::id));
        return open;
    }

    private void aging(StringBuilder out, String basis, String customer, List<NaiveAccount.Item> items, int day) {
        // Not due, four buckets, unapplied.
        Map<String, long[]> columns = new TreeMap<>();
        for (NaiveAccount.Item item : items) {
            int age = day - (basis.equals("due") ? item.due() : item.document());
            int bucket = age <= 0 ? 0 : age <= 30 ? 1 : age <= 60 ? 2 : age <= 90 ? 3 : 4;
            columns.computeIfAbsent(item.currency(), currency -> new long[6])[
                            item.side() == Side.CREDIT ? 5 : bucket] +=
                    open(item, day);
        }
        columns.forEach((currency, sums) -> AnswerText.aging(
                out,
                basis,
                customer,
                currency,
                sums[0],
                List.of(sums[1], sums[2], sums[3], sums[4]),
                sums[5],
                sums[0] + sums[1] + sums[2] + sums[3] + sums[4] - sums[5]));
    }

    private static Map<String, Long> owed(NaiveAccount account, int before) {
        Map<String, Long> owed = new TreeMap<>();
        for (NaiveAccount.Item item : account.items) {
            if (item.from() < before) {
                owed.merge(item.currency(), signed(item), Long::sum);
            }
        }
        return owed;
    }

    private void statement(StringBuilder out, String customer, NaiveAccount account, int first, int last) {
        Map<String, Long> openings = owed(account, first);
        owed(account, last + 1).forEach((currency, closing) -> {
            List<NaiveAccount.Item> lines = account.items.stream()
                    .filter(item -> item.currency().equals(currency) && item.from() >= first && item.from() <= last)
                    .sorted(Comparator.comparing(NaiveAccount.Item::from))
                    .toList();
            long balance = openings.getOrDefault(currency, 0L);
            boolean isOpen = openItems(account, last).stream()
                    .anyMatch(item -> item.currency().equals(currency));
            if (balance == 0 && lines.isEmpty() && !isOpen) {
                return;
            }
            AnswerText.opening(out, customer, currency, balance);
            long debits = 0;
            for (NaiveAccount.Item item : lines) {
                balance += signed(item);
                debits += Math.max(0, signed(item));
                line(out, item, balance);
            }
            AnswerText.closing(out, debits, openings.getOrDefault(currency, 0L) + debits - closing, closing);
        });
    }

    private void line(StringBuilder out, NaiveAccount.Item item, long balance) {
        AnswerText.line(
                out,
                date(item.from()),
                item.kind(),
                item.id(),
                signed(item),
                date(item.document()),
                date(item.due()),
                date(item.value()),
                item.reference(),
                reversed(item),
                balance);
    }

    private String reversed(NaiveAccount.Item item) {
        if (item.kind() != EntryKind.REVERSAL) {
            return "";
        }
        NaiveAccount.Link only = linksOf.get(item).get(0);
        NaiveAccount.Item other = only.credit == item ? only.debit : only.credit;
        return other.kind() + " " + other.id();
    }

    private void totals(StringBuilder out, int first, int last) {
        Map<String, Map<EntryKind, long[]>> totals = new TreeMap<>();
        for (NaiveAccount account : accounts.values()) {
            for (NaiveAccount.Item item : account.items) {
                if (item.from() >= first && item.from() <= last) {
                    long[] total = totals.computeIfAbsent(item.currency(), currency -> new EnumMap<>(EntryKind.class))
                            .computeIfAbsent(item.kind(), kind -> new long[2]);
                    total[0]++;
                    total[1] += item.amount();
                }
            }
        }
        totals.forEach((currency, byKind) -> {
            for (EntryKind kind : EntryKind.values()) {
                long[] total = byKind.getOrDefault(kind, new long[2]);
                AnswerText.total(out, currency, kind, total[0], total[1]);
            }
        });
    }

    private static long signed(NaiveAccount.Item item) {
        return item.side() == Side.DEBIT ? item.amount() : -item.amount();
    }

    private LocalDate date(int day) {
        return dayZero.plusDays(day);
    }
}
