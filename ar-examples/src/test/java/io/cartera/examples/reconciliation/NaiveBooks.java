package io.cartera.examples.reconciliation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the books must say, worked out from items alone with nothing of the library: everything falls due net 30, and on
 * each day of a customer its oldest credits pay its oldest debits. One currency with two decimals.
 */
public final class NaiveBooks {

    /** No money. */
    public static final BigDecimal NOTHING = new BigDecimal("0.00");

    private static final int NET_DAYS = 30;

    private final SortedMap<String, Account> accounts = new TreeMap<>();

    private NaiveBooks() {}

    /** The books of these customers over these items. */
    public static NaiveBooks of(Collection<String> customers, List<Item> items) {
        NaiveBooks books = new NaiveBooks();
        customers.forEach(customer -> books.accounts.put(customer, new Account()));
        // All items have the same term, so the order of their dates is that of their due dates.
        items.stream()
                .sorted(Comparator.comparing(Item::on).thenComparing(Item::id))
                .forEach(item -> books.accounts.get(item.customer()).add(item));
        books.accounts.values().forEach(Account::firstInFirstOut);
        return books;
    }

    /** All customers, with or without items. */
    public Set<String> customers() {
        return accounts.keySet();
    }

    /** The days on which anything happened. */
    public SortedSet<LocalDate> eventDays() {
        SortedSet<LocalDate> days = new TreeSet<>();
        accounts.values().forEach(account -> days.addAll(account.days));
        return days;
    }

    /** All that a customer was ever charged, by a day. */
    BigDecimal charged(String customer, LocalDate asOf) {
        return sum(accounts.get(customer).debits, asOf);
    }

    /** All that a customer was ever credited, by a day. */
    BigDecimal credited(String customer, LocalDate asOf) {
        return sum(accounts.get(customer).credits, asOf);
    }

    /** What a customer owes on a day. */
    public BigDecimal balance(String customer, LocalDate asOf) {
        return charged(customer, asOf).subtract(credited(customer, asOf));
    }

    /** How much of a customer's credits has paid debits by a day. */
    BigDecimal allocated(String customer, LocalDate asOf) {
        BigDecimal sum = NOTHING;
        for (Match match : accounts.get(customer).matches) {
            sum = match.on().isAfter(asOf) ? sum : sum.add(match.amount());
        }
        return sum;
    }

    /** What is open of each item on a day, by {@link Item#key}. */
    Map<String, BigDecimal> open(LocalDate asOf) {
        Map<String, BigDecimal> open = new HashMap<>();
        for (Account account : accounts.values()) {
            for (List<Item> side : List.of(account.debits, account.credits)) {
                BigDecimal[] left = account.open(side, asOf);
                for (int i = 0; i < left.length; i++) {
                    open.put(side.get(i).key(), left[i]);
                }
            }
        }
        open.values().removeIf(left -> left.signum() == 0);
        return open;
    }

    /** Not due, 1-30, 31-60, 61-90, above 90, unapplied and balance of every customer with anything open. */
    SortedMap<String, List<BigDecimal>> aged(LocalDate asOf) {
        SortedMap<String, List<BigDecimal>> rows = new TreeMap<>();
        accounts.forEach((customer, account) -> {
            List<BigDecimal> row = account.aged(asOf);
            if (row.stream().anyMatch(column -> column.signum() != 0)) {
                row.set(6, balance(customer, asOf));
                rows.put(customer, row);
            }
        });
        return rows;
    }

    /** The row of a customer with nothing open. */
    static List<BigDecimal> noRow() {
        return new ArrayList<>(Collections.nCopies(7, NOTHING));
    }

    private static BigDecimal sum(List<Item> items, LocalDate asOf) {
        BigDecimal sum = NOTHING;
        for (Item item : items) {
            sum = item.on().isAfter(asOf) ? sum : sum.add(item.amount());
        }
        return sum;
    }

    /** Something that raises what a customer owes, or lowers it. */
    public record Item(String customer, String id, String key, boolean isDebit, LocalDate on, BigDecimal amount) {

        /** An invoice, or what else raises what a customer owes. */
        public static Item debit(String customer, String id, LocalDate on, BigDecimal amount) {
            return new Item(customer, id, customer + "/" + id, true, on, amount);
        }

        /** A payment, or what else lowers what a customer owes. */
        public static Item credit(String customer, String id, LocalDate on, BigDecimal amount) {
            return new Item(customer, id, customer + "/" + id, false, on, amount);
        }
    }

    /** So much of a credit pays so much of a debit, from a day on; each by its place among its like. */
    private record Match(int credit, int debit, LocalDate on, BigDecimal amount) {}

    private static final class Account {

        private final List<Item> debits = new ArrayList<>();
        private final List<Item> credits = new ArrayList<>();
        private final SortedSet<LocalDate> days = new TreeSet<>();
        private final List<Match> matches = new ArrayList<>();

        void add(Item item) {
            (item.isDebit() ? debits : credits).add(item);
            days.add(item.on());
        }

        /** On each day, the oldest credits pay the oldest debits, as far as both go. */
        void firstInFirstOut() {
            for (LocalDate day : days) {
                BigDecimal[] owed = open(debits, day);
                BigDecimal[] paid = open(credits, day);
                for (int credit = 0; credit < paid.length; credit++) {
                    for (int debit = 0; debit < owed.length && paid[credit].signum() > 0; debit++) {
                        BigDecimal part = paid[credit].min(owed[debit]);
                        if (part.signum() > 0) {
                            matches.add(new Match(credit, debit, day, part));
                            paid[credit] = paid[credit].subtract(part);
                            owed[debit] = owed[debit].subtract(part);
                        }
                    }
                }
            }
        }

        /** What is open of each item of one side on a day; nothing of those that come later. */
        BigDecimal[] open(List<Item> side, LocalDate asOf) {
            BigDecimal[] open = new BigDecimal[side.size()];
            for (int i = 0; i < open.length; i++) {
                open[i] = side.get(i).on().isAfter(asOf) ? NOTHING : side.get(i).amount();
            }
            for (Match match : matches) {
                if (!match.on().isAfter(asOf)) {
                    int place = side == debits ? match.debit() : match.credit();
                    open[place] = open[place].subtract(match.amount());
                }
            }
            return open;
        }

        /** The columns before the balance. */
        List<BigDecimal> aged(LocalDate asOf) {
            List<BigDecimal> row = noRow();
            BigDecimal[] owed = open(debits, asOf);
            for (int i = 0; i < owed.length; i++) {
                long late = ChronoUnit.DAYS.between(debits.get(i).on().plusDays(NET_DAYS), asOf);
                int column = late <= 0 ? 0 : late <= 30 ? 1 : late <= 60 ? 2 : late <= 90 ? 3 : 4;
                row.set(column, row.get(column).add(owed[i]));
            }
            for (BigDecimal paid : open(credits, asOf)) {
                row.set(5, row.get(5).add(paid));
            }
            return row;
        }
    }
}
