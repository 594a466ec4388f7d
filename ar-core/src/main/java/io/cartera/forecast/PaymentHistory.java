package io.cartera.forecast;

import io.cartera.account.AccountHistory;
import io.cartera.account.EntryKind;
import io.cartera.account.OpenItem;
import io.cartera.account.Side;
import io.cartera.customer.CustomerId;
import io.cartera.forecast.PastDebits.PastDebit;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known on a day of how debits were settled: of each customer the debits that are settled, with the days on which
 * they were, those that are still open, and to which group it belongs.
 * <p>
 * Of the debits invoices, debit notes and opening balances are evidence; others, such as interest, are only forecast. A
 * debit counts as settled on the day from which it was paid but for a twentieth at most, what credit notes, discounts and small
 * differences take off it counting from the beginning: of 100.00 with 58.00 paid on the 3rd, 40.00 on the 10th, and 2.00 written off in the
 * next month or still open, the day is the 10th. One that money had no part in (taken back by a credit
 * note, given up) is no evidence, and one of which more than a twentieth was given up as a bad debt is none. A history is read from
 * the accounts ({@link Builder#add}) or made of rows of any other table ({@link Builder#settled},
 * {@link Builder#open}); only what was effective by the day counts. How late a
 * customer pays is read over all currencies, since days have none; amounts are never added up. Immutable and thread-safe. Example:
 * <pre>{@code
 * PaymentHistory.asOf(LocalDate.parse("2026-03-31"))
 *         .settled(OpenItem.debit(acme, "INV-1", eur100, issued, due), LocalDate.parse("2026-02-14"))
 *         .open(OpenItem.debit(acme, "INV-2", eur200, later, laterDue))
 *         .group(acme, "retail")
 *         .build();
 * }</pre>
 */
public final class PaymentHistory {

    private final LocalDate asOf;
    private final SortedMap<CustomerId, PastDebits> customers;
    private final List<OpenItem> open;

    private PaymentHistory(LocalDate asOf, SortedMap<CustomerId, PastDebits> customers, List<OpenItem> open) {
        this.asOf = asOf;
        this.customers = customers;
        this.open = open;
    }

    /** A history as of a day, to be filled. */
    public static Builder asOf(LocalDate day) {
        return new Builder(Require.date(day, "day"));
    }

    /** The day. */
    public LocalDate asOf() {
        return asOf;
    }

    /** The debits that are open, by customer, then as {@link OpenItem#readingOrder()} has them. */
    public List<OpenItem> open() {
        return open;
    }

    /** The group of a customer; empty where none was given. */
    public Optional<String> group(CustomerId customer) {
        return Optional.of(of(customer).group()).filter(group -> !group.isEmpty());
    }

    /** How many debits of a customer are settled. */
    public int settledCount(CustomerId customer) {
        return (int) of(customer).debits().stream().filter(PastDebit::isSettled).count();
    }

    /** What became of the debits of all customers. */
    List<PastDebits> customers() {
        return List.copyOf(customers.values());
    }

    PastDebits of(CustomerId customer) {
        PastDebits known = customers.get(Objects.requireNonNull(customer, "customer"));
        return known == null ? new PastDebits("", List.of()) : known;
    }

    @Override
    public String toString() {
        return "PaymentHistory[" + asOf + ", " + customers.size() + " customers, " + open.size() + " open]";
    }

    /** Takes in what is known; the order does not matter. Not thread-safe. */
    public static final class Builder {

        private final LocalDate asOf;
        private final Map<CustomerId, List<PastDebit>> debits = new TreeMap<>();
        private final Map<CustomerId, String> groups = new TreeMap<>();
        private final List<OpenItem> open = new ArrayList<>();

        private Builder(LocalDate asOf) {
            this.asOf = asOf;
        }

        /** Adds the debits of an account, as far as they were effective by the day. */
        public Builder add(AccountHistory history) {
            new DebitReading(asOf).read(history, new DebitReading.Telling() {
                @Override
                public void paid(OpenItem debit, LocalDate paidOn, Optional<LocalDate> closedOn) {
                    settled(debit, paidOn);
                }

                @Override
                public void open(OpenItem debit) {
                    Builder.this.open(debit);
                }
            });
            return this;
        }

        /**
         * Adds a debit that is settled.
         *
         * @param debit the debit, before anything of it was settled
         * @throws IllegalArgumentException if it is a credit, or was settled after the day of the history
         */
        public Builder settled(OpenItem debit, LocalDate on) {
            requireDebit(debit);
            if (Require.date(on, "on").isAfter(asOf)) {
                throw new IllegalArgumentException("on is " + on + ", after the day of the history, " + asOf);
            }
            note(debit, (int) on.toEpochDay());
            return this;
        }

        /**
         * Adds a debit that is open. One that was issued after the day is left out. Where at most a twentieth is open the debit is
         * forecast, but is no evidence of late payment; it may be {@link #settled} too, on the day on which the rest of it was.
         *
         * @throws IllegalArgumentException if it is a credit
         */
        public Builder open(OpenItem debit) {
            requireDebit(debit);
            if (!debit.documentOn().isAfter(asOf)) {
                open.add(debit);
                if (!DebitReading.isRest(debit)) {
                    note(debit, PastDebits.OPEN);
                }
            }
            return this;
        }

        /** Says to which group a customer belongs, such as its industry, its country or its segment. */
        public Builder group(CustomerId customer, String group) {
            groups.put(Objects.requireNonNull(customer, "customer"), Require.text(group, "group"));
            return this;
        }

        private static void requireDebit(OpenItem debit) {
            if (debit.side() != Side.DEBIT) {
                throw new IllegalArgumentException("debit is a credit, " + debit.id());
            }
        }

        private void note(OpenItem debit, int settled) {
            List<PastDebit> ofCustomer = debits.computeIfAbsent(debit.customer(), first -> new ArrayList<>());
            if (isEvidence(debit.kind())) {
                ofCustomer.add(new PastDebit(
                        debit.documentDay(),
                        debit.dueDay(),
                        settled,
                        debit.amount().getAmountMinorLong()));
            }
        }

        private static boolean isEvidence(EntryKind kind) {
            return kind == EntryKind.INVOICE || kind == EntryKind.DEBIT_NOTE || kind == EntryKind.OPENING_BALANCE;
        }

        /** The history of what was added. */
        public PaymentHistory build() {
            SortedMap<CustomerId, PastDebits> customers = new TreeMap<>();
            debits.forEach((customer, past) ->
                    customers.put(customer, new PastDebits(groups.getOrDefault(customer, ""), past)));
            List<OpenItem> sorted = open.stream()
                    .sorted(Comparator.comparing(OpenItem::customer).thenComparing(OpenItem.readingOrder()))
                    .toList();
            return new PaymentHistory(asOf, customers, sorted);
        }
    }
}
