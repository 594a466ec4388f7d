package io.cartera.aging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.account.Side;
import io.cartera.customer.CustomerId;
import io.cartera.money.MinorUnits;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class AgingTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final LocalDate AS_OF = LocalDate.parse("2025-06-30");
    private static final AgingBuckets USUAL = AgingBuckets.days(30, 60, 90);
    private static final AgingSpec BY_DUE_DATE = AgingSpec.byDueDate(USUAL);
    private static final AgingSpec BY_DOCUMENT_DATE = AgingSpec.byDocumentDate(USUAL);

    /** The worked ledger: each invoice is dated 30 days before it is due. */
    private static List<OpenItem> worked() {
        return List.of(
                due("I1", "EUR 1000", "2025-07-10"),
                due("I2", "EUR 500", "2025-05-31"),
                due("I3", "EUR 800", "2025-05-01"),
                due("I4", "EUR 300", "2025-03-03"),
                due("I5", "EUR 200", "2025-06-30"),
                OpenItem.credit(ACME, "CN1", Money.parse("EUR 150"), LocalDate.parse("2025-06-15")));
    }

    private static OpenItem due(String document, String open, String dueOn) {
        LocalDate due = LocalDate.parse(dueOn);
        return OpenItem.debit(ACME, document, Money.parse(open), due.minusDays(30), due);
    }

    private static AgedAmounts only(AgingSpec spec, List<OpenItem> items, LocalDate asOf) {
        return spec.age(OpenItemSource.of(items), asOf)
                .find(ACME, CurrencyUnit.EUR)
                .orElseThrow();
    }

    @Test
    void anyone_can_age_a_list_of_open_items_without_a_store() {
        List<OpenItem> rowsOfTheirOwnTable = List.of(
                OpenItem.debit(
                        ACME,
                        "INV-1",
                        Money.parse("EUR 1800"),
                        LocalDate.parse("2026-01-10"),
                        LocalDate.parse("2026-02-09")),
                OpenItem.credit(ACME, "PAY-7", Money.parse("EUR 50"), LocalDate.parse("2026-03-01")));

        AgingReport report =
                AgingSpec.byDueDate(USUAL).age(rowsOfTheirOwnTable::forEach, LocalDate.parse("2026-03-31"));

        assertThat(report.rows())
                .containsExactly(new AgedBalance(ACME, amounts("0", List.of("0", "1800", "0", "0"), "50")));
        assertThat(report.rows().get(0).amounts().balance()).isEqualTo(Money.parse("EUR 1750"));
    }

    @Test
    void by_due_date_the_worked_ledger_ages_as_worked() {
        AgedAmounts aged = only(BY_DUE_DATE, worked(), AS_OF);

        assertThat(aged).isEqualTo(amounts("1200", List.of("500", "800", "0", "300"), "150"));
        assertThat(aged.overdueTotal()).isEqualTo(Money.parse("EUR 1600"));
        assertThat(aged.openDebits()).isEqualTo(Money.parse("EUR 2800"));
        assertThat(aged.balance()).isEqualTo(Money.parse("EUR 2650"));
    }

    @Test
    void by_document_date_the_worked_ledger_ages_as_worked() {
        AgedAmounts aged = only(BY_DOCUMENT_DATE, worked(), AS_OF);

        // Worked with the credit netted in its bucket it is 1050; here the credit stands apart.
        assertThat(aged).isEqualTo(amounts("0", List.of("1200", "500", "800", "300"), "150"));
        assertThat(aged.balance()).isEqualTo(Money.parse("EUR 2650"));
    }

    @Test
    void due_today_is_not_overdue_and_due_yesterday_is() {
        List<OpenItem> item = List.of(due("I", "EUR 1", "2025-06-30"));

        assertThat(only(BY_DUE_DATE, item, AS_OF).notDue()).isEqualTo(Money.parse("EUR 1"));
        assertThat(only(BY_DUE_DATE, item, AS_OF.plusDays(1)).overdue().get(0)).isEqualTo(Money.parse("EUR 1"));
        assertThat(item.get(0).overdueDays(AS_OF)).isZero();
        assertThat(item.get(0).overdueDays(AS_OF.plusDays(1))).isEqualTo(1);
        assertThat(item.get(0).overdueDays(AS_OF.minusDays(10))).isZero();
    }

    @Test
    void of_an_item_its_open_part_is_aged_not_its_amount() {
        Entry entry = Entry.builder(ItemId.debit("I"), EntryKind.INVOICE, Money.parse("EUR 100"), AS_OF)
                .build();

        assertThat(only(BY_DUE_DATE, List.of(OpenItem.of(ACME, entry, 1)), AS_OF)
                        .notDue())
                .isEqualTo(Money.parse("EUR 0.01"));
    }

    @Test
    void M07_currencies_have_rows_of_their_own() {
        OpenItem euros = OpenItem.debit(ACME, "1", Money.parse("EUR 10"), AS_OF, AS_OF);
        OpenItem dollars = OpenItem.debit(ACME, "2", Money.parse("USD 7"), AS_OF, AS_OF);
        OpenItem yen = OpenItem.credit(BOLT, "3", Money.parse("JPY 9"), AS_OF);

        AgingReport report = BY_DUE_DATE.age(OpenItemSource.of(List.of(yen, dollars, euros)), AS_OF);

        assertThat(report.rows())
                .extracting(row -> row.customer() + " " + row.amounts().balance())
                .containsExactly("ACME EUR 10.00", "ACME USD 7.00", "BOLT JPY -9");
        assertThat(report.totals())
                .extracting(AgedAmounts::currency)
                .extracting(CurrencyUnit::getCode)
                .containsExactly("EUR", "JPY", "USD");
        assertThat(report.total(CurrencyUnit.USD).notDue()).isEqualTo(Money.parse("USD 7"));
        assertThat(report.total(CurrencyUnit.GBP))
                .isEqualTo(AgedAmounts.of(
                        Money.zero(CurrencyUnit.GBP),
                        Collections.nCopies(4, Money.zero(CurrencyUnit.GBP)),
                        Money.zero(CurrencyUnit.GBP)));
        assertThat(report.find(BOLT, CurrencyUnit.EUR)).isEmpty();
        assertThat(report.find(CustomerId.of("NOBODY"), CurrencyUnit.EUR)).isEmpty();
    }

    @Test
    void who_owes_most_comes_first_and_who_owes_nothing_not_at_all() {
        List<OpenItem> items = new ArrayList<>();
        for (String owed : new String[] {"D 5", "B 9", "C 9", "A 1"}) {
            items.add(OpenItem.debit(
                    CustomerId.of(owed.substring(0, 1)), "I", Money.parse("EUR" + owed.substring(1)), AS_OF, AS_OF));
        }
        items.add(OpenItem.credit(CustomerId.of("A"), "C", Money.parse("EUR 1"), AS_OF));
        items.add(OpenItem.credit(CustomerId.of("E"), "C", Money.parse("EUR 1"), AS_OF));
        items.add(OpenItem.debit(CustomerId.of("F"), "I", Money.parse("USD 99"), AS_OF, AS_OF));
        AgingReport report = BY_DUE_DATE.age(OpenItemSource.of(items), AS_OF);

        assertThat(report.largestDebtors(CurrencyUnit.EUR, 10))
                .extracting(row -> row.customer().value())
                .containsExactly("B", "C", "D");
        assertThat(report.largestDebtors(CurrencyUnit.EUR, 1))
                .extracting(row -> row.customer().value())
                .containsExactly("B");
        assertThat(report.largestDebtors(CurrencyUnit.EUR, 0)).isEmpty();
        assertThat(report.largestDebtors(CurrencyUnit.JPY, 10)).isEmpty();
    }

    @Test
    void with_nothing_open_there_is_no_row() {
        AgingReport report = BY_DUE_DATE.age(OpenItemSource.of(List.of()), AS_OF);

        assertThat(report.rows()).isEmpty();
        assertThat(report.totals()).isEmpty();
        assertThat(report.asOf()).isEqualTo(AS_OF);
        assertThat(report.spec()).isEqualTo(BY_DUE_DATE);
    }

    @Test
    void M05_sums_of_amounts_at_the_bound_are_exact() {
        Money most = Money.ofMinor(CurrencyUnit.EUR, MinorUnits.MAX);
        List<OpenItem> items = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            items.add(OpenItem.debit(i % 2 == 0 ? ACME : BOLT, "I" + i, most, AS_OF, AS_OF));
        }

        AgingReport report = BY_DUE_DATE.age(OpenItemSource.of(items), AS_OF.plusDays(1));

        BigDecimal exact = most.getAmount().multiply(BigDecimal.valueOf(40));
        assertThat(report.total(CurrencyUnit.EUR).overdue().get(0).getAmount()).isEqualByComparingTo(exact);
        assertThat(report.totals().get(0).balance().getAmount()).isEqualByComparingTo(exact);
    }

    @Test
    void the_earliest_and_the_latest_days_are_aged() {
        LocalDate first = LocalDate.of(1, 1, 1);
        LocalDate last = LocalDate.of(9999, 12, 31);
        List<OpenItem> items = List.of(
                OpenItem.debit(ACME, "I1", Money.parse("EUR 1"), first, first),
                OpenItem.debit(ACME, "I2", Money.parse("EUR 2"), first, last));

        assertThat(only(BY_DUE_DATE, items, last)).isEqualTo(amounts("2", List.of("0", "0", "0", "1"), "0"));
        assertThat(only(BY_DUE_DATE, items, first)).isEqualTo(amounts("3", List.of("0", "0", "0", "0"), "0"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BY_DUE_DATE.age(OpenItemSource.of(items), last.plusDays(1)))
                .withMessageContaining("asOf");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BY_DUE_DATE.age(OpenItemSource.of(items), first.minusDays(1)));
    }

    @Property
    void T01_the_columns_of_a_row_come_to_the_balance_of_its_items(
            @ForAll("items") List<OpenItem> items, @ForAll("limits") AgingBuckets buckets) {
        for (AgingSpec spec : List.of(AgingSpec.byDueDate(buckets), AgingSpec.byDocumentDate(buckets))) {
            AgingReport report = spec.age(OpenItemSource.of(items), AS_OF);

            for (AgedBalance row : report.rows()) {
                long balance = items.stream()
                        .filter(item -> item.customer().equals(row.customer())
                                && item.currency().equals(row.amounts().currency()))
                        .mapToLong(item -> item.side() == Side.DEBIT ? item.openMinor() : -item.openMinor())
                        .sum();
                assertThat(MinorUnits.of(row.amounts().balance())).isEqualTo(balance);
            }
            assertThat(report.rows().stream()
                            .map(row -> row.customer() + " " + row.amounts().currency()))
                    .containsExactlyElementsOf(items.stream()
                            .map(item -> item.customer() + " " + item.currency())
                            .distinct()
                            .sorted()
                            .toList());
        }
    }

    @Property
    void T03_each_open_item_is_in_exactly_one_column_and_it_is_the_right_one(
            @ForAll("items") List<OpenItem> items, @ForAll("limits") AgingBuckets buckets) {
        for (OpenItem item : items) {
            AgedAmounts aged = AgingSpec.byDueDate(buckets)
                    .age(OpenItemSource.of(List.of(item)), AS_OF)
                    .rows()
                    .get(0)
                    .amounts();
            List<Money> columns = new ArrayList<>();
            columns.add(aged.unapplied());
            columns.add(aged.notDue());
            columns.addAll(aged.overdue());

            assertThat(columns).filteredOn(Money::isPositive).containsExactly(item.open());
            assertThat(columns).filteredOn(Money::isNegative).isEmpty();
            long days = ChronoUnit.DAYS.between(item.dueOn(), AS_OF);
            int expected = item.side() == Side.CREDIT ? 0 : days <= 0 ? 1 : 2 + buckets.indexOf((int) days);
            assertThat(columns.get(expected)).isEqualTo(item.open());
        }
    }

    @Property
    void T06_shifting_every_date_by_so_many_days_shifts_the_report(
            @ForAll("items") List<OpenItem> items, @ForAll @IntRange(min = -300_000, max = 300_000) int shift) {
        List<OpenItem> shifted =
                items.stream().map(item -> shifted(item, shift)).toList();

        for (AgingSpec spec : List.of(BY_DUE_DATE, BY_DOCUMENT_DATE)) {
            AgingReport report = spec.age(OpenItemSource.of(items), AS_OF);
            AgingReport later = spec.age(OpenItemSource.of(shifted), AS_OF.plusDays(shift));

            assertThat(later.rows()).isEqualTo(report.rows());
            assertThat(later.asOf()).isEqualTo(report.asOf().plusDays(shift));
        }
    }

    private static OpenItem shifted(OpenItem item, int days) {
        Entry.Builder entry = Entry.builder(
                item.id(), item.kind(), item.amount(), item.documentOn().plusDays(days));
        return OpenItem.of(
                item.customer(), entry.dueOn(item.dueOn().plusDays(days)).build(), item.openMinor());
    }

    @Property
    void A08_the_order_of_the_items_makes_no_difference(@ForAll("items") List<OpenItem> items, @ForAll Random random) {
        List<OpenItem> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, random);

        assertThat(BY_DUE_DATE.age(OpenItemSource.of(shuffled), AS_OF).rows())
                .isEqualTo(BY_DUE_DATE.age(OpenItemSource.of(items), AS_OF).rows());
    }

    @Property
    void E04_scaling_all_amounts_scales_all_columns(
            @ForAll("items") List<OpenItem> items, @ForAll @IntRange(min = 1, max = 1000) int factor) {
        List<OpenItem> scaled = items.stream()
                .map(item -> OpenItem.of(
                        item.customer(),
                        Entry.builder(item.id(), item.kind(), item.open().multipliedBy(factor), item.documentOn())
                                .dueOn(item.dueOn())
                                .build(),
                        item.openMinor() * factor))
                .toList();

        assertThat(BY_DUE_DATE.age(OpenItemSource.of(scaled), AS_OF).totals())
                .isEqualTo(BY_DUE_DATE.age(OpenItemSource.of(items), AS_OF).totals().stream()
                        .map(aged -> AgedAmounts.of(
                                aged.notDue().multipliedBy(factor),
                                aged.overdue().stream()
                                        .map(bucket -> bucket.multipliedBy(factor))
                                        .toList(),
                                aged.unapplied().multipliedBy(factor)))
                        .toList());
    }

    @Provide
    Arbitrary<AgingBuckets> limits() {
        return Arbitraries.integers()
                .between(1, 400)
                .set()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(set -> AgingBuckets.days(
                        set.stream().mapToInt(Integer::intValue).sorted().toArray()));
    }

    @Provide
    Arbitrary<List<OpenItem>> items() {
        Arbitrary<CustomerId> customers = Arbitraries.of("A", "B", "C").map(CustomerId::of);
        Arbitrary<CurrencyUnit> currencies = Arbitraries.of(CurrencyUnit.EUR, CurrencyUnit.JPY, CurrencyUnit.USD);
        Arbitrary<Long> amounts = Arbitraries.longs().between(1, 1_000_000_000_000L);
        Arbitrary<LocalDate> days = Arbitraries.integers().between(-500, 100).map(AS_OF::plusDays);
        Arbitrary<Integer> terms = Arbitraries.integers().between(0, 120);
        return Combinators.combine(customers, currencies, amounts, days, terms, Arbitraries.of(Side.class))
                .as((customer, currency, minor, day, term, side) -> side == Side.DEBIT
                        ? OpenItem.debit(customer, "D", Money.ofMinor(currency, minor), day, day.plusDays(term))
                        : OpenItem.credit(customer, "C", Money.ofMinor(currency, minor), day))
                .list()
                .ofMaxSize(25);
    }

    @Test
    void an_open_item_is_open_by_more_than_nothing_and_at_most_its_amount() {
        Entry entry = Entry.builder(ItemId.debit("I"), EntryKind.INVOICE, Money.parse("EUR 1"), AS_OF)
                .build();

        assertThat(OpenItem.of(ACME, entry, 100).open()).isEqualTo(Money.parse("EUR 1"));
        assertThatIllegalArgumentException().isThrownBy(() -> OpenItem.of(ACME, entry, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> OpenItem.of(ACME, entry, 101));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpenItem.debit(ACME, "I", Money.parse("EUR 0"), AS_OF, AS_OF));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpenItem.debit(ACME, "I", Money.parse("EUR 1"), AS_OF, AS_OF.minusDays(1)));
    }

    @Test
    void aged_amounts_are_of_one_currency_and_unapplied_is_never_negative() {
        Money euro = Money.parse("EUR 1");
        Money dollar = Money.parse("USD 1");

        assertThatThrownBy(() -> AgedAmounts.of(euro, List.of(euro, dollar), euro))
                .isInstanceOf(CurrencyMismatchException.class);
        assertThatThrownBy(() -> AgedAmounts.of(euro, List.of(euro), dollar))
                .isInstanceOf(CurrencyMismatchException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> AgedAmounts.of(euro, List.of(euro), euro.negated()));
    }

    @Test
    void specs_are_equal_when_they_age_alike() {
        assertThat(AgingSpec.byDueDate(AgingBuckets.days(30, 60, 90)))
                .isEqualTo(BY_DUE_DATE)
                .hasSameHashCodeAs(BY_DUE_DATE)
                .isNotEqualTo(BY_DOCUMENT_DATE)
                .isNotEqualTo(AgingSpec.byDueDate(AgingBuckets.days(30)));
        assertThat(BY_DUE_DATE.buckets()).isEqualTo(USUAL);
    }

    @Test
    void a_report_and_its_source_are_nobody_elses() {
        List<OpenItem> items = new ArrayList<>(worked());
        OpenItemSource source = OpenItemSource.of(items);
        items.clear();
        AgingReport report = BY_DUE_DATE.age(source, AS_OF);

        assertThat(report.total(CurrencyUnit.EUR).balance()).isEqualTo(Money.parse("EUR 2650"));
        assertThatThrownBy(() -> report.rows().clear()).isInstanceOf(UnsupportedOperationException.class);
        List<Money> overdue = report.rows().get(0).amounts().overdue();
        assertThatThrownBy(overdue::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void missing_arguments_are_refused_by_name() {
        refusesNull("buckets", () -> AgingSpec.byDueDate(null));
        refusesNull("buckets", () -> AgingSpec.byDocumentDate(null));
        refusesNull("items", () -> BY_DUE_DATE.age(null, AS_OF));
        refusesNull("asOf", () -> BY_DUE_DATE.age(OpenItemSource.of(List.of()), null));
        refusesNull("customer", () -> OpenItem.credit(null, "C", Money.parse("EUR 1"), AS_OF));
        refusesNull("notDue", () -> AgedAmounts.of(null, List.of(), Money.parse("EUR 1")));
        refusesNull("overdue", () -> AgedAmounts.of(Money.parse("EUR 1"), null, Money.parse("EUR 1")));
        refusesNull("unapplied", () -> AgedAmounts.of(Money.parse("EUR 1"), List.of(), null));
        refusesNull("customer", () -> new AgedBalance(null, amounts("1", List.of("1"), "1")));
        refusesNull("amounts", () -> new AgedBalance(ACME, null));
    }

    private static void refusesNull(String name, Runnable call) {
        assertThatNullPointerException().isThrownBy(call::run).withMessageContaining(name);
    }

    private static AgedAmounts amounts(String notDue, List<String> overdue, String unapplied) {
        return AgedAmounts.of(
                Money.parse("EUR " + notDue),
                overdue.stream().map(bucket -> Money.parse("EUR " + bucket)).toList(),
                Money.parse("EUR " + unapplied));
    }
}
