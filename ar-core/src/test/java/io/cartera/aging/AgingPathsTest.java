package io.cartera.aging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSnapshot;
import io.cartera.account.OpenItemSource;
import io.cartera.account.OpenRun;
import io.cartera.account.Side;
import io.cartera.customer.CustomerId;
import io.cartera.money.MinorUnits;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Whichever way items come to an aging, in columns, in runs or one by one, it gives the same report. */
class AgingPathsTest {

    private static final LocalDate AS_OF = LocalDate.parse("2025-06-30");
    private static final Comparator<OpenItem> BY_CUSTOMER =
            Comparator.comparing(OpenItem::customer).thenComparing(OpenItem.readingOrder());

    /** Item by item, each looked up by its customer and added with exact sums. */
    private static List<AgedBalance> itemByItem(AgingSpec spec, List<OpenItem> items) {
        AgingByGroup<CustomerId> byCustomer = spec.ageBy(OpenItemSource.of(items), AS_OF, OpenItem::customer);
        return byCustomer.groups().stream()
                .flatMap(
                        customer -> byCustomer.of(customer).stream().map(amounts -> new AgedBalance(customer, amounts)))
                .sorted(Comparator.comparing(AgedBalance::customer)
                        .thenComparing(row -> row.amounts().currency()))
                .toList();
    }

    /** A source that hands over runs only, as short as they come. */
    private static OpenItemSource inShortRuns(List<OpenItem> items) {
        return new OpenItemSource() {
            @Override
            public void forEach(Consumer<? super OpenItem> action) {
                throw new IllegalStateException("items are not asked for");
            }

            @Override
            public void forEachRun(Consumer<? super OpenRun> action) {
                for (OpenItem item : items) {
                    long[] open = {-1, item.openMinor(), -1};
                    int[] due = {-1, item.dueDay(), -1};
                    int[] document = {-1, item.documentDay(), -1};
                    action.accept(OpenRun.of(item.customer(), item.currency(), item.side(), open, due, document, 0, 0));
                    action.accept(OpenRun.of(item.customer(), item.currency(), item.side(), open, due, document, 1, 2));
                }
            }
        };
    }

    /** Sums as a database makes them, of all items that stand in one place; the places in no order. */
    private static List<AgedBalance> addedUp(AgingSpec spec, List<OpenItem> items) {
        AgedSums sums = spec.sums(AS_OF);
        Map<List<Object>, BigInteger> places = new HashMap<>();
        for (OpenItem item : items) {
            LocalDate day = sums.isByDueDate() ? item.dueOn() : item.documentOn();
            int column = 0;
            while (day.isBefore(sums.firstDays().get(column))) {
                column++;
            }
            places.merge(
                    List.of(item.customer(), item.currency(), item.side(), column),
                    BigInteger.valueOf(item.openMinor()),
                    BigInteger::add);
        }
        places.forEach((place, sum) -> sums.add(
                (CustomerId) place.get(0), (CurrencyUnit) place.get(1), (Side) place.get(2), (int) place.get(3), sum));
        return sums.report().rows();
    }

    @Property
    void the_report_is_the_same_whichever_way_the_items_come(
            @ForAll("items") List<OpenItem> items, @ForAll("specs") AgingSpec spec, @ForAll Random random) {
        List<AgedBalance> expected = itemByItem(spec, items);
        List<OpenItem> inOrder = items.stream().sorted(BY_CUSTOMER).toList();
        List<OpenItem> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, random);

        assertThat(spec.age(OpenItemSnapshot.of(OpenItemSource.of(items)), AS_OF)
                        .rows())
                .isEqualTo(expected);
        assertThat(spec.age(OpenItemSource.of(inOrder), AS_OF).rows()).isEqualTo(expected);
        assertThat(spec.age(OpenItemSource.of(shuffled), AS_OF).rows()).isEqualTo(expected);
        assertThat(spec.age(inShortRuns(shuffled), AS_OF).rows()).isEqualTo(expected);
        assertThat(addedUp(spec, shuffled)).isEqualTo(expected);
        Statistics.label("rows").collect(expected.isEmpty() ? "none" : expected.size() < 4 ? "1-3" : "more");
    }

    @Test
    void the_columns_of_sums_begin_where_the_buckets_do() {
        AgingSpec spec = AgingSpec.byDueDate(AgingBuckets.days(30, 60, 90));
        CustomerId acme = CustomerId.of("ACME");

        assertThat(spec.sums(AS_OF).firstDays().stream().map(LocalDate::toString))
                .containsExactly("2025-06-30", "2025-05-31", "2025-05-01", "2025-04-01", "0001-01-01");
        assertThat(spec.withGraceDays(40).sums(AS_OF).firstDays().get(0)).hasToString("2025-05-21");
        assertThat(spec.sums(LocalDate.of(1, 1, 20)).firstDays().get(1)).hasToString("0001-01-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.sums(AS_OF).add(acme, CurrencyUnit.EUR, Side.DEBIT, 5, BigInteger.ONE))
                .withMessage("column 5, 0 to 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.sums(AS_OF).add(acme, CurrencyUnit.EUR, Side.DEBIT, 0, BigInteger.ZERO))
                .withMessage("sum of open amounts is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.withPromisesApart().sums(AS_OF));
    }

    @Property
    void a_row_is_found_by_customer_and_currency(@ForAll("items") List<OpenItem> items) {
        AgingSpec spec = AgingSpec.byDueDate(AgingBuckets.days(30, 60, 90));
        AgingReport report = spec.age(OpenItemSource.of(items), AS_OF);

        for (AgedBalance row : report.rows()) {
            assertThat(report.find(row.customer(), row.amounts().currency())).contains(row.amounts());
            assertThat(report.find(row.customer(), CurrencyUnit.CHF)).isEmpty();
        }
        assertThat(report.find(CustomerId.of("nobody"), CurrencyUnit.EUR)).isEmpty();
    }

    @Property
    void a_snapshot_gives_the_items_it_was_made_of_in_order(@ForAll("items") List<OpenItem> items) {
        OpenItemSnapshot snapshot = OpenItemSnapshot.of(OpenItemSource.of(items));
        List<OpenItem> given = new ArrayList<>();
        snapshot.forEach(given::add);

        assertThat(given).isEqualTo(items.stream().sorted(BY_CUSTOMER).toList());
        assertThat(snapshot.size()).isEqualTo(items.size());
        for (String name : List.of("A", "B", "C", "D")) {
            CustomerId customer = CustomerId.of(name);
            assertThat(snapshot.of(customer))
                    .isEqualTo(given.stream()
                            .filter(item -> item.customer().equals(customer))
                            .toList());
        }
    }

    @Property
    void the_runs_of_a_source_are_its_items(@ForAll("items") List<OpenItem> items) {
        List<OpenItem> inOrder = items.stream().sorted(BY_CUSTOMER).toList();

        assertThat(runs(OpenItemSource.of(items))).isEqualTo(told(items));
        assertThat(runs(OpenItemSnapshot.of(OpenItemSource.of(items)))).isEqualTo(told(inOrder));
    }

    private static List<String> runs(OpenItemSource source) {
        List<String> told = new ArrayList<>();
        source.forEachRun(run -> {
            for (int i = 0; i < run.count(); i++) {
                told.add(run.customer() + " " + run.currency() + " " + run.side() + " " + run.openMinor(i) + " "
                        + run.dueDay(i) + " " + run.documentDay(i));
            }
        });
        return told;
    }

    private static List<String> told(List<OpenItem> items) {
        return items.stream()
                .map(item -> item.customer() + " " + item.currency() + " " + item.side() + " " + item.openMinor() + " "
                        + item.dueDay() + " " + item.documentDay())
                .toList();
    }

    @Test
    void more_rows_and_longer_runs_than_are_kept_in_one_piece() {
        List<OpenItem> items = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            CustomerId customer = CustomerId.of("C" + (i < 1_500 ? 10_000 : 10_000 + i));
            items.add(OpenItem.debit(customer, "I" + i, Money.ofMinor(CurrencyUnit.EUR, 1 + i), AS_OF, AS_OF));
        }
        AgingSpec spec = AgingSpec.byDueDate(AgingBuckets.days(30));

        AgingReport report = spec.age(OpenItemSource.of(items), AS_OF);

        assertThat(report.rows()).hasSize(1_501).isEqualTo(itemByItem(spec, items));
        assertThat(spec.age(OpenItemSnapshot.of(OpenItemSource.of(items)), AS_OF)
                        .rows())
                .isEqualTo(report.rows());
        Collections.reverse(items);
        assertThat(spec.age(OpenItemSource.of(items), AS_OF).rows()).isEqualTo(report.rows());
    }

    @Provide
    Arbitrary<AgingSpec> specs() {
        Arbitrary<AgingBuckets> buckets = Arbitraries.of(
                AgingBuckets.days(30, 60, 90), AgingBuckets.days(1), AgingBuckets.days(7, 4_000, 500_000));
        Arbitrary<Integer> credits = Arbitraries.integers().between(0, 2);
        Arbitrary<Integer> grace = Arbitraries.of(0, 0, 1, 30, AgingSpec.MAX_GRACE_DAYS);
        return Combinators.combine(buckets, Arbitraries.of(true, false), credits, grace)
                .as((limits, byDue, place, days) -> {
                    AgingSpec spec = byDue ? AgingSpec.byDueDate(limits) : AgingSpec.byDocumentDate(limits);
                    AgingSpec placed =
                            place == 0 ? spec : place == 1 ? spec.withCreditsNetted() : spec.withCreditsToOldest();
                    return placed.withGraceDays(days);
                });
    }

    @Provide
    Arbitrary<List<OpenItem>> items() {
        Arbitrary<CustomerId> customers = Arbitraries.of("A", "B", "C").map(CustomerId::of);
        Arbitrary<CurrencyUnit> currencies = Arbitraries.of(CurrencyUnit.EUR, CurrencyUnit.JPY, CurrencyUnit.USD);
        Arbitrary<Long> amounts = Arbitraries.oneOf(
                Arbitraries.longs().between(1, 1_000), Arbitraries.longs().between(MinorUnits.MAX - 9, MinorUnits.MAX));
        Arbitrary<Integer> days = Arbitraries.oneOf(
                Arbitraries.integers().between(-130, 40), Arbitraries.integers().between(-600_000, 40));
        Arbitrary<Integer> terms = Arbitraries.integers().between(0, 60);
        Arbitrary<Boolean> sides = Arbitraries.frequency(Tuple.of(4, true), Tuple.of(1, false));
        return Combinators.combine(customers, currencies, amounts, days, terms, sides)
                .as(AgingPathsTest::item)
                .list()
                .ofMaxSize(60);
    }

    private static OpenItem item(
            CustomerId customer, CurrencyUnit currency, long minor, int day, int term, boolean isDebit) {
        LocalDate date = AS_OF.plusDays(day);
        ItemId id = new ItemId(isDebit ? Side.DEBIT : Side.CREDIT, "D" + minor, 1 + term);
        EntryKind kind = isDebit ? EntryKind.INVOICE : EntryKind.RECEIPT;
        Entry.Builder entry = Entry.builder(id, kind, Money.ofMinor(currency, minor), date);
        if (term % 2 == 0) {
            entry.reference("ref " + term);
        }
        LocalDate due = isDebit ? date.plusDays(term) : date;
        return OpenItem.of(customer, entry.dueOn(due).build(), term % 3 == 0 ? minor : (minor + 1) / 2);
    }
}
