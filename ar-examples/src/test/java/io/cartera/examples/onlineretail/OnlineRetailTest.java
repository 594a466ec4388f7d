package io.cartera.examples.onlineretail;

import static io.cartera.examples.reconciliation.Reconciliation.aging;
import static io.cartera.examples.reconciliation.Reconciliation.columns;
import static io.cartera.examples.reconciliation.Reconciliation.open;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.Receivables;
import io.cartera.account.EntryKind;
import io.cartera.analysis.EntryTotals;
import io.cartera.analysis.Turnover;
import io.cartera.customer.CustomerId;
import io.cartera.examples.onlineretail.NaiveOnlineRetail.Row;
import io.cartera.examples.reconciliation.Kept;
import io.cartera.examples.reconciliation.NaiveBooks;
import io.cartera.examples.reconciliation.PostedLedger;
import io.cartera.examples.reconciliation.Reconciliation;
import io.cartera.examples.reconciliation.SharedData;
import io.cartera.segment.AbcClass;
import io.cartera.segment.Segmentation;
import io.cartera.segment.SegmentedCustomer;
import io.cartera.time.DateRange;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
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
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A year of Online Retail II, imported, posted through the door into every store, and reconciled to the cent with
 * figures worked out from the lines of the source alone.
 */
class OnlineRetailTest {

    private static final LocalDate FIRST_EVENT = LocalDate.parse("2009-12-01");
    private static final LocalDate LAST_EVENT = LocalDate.parse("2010-11-30");
    private static final Map<Kept, Receivables> BOOKS = new EnumMap<>(Kept.class);

    private static NaiveOnlineRetail source;
    private static NaiveBooks expected;
    private static OnlineRetail.Imported imported;
    private static List<String> rejected;

    @BeforeAll
    static void import_and_post(@TempDir Path target) throws IOException {
        Path folder = SharedData.folder("online-retail");
        source = NaiveOnlineRetail.of(folder);
        expected = source.books();
        imported = OnlineRetail.write(folder, target);
        rejected = Files.readAllLines(target.resolve("rejected.csv"));
        BOOKS.putAll(PostedLedger.everywhere(target));
    }

    @Test
    void the_source_is_the_one_that_the_documentation_tells_of() {
        Map<String, Long> rows = source.rows().stream()
                .collect(
                        groupingBy(row -> row.kind() + " " + Long.signum(row.thousandths()), TreeMap::new, counting()));

        assertThat(rows).isEqualTo(Map.of("I 1", 20117L, "I 0", 3152L, "C -1", 4455L, "C 1", 1L, "A -1", 3L));
        assertThat(source.rows()).hasSize(27728).extracting(Row::number).doesNotHaveDuplicates();
        assertThat(source.rows()).filteredOn(row -> row.customer().isEmpty()).hasSize(5042);
        assertThat(source.documents()).hasSize(24562);
        assertThat(source.documents())
                .filteredOn(row -> row.customer().isEmpty())
                .hasSize(1892);
        assertThat(source.customers()).hasSize(4337);
    }

    @Test
    void every_row_goes_over_or_is_rejected_with_its_reason() {
        assertThat(imported.customers()).isEqualTo(4337);
        assertThat(imported.documents()).isEqualTo(Map.of("INVOICE", 20103L, "DEBIT_NOTE", 1L, "CREDIT_NOTE", 4458L));
        assertThat(imported.rejected()).isEqualTo(Map.of("amount is zero", 3152L, "more decimals than GBP has", 14L));

        List<String> naive = new ArrayList<>(List.of("file,line,column,value,reason"));
        for (int i = 0; i < source.rows().size(); i++) {
            Row row = source.rows().get(i);
            if (!row.isWholePence()) {
                String reason = row.thousandths() == 0 ? "amount is zero" : "more decimals than GBP has";
                naive.add("invoices.csv.gz," + (i + 2) + ",amountThousandths," + row.thousandths() + "," + reason);
            }
        }
        assertThat(rejected).isEqualTo(naive).hasSize(3167);
    }

    @ParameterizedTest
    @EnumSource
    void aging_reconciles_to_the_cent_on_every_month_end_and_some_other_days(Kept kept) {
        SortedSet<LocalDate> days = monthEndsAndOtherDays();

        assertThat(days).hasSize(50);
        Reconciliation.of(BOOKS.get(kept), expected).agingOn(days);
    }

    @ParameterizedTest
    @EnumSource
    void open_items_reconcile_to_the_cent_on_every_month_end(Kept kept) {
        SortedSet<LocalDate> days = monthEnds();

        assertThat(days).hasSize(14);
        Reconciliation.of(BOOKS.get(kept), expected).openItemsOn(days);
    }

    @Test
    void aging_in_memory_reconciles_to_the_cent_on_every_day_on_which_anything_happened() {
        SortedSet<LocalDate> days = expected.eventDays();

        assertThat(days).hasSize(299).startsWith(FIRST_EVENT).endsWith(LAST_EVENT);
        Reconciliation.of(BOOKS.get(Kept.IN_MEMORY), expected).agingOn(days);
    }

    @Test
    void accounts_in_memory_reconcile_to_the_cent_on_every_month_end() {
        Reconciliation.of(BOOKS.get(Kept.IN_MEMORY), expected).accountsOn(monthEnds());
    }

    @ParameterizedTest
    @EnumSource
    void turnover_and_abc_classes_are_those_of_the_source_in_every_month_and_the_year(Kept kept) {
        for (LocalDate month = FIRST_EVENT; month.isBefore(LAST_EVENT); month = month.plusMonths(1)) {
            classified(kept, month, month.plusMonths(1).minusDays(1));
        }
        List<SegmentedCustomer> year = classified(kept, FIRST_EVENT, LAST_EVENT);

        Map<AbcClass, Long> classes = year.stream().collect(groupingBy(SegmentedCustomer::abc, counting()));
        assertThat(classes).isEqualTo(Map.of(AbcClass.A, 1040L, AbcClass.B, 1430L, AbcClass.C, 1862L));
    }

    private static List<SegmentedCustomer> classified(Kept kept, LocalDate from, LocalDate to) {
        SortedMap<String, BigDecimal> naive = source.turnover(from, to);
        DateRange period = DateRange.ofClosed(from, to);
        Turnover turnover = BOOKS.get(kept).analysis().turnover(period);
        SortedMap<String, BigDecimal> billed = new TreeMap<>();
        turnover.in(CurrencyUnit.GBP).forEach((customer, amount) -> billed.put(customer.value(), amount.getAmount()));
        List<SegmentedCustomer> segments = Segmentation.abc().classify(turnover);
        List<String> classes = segments.stream()
                .map(each -> each.customer() + " " + each.turnover().getAmount() + " " + each.abc())
                .toList();

        assertThat(billed).as("turnover in %s", period).isEqualTo(naive);
        assertThat(classes).as("classes in %s", period).isEqualTo(NaiveOnlineRetail.abc(naive));
        return segments;
    }

    @ParameterizedTest
    @EnumSource
    void totals_are_those_of_the_documentation(Kept kept) {
        EntryTotals entries = BOOKS.get(kept).accounts().totals(DateRange.upTo(LAST_EVENT));

        assertThat(entries.of(CurrencyUnit.GBP, EntryKind.INVOICE)).isEqualTo(total(20103, "GBP 9852831.99"));
        assertThat(entries.of(CurrencyUnit.GBP, EntryKind.DEBIT_NOTE)).isEqualTo(total(1, "GBP 373.57"));
        assertThat(entries.of(CurrencyUnit.GBP, EntryKind.CREDIT_NOTE)).isEqualTo(total(4458, "GBP 705416.76"));
        assertThat(BOOKS.get(kept)
                        .accounts()
                        .balance(CustomerId.of("CASH"), LAST_EVENT)
                        .in(CurrencyUnit.GBP))
                .isEqualTo(Money.parse("GBP 1118410.96"));
        assertThat(open(BOOKS.get(kept), LAST_EVENT)).hasSize(19598);
        assertThat(aging(BOOKS.get(kept), LAST_EVENT).rows()).hasSize(4318);
        assertThat(aged(kept, "2009-12-31"))
                .containsExactly("806887.29", "0.00", "0.00", "0.00", "0.00", "7040.18", "799847.11");
        assertThat(aged(kept, "2010-06-30"))
                .containsExactly(
                        "744118.47", "650847.98", "672322.73", "758268.55", "1857822.48", "87526.60", "4595853.61");
        assertThat(aged(kept, "2010-11-30"))
                .containsExactly(
                        "1494691.25", "1114665.59", "894800.69", "651607.76", "5088245.91", "96222.40", "9147788.80");
    }

    private static EntryTotals.Total total(int count, String sum) {
        return new EntryTotals.Total(count, Money.parse(sum));
    }

    private static List<String> aged(Kept kept, String day) {
        return columns(aging(BOOKS.get(kept), LocalDate.parse(day)).total(CurrencyUnit.GBP)).stream()
                .map(BigDecimal::toString)
                .toList();
    }

    /** From the day before the first event to a month after the last one. */
    private static SortedSet<LocalDate> monthEnds() {
        SortedSet<LocalDate> days = new TreeSet<>();
        for (LocalDate first = FIRST_EVENT; first.getYear() < 2011; first = first.plusMonths(1)) {
            days.add(first.minusDays(1));
        }
        days.add(LocalDate.parse("2010-12-31"));
        return days;
    }

    /** Every month end, and every eighth day on which anything happened. */
    private static SortedSet<LocalDate> monthEndsAndOtherDays() {
        SortedSet<LocalDate> days = monthEnds();
        List<LocalDate> events = List.copyOf(expected.eventDays());
        for (int i = 0; i < events.size(); i += 8) {
            days.add(events.get(i));
        }
        return days;
    }
}
