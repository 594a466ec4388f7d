package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.Settlement;
import io.cartera.aging.AgedAmounts;
import io.cartera.aging.AgingBuckets;
import io.cartera.aging.AgingSpec;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.statement.Statement;
import io.cartera.statement.StatementStyle;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Aging, balances as of a date and statements: cases known from the test suites of other systems, by number. */
class ErpAgingCasesTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final AgingBuckets BUCKETS = AgingBuckets.days(30, 60, 90);

    private final Receivables books = Receivables.over(new InMemoryStore());

    ErpAgingCasesTest() {
        books.customers().register(Customer.organisation(ACME, "Acme").build());
        books.customers().register(Customer.organisation(BOLT, "Bolt").build());
    }

    private void bill(String id, String amount, String on, String dueOn) {
        bill(ACME, id, amount, on, dueOn);
    }

    private void bill(CustomerId customer, String id, String amount, String on, String dueOn) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), customer, LocalDate.parse(on))
                        .dueOn(LocalDate.parse(dueOn))
                        .line("goods", Money.parse(amount))
                        .build())
                .orElseThrow();
    }

    private void credit(String id, String amount, String on, String of) {
        books.invoicing()
                .issue(Invoice.creditNote(InvoiceId.of(id), ACME, LocalDate.parse(on))
                        .line("goods", Money.parse(amount))
                        .reference(of)
                        .build())
                .orElseThrow();
    }

    private void pay(String id, String amount, String on) {
        books.cash()
                .receive(Payment.received(PaymentId.of(id), ACME, Money.parse(amount), LocalDate.parse(on)))
                .orElseThrow();
    }

    private void match(String credit, String debit, String amount, String on) {
        Settlement.Match match = new Settlement.Match(
                ItemId.credit(credit), ItemId.debit(debit), Money.parse(amount), LocalDate.parse(on));
        books.cash()
                .settle(CommandId.of(credit + ">" + debit), ACME, Settlement.of(List.of(), List.of(match)))
                .orElseThrow();
    }

    private List<String> open(String on) {
        return books.accounts().openItems(ACME, LocalDate.parse(on)).stream()
                .map(item -> item.id().document() + " " + item.open())
                .toList();
    }

    private AgedAmounts aged(String on) {
        return books.accounts()
                .aging(BUCKETS, LocalDate.parse(on))
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
    void E1_what_was_open_is_answered_for_each_day_after_all_is_paid() {
        bill("INV", "EUR 200", "2026-01-10", "2026-02-09");
        pay("P1", "EUR 100", "2026-01-17");
        pay("P2", "EUR 100", "2026-01-24");
        match("P1", "INV", "EUR 100", "2026-01-17");
        match("P2", "INV", "EUR 100", "2026-01-24");

        assertThat(open("2026-01-10")).containsExactly("INV EUR 200.00");
        assertThat(open("2026-01-17")).containsExactly("INV EUR 100.00");
        assertThat(open("2026-01-24")).isEmpty();
    }

    @Test
    void E3_an_invoice_is_absent_from_the_day_of_its_payment_on_and_open_the_day_before() {
        bill("INV", "EUR 115", "2016-07-26", "2016-08-25");
        pay("PAY", "EUR 115", "2016-10-28");
        match("PAY", "INV", "EUR 115", "2016-10-28");

        assertThat(open("2016-10-31")).isEmpty();
        assertThat(open("2016-10-28")).isEmpty();
        assertThat(open("2016-10-27")).containsExactly("INV EUR 115.00");
    }

    @Test
    void E5_an_invoice_of_the_old_year_paid_in_the_new_one_belongs_to_the_years_aging() {
        bill("INV", "EUR 80", "2016-12-30", "2016-12-30");
        pay("PAY", "EUR 80", "2017-01-01");
        match("PAY", "INV", "EUR 80", "2017-01-01");

        assertThat(aged("2016-12-31")).isEqualTo(euros("0", List.of("80", "0", "0", "0"), "0"));
    }

    @Test
    void E7_cash_applied_in_May_does_not_rewrite_the_statement_of_April() {
        pay("FEB", "EUR 1000", "2019-02-10");
        for (int number = 1; number <= 5; number++) {
            bill("MAR-" + number, "EUR 10000", "2019-03-15", "2019-03-15");
        }
        bill("APR", "EUR 100000", "2019-04-15", "2019-05-15");
        AgedAmounts before = aged("2019-04-30");
        pay("MAY", "EUR 49000", "2019-05-10");
        books.cash()
                .apply(CommandId.of("RUN"), ACME, LocalDate.parse("2019-05-10"), AllocationPolicy.oldest())
                .orElseThrow();

        AgedAmounts april = aged("2019-04-30");
        assertThat(april).isEqualTo(before).isEqualTo(euros("100000", List.of("0", "50000", "0", "0"), "1000"));
        assertThat(april.balance()).isEqualTo(Money.parse("EUR 149000"));
        Statement statement = books.accounts()
                .statement(
                        ACME,
                        StatementStyle.OPEN_ITEM,
                        DateRange.ofClosed(LocalDate.parse("2019-04-01"), LocalDate.parse("2019-04-30")),
                        AgingSpec.byDueDate(BUCKETS));
        assertThat(statement.accounts().get(0).closing()).isEqualTo(Money.parse("EUR 149000"));
        assertThat(aged("2019-05-31").balance()).isEqualTo(Money.parse("EUR 100000"));
    }

    @Test
    void E9_a_part_payment_closes_the_first_instalment_and_reaches_into_the_next() {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV"), ACME, LocalDate.parse("2026-01-10"))
                        .line("goods", Money.parse("EUR 100"))
                        .terms(PaymentTerms.parse("30% net 0; 50% net 30; 20% net 60"))
                        .build())
                .orElseThrow();
        pay("P", "EUR 40", "2026-01-20");
        books.cash()
                .apply(CommandId.of("RUN"), ACME, LocalDate.parse("2026-01-20"), AllocationPolicy.oldest())
                .orElseThrow();

        assertThat(books.accounts().openItems(ACME, LocalDate.parse("2026-01-20")))
                .extracting(item -> item.amount() + " open " + item.open())
                .containsExactly("EUR 50.00 open EUR 40.00", "EUR 20.00 open EUR 20.00");
    }

    @Test
    void E11_an_invoice_whose_credit_note_is_applied_is_in_no_report() {
        bill("INV", "EUR 100", "2026-01-10", "2026-02-09");
        credit("CN", "EUR 100", "2026-01-12", "INV");
        books.cash().apply(ACME, LocalDate.parse("2026-01-12")).orElseThrow();

        assertThat(books.accounts()
                        .aging(BUCKETS, LocalDate.parse("2026-01-12"))
                        .rows())
                .isEmpty();
    }

    @Test
    void E13_an_advance_without_an_invoice_is_visible_and_makes_the_balance_negative() {
        pay("ADVANCE", "EUR 1000", "2026-01-10");

        assertThat(aged("2026-01-31")).isEqualTo(euros("0", List.of("0", "0", "0", "0"), "1000"));
        assertThat(aged("2026-01-31").balance()).isEqualTo(Money.parse("EUR -1000"));
    }

    @Test
    void E21_who_may_see_one_customer_ages_that_customers_items_only() {
        bill("A", "EUR 10", "2026-01-10", "2026-02-09");
        bill(BOLT, "B", "EUR 20", "2026-01-10", "2026-02-09");
        LocalDate asOf = LocalDate.parse("2026-03-31");
        List<OpenItem> permitted = books.accounts().openItems(BOLT, asOf);

        assertThat(AgingSpec.byDueDate(BUCKETS).age(permitted::forEach, asOf).rows())
                .extracting(row -> row.customer() + " " + row.amounts().balance())
                .containsExactly("BOLT EUR 20.00");
    }

    @Test
    void E23_within_the_margin_a_debt_past_due_is_not_yet_overdue() {
        bill("INV", "EUR 100", "2026-01-10", "2026-02-09");
        LocalDate twoDaysLater = LocalDate.parse("2026-02-11");
        AgingSpec strict = AgingSpec.byDueDate(BUCKETS);

        assertThat(overdue(strict, twoDaysLater)).contains(Money.parse("EUR 100"));
        assertThat(overdue(strict.withGraceDays(3), twoDaysLater)).contains(Money.parse("EUR 0"));
        assertThat(overdue(strict.withGraceDays(3), twoDaysLater.plusDays(2))).contains(Money.parse("EUR 100"));
    }

    private Optional<Money> overdue(AgingSpec spec, LocalDate asOf) {
        return spec.age(books.accounts().openItems(ACME, asOf)::forEach, asOf)
                .find(ACME, CurrencyUnit.EUR)
                .map(AgedAmounts::overdueTotal);
    }

    /** Elsewhere what is not yet due is in no bucket, so that the buckets do not sum to the balance. Here it has one. */
    @Test
    void E25_what_is_not_yet_due_has_a_column_and_the_columns_sum_to_the_balance() {
        bill("INV", "EUR 100", "2026-01-10", "2026-02-09");

        assertThat(aged("2026-01-31")).isEqualTo(euros("100", List.of("0", "0", "0", "0"), "0"));
        assertThat(aged("2026-01-31").balance()).isEqualTo(Money.parse("EUR 100"));
    }
}
