package io.cartera.aging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.account.Side;
import io.cartera.customer.CustomerId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Where open credits stand in an aging, and what else than the customer may be told apart. */
class AgingCreditsTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final LocalDate AS_OF = LocalDate.parse("2025-06-30");
    private static final AgingSpec APART = AgingSpec.byDueDate(AgingBuckets.days(30, 60, 90));
    private static final AgingSpec NETTED = APART.withCreditsNetted();
    private static final AgingSpec TO_OLDEST = APART.withCreditsToOldest();

    /** The worked ledger of the aging by due date and by document date. */
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

    private static AgedAmounts only(AgingSpec spec, List<OpenItem> items) {
        return spec.age(OpenItemSource.of(items), AS_OF)
                .find(ACME, CurrencyUnit.EUR)
                .orElseThrow();
    }

    private static AgedAmounts euros(String notDue, List<String> overdue, String unapplied) {
        return AgedAmounts.of(
                Money.parse("EUR " + notDue),
                overdue.stream().map(bucket -> Money.parse("EUR " + bucket)).toList(),
                Money.parse("EUR " + unapplied));
    }

    @Test
    void netted_the_worked_ledger_has_the_credit_in_its_bucket() {
        assertThat(only(NETTED, worked())).isEqualTo(euros("1200", List.of("350", "800", "0", "300"), "0"));
        assertThat(only(AgingSpec.byDocumentDate(APART.buckets()).withCreditsNetted(), worked()))
                .isEqualTo(euros("0", List.of("1050", "500", "800", "300"), "0"));
    }

    @Test
    void netted_a_column_may_be_negative() {
        List<OpenItem> items = List.of(
                due("I1", "EUR 10", "2025-07-10"),
                OpenItem.credit(ACME, "PAY", Money.parse("EUR 25"), LocalDate.parse("2025-05-15")));

        assertThat(only(NETTED, items)).isEqualTo(euros("10", List.of("0", "-25", "0", "0"), "0"));
    }

    @Test
    void to_the_oldest_a_credit_is_taken_off_the_last_bucket_first() {
        assertThat(only(TO_OLDEST, worked())).isEqualTo(euros("1200", List.of("500", "800", "0", "150"), "0"));
    }

    @Test
    void to_the_oldest_what_is_more_than_all_debits_stays_unapplied() {
        List<OpenItem> items = List.of(
                due("I1", "EUR 10", "2025-07-10"),
                due("I2", "EUR 20", "2025-06-20"),
                OpenItem.credit(ACME, "PAY", Money.parse("EUR 37"), LocalDate.parse("2025-05-15")));

        assertThat(only(TO_OLDEST, items)).isEqualTo(euros("0", List.of("0", "0", "0", "0"), "7"));
    }

    @Test
    void a_credit_is_never_taken_off_another_customers_debts_nor_those_in_another_currency() {
        List<OpenItem> items = List.of(
                due("I1", "EUR 10", "2025-05-10"),
                OpenItem.credit(BOLT, "P1", Money.parse("EUR 4"), AS_OF),
                OpenItem.credit(ACME, "P2", Money.parse("USD 5"), AS_OF));

        AgingReport report = TO_OLDEST.age(OpenItemSource.of(items), AS_OF);

        assertThat(report.total(CurrencyUnit.EUR)).isEqualTo(euros("0", List.of("0", "10", "0", "0"), "4"));
        assertThat(report.total(CurrencyUnit.USD).unapplied()).isEqualTo(Money.parse("USD 5"));
        AgingByGroup<String> together = TO_OLDEST.ageBy(OpenItemSource.of(items), AS_OF, item -> "north");
        assertThat(together.of("north")).isEqualTo(report.totals());
    }

    @Test
    void C060_overdue_debt_is_aged_by_any_dimension() {
        OpenItemSource items = OpenItemSource.of(List.of(
                due("I1", "EUR 10", "2025-05-10"),
                due("I2", "EUR 20", "2025-07-10"),
                OpenItem.debit(BOLT, "I3", Money.parse("EUR 30"), AS_OF.minusDays(40), AS_OF.minusDays(10)),
                OpenItem.debit(CustomerId.of("COIL"), "I4", Money.parse("EUR 40"), AS_OF, AS_OF)));
        Map<CustomerId, String> regions = Map.of(ACME, "south", BOLT, "south");

        AgingByGroup<String> byRegion =
                APART.ageBy(items, AS_OF, item -> regions.getOrDefault(item.customer(), "elsewhere"));

        assertThat(byRegion.groups()).containsExactly("elsewhere", "south");
        assertThat(byRegion.of("south")).containsExactly(euros("20", List.of("30", "10", "0", "0"), "0"));
        assertThat(byRegion.of("elsewhere")).containsExactly(euros("40", List.of("0", "0", "0", "0"), "0"));
        assertThat(byRegion.of("nowhere")).isEmpty();
        assertThat(byRegion.totals()).containsExactly(euros("60", List.of("30", "10", "0", "0"), "0"));
        assertThat(APART.ageBy(items, AS_OF, OpenItem::dueOn).groups())
                .containsExactly(
                        LocalDate.parse("2025-05-10"), AS_OF.minusDays(10), AS_OF, LocalDate.parse("2025-07-10"));
    }

    @Test
    void within_the_grace_an_item_is_not_due_and_beyond_it_has_its_whole_age() {
        AgingSpec spec = AgingSpec.byDueDate(AgingBuckets.days(3, 30)).withGraceDays(3);
        List<OpenItem> items = List.of(due("I1", "EUR 1", "2025-06-27"), due("I2", "EUR 2", "2025-06-26"));

        assertThat(only(spec, items)).isEqualTo(euros("1", List.of("0", "2", "0"), "0"));
        assertThat(spec.withCreditsNetted().withGraceDays(0))
                .isEqualTo(AgingSpec.byDueDate(AgingBuckets.days(3, 30)).withCreditsNetted());
        assertThat(spec).isNotEqualTo(spec.withGraceDays(0));
        assertThat(spec.withGraceDays(AgingSpec.MAX_GRACE_DAYS)).hasToString(spec.withGraceDays(0) + ", grace 366");
        assertThatIllegalArgumentException().isThrownBy(() -> spec.withGraceDays(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> spec.withGraceDays(367));
    }

    @Property
    void T01_wherever_credits_stand_the_columns_sum_to_the_same_balance(@ForAll("items") List<OpenItem> items) {
        List<Money> balances = balances(APART.age(OpenItemSource.of(items), AS_OF));

        assertThat(balances(NETTED.age(OpenItemSource.of(items), AS_OF))).isEqualTo(balances);
        assertThat(balances(TO_OLDEST.age(OpenItemSource.of(items), AS_OF))).isEqualTo(balances);
    }

    @Property
    void credits_taken_off_the_oldest_leave_no_customer_with_both_debits_and_credits(
            @ForAll("items") List<OpenItem> items) {
        for (AgedBalance row : TO_OLDEST.age(OpenItemSource.of(items), AS_OF).rows()) {
            AgedAmounts amounts = row.amounts();
            assertThat(amounts.openDebits().isZero() || amounts.unapplied().isZero())
                    .isTrue();
            assertThat(amounts.notDue().isNegative()).isFalse();
            assertThat(amounts.overdue()).noneMatch(Money::isNegative);
        }
    }

    @Property
    void groups_have_each_item_once(@ForAll("items") List<OpenItem> items) {
        for (AgingSpec spec : List.of(APART, NETTED)) {
            AgingByGroup<Side> bySide = spec.ageBy(OpenItemSource.of(items), AS_OF, OpenItem::side);
            assertThat(bySide.totals())
                    .isEqualTo(spec.age(OpenItemSource.of(items), AS_OF).totals());
        }
        AgingByGroup<CustomerId> byCustomer = TO_OLDEST.ageBy(OpenItemSource.of(items), AS_OF, OpenItem::customer);
        AgingReport report = TO_OLDEST.age(OpenItemSource.of(items), AS_OF);
        assertThat(byCustomer.totals()).isEqualTo(report.totals());
        for (AgedBalance row : report.rows()) {
            assertThat(byCustomer.of(row.customer())).contains(row.amounts());
        }
    }

    @Test
    void specs_that_treat_credits_otherwise_are_not_equal() {
        assertThat(NETTED)
                .isEqualTo(APART.withCreditsNetted())
                .isNotEqualTo(APART)
                .isNotEqualTo(TO_OLDEST);
        assertThat(NETTED).hasToString(APART + ", credits NETTED");
    }

    private static List<Money> balances(AgingReport report) {
        return report.rows().stream().map(row -> row.amounts().balance()).toList();
    }

    @Provide
    Arbitrary<List<OpenItem>> items() {
        Arbitrary<CustomerId> customers = Arbitraries.of(ACME, BOLT);
        Arbitrary<CurrencyUnit> currencies = Arbitraries.of(CurrencyUnit.EUR, CurrencyUnit.JPY);
        Arbitrary<Long> amounts = Arbitraries.longs().between(1, 1_000);
        Arbitrary<LocalDate> days = Arbitraries.integers().between(-200, 50).map(AS_OF::plusDays);
        return Combinators.combine(customers, currencies, amounts, days, Arbitraries.of(Side.class))
                .as((customer, currency, minor, day, side) -> side == Side.DEBIT
                        ? OpenItem.debit(customer, "D", Money.ofMinor(currency, minor), day, day)
                        : OpenItem.credit(customer, "C", Money.ofMinor(currency, minor), day))
                .list()
                .ofMaxSize(20);
    }
}
