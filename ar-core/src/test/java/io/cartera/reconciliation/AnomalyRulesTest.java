package io.cartera.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.Receivables;
import io.cartera.account.ItemId;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.reconciliation.Anomaly.InvoiceMissing;
import io.cartera.reconciliation.Anomaly.MaybeTwice;
import io.cartera.reconciliation.Anomaly.NumbersMissing;
import io.cartera.reconciliation.Anomaly.UnappliedTooLong;
import io.cartera.trace.CommandId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class AnomalyRulesTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final LocalDate DAY = LocalDate.parse("2026-03-10");

    private final Receivables books = Receivables.over(new InMemoryStore());

    AnomalyRulesTest() {
        books.customers().register(Customer.organisation(ACME, "Acme").build());
        books.customers().register(Customer.organisation(BOLT, "Bolt").build());
    }

    private void bill(CustomerId customer, String id, String amount, LocalDate on) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), customer, on)
                        .line("goods", Money.parse(amount))
                        .build())
                .orElseThrow();
    }

    private void pay(String id, String amount, LocalDate on) {
        books.cash()
                .receive(Payment.received(PaymentId.of(id), ACME, Money.parse(amount), on))
                .orElseThrow();
    }

    private List<Anomaly> found(LocalDate asOf) {
        return books.analysis().anomalies(AnomalyRules.usual(), asOf);
    }

    @Test
    void numbers_missing_in_a_series_are_found_over_all_customers() {
        bill(ACME, "INV-0008", "EUR 1", DAY);
        bill(BOLT, "INV-0009", "EUR 1", DAY);
        bill(ACME, "INV-0012", "EUR 2", DAY);
        bill(ACME, "X7", "EUR 3", DAY);
        bill(ACME, "no number", "EUR 4", DAY);

        assertThat(found(DAY)).containsExactly(new NumbersMissing("INVOICE", "INV-", 10, 11));
    }

    @Test
    void a_series_without_a_gap_says_nothing_though_its_width_changes_and_one_is_reversed() {
        bill(ACME, "INV-9", "EUR 1", DAY);
        bill(BOLT, "INV-10", "EUR 1", DAY);
        bill(ACME, "INV-11", "EUR 2", DAY);
        books.accounts().reverse(CommandId.of("UNDO"), BOLT, ItemId.debit("INV-10"), DAY);

        assertThat(found(DAY)).isEmpty();
    }

    @Test
    void money_unapplied_for_more_than_the_days_is_found_and_not_on_the_day_before() {
        pay("P1", "EUR 20", DAY);

        assertThat(found(DAY.plusDays(30))).isEmpty();
        assertThat(found(DAY.plusDays(31)))
                .containsExactly(new UnappliedTooLong(
                        books.accounts().openItems(ACME, DAY.plusDays(31)).get(0), 31));
        bill(ACME, "INV-1", "EUR 20", DAY.plusDays(31));
        books.cash().apply(ACME, DAY.plusDays(31));
        assertThat(found(DAY.plusDays(40))).isEmpty();
    }

    @Test
    void a_month_without_the_usual_invoice_is_found_once_it_has_ended() {
        for (int month = 1; month <= 3; month++) {
            bill(ACME, "INV-" + month, "EUR " + month, LocalDate.of(2026, month, 5));
        }

        assertThat(found(LocalDate.parse("2026-04-29"))).isEmpty();
        assertThat(found(LocalDate.parse("2026-04-30")))
                .containsExactly(new InvoiceMissing(ACME, YearMonth.of(2026, 4), 3));
        assertThat(found(LocalDate.parse("2026-05-30")))
                .containsExactly(new InvoiceMissing(ACME, YearMonth.of(2026, 4), 3));
        assertThat(books.analysis()
                        .anomalies(AnomalyRules.usual().invoiceMissingAfter(4), LocalDate.parse("2026-04-30")))
                .isEmpty();
    }

    @Test
    void two_documents_of_one_amount_a_few_days_apart_are_found_unless_one_is_reversed() {
        bill(ACME, "INV-1", "EUR 19.99", DAY);
        bill(BOLT, "INV-2", "EUR 19.99", DAY);
        bill(ACME, "INV-3", "EUR 19.99", DAY.plusDays(7));

        assertThat(found(DAY.plusDays(7)))
                .containsExactly(new MaybeTwice(
                        ACME, ItemId.debit("INV-1"), ItemId.debit("INV-3"), Money.parse("EUR 19.99"), 7));
        assertThat(books.analysis().anomalies(AnomalyRules.usual().maybeTwiceWithin(6), DAY.plusDays(7)))
                .isEmpty();
        books.accounts().reverse(CommandId.of("UNDO"), ACME, ItemId.debit("INV-3"), DAY.plusDays(8));
        assertThat(found(DAY.plusDays(8))).isEmpty();
    }

    @Test
    void C082_a_clean_year_of_many_customers_has_no_findings() {
        Receivables clean = Receivables.over(new InMemoryStore());
        Random random = new Random(20260310);
        int number = 1000;
        for (int customer = 1; customer <= 40; customer++) {
            CustomerId id = CustomerId.of("C" + customer);
            clean.customers().register(Customer.organisation(id, id.value()).build());
            for (int month = 1; month <= 12; month++) {
                LocalDate on = LocalDate.of(2025, month, 1 + random.nextInt(28));
                Money amount = Money.parse("EUR " + (100 * month + customer));
                clean.invoicing()
                        .issue(Invoice.draft(InvoiceId.of("INV-" + number), id, on)
                                .line("service", amount)
                                .build());
                clean.cash().receive(Payment.received(PaymentId.of("PAY-" + number), id, amount, on.plusDays(25)));
                clean.cash().apply(id, on.plusDays(25));
                number++;
            }
        }

        assertThat(clean.analysis().anomalies(AnomalyRules.usual(), LocalDate.parse("2025-12-31")))
                .isEmpty();
    }

    @Test
    void limits_out_of_range_are_refused() {
        AnomalyRules rules = AnomalyRules.usual();

        assertThatIllegalArgumentException().isThrownBy(() -> rules.unappliedFor(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> rules.unappliedFor(3661));
        assertThatIllegalArgumentException().isThrownBy(() -> rules.invoiceMissingAfter(1));
        assertThatIllegalArgumentException().isThrownBy(() -> rules.invoiceMissingAfter(121));
        assertThatIllegalArgumentException().isThrownBy(() -> rules.maybeTwiceWithin(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> rules.maybeTwiceWithin(367));
        assertThat(rules.unappliedFor(30)).isEqualTo(rules).hasSameHashCodeAs(rules);
    }
}
