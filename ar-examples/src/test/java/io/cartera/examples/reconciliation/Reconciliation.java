package io.cartera.examples.reconciliation;

import static io.cartera.examples.reconciliation.NaiveBooks.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.Receivables;
import io.cartera.account.Link;
import io.cartera.aging.AgedAmounts;
import io.cartera.aging.AgingBuckets;
import io.cartera.aging.AgingReport;
import io.cartera.customer.CustomerId;
import io.cartera.time.AsOf;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.joda.money.Money;

/** Holds books against what they must say, to the cent. */
public final class Reconciliation {

    private static final AgingBuckets BUCKETS = AgingBuckets.days(30, 60, 90);

    private final Receivables books;
    private final NaiveBooks expected;

    private Reconciliation(Receivables books, NaiveBooks expected) {
        this.books = books;
        this.expected = expected;
    }

    /** The reconciliation of these books with those. */
    public static Reconciliation of(Receivables books, NaiveBooks expected) {
        return new Reconciliation(books, expected);
    }

    /** The aging of all accounts by due date in the usual buckets. */
    public static AgingReport aging(Receivables books, LocalDate day) {
        return books.accounts().aging(BUCKETS, day);
    }

    /** Not due, 1-30, 31-60, 61-90, above 90, unapplied, balance. */
    public static List<BigDecimal> columns(AgedAmounts amounts) {
        List<Money> columns = new ArrayList<>(List.of(amounts.notDue()));
        columns.addAll(amounts.overdue());
        columns.addAll(List.of(amounts.unapplied(), amounts.balance()));
        return columns.stream().map(Money::getAmount).toList();
    }

    /** What is open of each item on a day, by {@link NaiveBooks.Item#key}. */
    public static Map<String, BigDecimal> open(Receivables books, LocalDate day) {
        Map<String, BigDecimal> open = new HashMap<>();
        books.accounts()
                .openItems(
                        AsOf.of(day),
                        item -> open.put(
                                item.customer() + "/" + item.id(), item.open().getAmount()));
        return open;
    }

    /** On each of these days every column of the aging, for every customer and for all of them together. */
    public void agingOn(Collection<LocalDate> days) {
        days.forEach(this::aging);
    }

    private SortedMap<String, List<BigDecimal>> aging(LocalDate day) {
        AgingReport report = aging(books, day);
        SortedMap<String, List<BigDecimal>> rows = new TreeMap<>();
        report.rows().forEach(row -> rows.put(row.customer().value(), columns(row.amounts())));
        assertThat(rows).as("aging as of %s", day).isEqualTo(expected.aged(day));
        List<List<BigDecimal>> totals =
                report.totals().stream().map(Reconciliation::columns).toList();
        assertThat(totals).as("totals as of %s", day).isEqualTo(rows.isEmpty() ? List.of() : List.of(sum(rows)));
        return rows;
    }

    /** On each of these days what is open of every single item. */
    public void openItemsOn(Collection<LocalDate> days) {
        for (LocalDate day : days) {
            assertThat(open(books, day)).as("open items as of %s", day).isEqualTo(expected.open(day));
        }
    }

    /** On each of these days the aging of every customer, and the same from what is charged, credited and allocated. */
    public void accountsOn(Collection<LocalDate> days) {
        Map<String, List<Link>> links = new TreeMap<>();
        for (String customer : expected.customers()) {
            links.put(
                    customer, books.accounts().history(CustomerId.of(customer)).links());
        }
        for (LocalDate day : days) {
            SortedMap<String, List<BigDecimal>> rows = aging(day);
            SortedMap<String, List<BigDecimal>> found = new TreeMap<>();
            SortedMap<String, List<BigDecimal>> wanted = new TreeMap<>();
            links.forEach((customer, of) -> {
                BigDecimal allocated = allocated(of, day);
                found.put(customer, found(allocated, rows.getOrDefault(customer, NaiveBooks.noRow())));
                wanted.put(customer, wanted(allocated, customer, day));
            });
            assertThat(found)
                    .as("allocated, open debits, unapplied, sum of columns and balance as of %s", day)
                    .isEqualTo(wanted);
        }
    }

    private static BigDecimal allocated(List<Link> links, LocalDate day) {
        BigDecimal sum = NOTHING;
        for (Link link : links) {
            sum = sum.add(BigDecimal.valueOf(link.minorAt(AsOf.of(day)), 2));
        }
        return sum;
    }

    private static List<BigDecimal> found(BigDecimal allocated, List<BigDecimal> row) {
        BigDecimal openDebits = NOTHING;
        for (BigDecimal column : row.subList(0, 5)) {
            openDebits = openDebits.add(column);
        }
        BigDecimal unapplied = row.get(5);
        return List.of(allocated, openDebits, unapplied, openDebits.subtract(unapplied), row.get(6));
    }

    private List<BigDecimal> wanted(BigDecimal allocated, String customer, LocalDate day) {
        BigDecimal charged = expected.charged(customer, day);
        BigDecimal credited = expected.credited(customer, day);
        BigDecimal balance = charged.subtract(credited);
        return List.of(
                expected.allocated(customer, day),
                charged.subtract(allocated),
                credited.subtract(allocated),
                balance,
                balance);
    }

    private static List<BigDecimal> sum(SortedMap<String, List<BigDecimal>> rows) {
        return IntStream.range(0, 7)
                .mapToObj(column ->
                        rows.values().stream().map(row -> row.get(column)).reduce(NOTHING, BigDecimal::add))
                .toList();
    }
}
