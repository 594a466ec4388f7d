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
import io.cartera.payment.PaymentReturn;
import io.cartera.reconciliation.Anomaly.InvoiceMissing;
import io.cartera.reconciliation.Anomaly.MaybeTwice;
import io.cartera.reconciliation.Anomaly.NumbersMissing;
import io.cartera.reconciliation.Anomaly.UnappliedTooLong;
import io.cartera.terms.PaymentTerms;
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

        assertThat(found(DAY)).containsExactly(new NumbersMissing("INV-", 10, 11));
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
    void invoices_and_credit_notes_may_share_a_series_and_a_document_dated_ahead_is_not_missing() {
        bill(ACME, "D-1", "EUR 1", DAY);
        books.invoicing()
                .issue(Invoice.creditNote(InvoiceId.of("D-2"), ACME, DAY)
                        .line("goods", Money.parse("EUR 1"))
                        .build())
                .orElseThrow();
        bill(ACME, "D-3", "EUR 3", DAY.plusDays(20));
        bill(ACME, "D-4", "EUR 4", DAY);
        bill(ACME, "D-9", "EUR 9", DAY.plusDays(20));

        assertThat(found(DAY)).isEmpty();
        assertThat(found(DAY.plusDays(20))).containsExactly(new NumbersMissing("D-", 5, 8));
    }

    @Test
    void a_payment_presented_again_after_the_bank_took_it_back_is_not_the_same_twice() {
        pay("P1", "EUR 20", DAY);
        books.cash()
                .returned(PaymentReturn.bounced(
                        CommandId.of("R1"), ACME, PaymentId.of("P1"), DAY.plusDays(2), "no funds"));
        pay("P2", "EUR 20", DAY.plusDays(4));

        assertThat(found(DAY.plusDays(5))).isEmpty();
        pay("P3", "EUR 20", DAY.plusDays(5));
        assertThat(found(DAY.plusDays(5)))
                .containsExactly(
                        new MaybeTwice(ACME, ItemId.credit("P2"), ItemId.credit("P3"), Money.parse("EUR 20"), 1));
    }

    @Test
    void documents_are_compared_whole_whatever_their_instalments() {
        for (String id : List.of("INV-1", "INV-2")) {
            books.invoicing()
                    .issue(Invoice.draft(InvoiceId.of(id), ACME, DAY)
                            .line("goods", Money.parse("EUR 100"))
                            .terms(PaymentTerms.parse("50% net 10; remainder net 40"))
                            .build())
                    .orElseThrow();
        }
        bill(ACME, "INV-3", "EUR 100", DAY.plusDays(1));
        bill(ACME, "INV-4", "EUR 50", DAY.plusDays(1));

        assertThat(found(DAY.plusDays(1)))
                .containsExactly(
                        new MaybeTwice(ACME, ItemId.debit("INV-1"), ItemId.debit("INV-2"), Money.parse("EUR 100"), 0),
                        new MaybeTwice(ACME, ItemId.debit("INV-2"), ItemId.debit("INV-3"), Money.parse("EUR 100"), 1));
    }

    @Test
    void money_unapplied_for_more_than_the_days_is_found_and_not_on_the_day_before() {
        pay("P1", "EUR 20", DAY);

        assertThat(found(DAY.plusDays(30))).isEmpty();
        assertThat(found(DAY.plusDays(31)))
                .containsExactly(new UnappliedTooLong(
                        books.accounts().openItems(ACME, DAY.plusDays(31)).get(0), 31));
        books.invoicing()
                .issue(Invoice.creditNote(InvoiceId.of("CN"), BOLT, DAY)
                        .line("goods", Money.parse("EUR 1"))
                        .build());
        assertThat(found(DAY.plusDays(31))).as("a credit note is no money").hasSize(1);
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

    /** The same amount on the same day of each month, instalments, credit notes, a payment that comes back. */
    @Test
    void C082_a_clean_year_of_many_customers_has_no_findings() {
        Receivables clean = Receivables.over(new InMemoryStore());
        Random random = new Random(20260310);
        int number = 1000;
        for (int customer = 1; customer <= 40; customer++) {
            CustomerId id = CustomerId.of("C" + customer);
            clean.customers().register(Customer.organisation(id, id.value()).build());
            int day = 1 + random.nextInt(28);
            Money amount = Money.parse("EUR " + 3 * (100 + customer));
            for (int month = 1; month <= 12; month++) {
                LocalDate on = LocalDate.of(2025, month, day);
                Invoice.Builder invoice =
                        Invoice.draft(InvoiceId.of("D-" + number++), id, on).line("service", amount);
                if (customer % 3 == 0) {
                    invoice.terms(PaymentTerms.parse("1/3 net 10; 1/3 net 20; remainder net 25"));
                }
                clean.invoicing().issue(invoice.build()).orElseThrow();
                if (month == customer % 12) {
                    clean.invoicing()
                            .issue(Invoice.creditNote(InvoiceId.of("D-" + number++), id, on.plusDays(3))
                                    .line("service", Money.parse("EUR 5"))
                                    .build())
                            .orElseThrow();
                }
                PaymentId paid = PaymentId.of("PAY-" + number);
                Money due = month == customer % 12 ? amount.minus(Money.parse("EUR 5")) : amount;
                clean.cash().receive(Payment.received(paid, id, due, on.plusDays(22)));
                if (month == customer % 7) {
                    clean.cash()
                            .returned(PaymentReturn.bounced(
                                    CommandId.of("RET-" + number), id, paid, on.plusDays(23), "no funds"));
                    PaymentId again = PaymentId.of("PAY-" + number + "-again");
                    clean.cash().receive(Payment.received(again, id, due, on.plusDays(24)));
                }
                clean.cash().apply(id, on.plusDays(25));
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
