package io.cartera.examples.classicmodels;

import static io.cartera.examples.reconciliation.NaiveBooks.NOTHING;
import static io.cartera.examples.reconciliation.Reconciliation.aging;
import static io.cartera.examples.reconciliation.Reconciliation.columns;
import static io.cartera.examples.reconciliation.Reconciliation.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.Receivables;
import io.cartera.account.EntryKind;
import io.cartera.aging.AgedBalance;
import io.cartera.analysis.EntryTotals;
import io.cartera.analysis.PaymentRecord;
import io.cartera.examples.reconciliation.Kept;
import io.cartera.examples.reconciliation.NaiveBooks;
import io.cartera.examples.reconciliation.NaiveBooks.Item;
import io.cartera.examples.reconciliation.PostedLedger;
import io.cartera.examples.reconciliation.Reconciliation;
import io.cartera.examples.reconciliation.SharedData;
import io.cartera.exposure.CreditUtilisation;
import io.cartera.rating.PayerClass;
import io.cartera.rating.PayerRules;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
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

    private static final LocalDate LAST_EVENT = LocalDate.parse("2005-06-09");
    private static final Map<Kept, Receivables> BOOKS = new EnumMap<>(Kept.class);

    private static NaiveClassicModels source;
    private static NaiveBooks expected;
    private static ClassicModels.Imported imported;

    @BeforeAll
    static void import_and_post(@TempDir Path target) throws IOException {
        Path folder = SharedData.folder("classicmodels");
        source = NaiveClassicModels.of(folder);
        expected = source.books();
        imported = ClassicModels.write(folder, target);
        BOOKS.putAll(PostedLedger.everywhere(target));
    }

    @Test
    void customers_orders_and_cheques_are_all_there() {
        assertThat(imported).isEqualTo(new ClassicModels.Imported(122, 320, 6, 273));
        assertThat(source.orders()).isEqualTo(326);
        assertThat(source.invoices()).hasSize(320);
        assertThat(source.cheques()).hasSize(273);
        assertThat(source.limits()).hasSize(122);
        assertThat(source.limits().values())
                .filteredOn(limit -> limit.signum() == 0)
                .hasSize(24);
    }

    @Test
    void a_cheque_number_names_one_cheque_of_all_customers() {
        assertThat(source.cheques()).extracting(Item::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void aging_reconciles_to_the_cent_on_every_month_end_and_some_odd_days(Kept kept) {
        SortedSet<LocalDate> days = monthEndsAndOddDays();

        assertThat(days).hasSize(51);
        Reconciliation books = Reconciliation.of(BOOKS.get(kept), expected);
        books.accountsOn(days);
        books.openItemsOn(days);
    }

    @Test
    void aging_in_memory_reconciles_to_the_cent_on_every_day_on_which_anything_happened() {
        SortedSet<LocalDate> days = expected.eventDays();

        assertThat(days).hasSize(413).endsWith(LAST_EVENT);
        Reconciliation books = Reconciliation.of(BOOKS.get(Kept.IN_MEMORY), expected);
        books.accountsOn(days);
        books.openItemsOn(days);
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
    void C069_how_each_customer_paid_is_as_worked_out_from_invoices_and_cheques(Kept kept) {
        SortedMap<String, NaivePayments> paid = new TreeMap<>();
        Map<PayerClass, Integer> classes = new EnumMap<>(PayerClass.class);
        BOOKS.get(kept).ratings().behaviour(AsOf.of(LAST_EVENT), behaviour -> {
            PayerRules ofAny = PayerRules.usual().withLeastDebits(1);
            classes.merge(ofAny.classify(behaviour, false).payerClass(), 1, Integer::sum);
            if (!behaviour.isUnknown()) {
                PaymentRecord record = behaviour.in(CurrencyUnit.USD);
                paid.put(
                        behaviour.customer().value(),
                        new NaivePayments(
                                record.settledCount(),
                                record.onTimeCount(),
                                record.longestDays().orElse(Long.MIN_VALUE),
                                record.weightedDays()
                                        .map(BigDecimal::toPlainString)
                                        .orElse("none"),
                                record.overdue().getAmount().toPlainString()));
            }
        });

        assertThat(paid).isEqualTo(NaivePayments.of(source.invoices(), source.cheques(), LAST_EVENT));
        assertThat(paid.values().stream().mapToLong(NaivePayments::settled).sum())
                .isEqualTo(302);
        assertThat(classes)
                .isEqualTo(Map.of(
                        PayerClass.ALWAYS_ON_TIME, 78,
                        PayerClass.OCCASIONALLY_LATE, 4,
                        PayerClass.HABITUALLY_LATE, 16,
                        PayerClass.UNKNOWN, 24));
    }

    @ParameterizedTest
    @EnumSource
    void every_limit_is_on_file_and_used_by_the_balance(Kept kept) {
        List<String> used = new ArrayList<>();
        for (CreditUtilisation each : BOOKS.get(kept).credit().utilisation(LAST_EVENT)) {
            used.add(each.customer() + " " + each.exposure() + " of " + each.limit());
        }

        List<String> naive = new ArrayList<>();
        source.limits()
                .forEach((customer, limit) -> naive.add(customer + " "
                        + usd(expected.balance(customer, LAST_EVENT).max(NOTHING)) + " of " + usd(limit)));
        assertThat(used).isEqualTo(naive);
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

    private static Money usd(BigDecimal amount) {
        return Money.of(CurrencyUnit.USD, amount);
    }
}
