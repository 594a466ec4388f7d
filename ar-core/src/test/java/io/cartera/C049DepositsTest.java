package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.account.Settlement;
import io.cartera.account.TwoLegs;
import io.cartera.aging.AgedAmounts;
import io.cartera.aging.AgedSums;
import io.cartera.aging.AgingBuckets;
import io.cartera.aging.AgingHistory;
import io.cartera.aging.AgingSpec;
import io.cartera.collection.HeldBack;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.statement.StatementStyle;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeTry;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money paid ahead of its invoice: how it stands in an aging, a statement and the overview until it is used. */
class C049DepositsTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-31");
    private static final AgingSpec SPEC = AgingSpec.byDueDate(AgingBuckets.days(30));
    private static final AgingSpec APART = SPEC.withDepositsApart();

    private Receivables books = Receivables.over(new InMemoryStore());

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    /** 300 is 60 days past due, 100 not due; 50 are unapplied, and 100 were paid ahead. */
    @BeforeEach
    @BeforeTry
    void acme_owes_and_has_paid_ahead() {
        books = Receivables.over(new InMemoryStore());
        for (CustomerId customer : List.of(ACME, BOLT)) {
            books.customers()
                    .register(Customer.organisation(customer, "Customer").build())
                    .orElseThrow();
        }
        issue("OLD", "300", TODAY.minusDays(60));
        issue("NOT-DUE", "100", TODAY);
        Payment ahead = Payment.received(PaymentId.of("AHEAD"), ACME, eur("100"), TODAY.minusDays(20));
        books.cash()
                .receive(Payment.received(PaymentId.of("PAY"), ACME, eur("50"), TODAY.minusDays(20)))
                .orElseThrow();
        books.cash().receive(ahead.asDeposit()).orElseThrow();
    }

    private void issue(String id, String amount, LocalDate due) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), ACME, due)
                        .line("Goods", eur(amount))
                        .dueOn(due)
                        .build())
                .orElseThrow();
    }

    private AgedAmounts aged(AgingSpec spec, LocalDate on) {
        return books.accounts()
                .aging(spec, AsOf.of(on))
                .find(ACME, CurrencyUnit.EUR)
                .orElseThrow();
    }

    private static AgedAmounts columns(String notDue, String young, String old, String unapplied) {
        return AgedAmounts.of(eur(notDue), List.of(eur(young), eur(old)), eur(unapplied));
    }

    @Test
    void C049_a_deposit_is_among_the_credits_unless_the_spec_tells_it_apart() {
        assertThat(aged(SPEC, TODAY)).isEqualTo(columns("100", "0", "300", "150"));
        assertThat(aged(APART, TODAY))
                .isEqualTo(columns("100", "0", "300", "50").withDeposits(eur("100")));
        assertThat(aged(APART, TODAY).deposits()).isEqualTo(eur("100"));
        assertThat(aged(SPEC, TODAY).deposits()).isEqualTo(eur("0"));
        assertThat(aged(APART, TODAY).balance())
                .isEqualTo(aged(SPEC, TODAY).balance())
                .isEqualTo(eur("250"));
        assertThat(aged(APART, TODAY).openDebits()).isEqualTo(eur("400"));
        assertThat(aged(APART, TODAY).toString()).contains("deposits=EUR 100.00");
    }

    @Test
    void a_deposit_apart_is_neither_netted_nor_taken_off_the_oldest_debit() {
        assertThat(aged(APART.withCreditsNetted(), TODAY))
                .isEqualTo(columns("100", "-50", "300", "0").withDeposits(eur("100")));
        assertThat(aged(SPEC.withCreditsToOldest().withDepositsApart(), TODAY))
                .isEqualTo(columns("100", "0", "250", "0").withDeposits(eur("100")));
        assertThat(aged(SPEC.withCreditsToOldest(), TODAY)).isEqualTo(columns("100", "0", "150", "0"));
    }

    @Test
    void it_is_used_later_and_a_past_day_stays_as_it_was() {
        issue("LATER", "80", TODAY.plusDays(10));
        books.cash()
                .settle(
                        CommandId.of("S"),
                        ACME,
                        Settlement.none()
                                .matching(ItemId.credit("AHEAD"), ItemId.debit("LATER"), eur("80"), TODAY.plusDays(10)))
                .orElseThrow();

        assertThat(aged(APART, TODAY.plusDays(9)).deposits()).isEqualTo(eur("100"));
        assertThat(aged(APART, TODAY.plusDays(10)).deposits()).isEqualTo(eur("20"));
        assertThat(aged(APART, TODAY).deposits()).isEqualTo(eur("100"));
    }

    @Test
    void what_of_it_arrives_at_another_customer_is_a_deposit_there() {
        books.adjustments()
                .record(
                        CommandId.of("T"),
                        TwoLegs.transfer(ACME, ItemId.credit("AHEAD"), BOLT, TODAY)
                                .of(eur("40")))
                .orElseThrow();

        assertThat(aged(APART, TODAY).deposits()).isEqualTo(eur("60"));
        AgedAmounts bolt = books.accounts()
                .aging(APART, AsOf.of(TODAY))
                .find(BOLT, CurrencyUnit.EUR)
                .orElseThrow();
        assertThat(bolt).isEqualTo(columns("0", "0", "0", "0").withDeposits(eur("40")));
        assertThat(bolt.balance()).isEqualTo(eur("-40"));
    }

    @Test
    void statement_and_overview_tell_what_was_paid_ahead() {
        DateRange quarter = DateRange.ofClosed(TODAY.minusDays(89), TODAY);

        var account = books.accounts()
                .statement(ACME, StatementStyle.OPEN_ITEM, quarter, APART)
                .find(CurrencyUnit.EUR)
                .orElseThrow();
        assertThat(account.aging().deposits()).isEqualTo(eur("100"));
        assertThat(account.aging().balance()).isEqualTo(account.closing());

        var overview = books.customers().overview(ACME, AsOf.of(TODAY)).orElseThrow();
        assertThat(overview.deposits().in(CurrencyUnit.EUR)).isEqualTo(eur("100"));
        assertThat(overview.aging(APART)).containsExactly(aged(APART, TODAY));
        assertThat(books.customers()
                        .overview(ACME, AsOf.of(TODAY.minusDays(21)))
                        .orElseThrow()
                        .deposits()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void an_aging_over_time_and_by_group_tells_deposits_apart_too() {
        List<OpenItem> open = books.accounts().openItems(ACME, TODAY);
        var byKind = APART.ageBy(OpenItemSource.of(open), TODAY, OpenItem::kind);

        assertThat(byKind.of(EntryKind.DEPOSIT))
                .containsExactly(columns("0", "0", "0", "0").withDeposits(eur("100")));
        assertThat(byKind.of(EntryKind.RECEIPT)).containsExactly(columns("0", "0", "0", "50"));
        AgingHistory history = AgingHistory.of(APART, List.of(TODAY), day -> OpenItemSource.of(open));
        assertThat(history.on(TODAY, CurrencyUnit.EUR)).isEqualTo(aged(APART, TODAY));
    }

    @Test
    void sums_of_deposits_are_told_only_where_they_stand_apart() {
        AgedSums sums = APART.sums(TODAY);
        sums.addDeposits(ACME, CurrencyUnit.EUR, BigInteger.valueOf(7_000));
        sums.addDeposits(ACME, CurrencyUnit.EUR, BigInteger.valueOf(3_000));
        assertThat(sums.showsDeposits()).isTrue();
        assertThat(sums.report().rows())
                .singleElement()
                .satisfies(row -> assertThat(row.amounts().deposits()).isEqualTo(eur("100")));

        assertThatThrownBy(() -> SPEC.sums(TODAY).addDeposits(ACME, CurrencyUnit.EUR, BigInteger.ONE))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> APART.sums(TODAY).addDeposits(ACME, CurrencyUnit.EUR, BigInteger.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sums.addDeposits(ACME, CurrencyUnit.EUR, BigInteger.ONE))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void deposits_are_in_the_currency_and_not_negative() {
        AgedAmounts amounts = columns("1", "2", "3", "4");
        assertThatThrownBy(() -> amounts.withDeposits(eur("-1"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> amounts.withDeposits(Money.parse("USD 1")))
                .isInstanceOf(CurrencyMismatchException.class);
        assertThat(amounts.withDeposits(eur("0"))).isEqualTo(amounts);
        assertThat(APART).isNotEqualTo(SPEC).hasToString(SPEC + ", deposits apart");
    }

    @Property(tries = 200)
    void T01_the_balance_is_the_same_wherever_deposits_stand_and_no_column_of_them_is_negative(
            @ForAll("items") List<OpenItem> items) {
        OpenItemSource source = OpenItemSource.of(items);
        for (AgingSpec spec : List.of(SPEC, SPEC.withCreditsNetted(), SPEC.withCreditsToOldest())) {
            AgedAmounts together = spec.age(source, TODAY).total(CurrencyUnit.EUR);
            AgedAmounts apart = spec.withDepositsApart().age(source, TODAY).total(CurrencyUnit.EUR);
            long deposits = items.stream()
                    .filter(OpenItem::isDeposit)
                    .mapToLong(OpenItem::openMinor)
                    .sum();

            assertThat(apart.balance()).isEqualTo(together.balance());
            assertThat(apart.deposits()).isEqualTo(Money.ofMinor(CurrencyUnit.EUR, deposits));
            assertThat(apart.unapplied().isNegative()).isFalse();
            assertThat(spec.withDepositsApart().age(source, TODAY, HeldBack.nothing()))
                    .extracting(report -> List.copyOf(report.rows()))
                    .isEqualTo(List.copyOf(
                            spec.withDepositsApart().age(source, TODAY).rows()));
        }
    }

    @Provide
    Arbitrary<List<OpenItem>> items() {
        return Combinators.combine(
                        Arbitraries.of(EntryKind.INVOICE, EntryKind.RECEIPT, EntryKind.DEPOSIT, EntryKind.CREDIT_NOTE),
                        Arbitraries.longs().between(1, 100_000),
                        Arbitraries.integers().between(-90, 30))
                .as(Drawn::new)
                .list()
                .ofMaxSize(30)
                .map(drawn -> {
                    List<OpenItem> items = new ArrayList<>();
                    drawn.forEach(one -> items.add(one.item(items.size())));
                    return items;
                });
    }

    private record Drawn(EntryKind kind, long minor, int day) {

        OpenItem item(int number) {
            String id = "D-" + number;
            Entry entry = Entry.builder(
                            kind == EntryKind.INVOICE ? ItemId.debit(id) : ItemId.credit(id),
                            kind,
                            Money.ofMinor(CurrencyUnit.EUR, minor),
                            TODAY.plusDays(day))
                    .build();
            return OpenItem.of(number % 2 == 0 ? ACME : BOLT, entry, minor);
        }
    }
}
