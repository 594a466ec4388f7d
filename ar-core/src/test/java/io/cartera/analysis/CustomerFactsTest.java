package io.cartera.analysis;

import static io.cartera.analysis.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.EntrySource;
import io.cartera.account.ItemId;
import io.cartera.account.Side;
import io.cartera.customer.CustomerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class CustomerFactsTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final LocalDate DAY = LocalDate.parse("2026-03-31");

    private static Entry reversal(String document, Entry of, String on) {
        ItemId id = of.side() == Side.DEBIT ? ItemId.credit(document) : ItemId.debit(document);
        return Entry.builder(id, EntryKind.REVERSAL, of.amount(), LocalDate.parse(on))
                .reversing(of.id(), of.kind())
                .build();
    }

    private static CustomerFacts facts(Entry... entries) {
        return CustomerFacts.of(ACME, List.of(entries), DAY);
    }

    @Test
    void deals_are_invoices_and_revenue_is_net_of_credit_notes() {
        CustomerFacts facts = facts(
                entry(EntryKind.INVOICE, "I2", "EUR 200", "2026-02-10"),
                entry(EntryKind.INVOICE, "I1", "EUR 100", "2026-01-10"),
                entry(EntryKind.DEBIT_NOTE, "D1", "EUR 5", "2026-03-01"),
                entry(EntryKind.CREDIT_NOTE, "C1", "EUR 40", "2026-03-02"),
                entry(EntryKind.RECEIPT, "P1", "EUR 60", "2026-03-20"),
                entry(EntryKind.INVOICE, "I3", "EUR 999", "2026-04-01"));

        Deals deals = facts.deals(CurrencyUnit.EUR);
        assertThat(deals.count()).isEqualTo(2);
        assertThat(deals.revenue()).isEqualTo(Money.parse("EUR 265"));
        assertThat(deals.first()).contains(LocalDate.parse("2026-01-10"));
        assertThat(deals.last()).contains(LocalDate.parse("2026-02-10"));
        assertThat(deals.averageTicket()).contains(Money.parse("EUR 132.50"));
        assertThat(facts.customer()).isEqualTo(ACME);
        assertThat(facts.asOf()).isEqualTo(DAY);
    }

    @Test
    void the_last_activity_is_known_by_kind() {
        CustomerFacts facts = facts(
                entry(EntryKind.INVOICE, "I1", "EUR 100", "2026-01-10"),
                entry(EntryKind.RECEIPT, "P1", "USD 60", "2026-03-20"),
                entry(EntryKind.RECEIPT, "P2", "EUR 60", "2026-02-20"),
                entry(EntryKind.RETURNED_PAYMENT, "R1", "EUR 60", "2026-02-25"));

        assertThat(facts.lastActivity()).contains(LocalDate.parse("2026-03-20"));
        assertThat(facts.lastActivity(EntryKind.INVOICE)).contains(LocalDate.parse("2026-01-10"));
        assertThat(facts.lastActivity(EntryKind.RECEIPT)).contains(LocalDate.parse("2026-03-20"));
        assertThat(facts.lastActivity(EntryKind.RETURNED_PAYMENT)).contains(LocalDate.parse("2026-02-25"));
        assertThat(facts.lastActivity(EntryKind.CREDIT_NOTE)).isEmpty();
        assertThat(facts.currencies()).containsExactly(CurrencyUnit.EUR, CurrencyUnit.USD);
    }

    @Test
    void the_first_and_the_last_operation_are_dealings() {
        CustomerFacts facts = facts(
                entry(EntryKind.RECEIPT, "P1", "USD 60", "2026-01-10"),
                entry(EntryKind.INVOICE, "I1", "EUR 100", "2026-01-10"),
                entry(EntryKind.INVOICE, "I2", "EUR 100", "2026-02-10"),
                entry(EntryKind.OPENING_BALANCE, "O1", "EUR 1", "2026-01-01"));

        assertThat(facts.firstOperation().map(Entry::id)).contains(ItemId.debit("I1"));
        assertThat(facts.lastOperation().map(Entry::id)).contains(ItemId.debit("I2"));
        assertThat(facts().firstOperation()).isEmpty();
    }

    @Test
    void what_was_reversed_by_the_day_never_happened() {
        Entry first = entry(EntryKind.INVOICE, "I1", "EUR 100", "2026-01-10");
        Entry mistake = entry(EntryKind.INVOICE, "I2", "EUR 700", "2026-03-10");
        Entry receipt = entry(EntryKind.RECEIPT, "P1", "EUR 1", "2026-03-11");
        List<Entry> entries = new ArrayList<>(List.of(
                first, mistake, receipt, reversal("X1", mistake, "2026-03-20"), reversal("X2", receipt, "2026-04-01")));

        for (int i = 0; i < entries.size(); i++) {
            Collections.rotate(entries, 1);
            CustomerFacts facts = CustomerFacts.of(ACME, entries, DAY);
            assertThat(facts.deals(CurrencyUnit.EUR)).hasToString("1 deals, EUR 100.00");
            assertThat(facts.deals(CurrencyUnit.EUR).last()).contains(first.effectiveOn());
            assertThat(facts.lastActivity()).contains(receipt.effectiveOn());
            assertThat(facts.lastActivity(EntryKind.REVERSAL)).isEmpty();
            CustomerFacts before = CustomerFacts.of(ACME, entries, LocalDate.parse("2026-03-19"));
            assertThat(before.deals(CurrencyUnit.EUR)).hasToString("2 deals, EUR 800.00");
        }
    }

    @Test
    void an_average_ticket_is_rounded_half_up() {
        CustomerFacts facts = facts(
                entry(EntryKind.INVOICE, "I1", "EUR 0.01", "2026-01-10"),
                entry(EntryKind.INVOICE, "I2", "EUR 0.02", "2026-01-10"),
                entry(EntryKind.INVOICE, "I3", "JPY 5", "2026-01-10"),
                entry(EntryKind.CREDIT_NOTE, "C1", "USD 5", "2026-01-10"));

        assertThat(facts.deals(CurrencyUnit.EUR).averageTicket()).contains(Money.parse("EUR 0.02"));
        assertThat(facts.deals(CurrencyUnit.JPY).averageTicket()).contains(Money.parse("JPY 5"));
        assertThat(facts.deals(CurrencyUnit.USD).averageTicket()).isEmpty();
        assertThat(facts.deals(CurrencyUnit.USD).revenue()).isEqualTo(Money.parse("USD -5"));
        assertThat(facts.deals(CurrencyUnit.USD).first()).isEmpty();
    }

    @Test
    void without_entries_nothing_is_known() {
        CustomerFacts facts = facts();

        assertThat(facts.lastActivity()).isEmpty();
        assertThat(facts.currencies()).isEmpty();
        assertThat(facts.deals(CurrencyUnit.EUR)).hasToString("0 deals, EUR 0.00");
    }

    @Test
    void many_customers_are_read_in_one_pass_each_once() {
        Entry invoice = entry(EntryKind.INVOICE, "I1", "EUR 100", "2026-01-10");
        Entry later = entry(EntryKind.INVOICE, "I2", "EUR 999", "2026-04-01");
        int[] passes = {0};
        EntrySource source = action -> {
            passes[0]++;
            action.accept(ACME, invoice);
            action.accept(ACME, entry(EntryKind.INVOICE, "I2", "EUR 50", "2026-01-11"));
            action.accept(BOLT, invoice);
            action.accept(BOLT, reversal("X1", invoice, "2026-01-12"));
            action.accept(CustomerId.of("LATER"), later);
        };

        List<String> told = new ArrayList<>();
        CustomerFacts.each(source, DAY, facts -> told.add(facts.customer() + " " + facts.deals(CurrencyUnit.EUR)));

        assertThat(told).containsExactly("ACME 2 deals, EUR 150.00", "BOLT 0 deals, EUR 0.00");
        assertThat(passes[0]).isEqualTo(1);
    }

    @Test
    void a_customer_that_comes_in_two_parts_is_refused() {
        Entry invoice = entry(EntryKind.INVOICE, "I1", "EUR 100", "2026-01-10");
        EntrySource source = action -> List.of(ACME, BOLT, ACME).forEach(customer -> action.accept(customer, invoice));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerFacts.each(source, DAY, facts -> {}))
                .withMessageContaining("ACME");
    }
}
