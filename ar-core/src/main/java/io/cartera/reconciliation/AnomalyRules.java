package io.cartera.reconciliation;

import io.cartera.account.EntrySource;
import io.cartera.account.OpenItemSource;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What counts as odd, and the search for it: gaps in the numbers of documents, money unapplied for too long, invoices
 * that used to come every month and do not, documents that may have been entered twice.
 * <p>
 * Invoices, debit notes and credit notes may share a series of numbers. Money is a receipt or a deposit. Documents are
 * taken whole, all parts together; two receipts of one amount are not the same twice where the bank took one back.
 * Reversed entries and their reversals count for numbers only. Immutable. Example:
 * <pre>{@code
 * books.analysis().anomalies(AnomalyRules.usual().unappliedFor(10), today);
 * }</pre>
 */
public final class AnomalyRules {

    private static final AnomalyRules USUAL = new AnomalyRules(30, 3, 7);

    private final int unappliedDays;
    private final int monthsBefore;
    private final int twiceDays;

    private AnomalyRules(int unappliedDays, int monthsBefore, int twiceDays) {
        this.unappliedDays = unappliedDays;
        this.monthsBefore = monthsBefore;
        this.twiceDays = twiceDays;
    }

    /** Money unapplied for more than 30 days, a month without invoice after 3 with one, equal documents within 7 days. */
    public static AnomalyRules usual() {
        return USUAL;
    }

    /**
     * The same with money found that is unapplied for more than so many days.
     *
     * @throws IllegalArgumentException if days is not 0 to 3660
     */
    public AnomalyRules unappliedFor(int days) {
        return new AnomalyRules(within(days, 0, 3660, "days"), monthsBefore, twiceDays);
    }

    /**
     * The same with a month without invoice found after so many months with one, or more.
     *
     * @throws IllegalArgumentException if months is not 2 to 120
     */
    public AnomalyRules invoiceMissingAfter(int months) {
        return new AnomalyRules(unappliedDays, within(months, 2, 120, "months"), twiceDays);
    }

    /**
     * The same with equal documents found that lie at most so many days apart.
     *
     * @throws IllegalArgumentException if days is not 0 to 366
     */
    public AnomalyRules maybeTwiceWithin(int days) {
        return new AnomalyRules(unappliedDays, monthsBefore, within(days, 0, 366, "days"));
    }

    private static int within(int value, int least, int most, String name) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + ", " + least + " to " + most + " are allowed");
        }
        return value;
    }

    /**
     * Searches, in one pass over the entries and one over the open items.
     *
     * @param entries all entries, customer by customer; those of later days fill gaps in numbers and count for nothing else
     * @param open what is open on the day
     * @param asOf the day
     * @return what was found: missing numbers by series, then by customer in the order of the entries, then money
     *     in the order of the open items
     */
    public List<Anomaly> find(EntrySource entries, OpenItemSource open, LocalDate asOf) {
        Objects.requireNonNull(entries, "entries");
        Objects.requireNonNull(open, "open");
        Require.date(asOf, "asOf");
        NumberSearch numbers = new NumberSearch(asOf);
        CustomerSearch customers = new CustomerSearch(monthsBefore, twiceDays, asOf);
        entries.forEach((customer, entry) -> {
            numbers.see(entry);
            if (!entry.effectiveOn().isAfter(asOf)) {
                customers.see(customer, entry);
            }
        });
        List<Anomaly> found = new ArrayList<>(numbers.found());
        found.addAll(customers.found());
        open.forEach(item -> {
            long days = asOf.toEpochDay() - item.documentDay();
            if (item.kind().isMoneyIn() && days > unappliedDays) {
                found.add(new Anomaly.UnappliedTooLong(item, Math.toIntExact(days)));
            }
        });
        return List.copyOf(found);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AnomalyRules that
                && unappliedDays == that.unappliedDays
                && monthsBefore == that.monthsBefore
                && twiceDays == that.twiceDays;
    }

    @Override
    public int hashCode() {
        return Objects.hash(unappliedDays, monthsBefore, twiceDays);
    }

    @Override
    public String toString() {
        return "AnomalyRules[unapplied " + unappliedDays + " days, invoice missing after " + monthsBefore
                + " months, maybe twice within " + twiceDays + " days]";
    }
}
