package io.cartera.examples.classicmodels;

import static io.cartera.examples.classicmodels.NaiveBooks.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.Receivables;
import io.cartera.account.AccountHistory;
import io.cartera.account.EntryKind;
import io.cartera.aging.AgedAmounts;
import io.cartera.aging.AgedBalance;
import io.cartera.aging.AgingBuckets;
import io.cartera.aging.AgingReport;
import io.cartera.analysis.EntryTotals;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditUtilisation;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.jdbc.JdbcStore;
import io.cartera.jdbc.Schema;
import io.cartera.jdbc.testing.TestH2;
import io.cartera.jdbc.testing.TestPostgres;
import io.cartera.store.ReceivablesStore;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The classicmodels ledger, imported, posted through the door into every store, and reconciled to the cent with figures
 * worked out from the source files alone.
 */
class ClassicModelsTest {

    private static final AgingBuckets BUCKETS = AgingBuckets.days(30, 60, 90);
    private static final LocalDate LAST_EVENT = LocalDate.parse("2005-06-09");
    private static final Map<Kept, Receivables> BOOKS = new EnumMap<>(Kept.class);

    private static NaiveBooks expected;
    private static ClassicModels.Imported imported;

    @BeforeAll
    static void import_and_post(@TempDir Path target) throws IOException {
        Path source = source();
        expected = NaiveBooks.of(source);
        imported = ClassicModels.write(source, target);
        for (Kept kept : Kept.values()) {
            Receivables books = Receivables.over(kept.store());
            PostedLedger.post(target, books);
            BOOKS.put(kept, books);
        }
    }

    /** The data lies beside the repository, never in it. */
    private static Path source() {
        Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        for (Path folder = module; folder != null; folder = folder.getParent()) {
            Path data = folder.resolve("shared/data/classicmodels");
            if (Files.isDirectory(data)) {
                return data;
            }
        }
        return Assumptions.abort("There is no shared/data/classicmodels beside the repository; nothing was reconciled");
    }

    @Test
    void customers_orders_and_cheques_are_all_there() {
        assertThat(imported).isEqualTo(new ClassicModels.Imported(122, 320, 6, 273));
        assertThat(expected.orders()).isEqualTo(326);
        assertThat(expected.invoices()).hasSize(320);
        assertThat(expected.cheques()).hasSize(273);
        assertThat(expected.limits()).hasSize(122);
        assertThat(expected.limits().values())
                .filteredOn(limit -> limit.signum() == 0)
                .hasSize(24);
    }

    @Test
    void a_cheque_number_names_one_cheque_of_all_customers() {
        assertThat(expected.cheques()).extracting(NaiveBooks.Item::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void aging_reconciles_to_the_cent_on_every_month_end_and_some_odd_days(Kept kept) {
        SortedSet<LocalDate> days = monthEndsAndOddDays();

        assertThat(days).hasSize(51);
        reconcile(BOOKS.get(kept), days);
    }

    @Test
    void aging_in_memory_reconciles_to_the_cent_on_every_day_on_which_anything_happened() {
        SortedSet<LocalDate> days = expected.eventDays();

        assertThat(days).hasSize(413).endsWith(LAST_EVENT);
        reconcile(BOOKS.get(Kept.IN_MEMORY), days);
    }

    @Test
    void all_stores_age_alike() {
        for (LocalDate day : monthEndsAndOddDays()) {
            List<AgedBalance> inMemory = aging(BOOKS.get(Kept.IN_MEMORY), day).rows();
            for (Receivables books : BOOKS.values()) {
                assertThat(aging(books, day).rows()).as("as of %s", day).isEqualTo(inMemory);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void totals_are_those_of_the_documentation(Kept kept) {
        EntryTotals entries = BOOKS.get(kept).accounts().totals(DateRange.upTo(LAST_EVENT));
        assertThat(entries.of(CurrencyUnit.USD, EntryKind.INVOICE))
                .isEqualTo(new EntryTotals.Total(320, Money.parse("USD 9365336.43")));
        assertThat(entries.of(CurrencyUnit.USD, EntryKind.RECEIPT))
                .isEqualTo(new EntryTotals.Total(273, Money.parse("USD 8853839.23")));
        assertThat(open(BOOKS.get(kept), LAST_EVENT)).hasSize(18);
        assertThat(aging(BOOKS.get(kept), LAST_EVENT).rows()).hasSize(16);
        assertThat(aging(BOOKS.get(kept), LocalDate.parse("2003-12-31")).rows()).isEmpty();
        assertThat(total(kept, "2004-12-31"))
                .containsExactly("64435.97", "40119.08", "0.00", "0.00", "0.00", "73701.28", "30853.77");
        assertThat(total(kept, "2005-05-31"))
                .containsExactly("337008.30", "151474.73", "59089.26", "0.00", "23014.17", "0.00", "570586.46");
        assertThat(total(kept, "2005-06-09"))
                .containsExactly("275256.19", "137946.46", "75280.38", "0.00", "23014.17", "0.00", "511497.20");
    }

    @ParameterizedTest
    @EnumSource
    void every_limit_is_on_file_and_used_by_the_balance(Kept kept) {
        List<String> used = new ArrayList<>();
        for (CreditUtilisation each : BOOKS.get(kept).credit().utilisation(LAST_EVENT)) {
            used.add(each.customer() + " " + each.exposure() + " of " + each.limit());
        }

        List<String> naive = new ArrayList<>();
        expected.limits()
                .forEach((customer, limit) -> naive.add(
                        customer + " " + usd(balance(customer, LAST_EVENT).max(NOTHING)) + " of " + usd(limit)));
        assertThat(used).isEqualTo(naive);
    }

    /** All that must hold, on each of these days, for all customers and for each. */
    private static void reconcile(Receivables books, Collection<LocalDate> days) {
        Map<String, AccountHistory> histories = new TreeMap<>();
        expected.limits()
                .keySet()
                .forEach(customer -> histories.put(customer, books.accounts().history(CustomerId.of(customer))));
        for (LocalDate day : days) {
            AgingReport report = aging(books, day);
            SortedMap<String, List<BigDecimal>> rows = new TreeMap<>();
            report.rows().forEach(row -> rows.put(row.customer().value(), columns(row.amounts())));
            assertThat(rows).as("aging as of %s", day).isEqualTo(expected.aged(day));
            assertThat(open(books, day)).as("open items as of %s", day).isEqualTo(expected.open(day));
            expected.limits()
                    .keySet()
                    .forEach(customer -> reconcile(
                            rows.getOrDefault(customer, NaiveBooks.noRow()), histories.get(customer), customer, day));
            List<List<BigDecimal>> totals =
                    report.totals().stream().map(ClassicModelsTest::columns).toList();
            assertThat(totals).as("totals as of %s", day).isEqualTo(rows.isEmpty() ? List.of() : List.of(sum(rows)));
        }
    }

    private static void reconcile(List<BigDecimal> row, AccountHistory history, String customer, LocalDate day) {
        BigDecimal allocated = history.links().stream()
                .map(link -> BigDecimal.valueOf(link.minorAt(AsOf.of(day)), 2))
                .reduce(NOTHING, BigDecimal::add);
        BigDecimal openDebits = row.subList(0, 5).stream().reduce(NOTHING, BigDecimal::add);
        BigDecimal unapplied = row.get(5);
        BigDecimal invoiced = expected.invoiced(customer, day);
        BigDecimal paid = expected.paid(customer, day);

        assertThat(List.of(allocated, openDebits, unapplied, openDebits.subtract(unapplied), row.get(6)))
                .as("allocated, open debits, unapplied, sum of columns and balance of %s as of %s", customer, day)
                .isEqualTo(List.of(
                        expected.allocated(customer, day),
                        invoiced.subtract(allocated),
                        paid.subtract(allocated),
                        invoiced.subtract(paid),
                        invoiced.subtract(paid)));
    }

    private static List<BigDecimal> sum(SortedMap<String, List<BigDecimal>> rows) {
        return IntStream.range(0, 7)
                .mapToObj(column ->
                        rows.values().stream().map(row -> row.get(column)).reduce(NOTHING, BigDecimal::add))
                .toList();
    }

    private static SortedSet<LocalDate> monthEndsAndOddDays() {
        SortedSet<LocalDate> days = new TreeSet<>();
        for (LocalDate end = LocalDate.parse("2002-12-31"); end.getYear() < 2006; end = end.plusDays(1)) {
            if (end.plusDays(1).getDayOfMonth() == 1) {
                days.add(end);
            }
        }
        Stream.of("2003-01-06", "2003-01-16", "2003-07-04", "2003-11-20", "2004-02-28", "2004-05-05", "2004-08-15")
                .forEach(day -> days.add(LocalDate.parse(day)));
        Stream.of("2004-11-24", "2004-12-25", "2005-03-01", "2005-05-30", "2005-06-08", "2005-06-09", "2005-06-29")
                .forEach(day -> days.add(LocalDate.parse(day)));
        return days;
    }

    private static List<String> total(Kept kept, String day) {
        return columns(aging(BOOKS.get(kept), LocalDate.parse(day)).total(CurrencyUnit.USD)).stream()
                .map(BigDecimal::toString)
                .toList();
    }

    private static AgingReport aging(Receivables books, LocalDate day) {
        return books.accounts().aging(BUCKETS, day);
    }

    private static SortedMap<String, BigDecimal> open(Receivables books, LocalDate day) {
        SortedMap<String, BigDecimal> open = new TreeMap<>();
        books.accounts()
                .openItems(
                        AsOf.of(day),
                        item -> open.put(
                                item.customer() + "/" + item.id(), item.open().getAmount()));
        return open;
    }

    private static BigDecimal balance(String customer, LocalDate day) {
        return expected.invoiced(customer, day).subtract(expected.paid(customer, day));
    }

    /** Not due, 1-30, 31-60, 61-90, above 90, unapplied, balance. */
    private static List<BigDecimal> columns(AgedAmounts amounts) {
        List<Money> columns = new ArrayList<>(List.of(amounts.notDue()));
        columns.addAll(amounts.overdue());
        columns.addAll(List.of(amounts.unapplied(), amounts.balance()));
        return columns.stream().map(Money::getAmount).toList();
    }

    private static Money usd(BigDecimal amount) {
        return Money.of(CurrencyUnit.USD, amount);
    }

    /** The stores that must all say the same. */
    enum Kept {
        IN_MEMORY {
            @Override
            ReceivablesStore store() {
                return new InMemoryStore();
            }
        },
        ON_H2 {
            @Override
            ReceivablesStore store() {
                return on(TestH2.freshDatabase());
            }
        },
        ON_POSTGRESQL {
            @Override
            ReceivablesStore store() {
                return on(TestPostgres.freshDatabase());
            }
        };

        abstract ReceivablesStore store();

        private static ReceivablesStore on(DataSource database) {
            Schema.apply(database);
            return JdbcStore.using(database);
        }
    }
}
