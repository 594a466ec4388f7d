package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.EntryKind;
import io.cartera.account.LedgerId;
import io.cartera.aging.AgingBuckets;
import io.cartera.aging.AgingHistory;
import io.cartera.aging.AgingSpec;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.analysis.CustomerFacts;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnalysisTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final LocalDate DAY = LocalDate.parse("2026-03-31");

    private Receivables books;

    @BeforeEach
    void open() {
        InMemoryStore store = new InMemoryStore();
        books = Receivables.over(store);
        Receivables branch = books.inLedger(LedgerId.of("branch"));
        for (CustomerId id : List.of(BOLT, ACME)) {
            books.customers()
                    .register(Customer.organisation(id, id.value()).build())
                    .orElseThrow();
        }
        issue(books, ACME, "I1", "EUR 200", "2026-01-10");
        issue(books, ACME, "I2", "EUR 150", "2026-02-10");
        issue(books, BOLT, "I1", "EUR 180", "2026-03-10");
        issue(books, BOLT, "I2", "JPY 9", "2026-04-01");
        issue(branch, ACME, "I9", "EUR 5000", "2026-03-10");
        books.cash()
                .receive(Payment.received(
                        PaymentId.of("P1"), ACME, Money.parse("EUR 110"), LocalDate.parse("2026-03-20")))
                .orElseThrow();
        books.cash()
                .apply(CommandId.of("apply"), ACME, LocalDate.parse("2026-03-20"), AllocationPolicy.referenceThenDue())
                .orElseThrow();
    }

    private static void issue(Receivables books, CustomerId customer, String id, String amount, String on) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), customer, LocalDate.parse(on))
                        .line("Work", Money.parse(amount))
                        .build())
                .orElseThrow();
    }

    @Test
    void days_sales_outstanding_is_told_by_currency() {
        // 31 + 28 + 90/200 × 31
        assertThat(books.analysis().daysSalesOutstanding(DAY)).hasToString("{EUR=72.95 days}");
        assertThat(books.analysis().daysSalesOutstanding(LocalDate.parse("2026-04-30")))
                .containsOnlyKeys(CurrencyUnit.EUR, CurrencyUnit.JPY);
    }

    @Test
    void balances_and_aging_go_over_the_months() {
        var months = books.analysis().balances(DAY).months(CurrencyUnit.EUR, 12);
        AgingHistory aging = books.analysis()
                .aging(
                        AgingSpec.byDueDate(AgingBuckets.days(30)),
                        months.stream().map(month -> month.on()).toList());

        assertThat(months)
                .hasToString("[2026-01-31: sales EUR 200.00, balance EUR 200.00,"
                        + " 2026-02-28: sales EUR 150.00, balance EUR 350.00,"
                        + " 2026-03-31: sales EUR 180.00, balance EUR 420.00]");
        assertThat(months)
                .allSatisfy(month -> assertThat(
                                aging.on(month.on(), CurrencyUnit.EUR).balance())
                        .isEqualTo(month.balance()));
        assertThat(aging.on(LocalDate.parse("2026-02-28"), CurrencyUnit.EUR).overdueTotal())
                .isEqualTo(Money.parse("EUR 200"));
    }

    @Test
    void facts_of_one_customer_are_those_among_all() {
        List<CustomerFacts> all = new ArrayList<>();
        books.analysis().customerFacts(DAY, all::add);

        assertThat(all).extracting(CustomerFacts::customer).containsExactly(ACME, BOLT);
        assertThat(all.get(0)).hasToString("CustomerFacts[ACME, 2026-03-31, {EUR=2 deals, EUR 350.00}]");
        assertThat(books.analysis().customerFacts(ACME, DAY))
                .hasToString(all.get(0).toString());
        assertThat(all.get(0).lastActivity(EntryKind.RECEIPT)).contains(LocalDate.parse("2026-03-20"));
        assertThat(books.analysis().customerFacts(CustomerId.of("NOBODY"), DAY).lastActivity())
                .isEmpty();
    }

    @Test
    void turnover_is_what_was_billed_in_the_period() {
        assertThat(books.analysis().turnover(DateRange.upTo(DAY)).in(CurrencyUnit.EUR))
                .hasToString("{ACME=EUR 350.00, BOLT=EUR 180.00}");
    }
}
